import {afterEach, describe, expect, test} from '@jest/globals'

import {createActionClient} from '../../../src/adapters/github/action-client.ts'
import {apiUrl, createClient, type GitHubClient} from '../../../src/adapters/github/client.ts'
import {apiFailure, reasonFor} from '../../../src/adapters/github/failure.ts'
import {type Handler, type LoopbackServer, type Reply, serve} from './server.ts'

const REPOSITORY = {owner: 'acme', repo: 'models'}
const warnings: string[] = []
const log = {
  info: () => undefined,
  debug: () => undefined,
  warning: (message: string) => void warnings.push(message)
}
let server: LoopbackServer | null = null

afterEach(async () => {
  await server?.close()
  warnings.length = 0
})

async function start(handler: Handler): Promise<{client: GitHubClient; asked: LoopbackServer}> {
  server = await serve(handler)
  return {client: createClient({token: 't0k', baseUrl: server.url, log}), asked: server}
}

/** Gives the replies one after the other, the last one for ever. */
function inTurn(...replies: readonly Reply[]): Handler {
  let at = 0
  return () => replies[Math.min(at++, replies.length - 1)] ?? {}
}

const get = async (client: GitHubClient): Promise<unknown> =>
  (await client.rest.repos.get(REPOSITORY)).data
const post = async (client: GitHubClient): Promise<unknown> =>
  (await client.rest.issues.createLabel({...REPOSITORY, name: 'x'})).data

const OK = {body: {id: 1}}
const limited = (seconds: number, status = 403): Reply => ({
  status,
  headers: {'retry-after': String(seconds)},
  body: {message: 'You have exceeded a secondary rate limit. Please wait.'}
})

describe('reading', () => {
  test.each<[string, Reply]>([
    ['a server error', {status: 502, body: {message: 'Server Error'}}],
    ['a broken connection', {fault: 'drop'}],
    ['an answer that is cut off', {...OK, fault: 'cut'}],
    ['a page of HTML', {headers: {'content-type': 'text/html'}, body: '<html>'}],
    ['bytes', {headers: {'content-type': 'application/octet-stream'}, body: 1}],
    ['JSON that is nothing', {body: null}],
    ['an error without a message', {status: 500, body: null}],
    ['a redirect to itself', {status: 302, headers: {location: '/repos/acme/models'}}]
  ])('is tried again after %s', async (_, fault) => {
    const {client, asked} = await start(inTurn(fault, OK))
    expect(await get(client)).toEqual({id: 1})
    expect(new Set(asked.lines())).toEqual(new Set(['GET /repos/acme/models']))
  })

  test('is given up after two more attempts', async () => {
    const {client, asked} = await start(inTurn({...OK, fault: 'cut'}))
    const error: unknown = await get(client).catch((e: unknown) => e)
    expect(apiFailure(error)).toMatchObject({kind: 'no-answer'})
    expect(asked.log).toHaveLength(3)
  })

  test('is not tried again where GitHub said no', async () => {
    const {client, asked} = await start(inTurn({status: 404, body: {message: 'Not Found'}}, OK))
    await expect(get(client)).rejects.toThrow('Not Found')
    expect(asked.log).toHaveLength(1)
  })
})

describe('writing', () => {
  test.each<[string, Reply]>([
    ['a server error', {status: 502, body: {message: 'Server Error'}}],
    ['a broken connection', {fault: 'drop'}]
  ])('is never repeated blindly after %s', async (_, fault) => {
    const {client, asked} = await start(inTurn(fault, OK))
    await expect(post(client)).rejects.toMatchObject({name: 'HttpError'})
    expect(asked.log).toHaveLength(1)
  })

  test('waits as long as a rate limit says, and says so', async () => {
    const {client, asked} = await start(inTurn(limited(1, 429), OK))
    expect(await post(client)).toEqual({id: 1})
    expect(asked.log).toHaveLength(2)
    expect(warnings).toEqual([expect.stringContaining('for 1 s: waiting')])
  })

  test('knows a limit by its status, whatever it says', async () => {
    const odd = {status: 429, headers: {'retry-after': '1'}, body: {message: 'Slow down'}}
    const {client, asked} = await start(inTurn(odd, OK))
    expect(await post(client)).toEqual({id: 1})
    expect(asked.log).toHaveLength(2)
  })
})

describe('rate limits', () => {
  test('that last too long are not waited for', async () => {
    const {client, asked} = await start(inTurn(limited(3600), OK))
    const error: unknown = await get(client).catch((e: unknown) => e)
    expect(apiFailure(error)).toMatchObject({kind: 'rate-limit'})
    expect(asked.log).toHaveLength(1)
    expect(warnings).toEqual([expect.stringContaining('for 3600 s: giving up')])
  })

  test('are told from a permission that is missing', async () => {
    const spent = {'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800'}
    const body = {message: 'API rate limit exceeded for installation.'}
    const {client} = await start(inTurn({status: 403, headers: spent, body}))
    const error: unknown = await get(client).catch((e: unknown) => e)
    expect(apiFailure(error)?.kind).toBe('rate-limit')
  })
})

test('a run waits for GitHub only so long, for all its requests together', async () => {
  const {url, log: requests} = (server = await serve(async () => {
    await new Promise(resolve => setTimeout(resolve, 5_000).unref())
    return OK
  }))
  const patience = {attempt: 30, total: 40}
  for (const create of [createClient, createActionClient]) {
    const client = create({token: 't0k', baseUrl: url, log, patience})
    const error: unknown = await get(client).catch((e: unknown) => e)
    expect(apiFailure(error)).toMatchObject({kind: 'no-answer'})
  }
  expect(requests.length).toBeLessThanOrEqual(4)
  // A busy machine takes longer for the pauses between attempts.
}, 60_000)

describe('failures', () => {
  test.each([
    [401, 'token'],
    [403, 'forbidden'],
    [404, 'missing'],
    [422, 'refused'],
    [500, 'server']
  ])('%d is %s', (status, kind) => {
    const response = {headers: {}}
    const error = Object.assign(new Error('said'), {name: 'HttpError', status, response})
    expect(apiFailure(error)).toEqual({kind, message: 'said'})
  })

  test('a bug is none', () => {
    expect(apiFailure(new TypeError('x is not a function'))).toBeNull()
    expect(apiFailure('HttpError')).toBeNull()
    expect(apiFailure(null)).toBeNull()
  })

  test('the reason names the permission', () => {
    const failure = {kind: 'forbidden', message: 'Resource not accessible'} as const
    const reason = reasonFor(failure, {what: 'comment', permission: 'pull-requests: write'})
    expect(reason).toContain('`permissions: pull-requests: write`')
  })
})

test('the token is sent, and none where there is none', async () => {
  const {client, asked} = await start(inTurn(OK))
  await get(client)
  await get(createClient({token: null, baseUrl: asked.url, log}))
  await get(createActionClient({token: 'ghs_x', baseUrl: asked.url, log}))
  expect(asked.log.map(({token}) => token)).toEqual(['token t0k', null, 'token ghs_x'])
})

test('the address is the runner’s, also of an Enterprise server', () => {
  expect(apiUrl({})).toBe('https://api.github.com')
  expect(apiUrl({GITHUB_API_URL: ''})).toBe('https://api.github.com')
  expect(apiUrl({GITHUB_API_URL: 'https://ghe.example/api/v3/'})).toBe('https://ghe.example/api/v3')
})
