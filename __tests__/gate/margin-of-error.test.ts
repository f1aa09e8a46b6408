import {describe, expect, test} from '@jest/globals'
import type {Finding} from '../../src/verdict/verdict.ts'
import {decided, findingIn} from '../fixtures/facts.ts'

function onMetric(metric: string, before: unknown, after: unknown, words: string): Finding {
  const decision = decided(
    {metrics: {[metric]: before}},
    {metrics: {[metric]: after}},
    {model: `{at-least-as-good: {${metric}: ${words}}}`}
  )
  return findingIn(decision, `at-least-as-good/${metric}`)
}

const TENTH = '{margin: 10 % of error}'

describe('a margin of error of stated numbers', () => {
  test.each([
    ['of an accuracy is a share of 1 - accuracy', 'accuracy', 0.9, 0.891, 0.01, 'pass'],
    ['of an accuracy, exceeded', 'accuracy', 0.9, 0.889, 0.01, 'fail'],
    ['of percents is a share of 100 - value', 'accuracy', '90.00 %', '89.10 %', 1, 'pass'],
    ['of percents, exceeded', 'accuracy', '90.00 %', '88.90 %', 1, 'fail'],
    ['of a loss is a share of the loss', 'rmse', 50, 54, 5, 'pass'],
    ['of a loss, exceeded', 'rmse', 50, 56, 5, 'fail'],
    ['of R² is a share of what is not explained', 'r2', 0.6, 0.57, 0.04, 'pass'],
    ['of an error rate is a share of it', 'error_rate', 0.1, 0.109, 0.01, 'pass'],
    ['of a perfect model is nothing', 'accuracy', 1, 0.9999, 0, 'fail']
  ])('%s', (_, metric, before, after, margin, status) => {
    const finding = onMetric(metric, before, after, TENTH)
    expect(finding).toMatchObject({status, marginText: '10 % of error', detail: 'not-proven'})
    expect(finding.margin).toBeCloseTo(margin, 12)
  })

  test.each([
    ['psnr', 30, 29.9],
    ['my_score', 30, 29.9]
  ])('of %s, which has no best value, has no meaning', (metric, before, after) => {
    const finding = onMetric(metric, before, after, '{margin: 10 % of error, direction: higher}')
    expect(finding).toMatchObject({status: 'missing', detail: 'unknown-error', role: 'guard'})
    expect(finding.summary).toMatch(/^The margin of .* has no best value that is known/u)
    expect(finding.remedy).toContain('policy.yml')
  })

  test('with n is tested, and said in both ways', () => {
    const finding = onMetric(
      'accuracy',
      {value: 0.9012, n: 20000},
      {value: 0.9013, n: 20000},
      TENTH
    )
    expect(finding).toMatchObject({status: 'pass', evidence: 'counts'})
    expect(finding.summary).toContain('a loss of at most 10 % of error (1.0 point) is accepted')
  })

  test('with n, in percent, is tested against the same margin', () => {
    const [fraction, percent] = [
      onMetric('accuracy', {value: 0.9, n: 3000}, {value: 0.898, n: 3000}, TENTH),
      onMetric('accuracy', {value: '90.0 %', n: 3000}, {value: '89.8 %', n: 3000}, TENTH)
    ]
    expect(percent.status).toBe(fraction.status)
    expect(percent.margin).toBeCloseTo(100 * Number(fraction.margin), 9)
  })
})

describe('a margin of error of rows', () => {
  const rows = (wrong: (row: number) => boolean): string =>
    [
      'id,label,prediction,site',
      ...Array.from({length: 4000}, (_, row) => {
        const label = row % 2
        return `${row},${label},${wrong(row) ? 1 - label : label},${row % 4 < 2 ? 'a' : 'b'}`
      })
    ].join('\n')
  const before = rows(row => row % 5 === 0)

  test('is the share of the rows that production gets wrong', () => {
    const decision = decided(
      {predictions: before},
      {predictions: rows(row => row % 5 === 0 || row % 400 === 1)},
      {
        model:
          '{at-least-as-good: {accuracy: {margin: 10 % of error}}, segments: {by: [site], margin: 20 % of error}}'
      }
    )
    const whole = findingIn(decision, 'at-least-as-good/accuracy')
    expect(whole).toMatchObject({status: 'pass', method: 'tango-score'})
    expect(whole.margin).toBeCloseTo(0.02, 12)
    const part = findingIn(decision, 'segments/accuracy/site=a')
    expect(part.marginText).toBe('20 % of error')
    expect(part.margin).toBeCloseTo(0.04, 12)
  })

  test('fails where the error grows by more', () => {
    const decision = decided(
      {predictions: before},
      {predictions: rows(row => row % 5 === 0 || row % 20 === 1)},
      {model: '{at-least-as-good: {accuracy: {margin: 10 % of error}}}'}
    )
    expect(findingIn(decision, 'at-least-as-good/accuracy')).toMatchObject({
      status: 'fail',
      detail: 'worse-than-margin'
    })
  })
})
