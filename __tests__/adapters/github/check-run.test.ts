import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {Octokit} from '@octokit/rest'

import {type CheckRun, MAX_OUTPUT, publishCheckRun} from '../../../src/adapters/github/check-run.ts'
import type {Published} from '../../../src/adapters/github/published.ts'
import type {RunStamp} from '../../../src/adapters/github/run-stamp.ts'
import {
  type Asked,
  FORBIDDEN,
  type LoopbackServer,
  NOT_FOUND,
  page,
  type Reply,
  serve
} from './server.ts'

const TARGET = {owner: 'acme', repo: 'models', headSha: 'a'.repeat(40)}
const RUN: CheckRun = {
  name: 'promotion gate: fraud',
  conclusion: 'failure',
  title: 'recall is worse',
  summary: 'summary',
  text: null,
  annotations: []
}
const annotations = (count: number): CheckRun['annotations'] =>
  Array.from({length: count}, (_, n) => ({
    path: 'metrics.json',
    startLine: n + 1,
    endLine: n + 1,
    level: 'failure',
    title: `number ${n}`,
    message: 'worse'
  }))

interface Stored {
  readonly id: number
  readonly name: string
  readonly external_id: string | null
  readonly html_url: string
  readonly head_sha: string
  readonly output: {title: string; summary: string; annotations_count: number}
}

let runs: Stored[] = []
let before: (asked: Asked) => Reply | null = () => null
let server: LoopbackServer

beforeEach(async () => {
  runs = []
  before = () => null
  server = await serve((asked, base) => before(asked) ?? carryOut(asked, base))
})
afterEach(async () => {
  await server.close()
})

function carryOut(asked: Asked, base: string): Reply {
  if (asked.method === 'GET') {
    const named = runs.filter(({name}) => name === asked.query.get('check_name'))
    const {body, headers = {}} = page(named, asked, base)
    return {body: {total_count: named.length, check_runs: body}, headers}
  }
  const id = asked.method === 'POST' ? runs.length + 1 : Number(asked.path.split('/').at(-1))
  const old = runs.find(run => run.id === id)
  const sent = asked.body as unknown as Stored & {output: {annotations: unknown[]}}
  const count = (old?.output.annotations_count ?? 0) + sent.output.annotations.length
  const run = {
    ...old,
    ...sent,
    id,
    html_url: `https://github.test/runs/${id}`,
    output: {...sent.output, annotations_count: count}
  }
  runs = [...runs.filter(other => other.id !== id), run]
  return {status: asked.method === 'POST' ? 201 : 200, body: run}
}

const BY = {run: 1, attempt: 1}

async function publish(
  run: Partial<CheckRun> = {},
  by: RunStamp | null = null
): Promise<Published> {
  const ignore = (): void => undefined
  const log = {debug: ignore, info: ignore, warn: ignore, error: ignore}
  const client = new Octokit({baseUrl: server.url, log})
  return await publishCheckRun(client, TARGET, {...RUN, ...run}, by)
}

const writes = (): readonly Asked[] => server.log.filter(({method}) => method !== 'GET')

