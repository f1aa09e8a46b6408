import {readdir, readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import process from 'node:process'
import {afterAll, beforeAll, expect, test} from '@jest/globals'
import {marked} from 'marked'
import type {Browser, Page} from 'playwright-core'
import {renderComment} from '../../src/report/comment.ts'
import {renderHtml} from '../../src/report/page/page.ts'
import {verdictSchema, type Verdict} from '../../src/verdict/verdict.ts'
import {HOSTILE_TEXTS, withEveryText} from '../fixtures/hostile.ts'
import {aComparison, aModel, aVerdict, fraudDetector} from '../fixtures/verdict.ts'
import {findChromium, shown, startBrowser} from './support/browser.ts'
import {runProcess} from './support/run-process.ts'
import {describeWhenFetched} from './support/when-fetched.ts'

const PHONE = 390
const DESK = 1280
const MAX_WORDS = 200
const MAX_PIXELS = 900
const require = createRequire(import.meta.url)
const MINUTE = 60_000
const WIDTH = 'document.documentElement.scrollWidth'

let browser: Browser

/** A comment as GitHub shows it: its own style sheet, letters of 14 px, a phone's width less the margins of a conversation. */
async function asOnGitHub(markdown: string): Promise<string> {
  const style = await readFile(require.resolve('github-markdown-css/github-markdown.css'), 'utf8')
  const html = await marked.parse(markdown, {gfm: true})
  return `<!doctype html><style>${style}body{margin:0;padding:0 16px}.markdown-body{font-size:14px}</style><article class="markdown-body">${html}</article>`
}

async function verdictOf(example: string): Promise<Verdict> {
  const folder = join('examples', example)
  const canary =
    example === 'canary-revenue' ? ['canary', join(folder, 'logs/canary.csv.gz')] : ['check']
  const baseline = example === 'digits-no-policy' ? ['--baseline', 'file:production'] : []
  const {stdout} = await runProcess(
    process.execPath,
    ['dist/cli/index.js', ...canary, folder, ...baseline, '--format', 'json'],
    {cwd: process.cwd(), timeoutSeconds: 60, env: {}}
  )
  return verdictSchema.parse(JSON.parse(stdout))
}

/** What axe finds serious with everything open. */
async function seriousOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`)
  await page.addScriptTag({path: require.resolve('axe-core/axe.min.js')})
  const found: {id: string; impact: string; at: string}[] = await page.evaluate(
    `axe.run().then(({violations}) => violations.map(({id, impact, nodes}) => ({id, impact, at: nodes[0].html})))`
  )
  return found
    .filter(({impact}) => impact === 'serious' || impact === 'critical')
    .map(({id, at}) => `${id}: ${at}`)
}

await describeWhenFetched('in a browser', findChromium, () => {
  beforeAll(async () => {
    browser = await startBrowser()
  }, 10 * MINUTE)
  afterAll(async () => {
    await browser.close()
  })

  test(
    'the comment on every example is told in ten seconds on a phone',
    async () => {
      const folders = await readdir('examples', {withFileTypes: true})
      const examples = folders.filter(one => one.isDirectory()).map(({name}) => name)
      expect(examples.length).toBeGreaterThan(10)
      for (const example of examples) {
        const verdict = await verdictOf(example)
        const page = await shown(browser, await asOnGitHub(renderComment(verdict)), PHONE)
        const evidence = page.locator('summary', {hasText: /^Evidence/u}).first()
        const box = await evidence.boundingBox()
        const words: number = await page.evaluate(
          `document.querySelectorAll('details').forEach(one => one.remove()), document.body.innerText.split(/\\s+/u).length`
        )
        expect([example, words, words <= MAX_WORDS]).toEqual([example, words, true])
        expect([example, box?.y, (box?.y ?? Infinity) <= MAX_PIXELS]).toEqual([
          example,
          box?.y,
          true
        ])
        expect(await page.evaluate(WIDTH)).toBeLessThanOrEqual(PHONE)
        await page.context().close()
      }
    },
    5 * MINUTE
  )

  const manySegments = (): Verdict => {
    const findings = Array.from({length: 500}, (_, index) =>
      aComparison('recall', [0.9, 0.9 - index / 5000], [-0.1, 0.01], {
        id: `segments/recall/shop=${index}`,
        check: 'segments',
        margin: 0.03,
        scale: 'points',
        marginText: '3 pp',
        status: index % 5 === 0 ? 'not-applicable' : 'fail',
        subject: {metric: 'recall', segment: {shop: String(index)}}
      })
    )
    return aVerdict({models: [aModel({verdict: 'fail', findings})]})
  }

  test(
    '500 segments are searched, sorted and sifted, with the keyboard, too',
    async () => {
      const page = await shown(browser, renderHtml(manySegments()), DESK)
      const rows = page.locator('.forest tbody tr:visible')
      expect(await rows.count()).toBe(500)
      await page.getByLabel('Search').first().fill('shop = 49')
      expect(await rows.count()).toBe(11)
      await page.getByLabel('also what was not judged').first().uncheck()
      expect(await rows.count()).toBe(9)
      await page.getByLabel('Search').first().fill('')
      const head = page.locator('.forest th', {hasText: 'change'})
      await head.locator('button').focus()
      await page.keyboard.press('Enter')
      expect(await head.getAttribute('aria-sort')).toBe('ascending')
      expect(await rows.first().innerText()).toContain('shop = 499')
      await page.keyboard.press('Enter')
      expect(await rows.first().innerText()).toContain('shop = 1\n'.trim())
    },
    2 * MINUTE
  )

  test(
    'the threshold is moved with the keyboard',
    async () => {
      const page = await shown(
        browser,
        renderHtml(await verdictOf('breast-cancer-regression')),
        DESK
      )
      const told = page.locator('.slider output')
      const before = await told.innerText()
      expect(before).toMatch(/^at 0\.50 · recall 95\.3 % → 87\.9 %/u)
      await page.locator('.slider input').focus()
      await page.keyboard.press('ArrowLeft')
      expect(await told.innerText()).toMatch(/^at 0\.48 · /u)
    },
    2 * MINUTE
  )

  test(
    'without script all is there, and nothing is asked of the network',
    async () => {
      const verdict = await verdictOf('breast-cancer-regression')
      const page = await shown(browser, renderHtml(verdict), DESK, {javaScriptEnabled: false})
      for (const one of await page.locator('details').all())
        expect(await one.isVisible()).toBeDefined()
      expect(await page.locator('.forest tbody tr').count()).toBeGreaterThan(4)
      expect(await page.locator('.slider').isVisible()).toBe(false)
      expect(await page.locator('summary', {hasText: 'Other thresholds'}).isVisible()).toBe(true)
    },
    2 * MINUTE
  )

  test(
    'a script of a stranger does not run, whatever the names',
    async () => {
      for (const text of HOSTILE_TEXTS.slice(0, 12)) {
        const page = await shown(browser, renderHtml(withEveryText(fraudDetector(), text)), DESK)
        const dialogs: string[] = []
        page.on('dialog', dialog => {
          dialogs.push(dialog.message())
          void dialog.dismiss()
        })
        await page.evaluate(
          `const script = document.createElement('script'); script.textContent = 'document.body.dataset.ran = "yes"'; document.body.append(script)`
        )
        expect(await page.locator('body').getAttribute('data-ran')).toBeNull()
        expect(dialogs).toEqual([])
        await page.context().close()
      }
    },
    3 * MINUTE
  )

  test.each([PHONE, DESK])(
    'axe finds nothing serious %d pixels wide with everything open, and nothing leaves the screen',
    async width => {
      for (const verdict of [fraudDetector(), await verdictOf('breast-cancer-regression')]) {
        // Its own hash lets no other script in: axe comes without the policy.
        const html = renderHtml(verdict).replace(/<meta http-equiv[^>]*>/u, '')
        const page = await shown(browser, html, width)
        expect(await seriousOn(page)).toEqual([])
        expect(await page.evaluate(WIDTH)).toBeLessThanOrEqual(width)
        await page.context().close()
      }
    },
    3 * MINUTE
  )

  test(
    'print opens everything, and closes it again',
    async () => {
      const page = await shown(browser, renderHtml(fraudDetector()), DESK)
      const open = (): Promise<number> => page.locator('details[open]').count()
      const all = await page.locator('details').count()
      await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
      expect(await open()).toBe(all)
      await page.evaluate(`dispatchEvent(new Event('afterprint'))`)
      expect(await open()).toBe(0)
    },
    2 * MINUTE
  )
})
