import {chmod, rm, writeFile} from 'node:fs/promises'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {expectWellBehaved} from './support/expectations.ts'
import {gtoPython, gtoShow, runGto} from './support/gto.ts'
import {mlflowRest, type MlflowRest} from './support/mlflow-rest.ts'
import {mlflowPython, startMlflow, type MlflowServer} from './support/mlflow-server.ts'
import {METRICS_FILE, metricsFile, POLICY_FILE, PRODUCTION} from './support/model-files.ts'
import {node24} from './support/node24.ts'
import {endScenes, openPullRequest, type Scene, type SceneOptions} from './support/scene.ts'
import {makeTemporaryFolder} from './support/temporary-folder.ts'

const INSTALL_MS = 1_200_000
const TEST_MS = 180_000
const DEPLOYMENTS = {deployments: 'write'} as const

let server: MlflowServer
let rest: MlflowRest
let models = 0

beforeAll(async () => {
  await node24()
  await mlflowPython()
  await gtoPython()
  server = await startMlflow()
  rest = mlflowRest(server)
}, INSTALL_MS)
// The server's folder lives as long as all scenes.
afterAll(async () => {
  await server.stop()
  await endScenes()
})

/** A pull request with a better model, and both versions in MLflow: 1 is champion, 2 the challenger. */
async function mlflowScene(
  accuracy = 0.95,
  options: Partial<SceneOptions> = {}
): Promise<{scene: Scene; model: string}> {
  const model = `fraud-${++models}`
  for (const value of [0.93, accuracy]) {
    const {version} = await rest.register(model, {
      metrics: {accuracy: value, f1: 0.9},
      artifacts: {'model/MLmodel': 'flavors: {}\n'}
    })
    await rest.setAlias(model, version === '1' ? 'champion' : 'challenger', version)
  }
  const scene = await openPullRequest({
    base: {...PRODUCTION, [POLICY_FILE]: policy(`{type: mlflow, model: ${model}}`)},
    head: {[METRICS_FILE]: metricsFile(accuracy)},
    permissions: DEPLOYMENTS,
    variables: {MLFLOW_TRACKING_URI: server.base},
    ...options
  })
  return {scene, model}
}

function policy(registry: string): string {
  return `version: 1
models:
  fraud:
    metrics: ${METRICS_FILE}
    registry: ${registry}
    at-least-as-good: {accuracy: {margin: 1 pp}}
`
}

