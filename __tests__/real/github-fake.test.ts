import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {Octokit} from '@octokit/rest'
import {environmentGuard, lastScheduledRun} from '../../src/adapters/github/protection.ts'
import {loadContract} from './support/github/contract.ts'
import {operations} from './support/github/operations.ts'
import {
  badGateway,
  primaryLimit,
  secondaryLimit,
  startGitHubFake,
  type GitHubFake,
  type Token
} from './support/github-fake.ts'

const BASE = 'a'.repeat(40)
const HEAD = 'b'.repeat(40)
const REPO = {owner: 'acme', repo: 'models'}
const PULL = {...REPO, pull_number: 7}
const ISSUE = {...REPO, issue_number: 7}
const PULL_REQUEST = {
  number: 7,
  title: 'A better model',
  author: 'dev',
  draft: false,
  base: {ref: 'main', sha: BASE},
  head: {ref: 'feature', sha: HEAD, repository: 'acme/models'}
}

/** Runs of a schedule: the last one failed. */
const RUNS = [
  [1, '09', 'success'],
  [2, '16', 'success'],
  [3, '20', 'failure']
] as const

const tokens: Record<string, Token> = {
  writer: {
    login: 'github-actions[bot]',
    kind: 'installation',
    permissions: {
      contents: 'read',
      'pull-requests': 'write',
      checks: 'write',
      statuses: 'write',
      deployments: 'write'
    }
  },
  reader: {
    login: 'github-actions[bot]',
    kind: 'installation',
    permissions: {contents: 'read', 'pull-requests': 'read'}
  },
  person: {login: 'ann', kind: 'user', permissions: {'pull-requests': 'write', checks: 'write'}}
}

let fake: GitHubFake

beforeEach(async () => {
  fake = await startGitHubFake({tokens, maxTreeEntries: 4})
  seed(fake)
})

afterEach(async () => {
  await fake.close()
})

describe('the way into production, as GitHub tells it', () => {
  test('is guarded by who has to approve', async () => {
    const guard = async (name: string) => await environmentGuard(client('writer'), REPO, name)
    expect(await guard('production')).toEqual({known: true, by: ['2 required reviewers']})
    expect(await guard('staging')).toEqual({known: true, by: []})
    expect(await guard('elsewhere')).toMatchObject({known: false})
    expect(fake.violations).toEqual([])
  })

  test('is trained by a schedule whose last success counts', async () => {
    const last = async (path: string) => await lastScheduledRun(client('writer'), REPO, path)
    expect(await last('.github/workflows/train.yml')).toEqual({known: true, date: '2026-11-16'})
    expect(await last('.github/workflows/other.yml')).toEqual({known: true, date: null})
    expect(fake.violations).toEqual([])
  })
})

