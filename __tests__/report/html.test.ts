import {describe, expect, test} from '@jest/globals'
import {createHash} from 'node:crypto'
import {SCRIPT, SCRIPT_HASH} from '../../src/report/page/script.ts'
import {renderHtml} from '../../src/report/page/page.ts'
import {HOSTILE_TEXTS, withEveryText} from '../fixtures/hostile.ts'
import {markupFaults, tagNames} from '../fixtures/markup.ts'
import {aModel, aVerdict, fraudDetector} from '../fixtures/verdict.ts'

const ACTIVE = ['script', 'img', 'iframe', 'object', 'embed', 'link', 'form', 'base', 'video']

/** The page less its style, which is ours and no markup. */
function markup(page: string): string {
  return page.replace(/<style>.*?<\/style>/su, '').replace(`<script>${SCRIPT}</script>`, '')
}

describe('the HTML report', () => {
  const page = renderHtml(fraudDetector())

  test('says first what the comment says first', () => {
    expect(page).toContain('<title>fraud-detector: fail</title>')
    expect(page).toContain('<h1>Blocked: fraud-detector v13 loses 2.9 points of recall</h1>')
    expect(page).toContain('<strong>1,840 USD a day</strong> (1,100–2,500)')
    expect(page).toContain('<dt>Waived</dt><dd><code>at-least-as-good/f1_macro</code>')
    expect(page.match(/<details>/gu)).toHaveLength(13)
  })

  test('is well formed and draws each difference, worded for those who cannot see it', () => {
    expect(markupFaults(markup(page))).toEqual([])
    expect(page.match(/<svg /gu)).toHaveLength(26)
    expect(page).toContain('aria-label="recall: between 1.8 and 4.0 points worse"')
  })

  test('needs nothing from elsewhere and runs nothing', () => {
    expect(page).not.toMatch(/\b(?:src|href)="(?!#)|url\(|@import|\son\w+=/u)
    expect(page).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; script-src '${SCRIPT_HASH}'"`
    )
    expect(SCRIPT_HASH).toBe(`sha256-${createHash('sha256').update(SCRIPT).digest('base64')}`)
    expect(page).toContain('prefers-color-scheme:dark')
  })

  test.each(HOSTILE_TEXTS)('shows %j as text and nothing else', text => {
    const hostile = markup(renderHtml(withEveryText(fraudDetector(), text)))
    expect(markupFaults(hostile)).toEqual([])
    expect(ACTIVE.filter(tag => tagNames(hostile).has(tag))).toEqual([])
    expect([...tagNames(hostile)].filter(tag => !tagNames(markup(page)).has(tag))).toEqual([])
  })

  test('has a way from the overview to each of several models', () => {
    const several = renderHtml(
      aVerdict({models: [aModel(), aModel({name: 'ranker', verdict: 'hold'})]})
    )
    expect(several).toContain('<a href="#model-2">ranker</a>')
    expect(several).toContain('<article id="model-2" class="hold">')
    expect(renderHtml(aVerdict({verdict: 'hold', models: []}))).toContain(
      'No model was judged: hold.'
    )
  })
})
