import {afterAll, afterEach, describe, expect, jest, test} from '@jest/globals'
import type {Octokit} from '@octokit/rest'
import {removeTemporary} from '../adapters/temporary.ts'
import {aFinding, aModel, aVerdict} from '../fixtures/verdict.ts'
import {SILENT} from '../fixtures/world.ts'
import type {Fault} from '../real/support/github/faults.ts'
import {
  BASE,
  BOT,
  dyingClient,
  HEAD,
  MARKER,
  openForgeScene,
  quickClient,
  runInScene,
  type ForgeScene,
  type SceneRun
} from './forge-scene.ts'

// Retries pause for a moment; here they do not.
jest.unstable_mockModule('node:timers/promises', () => ({
  setTimeout: async () => {
    await Promise.resolve()
  }
}))

const WORSE = aVerdict({
  verdict: 'fail',
  models: [aModel({verdict: 'fail', findings: [aFinding({status: 'fail'})]})]
})
const metrics = (accuracy: number): string => JSON.stringify({accuracy}, null, 2)
const FILE = 'models/fraud/metrics.json'
/** How long one request may take where it would take for ever; elsewhere the fake has time. */
const SHORT_MS = 250
const attemptFor = ({kind}: Fault): number =>
  kind === 'silence' || kind === 'endless' ? SHORT_MS : 5_000

const says = (status: number, headers: Readonly<Record<string, string>> = {}): Fault => ({
  kind: 'answer',
  answer: {status, headers, body: {message: 'It is as it is', status: String(status)}}
})
const text = (written: string, headers: Readonly<Record<string, string>> = {}): Fault => ({
  kind: 'text',
  status: 200,
  text: written,
  headers
})

/** Every way in which an answer goes wrong. */
const FAULTS: Readonly<Record<string, Fault>> = {
  '401': says(401),
  '403': says(403),
  '404': says(404),
  '409': says(409),
  '422': says(422),
  '429': says(429),
  '403, wait': says(403, {'retry-after': '1'}),
  '500': says(500),
  '502': says(502),
  'an error that is HTML': {
    kind: 'text',
    status: 503,
    text: '<html>Unicorn</html>',
    headers: {'content-type': 'text/html'}
  },
  'an error that is null': {kind: 'text', status: 500, text: 'null'},
  'reset before': {kind: 'drop'},
  'reset after': {kind: 'drop-after'},
  silence: {kind: 'silence'},
  endless: {kind: 'endless'},
  'broken JSON': text('{"id": 1, '),
  null: text('null'),
  'a number': text('7'),
  'an empty list': text('[]'),
  'an empty object': text('{}'),
  'another shape': text('[{"id": "x", "sha": 7, "name": null}]'),
  empty: text(''),
  'another content type': text('{}', {'content-type': 'application/octet-stream'}),
  HTML: text('<html>Sign in</html>', {'content-type': 'text/html'}),
  'redirect in a circle': {
    kind: 'text',
    status: 302,
    text: '',
    headers: {location: '/repos/acme/models/redirected'}
  }
}

const JUDGING = [
  'pulls/list-files',
  'pulls/get',
  'pulls/list-reviews',
  'git/get-tree',
  'git/get-blob',
  'git/get-ref',
  'repos/get-branch-rules',
  'repos/get-branch-protection'
]
const COMMENTING = [
  'users/get-authenticated',
  'issues/list-comments',
  'issues/create-comment',
  'issues/update-comment'
]
const CHECKING = ['checks/list-for-ref', 'checks/create', 'checks/update']

const scenes: ForgeScene[] = []
afterEach(async () => {
  for (const {fake} of scenes.splice(0)) await fake.close()
})
afterAll(removeTemporary)