describe('the fake GitHub keeps to the description', () => {
  test('every operation of the description is done, and its answers have the described shape', async () => {
    const {rest} = client('writer')
    await rest.repos.get(REPO)
    await rest.pulls.get(PULL)
    await rest.pulls.listCommits(PULL)
    await rest.pulls.listFiles(PULL)
    await rest.pulls.listReviews(PULL)
    await rest.repos.getCollaboratorPermissionLevel({...REPO, username: 'grace'})
    await rest.repos.getBranchRules({...REPO, branch: 'main'})
    await rest.repos.getRepoRulesets({...REPO, targets: 'tag'})
    await rejects(rest.repos.getRepoRuleset({...REPO, ruleset_id: 1}), {
      status: 404,
      message: /Not Found/
    })
    await rejects(rest.repos.getBranchProtection({...REPO, branch: 'main'}), {
      status: 403,
      message: /not accessible by integration/
    })
    await rest.repos.getEnvironment({...REPO, environment_name: 'production'})
    await rest.actions.listWorkflowRuns({...REPO, workflow_id: 'train.yml'})
    await rest.repos.getContent({...REPO, path: 'models/metrics.json', ref: BASE})
    await rest.repos.getContent({...REPO, path: '', ref: 'feature'})
    await rest.repos.getContent({...REPO, path: 'models', mediaType: {format: 'object'}})
    await rest.repos.getCommit({...REPO, ref: 'feature'})
    await rest.repos.compareCommitsWithBasehead({...REPO, basehead: `${BASE}...${HEAD}`})
    await rest.repos.listPullRequestsAssociatedWithCommit({...REPO, commit_sha: HEAD})
    await rest.git.getRef({...REPO, ref: 'heads/main'})
    const {data: tree} = await rest.git.getTree({...REPO, tree_sha: HEAD, recursive: '1'})
    const readme = tree.tree.find(({path}) => path === 'README.md')
    await rest.git.getBlob({...REPO, file_sha: readme?.sha ?? ''})
    const {data: comment} = await rest.issues.createComment({...ISSUE, body: 'one'})
    const id = {...REPO, comment_id: comment.id}
    await rest.issues.updateComment({...id, body: 'two'})
    await rest.issues.getComment(id)
    await rest.issues.listComments(ISSUE)
    await rest.issues.deleteComment(id)
    const {data: run} = await rest.checks.create({...REPO, name: 'gate', head_sha: HEAD})
    const check = {...REPO, check_run_id: run.id}
    await rest.checks.update({...check, conclusion: 'success'})
    await rest.checks.get(check)
    await rest.checks.listForRef({...REPO, ref: 'feature'})
    await rest.checks.listAnnotations(check)
    await rest.repos.createCommitStatus({...REPO, sha: HEAD, state: 'success'})
    const {data: deployment} = await rest.repos.createDeployment({...REPO, ref: HEAD})
    const deployed = {deployment_id: 'id' in deployment ? deployment.id : 0, state: 'success'}
    await rest.repos.createDeploymentStatus({...REPO, ...deployed, state: 'success'})
    await rest.rateLimit.get()
    await client('person').rest.users.getAuthenticated()

    expect(fake.violations).toEqual([])
    const done = new Set(fake.requests().map(({operation}) => operation))
    expect([...done].sort()).toEqual(Object.keys(operations).sort())
    // Every answer is held against its schema, which takes its time on a busy machine.
  }, 60_000)

  test('a wrong answer is told from a right one', () => {
    const contract = loadContract()
    const operation = contract.find('POST', '/repos/acme/models/issues/7/comments')
    if (operation === undefined) throw new Error('createComment is not in the description')
    const json = 'application/json'
    expect(operation.id).toBe('issues/create-comment')
    const wrong = contract.responseProblems(operation, 201, json, {id: 'one', body: 'x'})
    expect(wrong).toContain("/ must have required property 'html_url'")
    expect(wrong).toContain('/id must be integer')
    expect(contract.responseProblems(operation, 204, json, undefined)).toEqual([
      'status 204 is not in the description'
    ])
    expect(contract.responseProblems(operation, 401, json, {message: 1})).toEqual([
      '/message must be string'
    ])
  })

  test('a wrong answer of the fake is a violation', async () => {
    fake.setPullRequest({...PULL_REQUEST, number: 7.5})
    await send('pulls/7.5')
    expect(fake.violations).toEqual([
      'pulls/get: response 200: /id must be integer',
      'pulls/get: response 200: /id must match format "int64"',
      'pulls/get: response 200: /number must be integer'
    ])
  })

  test.each([
    ['a conclusion that does not exist', 'check-runs', {conclusion: 'blocked'}, 'must be equal'],
    ['a field that does not exist', 'check-runs', {colour: 'red'}, '"colour"'],
    ['a field that does not exist, further in', 'check-runs', output({nice: 1}), '"nice"'],
    ['over 50 annotations', 'check-runs', output({annotations: annotations(51)}), 'more than 50'],
    ['a summary over its limit', 'check-runs', output({summary: 'x'.repeat(65_536)}), '65535'],
    ['a commit that is not there', 'check-runs', {head_sha: 'c'.repeat(40)}, 'No commit found'],
    ['columns over two lines', 'check-runs', output({annotations: twoLines()}), 'columns need'],
    ['a comment over its limit', 'issues/7/comments', {body: 'x'.repeat(65_537)}, 'too long'],
    ['half a character', 'issues/7/comments', {body: '😀'.slice(0, 1)}, 'in half'],
    ['a long status', `statuses/${HEAD}`, {description: 'x'.repeat(141)}, 'maximum is 140']
  ])('%s is a violation', async (_, path, fields, problem) => {
    await send(path, bodyFor(path, fields))
    expect(fake.violations).toHaveLength(1)
    expect(fake.violations[0]).toContain(problem)
  })

  test.each([
    ['issues/7/comments?per_page=101', 'over 100'],
    ['issues/7/comments?limit=5', '"limit"'],
    ['issues/7/labels', 'no such operation'],
    ['check-runs/zero/annotations?page=one', '/page must be integer']
  ])('GET %s is a violation', async (path, problem) => {
    await send(path)
    expect(fake.violations[0]).toContain(problem)
  })
})

