import process from 'node:process'
import {afterEach, beforeAll, describe, expect, test} from '@jest/globals'
import {findAct} from './support/act.ts'
import {METRICS_FILE, metricsFile, PRODUCTION} from './support/model-files.ts'
import {node24} from './support/node24.ts'
import {readmeWorkflow, runWorkflow, type WorkflowResult} from './support/run-workflow.ts'
import {endScenes, openPullRequest, pullRequestPayload, TOKEN, type Scene} from './support/scene.ts'

const SCENE_MS = 120_000
const INSTALL_MS = 600_000

const act = await findAct()
const isSkipped = 'missing' in act && process.env.ALLOW_MISSING_TOOLS === '1'
if ('missing' in act) {
  console.error(`THE WORKFLOW OF THE README IS NOT TESTED.\n${act.missing}`)
}

beforeAll(node24, INSTALL_MS)
afterEach(endScenes)

;(isSkipped ? describe.skip : describe)('the workflow that the README recommends', () => {
  test(
    'blocks a worse model: the job fails, with one comment and a failed check',
    async () => {
      const scene = await openPullRequestWithWorkflow(0.91)
      const result = await runPullRequest(scene)

      expect(result).toMatchObject({exitCode: 1, outputs: {verdict: 'fail'}})
      expect(scene.fake.comments()).toMatchObject([
        {body: expect.stringMatching(/⛔.*accuracy/i), author: {login: 'github-actions[bot]'}}
      ])
      expect(scene.fake.checkRuns()).toMatchObject([{headSha: scene.head(), conclusion: 'failure'}])
      expectNode24(result)
      expect(scene.fake.violations).toEqual([])
    },
    SCENE_MS
  )

  test(
    'lets a better model through: the job succeeds',
    async () => {
      const scene = await openPullRequestWithWorkflow(0.95)
      const result = await runPullRequest(scene)

      expect(result).toMatchObject({exitCode: 0, outputs: {verdict: 'pass'}})
      expect(scene.fake.checkRuns()).toMatchObject([{headSha: scene.head(), conclusion: 'success'}])
      expectNode24(result)
      expect(scene.fake.violations).toEqual([])
    },
    SCENE_MS
  )
})

async function openPullRequestWithWorkflow(accuracy: number): Promise<Scene> {
  const workflow = {'.github/workflows/model-promotion.yml': await readmeWorkflow()}
  return openPullRequest({
    base: {...PRODUCTION, ...workflow},
    head: {[METRICS_FILE]: metricsFile(accuracy)}
  })
}

async function runPullRequest({fake, repository, base, head}: Scene): Promise<WorkflowResult> {
  if ('missing' in act) throw new Error(act.missing)
  // act takes the repository's name from the address of `origin`.
  await repository.git('remote', 'set-url', 'origin', 'https://github.com/acme/models.git')
  return runWorkflow({
    act: act.path,
    repository: repository.path,
    apiUrl: fake.url,
    token: TOKEN,
    event: {name: 'pull_request', payload: pullRequestPayload(base, head())}
  })
}

function expectNode24({nodeRuns}: WorkflowResult): void {
  const action = nodeRuns.filter(({script}) => script.endsWith('/dist/action/index.js'))
  expect(action).toMatchObject([{version: expect.stringMatching(/^v24\./)}])
}
