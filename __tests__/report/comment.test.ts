import {describe, expect, test} from '@jest/globals'
import type {Verdict} from '../../src/verdict/verdict.ts'
import {
  COMMENT_MARKER,
  MAX_COMMENT_CHARS,
  renderComment,
  renderMarkdown
} from '../../src/report/comment.ts'
import {MAX_SUMMARY_BYTES, renderSummary} from '../../src/report/summary.ts'
import {HOSTILE_TEXTS, withEveryText} from '../fixtures/hostile.ts'
import {markupFaults, tagNames} from '../fixtures/markup.ts'
import {
  aComparison,
  aFinding,
  aModel,
  anIncident,
  aVerdict,
  fraudDetector
} from '../fixtures/verdict.ts'

const OUR_TAGS = new Set(['br', 'sub', 'details', 'summary', 'code', 'span'])

/** What a reader sees before unfolding anything. */
function aboveTheFold(comment: string): string {
  return comment.slice(0, comment.indexOf('<details>'))
}

/** Inside code nothing is active; the tests of escaping see to that. */
function withoutCode(markdown: string): string {
  return markdown.replaceAll(/<code>.*?<\/code>/gu, '').replaceAll(/(?<!\\)`[^`\n]*`/gu, '')
}

/** Every table has as many cells in each row as in its head. */
function expectWholeTables(markdown: string): void {
  for (const block of markdown.split('\n\n').filter(one => one.startsWith('|'))) {
    const widths = block.split('\n').map(line => line.split(/(?<!\\)\|/u).length)
    expect(new Set(widths).size).toBe(1)
  }
}

describe('the comment', () => {
  const comment = renderComment(fraudDetector())
  const first = aboveTheFold(comment)

  test('has the marker on its first line and the verdict with its reason on the next', () => {
    expect(comment.split('\n').slice(0, 2)).toEqual([
      COMMENT_MARKER,
      '## ⛔ fraud-detector v13 may not replace v12: recall is worse'
    ])
  })

  test('has everything for a first look in order', () => {
    const order = [
      'Recall fell from 94.1 %',
      '**1,840 USD a day** (between 1,100 and 2,500)',
      '| ⛔ | recall | 0.941 | 0.912 | −2.9&nbsp;pp | `·├───●───┤····╎·0·` | worse than the margin of 0.5 pp |',
      '| ⏸️ | log loss (logloss) ↓ |',
      'cannot tell: about 2,300 more rows would',
      '**Waived:** `at-least-as-good/f1_macro`',
      '**Where:** country = NO lost 11 pp of recall (214 rows). The other 18 segments hold.',
      '**What differs from production:** n\\_estimators 100 → 300',
      '**Live:** Ready: 9 days (at least 7) · 84,120 requests (at least 10,000) · latency p99 78 ms (at most 100)',
      '**What the gaps would cost:** **9,500 USD**: no way back 6,000 (no rollback), irreproducible 3,500 (no seed or data version).',
      '**Next:**\n\n- Look at the 137 transactions',
      '- Or accept each with a waiver, as for `at-least-as-good/recall` in `.github/model-promotion.yml`'
    ]
    const places = order.map(text => first.indexOf(text))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('speaks no statistics above the fold', () => {
    expect(first).not.toMatch(/confidence|p-value|inconclusive|non-inferior|tango|bootstrap/iu)
  })

  test('folds away the rest', () => {
    const titles = [...comment.matchAll(/<summary>(.*?)<\/summary>/gu)].map(match => match[1])
    expect(titles).toEqual([
      'All 34 checks: 2 fail, 1 cannot tell, 1 waived, 1 only informs, 28 pass and 1 does not apply',
      'Segments: 19 comparisons',
      '1 waiver',
      'What differs from production: 3 differences',
      'Questions to ask of this model: 8 answered and 2 not answered',
      'Validation ladder: train/test split, cross-validation and 4 more are missing',
      'What the gaps would cost: 9,500 USD, and 1 incident not priced',
      'Maturity: stage 3 of 5; 7 practices to the next',
      'Thirteen questions: 1 verified, 11 not answered and 1 not asked here',
      'Practices: stage 3 of 5, 2 of 8 verified',
      'How this was decided'
    ])
    expect(comment).toContain(
      '| **6,000&nbsp;USD** | 2 days × 3,000, assumed; the policy line that replaces it: `costs: {incidents: {no-way-back:'
    )
    expect(comment).toContain('- Assumed, for want of a policy: `segments: {min-rows: 200}`')
    expect(comment).toContain(
      '- Policy: `.github/model-promotion.yml` at `main@4f2c1d9`, `sha256:4f2c'
    )
  })

  test('is short for a pass, with its waivers in sight', () => {
    const [model = aModel()] = fraudDetector().models
    const findings = model.findings.filter(one => one.status === 'pass' || one.waiver !== null)
    const pass = renderComment(
      aVerdict({models: [{...model, verdict: 'pass', regressionCost: null, findings}]})
    )
    expect(aboveTheFold(pass)).toMatch(/^## ✅ fraud-detector v13 may replace v12$/mu)
    expect(aboveTheFold(pass)).not.toMatch(/\| metric \||\*\*Next/u)
    expect(aboveTheFold(pass)).toContain('**Waived:** `at-least-as-good/f1_macro`')
    expect(pass).toContain('<summary>The metrics that decide: 2 comparisons</summary>')
    expect(
      aboveTheFold(renderComment(aVerdict()))
        .split('\n')
        .filter(line => line !== '')
    ).toEqual([
      COMMENT_MARKER,
      '## ✅ fraud-detector v13 may replace v12',
      'Accuracy is as good as before.'
    ])
  })

  test('says what stops the promotion besides the metrics', () => {
    const twice = aFinding({
      id: 'evidence/keys',
      check: 'evidence',
      status: 'fail',
      subject: {},
      summary: 'Key 17 is there twice.',
      remedy: 'Remove one.'
    })
    const worse = aFinding({status: 'fail', summary: 'Accuracy is worse.'})
    const findings = [worse, twice]
    const text = renderComment(aVerdict({models: [aModel({verdict: 'fail', findings})]}))
    expect(text).toContain('**Also:** Key 17 is there twice.')
    expect(text).toContain('- Remove one.')
  })

  test('never says ready, proven or priced when it is not', () => {
    const model = aModel({
      verdict: 'hold',
      findings: [
        aFinding({
          id: 'shadow/days',
          check: 'shadow',
          status: 'inconclusive',
          subject: {metric: 'days'},
          unit: 'days',
          candidate: 3,
          limit: {atLeast: 7}
        })
      ],
      gaps: {
        currency: 'USD',
        total: 0,
        maturity: 0,
        practices: [],
        incidents: [anIncident('too-slow')]
      }
    })
    const text = renderComment(aVerdict({models: [model]}))
    expect(text).toContain('**Live:** Not ready: 3 days (too few, at least 7)')
    expect(text).toContain(
      '**What the gaps would cost:** not known. 1 incident not priced for want of figures.'
    )
  })

  test('tells a saving from a cost', () => {
    const regressionCost = {
      currency: 'EUR',
      perDay: -500,
      interval: [-700, -300] as [number, number],
      summary: 'At 100 requests.'
    }
    const text = renderComment(aVerdict({models: [aModel({regressionCost})]}))
    expect(text).toContain(
      'That saves about **500 EUR a day** (between 300 and 700). At 100 requests.'
    )
  })

  test('has all models of a pull request under one verdict', () => {
    const models = [
      aModel(),
      aModel({name: 'ranker', verdict: 'fail', headline: 'Worse.'}),
      aModel({name: 'third', verdict: 'hold'})
    ]
    const text = renderComment(aVerdict({verdict: 'fail', models}))
    expect(text).toContain('\n## ⛔ 2 of 3 models may not be promoted\n')
    expect(text.match(/^### .*$/gmu)).toEqual([
      '### ✅ fraud-detector v13 may replace v12',
      '### ⛔ ranker v13 may not replace v12',
      '### ⏸️ third v13 may not replace v12 yet'
    ])
    expect(renderComment(aVerdict({verdict: 'hold', models: []}))).toContain(
      '## ⏸️ No model was found to judge'
    )
  })

  test('links to the report without letting an address out of its link', () => {
    const links = {report: 'https://host/a b)[x](y)', run: 'https://host/run'}
    expect(renderMarkdown(aVerdict(), {links})).toContain(
      '[Full report](https://host/a%20b%29[x]%28y%29) · [Workflow run](https://host/run)'
    )
  })

  test('is the same for the same verdict', () => {
    expect(renderComment(fraudDetector())).toBe(comment)
  })
})

