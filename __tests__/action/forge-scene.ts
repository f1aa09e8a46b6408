import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import {jest} from '@jest/globals'
import {Octokit} from '@octokit/rest'
import {temporaryFolder} from '../adapters/temporary.ts'
import {SILENT} from '../fixtures/world.ts'
import {startGitHubFake, type GitHubFake, type Token} from '../real/support/github-fake.ts'
import {parseOutputs} from '../real/support/run-action.ts'

type Files = Readonly<Record<string, string>>

export const BASE = 'b'.repeat(40)
export const HEAD = 'e'.repeat(40)
export const BOT = {login: 'github-actions[bot]', type: 'Bot'} as const
export const MARKER = '<!-- model-promotion-gate -->'
const TOKEN = 'ghs_ofTheScene'
const WRITER: Token = {
  login: BOT.login,
  kind: 'installation',
  permissions: {contents: 'read', 'pull-requests': 'write', checks: 'write', statuses: 'read'}
}

/** A pull request from a fork on a fake GitHub; nothing of it is checked out. */
export interface ForgeScene {
  readonly fake: GitHubFake
  readonly base: Files
  readonly head: Files
}

export interface SceneRun {
  readonly status: number
  readonly outputs: Readonly<Record<string, string>>
  readonly stdout: string
  readonly summary: string
}

/** Pull request 7, whose head has these files instead of those of the base. */
export async function openForgeScene(
  base: Files,
  head: Files,
  token: Partial<Token['permissions']> = {}
): Promise<ForgeScene> {
  const permissions = {...WRITER.permissions, ...token}
  const fake = await startGitHubFake({tokens: {[TOKEN]: {...WRITER, permissions}}})
  const commit = (sha: string, parents: readonly string[], files: Files): void => {
    const contents = Object.entries(files).map(([path, text]) => [path, Buffer.from(text)] as const)
    fake.addCommit({sha, parents, message: 'Change', files: new Map(contents)})
  }
  commit(BASE, [], base)
  commit(HEAD, [BASE], head)
  fake.setRef('heads/main', BASE)
  movePull(fake, HEAD)
  return {fake, base, head}
}

/** Gives the pull request another head. */
export function movePull(fake: GitHubFake, sha: string): void {
  fake.setPullRequest({
    number: 7,
    title: 'A model',
    author: 'mallory',
    draft: false,
    base: {ref: 'main', sha: BASE},
    head: {ref: 'patch', sha, repository: 'mallory/models'}
  })
}

/** What GitHub tells a workflow on `workflow_run` after one that ran for a fork: the head, and no pull request. */
export const AFTER_RUN = {
  workflow_run: {
    id: 5,
    head_sha: HEAD,
    head_branch: 'patch',
    head_repository: {full_name: 'mallory/models'},
    pull_requests: [],
    actor: {login: 'mallory'}
  },
  repository: {full_name: 'acme/models', default_branch: 'main'}
}

const ON_TARGET = {
  pull_request: {
    number: 7,
    head: {sha: HEAD, repo: {full_name: 'mallory/models'}},
    base: {sha: BASE, ref: 'main'},
    user: {login: 'mallory'}
  },
  repository: {full_name: 'acme/models', default_branch: 'main'}
}

/** Makes clients that wait for nothing: not between writes, and only so many milliseconds for an answer. */
async function quickly(attempt: number) {
  // Imported here, so that a test can first do away with pauses.
  const {clientOptions, PLUGINS} = await import('../../src/adapters/github/client.ts')
  const Client = Octokit.plugin(PLUGINS[0], PLUGINS[2])
  return ({token, ...options}: Parameters<typeof clientOptions>[0] & {readonly token: string}) => {
    const patience = {attempt, total: 20 * attempt}
    return new Client({auth: token, ...clientOptions({...options, patience})})
  }
}

/** Such a client of the scene's workflow. */
export async function quickClient({url}: GitHubFake, attempt: number): Promise<Octokit> {
  return (await quickly(attempt))({token: TOKEN, baseUrl: url, log: SILENT})
}

/** Such a client whose process ends at its request of that number: before it is sent, or before the answer comes. */
export async function dyingClient(fake: GitHubFake, at: number, isSent: boolean): Promise<Octokit> {
  const client = await quickClient(fake, 5_000)
  let asked = 0
  client.hook.wrap('request', async (request, options) => {
    asked += 1
    if (asked === at && isSent) await request(options)
    if (asked >= at) throw new Error('the process has ended')
    return await request(options)
  })
  return client
}

/** Runs the action in this process, as a runner would. */
export async function runInScene(
  {fake}: ForgeScene,
  {
    event = 'pull_request_target',
    payload = ON_TARGET,
    inputs = {},
    workspace = {},
    run = '1',
    attempt = 2_000
  }: {
    readonly event?: string
    readonly payload?: object
    readonly inputs?: Files
    /** What is checked out. */
    readonly workspace?: Files
    readonly run?: string
    /** Milliseconds that one request may take. */
    readonly attempt?: number
  } = {}
): Promise<SceneRun> {
  const {runAction} = await import('../../src/action/run-action.ts')
  const runner = temporaryFolder({
    output: '',
    summary: '',
    'temp/.keep': '',
    'event.json': JSON.stringify(payload),
    ...Object.fromEntries(Object.entries(workspace).map(([p, text]) => [`workspace/${p}`, text])),
    'workspace/.git/keep': ''
  })
  const given = {'github-token': TOKEN, ...inputs}
  const env = {
    PATH: process.env.PATH,
    GITHUB_API_URL: fake.url,
    GITHUB_SERVER_URL: fake.url,
    GITHUB_REPOSITORY: 'acme/models',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: join(runner, 'event.json'),
    GITHUB_SHA: BASE,
    GITHUB_RUN_ID: run,
    GITHUB_WORKSPACE: join(runner, 'workspace'),
    GITHUB_OUTPUT: join(runner, 'output'),
    GITHUB_STEP_SUMMARY: join(runner, 'summary'),
    RUNNER_TEMP: join(runner, 'temp'),
    ...Object.fromEntries(
      Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
    )
  }
  const before = process.env
  const said: string[] = []
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    said.push(String(text))
    return true
  })
  process.env = env
  try {
    const status = await runAction(env, await quickly(attempt))
    return {
      status,
      outputs: parseOutputs(readFileSync(env.GITHUB_OUTPUT, 'utf8')),
      stdout: said.join(''),
      summary: readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')
    }
  } finally {
    process.env = before
    process.exitCode = undefined
    stdout.mockRestore()
  }
}
