import {describe, expect, test} from '@jest/globals'
import {renderExplanation} from '../../src/report/explain.ts'
import {renderGaps} from '../../src/report/gaps.ts'
import {renderTerminal} from '../../src/report/terminal.ts'
import {displayWidth, padded, wrapped} from '../../src/report/terminal-text.ts'
import {HOSTILE_TEXTS, withEveryText} from '../fixtures/hostile.ts'
import {
  aComparison,
  aFinding,
  aModel,
  anIncident,
  aVerdict,
  fraudDetector
} from '../fixtures/verdict.ts'

const model = fraudDetector().models[0] ?? aModel()

/** Lines wider than the terminal that hold more than one word. */
function tooWide(text: string, width: number): readonly string[] {
  return text.split('\n').filter(line => displayWidth(line) > width && line.trim().includes(' '))
}

/** The text without its line breaks, to find a sentence wherever it was broken. */
function unbroken(text: string): string {
  return text.replaceAll(/\s+/gu, ' ')
}

describe('text for the terminal', () => {
  const text = renderTerminal(fraudDetector())

  test('says what the comment says, in its order', () => {
    const order = [
      '✗ FAIL  Blocked: fraud-detector v13 loses 2.9 points of recall\n',
      'Recall 94.1 → 91.2 % on the same 12,000 rows',
      '✗  recall                94.1 %  91.2 %  −2.9 pp  ·├───●───┤····╎·0·\n     worse than the margin of 0.5 pp\n',
      '?  log loss (logloss) ↓  0.2130  0.2141',
      '!  F1 macro',
      '✓  precision',
      '✗ recall for country = NO: −11 (−19 to −4), allowed −3 pp',
      'Harm: about 1,840 USD a day',
      'Waived: at-least-as-good/f1_macro',
      'Worst segment: country = NO, recall 94.0 → 83.0 %',
      'Live: Ready: 9 days',
      'Do next:\n  1. Recall: look at the 137',
      '  - finding: "at-least-as-good/recall"\n         model: "fraud-detector"\n',
      'All 34 checks:',
      'promotion-gate explain at-least-as-good/recall'
    ]
    const places = order.map(part => text.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test.each([80, 60, 120])('fits into %d columns', width => {
    expect(tooWide(renderTerminal(fraudDetector(), {width}), width)).toEqual([])
  })

  test('puts the result beside the numbers where there is room', () => {
    expect(renderTerminal(fraudDetector(), {width: 120})).toMatch(
      /╎·0· +worse than the margin of 0\.5 pp$/mu
    )
  })

  test('has colours only when they are asked for', () => {
    const escape = String.fromCharCode(27)
    expect(text).not.toContain(escape)
    const coloured = renderTerminal(fraudDetector(), {color: true})
    expect(coloured).toContain(`${escape}[31m✗ FAIL${escape}[0m`)
    expect(coloured.replaceAll(new RegExp(`${escape}\\[\\d+m`, 'gu'), '')).toBe(text)
  })

  test.each(HOSTILE_TEXTS)('lets %j do nothing to the terminal', hostile => {
    const verdict = withEveryText(fraudDetector(), hostile)
    const texts = [
      renderTerminal(verdict),
      ...verdict.models.map(one => renderGaps(one)),
      ...verdict.models.flatMap(one =>
        one.findings.slice(0, 3).map(finding => renderExplanation(finding))
      )
    ]
    for (const one of texts) expect(one).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u)
  })

  test('is short for a pass and for nothing', () => {
    expect(renderTerminal(aVerdict())).toBe(
      '✓ PASS  Good: fraud-detector v13 may replace v12\n\nAccuracy is as good as before.\n\nThe only check passes.\n'
    )
    const nothing = renderTerminal(aVerdict({verdict: 'hold', models: []}))
    expect(nothing).toMatch(/^\? HOLD {2}no model was found to judge\. Looked for a card/u)
    expect(nothing.split('\n').every(line => line.length <= 80)).toBe(true)
  })

  test('ends with a tally of several models', () => {
    const models = [aModel(), aModel({name: 'ranker', verdict: 'hold'})]
    expect(renderTerminal(aVerdict({verdict: 'hold', models}))).toMatch(
      /\n1 of 2 models may be promoted\n$/u
    )
  })
})

describe('columns', () => {
  test('are counted as a terminal counts them', () => {
    expect(displayWidth('abc')).toBe(3)
    expect(displayWidth('日本')).toBe(4)
    expect(displayWidth('e\u0301')).toBe(1)
    expect(displayWidth('⛔')).toBe(2)
    expect(padded('日本', 6, true)).toBe('  日本')
  })

  test('break between words only', () => {
    expect(wrapped('aa bb cc', 5)).toBe('aa bb\ncc')
    expect(wrapped('aaaaaaaa bb', 5, '- ', '  ')).toBe('- aaaaaaaa\n  bb')
  })
})

describe('the explanation of a finding', () => {
  test('goes from the sentence by the arithmetic to what would change it', () => {
    expect(renderExplanation(model.findings[0] ?? aFinding())).toBe(`at-least-as-good/recall: fails

Recall is 2.9 points worse, more than the 0.5 points that are accepted.
Recall fell from 94.1 % to 91.2 %: 2.9 points worse (between 1.8 and 4.0); a
loss of at most 0.5 pp is accepted.

The arithmetic
  method tango-score, evidence paired rows, 12,000 rows
  rows that only v12 got right             137
  rows that only v13 got right             107
  difference = (107 − 137) / 1034          −0.029
  p-value of a loss of the margin or more  0.9999

The rule
  A guard: it must be shown to hold, doubt holds the promotion.
  It passes when even the lower bound of the gain is above −0.5 pp; the gain is
  −2.9 pp, between 1.8 and 4.0 points worse, each bound at 95 % confidence.

To know
  1,034 of the 12,000 rows are positive.

What would change the answer
  Look at the 137 transactions that v12 got right and v13 gets wrong.
  With this evidence it would pass with an accepted loss above 4 pp.
  A waiver in the policy for at-least-as-good/recall, with a reason, an approver
  and a last day.

Where
  models/fraud/predictions.parquet:1

Reference
  Tango 1998, Statistics in Medicine 17, 891–908
`)
  })

  test('says how many rows would settle a doubt, and which loss would be enough', () => {
    const text = renderExplanation(model.findings[1] ?? aFinding())
    expect(unbroken(text)).toContain('About 14,291 rows in all would settle it; there are 12,000.')
    expect(unbroken(text)).toContain('it would pass with an accepted loss above 3.5 %')
  })

  test('of a limit gives the limit and the value', () => {
    const finding = aFinding({candidate: 120, unit: 'ms', limit: {atMost: 100}, status: 'fail'})
    expect(unbroken(renderExplanation(finding))).toContain(
      'Whatever the baseline: at most 100 ms; the candidate is 120 ms.'
    )
  })

  test('of bare numbers claims no bounds', () => {
    const finding = aComparison('f1', [0.8, 0.79], [null, null], {
      interval: null,
      margin: 0.001,
      marginText: '0.1 pp',
      scale: 'points',
      status: 'fail'
    })
    expect(unbroken(renderExplanation(finding))).toContain(
      'It passes when the gain, −1 pp, is not below −0.1 pp.'
    )
  })

  test('of a pass names nothing to change; of a waiver who gave it', () => {
    expect(renderExplanation(aFinding())).not.toContain('What would change')
    const waived = model.findings.find(one => one.waiver !== null) ?? aFinding()
    expect(renderExplanation(waived)).toMatch(/^at-least-as-good\/f1_macro: waived\n/u)
    expect(unbroken(renderExplanation(waived))).toContain('approved by risk-team, until 2027-01-31')
  })
})

describe('the cost of the gaps', () => {
  const text = renderGaps(model)

  test('has story, price, assumption and policy line of each, the dearest first', () => {
    expect(text).toContain(`6,000 USD  no way back
  a bad deploy ruins quality and the previous model was overwritten
  Missing: rollback
  2 days undetected × 3,000 USD a day, assumed
  In the policy, to replace the assumption: costs: {incidents: {no-way-back:
    {loss-per-day: 3000, days-undetected: 2}}}
`)
    expect(text.indexOf('6,000 USD')).toBeLessThan(text.indexOf('3,500 USD'))
    expect(tooWide(text, 80)).toEqual([])
  })

  test('lists what is not priced as such, never as nothing', () => {
    expect(text).toContain('the gaps would cost 9,500 USD, and 1 not priced;')
    expect(text).toContain('not priced  too slow\n')
    expect(text).not.toContain('silent decay')
  })

  test('counts the practices by state', () => {
    expect(text).toContain('Practices: 4 missing, 1 declared, 2 verified and 1 does not apply')
  })

  test('of a team without gaps is one line', () => {
    const none = aModel({
      gaps: {
        currency: 'USD',
        total: 0,
        maturity: 5,
        practices: [],
        incidents: [anIncident('forgets', {missing: []})]
      }
    })
    expect(renderGaps(none)).toBe('fraud-detector v13: no gaps, maturity stage 5 of 5\n')
  })
})
