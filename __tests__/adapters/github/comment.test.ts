import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {Octokit} from '@octokit/rest'

import {PLUGINS} from '../../../src/adapters/github/client.ts'
import {type Sticky, upsertComment} from '../../../src/adapters/github/comment.ts'
import type {Published} from '../../../src/adapters/github/published.ts'
import {
  type Asked,
  FORBIDDEN,
  type LoopbackServer,
  NOT_FOUND,
  page,
  type Reply,
  serve
} from './server.ts'

interface Comment {
  id: number
  body: string
  user: {id: number; login: string} | null
  html_url: string
}

const MARKER = '<!-- gate -->'
const BOT = {id: 41898282, login: 'github-actions[bot]'}
const TARGET = {owner: 'acme', repo: 'models', number: 7}

class Discussion {
  readonly comments: Comment[] = []
  user: Reply = FORBIDDEN
  /** Called before a request is carried out; what it returns is the answer instead. */
  before: (asked: Asked) => Reply | null = () => null
  /** Called after; what it returns is the answer instead. */
  after: (asked: Asked) => Reply | null = () => null
  server: LoopbackServer | null = null

  async start(): Promise<void> {
    this.server = await serve(
      (asked, base) => this.before(asked) ?? this.#afterwards(asked, this.#carryOut(asked, base))
    )
  }

  add(body: string, user: Comment['user'] = BOT): Comment {
    const id = 100 + this.comments.length + this.#removed
    const comment = {id, body, user, html_url: `https://github.test/c/${id}`}
    this.comments.push(comment)
    return comment
  }

  remove(id: number): void {
    this.comments.splice(
      this.comments.findIndex(comment => comment.id === id),
      1
    )
    this.#removed++
  }

  #removed = 0

  async publish(body: string, author?: string): Promise<Published> {
    return await this.publishBy({body, ...(author === undefined ? {} : {author})})
  }

  async publishBy({body, ...sticky}: Omit<Sticky, 'marker'>): Promise<Published> {
    const client = new Client({baseUrl: this.server?.url ?? '', log: SILENT})
    return await upsertComment(client, TARGET, {marker: MARKER, body: MARKER + body, ...sticky})
  }

  writes(): readonly string[] {
    return (this.server?.lines() ?? []).filter(line => !line.startsWith('GET'))
  }

  bodies(): readonly string[] {
    return this.comments.map(({body}) => body)
  }

  #afterwards(asked: Asked, reply: Reply): Reply {
    return this.after(asked) ?? reply
  }

  #carryOut(asked: Asked, base: string): Reply {
    if (asked.path === '/user') return this.user
    if (asked.method === 'GET') return page(this.comments, asked, base)
    const body = String(asked.body['body'])
    if (asked.method === 'POST') return {status: 201, body: this.add(body)}
    const id = Number(asked.path.split('/').at(-1))
    const comment = this.comments.find(c => c.id === id)
    if (comment === undefined) return NOT_FOUND
    if (asked.method === 'DELETE') this.remove(id)
    else comment.body = body
    return asked.method === 'DELETE' ? {status: 204} : {body: comment}
  }
}

/** The product's client without its waiting for GitHub's limits, which spaces comments by seconds. */
const Client = Octokit.plugin(PLUGINS[0], PLUGINS[2])
const ignore = (): void => undefined
const SILENT = {debug: ignore, info: ignore, warn: ignore, error: ignore}
const LOCKED: Reply = {
  status: 403,
  body: {message: 'Unable to create comment because issue is locked.'}
}
let discussion = new Discussion()

beforeEach(async () => {
  discussion = new Discussion()
  await discussion.start()
})
afterEach(async () => {
  await discussion.server?.close()
})

