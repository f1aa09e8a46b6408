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
  const prose = markdown.replaceAll(/^ *(`{3,})yaml\n[^]*?\n *\1$/gmu, '')
  return prose.replaceAll(/<code>.*?<\/code>/gu, '').replaceAll(/(?<!\\)`[^`\n]*`/gu, '')
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
      '## ⛔ Blocked: fraud-detector v13 loses 2.9 points of recall'
    ])
  })

  test('has everything for a first look in order', () => {
    const order = [
      '**Recall 94.1 → 91.2 %** on the same 12,000 rows: really between 1.8 and 4.0 points worse; 0.5 pp of loss is accepted.',
      '**Harm:** about **1,840 USD a day** (1,100–2,500).',
      '**Waived:** `at-least-as-good/f1_macro`',
      '**Worst segment:** country = NO, recall 94.0 → 83.0 % (214 rows).',
      '**Live:** Ready: 9 days (at least 7) · 84,120 requests (at least 10,000) · latency p99 78 ms (at most 100)',
      '| ⛔ **recall** | −2.9&nbsp;(−4&nbsp;to&nbsp;−1.8) | −0.5&nbsp;pp |',
      '| ⛔ recall for country = NO | −11&nbsp;(−19&nbsp;to&nbsp;−4) | −3&nbsp;pp |',
      '| ⏸️ log loss (logloss) ↓ | +0.5&nbsp;(−2.5&nbsp;to&nbsp;+3.5) | +2&nbsp;% |',
      '**Do next**\n\n1. **Recall**: look at the 137 transactions',
      '2. **Recall for country = NO**',
      '3. Accept it anyway? Put a waiver into the policy of the base branch.'
    ]
    const places = order.map(text => first.indexOf(text))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('speaks no statistics above the fold', () => {
    expect(first).not.toMatch(/confidence|p-value|inconclusive|non-inferior|tango|bootstrap/iu)
  })

  test('folds away the rest', () => {
    const summaries = [...comment.matchAll(/<summary>(.*?)<\/summary>/gu)].map(match => match[1])
    expect(summaries).toEqual([
      'A waiver to copy, for 3 findings',
      'Evidence: 34 checks, 19 segments and 3 differences from production',
      'Readiness: stage 3 of 5; 3 incidents open: 9,500 USD (assumed) and 1 not priced'
    ])
    const parts = [...comment.matchAll(/^\*\*([^*]+)\*\*$/gmu)].map(match => match[1])
    expect(parts).toEqual([
      'Do next',
      'The metrics that decide: 4 comparisons',
      'Segments: 19 comparisons',
      'All 34 checks: 2 fail, 1 cannot tell, 1 waived, 1 only informs, 28 pass and 1 not judged',
      '1 waiver',
      'What differs from production: 3 differences',
      'How this was decided'
    ])
    expect(comment).toContain('| 6,000&nbsp;USD&nbsp;(assumed) | rollback |')
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
    expect(aboveTheFold(pass)).toMatch(/^## ✅ Good: fraud-detector v13 may replace v12$/mu)
    expect(aboveTheFold(pass)).not.toMatch(/\| change|\*\*Do next/u)
    expect(aboveTheFold(pass)).toContain('**Waived:** `at-least-as-good/f1_macro`')
    expect(pass).toContain('**The metrics that decide: 2 comparisons**')
    expect(
      aboveTheFold(renderComment(aVerdict()))
        .split('\n')
        .filter(line => line !== '')
    ).toEqual([
      COMMENT_MARKER,
      '## ✅ Good: fraud-detector v13 may replace v12',
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
    expect(text).toContain('| ⛔ Keys | fails |  |')
    expect(text).toContain('**Keys**: remove one.')
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
    expect(text).toContain('**Live:** Not ready.')
    expect(text).toContain('| ⏸️ **days on live traffic** | 3&nbsp;days | ≥&nbsp;7&nbsp;days |')
    expect(text).toContain(
      '<summary>Readiness: stage 0 of 5; 1 incident open: 1 not priced</summary>'
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
    expect(text).toContain('**Harm:** none; it saves about **500 EUR a day** (300–700).')
  })

  test('has all models of a pull request under one verdict', () => {
    const models = [
      aModel(),
      aModel({name: 'ranker', verdict: 'fail', headline: 'Worse.'}),
      aModel({name: 'third', verdict: 'hold'})
    ]
    const text = renderComment(aVerdict({verdict: 'fail', models}))
    expect(text).toContain('\n## ⛔ 2 of 3 models may not be promoted\n')
    expect(text.match(/^\| \p{Extended_Pictographic}\S* \| [A-Z].*$/gmu)).toEqual([
      '| ⛔ | Blocked: ranker v13 |',
      '| ⏸️ | Undecided: third v13 |',
      '| ✅ | Good: fraud-detector v13 may replace v12 |'
    ])
    expect(text.match(/^### .*$/gmu)).toEqual([
      '### ⛔ Blocked: ranker v13',
      '### ⏸️ Undecided: third v13'
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
      '## ⛔ Blocked: fraud-detector v13 is 0.1 worse in recall for shop = shop 0'
    )
    expect(comment).toContain(`Evidence: ${number.toLocaleString('en-US')} checks`)
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
