import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {Octokit} from '@octokit/rest'
import {PLUGINS} from '../../src/adapters/github/client.ts'
import type {EventContext} from '../../src/adapters/github/event.ts'
import {publish} from '../../src/action/publish.ts'
import {COMMENT_MARKER} from '../../src/report/comment.ts'
import type {Verdict} from '../../src/verdict/verdict.ts'
import {FORBIDDEN, page, serve, type LoopbackServer} from '../adapters/github/server.ts'
import {aFinding, aModel, aVerdict} from '../fixtures/verdict.ts'
import {SILENT} from '../fixtures/world.ts'

interface Comment {
  readonly id: number
  body: string
  readonly user: {readonly id: number; readonly login: string}
  readonly html_url: string
}

const EVENT: EventContext = {
  kind: 'pull_request',
  repository: {owner: 'acme', repo: 'models'},
  number: 7,
  headSha: 'a'.repeat(40),
  baseSha: null,
  baseRef: 'main',
  fork: false,
  author: null,
  runId: null
}
const BOT = {id: 41898282, login: 'github-actions[bot]'}
const Client = Octokit.plugin(PLUGINS[0], PLUGINS[2])
const ignore = (): void => undefined

let comments: Comment[] = []
let server: LoopbackServer | null = null

beforeEach(async () => {
  comments = []
  server = await serve((asked, base) => {
    if (asked.path === '/user') return FORBIDDEN
    if (asked.method === 'GET') return page(comments, asked, base)
    const body = String(asked.body['body'])
    if (asked.method === 'PATCH') {
      for (const one of comments) one.body = body
      return {body: comments[0]}
    }
    const made = {id: 1, body, user: BOT, html_url: 'https://github.test/c/1'}
    comments.push(made)
    return {status: 201, body: made}
  })
})
afterEach(async () => {
  await server?.close()
})

async function published(
  verdict: Verdict,
  comment: 'auto' | 'always' | 'never' = 'auto'
): Promise<string> {
  const log = {debug: ignore, info: ignore, warn: ignore, error: ignore}
  const client = new Client({baseUrl: server?.url ?? '', log})
  return publish(verdict, {
    client,
    event: EVENT,
    comment,
    checkRun: false,
    run: null,
    today: '2026-11-29',
    log: SILENT
  })
}

const worse = aVerdict({
  verdict: 'fail',
  models: [aModel({verdict: 'fail', findings: [aFinding({status: 'fail'})]})]
})
const untouched = aVerdict({models: []})

describe('invariant 18: one comment tells the present', () => {
  test('a push that takes the change back makes the red comment history, in its place', async () => {
    expect(await published(worse)).toBe('https://github.test/c/1')
    expect(comments[0]?.body).toContain('⛔')
    expect(await published(untouched)).toBe('https://github.test/c/1')
    expect(comments).toHaveLength(1)
    const [{body} = {body: ''}] = comments
    expect(body.startsWith(COMMENT_MARKER)).toBe(true)
    expect(body).not.toContain('⛔')
    expect(body).toContain(
      'An earlier push to this pull request changed a model; the last one does'
    )
    expect(await published(worse)).toBe('https://github.test/c/1')
    expect(comments[0]?.body).toContain('⛔')
  })

  test('where nothing was said there is nothing to take back', async () => {
    expect(await published(untouched)).toBe('')
    expect(comments).toEqual([])
  })

  test('a comment that is always wanted is made, one that is never wanted is left alone', async () => {
    await published(untouched, 'always')
    expect(comments).toHaveLength(1)
    expect(comments[0]?.body).not.toContain('An earlier push')
    await published(worse, 'never')
    expect(comments[0]?.body).not.toContain('⛔')
  })
})
