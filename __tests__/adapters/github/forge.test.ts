import {afterEach, describe, expect, test} from '@jest/globals'
import {Octokit} from '@octokit/rest'

import type {EventContext} from '../../../src/adapters/github/event.ts'
import {githubForge} from '../../../src/adapters/github/forge.ts'
import type {Forge} from '../../../src/repository/forge.ts'
import {
  FORBIDDEN,
  type Handler,
  type LoopbackServer,
  NOT_FOUND,
  page,
  type Reply,
  serve
} from './server.ts'

const HEAD = 'e'.repeat(40)
const EVENT: EventContext = {
  kind: 'pull_request',
  repository: {owner: 'acme', repo: 'models'},
  number: 7,
  headSha: HEAD,
  baseSha: 'b'.repeat(40),
  baseRef: 'main',
  fork: false,
  author: 'ann',
  runId: null
}
const ignore = (): void => undefined
const SILENT = {debug: ignore, info: ignore, warn: ignore, error: ignore}
let server: LoopbackServer | null = null

afterEach(async () => {
  await server?.close()
})

async function forge(handler: Handler, event: Partial<EventContext> = {}): Promise<Forge> {
  server = await serve(handler)
  return githubForge(new Octokit({baseUrl: server.url, log: SILENT}), {...EVENT, ...event})
}

type Said = readonly [login: string, state: string, more?: Record<string, unknown>]

/** Reviews, oldest first; everybody may write but those who `read`. */
function reviewed(...said: readonly Said[]): Handler {
  const reviews = said.map(([login, state, more], id) => ({
    id,
    user: {login, type: 'User'},
    state,
    commit_id: HEAD,
    author_association: 'MEMBER',
    ...more
  }))
  return (asked, base) => {
    if (asked.path.endsWith('/pulls/7/reviews')) return page(reviews, asked, base)
    const who = /\/collaborators\/(.+)\/permission$/u.exec(asked.path)?.[1]
    return who === undefined
      ? NOT_FOUND
      : {body: {permission: who.startsWith('reader') ? 'read' : 'write'}}
  }
}

const before = {commit_id: 'd'.repeat(40)}

describe('the reviews of a pull request', () => {
  const NOBODY = {approvedBy: [], approvedBefore: [], refusedBy: []}

  test.each<[string, readonly Said[], object]>([
    ['nobody', [], {}],
    ['an approval', [['bob', 'APPROVED']], {approvedBy: ['bob']}],
    ['one of an earlier commit', [['bob', 'APPROVED', before]], {approvedBefore: ['bob']}],
    [
      'one that is renewed',
      [
        ['bob', 'APPROVED', before],
        ['bob', 'APPROVED']
      ],
      {approvedBy: ['bob']}
    ],
    [
      'one that is taken back',
      [
        ['bob', 'APPROVED'],
        ['bob', 'CHANGES_REQUESTED']
      ],
      {refusedBy: ['bob']}
    ],
    ['one that is dismissed', [['bob', 'DISMISSED']], {}],
    [
      'one with a comment after it',
      [
        ['bob', 'APPROVED'],
        ['bob', 'COMMENTED', before]
      ],
      {approvedBy: ['bob']}
    ],
    ['the author’s own', [['Ann', 'APPROVED']], {}],
    ['a bot’s', [['renovate[bot]', 'APPROVED', {user: {login: 'renovate[bot]', type: 'Bot'}}]], {}],
    ['a ghost’s', [['ghost', 'APPROVED', {user: null}]], {}],
    [
      'a passer-by’s',
      [
        ['reader', 'APPROVED'],
        ['reader2', 'CHANGES_REQUESTED']
      ],
      {}
    ],
    [
      'two',
      [
        ['eve', 'APPROVED'],
        ['bob', 'APPROVED']
      ],
      {approvedBy: ['bob', 'eve']}
    ]
  ])('%s', async (_, said, expected) => {
    const {review} = await forge(reviewed(...said))
    expect(await review()).toEqual({
      known: true,
      author: 'ann',
      commit: HEAD,
      ...NOBODY,
      ...expected
    })
  })

  test('are read over all pages', async () => {
    const comments = Array.from({length: 120}, (): Said => ['eve', 'COMMENTED'])
    const {review} = await forge(reviewed(...comments, ['bob', 'APPROVED']))
    expect(await review()).toMatchObject({approvedBy: ['bob']})
  })

  test('count by what they say themselves where permissions are not told', async () => {
    const reviews = reviewed(
      ['bob', 'APPROVED'],
      ['mallory', 'APPROVED', {author_association: 'CONTRIBUTOR'}]
    )
    const {review} = await forge((asked, base) =>
      asked.path.includes('/collaborators/') ? FORBIDDEN : reviews(asked, base)
    )
    expect(await review()).toMatchObject({approvedBy: ['bob']})
  })

  test.each([[FORBIDDEN], [NOT_FOUND]])('that may not be read say what to grant', async reply => {
    const {review} = await forge(() => reply)
    expect(await review()).toEqual({
      known: false,
      why: expect.stringContaining('`permissions: pull-requests: read`')
    })
  })

  test('are unknown where a permission cannot be asked for, rather than left out', async () => {
    const {review} = await forge((asked, base) =>
      asked.path.includes('/collaborators/')
        ? {status: 500, body: {message: 'no'}}
        : reviewed(['bob', 'APPROVED'])(asked, base)
    )
    expect(await review()).toMatchObject({known: false})
  })

  test('are none outside of a pull request', async () => {
    const {review} = await forge(reviewed(), {number: null})
    expect(await review()).toBeNull()
    expect(server?.log).toEqual([])
  })
})