describe('a comment with the words of a stranger', () => {
  test.each(HOSTILE_TEXTS)('lets %j do nothing', text => {
    const comment = renderComment(withEveryText(fraudDetector(), text))
    const [first, ...rest] = comment.split('\n')
    const body = rest.join('\n')
    expect(first).toBe(COMMENT_MARKER)
    expect(body).not.toContain('<!--')
    expect(markupFaults(withoutCode(body))).toEqual([])
    expect([...tagNames(body)].filter(tag => !OUR_TAGS.has(tag))).toEqual([])
    expectWholeTables(body)
    // A line of dashes below a text would make a heading of it.
    expect(body).not.toMatch(/^.*\S.*\n[-=] *$/mu)
    const outsideCode = withoutCode(body)
    expect(outsideCode).not.toMatch(/@(?!&#8203;)|:\/\/|\bwww\.|(?<![&#])#\d/u)
    expect(outsideCode).not.toMatch(/(?<!\\)\]\(/u)
    expect(body).not.toMatch(/[^\P{Cc}\n]|[\u202e\u2066]/u)
    expect(comment.length).toBeLessThanOrEqual(MAX_COMMENT_CHARS)
  })
})

describe('a comment that would be too long', () => {
  const many = (number: number): Verdict => {
    const findings = Array.from({length: number}, (_, index) =>
      aComparison('recall', [0.9, 0.8], [-0.2, -0.05], {
        id: `segments/recall/shop=${index}`,
        check: 'segments',
        status: index % 3 === 0 ? 'fail' : 'pass',
        subject: {metric: 'recall', segment: {shop: `shop ${index} | <b>`}},
        summary: `Recall of shop ${index} is 10 points worse.`
      })
    )
    return aVerdict({models: [aModel({verdict: 'fail', findings})]})
  }

  test.each([500, 5000])('loses rows, not the verdict, with %d findings', number => {
    const comment = renderComment(many(number))
    expect(comment.length).toBeLessThanOrEqual(MAX_COMMENT_CHARS)
    expect(comment).toContain(
      '## ⛔ fraud-detector v13 may not replace v12: recall for shop = shop 0'
    )
    expect(comment).toContain(`All ${number.toLocaleString('en-US')} checks`)
    expect(comment).toMatch(/… and [\d,]+ more rows\./u)
    expect(comment).toContain('Shortened to fit')
    expect(markupFaults(withoutCode(comment.slice(COMMENT_MARKER.length)))).toEqual([])
    expectWholeTables(comment)
  })

  test.each([60_000, 20_000, 5000, 2000, 1000, 400])('fits into %d characters, whole', limit => {
    const models = Array.from({length: 40}, (_, index) => ({
      ...(fraudDetector().models[0] ?? aModel()),
      name: `model-${index} 😀`
    }))
    const comment = renderComment(aVerdict({verdict: 'fail', models}), {limit})
    expect(comment.length).toBeLessThanOrEqual(limit)
    expect(
      comment.startsWith(`${COMMENT_MARKER}\n## ⛔ 40 of 40 models may not be promoted\n`)
    ).toBe(true)
    expect(comment).not.toMatch(/\p{Surrogate}/u)
    expect(markupFaults(withoutCode(comment.slice(COMMENT_MARKER.length)))).toEqual([])
    expectWholeTables(comment)
  })

  test('with the longest words in every place still has its verdict', () => {
    const models = Array.from({length: 20}, () => fraudDetector().models[0] ?? aModel())
    const verdict = withEveryText(aVerdict({verdict: 'fail', models}), '#'.repeat(5000))
    expect(renderComment(verdict).length).toBeLessThanOrEqual(MAX_COMMENT_CHARS)
    expect(renderComment(verdict)).toContain('## ⛔ 20 of 20 models may not be promoted')
  })
})

describe('the job summary', () => {
  test('is the comment without marker', () => {
    expect(`${COMMENT_MARKER}\n${renderSummary(fraudDetector())}`).toBe(
      renderComment(fraudDetector())
    )
  })

  test('stays within what GitHub takes, in bytes', () => {
    const story = '€'.repeat(600)
    const findings = Array.from({length: 3000}, (_, index) =>
      aFinding({id: `a/${index}`, summary: story})
    )
    const summary = renderSummary(aVerdict({models: [aModel({findings})]}))
    expect(new TextEncoder().encode(summary).length).toBeLessThanOrEqual(MAX_SUMMARY_BYTES)
    expect(summary).toMatch(/… and 2,700 more rows\./u)
  })
})
