import {readdirSync, readFileSync} from 'node:fs'
import {expect, test} from '@jest/globals'
import {PRACTICES} from '../src/practices/index.ts'
import {FORMATS as METRICS_FILES} from '../src/evidence/formats/index.ts'
import {CHECKS} from '../src/gate/checks/index.ts'
import {METRICS} from '../src/metrics/table.ts'
import {registry} from '../src/policy/schema/registry.ts'
import {FORMATS as REPORTS} from '../src/report/formats.ts'

// What CONTRIBUTING.md says of each addition, held: each test names the place that was forgotten.

function page(path: string): string {
  return readFileSync(path, 'utf8')
}

/** The exports of every file of a folder, but of those that are no addition themselves. */
async function exportsIn(folder: string, ...others: readonly string[]) {
  const files = readdirSync(folder).filter(name => name.endsWith('.ts') && !others.includes(name))
  return await Promise.all(
    files.map(async name => ({
      path: `${folder}/${name}`,
      values: Object.values((await import(`../${folder}/${name}`)) as Record<string, unknown>)
    }))
  )
}

/** Fails with one sentence a place. */
function complete(forgotten: readonly string[]): void {
  if (forgotten.length > 0) throw new Error(forgotten.join('\n'))
  expect(forgotten).toEqual([])
}

test('a format of metrics files is a file, and a line in src/evidence/formats/index.ts', async () => {
  const files = await exportsIn('src/evidence/formats', 'index.ts', 'read.ts')
  const known: readonly unknown[] = METRICS_FILES
  complete(
    files.flatMap(({path, values}) =>
      values.some(value => known.includes(value))
        ? []
        : [`${path} reads nothing: put its format into FORMATS of src/evidence/formats/index.ts.`]
    )
  )
})

test('a check is a file, and a line in src/gate/checks/index.ts', async () => {
  const files = await exportsIn('src/gate/checks', 'index.ts')
  const known: readonly unknown[] = CHECKS
  complete(
    files.flatMap(({path, values}) =>
      values.some(value => known.includes(value))
        ? []
        : [
            `${path} is never asked: put its check into CHECKS of src/gate/checks/index.ts, or the file where it is used.`
          ]
    )
  )
})

test('a registry is a schema, a case of openRegistry and a part of docs/registries.md', () => {
  const told = page('docs/registries.md')
  const types = registry.options.map(option => option.shape.type.value)
  // Which case openRegistry lacks, and which spec, the compiler says.
  complete(
    types.flatMap(type =>
      told.includes(`type: ${type}`)
        ? []
        : [`docs/registries.md does not show a policy with type: ${type}.`]
    )
  )
})

test('a practice is a file, and a line in src/practices/index.ts', async () => {
  const files = await exportsIn('src/practices', 'index.ts')
  const known: readonly unknown[] = PRACTICES
  complete(
    files.flatMap(({path, values}) =>
      values.flatMap(value =>
        !isPractice(value) || known.includes(value)
          ? []
          : [
              `Nobody looks for ${value.id} of ${path}: give it its line in src/practices/index.ts, where its hurdle stands.`
            ]
      )
    )
  )
})

function isPractice(value: unknown): value is {readonly id: string} {
  return typeof value === 'object' && value !== null && 'id' in value && 'detect' in value
}

test('docs/practices.md tells of every practice', () => {
  const told = page('docs/practices.md')
  complete(
    PRACTICES.flatMap(({id}) =>
      told.includes(`\`${id}\``)
        ? []
        : [`docs/practices.md has no ${id}: run node scripts/practices.mjs after npm run compile.`]
    )
  )
})

test('a report is a file, a line in src/report/formats.ts and a word of the README', () => {
  const told = page('README.md')
  complete(
    Object.keys(REPORTS).flatMap(name =>
      new RegExp(`\\b${name}\\b`, 'iu').test(told)
        ? []
        : [`README.md does not tell of --format ${name}.`]
    )
  )
})

test('a metric is one entry of src/metrics, and no spelling is that of two', () => {
  const owners = new Map<string, string>()
  complete(
    [...METRICS.values()].flatMap(({name, spellings}) =>
      spellings.flatMap(spelling => {
        const other = owners.get(spelling)
        owners.set(spelling, name)
        return other === undefined || other === name
          ? []
          : [
              `"${spelling}" is a spelling of ${other} and of ${name}: src/metrics can give it to one.`
            ]
      })
    )
  )
})
