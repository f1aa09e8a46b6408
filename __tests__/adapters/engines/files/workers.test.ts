import {execFile} from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {promisify} from 'node:util'

import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import ts from 'typescript'

import {openFiles} from '../../../../src/adapters/engines/files/index.ts'
import {countPlainly} from '../../../traffic/reference.ts'
import {csvOf, jsonOf, type LoggedRow, planOf, requestsIn, textOf} from './logs.ts'
import {madeRows} from './rows.ts'

const run = promisify(execFile)
const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..', '..', '..')
const rows = madeRows(3000)
let folder: string
let script: string

/** Compiles all of it, whatever room the worker's parts lie in: a thread runs JavaScript only. */
function compile(from: string, into: string): void {
  mkdirSync(into, {recursive: true})
  for (const entry of readdirSync(from, {withFileTypes: true})) {
    const source = join(from, entry.name)
    if (entry.isDirectory()) compile(source, join(into, entry.name))
    else if (entry.name.endsWith('.ts'))
      writeFileSync(
        join(into, entry.name.replace(/ts$/u, 'js')),
        ts.transpileModule(readFileSync(source, 'utf8'), {
          compilerOptions: {
            module: ts.ModuleKind.ESNext,
            target: ts.ScriptTarget.ES2023,
            rewriteRelativeImportExtensions: true,
            verbatimModuleSyntax: true
          }
        }).outputText
      )
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gate-workers-'))
  const into = join(folder, 'lib')
  compile(join(root, 'src'), into)
  writeFileSync(join(into, 'package.json'), '{"type": "module"}')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir')
  script = join(into, 'adapters', 'engines', 'files', 'worker.js')
})
afterAll(() => {
  rmSync(folder, {recursive: true, force: true})
})

function oracle(of: readonly LoggedRow[]): string {
  return textOf({tables: countPlainly(requestsIn(of), planOf())})
}

describe('worker threads', () => {
  const plain = rows.map(row => ({
    ...row,
    segment: row.segment === 'two\nlines' ? 'two' : row.segment
  }))

  test.each([
    ['CSV', csvOf(plain), plain, 2, 10_007],
    ['CSV in tiny parts', csvOf(plain.slice(0, 40)), plain.slice(0, 40), 3, 61],
    ['CSV with line breaks in quotes on seams', csvOf(rows), rows, 2, 2003],
    ['JSON lines', jsonOf(rows), rows, 2, 50_021]
  ])('count %s as one thread does', async (name, bytes, of, workers, partBytes) => {
    const log = join(folder, name.replaceAll(' ', '-'))
    writeFileSync(log, bytes)
    const engine = openFiles([log], {script, workers, partBytes, small: 0})
    const found = await engine.count(planOf())
    expect(textOf(found)).toBe(oracle(of))
    expect(found.problems).toEqual([])
  })

  test('count row groups of a Parquet file, with progress', async () => {
    const progress: number[] = []
    const engine = openFiles(['wide.snappy.v1.parquet'], {
      folder: join(here, 'fixtures'),
      script,
      workers: 2,
      partBytes: 1,
      small: 0
    })
    const found = await engine.count(planOf(), ({done, total}) => progress.push(done / total))
    expect(textOf(found)).toBe(oracle(madeRows(2100)))
    expect(progress.at(-1)).toBeGreaterThan(0.9)
    expect(progress).toEqual(progress.toSorted((one, two) => one - two))
  })

  test('faults have the row of the file, not of the part', async () => {
    const text = new TextDecoder().decode(csvOf(plain))
    const log = join(folder, 'faults.csv')
    writeFileSync(log, `${text}one cell\n`)
    const found = await openFiles([log], {script, workers: 2, partBytes: 9001, small: 0}).count(
      planOf()
    )
    expect(found.problems.map(({summary}) => summary)).toEqual([
      `${log} has rows that are left out (1 row, first row 3001: 1 cells instead of 10).`
    ])
  })

  test('end when the work is called off', async () => {
    const log = join(folder, 'called-off.csv')
    writeFileSync(log, csvOf(plain))
    const abort = new AbortController()
    const counting = openFiles([log], {script, workers: 2, partBytes: 5003, small: 0}).count(
      planOf(),
      () => {
        abort.abort(new Error('called off'))
      },
      abort.signal
    )
    await expect(counting).rejects.toThrow('called off')
  })

  test('that are called off leave neither a thread nor a file behind', async () => {
    const log = join(folder, 'left-behind.csv')
    writeFileSync(log, csvOf(plain))
    const engine = join(dirname(script), 'index.js')
    const program = join(folder, 'call-off.mjs')
    writeFileSync(
      program,
      `import {openFiles} from ${JSON.stringify(pathToFileURL(engine).href)}
const options = {script: ${JSON.stringify(script)}, workers: 2, partBytes: 5003, small: 0}
const threads = []
process.on('worker', thread => threads.push(thread))
const abort = new AbortController()
const calledOff = () => abort.abort(new Error('called off'))
const plan = ${JSON.stringify(planOf())}
const counting = openFiles([${JSON.stringify(log)}], options).count(plan, calledOff, abort.signal)
const outcome = await counting.then(() => 'counted', error => error.message)
// A thread that has ended has no number.
console.log(JSON.stringify({outcome, threads: threads.map(({threadId}) => threadId)}))
`
    )
    const temporary = join(folder, 'temporary')
    mkdirSync(temporary)
    const {stdout} = await run(process.execPath, [program], {
      env: {...process.env, TMPDIR: temporary, TEMP: temporary},
      timeout: 60_000
    })
    expect(JSON.parse(stdout)).toEqual({outcome: 'called off', threads: [-1, -1]})
    expect(readdirSync(temporary)).toEqual([])
  })

  test('a script that is not there is an error of the world', async () => {
    const log = join(folder, 'no-script.csv')
    writeFileSync(log, csvOf(plain))
    const engine = openFiles([log], {script: join(folder, 'none.js'), workers: 2, small: 0})
    await expect(engine.count(planOf())).rejects.toThrow('The log could not be counted')
  })
})
