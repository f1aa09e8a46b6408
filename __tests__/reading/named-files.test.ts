import {describe, expect, test} from '@jest/globals'
import type {NamedFiles} from '../../src/reading/named-files.ts'
import type {Verdict} from '../../src/verdict/verdict.ts'
import {check} from '../../src/run.ts'
import {memoryTree} from '../fixtures/memory-tree.ts'
import {aRequest, aWorld, registryOf} from '../fixtures/world.ts'

const GOOD = '{"accuracy": 0.9}'
const WORSE = '{"accuracy": 0.8}'
const CARD = '---\nlibrary_name: sklearn\n---\n# A model\n'

async function judged(
  files: Readonly<Record<string, string>>,
  production: Readonly<Record<string, string>>,
  name: (
    place: (path: string) => {tree: ReturnType<typeof memoryTree>; path: string; shown: string}
  ) => NamedFiles,
  {folder = '', policy = null}: {folder?: string; policy?: string | null} = {}
): Promise<Verdict> {
  const tree = memoryTree(files)
  const world = {
    ...aWorld({}, null, {policy}),
    tree,
    registry: () => registryOf(production, folder)
  }
  const candidate = name(path => ({tree, path, shown: path}))
  return await check(aRequest({candidate}), world)
}

describe('what a user names is read in production at the same path', () => {
  test('a metrics file', async () => {
    const at = 'out/q1.json'
    const {verdict} = await judged({[at]: WORSE}, {[at]: GOOD}, place => ({metrics: [place(at)]}))
    expect(verdict).toBe('fail')
  })

  test('predictions and a card', async () => {
    const rows = (right: number): string =>
      `id,label,prediction\n${Array.from({length: 400}, (_, i) => `${i},1,${i < right ? 1 : 0}\n`).join('')}`
    const {verdict, models} = await judged(
      {'out/rows.csv': rows(300), 'cards/m.md': CARD},
      {'out/rows.csv': rows(390), 'cards/m.md': CARD},
      place => ({predictions: place('out/rows.csv'), card: place('cards/m.md')})
    )
    expect(verdict).toBe('fail')
    expect(models[0]?.baseline?.evidence.map(({path}) => path)).toEqual([
      'cards/m.md',
      'out/rows.csv'
    ])
  })

  test('below the folder of the version, or directly in it', async () => {
    for (const production of [{'production/out/q1.json': GOOD}, {'production/q1.json': GOOD}]) {
      const {verdict} = await judged(
        {'out/q1.json': WORSE},
        production,
        place => ({metrics: [place('out/q1.json')]}),
        {folder: 'production'}
      )
      expect(verdict).toBe('fail')
    }
  })

  test('before what the policy names, which counts where production has no such path', async () => {
    const policy = 'version: 1\nmodels: {m: {metrics: metrics.json}}\n'
    const name = (
      place: (path: string) => NonNullable<NamedFiles['metrics']>[number]
    ): NamedFiles => ({
      metrics: [place('out/q1.json')]
    })
    const named = {'out/q1.json': WORSE, 'metrics.json': WORSE}
    for (const production of [
      {'out/q1.json': GOOD, 'metrics.json': WORSE},
      {'metrics.json': GOOD}
    ]) {
      expect((await judged(named, production, name, {policy})).verdict).toBe('fail')
    }
  })

  test('a file that lies elsewhere has no twin there', async () => {
    const elsewhere = memoryTree({'q1.json': WORSE})
    const {verdict, models} = await judged({}, {'q1.json': GOOD}, () => ({
      metrics: [{tree: elsewhere, path: 'q1.json', shown: '../q1.json'}]
    }))
    expect(verdict).toBe('hold')
    expect(models[0]?.baseline).toBeNull()
  })
})