describe('with MLflow', () => {
  test(
    'a merge puts the candidate into production, once, and GitHub shows which model is live',
    async () => {
      const {scene, model} = await mlflowScene()
      expect(await scene.run()).toMatchObject({exitCode: 0, outputs: {verdict: 'pass'}})
      const result = await scene.runAfterMerge({mode: 'promote'})

      expect(result).toMatchObject({
        exitCode: 0,
        outputs: {
          verdict: 'pass',
          promotion: 'moved',
          summary: `fraud: ${model}/2 (${model}@champion) is in production now, in place of ${model}/1.`,
          'subject-name': `mlflow:${model}/2`,
          'subject-digest': expect.stringMatching(/^sha256:[0-9a-f]{64}$/u)
        }
      })
      expect(await rest.aliases(model)).toMatchObject({champion: '2', 'champion-previous': '1'})
      const record: unknown = JSON.parse(
        (await rest.tags(model, '2'))['promotion-gate.record.0001'] ?? ''
      )
      expect(record).toMatchObject({by: 'dev', pullRequest: 7, commit: scene.merge()})
      const {'predicate-file': predicate, 'statement-file': statement} = result.outputs
      expect(JSON.parse(await scene.read(predicate))).toEqual(record)
      expect(JSON.parse(await scene.read(statement))).toMatchObject({
        _type: 'https://in-toto.io/Statement/v1',
        predicateType: result.outputs['predicate-type'],
        predicate: record
      })
      expect(result.summary).toMatch(/✅ `fraud`[^]*is in production now[^]*wrote the record/u)
      expect(scene.fake.deployments()).toMatchObject([
        {
          sha: scene.merge(),
          environment: 'production/fraud',
          description: `${model}/2 (${model}@champion), promotion by dev`,
          states: ['success']
        }
      ])
      expectWellBehaved(scene, result)

      // The same job again decides anew, finds nothing to do and is not red.
      const again = await scene.runAfterMerge({mode: 'promote'})
      expect(again).toMatchObject({exitCode: 0, outputs: {promotion: 'already'}})
      expect(Object.keys(await rest.tags(model, '2'))).toEqual(['promotion-gate.record.0001'])

      // By hand, back again.
      const back = await scene.runByHand('main', {mode: 'rollback', reason: 'false alarms'})
      expect(back).toMatchObject({exitCode: 0, outputs: {promotion: 'moved', verdict: ''}})
      expect(await rest.aliases(model)).toMatchObject({champion: '1'})
      expect(scene.fake.deployments().at(-1)?.description).toMatch(/\/1 .*rollback by dev/u)
      expectWellBehaved(scene, back)
    },
    TEST_MS
  )

  test(
    'a model that is worse by now does not go, whatever was merged',
    async () => {
      const {scene, model} = await mlflowScene(0.9)
      const result = await scene.runAfterMerge({mode: 'promote'})
      expect(result).toMatchObject({exitCode: 1, outputs: {verdict: 'fail', promotion: 'refused'}})
      expect(result.stdout).toMatch(/::error::.*refused\. The verdict on fraud is fail/u)
      expect(await rest.aliases(model)).toMatchObject({champion: '1'})
      expect(scene.fake.deployments()).toEqual([])
      expectWellBehaved(scene, result)
    },
    TEST_MS
  )

  test(
    'a saved verdict counts only while the registry is as it was judged',
    async () => {
      const {scene, model} = await mlflowScene()
      await scene.run({'verdict-file': 'verdict.json'})
      await rest.setAlias(model, 'champion', '2')
      const result = await scene.runAfterMerge({mode: 'promote', 'verdict-file': 'verdict.json'})
      expect(result).toMatchObject({exitCode: 1, outputs: {promotion: 'refused'}})
      expect(result.stdout).toMatch(/compared with \S+\/1 of mlflow, but \S+ is now \S+\/2/u)
      await rest.setAlias(model, 'champion', '1')
      const then = await scene.runAfterMerge({mode: 'promote', 'verdict-file': 'verdict.json'})
      expect(then).toMatchObject({exitCode: 0, outputs: {promotion: 'moved'}})
    },
    TEST_MS
  )

  test(
    'what is not merged does not go: neither on a pull request nor from another branch',
    async () => {
      const {scene, model} = await mlflowScene()
      const early = await scene.run({mode: 'promote'})
      expect(early.exitCode).toBe(2)
      expect(early.stdout).toMatch(/only what is merged goes into production/u)
      const beside = await scene.runByHand('feature', {mode: 'promote'})
      expect(beside.exitCode).toBe(2)
      expect(beside.stdout).toMatch(/\(refs\/heads\/feature\) is not on main/u)
      expect(await rest.aliases(model)).toMatchObject({champion: '1'})
    },
    TEST_MS
  )

  test(
    'a token that may not deploy gets a notice, and the model is in production all the same',
    async () => {
      const {scene, model} = await mlflowScene(0.95, {permissions: {}})
      const result = await scene.runAfterMerge({mode: 'promote'})
      expect(result).toMatchObject({exitCode: 0, outputs: {promotion: 'moved'}})
      expect(result.stdout).toMatch(/::notice .*::.*deployments: write/u)
      expect(await rest.aliases(model)).toMatchObject({champion: '2'})
      expectWellBehaved(scene, result)
    },
    TEST_MS
  )

  test(
    'of two models in one repository each goes its own way, and one that fails hides nothing',
    async () => {
      const names = ['fraud', 'churn'].map(name => `${name}-${++models}`)
      for (const [at, name] of names.entries()) {
        for (const value of [0.93, at === 0 ? 0.95 : 0.9]) {
          const {version} = await rest.register(name, {
            metrics: {accuracy: value, f1: 0.9},
            artifacts: {'model/MLmodel': 'flavors: {}\n'}
          })
          await rest.setAlias(name, version === '1' ? 'champion' : 'challenger', version)
        }
      }
      const model = (name: string, registered = '') => `  ${name}:
    metrics: models/${name}/metrics.json
    registry: {type: mlflow, model: ${registered}}
    at-least-as-good: {accuracy: {margin: 1 pp}}
`
      const files = (fraud: number, churn: number) => ({
        'models/fraud/metrics.json': metricsFile(fraud),
        'models/churn/metrics.json': metricsFile(churn)
      })
      const scene = await openPullRequest({
        base: {
          ...files(0.93, 0.93),
          [POLICY_FILE]: `version: 1\nmodels:\n${model('fraud', names[0])}${model('churn', names[1])}`
        },
        head: files(0.95, 0.9),
        permissions: DEPLOYMENTS,
        variables: {MLFLOW_TRACKING_URI: server.base}
      })
      const result = await scene.runAfterMerge({mode: 'promote'})
      expect(result).toMatchObject({exitCode: 1, outputs: {promotion: 'refused'}})
      expect(JSON.parse(result.outputs['moves'] ?? '')).toMatchObject([
        {model: 'fraud', done: 'moved', version: `${names[0] ?? ''}/2`},
        {model: 'churn', done: 'refused'}
      ])
      expect(await rest.aliases(names[0] ?? '')).toMatchObject({champion: '2'})
      expect(await rest.aliases(names[1] ?? '')).toMatchObject({champion: '1'})
      expect(scene.fake.deployments()).toMatchObject([{environment: 'production/fraud'}])
      expectWellBehaved(scene, result)
      const which = await scene.runByHand('main', {mode: 'rollback'})
      expect(which.exitCode).toBe(2)
      expect(which.stdout).toMatch(/Roll back which model\?.*fraud, churn/u)
    },
    TEST_MS
  )

  test(
    'a registry that is away fails the job, and says that nothing was moved',
    async () => {
      const {scene} = await mlflowScene(0.95, {
        variables: {MLFLOW_TRACKING_URI: 'http://127.0.0.1:9'}
      })
      const result = await scene.runByHand('main', {mode: 'rollback'})
      expect(result).toMatchObject({exitCode: 4, outputs: {promotion: 'failed'}})
      expect(result.stdout).toMatch(/fraud: not moved\. MLflow at .* cannot be reached/u)
    },
    TEST_MS
  )
})

