import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import process from 'node:process'
import {afterAll, beforeAll, expect, test} from '@jest/globals'
import {runCommand} from '../fixtures/command.ts'
import {mlflowRest, type MlflowRest} from './support/mlflow-rest.ts'
import {mlflowPython, startMlflow, type MlflowServer} from './support/mlflow-server.ts'
import {makeTemporaryFolder, removeTemporaryFolders} from './support/temporary-folder.ts'

const INSTALL_MS = 900_000
const TEST_MS = 180_000
const REGISTRY = ['--model', 'fraud'] as const
const POLICY = `version: 1
models:
  fraud:
    metrics: metrics.json
    registry: {type: mlflow, url: "\${MLFLOW_TRACKING_URI}", model: fraud, alias: champion}
    at-least-as-good: {accuracy: {margin: 1 pp}}
`

let server: MlflowServer
let rest: MlflowRest
let folder: string

beforeAll(async () => {
  await mlflowPython()
  server = await startMlflow()
  rest = mlflowRest(server)
  folder = await makeTemporaryFolder()
  await writeFile(join(folder, 'model-promotion.yml'), POLICY)
  process.env['MLFLOW_TRACKING_URI'] = server.base
}, INSTALL_MS)
afterAll(async () => {
  Reflect.deleteProperty(process.env, 'MLFLOW_TRACKING_URI')
  await server.stop()
  await removeTemporaryFolders()
})

/** A training that logs to MLflow and commits the same metrics. */
async function train(accuracy: number): Promise<string> {
  const {version} = await rest.register('fraud', {
    metrics: {accuracy},
    artifacts: {'model/MLmodel': 'flavors: {}\n'}
  })
  await rest.setAlias('fraud', 'challenger', version)
  await writeFile(join(folder, 'metrics.json'), JSON.stringify({accuracy}))
  return version
}

async function check(verdict: string): Promise<string> {
  // Not in the judged folder, where it would be taken for evidence.
  const file = join(await makeTemporaryFolder(), `${verdict}.json`)
  await runCommand('check', folder, ...REGISTRY, '--format', 'json', '--output', file)
  return file
}

async function promote(verdict: string, ...more: readonly string[]) {
  return await runCommand('promote', folder, ...REGISTRY, '--verdict', verdict, ...more)
}

test(
  'the model in the registry tells what was done; what is not as it was judged does not go',
  async () => {
    await rest.setAlias('fraud', 'champion', await train(0.9))
    await train(0.93)
    const judged = await check('second')
    await writeFile(join(folder, 'metrics.json'), '{"accuracy":0.94}')
    expect((await promote(judged)).stdout).toMatch(/Refused: .*metrics.json in .* was judged on/u)
    await writeFile(join(folder, 'metrics.json'), '{"accuracy":0.93}')
    expect((await promote(judged, '--by', 'ada', '--pull-request', '7')).stdout).toContain(
      'left fraud@challenger on fraud/2'
    )
    expect(await rest.aliases('fraud')).toEqual({
      champion: '2',
      'champion-previous': '1',
      challenger: '2'
    })
    expect(
      JSON.parse((await rest.tags('fraud', '2'))['promotion-gate.record.0001'] ?? '')
    ).toMatchObject({
      kind: 'promotion',
      version: {version: 'fraud/2'},
      replaced: {version: 'fraud/1'},
      by: 'ada',
      pullRequest: 7,
      verdict: {word: 'pass', digest: expect.stringMatching(/^sha256:/u)},
      evidence: [{kind: 'metrics'}]
    })

    // The next one is judged, but nobody has kept it: the old challenger is not taken for it.
    await writeFile(join(folder, 'metrics.json'), '{"accuracy":0.95}')
    expect(await promote(await check('third'))).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/No other version waits: fraud\/2 .*another accuracy/u)
    })

    // A version without its files is no way back.
    const {version} = await rest.register('fraud', {metrics: {accuracy: 0.9}})
    const {stdout} = await runCommand('rollback', folder, ...REGISTRY, '--to', version)
    expect(stdout).toMatch(/Refused: MLflow lists no files of fraud\/3/u)
    expect(await rest.aliases('fraud')).toMatchObject({champion: '2'})
  },
  TEST_MS
)

test(
  'a promotion that stopped in the middle is finished or cleared away, and said',
  async () => {
    const tag = Object.entries(await rest.tags('fraud', '2')).find(([key]) =>
      key.startsWith('promotion-gate.record.')
    )
    const broken = (to: string, id: string) =>
      JSON.stringify({
        ...(JSON.parse(tag?.[1] ?? '') as object),
        id,
        number: 9,
        at: '2026-01-01T00:00:00.000Z',
        version: {version: `fraud/${to}`, commit: null},
        replaced: {version: 'fraud/2', commit: null}
      })
    // One had moved the alias but not written the record; the other had only begun.
    await rest.setAlias('fraud', 'champion', '1')
    for (const [to, id] of [
      ['1', 'moved'],
      ['3', 'begun']
    ] as const) {
      const key = `promotion-gate.claim.${id}`
      await rest.post('registered-models/set-tag', {name: 'fraud', key, value: broken(to, id)})
    }
    const {stdout} = await runCommand('rollback', folder, ...REGISTRY, '--to', '2')
    expect(stdout).toMatch(/finished the promotion of fraud\/1 .*moved, but not recorded/u)
    expect(stdout).toMatch(/cleared away the promotion of fraud\/3 .*nothing had been moved/u)
    expect(await rest.aliases('fraud')).toMatchObject({champion: '2'})
    const told = await runCommand('history', folder, ...REGISTRY, '--format', 'json')
    expect(JSON.parse(told.stdout)).toMatchObject([
      {
        current: 'fraud/2',
        records: [{number: 1}, {number: 9, version: {version: 'fraud/1'}}, {kind: 'rollback'}]
      }
    ])
  },
  TEST_MS
)
