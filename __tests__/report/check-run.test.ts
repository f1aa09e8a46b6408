import {describe, expect, test} from '@jest/globals'
import type {ModelVerdict} from '../../src/verdict/verdict.ts'
import {
  type CheckRun,
  MAX_ANNOTATIONS,
  MAX_CHECK_CHARS,
  renderCheckRun
} from '../../src/report/check-run.ts'
import {COMMENT_MARKER} from '../../src/report/comment.ts'
import {withEveryText} from '../fixtures/hostile.ts'
import {aFinding, aModel, aVerdict, fraudDetector} from '../fixtures/verdict.ts'

function checkOf(model: ModelVerdict): CheckRun {
  return renderCheckRun(model, aVerdict({models: [model]}))
}

describe('the check run', () => {
  test.each([
    ['pass', 'success'],
    ['fail', 'failure'],
    ['hold', 'action_required']
  ] as const)('of a %s concludes %s', (verdict, conclusion) => {
    expect(checkOf(aModel({verdict})).conclusion).toBe(conclusion)
  })

  test('has the reason as its title, the first look as summary, the details as text', () => {
    const verdict = fraudDetector()
    const check = renderCheckRun(verdict.models[0] ?? aModel(), verdict)
    expect(check.title).toBe('Blocked: fraud-detector v13 loses 2.9 points of recall')
    expect(check.summary).toContain('**1,840 USD a day**')
    expect(check.summary).not.toContain('Evidence:')
    expect(check.text).toContain('<summary>Evidence: 34 checks')
    expect(check.summary + check.text).not.toContain(COMMENT_MARKER)
  })

  test('annotates what does not pass, at file and line, the gravest first', () => {
    const verdict = fraudDetector()
    const {annotations} = renderCheckRun(verdict.models[0] ?? aModel(), verdict)
    expect(
      annotations.map(one => [one.annotation_level, one.title, one.path, one.start_line])
    ).toEqual([
      ['failure', 'at-least-as-good/recall', 'models/fraud/predictions.parquet', 1],
      ['failure', 'segments/recall/country=NO', 'models/fraud/predictions.parquet', 1],
      ['warning', 'at-least-as-good/log_loss', 'models/fraud/predictions.parquet', 1],
      ['notice', 'at-least-as-good/f1_macro', 'models/fraud/metrics.json', 7]
    ])
    expect(annotations[0]?.message).toBe(
      'Recall is 2.9 points worse, more than the 0.5 points that are accepted. Look at the 137 transactions that v12 got right and v13 gets wrong.'
    )
    expect(annotations[3]?.message).toContain('Waived: macro average')
    expect(annotations.every(one => one.end_line === one.start_line)).toBe(true)
  })

  test('stays within the limits of GitHub with thousands of findings', () => {
    const findings = Array.from({length: 3000}, (_, index) =>
      aFinding({
        id: `evidence/${index}`,
        status: 'fail',
        location: {file: 'metrics.json', line: index + 1}
      })
    )
    const check = checkOf(aModel({verdict: 'fail', findings}))
    expect(check.summary.length).toBeLessThanOrEqual(MAX_CHECK_CHARS)
    expect(check.text.length).toBeLessThanOrEqual(MAX_CHECK_CHARS)
    expect(check.text).toMatch(/… and [\d,]+ more rows\./u)
    expect(check.annotations).toHaveLength(MAX_ANNOTATIONS)
  })

  test('keeps its verdict when every word is as long as can be', () => {
    const verdict = withEveryText(fraudDetector(), '#'.repeat(5000))
    const check = renderCheckRun(verdict.models[0] ?? aModel(), verdict)
    expect(check.conclusion).toBe('failure')
    expect(check.summary.length).toBeLessThanOrEqual(MAX_CHECK_CHARS)
    expect(check.summary).not.toBe('')
    expect(check.text.length).toBeLessThanOrEqual(MAX_CHECK_CHARS)
    expect(Array.from(check.title).length).toBeLessThanOrEqual(255)
  })
})