describe('the fake GitHub behaves', () => {
  test('comments are paged, oldest first, with links', async () => {
    for (let i = 0; i < 250; i++) fake.addComment(7, `${i}`, {login: 'dev', type: 'User'})
    const octokit = client('reader')
    const {headers} = await octokit.rest.issues.listComments({...ISSUE, per_page: 100, page: 2})
    expect(headers.link).toMatch(/page=1>; rel="prev", .*page=3>; rel="next", .*rel="last"/)
    const all = await octokit.paginate(octokit.rest.issues.listComments, {...ISSUE, per_page: 100})
    expect(all.map(({body}) => body)).toEqual(Array.from({length: 250}, (_, i) => `${i}`))
    expect(fake.requests('issues/list-comments')).toHaveLength(4)
  })

  test('annotations add up over the updates of a check run', async () => {
    const {rest} = client('writer')
    const created = await rest.checks.create({...REPO, name: 'gate', head_sha: HEAD})
    const check = {...REPO, check_run_id: created.data.id}
    const part = {title: 't', summary: 's', annotations: annotations(50)}
    await rest.checks.update({...check, output: part})
    const {data} = await rest.checks.update({...check, conclusion: 'failure', output: part})
    expect(data).toMatchObject({status: 'completed', output: {annotations_count: 100}})
    expect(fake.checkRuns()[0]?.annotations).toHaveLength(100)
  })

  test('a file over 1 MB has no content, its blob has it', async () => {
    const {rest} = client('reader')
    const {data} = await rest.repos.getContent({...REPO, path: 'big.bin', ref: HEAD})
    expect(data).toMatchObject({encoding: 'none', content: '', size: 1_200_000})
    const sha = 'sha' in data ? data.sha : ''
    const blob = await rest.git.getBlob({...REPO, file_sha: sha})
    expect(Buffer.from(blob.data.content, 'base64')).toHaveLength(1_200_000)
    const raw = {...REPO, path: 'models/metrics.json', ref: BASE, mediaType: {format: 'raw'}}
    expect((await rest.repos.getContent(raw)).data).toBe('{"accuracy": 0.93}\n')
  })

  test('a tree that is too long says that it is cut', async () => {
    const {data} = await client('reader').rest.git.getTree({
      ...REPO,
      tree_sha: 'feature',
      recursive: '1'
    })
    expect(data.truncated).toBe(true)
    expect(data.tree.map(({path}) => path)).toEqual([
      'README.md',
      'big.bin',
      'models',
      'models/metrics.json'
    ])
  })

  test('a pull request shows what changed since the branches parted', async () => {
    const octokit = client('reader')
    const files = await octokit.paginate(octokit.rest.pulls.listFiles, {...PULL, per_page: 1})
    expect(files.map(({filename, status}) => [filename, status])).toEqual([
      ['big.bin', 'added'],
      ['models/metrics.json', 'modified'],
      ['notes.txt', 'added']
    ])
    expect(files[1]?.patch).toBe('@@ -1 +1 @@\n-{"accuracy": 0.93}\n+{"accuracy": 0.91}')
  })

  test('a token may do what it may, and no more', async () => {
    const reader = client('reader').rest
    await reader.issues.listComments(ISSUE)
    const refused = {status: 403, message: /Resource not accessible by integration/}
    await rejects(reader.issues.createComment({...ISSUE, body: 'x'}), refused)
    await rejects(reader.checks.create({...REPO, name: 'gate', head_sha: HEAD}), refused)
    await rejects(reader.users.getAuthenticated(), refused)
    const person = client('person').rest.checks.create({...REPO, name: 'gate', head_sha: HEAD})
    await rejects(person, {status: 403, message: /authenticate via a GitHub App/})
    await rejects(client('stranger').rest.repos.get(REPO), {
      status: 401,
      message: /Bad credentials/
    })
    expect(fake.violations).toEqual([])
  })

  test('a private repository is not even read without permission', async () => {
    const closed = await startGitHubFake({tokens, isPrivate: true})
    seed(closed)
    const octokit = new Octokit({auth: 'writer', baseUrl: closed.url, log: silent})
    const files = octokit.rest.pulls.listFiles(PULL)
    await expect(files).resolves.toMatchObject({status: 200})
    const checks = client('reader', closed.url).rest.checks.listForRef({...REPO, ref: HEAD})
    await rejects(checks, {status: 403, message: /not accessible/})
    await closed.close()
  })

  test('a deployment waits for the checks of its commit', async () => {
    const {rest} = client('writer')
    await rest.checks.create({...REPO, name: 'gate', head_sha: HEAD, conclusion: 'failure'})
    const refused = {status: 409, message: /status checks failed/}
    await rejects(rest.repos.createDeployment({...REPO, ref: HEAD}), refused)
    await rest.repos.createDeployment({...REPO, ref: HEAD, required_contexts: []})
    expect(fake.deployments()).toMatchObject([{environment: 'production', sha: HEAD}])
  })
})

