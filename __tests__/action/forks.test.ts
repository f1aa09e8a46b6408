import {afterAll, afterEach, describe, expect, test} from '@jest/globals'
import {removeTemporary} from '../adapters/temporary.ts'
import {aModel, aVerdict} from '../fixtures/verdict.ts'
import {
  AFTER_RUN,
  BASE,
  BOT,
  HEAD,
  MARKER,
  movePull,
  openForgeScene,
  runInScene,
  type ForgeScene
} from './forge-scene.ts'

const FILE = 'models/fraud/metrics.json'
const metrics = (accuracy: number): string => JSON.stringify({accuracy}, null, 2)
const worse = [{[FILE]: metrics(0.93)}, {[FILE]: metrics(0.8)}] as const

let scene: ForgeScene
afterEach(async () => {
  await scene.fake.close()
})
afterAll(removeTemporary)

const comments = (): readonly string[] => scene.fake.comments().map(({body}) => body)

describe('a pull request whose head is not checked out is read as data', () => {
  test.each(['pull_request_target', 'workflow_run'])(
    'on %s, whatever the workspace holds',
    async event => {
      scene = await openForgeScene(...worse)
      const payload = event === 'workflow_run' ? {payload: AFTER_RUN} : {}
      // The base, which a checkout gives there: it would be its own candidate.
      const result = await runInScene(scene, {event, ...payload, workspace: worse[0]})
      expect(result).toMatchObject({status: 1, outputs: {verdict: 'fail'}})
      expect(scene.fake.checkRuns()).toMatchObject([{conclusion: 'failure', headSha: HEAD}])
      expect(comments()).toEqual([expect.stringContaining('⛔')])
      expect(scene.fake.violations).toEqual([])
    }
  )

  test('and goes through where it is better', async () => {
    scene = await openForgeScene({[FILE]: metrics(0.9)}, {[FILE]: metrics(0.93)})
    const result = await runInScene(scene)
    expect(result).toMatchObject({status: 0, outputs: {verdict: 'pass'}})
    expect(scene.fake.checkRuns()).toMatchObject([{conclusion: 'success', headSha: HEAD}])
  })

  test('invariant 14: that its base has moved on since is told', async () => {
    scene = await openForgeScene({[FILE]: metrics(0.9)}, {[FILE]: metrics(0.93)})
    const later = 'f'.repeat(40)
    scene.fake.addCommit({
      sha: later,
      parents: [BASE],
      message: 'Another model',
      files: new Map([[FILE, Buffer.from(metrics(0.95))]])
    })
    scene.fake.setRef('heads/main', later)
    expect(await runInScene(scene)).toMatchObject({status: 0})
    expect(comments()).toEqual([
      expect.stringContaining(`has another ${FILE} since this branch left it`)
    ])
    expect(scene.fake.violations).toEqual([])
  })

  test('with its shadow log, by the policy of the base', async () => {
    const policy = `version: 1
models:
  fraud:
    metrics: ${FILE}
    shadow: {log: "logs/*.csv", min-requests: 2, min-days: 0}
    budgets: {latency-p99: 100 ms}
`
    const row = (n: number, ms: number) =>
      `${n},${new Date(1.79e12 + n * 1000).toISOString()},0.5,0.5,10,${ms}\n`
    const head =
      'request_id,timestamp,baseline_score,candidate_score,baseline_latency_ms,candidate_latency_ms\n'
    const log = (ms: number) => ({
      'logs/shadow.csv': head + Array.from({length: 900}, (_, n) => row(n, ms)).join('')
    })
    const base = {[FILE]: metrics(0.9), 'model-promotion.yml': policy}
    scene = await openForgeScene(
      {...base, ...log(10)},
      {...base, ...log(900), [FILE]: metrics(0.93), 'model-promotion.yml': 'version: 1\n'}
    )
    const result = await runInScene(scene, {workspace: log(10)})
    expect(result.outputs).toMatchObject({
      verdict: 'fail',
      'failed-checks': expect.stringContaining('budgets/latency-p99')
    })
  })

  test('without a token it cannot be read, and that is an error', async () => {
    scene = await openForgeScene(...worse)
    const result = await runInScene(scene, {workspace: worse[0], inputs: {'github-token': ''}})
    expect(result.status).toBe(2)
    expect(result.stdout).toContain('github-token')
  })

  test('a run of what is no open pull request’s head any more judges and tells nothing', async () => {
    scene = await openForgeScene(...worse)
    movePull(scene.fake, BASE)
    // Asked for the pull requests of that branch, which the fake does not know.
    scene.fake.addFault({operation: 'unknown', fault: {kind: 'text', status: 200, text: '[]'}})
    const result = await runInScene(scene, {event: 'workflow_run', payload: AFTER_RUN})
    expect(result).toMatchObject({status: 0, outputs: {verdict: ''}})
    expect(scene.fake.checkRuns()).toEqual([])
    expect(comments()).toEqual([])
  })
})

