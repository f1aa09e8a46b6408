import {afterEach, beforeAll, describe, expect, test} from '@jest/globals'
import {badGateway, secondaryLimit} from './support/github-fake.ts'
import {
  ACCURACY_LINE,
  CARD_FILE,
  classificationReport,
  METRICS_FILE,
  metricsFile,
  POLICY_FILE,
  policyFile,
  PRODUCTION
} from './support/model-files.ts'
import {node24} from './support/node24.ts'
import {harms} from './support/posted-markdown.ts'
import type {ActionResult} from './support/run-action.ts'
import {endScenes, openPullRequest, PULL_REQUEST, type Scene} from './support/scene.ts'

const MARKER = '<!-- model-promotion-gate'
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

describe('the one comment', () => {
  test(
    'is found on page 3, and nobody else’s is touched',
    async () => {
      const scene = await openPullRequest(WORSE)
      const {fake} = scene
      const forged = fake.addComment(PULL_REQUEST, `${MARKER} -->\nMine now`, user('mallory'))
      for (let i = 0; i < 219; i++) fake.addComment(PULL_REQUEST, `noise ${i}`, user('dev'))
      const own = fake.addComment(PULL_REQUEST, `${MARKER} -->\nold`, BOT)
      for (let i = 0; i < 29; i++) fake.addComment(PULL_REQUEST, `more ${i}`, user('dev'))
      const result = await scene.run()

      expectBlocked(result)
      expect(fake.comments()).toHaveLength(250)
      const edited = fake.comments().filter(({edits}) => edits > 0)
      expect(edited).toMatchObject([{id: own.id, edits: 1}])
      expect(fake.comments()[0]).toEqual(forged)
      expect(fake.requests('issues/list-comments')).toHaveLength(3)
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )

  test(
    'is made in spite of a secondary rate limit, after the time that GitHub asks for',
    async () => {
      const scene = await openPullRequest(WORSE)
      const {fake} = scene
      fake.addFault({operation: 'issues/create-comment', fault: secondaryLimit(2)})
      fake.addFault({operation: 'checks/create', fault: secondaryLimit(2, 429)})
      const result = await scene.run()

      expectBlocked(result)
      onlyComment(scene)
      expect(fake.checkRuns()).toHaveLength(1)
      expect(statuses(scene, 'issues/create-comment')).toEqual([403, 201])
      expect(statuses(scene, 'checks/create')).toEqual([429, 201])
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )

  test.each(['drop', 'drop-after'] as const)(
    'is only one when the connection ends (%s)',
    async kind => {
      const scene = await openPullRequest(WORSE)
      scene.fake.addFault({operation: 'issues/create-comment', fault: {kind}})
      const result = await scene.run()

      expectBlocked(result)
      const {id} = onlyComment(scene)
      expect(result.outputs['comment-url']).toContain(`#issuecomment-${id}`)
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )

  test(
    'survives a bad gateway when it is looked for',
    async () => {
      const scene = await openPullRequest(WORSE)
      const own = scene.fake.addComment(PULL_REQUEST, `${MARKER} -->\nold`, BOT)
      scene.fake.addFault({operation: 'issues/list-comments', fault: badGateway()})
      const result = await scene.run()
      expectBlocked(result)
      expect(onlyComment(scene)).toMatchObject({id: own.id, edits: 1})
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )

  test(
    'fits into GitHub’s limits however much there is to say',
    async () => {
      const huge = {
        base: {...PRODUCTION, [METRICS_FILE]: classificationReport(900, 0.93)},
        head: {[METRICS_FILE]: classificationReport(900, 0.91)}
      }
      const scene = await openPullRequest(huge)
      const result = await scene.run({'report-file': 'report.md'})

      expectBlocked(result)
      const report = await scene.read(result.outputs['report-file'])
      expect(report.length).toBeGreaterThan(65_536)
      expect(onlyComment(scene).body.length).toBeLessThanOrEqual(65_536)
      expect(Buffer.byteLength(result.summary)).toBeLessThanOrEqual(1024 * 1024)
      // The fake refuses over 50 annotations in one request, so they came in several.
      expect(scene.fake.checkRuns()).toMatchObject([{conclusion: 'failure'}])
      expect(scene.fake.checkRuns()[0]?.annotations.length).toBeGreaterThan(50)
      expect(scene.fake.requests('checks/update').length).toBeGreaterThan(0)
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )

  test(
    'makes text from the pull request harmless',
    async () => {
      const folder = 'models/@acme|team <b>x<b>'
      const hostile = {
        accuracy: 0.91,
        '@everyone': 0.5,
        '<img src=x onerror=alert(1)> accuracy': 0.5,
        'recall | precision | pwned': 0.5,
        '[accuracy](https://evil.test/x)': 0.5,
        'https://evil.test/y': 0.5,
        '``` code': 0.5,
        'f1`@acme/owners`': 0.5,
        '</details></table># Approved #1': 0.5,
        '<!-- model-promotion-gate -->': 0.5,
        'accuracy\n::error file=x,line=1::pwned\n::set-output name=verdict::pass': 0.5
      }
      const card =
        '---\nmodel_name: "<script>x</script> @acme/owners"\n---\n' +
        '# @acme/owners | [approved](https://evil.test) <!-- model-promotion-gate -->\n'
      const better = Object.fromEntries(Object.keys(hostile).map(name => [name, 0.93]))
      const scene = await openPullRequest({
        base: {
          [`${folder}/metrics.json`]: JSON.stringify(better, null, 2),
          [`${folder}/README.md`]: card
        },
        head: {
          [`${folder}/metrics.json`]: JSON.stringify(hostile, null, 2),
          [`${folder}/README.md`]: `${card}\nRetrained.\n`
        }
      })
      const result = await scene.run({'report-file': 'report.md'})

      expectBlocked(result)
      const {body} = onlyComment(scene)
      expect(body).toContain('acme')
      const marker = body.slice(0, body.indexOf('-->') + 3)
      expect(harms(body, marker)).toEqual([])
      const [run] = scene.fake.checkRuns()
      expect(harms(`${marker}${run?.summary ?? ''}`, marker)).toEqual([])
      expect(harms(`${marker}${run?.text ?? ''}`, marker)).toEqual([])
      expect(harms(`${marker}${result.summary}`, marker)).toEqual([])
      expect(result.commands.map(({command}) => command)).not.toContain('set-output')
      expect(result.stdout).not.toMatch(/^::error file=x/m)
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )
})

describe('a pull request from a fork', () => {
  test(
    'gets its verdict though the token may not write, and a warning says why there is no comment',
    async () => {
      const scene = await openPullRequest({...WORSE, isFork: true})
      const result = await scene.run()

      expectBlocked(result)
      expect(result.summary).toMatch(/⛔.*accuracy/i)
      expect(scene.fake.comments()).toEqual([])
      expect(scene.fake.checkRuns()).toEqual([])
      const warnings = result.commands
        .filter(({command}) => command === 'warning')
        .map(({message}) => message)
        .join('\n')
      expect(warnings).toContain('pull-requests: write')
      expect(warnings).toContain('checks: write')
      expect(result.outputs['comment-url']).toBe('')
      expectWellBehaved(scene, result)
    },
    SCENE_MS
  )

  test(
    'passes where the model is better, all the same',
    async () => {
      const scene = await openPullRequest({...BETTER, isFork: true})
      const result = await scene.run()
      expect(result).toMatchObject({exitCode: 0, outputs: {verdict: 'pass'}})
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
  test(
    'a pull request that changes no model gets a green check and no comment',
    async () => {
      const scene = await openPullRequest({base: PRODUCTION, head: {'README.md': '# Our models\n'}})
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

function expectBlocked(result: ActionResult): void {
  expect({...result, verdict: result.outputs.verdict}).toMatchObject({exitCode: 1, verdict: 'fail'})
}

/** No request against GitHub's description, no token in the open, no stack trace. */
function expectWellBehaved({fake}: Scene, {stdout, stderr, summary}: ActionResult): void {
  expect(fake.violations).toEqual([])
  const said = `${stdout.replace(/^::add-mask::.*$/gm, '')}${stderr}${summary}`
  expect(said).not.toContain('ghs_')
  expect(said).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
}

function onlyComment({fake}: Scene) {
  const [comment, ...others] = fake.comments()
  expect(others).toEqual([])
  if (comment === undefined) throw new Error('There is no comment')
  return comment
}

// The first line that a person sees, below the marker.
function firstLine(body: string): string {
  return body.split('\n').find(line => line !== '' && !line.startsWith('<!--')) ?? ''
}

function statuses({fake}: Scene, operation: string) {
  return fake.requests(operation).map(({status}) => status)
}

function readsOfContent(scene: Scene) {
  const operations = ['repos/get-content', 'git/get-tree', 'git/get-blob']
  return operations.flatMap(operation => statuses(scene, operation))
}

function user(login: string) {
  return {login, type: 'User'} as const
}
