import {describe, expect, test} from '@jest/globals'
import {UserError} from '../../src/errors.ts'
import {textFile, virtualTree} from '../../src/adapters/registries/virtual-tree.ts'
import {digestOf} from '../../src/reading/digest.ts'
import type {Opened, Pointer, Tree} from '../../src/ports.ts'
import {promote, rollback, type PromotionRequest} from '../../src/promotion/promote.ts'
import type {PromotionRecord, VersionName} from '../../src/verdict/record.ts'
import {aFinding, aModel, anIdentity, aVerdict} from '../fixtures/verdict.ts'

const METRICS = '{"accuracy": 0.93}'
const ROWS = 'id,label,prediction\n1,1,1\n'

function tree(files: Readonly<Record<string, string>>): Tree {
  const entries = Object.entries(files).map(([path, text]) => [path, textFile(text)] as const)
  return virtualTree({name: 'the working tree', commit: null}, new Map(entries))
}

/** A registry in memory; what `kept` holds is found for every version. */
function memory(start: string | null, kept: Opened) {
  const records: PromotionRecord[] = []
  let now: VersionName | null = start === null ? null : {version: start, commit: null}
  const pointer: Pointer = {
    registry: 'mlflow',
    name: 'fraud@champion',
    current: () => Promise.resolve(now),
    find: wanted => Promise.resolve({version: wanted ?? 'v13', commit: null}),
    open: () => Promise.resolve(kept),
    records: () => Promise.resolve(records),
    settle: () => Promise.resolve([]),
    move: record => {
      now = record.version
      records.push(record)
      return Promise.resolve({moved: true, did: ['moved']})
    }
  }
  return {pointer, records, points: () => now?.version}
}

const OWN: Opened = {ok: true, tree: tree({'metrics.json': METRICS}), layout: 'own'}

function request(changes: Partial<PromotionRequest> = {}): PromotionRequest {
  const evidence = [
    {kind: 'metrics', path: 'models/fraud/metrics.json', digest: digestOf(METRICS)},
    {kind: 'predictions', path: 'models/fraud/predictions.csv', digest: digestOf(ROWS)}
  ]
  const model = aModel({
    candidate: anIdentity('abc1234', {registry: 'git', evidence, digest: 'sha256:d1'})
  })
  return {
    verdict: aVerdict({models: [model]}),
    verdictDigest: 'sha256:verdict',
    model,
    to: null,
    files: {tree: tree({'metrics.json': METRICS, 'predictions.csv': ROWS}), prefix: 'models/fraud'},
    commits: [],
    by: 'ada',
    at: '2026-11-21T12:00:00.000Z',
    pullRequest: 7,
    reason: null,
    ...changes
  }
}

async function refusal(asked: PromotionRequest, kept: Opened = OWN, start: string | null = 'v12') {
  const registry = memory(start, kept)
  const outcome = await promote(asked, registry.pointer)
  expect(outcome.done).toBe('refused')
  expect(registry.points()).toBe(start ?? undefined)
  return outcome.done === 'refused' ? outcome.why : ''
}

