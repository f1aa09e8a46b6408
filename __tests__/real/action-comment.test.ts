import {afterEach, beforeAll, describe, expect, test} from '@jest/globals'
import {
  expectBlocked,
  expectWellBehaved,
  MARKER,
  onlyComment,
  statuses
} from './support/expectations.ts'
import {badGateway, secondaryLimit} from './support/github-fake.ts'
import {classificationReport, METRICS_FILE, metricsFile, PRODUCTION} from './support/model-files.ts'
import {node24} from './support/node24.ts'
import {harms} from './support/posted-markdown.ts'
import {endScenes, openPullRequest, PULL_REQUEST} from './support/scene.ts'

const BOT = {login: 'github-actions[bot]', type: 'Bot'} as const
const WORSE = {base: PRODUCTION, head: {[METRICS_FILE]: metricsFile(0.91)}}
const BETTER = {base: PRODUCTION, head: {[METRICS_FILE]: metricsFile(0.95)}}
const SCENE_MS = 60_000
const INSTALL_MS = 600_000

beforeAll(node24, INSTALL_MS)
afterEach(endScenes)

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

function user(login: string) {
  return {login, type: 'User'} as const
}