/** A worse model; with `earlier` what an earlier run said of it, and a twin of that. */
async function worseModel(earlier: boolean): Promise<ForgeScene> {
  const files = {'README.md': '# Models\n'}
  const scene = await openForgeScene(
    {...files, [FILE]: metrics(0.93)},
    {...files, [FILE]: metrics(0.8)}
  )
  scenes.push(scene)
  if (earlier) {
    scene.fake.addComment(7, `${MARKER}\n✅ old`, BOT)
    scene.fake.addComment(7, `${MARKER}\n✅ twin`, BOT)
  }
  return scene
}

const ownComments = ({fake}: ForgeScene) => fake.comments().filter(c => c.body.startsWith(MARKER))

/** What would be wrong of any run on a worse model: something green, something twice, an end that says nothing. */
function wrongs({fake}: ForgeScene, {status, outputs, stdout}: SceneRun): readonly string[] {
  const runs = fake.checkRuns()
  const wrong: Readonly<Record<string, boolean>> = {
    'the verdict is green': !['fail', 'hold', undefined, ''].includes(outputs['verdict']),
    'the status is not that of a stop': ![1, 3, 4].includes(status),
    'a check run is green': runs.some(({conclusion}) => conclusion === 'success'),
    'there are two check runs': runs.length > 1,
    'it asks without end': fake.requests().length >= 120,
    'it shows a stack': /^\s+at .*:\d+:\d+\)?$/mu.test(stdout),
    'it does not say why': !/^::error/mu.test(stdout)
  }
  return Object.keys(wrong).filter(name => wrong[name] === true)
}

/** What nobody is told of: neither is it there, nor does a warning say that it is not. */
function untold(scene: ForgeScene, warnings: string): readonly string[] {
  const isCommented = ownComments(scene).some(({body}) => body.includes('⛔'))
  const wrong: Readonly<Record<string, boolean>> = {
    comment: !isCommented && !/comment.*The verdict stands/u.test(warnings),
    'check run':
      scene.fake.checkRuns().length === 0 && !/check run.*The verdict stands/u.test(warnings)
  }
  return Object.keys(wrong).filter(name => wrong[name] === true)
}

test('without a fault the calls are these', async () => {
  const scene = await worseModel(false)
  const first = await runInScene(scene)
  expect(first).toMatchObject({status: 1, outputs: {verdict: 'fail'}})
  scene.fake.addComment(7, `${MARKER}\ntwin`, BOT)
  await runInScene(scene, {run: '2'})
  const asked = new Set(scene.fake.requests().map(({operation}) => operation))
  const usual = [...JUDGING, ...COMMENTING, ...CHECKING, 'issues/delete-comment'].filter(
    name => name !== 'checks/update'
  )
  expect([...asked].sort()).toEqual(usual.sort())
  expect(scene.fake.violations).toEqual([])
})

describe.each(Object.entries(FAULTS))('%s, for ever', (name, fault) => {
  test.each(JUDGING)('of %s while it judges: never green, and told', async operation => {
    const scene = await worseModel(false)
    scene.fake.addFault({operation, fault, times: Infinity})
    const result = await runInScene(scene, {attempt: attemptFor(fault)})
    expect(wrongs(scene, result)).toEqual([])
  })

  test.each(COMMENTING)('of %s: the check is there, and no comment twice', async operation => {
    const earlier = !operation.endsWith('create-comment')
    const scene = await worseModel(earlier)
    scene.fake.addFault({operation, fault, times: Infinity})
    const warnings = await publishWorse(scene, attemptFor(fault))
    expect(scene.fake.checkRuns()).toMatchObject([{conclusion: 'failure', headSha: HEAD}])
    // Where GitHub says that there is no comment, one is made: it cannot be known better.
    const isDenied = name === 'an empty list' && operation.endsWith('list-comments')
    expect(ownComments(scene).length).toBeLessThanOrEqual((earlier ? 2 : 1) + Number(isDenied))
    expect(untold(scene, warnings)).toEqual([])
    expect(scene.fake.requests().length).toBeLessThan(40)
  })

  test.each(CHECKING)('of %s: the comment is there, and no check run twice', async operation => {
    const scene = await worseModel(false)
    scene.fake.addFault({operation, fault, times: Infinity})
    const warnings = await publishWorse(scene, attemptFor(fault))
    expect(ownComments(scene)).toMatchObject([{body: expect.stringContaining('⛔')}])
    const conclusions = scene.fake.checkRuns().map(({conclusion}) => conclusion)
    expect([[], ['failure']]).toContainEqual(conclusions)
    expect(untold(scene, warnings)).toEqual([])
    expect(scene.fake.requests().length).toBeLessThan(40)
  })
})