describe('what a run of the pull request’s own left behind', () => {
  const forged = (changes: Parameters<typeof aVerdict>[0] = {}, commit = HEAD): string =>
    JSON.stringify(
      aVerdict({
        policy: {source: 'defaults', ref: null, digest: null, assumed: [], failOn: 'hold'},
        models: [
          aModel({
            verdict: 'pass',
            candidate: {registry: 'git', version: 'x', commit, digest: null, evidence: []}
          })
        ],
        verdict: 'pass',
        ...changes
      })
    )
  const told = async (text: string, event = 'workflow_run') =>
    await runInScene(scene, {
      event,
      payload: AFTER_RUN,
      inputs: {mode: 'comment', 'verdict-file': 'verdict.json'},
      workspace: {'verdict.json': text}
    })

  test('is told as that, makes no check, and is no output', async () => {
    scene = await openForgeScene(...worse)
    const result = await told(forged())
    expect(result).toMatchObject({status: 0, outputs: {verdict: ''}})
    expect(scene.fake.checkRuns()).toEqual([])
    expect(scene.fake.statuses()).toEqual([])
    expect(comments()).toEqual([
      expect.stringMatching(
        /^<!-- model-promotion-gate -->\n## 📨 Reported by the pull request’s own run: pass/u
      )
    ])
    expect(comments()[0]).toContain('The gate has not judged this')
  })

  test.each([
    ['about another commit', forged({}, BASE), 'is about b'],
    [
      'reached by a policy of its own',
      forged({
        policy: {source: 'x', ref: null, digest: 'sha256:1', assumed: [], failOn: 'hold'}
      }),
      'by another policy'
    ],
    ['that is no verdict', '{"verdict": "pass"}', 'is not a verdict'],
    ['that is no JSON', 'pass', 'is not JSON']
  ])('is refused where it is %s', async (_, text, reason) => {
    scene = await openForgeScene(...worse)
    const result = await told(text)
    expect(result.status).toBe(2)
    expect(result.stdout).toContain(reason)
    expect(scene.fake.checkRuns()).toEqual([])
    expect(comments()).toEqual([])
  })
})

describe('where the gate cannot judge', () => {
  test('what an earlier run said does not stand', async () => {
    const broken = {
      ...worse[0],
      'model-promotion.yml': 'version: 1\nmodels: {fraud: {metrix: x}}\n'
    }
    scene = await openForgeScene(broken, {...broken, ...worse[1]})
    scene.fake.addComment(7, `${MARKER}\n✅ may be promoted`, BOT)
    const result = await runInScene(scene)
    expect(result.status).toBe(2)
    expect(scene.fake.checkRuns()).toMatchObject([{conclusion: 'failure', title: 'Not judged'}])
    expect(comments()).toEqual([expect.stringContaining('## ⛔ Not judged')])
    expect(comments()[0]).not.toContain('✅')
  })
})

describe('where the world fails', () => {
  test('what it said stays in the log, where secrets are masked', async () => {
    scene = await openForgeScene(...worse)
    const answer = {status: 404, body: {message: 'not for s3cr3t'}}
    scene.fake.addFault({operation: 'git/get-tree', fault: {kind: 'answer', answer}, times: 99})
    const result = await runInScene(scene)
    expect(result).toMatchObject({status: 4, stdout: expect.stringContaining('s3cr3t')})
    expect(scene.fake.checkRuns()).toMatchObject([{conclusion: 'failure', title: 'Not judged'}])
    expect(JSON.stringify([scene.fake.checkRuns(), comments()])).not.toContain('s3cr3t')
  })
})

describe('what the token may not', () => {
  test('is told once', async () => {
    scene = await openForgeScene(...worse, {'pull-requests': 'read', checks: 'read'})
    const {status, stdout} = await runInScene(scene)
    expect(status).toBe(1)
    expect(stdout.match(/^::warning/gmu)).toHaveLength(1)
    expect(stdout).toContain('permissions: {checks: write, pull-requests: write}')
  })
})

describe('two runs at once', () => {
  test('an older run that comes later changes neither comment nor check', async () => {
    scene = await openForgeScene(...worse)
    await runInScene(scene, {run: '20'})
    const [comment] = comments()
    const checks = scene.fake.checkRuns()
    await runInScene(scene, {run: '19'})
    expect(comments()).toEqual([comment])
    expect(scene.fake.checkRuns()).toEqual(checks)
  })

  test('a run of an earlier head leaves the comment to that of the newer one', async () => {
    scene = await openForgeScene(...worse)
    scene.fake.addComment(7, `${MARKER}\nof the newer head`, BOT)
    scene.fake.addCommit({sha: 'f'.repeat(40), parents: [HEAD], message: 'x', files: new Map()})
    movePull(scene.fake, 'f'.repeat(40))
    const {stdout} = await runInScene(scene)
    expect(comments()).toEqual([`${MARKER}\nof the newer head`])
    expect(stdout).toContain('its head is fffffff by now')
  })
})