describe('the fake GitHub goes wrong when told to', () => {
  const operation = 'issues/create-comment'

  test('rate limits and a bad gateway answer in GitHub’s words, once', async () => {
    const faults = [secondaryLimit(0), secondaryLimit(0, 429), primaryLimit(1), badGateway()]
    for (const fault of faults) fake.addFault({operation, fault})
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) {
      const {status} = await send('issues/7/comments', {body: `${i}`})
      statuses.push(status)
    }
    expect(statuses).toEqual([403, 429, 403, 502, 201])
    expect(fake.comments().map(({body}) => body)).toEqual(['4'])
  })

  test('asking again before retry-after is a violation', async () => {
    fake.addFault({operation, fault: secondaryLimit(60)})
    const answer = await send('issues/7/comments', {body: 'x'})
    expect(answer.headers.get('retry-after')).toBe('60')
    await send('issues/7/comments', {body: 'x'})
    expect(fake.violations).toEqual(['issues/create-comment: asked again before retry-after'])
  })

  test('a connection ends before the work or after it', async () => {
    fake.addFault({operation, fault: {kind: 'drop'}})
    await expect(send('issues/7/comments', {body: 'lost'})).rejects.toThrow('fetch failed')
    expect(fake.comments()).toHaveLength(0)
    fake.addFault({operation, fault: {kind: 'drop-after'}})
    await expect(send('issues/7/comments', {body: 'made'})).rejects.toThrow('fetch failed')
    expect(fake.comments()).toMatchObject([{body: 'made'}])
    expect(fake.requests(operation).map(({status}) => status)).toEqual(['dropped', 'dropped'])
  })
})

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined
}

function client(token: string, baseUrl = fake.url): Octokit {
  return new Octokit({auth: token, baseUrl, log: silent})
}

function seed(target: GitHubFake): void {
  const base = {'models/metrics.json': '{"accuracy": 0.93}\n', 'README.md': '# Models\n'}
  const head = {
    ...base,
    'models/metrics.json': '{"accuracy": 0.91}\n',
    'big.bin': 'x'.repeat(1_200_000),
    'notes.txt': 'n'
  }
  target.addCommit({sha: BASE, parents: [], message: 'Base', files: files(base)})
  target.addCommit({sha: HEAD, parents: [BASE], message: 'Head', files: files(head)})
  target.setRef('heads/main', BASE)
  target.setRef('heads/feature', HEAD)
  target.setPullRequest(PULL_REQUEST)
  target.setEnvironment('production', ['grace', 'linus'])
  target.setEnvironment('staging', [])
  for (const [id, day, conclusion] of RUNS) {
    const createdAt = `2026-11-${day}T03:00:00Z`
    target.addWorkflowRun({id, workflow: 'train.yml', event: 'schedule', conclusion, createdAt})
  }
  target.addReview({pullRequest: 7, author: 'ann', state: 'APPROVED', commit: HEAD})
}

function files(contents: Readonly<Record<string, string>>): Map<string, Buffer> {
  return new Map(Object.entries(contents).map(([path, text]) => [path, Buffer.from(text)]))
}

function send(path: string, body?: unknown): Promise<Response> {
  return fetch(`${fake.url}/repos/acme/models/${path}`, {
    headers: {authorization: 'Bearer writer'},
    ...(body !== undefined && {method: 'POST', body: JSON.stringify(body)})
  })
}

function bodyFor(path: string, fields: object): object {
  if (path.startsWith('statuses')) return {state: 'success', ...fields}
  return path === 'check-runs' ? {name: 'gate', head_sha: HEAD, ...fields} : fields
}

function output(fields: object): object {
  return {output: {title: 't', summary: 's', ...fields}}
}

function annotations(count: number) {
  return Array.from({length: count}, (_, i) => ({
    path: 'models/metrics.json',
    start_line: i + 1,
    end_line: i + 1,
    annotation_level: 'failure' as const,
    message: 'worse'
  }))
}

function twoLines(): object[] {
  return annotations(1).map(annotation => ({...annotation, end_line: 2, start_column: 1}))
}

async function rejects(
  promise: Promise<unknown>,
  {status, message}: {status: number; message: RegExp}
): Promise<void> {
  await expect(promise).rejects.toMatchObject({status, message: expect.stringMatching(message)})
}