describe('with tags of GTO', () => {
  test(
    'a merge pushes the tag that gto reads; a remote that takes none leaves nothing behind',
    async () => {
      const origin = await makeTemporaryFolder()
      const scene = await openPullRequest({
        base: {...PRODUCTION, [POLICY_FILE]: policy('{type: gto, model: fraud, stage: prod}')},
        head: {[METRICS_FILE]: metricsFile(0.95)},
        permissions: {...DEPLOYMENTS, contents: 'write'}
      })
      const {git, path} = scene.repository
      await git('init', '--quiet', '--bare', '--initial-branch=main', origin)
      await git('remote', 'set-url', 'origin', `file://${origin}`)
      const gto = async (second: number, ...args: readonly string[]) =>
        await runGto(path, args, second)
      await gto(1, 'register', 'fraud', scene.base, '--version', 'v1.0.0')
      await gto(2, 'assign', 'fraud', '--version', 'v1.0.0', '--stage', 'prod')
      await gto(3, 'register', 'fraud', scene.merge(), '--version', 'v1.1.0')
      await git('push', '--quiet', 'origin', 'HEAD:refs/heads/main', '--tags')

      const hook = `${origin}/hooks/pre-receive`
      await git('config', '--file', `${origin}/config`, 'core.hooksPath', `${origin}/hooks`)
      await writeFile(hook, '#!/bin/sh\necho "Permission to acme/models denied" >&2\nexit 1\n')
      await chmod(hook, 0o755)
      const barred = await scene.runAfterMerge({mode: 'promote'})
      expect(barred).toMatchObject({exitCode: 4, outputs: {promotion: 'failed'}})
      expect(barred.stdout).toMatch(/nothing was moved.*contents: write/u)
      expect((await gtoShow(path))['fraud']).toEqual({prod: 'v1.0.0'})

      await rm(hook)
      const result = await scene.runAfterMerge({mode: 'promote'})
      expect(result).toMatchObject({
        exitCode: 0,
        outputs: {promotion: 'moved', 'subject-name': 'gto:fraud@v1.1.0'}
      })
      expect((await gtoShow(path))['fraud']).toEqual({prod: 'v1.1.0'})
      expect(await git('ls-remote', '--tags', 'origin')).toContain('refs/tags/fraud#prod#')
      expect(scene.fake.deployments()).toMatchObject([{environment: 'production/fraud'}])
      expectWellBehaved(scene, result)
    },
    TEST_MS
  )
})
