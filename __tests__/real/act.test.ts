import process from 'node:process'
import {afterEach, beforeAll, describe, expect, test} from '@jest/globals'
import {findAct} from './support/act.ts'
import {METRICS_FILE, metricsFile, PRODUCTION} from './support/model-files.ts'
import {node24} from './support/node24.ts'
import {
  readmeWorkflow,
  runWorkflow,
  workflowsOf,
  type WorkflowOptions,
  type WorkflowResult
} from './support/run-workflow.ts'
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

;(isSkipped ? describe.skip : describe)('the workflows for forks', () => {
  test.each([
    ['pull_request_target', 0],
    ['workflow_run', 1]
  ] as const)(
    'on %s: the head is judged, whatever is checked out',
    async (name, index) => {
      const workflow = (await workflowsOf('docs/forks.md'))[index]
      const scene = await openPullRequestWithWorkflow(0.91, workflow)
      // There the workspace is the base.
      await scene.repository.git('checkout', '--quiet', '--detach', scene.base)
      const result = await runPullRequest(scene, {name})

      expect(result).toMatchObject({exitCode: 1, outputs: {verdict: 'fail'}})
      expect(scene.fake.comments()).toMatchObject([{body: expect.stringMatching(/⛔.*accuracy/i)}])
      expect(scene.fake.checkRuns()).toMatchObject([{headSha: scene.head(), conclusion: 'failure'}])
      expect(scene.fake.violations).toEqual([])
    },
    SCENE_MS
  )

  test(
    'tell what the other run reported as that, and make no check',
    async () => {
      const workflow = (await workflowsOf('docs/forks.md'))[2]
      const scene = await openPullRequestWithWorkflow(0.91, workflow)
      const others = {
        'actions/download-artifact@v4': `printf '%s' '{"verdict": "pass", "schemaVersion": "1"}' > verdict.json`
      }
      const result = await runPullRequest(scene, {name: 'workflow_run', others})

      // Forged, and not even a verdict.
      expect(result).toMatchObject({exitCode: 1})
      expect(result.stdout).toContain('is not a verdict of this gate')
      expect(scene.fake.comments()).toEqual([])
      expect(scene.fake.checkRuns()).toEqual([])
    },
    SCENE_MS
  )
})

async function openPullRequestWithWorkflow(accuracy: number, text?: string): Promise<Scene> {
  const workflow = {'.github/workflows/model-promotion.yml': text ?? (await readmeWorkflow())}
  return openPullRequest({
    base: {...PRODUCTION, ...workflow},
    head: {[METRICS_FILE]: metricsFile(accuracy)}
  })
}

async function runPullRequest(
  {fake, repository, base, head}: Scene,
  {name = 'pull_request', others}: {name?: string} & Pick<WorkflowOptions, 'others'> = {}
): Promise<WorkflowResult> {
  if ('missing' in act) throw new Error(act.missing)
  // act takes the repository's name from the address of `origin`.
  await repository.git('remote', 'set-url', 'origin', 'https://github.com/acme/models.git')
  const payload =
    name === 'workflow_run' ? workflowRunPayload(head()) : pullRequestPayload(base, head())
  return runWorkflow({
    act: act.path,
    repository: repository.path,
    apiUrl: fake.url,
    token: TOKEN,
    event: {name, payload},
    ...(others === undefined ? {} : {others})
  })
}

/** What GitHub tells a workflow that runs after one of a fork's pull request: the head, and no pull request. */
function workflowRunPayload(head: string): object {
  const repository = {full_name: 'acme/models', name: 'models', owner: {login: 'acme'}}
  return {
    action: 'completed',
    workflow_run: {
      id: 5,
      event: 'pull_request',
      head_sha: head,
      head_branch: 'feature',
      head_repository: repository,
      pull_requests: [],
      actor: {login: 'dev'}
    },
    repository: {...repository, default_branch: 'main'},
    sender: {login: 'dev'}
  }
}

function expectNode24({nodeRuns}: WorkflowResult): void {
  const action = nodeRuns.filter(({script}) => script.endsWith('/dist/action/index.js'))
  expect(action).toMatchObject([{version: expect.stringMatching(/^v24\./)}])
}
