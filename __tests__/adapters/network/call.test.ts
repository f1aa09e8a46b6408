import {afterEach, describe, expect, test} from '@jest/globals'
import {plainAddress} from '../../../src/adapters/network/address.ts'
import {textOf} from '../../../src/adapters/network/answer.ts'
import {call, NoAnswer, openServer, type Call} from '../../../src/adapters/network/call.ts'
import {isLocal, lookupBeside} from '../../../src/adapters/network/reach.ts'
import {WorldError} from '../../../src/errors.ts'
import {FAULTS, faultyServer, json, SECRET, timesFor, type FaultyServer} from './faults.ts'

const open: FaultyServer[] = []

afterEach(async () => {
  await Promise.all(
    open.splice(0).map(async ({close}) => {
      await close()
    })
  )
})

async function failing(fault: string): Promise<FaultyServer> {
  const answer = FAULTS[fault]
  if (answer === undefined) throw new Error(`no fault is ${fault}`)
  return await serving(answer)
}

async function serving(answer: Parameters<typeof faultyServer>[0]): Promise<FaultyServer> {
  const server = await faultyServer(answer)
  open.push(server)
  return server
}

function serverAt(base: string, fault = '') {
  return openServer({
    name: 'It',
    address: plainAddress(base),
    headers: {authorization: `Bearer ${SECRET}`},
    times: timesFor(fault)
  })
}

const GET: Call = {method: 'GET', follows: true}

/** What a call ends with, as a person reads it. */
async function said(asked: Promise<unknown>): Promise<string> {
  const error: unknown = await asked.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(NoAnswer)
  expect(error).toBeInstanceOf(WorldError)
  return (error as Error).message
}

describe('a call', () => {
  test('is answered, whatever the status', async () => {
    const {base, seen} = await serving((_, response) => {
      json(response, {a: 1}, 404)
    })
    const reply = await call(serverAt(base), GET)
    expect([reply.status, textOf(reply), reply.header('content-type')]).toEqual([
      404,
      '{"a":1}',
      'application/json'
    ])
    expect(seen[0]?.headers).toMatchObject({
      authorization: `Bearer ${SECRET}`,
      'accept-encoding': 'identity'
    })
  })

  test.each<[string, RegExp]>([
    [
      'reset before the answer',
      /^It at http:\/\/127\.0\.0\.1:\d+ cannot be reached \(ECONNRESET\)/u
    ],
    ['reset in the answer', /cannot be reached \(ECONNRESET\)/u],
    ['no answer at all', /did not answer within 0\.06 s/u],
    ['drop by drop', /did not answer within 0\.06 s/u],
    ['packed unasked', /answers in the encoding gzip, which nobody asked for/u],
    ['redirect in a circle', /sends the gate on to http:.*, and so on without end/u],
    [
      'redirect to the metadata of the cloud',
      /leads to 169\.254\.169\.254, an address of this machine/u
    ],
    ['redirect to a file', /sends the gate on to file:\/\/, which is less safe/u]
  ])('that ends with %s is told in a sentence', async (fault, sentence) => {
    const {base} = await failing(fault)
    expect(await said(call(serverAt(base, fault), GET))).toMatch(sentence)
  })

  test('is not read further than it may be', async () => {
    const {base} = await failing('without end')
    const asked = call(serverAt(base), {...GET, maxBytes: 5_000_000})
    expect(await said(asked)).toContain('sends more than the 5000000 bytes')
  })

  test.each(['http://nowhere.invalid', 'http://nowhere.invalid:5000/mlflow'])(
    'to a name that there is not is told: %s',
    async base => {
      expect(await said(call(serverAt(base), GET))).toMatch(/cannot be reached \(E\w+\)/u)
    }
  )

  test('to a port at which nobody listens', async () => {
    const {base} = await serving(() => undefined)
    await open.pop()?.close()
    expect(await said(call(serverAt(base), GET))).toContain('cannot be reached (ECONNREFUSED)')
  })
})

