import {readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import process from 'node:process'
import {afterAll, beforeAll, expect, test} from '@jest/globals'
import {runCommand} from './support/command.ts'
import {mlflowClient} from './support/mlflow-client.ts'
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
  const file = join(folder, '..', `${folder.split('/').at(-1) ?? ''}-${verdict}.json`)
  await runCommand('check', folder, ...REGISTRY, '--format', 'json', '--output', file)
  return file
}

async function promote(verdict: string, ...more: readonly string[]) {
  return await runCommand('promote', folder, ...REGISTRY, '--verdict', verdict, ...more)
}

async function historyOf(...more: readonly string[]) {
  const {stdout} = await runCommand('history', folder, ...REGISTRY, '--format', 'json', ...more)
  const [model] = JSON.parse(stdout) as [
    {
      current: string
      onDay?: {version: string | null}
      records: {kind: string; at: string; version: {version: string}; by: string}[]
    }
  ]
  return model
}

test(
  'check, promote, check the next, promote, roll back, and tell it, on a real server',
  async () => {
    const first = await train(0.9)
    await rest.setAlias('fraud', 'champion', first)

    // The next version is judged, and takes its place.
    await train(0.93)
    const judged = await check('second')
    const statement = join(folder, 'statement.json')
    const who = ['--by', 'ada', '--pull-request', '7', '--statement', statement]
    expect(await promote(judged, ...who)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('fraud/2 (fraud@champion) is in production now')
    })
    expect(await rest.aliases('fraud')).toMatchObject({champion: '2', 'champion-previous': '1'})
    const record: unknown = JSON.parse(
      (await rest.tags('fraud', '2'))['promotion-gate.record.0001'] ?? ''
    )
    expect(record).toMatchObject({
      kind: 'promotion',
      version: {version: 'fraud/2'},
      replaced: {version: 'fraud/1'},
      by: 'ada',
      pullRequest: 7,
      verdict: {word: 'pass', digest: expect.stringMatching(/^sha256:/u)},
      evidence: [{kind: 'metrics'}]
    })
    expect(JSON.parse(await readFile(statement, 'utf8'))).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{name: 'mlflow:fraud/2'}, {digest: {sha256: expect.any(String)}}],
      predicate: record
    })

    // Twice is once.
    expect(await promote(judged)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('already; nothing was changed')
    })
    expect((await historyOf()).records).toHaveLength(1)

    // A worse one does not go; neither does one that was compared with another baseline or changed since.
    await train(0.7)
    expect(await promote(await check('third'))).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/Refused: The verdict on fraud is fail/u)
    })
    await train(0.95)
    const fourth = await check('fourth')
    await rest.setAlias('fraud', 'champion', '1')
    expect((await promote(fourth)).stdout).toMatch(
      /compared with fraud\/2 of mlflow, but fraud@champion is now fraud\/1 of mlflow/u
    )
    await rest.setAlias('fraud', 'champion', '2')
    await writeFile(join(folder, 'metrics.json'), '{"accuracy": 0.96}')
    expect((await promote(fourth)).stdout).toMatch(/Refused: .*metrics.json in .* was judged on/u)
    await writeFile(join(folder, 'metrics.json'), '{"accuracy":0.95}')
    expect((await promote(fourth, '--to', '3')).stdout).toMatch(
      /fraud\/3 has another accuracy than the 0.95/u
    )
    await expect(promote(fourth, '--to', '99')).rejects.toThrow(/its versions: 4, 3, 2, 1/u)
    expect(await rest.aliases('fraud')).toMatchObject({champion: '2'})

    // Two at once: one truth, and no claim is left behind.
    const both = await Promise.all([promote(fourth), promote(fourth)])
    expect(both.map(r => r.status)).toContain(0)
    expect(await rest.aliases('fraud')).toMatchObject({champion: '4', 'champion-previous': '2'})
    const told = await historyOf()
    expect(told.records.map(r => `${r.kind} ${r.version.version}`)).toEqual([
      'promotion fraud/2',
      'promotion fraud/4'
    ])
    expect(JSON.stringify(await rest.get('registered-models/get', {name: 'fraud'}))).not.toContain(
      'promotion-gate.claim'
    )

    // Back to what was there before; a version without its files is no way back.
    const gone = await rest.register('fraud', {metrics: {accuracy: 0.9}})
    expect(
      (await runCommand('rollback', folder, ...REGISTRY, '--to', gone.version)).stdout
    ).toMatch(/Refused: MLflow lists no files of fraud\/5/u)
    const back = await runCommand('rollback', folder, ...REGISTRY, '--reason', 'alarms')
    expect(back).toMatchObject({status: 0, stdout: expect.stringContaining('fraud/2')})
    expect(await rest.aliases('fraud')).toMatchObject({champion: '2'})
    await runCommand('rollback', folder, ...REGISTRY)
    expect(await rest.aliases('fraud')).toMatchObject({champion: '1'})

    const today = new Date().toISOString().slice(0, 10)
    const history = await historyOf('--at', today)
    // From outside: MLflow's own client sees the same, and no claim is left on the model.
    expect(
      await mlflowClient(
        server.base,
        `
model = client.get_registered_model("fraud")
records = [k for v in client.search_model_versions("name='fraud'") for k in v.tags if k.startswith("promotion-gate.record.")]
answer = [client.get_model_version_by_alias("fraud", "champion").version, sorted(records), list(model.tags)]
`,
        folder
      )
    ).toEqual(['1', [1, 2, 3, 4].map(n => `promotion-gate.record.000${n}`), []])
    expect(history).toMatchObject({current: 'fraud/1', onDay: {version: 'fraud/1'}})
    expect(history.records.map(r => r.kind)).toEqual([
      'promotion',
      'promotion',
      'rollback',
      'rollback'
    ])
    expect((await historyOf('--at', '2020-01-01')).onDay).toMatchObject({version: null})
    const table = (await runCommand('history', folder, ...REGISTRY)).stdout
    expect(table).toMatch(/promotion +fraud\/2 +fraud\/1 +ada +pass +#7/u)
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
    const {champion = ''} = await rest.aliases('fraud')
    for (const [to, id] of [
      [champion, 'moved'],
      ['3', 'begun']
    ] as const) {
      const key = `promotion-gate.claim.${id}`
      await rest.post('registered-models/set-tag', {name: 'fraud', key, value: broken(to, id)})
    }
    const {stdout} = await runCommand('rollback', folder, ...REGISTRY, '--to', '4')
    expect(stdout).toMatch(/finished the promotion of fraud\/1 .*moved, but not recorded/u)
    expect(stdout).toMatch(/cleared away the promotion of fraud\/3 .*nothing had been moved/u)
    expect(await rest.aliases('fraud')).toMatchObject({champion: '4'})
    expect((await historyOf()).records.slice(-2).map(r => r.version.version)).toEqual([
      'fraud/1',
      'fraud/4'
    ])
  },
  TEST_MS
)