describe('what guards production', () => {
  const answering = async (body: unknown): Promise<Forge> => await forge((): Reply => ({body}))
  const pullRequest = (parameters?: object): object => ({type: 'pull_request', parameters})

  test.each([
    [[pullRequest({required_approving_review_count: 0})], ['pull requests only']],
    [[pullRequest()], ['pull requests only']],
    [
      [pullRequest({required_approving_review_count: 2, require_code_owner_review: true})],
      ['pull requests with 2 approvals of code owners']
    ]
  ])('the rules of a branch: %j', async (rules, by) => {
    const {branch, branchGuard} = await answering(rules)
    expect(await branchGuard(branch ?? '')).toEqual({known: true, by})
    expect(server?.lines()).toEqual(['GET /repos/acme/models/rules/branches/main'])
  })

  const KEPT_BACK = {known: true, by: [], unseen: expect.stringContaining('`administration: read`')}

  test.each<[Reply, object]>([
    [
      {body: {required_pull_request_reviews: {required_approving_review_count: 1}}},
      {known: true, by: ['pull requests with 1 approval']}
    ],
    [{body: {enforce_admins: {enabled: true}}}, {known: true, by: []}],
    [
      {status: 404, body: {message: 'Branch not protected'}},
      {known: true, by: []}
    ],
    [FORBIDDEN, KEPT_BACK],
    [NOT_FOUND, KEPT_BACK]
  ])('the classic protection of a branch without rules: %j', async (reply, guard) => {
    const {branchGuard} = await forge(({path}) =>
      path.endsWith('/protection') ? reply : {body: [{type: 'non_fast_forward'}]}
    )
    expect(await branchGuard('main')).toEqual(guard)
  })

  test.each([
    [['~ALL'], ['creation', 'update'], 'active', true],
    [['refs/tags/fraud#*'], ['creation'], 'active', true],
    [['refs/tags/**'], ['creation'], 'active', true],
    [['refs/tags/churn#*'], ['creation'], 'active', false],
    [['refs/tags/fraud#prod#1'], ['creation'], 'active', false],
    [['~ALL'], ['deletion'], 'active', false],
    [['~ALL'], ['creation'], 'evaluate', false]
  ])('rulesets of tags: %j with %j, %s', async (include, types, enforcement, guards) => {
    const {tagGuard} = await forge(({path}) => ({
      body: path.endsWith('/rulesets')
        ? [{id: 3, name: 'releases', target: 'tag', enforcement}]
        : {conditions: {ref_name: {include, exclude: []}}, rules: types.map(type => ({type}))}
    }))
    expect(await tagGuard('fraud#prod')).toEqual({
      known: true,
      by: guards ? ['the ruleset releases'] : []
    })
  })

  test.each([
    [{}, []],
    [{protection_rules: [{type: 'wait_timer', wait_timer: 30}]}, []],
    [
      {protection_rules: [{type: 'required_reviewers', reviewers: [{}]}, {type: 'branch_policy'}]},
      ['1 required reviewer', 'named branches only']
    ]
  ])('the rules of an environment: %j', async (environment, by) => {
    const {environmentGuard} = await answering(environment)
    expect(await environmentGuard('prod')).toEqual({known: true, by})
  })

  test('the last run of a schedule', async () => {
    const {lastScheduledRun} = await answering({
      total_count: 1,
      workflow_runs: [{created_at: '2026-11-16T03:00:04Z'}]
    })
    expect(await lastScheduledRun('.github/workflows/retrain.yml')).toEqual({
      known: true,
      date: '2026-11-16'
    })
    const {path, query} = server?.log[0] ?? {}
    expect(path).toBe('/repos/acme/models/actions/workflows/retrain.yml/runs')
    expect(Object.fromEntries(query ?? [])).toMatchObject({event: 'schedule', status: 'success'})
  })

  test('no run yet', async () => {
    const {lastScheduledRun} = await answering({total_count: 0, workflow_runs: []})
    expect(await lastScheduledRun('x.yml')).toEqual({known: true, date: null})
  })

  test('what may not be read is unknown and says what to grant', async () => {
    const {environmentGuard, branchGuard, lastScheduledRun} = await forge(() => FORBIDDEN)
    const granting = (permission: string): object => ({
      known: false,
      why: expect.stringContaining(permission)
    })
    expect(await environmentGuard('prod')).toEqual(granting('actions: read'))
    expect(await lastScheduledRun('x.yml')).toEqual(granting('actions: read'))
    expect(await branchGuard('main')).toEqual(granting('contents: read'))
  })

  test('an answer of another form is unknown', async () => {
    const {branchGuard, environmentGuard} = await answering({rules: 'many'})
    expect(await branchGuard('main')).toMatchObject({known: false})
    expect(await environmentGuard('prod')).toMatchObject({known: true, by: []})
  })
})