describe('a call is repeated', () => {
  test.each<[string, Call, number]>([
    ['where it reads', GET, 3],
    ['where it may be', {method: 'POST', body: 'x', repeatable: true}, 3],
    ['as often as its protocol wants', {...GET, attempts: 5}, 5],
    ['never where it changes something', {method: 'POST', body: 'x'}, 1],
    ['never where it deletes something', {method: 'DELETE', body: 'x'}, 1]
  ])('%s', async (_, asked, times) => {
    for (const fault of ['status 503', 'status 429', 'reset before the answer']) {
      const {base, seen} = await failing(fault)
      await call(serverAt(base), asked).catch(() => null)
      expect(seen).toHaveLength(times)
    }
  })

  test.each(['status 400', 'status 404', 'status 500', 'no answer at all', 'malformed'])(
    'not after %s, which would be the same again',
    async fault => {
      const {base, seen} = await failing(fault)
      await call(serverAt(base, fault), GET).catch(() => null)
      expect(seen).toHaveLength(1)
    }
  )

  test('until it is answered', async () => {
    const {base} = await serving((_, response) => {
      json(response, {}, open[0]?.seen.length === 1 ? 503 : 200)
    })
    expect((await call(serverAt(base), GET)).status).toBe(200)
  })

  test('not where the server wants a longer pause than anybody waits', async () => {
    const {base, seen} = await failing('status 429, come back in an hour')
    expect((await call(serverAt(base), GET)).status).toBe(429)
    expect(seen).toHaveLength(1)
  })

  test('not after all the time that there was, nor when somebody stops it', async () => {
    const {base, seen} = await failing('status 503')
    const spent = {...serverAt(base), ends: performance.now() - 1}
    expect(await said(call(spent, GET))).toContain('took longer than 3600 s for all questions')
    const stopped = call(serverAt(base), {...GET, signal: AbortSignal.abort('stopped')})
    await expect(stopped).rejects.toBe('stopped')
    expect(seen).toHaveLength(0)
  })
})

describe('a redirect', () => {
  test('keeps the credentials at their origin', async () => {
    const other = await serving((_, response) => {
      json(response, 'from there')
    })
    const {base, seen} = await serving(({path}, response) => {
      if (path === '/') response.writeHead(302, {location: '/here'}).end()
      else response.writeHead(307, {location: `${other.base}/there`}).end()
    })
    const reply = await call(serverAt(base), {...GET, headers: {'x-more': '1'}})
    expect(textOf(reply)).toBe('"from there"')
    expect(seen.map(({headers}) => headers.authorization)).toEqual(
      Array.from({length: 2}, () => `Bearer ${SECRET}`)
    )
    expect(other.seen[0]?.headers).not.toHaveProperty('authorization')
    expect(other.seen[0]?.headers).not.toHaveProperty('x-more')
  })

  test.each<[string, Call]>([
    ['where none is expected', {method: 'GET'}],
    ['of a change', {method: 'POST', body: 'x', follows: true}]
  ])('%s is not followed', async (_, asked) => {
    const other = await serving((_, response) => {
      json(response, {})
    })
    const {base} = await serving((_, response) => {
      response.writeHead(308, {location: `${other.base}/?key=${SECRET}`}).end()
    })
    expect(await said(call(serverAt(base), asked))).toContain(`sends the gate on to ${other.base}.`)
    expect(other.seen).toHaveLength(0)
  })

  test.each([
    'http://127.0.0.1:1/',
    'http://2130706433:1/',
    'http://[::1]:1/',
    'http://[::ffff:127.0.0.1]:1/',
    'http://0.0.0.0:1/',
    'http://localhost:1/',
    'http://169.254.169.254/latest/',
    'http://[fe80::1]/'
  ])('does not lead from another place to %s', async location => {
    const server = serverAt('http://mlflow.example')
    const led = {...server, address: {...server.address, url: new URL(location)}}
    expect(await said(call(led, GET))).toMatch(/an address of this machine or its network/u)
  })
})

test.each<[string, boolean]>([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['169.254.169.254', true],
  ['0.0.0.0', true],
  ['100.100.100.200', true],
  ['::1', true],
  ['::', true],
  ['::ffff:169.254.169.254', true],
  ['64:ff9b::a9fe:a9fe', true],
  ['fe80::1', true],
  ['fd00:ec2::254', true],
  ['10.0.0.1', false],
  ['192.168.1.1', false],
  ['93.184.216.34', false],
  ['2606:2800:220:1::1', false],
  ['mlflow.example', false]
])('%s is of this machine or its network: %s', (address, local) => {
  expect(isLocal(address)).toBe(local)
})

test.each([
  ['http://localhost:5000', null],
  ['http://mlflow.example', /leads to .* \(localhost\), an address of this machine/u]
])('beside %s the name of this machine is resolved, or not: %s', async (named, refused) => {
  const ended = await new Promise<Error | null>(done => {
    lookupBeside(new URL(named))('localhost', {}, done)
  })
  expect(ended?.message ?? '').toMatch(refused ?? /^$/u)
})
