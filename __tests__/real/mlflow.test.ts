import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import process from 'node:process'
import {afterAll, afterEach, beforeAll, describe, expect, test} from '@jest/globals'
import {UserError} from '../../src/errors.ts'
import type {Verdict} from '../../src/verdict/verdict.ts'
import {runCommand} from '../fixtures/command.ts'
import {makeGitRepository} from './support/git-repository.ts'
import {mlflowRest, type MlflowRest} from './support/mlflow-rest.ts'
import {mlflowPython, startMlflow, type MlflowServer} from './support/mlflow-server.ts'
import {makeTemporaryFolder, removeTemporaryFolders} from './support/temporary-folder.ts'

const INSTALL_MS = 900_000
const TEST_MS = 120_000
const VARIABLES = ['URI', 'USERNAME', 'PASSWORD', 'TOKEN'].map(name => `MLFLOW_TRACKING_${name}`)

const POLICY = `version: 1
models:
  fraud:
    metrics: models/fraud/metrics.json
    registry: {type: mlflow, model: fraud}
    at-least-as-good:
      accuracy: {margin: 1 pp}
`

function forgetVariables(): void {
  for (const name of VARIABLES) Reflect.deleteProperty(process.env, name)
}

/** Right answers in the first \`right\` of 400 rows. */
function predictions(right: number): string {
  const rows = Array.from(
    {length: 400},
    (_, i) => `r${i},${i % 2},${i < right ? i % 2 : 1 - (i % 2)}`
  )
  return `id,label,prediction\n${rows.join('\n')}\n`
}

async function workspace(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await makeTemporaryFolder()
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

async function check(folder: string, ...options: readonly string[]): Promise<Verdict> {
  const {stdout} = await runCommand('check', folder, '--format', 'json', ...options)
  return JSON.parse(stdout) as Verdict
}

beforeAll(mlflowPython, INSTALL_MS)
afterEach(forgetVariables)
afterAll(removeTemporaryFolders)

describe('the baseline that an MLflow server names', () => {
  let server: MlflowServer
  let rest: MlflowRest

  beforeAll(async () => {
    server = await startMlflow()
    rest = mlflowRest(server)
    const {version} = await rest.register('fraud', {
      metrics: {accuracy: 0.9, noise: 'NaN'},
      params: {eta: '0.1', seed: '7'},
      tags: {'git.commit': 'a'.repeat(40)},
      dataset: {name: 'holdout', digest: 'd1g3st'},
      artifacts: {
        'eval/predictions.csv': predictions(360),
        'model/requirements.txt': 'scikit-learn==1.7.0\n'
      }
    })
    await rest.setAlias('fraud', 'champion', version)
    await rest.setAlias('fraud', 'challenger', version)
  }, TEST_MS)
  afterAll(async () => {
    await server.stop()
  })

  test(
    'is compared by its run’s metrics, and shown with parameters and packages',
    async () => {
      process.env['MLFLOW_TRACKING_URI'] = server.base
      const folder = await workspace({
        'metrics.json': '{"accuracy": 0.8}',
        'params.json': '{"eta": "0.3", "seed": "7"}',
        'requirements.txt': 'scikit-learn==1.8.0\n'
      })
      const verdict = await check(folder, '--baseline', 'mlflow:fraud@champion')
      expect(verdict.models[0]?.baseline).toMatchObject({
        registry: 'mlflow',
        version: 'fraud/1',
        commit: 'a'.repeat(40)
      })
      expect(verdict.models[0]?.findings).toContainEqual(
        expect.objectContaining({
          id: 'at-least-as-good/accuracy',
          status: 'fail',
          baseline: 0.9,
          candidate: 0.8
        })
      )
      const what = verdict.models[0]?.differences.map(d => `${d.what} ${d.baseline} ${d.candidate}`)
      expect(what).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/eta 0.1 0.3/u),
          expect.stringMatching(/scikit-learn 1.7.0 1.8.0/u)
        ])
      )
      expect(JSON.stringify(verdict)).not.toContain('127.0.0.1')
    },
    TEST_MS
  )

  test(
    'is compared row by row with the predictions among its artifacts',
    async () => {
      process.env['MLFLOW_TRACKING_URI'] = server.base
      const folder = await workspace({'predictions.csv': predictions(372)})
      const verdict = await check(folder, '--baseline', 'mlflow:fraud@champion')
      expect(verdict).toMatchObject({verdict: 'pass'})
      expect(verdict.models[0]?.findings).toContainEqual(
        expect.objectContaining({
          id: 'at-least-as-good/accuracy',
          evidence: 'paired-rows',
          rows: 400,
          baseline: 0.9,
          candidate: 0.93
        })
      )
    },
    TEST_MS
  )

  test(
    'is never taken for absent because a name is misspelt',
    async () => {
      process.env['MLFLOW_TRACKING_URI'] = server.base
      const folder = await workspace({'metrics.json': '{"accuracy": 0.99}'})
      for (const [spec, said] of [
        ['mlflow:fruad@champion', 'Did you mean "fraud"'],
        ['mlflow:fraud@champoin', 'Did you mean "champion"'],
        ['mlflow:fraud/9', 'its versions: 1']
      ] as const) {
        const asked = check(folder, '--baseline', spec)
        await expect(asked).rejects.toThrow(UserError)
        await expect(asked).rejects.toThrow(said)
      }
    },
    TEST_MS
  )

  test('a policy’s registry without a variable says which', async () => {
    const folder = await workspace({'model-promotion.yml': POLICY, 'metrics.json': '{}'})
    await expect(check(folder)).rejects.toThrow(/MLFLOW_TRACKING_URI/u)
  })
})