describe('a check run', () => {
  test('is made on the head, finished, and replaced by the next run', async () => {
    expect(await publish()).toEqual({
      published: true,
      url: 'https://github.test/runs/1',
      change: 'created'
    })
    expect(runs[0]).toMatchObject({
      head_sha: TARGET.headSha,
      name: RUN.name,
      status: 'completed',
      conclusion: 'failure'
    })
    expect(await publish({conclusion: 'success'})).toMatchObject({change: 'updated'})
    expect(runs).toHaveLength(1)
    expect(runs[0]).toMatchObject({conclusion: 'success'})
  })

  test('of another model is another one', async () => {
    await publish()
    await publish({name: 'promotion gate: churn'})
    expect(runs.map(({name}) => name)).toEqual([RUN.name, 'promotion gate: churn'])
  })

  test('of the job, with the same name, is left alone', async () => {
    const output = {title: '', summary: '', annotations_count: 0}
    const job = {id: 1, name: RUN.name, external_id: null, html_url: '', head_sha: '', output}
    runs = [job]
    expect(await publish()).toMatchObject({change: 'created'})
    expect(runs[0]).toEqual(job)
  })

  test('has all annotations, fifty a request', async () => {
    await publish({annotations: annotations(120)})
    const sent = writes().map(({method, body}) => {
      const {annotations: list} = body['output'] as {annotations: unknown[]}
      return [method, list.length]
    })
    expect(sent).toEqual([
      ['POST', 50],
      ['PATCH', 50],
      ['PATCH', 20]
    ])
    expect(runs[0]?.output.annotations_count).toBe(120)
  })

  test('with annotations is superseded, since GitHub would add to them', async () => {
    await publish({annotations: annotations(1)})
    expect(await publish({annotations: annotations(2)})).toMatchObject({change: 'created'})
    expect(runs.map(({output}) => output.annotations_count)).toEqual([1, 2])
  })

  test('keeps to the limits, and cuts no character in two', async () => {
    const [annotation] = annotations(1)
    const long = {title: 't'.repeat(300), message: '🎯'.repeat(40_000)}
    await publish({
      summary: 's'.repeat(MAX_OUTPUT),
      text: `${'t'.repeat(MAX_OUTPUT - 2)}🎯🎯`,
      annotations: annotation === undefined ? [] : [{...annotation, ...long}]
    })
    const output = writes()[0]?.body['output'] as {
      summary: string
      text: string
      annotations: {title: string; message: string}[]
    }
    expect(output.summary).toHaveLength(MAX_OUTPUT)
    expect(output.text).toBe(`${'t'.repeat(MAX_OUTPUT - 2)}…`)
    expect(output.annotations[0]?.title).toHaveLength(255)
    expect(output.annotations[0]?.message.length).toBeLessThanOrEqual(65_535)
    // Half a character would come back as another one.
    const message = output.annotations[0]?.message ?? ''
    expect(Buffer.from(message).toString('utf8')).toBe(message)
  })

  test('is made again when the answer was lost: none would block the pull request', async () => {
    let faults = 1
    before = ({method}) => (method === 'POST' && faults-- > 0 ? {fault: 'drop'} : null)
    expect(await publish()).toMatchObject({published: true})
  })

  test.each<[string, Reply, string]>([
    ['without the permission', FORBIDDEN, '`permissions: checks: write`'],
    ['on a server without checks', NOT_FOUND, '`permissions: checks: write`']
  ])('%s is told and not thrown', async (_, reply, reason) => {
    before = ({method}) => (method === 'POST' ? reply : null)
    expect(await publish()).toMatchObject({
      published: false,
      reason: expect.stringContaining(reason)
    })
  })

  test('becomes a commit status where the forge has no check runs', async () => {
    const statuses: Asked[] = []
    before = asked => {
      if (!asked.path.includes('/statuses/')) return NOT_FOUND
      statuses.push(asked)
      return {status: 201, body: {}}
    }
    expect(await publish()).toMatchObject({published: true})
    await publish({conclusion: 'action_required'})
    await publish({conclusion: 'success'})
    expect(statuses.map(({body}) => [body['context'], body['state']])).toEqual([
      [RUN.name, 'failure'],
      [RUN.name, 'failure'],
      [RUN.name, 'success']
    ])
  })

  test('of a newer run stays when an older one comes later', async () => {
    await publish({conclusion: 'failure'}, {run: 12, attempt: 1})
    const late = await publish({conclusion: 'success'}, {run: 11, attempt: 3})
    expect(late).toMatchObject({published: true, change: 'none'})
    expect(runs).toMatchObject([{conclusion: 'failure'}])
    await publish({conclusion: 'success'}, {run: 12, attempt: 2})
    expect(runs).toMatchObject([{conclusion: 'success'}])
  })

  test('of another step of the same run is not painted over: green is only what is green for both', async () => {
    await publish({conclusion: 'failure'}, BY)
    expect(await publish({conclusion: 'success'}, BY)).toMatchObject({change: 'none'})
    expect(runs).toMatchObject([{conclusion: 'failure'}])
    await publish({conclusion: 'success'}, {...BY, attempt: 2})
    await publish({conclusion: 'action_required'}, {...BY, attempt: 2})
    expect(runs).toMatchObject([{conclusion: 'action_required'}])
  })

  test.each<[string, Reply]>([
    ['breaks off', {fault: 'drop'}],
    ['is another’s', {status: 201, headers: {'content-type': 'text/html'}, body: '<html>'}]
  ])('is not made twice when the answer %s', async (_, reply) => {
    let faults = 1
    before = (asked: Asked) => {
      if (asked.method !== 'POST' || faults-- === 0) return null
      carryOut(asked, '')
      return reply
    }
    expect(await publish({annotations: annotations(60)}, BY)).toMatchObject({published: true})
    expect(runs.map(({output}) => output.annotations_count)).toEqual([60])
  })

  test('is made where the others cannot be listed: it is the latest then', async () => {
    before = ({method}) => (method === 'GET' ? {status: 409, body: {message: 'Conflict'}} : null)
    expect(await publish({}, BY)).toMatchObject({published: true, change: 'created'})
  })
})
