import {afterEach, beforeAll, describe, expect, test} from '@jest/globals'
import {
  expectBlocked,
  expectWellBehaved,
  firstLine,
  MARKER,
  onlyComment,
  statuses
} from './support/expectations.ts'
import {
  ACCURACY_LINE,
  CARD_FILE,
  METRICS_FILE,
  metricsFile,
  POLICY_FILE,
  policyFile,
  PRODUCTION
} from './support/model-files.ts'
import {node24} from './support/node24.ts'
import {endScenes, openPullRequest, type Scene} from './support/scene.ts'

const BOT = {login: 'github-actions[bot]', type: 'Bot'} as const
const WORSE = {base: PRODUCTION, head: {[METRICS_FILE]: metricsFile(0.91)}}
const BETTER = {base: PRODUCTION, head: {[METRICS_FILE]: metricsFile(0.95)}}
const SCENE_MS = 60_000
const INSTALL_MS = 600_000

beforeAll(node24, INSTALL_MS)
afterEach(endScenes)

describe('a pull request that makes the model worse', () => {
  test(
    'is blocked, in every place where a person may look',
    async () => {
      const scene = await openPullRequest(WORSE)
      const files = {'verdict-file': 'verdict.json', 'report-file': 'report.md'}
      const result = await scene.run(files)

      expectBlocked(result)
      const comment = onlyComment(scene)
      expect(comment.author).toEqual(BOT)
      expect(comment.body.startsWith(MARKER)).toBe(true)
      expect(firstLine(comment.body)).toContain('⛔')
      expect(firstLine(comment.body)).toMatch(/accuracy/i)
      expect(comment.body).toContain('0.93')
      expect(comment.body).toContain('0.91')

      // The check belongs to the head of the pull request; GITHUB_SHA is the merge, which nobody looks at.
      expect(scene.fake.checkRuns()).toMatchObject([
        {headSha: scene.head(), status: 'completed', conclusion: 'failure'}
      ])
      expect(scene.fake.checkRuns()[0]?.annotations).toContainEqual(
        expect.objectContaining({
          path: METRICS_FILE,
          start_line: ACCURACY_LINE,
          end_line: ACCURACY_LINE,
          annotation_level: 'failure'
        })
      )
      expect(result.summary).toMatch(/⛔.*accuracy/i)
      expect(result.outputs).toMatchObject({
        verdict: 'fail',
        summary: expect.stringMatching(/accuracy/i),
        'failed-checks': expect.stringMatching(/accuracy|^[1-9]\d*$/i),
        'held-checks': expect.any(String),
        'cost-of-gap': expect.any(String),
        'comment-url': `https://github.com/acme/models/pull/7#issuecomment-${comment.id}`
      })
      expect(await scene.read(result.outputs['report-file'])).toMatch(/accuracy/i)
      expect(JSON.parse(await scene.read(result.outputs['verdict-file']))).toMatchObject({
        schemaVersion: '1',
        verdict: 'fail',
        models: [
          {
            baseline: {registry: 'git', commit: scene.base},
            findings: expect.arrayContaining([
              expect.objectContaining({
                check: 'at-least-as-good',
                status: 'fail',
                subject: expect.objectContaining({metric: 'accuracy'}),
                baseline: 0.93,
                candidate: 0.91,
                evidence: 'bare',
                location: {file: METRICS_FILE, line: ACCURACY_LINE}
              })
            ])
          }
        ]
      })
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )

  test(
    'is let through once it is mended, in the same comment',
    async () => {
      const scene = await openPullRequest(WORSE)
      expectBlocked(await scene.run())
      const {id} = onlyComment(scene)
      await scene.push({[METRICS_FILE]: metricsFile(0.95)})
      const result = await scene.run()

      expect(result).toMatchObject({exitCode: 0, outputs: {verdict: 'pass'}})
      expect(onlyComment(scene)).toMatchObject({id, edits: 1})
      expect(firstLine(onlyComment(scene).body)).toContain('✅')
      expect(scene.fake.checkRuns()).toMatchObject([
        {conclusion: 'failure'},
        {conclusion: 'success', headSha: scene.head(), annotations: []}
      ])
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )

  test(
    'gets no comment and no check run where they are turned off',
    async () => {
      const scene = await openPullRequest(WORSE)
      const result = await scene.run({comment: 'never', 'check-run': 'false'})
      expectBlocked(result)
      expect(scene.fake.comments()).toEqual([])
      expect(scene.fake.checkRuns()).toEqual([])
      expect(result.summary).toMatch(/accuracy/i)
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )
})

describe('the baseline without a policy', () => {
  test(
    'is taken from the clone when the clone has it',
    async () => {
      const scene = await openPullRequest(WORSE)
      const result = await scene.run()
      expectBlocked(result)
      expect(readsOfContent(scene)).toEqual([])
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )

  test(
    'is taken from GitHub when the clone is shallow',
    async () => {
      const scene = await openPullRequest({...WORSE, isShallow: true})
      const result = await scene.run()
      expectBlocked(result)
      expect(firstLine(onlyComment(scene).body)).toMatch(/accuracy/i)
      expect(readsOfContent(scene)).not.toEqual([])
      expect(readsOfContent(scene).filter(status => status !== 200 && status !== 404)).toEqual([])
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )

  test(
    'lets a better model through from a shallow clone as well',
    async () => {
      const scene = await openPullRequest({...BETTER, isShallow: true})
      const result = await scene.run()
      expect(result).toMatchObject({exitCode: 0, outputs: {verdict: 'pass'}})
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )

  test(
    'is never assumed when it can be had nowhere',
    async () => {
      const scene = await openPullRequest({...BETTER, isShallow: true, isBaseLost: true})
      const result = await scene.run()
      expect(result.exitCode).not.toBe(0)
      expect(result.outputs.verdict).not.toBe('pass')
      for (const {conclusion} of scene.fake.checkRuns()) {
        expect(['failure', 'action_required']).toContain(conclusion)
      }
    },
    SCENE_MS
  )
})

describe('the policy', () => {
  test.each([{isShallow: false}, {isShallow: true}])(
    'counts as it is on the base branch, though the pull request loosens it (%o)',
    async ({isShallow}) => {
      const scene = await openPullRequest({
        base: {...PRODUCTION, [POLICY_FILE]: policyFile(0.92, '0.5 pp')},
        head: {
          [METRICS_FILE]: metricsFile(0.91),
          [POLICY_FILE]: policyFile(0.1, '50 pp')
        },
        isShallow
      })
      const result = await scene.run({'verdict-file': 'verdict.json'})

      expectBlocked(result)
      const verdict: unknown = JSON.parse(await scene.read(result.outputs['verdict-file']))
      expect(verdict).toMatchObject({verdict: 'fail', policy: {source: POLICY_FILE}})
      expect(JSON.stringify(verdict)).toContain(scene.base)
      expect(onlyComment(scene).body.replaceAll('\\', '')).toContain('model-promotion.yml')
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )

  test(
    'that is broken on the base branch blocks, and says where',
    async () => {
      const scene = await openPullRequest({
        base: {...PRODUCTION, [POLICY_FILE]: 'version: 1\nmodels:\n  fraud:\n    metrix: x\n'},
        head: {[METRICS_FILE]: metricsFile(0.95)}
      })
      const result = await scene.run()
      expect(result.exitCode).not.toBe(0)
      expect(result.outputs.verdict).not.toBe('pass')
      expect(result.stdout).toMatch(/^::error.*metrix/m)
    },
    SCENE_MS
  )
})

describe('other events', () => {
  test.each(['README.md', 'docs/how-to.md', 'src/train.py'])(
    'a pull request that changes no model, only %s, gets a green check and no comment',
    async path => {
      const scene = await openPullRequest({base: PRODUCTION, head: {[path]: '# Changed\n'}})
      const result = await scene.run()
      expect(result).toMatchObject({exitCode: 0, outputs: {verdict: 'pass'}})
      expect(scene.fake.checkRuns()).toMatchObject([
        {headSha: scene.head(), conclusion: expect.stringMatching(/^(success|neutral)$/)}
      ])
      expect(scene.fake.comments()).toEqual([])
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )

  test(
    'a model card alone is no reason to compare nothing: the metrics beside it still hold',
    async () => {
      const scene = await openPullRequest({
        base: PRODUCTION,
        head: {[CARD_FILE]: '# Fraud detector\n\nNow with a better text.\n'}
      })
      const result = await scene.run()
      expect(result).toMatchObject({exitCode: 0, outputs: {verdict: 'pass'}})
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )

  test(
    'a merge queue gets its check on the commit that it tests',
    async () => {
      const scene = await openPullRequest(WORSE)
      const result = await scene.runMergeGroup()
      expectBlocked(result)
      expect(scene.fake.checkRuns()).toMatchObject([
        {headSha: scene.merge(), conclusion: 'failure'}
      ])
      expect(scene.fake.comments()).toEqual([])
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )
})

function readsOfContent(scene: Scene) {
  const operations = ['repos/get-content', 'git/get-tree', 'git/get-blob']
  return operations.flatMap(operation => statuses(scene, operation))
}
