import {createServer, type Server} from 'node:http'
import {afterEach, describe, expect, test} from '@jest/globals'
import {askPrometheus} from '../../src/adapters/prometheus.ts'
import {TIMES} from '../../src/adapters/network/call.ts'
import {UserError} from '../../src/errors.ts'
import type {LiveAnswers} from '../../src/repository/live.ts'
import type {MonitoringPolicy} from '../../src/policy/schema.ts'

interface Answer {
  readonly status?: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly never?: true
}

const NOW = 1_800_000_000
const open: Server[] = []

afterEach(async () => {
  await Promise.all(
    open.splice(0).map(
      server =>
        new Promise(done => {
          server.close(done)
          server.closeAllConnections()
        })
    )
  )
})

/** A server that answers each query; what it was asked is kept. */
async function aServer(
  answer: (query: string) => Answer
): Promise<{url: string; asked: {query: string; authorization: string | undefined}[]}> {
  const asked: {query: string; authorization: string | undefined}[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => (body += String(chunk)))
    request.on('end', () => {
      const query = new URLSearchParams(body).get('query') ?? ''
      asked.push({query, authorization: request.headers.authorization})
      const {status = 200, body: text = '', headers = {}, never} = answer(query)
      if (never === true) return
      response.writeHead(status, headers).end(text)
    })
  })
  open.push(server)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {url: `http://127.0.0.1:${address.port}`, asked}
}

function vector(...values: readonly (string | number)[]): Answer {
  const result = values.map(v => ({metric: {}, value: [NOW, String(v)]}))
  return {body: JSON.stringify({status: 'success', data: {resultType: 'vector', result}})}
}

async function ask(url: string, more: Partial<MonitoringPolicy> = {}): Promise<LiveAnswers> {
  return await askPrometheus({prometheus: url, ...more}, 'fraud', {
    environment: {PROM: url, TOKEN: 'secret', EMPTY: ''},
    now: () => NOW,
    times: {...TIMES, callMs: 300, pauseMs: 1}
  })
}

function isTime(query: string): boolean {
  return query.includes('timestamp(')
}

describe('askPrometheus', () => {
  test('answers five questions, each with the age of its last sample', async () => {
    const {url} = await aServer(query => (isTime(query) ? vector(NOW - 42) : vector(0.25)))
    const {system, maxAgeSeconds, answers} = await ask(url)
    expect([system, maxAgeSeconds]).toEqual(['Prometheus', 3600])
    expect(answers).toEqual(
      ['predictions', 'latency', 'errors', 'accuracy', 'drift'].map(question => ({
        question,
        answered: true,
        value: 0.25,
        ageSeconds: 42
      }))
    )
  })

  test('asks the team’s own query, with address and token from the environment', async () => {
    const {url, asked} = await aServer(query => (isTime(query) ? vector() : vector(1)))
    const found = await askPrometheus(
      {
        prometheus: '${PROM}/',
        token: '${TOKEN}',
        queries: {drift: 'max(psi{m="{model}"})'},
        'max-age-minutes': 5
      },
      'fraud',
      {environment: {PROM: url, TOKEN: 'secret'}, now: () => NOW}
    )
    expect(found.maxAgeSeconds).toBe(300)
    expect(asked.map(a => a.query)).toContain('max(psi{m="fraud"})')
    expect(new Set(asked.map(a => a.authorization))).toEqual(new Set(['Bearer secret']))
    expect(found.answers.at(-1)).toEqual({
      question: 'drift',
      answered: true,
      value: 1,
      ageSeconds: null
    })
  })

  test.each<[string, Answer, RegExp]>([
    ['nothing at all', vector(), /no sample/u],
    ['not a number', vector('NaN'), /not a number/u],
    ['too many series', vector(1, 2), /2 series answer/u],
    ['a wrong token', {status: 401, body: 'no'}, /refuses the token \(401\)/u],
    ['a sign-in page', {body: '<!DOCTYPE html><html></html>'}, /answers with HTML/u],
    [
      'JSON of something else',
      {body: '{"status":"success","data":[]}'},
      /not one of Prometheus \(data: /u
    ],
    [
      'half an answer',
      {body: '{"status":"success","da'},
      /answers with something that is not JSON/u
    ],
    ['nothing in the body', {body: ''}, /answers with nothing/u],
    [
      'a wrong query',
      {status: 400, body: '{"status":"error","errorType":"bad_data","error":"parse error"}'},
      /says: parse error/u
    ],
    ['a server out of order', {status: 503, body: 'starting'}, /status 503/u],
    [
      'another server',
      {status: 302, headers: {location: '/login'}},
      /sends the gate on to http:\/\/127/u
    ],
    ['no answer', {never: true}, /did not answer within 0.3 s/u],
    [
      'a matrix',
      {body: '{"status":"success","data":{"resultType":"matrix","result":[]}}'},
      /gives a matrix/u
    ]
  ])('%s is said, and answers nothing', async (_, answer, why) => {
    const {url} = await aServer(() => answer)
    const {answers} = await ask(url)
    expect(answers).toHaveLength(5)
    for (const one of answers) {
      expect(one).toEqual({
        question: one.question,
        answered: false,
        why: expect.stringMatching(why)
      })
    }
  })

  test('a metric that stopped is told from one that never was', async () => {
    const {url} = await aServer(query => (isTime(query) ? vector(NOW - 900) : vector()))
    const {answers} = await ask(url)
    expect(answers[0]).toMatchObject({answered: false, why: expect.stringContaining('15 min old')})
  })

  test('a server that is not there is said', async () => {
    const {answers} = await ask('http://127.0.0.1:9')
    expect(answers[0]).toMatchObject({
      answered: false,
      why: expect.stringMatching(/cannot be reached/u)
    })
  })

  test.each([
    [{prometheus: '${NOWHERE}'}, /NOWHERE/u],
    [{prometheus: '${EMPTY}'}, /EMPTY/u],
    [{prometheus: 'prometheus:9090'}, /http:\/\//u],
    [{prometheus: 'file:///etc/passwd'}, /http:\/\//u],
    [
      {prometheus: 'http://127.0.0.1', token: '${NOWHERE}'},
      /monitoring.token is \$\{NOWHERE\}, but/u
    ]
  ])('%j is a fault of the policy', async (policy, says) => {
    const asked = ask('http://127.0.0.1', policy)
    await expect(asked).rejects.toBeInstanceOf(UserError)
    await expect(asked).rejects.toThrow(says)
  })
})