describe('a candidate that an MLflow server keeps', () => {
  let server: MlflowServer
  const runs: string[] = []

  beforeAll(async () => {
    server = await startMlflow()
    const rest = mlflowRest(server)
    for (const [accuracy, commit] of [
      [0.9, 'a'],
      [0.93, 'b']
    ] as const) {
      const {version, run} = await rest.register('fraud', {
        metrics: {accuracy},
        tags: {'mlflow.source.git.commit': commit.repeat(40)},
        artifacts: {'eval/predictions.csv': predictions(accuracy * 400)}
      })
      await rest.setAlias('fraud', version === '1' ? 'champion' : 'challenger', version)
      runs.push(run)
    }
  }, TEST_MS)
  afterAll(async () => {
    await server.stop()
  })

  test(
    'is judged by alias, version, run or commit, as well as from files',
    async () => {
      process.env['MLFLOW_TRACKING_URI'] = server.base
      const policy = POLICY.replace('    metrics: models/fraud/metrics.json\n', '')
      const repository = await makeGitRepository('https://example.test/acme/models')
      const head = await repository.commit({'model-promotion.yml': policy})
      const rest = mlflowRest(server)
      await rest.post('runs/set-tag', {
        run_id: runs[1],
        key: 'mlflow.source.git.commit',
        value: head
      })
      for (const [spec, version] of [
        ['mlflow:fraud@challenger', 'fraud/2'],
        ['mlflow:fraud/2', 'fraud/2'],
        [`mlflow:run:${runs[1] ?? ''}`, `runs:/${runs[1] ?? ''}`],
        ['mlflow:commit', `runs:/${runs[1] ?? ''}`]
      ] as const) {
        const verdict = await check(repository.path, '--candidate', spec)
        expect(verdict).toMatchObject({
          verdict: 'pass',
          models: [{candidate: {version, commit: head}, baseline: {version: 'fraud/1'}}]
        })
        expect(verdict.models[0]?.findings).toContainEqual(
          expect.objectContaining({id: 'at-least-as-good/accuracy', rows: 400, candidate: 0.93})
        )
        expect(JSON.stringify(verdict)).not.toContain('127.0.0.1')
      }
      // The other way round it is worse; and what is not there is the policy's mistake.
      await rest.setAlias('fraud', 'champion', '2')
      expect(await check(repository.path, '--candidate', 'mlflow:fraud/1')).toMatchObject({
        verdict: 'fail'
      })
      const unknown = check(repository.path, '--candidate', 'mlflow:fraud@chalenger')
      await expect(unknown).rejects.toThrow(UserError)
      await expect(unknown).rejects.toThrow('challenger (version 2)')
    },
    TEST_MS
  )
})

describe('a server with users', () => {
  let server: MlflowServer

  beforeAll(async () => {
    server = await startMlflow({auth: true})
    const rest = mlflowRest(server)
    const {version} = await rest.register('fraud', {metrics: {accuracy: 0.9}})
    await rest.setAlias('fraud', 'champion', version)
    await rest.post('users/create', {username: 'guest', password: 'another password 2'})
  }, TEST_MS)
  afterAll(async () => {
    await server.stop()
  })

  function signIn(user: string, password: string): void {
    process.env['MLFLOW_TRACKING_URI'] = server.base
    process.env['MLFLOW_TRACKING_USERNAME'] = user
    process.env['MLFLOW_TRACKING_PASSWORD'] = password
  }

  test(
    'opens to the right one, and tells the others which variables count',
    async () => {
      const folder = await workspace({'metrics.json': '{"accuracy": 0.95}'})
      const asked = async () => await check(folder, '--baseline', 'mlflow:fraud@champion')

      signIn(server.login?.user ?? '', server.login?.password ?? '')
      expect((await asked()).models[0]?.baseline).toMatchObject({version: 'fraud/1'})

      signIn('keeper', 'wrong')
      await expect(asked()).rejects.toThrow(/401.*MLFLOW_TRACKING_USERNAME/u)
      signIn('guest', 'another password 2')
      await expect(asked()).rejects.toThrow(/403.*MLFLOW_TRACKING_USERNAME/u)

      forgetVariables()
      process.env['MLFLOW_TRACKING_URI'] = server.base
      process.env['MLFLOW_TRACKING_TOKEN'] = 'no token'
      await expect(asked()).rejects.toThrow(/401.*MLFLOW_TRACKING_TOKEN/u)
    },
    TEST_MS
  )
})