test.each(
  ['403', '500', 'reset after', 'HTML', 'null'].flatMap(name =>
    ['issues/create-comment', 'checks/create', 'users/get-authenticated'].map(
      operation => [name, operation] as const
    )
  )
)('%s of %s loses neither outputs nor the status', async (name, operation) => {
  const scene = await worseModel(false)
  scene.fake.addFault({operation, fault: FAULTS[name] ?? says(500), times: Infinity})
  const result = await runInScene(scene)
  expect(wrongs(scene, result)).toEqual([])
  expect(result).toMatchObject({status: 1, outputs: {verdict: 'fail'}})
})

test.each(Object.entries(FAULTS))(
  '%s, where a twin is to be deleted: the right one is edited all the same',
  async (_, fault) => {
    const scene = await worseModel(true)
    scene.fake.addFault({operation: 'issues/delete-comment', fault, times: Infinity})
    await publishWorse(scene, attemptFor(fault))
    expect(ownComments(scene)[0]?.body).toContain('⛔')
  }
)

describe.each(['502', 'reset before', 'reset after', 'broken JSON', 'HTML'])('%s, once', name => {
  test.each([...COMMENTING, ...CHECKING])('of %s: all is as without', async operation => {
    const scene = await worseModel(false)
    scene.fake.addFault({operation, fault: FAULTS[name] ?? says(500), times: 1})
    await publishWorse(scene, 5_000)
    expect(ownComments(scene)).toMatchObject([{body: expect.stringContaining('⛔')}])
    expect(scene.fake.checkRuns()).toMatchObject([{conclusion: 'failure'}])
  })
})

describe('a run that is killed', () => {
  const deaths = Array.from({length: 9}, (_, index) => index + 1)
  test.each(deaths.flatMap(at => [[at, 'before'] as const, [at, 'after'] as const]))(
    'at request %d, %s it is carried out: the next run makes all as it should be',
    async (at, when) => {
      const scene = await worseModel(false)
      await publishWith(await dyingClient(scene.fake, at, when === 'after'))
      await publishWorse(scene, 5_000)
      expect(ownComments(scene)).toMatchObject([{body: expect.stringContaining('⛔')}])
      expect(scene.fake.checkRuns()).toMatchObject([{conclusion: 'failure'}])
    }
  )
})

/** Publishes that a model is worse; gives the warnings. */
async function publishWorse({fake}: ForgeScene, attempt: number): Promise<string> {
  return await publishWith(await quickClient(fake, attempt))
}

async function publishWith(client: Octokit): Promise<string> {
  const {publish} = await import('../../src/action/publish.ts')
  const warnings: string[] = []
  const log = {
    ...SILENT,
    warning: (message: string) => {
      warnings.push(message)
    }
  }
  await publish(WORSE, {
    client,
    event: {
      kind: 'pull_request_target',
      repository: {owner: 'acme', repo: 'models'},
      number: 7,
      headSha: HEAD,
      baseSha: BASE,
      baseRef: 'main',
      fork: true,
      author: 'mallory',
      runId: null
    },
    today: '2026-11-29',
    comment: 'auto',
    checkRun: true,
    run: {run: 1, attempt: 1},
    log
  })
  return warnings.join('\n')
}
