import {afterAll, beforeAll, expect, test} from '@jest/globals'
import * as z from 'zod'
import {findAct} from './support/act.ts'
import {makeGitRepository, type GitRepository} from './support/git-repository.ts'
import {giteaTool, startGitea, type Gitea} from './support/gitea.ts'
import {
  METRICS_FILE,
  metricsFile,
  POLICY_FILE,
  policyFile,
  PRODUCTION
} from './support/model-files.ts'
import {node24} from './support/node24.ts'
import {readmeWorkflow, runWorkflow, type WorkflowResult} from './support/run-workflow.ts'
import {removeTemporaryFolders} from './support/temporary-folder.ts'
import {NotInstalled} from './support/tool-cache.ts'
import {describeWhenFetched} from './support/when-fetched.ts'

const REPOSITORY = 'acme/models'
const CHECK = 'model promotion'
const START_MS = 300_000
const SCENE_MS = 300_000

const pullSchema = z.looseObject({number: z.int(), head: z.looseObject({sha: z.string()})})
const commentsSchema = z.array(z.looseObject({id: z.int(), body: z.string()}))
const statusSchema = z.looseObject({
  statuses: z.array(z.looseObject({context: z.string(), status: z.string()}))
})

async function tools(): Promise<{readonly gitea: string; readonly act: string}> {
  const act = await findAct()
  if ('missing' in act) throw new NotInstalled(act.missing)
  return {gitea: await giteaTool(), act: act.path}
}

await describeWhenFetched('a pull request on a real forge with branch protection', tools, () => {
  let gitea: Gitea
  let repository: GitRepository
  let act: string
  const tokens = {admin: '', dev: '', gate: ''}

  beforeAll(async () => {
    await node24()
    const fetched = await tools()
    act = fetched.act
    gitea = await startGitea(fetched.gitea)
    tokens.admin = await gitea.addUser('gadmin', true)
    tokens.dev = await gitea.addUser('dev')
    tokens.gate = await gitea.addUser('gate')
    repository = await makeGitRepository('https://github.com/acme/models.git')
    await repository.commit({
      ...PRODUCTION,
      [POLICY_FILE]: policyFile(0.92, '0.5 pp'),
      '.github/workflows/model-promotion.yml': await readmeWorkflow()
    })
    await protectedRepository()
  }, START_MS)

  afterAll(async () => {
    await gitea.stop()
    await removeTemporaryFolders()
  })

  async function protectedRepository(): Promise<void> {
    await gitea.ask(tokens.admin, 'POST', '/orgs', {username: 'acme'})
    await gitea.ask(tokens.admin, 'POST', '/orgs/acme/repos', {
      name: 'models',
      default_branch: 'main'
    })
    await push('gadmin', tokens.admin, 'HEAD:refs/heads/main')
    for (const user of ['dev', 'gate']) {
      const path = `/repos/${REPOSITORY}/collaborators/${user}`
      await gitea.ask(tokens.admin, 'PUT', path, {permission: 'write'})
    }
    await gitea.ask(tokens.admin, 'POST', `/repos/${REPOSITORY}/branch_protections`, {
      rule_name: 'main',
      enable_push: false,
      enable_status_check: true,
      status_check_contexts: [CHECK],
      block_admin_merge_override: true
    })
  }

  async function push(user: string, token: string, what: string): Promise<void> {
    await repository.git('push', '--quiet', gitea.remote(user, token, REPOSITORY), what)
  }

  /** Commits to the pull request, and waits until the forge has seen it. */
  async function change(files: Parameters<GitRepository['commit']>[0], number?: number) {
    const sha = await repository.commit(files)
    await push('dev', tokens.dev, 'HEAD:refs/heads/feature')
    for (let tries = 0; number !== undefined && tries < 240; tries++) {
      if ((await pull(number)).head.sha === sha) break
      await new Promise(resolve => setTimeout(resolve, 250))
    }
    return sha
  }

  async function pull(number: number): Promise<z.infer<typeof pullSchema>> {
    const path = `/repos/${REPOSITORY}/pulls/${number}`
    return pullSchema.parse((await gitea.ask(tokens.dev, 'GET', path)).data)
  }

  /** What the forge’s own runner would start. */
  async function runGate(number: number): Promise<WorkflowResult> {
    const payload = {
      action: 'synchronize',
      number,
      pull_request: await pull(number),
      repository: {
        full_name: REPOSITORY,
        name: 'models',
        owner: {login: 'acme'},
        default_branch: 'main'
      },
      sender: {login: 'dev'}
    }
    const event = {name: 'pull_request', payload}
    const {apiUrl} = gitea
    return await runWorkflow({act, repository: repository.path, apiUrl, token: tokens.gate, event})
  }

  async function comments(number: number) {
    const path = `/repos/${REPOSITORY}/issues/${number}/comments`
    return commentsSchema.parse((await gitea.ask(tokens.dev, 'GET', path)).data)
  }

  async function stateOf(sha: string): Promise<string | undefined> {
    const path = `/repos/${REPOSITORY}/commits/${sha}/status`
    const {statuses} = statusSchema.parse((await gitea.ask(tokens.dev, 'GET', path)).data)
    return statuses.find(({context}) => context === CHECK)?.status
  }

  const merge = async (token: string, number: number): Promise<number> =>
    (await gitea.ask(token, 'POST', `/repos/${REPOSITORY}/pulls/${number}/merge`, {Do: 'merge'}))
      .status

  test(
    'is blocked until it is mended, whatever policy it brings, in one comment',
    async () => {
      await repository.git('checkout', '--quiet', '-b', 'feature')
      const worse = await change({[METRICS_FILE]: metricsFile(0.91)})
      const opened = await gitea.ask(tokens.dev, 'POST', `/repos/${REPOSITORY}/pulls`, {
        head: 'feature',
        base: 'main',
        title: 'A new model'
      })
      const {number} = pullSchema.parse(opened.data)

      expect(await runGate(number)).toMatchObject({exitCode: 1, outputs: {verdict: 'fail'}})
      const [comment, ...others] = await comments(number)
      expect(others).toEqual([])
      expect(comment?.body).toContain('⛔')
      // This forge has no check runs: a status of the commit says the same.
      expect(await stateOf(worse)).toBe('failure')
      expect(await merge(tokens.dev, number)).toBe(405)
      expect(await merge(tokens.admin, number)).toBe(405)

      const looser = await change({[POLICY_FILE]: policyFile(0.1, '50 pp')}, number)
      expect(await runGate(number)).toMatchObject({exitCode: 1, outputs: {verdict: 'fail'}})
      expect(await stateOf(looser)).toBe('failure')
      expect(await merge(tokens.dev, number)).toBe(405)

      const better = await change(
        {[METRICS_FILE]: metricsFile(0.95), [POLICY_FILE]: policyFile(0.92, '0.5 pp')},
        number
      )
      expect(await merge(tokens.dev, number)).toBe(405)
      expect(await runGate(number)).toMatchObject({exitCode: 0, outputs: {verdict: 'pass'}})
      expect(await comments(number)).toMatchObject([
        {id: comment?.id, body: expect.stringContaining('✅')}
      ])
      expect(await stateOf(better)).toBe('success')
      expect(await merge(tokens.dev, number)).toBe(200)
    },
    SCENE_MS
  )
})