describe('a promotion', () => {
  test('moves the pointer and records on what it rests', async () => {
    const waiver = {reason: 'new market', approvedBy: 'risk', expires: '2027-01-01'}
    const asked = request()
    const model = {...asked.model, findings: [aFinding({waiver})]}
    const {pointer, records, points} = memory('v12', OWN)
    expect(await promote({...asked, model}, pointer)).toMatchObject({done: 'moved', did: ['moved']})
    expect(points()).toBe('v13')
    expect(records).toMatchObject([
      {
        number: 1,
        kind: 'promotion',
        version: {version: 'v13'},
        replaced: {version: 'v12'},
        by: 'ada',
        pullRequest: 7,
        verdict: {word: 'pass', digest: 'sha256:verdict'},
        digest: 'sha256:d1',
        evidence: [{kind: 'metrics'}, {kind: 'predictions'}],
        waivers: [{finding: 'at-least-as-good/accuracy', ...waiver}]
      }
    ])
  })

  test.each([
    ['that is not there', 'v9.9.9', /no version v9.9.9/u],
    ['that is there, but was not what was promoted', 'v12', /compared with .*v12.*now v13/u]
  ])('of a version %s is not done already', async (_what, to, why) => {
    const {pointer, points} = memory('v12', OWN)
    const known: Pointer = {
      ...pointer,
      find: async (wanted, commits) => {
        if (wanted === 'v9.9.9') throw new UserError('fraud has no version v9.9.9')
        return await pointer.find(wanted, commits)
      }
    }
    expect(await promote(request(), known)).toMatchObject({done: 'moved'})
    const said = await promote(request({to}), known).then(JSON.stringify, String)
    expect(said).toMatch(why)
    expect(said).toMatch(/^\w*Error: |"done":"refused"/u)
    expect(points()).toBe('v13')
  })

  test('that was done already changes nothing', async () => {
    const {pointer, records} = memory('v12', OWN)
    await promote(request(), pointer)
    expect(await promote(request(), pointer)).toMatchObject({done: 'already'})
    expect(records).toHaveLength(1)
  })

  test('that is decided anew once it is there changes nothing either', async () => {
    const {pointer, records} = memory('v12', OWN)
    await promote(request(), pointer)
    const asked = request({verdictDigest: 'sha256:another'})
    const model = {...asked.model, baseline: anIdentity('v13', {registry: 'mlflow'})}
    expect(await promote({...asked, model}, pointer)).toMatchObject({
      done: 'already',
      record: {verdict: {digest: 'sha256:verdict'}}
    })
    expect(records).toHaveLength(1)
  })

  test('of what is in production, where another model was judged, is refused', async () => {
    const {pointer, records} = memory('v12', OWN)
    await promote(request(), pointer)
    const text = '{"accuracy": 0.97}'
    const evidence = [{kind: 'metrics', path: 'metrics.json', digest: digestOf(text)}]
    const model = aModel({
      candidate: anIdentity('next', {registry: 'git', evidence, digest: 'sha256:d2'}),
      baseline: anIdentity('v13', {registry: 'mlflow'})
    })
    const files = {tree: tree({'metrics.json': text}), prefix: ''}
    expect(await promote(request({verdictDigest: 'sha256:next', model, files}), pointer)).toEqual({
      done: 'refused',
      why: expect.stringMatching(
        /^No other version waits: v13 is in production already. v13 has another accuracy than the 0.97/u
      ),
      did: []
    })
    expect(records).toHaveLength(1)
  })

  test('of a version that the registry itself keeps moves to that one, if it is as it was', async () => {
    const evidence = [{kind: 'metrics', path: 'mlflow:v14/metrics.json', digest: digestOf(METRICS)}]
    const model = aModel({candidate: anIdentity('v14', {registry: 'mlflow', evidence})})
    const {pointer, points} = memory('v12', OWN)
    expect(await promote(request({model}), pointer)).toMatchObject({done: 'moved'})
    expect(points()).toBe('v14')
    const changed: Opened = {...OWN, tree: tree({'metrics.json': '{"accuracy": 0.5}'})}
    expect(await refusal(request({model}), changed)).toMatch(/metrics.json in v14 is sha256/u)
  })

  test('of a first version replaces nothing', async () => {
    const asked = request()
    const {pointer, records} = memory(null, OWN)
    await promote({...asked, model: {...asked.model, baseline: null}}, pointer)
    expect(records).toMatchObject([{replaced: null}])
  })
})