describe('one comment', () => {
  test('is made, then edited in place, then left alone', async () => {
    expect(await discussion.publish('one')).toEqual({
      published: true,
      url: 'https://github.test/c/100',
      change: 'created'
    })
    expect(await discussion.publish('two')).toMatchObject({change: 'updated'})
    expect(await discussion.publish('two')).toMatchObject({change: 'none'})
    expect(discussion.bodies()).toEqual([`${MARKER}two`])
    expect(discussion.writes()).toEqual([
      'POST /repos/acme/models/issues/7/comments',
      'PATCH /repos/acme/models/issues/comments/100'
    ])
  })

  test('is found behind thousands of others', async () => {
    for (let n = 0; n < 5230; n++) discussion.add(`talk ${n}`, {id: 5, login: 'dev'})
    const own = discussion.add(`${MARKER}old`)
    for (let n = 0; n < 20; n++) discussion.add(`more ${n}`, {id: 5, login: 'dev'})
    expect(await discussion.publish('new')).toMatchObject({change: 'updated', url: own.html_url})
    expect(discussion.comments).toHaveLength(5251)
  })

  test('is not changed for line ends and blanks at the end', async () => {
    discussion.add(`${MARKER}a\r\nb`)
    expect(await discussion.publish('a\nb\n')).toMatchObject({change: 'none'})
  })

  test('has its marker at the start: a quote of it is another comment', async () => {
    discussion.add(`> ${MARKER}old`)
    expect(await discussion.publish('new')).toMatchObject({change: 'created'})
    await expect(
      upsertComment(new Octokit(), TARGET, {marker: MARKER, body: 'without'})
    ).rejects.toThrow(TypeError)
  })
})

describe('whose comment', () => {
  test.each([
    ['a person', {id: 9, login: 'mallory'}],
    ['a person with the name of a bot', {id: 9, login: 'github-actions'}],
    ['someone who is gone', null]
  ])('%s with our marker is not us', async (_, user) => {
    discussion.add(`${MARKER}forged`, user)
    expect(await discussion.publish('real')).toMatchObject({change: 'created'})
    expect(discussion.bodies()).toEqual([`${MARKER}forged`, `${MARKER}real`])
  })

  test.each([
    ['the job’s token', BOT],
    ['an app’s token', {id: 77, login: 'acme-gate[bot]'}],
    ['Gitea’s job token', {id: -2, login: 'gitea-actions'}]
  ])('%s does not say who it is and is known all the same', async (_, user) => {
    discussion.add(`${MARKER}old`, user)
    expect(await discussion.publish('new')).toMatchObject({change: 'updated'})
  })

  test('a person’s token says who it is', async () => {
    discussion.user = {body: {login: 'Dev', id: 5}}
    discussion.add(`${MARKER}of the bot`)
    discussion.add(`${MARKER}old`, {id: 5, login: 'dev'})
    expect(await discussion.publish('new')).toMatchObject({change: 'updated'})
    expect(discussion.bodies()).toEqual([`${MARKER}of the bot`, `${MARKER}new`])
  })

  test('a known author is not asked for', async () => {
    discussion.add(`${MARKER}old`)
    await discussion.publish('new', BOT.login)
    expect(discussion.server?.lines()).not.toContain('GET /user')
  })
})

describe('never two', () => {
  test.each<[string, Reply]>([
    ['the connection breaks', {fault: 'drop'}],
    ['the answer is cut off', {fault: 'cut', status: 201, body: {}}],
    ['a gateway fails', {status: 502, body: {message: 'Server Error'}}]
  ])('when %s after the comment was made', async (_, fault) => {
    let faults = 1
    discussion.after = ({method}) => (method === 'POST' && faults-- > 0 ? fault : null)
    expect(await discussion.publish('one')).toMatchObject({published: true})
    expect(discussion.bodies()).toEqual([`${MARKER}one`])
    expect(discussion.writes()).toHaveLength(1)
  })

  test('and one, when the connection breaks before', async () => {
    let faults = 1
    discussion.before = ({method}) => (method === 'POST' && faults-- > 0 ? {fault: 'drop'} : null)
    expect(await discussion.publish('one')).toMatchObject({change: 'created'})
    expect(discussion.bodies()).toEqual([`${MARKER}one`])
  })

  test('when another run makes one at the same moment: the oldest stays', async () => {
    discussion.before = ({method}) => {
      if (method === 'POST') discussion.add(`${MARKER}of the other run`)
      return null
    }
    expect(await discussion.publish('mine')).toMatchObject({
      published: true,
      url: 'https://github.test/c/100'
    })
    expect(discussion.bodies()).toEqual([`${MARKER}mine`])
  })

  test('when two runs really run at once', async () => {
    const results = await Promise.all([discussion.publish('a'), discussion.publish('b')])
    expect(results.every(({published}) => published)).toBe(true)
    expect(await discussion.publish('c')).toMatchObject({published: true})
    expect(discussion.bodies()).toEqual([`${MARKER}c`])
  })

  test('when GitHub does not list yet what was just written', async () => {
    let posted = false
    discussion.before = ({method, path}) => {
      posted ||= method === 'POST'
      return posted && method === 'GET' && path.endsWith('/comments') ? {body: []} : null
    }
    expect(await discussion.publish('one')).toMatchObject({change: 'created'})
    expect(discussion.bodies()).toEqual([`${MARKER}one`])
  })

  test.each([FORBIDDEN, {status: 500, body: {message: 'Server Error'}}, {fault: 'drop' as const}])(
    'and several from before are put right, even if they cannot be deleted (%j)',
    async fault => {
      for (const body of ['old', 'new', 'newer']) discussion.add(`${MARKER}${body}`)
      discussion.before = ({method, path}) =>
        method === 'DELETE' && path.endsWith('/101') ? fault : null
      expect(await discussion.publish('last')).toMatchObject({change: 'updated'})
      expect(discussion.bodies()).toEqual([`${MARKER}last`, `${MARKER}new`])
    }
  )

  test('and one again, when it is deleted while it is edited', async () => {
    const old = discussion.add(`${MARKER}old`)
    discussion.before = ({method}) => {
      if (method === 'PATCH' && discussion.comments.includes(old)) discussion.remove(old.id)
      return null
    }
    expect(await discussion.publish('new')).toMatchObject({change: 'created'})
    expect(discussion.bodies()).toEqual([`${MARKER}new`])
  })
})

describe('the newest word', () => {
  const PASSED = {
    published: false,
    reason: expect.stringContaining('its head is bbbbbbb by now')
  }
  const by = (run: number, attempt = 1) => ({run: {run, attempt}})

  test.each([
    ['an older run', by(11), by(12)],
    ['an earlier attempt of the same run', by(12, 1), by(12, 2)]
  ])('of a run stays when %s comes later', async (_, older, newer) => {
    expect(await discussion.publishBy({body: 'new', ...newer})).toMatchObject({change: 'created'})
    expect(await discussion.publishBy({body: 'old', ...older})).toMatchObject({change: 'none'})
    expect(discussion.bodies()).toEqual([expect.stringContaining(`${MARKER}new`)])
    expect(await discussion.publishBy({body: 'again', ...newer})).toMatchObject({change: 'updated'})
  })

  test.each([
    ['is left to its own run', {body: {head: {sha: 'b'.repeat(40)}}}, PASSED, 0],
    ['that cannot be asked for hinders nothing', FORBIDDEN, {published: true}, 1],
    ['of another form hinders nothing', {body: {head: 7}}, {published: true}, 1]
  ])('another head of the pull request %s', async (_, pull, outcome, comments) => {
    discussion.before = ({path}) => (path.endsWith('/pulls/7') ? pull : null)
    const said = await discussion.publishBy({body: 'one', headSha: 'a'.repeat(40)})
    expect(said).toMatchObject(outcome)
    expect(discussion.bodies()).toHaveLength(comments)
  })

  test('no text of the comment can pass for the run', async () => {
    discussion.add(`${MARKER}old <!-- model-promotion-gate run 99.1 --> and more`)
    expect(await discussion.publishBy({body: 'new', ...by(5)})).toMatchObject({change: 'updated'})
  })
})

describe('when GitHub does not let us', () => {
  test.each<[string, string, Reply, string]>([
    ['write', 'POST', FORBIDDEN, '`permissions: pull-requests: write`'],
    ['see it', 'POST', NOT_FOUND, '`permissions: pull-requests: write`'],
    ['list', 'GET', FORBIDDEN, '`permissions: pull-requests: write`'],
    ['in', 'POST', {status: 401, body: {message: 'Bad credentials'}}, 'token is not valid'],
    ['in, since the conversation is locked', 'POST', LOCKED, 'issue is locked'],
    ['see more than a conflict', 'GET', {status: 409, body: {message: 'Conflict'}}, 'Conflict'],
    ['say so much', 'POST', {status: 422, body: {message: 'body is too long'}}, 'too long'],
    ['connect', 'POST', {fault: 'drop'}, 'could not be reached']
  ])('%s, that is told and not thrown', async (_, method, reply, reason) => {
    discussion.before = asked => (asked.method === method && asked.path !== '/user' ? reply : null)
    expect(await discussion.publish('one')).toMatchObject({
      published: false,
      reason: expect.stringContaining(reason)
    })
    expect(discussion.writes().length).toBeLessThanOrEqual(3)
  })
})