describe('refused, with both names and nothing moved', () => {
  test.each([
    ['fail', 'hold'],
    ['hold', 'hold'],
    ['fail', 'fail']
  ] as const)('a verdict that is %s, where %s stops', async (word, failOn) => {
    const asked = request()
    const verdict = {...asked.verdict, policy: {...asked.verdict.policy, failOn}}
    const model = {...asked.model, verdict: word}
    expect(await refusal({...asked, verdict, model})).toMatch(/The verdict on fraud-detector is/u)
  })

  test('another baseline than the judged one', async () => {
    expect(await refusal(request(), OWN, 'v11')).toMatch(
      /compared with v12 of mlflow.*v11 of mlflow/u
    )
    expect(await refusal(request(), OWN, null)).toMatch(/now no version of|now no version/u)
  })

  test('a baseline of another registry', async () => {
    const asked = request()
    const model = {...asked.model, baseline: anIdentity('v12', {registry: 'git'})}
    expect(await refusal({...asked, model})).toMatch(/v12 of git.*v12 of mlflow/u)
  })

  test('evidence that was changed or taken away since', async () => {
    const changed = tree({'metrics.json': '{"accuracy": 0.99}', 'predictions.csv': ROWS})
    const prefix = 'models/fraud'
    expect(await refusal(request({files: {tree: changed, prefix}}))).toMatch(
      /metrics.json in the working tree is sha256:\w+, but fraud-detector was judged on sha256:/u
    )
    expect(await refusal(request({files: {tree: tree({}), prefix}}))).toMatch(
      /is not in the working/u
    )
  })

  test.each([
    [{'metrics.json': '{"accuracy": 0.94}'}, /another accuracy than the 0.93/u],
    [{'eval/predictions.csv': `${ROWS}2,0,1\n`}, /predictions.csv of v13 is not the/u],
    [{MLmodel: 'x'}, /Nothing that the registry keeps of v13 shows/u]
  ])('a version that keeps %j, which is not what was judged', async (files, message) => {
    expect(await refusal(request(), {ok: true, tree: tree(files), layout: 'own'})).toMatch(message)
  })

  test('a version whose files are gone', async () => {
    expect(await refusal(request(), {ok: false, summary: 'v13 has no files.'})).toBe(
      'v13 has no files.'
    )
  })
})

test.each([
  ['0.9300', '{"accuracy": 0.93}'],
  ['0.93', '{"accuracy": 0.9312345}']
])('numbers that agree as far as they are written tie a version: %s', async (written, kept) => {
  const text = `{"accuracy": ${written}}`
  const asked = request({files: {tree: tree({'metrics.json': text}), prefix: ''}})
  const evidence = [{kind: 'metrics', path: 'metrics.json', digest: digestOf(text)}]
  const model = {...asked.model, candidate: anIdentity('x', {registry: 'git', evidence})}
  const registry = memory('v12', {ok: true, tree: tree({'metrics.json': kept}), layout: 'own'})
  expect(await promote({...asked, model}, registry.pointer)).toMatchObject({done: 'moved'})
})

test('a number of one digit is not taken for another one that was rounded', async () => {
  const text = '{"accuracy": 0.95}'
  const evidence = [{kind: 'metrics', path: 'metrics.json', digest: digestOf(text)}]
  const model = aModel({candidate: anIdentity('x', {registry: 'git', evidence})})
  const files = {tree: tree({'metrics.json': text}), prefix: ''}
  const kept = tree({'metrics.json': '{"accuracy": 0.9}'})
  const why = await refusal(request({model, files}), {ok: true, tree: kept, layout: 'own'})
  expect(why).toMatch(/v13 has another accuracy than the 0.95/u)
})

describe('a rollback', () => {
  const asked = {...request(), model: 'fraud', to: null, reason: 'alarms'}

  test('goes to what was replaced, and is recorded', async () => {
    const {pointer, records, points} = memory('v12', OWN)
    await promote(request(), pointer)
    expect(await rollback(asked, pointer)).toMatchObject({done: 'moved'})
    expect(points()).toBe('v12')
    expect(records[1]).toMatchObject({kind: 'rollback', number: 2, reason: 'alarms', verdict: null})
  })

  test('without a record wants a name, and files that are there', async () => {
    const {pointer} = memory('v12', OWN)
    expect(await rollback(asked, pointer)).toMatchObject({why: expect.stringMatching(/--to/u)})
    expect(await rollback({...asked, to: 'v12'}, pointer)).toMatchObject({
      why: expect.stringMatching(/already/u)
    })
    const gone = memory('v12', {ok: false, summary: 'gone'})
    expect(await rollback({...asked, to: 'v9'}, gone.pointer)).toMatchObject({why: 'gone'})
    expect(await rollback(asked, memory(null, OWN).pointer)).toMatchObject({done: 'refused'})
  })
})
