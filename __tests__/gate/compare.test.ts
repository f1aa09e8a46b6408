import {describe, expect, test} from '@jest/globals'
import {decided, findingIn, type Asking, type Written} from '../fixtures/facts.ts'
import type {Finding} from '../../src/verdict/verdict.ts'

function onMetric(
  metric: string,
  before: object | number,
  after: object | number,
  words?: string
): Finding {
  const sides: [Written, Written] = [{metrics: {[metric]: before}}, {metrics: {[metric]: after}}]
  const asking: Asking =
    words === undefined ? {} : {model: `{at-least-as-good: {${metric}: ${words}}}`}
  return findingIn(decided(...sides, asking), `at-least-as-good/${metric}`)
}

describe('bare values without a margin are taken at their word', () => {
  test.each([
    [
      'higher is better',
      'accuracy',
      0.9,
      0.91,
      'pass',
      'Accuracy is 1.0 point better (90.0 % → 91.0 %); bare values, so this is not proven.'
    ],
    [
      'equal',
      'accuracy',
      0.9,
      0.9,
      'pass',
      'Accuracy is unchanged (90.0 %); bare values, so this is not proven.'
    ],
    [
      'worse beyond the margin that is assumed',
      'accuracy',
      0.912,
      0.901,
      'fail',
      'Accuracy is 1.1 points worse (91.2 % → 90.1 %), where a loss of at most 1.0 point is accepted; bare values, so this is not proven.'
    ],
    [
      'worse by less than rounding',
      'accuracy',
      0.91,
      0.90996,
      'pass',
      'Accuracy is 0.004 points worse (91.000 % → 90.996 %), which may be rounding; bare values, so this is not proven.'
    ],
    [
      'worse by half a point, where one side has one digit only',
      'accuracy',
      0.9,
      0.8951,
      'pass',
      'Accuracy is 0.5 points worse (90.0 % → 89.5 %), which may be rounding; bare values, so this is not proven.'
    ],
    [
      'worse in the order of additions',
      'accuracy',
      0.9123456789012345,
      0.9123456789012344,
      'pass',
      'Accuracy is unchanged (91.2 %); bare values, so this is not proven.'
    ],
    [
      'lower is better',
      'rmse',
      55.6,
      55.24,
      'pass',
      'RMSE is 0.36 better (55.6 → 55.24); bare values, so this is not proven.'
    ],
    [
      'a loss that rises',
      'log_loss',
      0.3,
      0.35,
      'fail',
      'Log loss is 0.05 worse (0.3 → 0.35), where a loss of at most 2 % (0.006) is accepted; bare values, so this is not proven.'
    ],
    [
      'a baseline of 0',
      'rmse',
      0,
      0.1,
      'fail',
      'RMSE is 0.1 worse (0 → 0.1), where no loss is accepted; bare values, so this is not proven.'
    ],
    [
      'negative values',
      'r2',
      -0.5,
      -0.25,
      'pass',
      'R2 is 0.25 better (−0.5 → −0.25); bare values, so this is not proven.'
    ],
    [
      'whole numbers',
      'mae',
      12,
      13,
      'fail',
      'MAE is 1 worse (12 → 13), where a loss of at most 2 % (0.24) is accepted; bare values, so this is not proven.'
    ]
  ])('%s', (_, metric, before, after, status, summary) => {
    expect(onMetric(metric, before, after)).toMatchObject({
      status,
      summary,
      detail: 'not-proven',
      evidence: 'bare',
      interval: null,
      rows: null,
      confidence: null
    })
  })
})

describe('bare values with a margin', () => {
  test.each([
    [
      '1 pp, just kept',
      'accuracy',
      0.91,
      0.9,
      '{margin: 1 pp}',
      'pass',
      'Accuracy is 1.0 point worse (91.0 % → 90.0 %), within what is accepted; bare values, so this is not proven.'
    ],
    [
      '1 pp, exceeded',
      'accuracy',
      0.91,
      0.899,
      '{margin: 1 pp}',
      'fail',
      'Accuracy is 1.1 points worse (91.0 % → 89.9 %), where a loss of at most 1.0 point is accepted; bare values, so this is not proven.'
    ],
    [
      'absolute',
      'rmse',
      10,
      10.4,
      '{margin: 0.5}',
      'pass',
      'RMSE is 0.4 worse (10 → 10.4), within what is accepted; bare values, so this is not proven.'
    ],
    [
      'of the baseline, kept',
      'rmse',
      50,
      51,
      '{margin: 2 %}',
      'pass',
      'RMSE is 1 worse (50 → 51), within what is accepted; bare values, so this is not proven.'
    ],
    [
      'of the baseline, exceeded',
      'rmse',
      50,
      51.5,
      '{margin: 2 %}',
      'fail',
      'RMSE is 1.5 worse (50 → 51.5), where a loss of at most 2 % (1) is accepted; bare values, so this is not proven.'
    ],
    [
      'of a baseline of 0',
      'rmse',
      0,
      0.01,
      '{margin: 2 %}',
      'fail',
      'RMSE is 0.01 worse (0 → 0.01), where no loss is accepted; bare values, so this is not proven.'
    ],
    [
      'of a negative baseline',
      'r2',
      -0.5,
      -0.505,
      '{margin: 2 %}',
      'pass',
      'R2 is 0.005 worse (−0.5 → −0.505), within what is accepted; bare values, so this is not proven.'
    ],
    [
      'none',
      'accuracy',
      0.91,
      0.9,
      '{margin: 0}',
      'fail',
      'Accuracy is 1.0 point worse (91.0 % → 90.0 %), where no loss is accepted; bare values, so this is not proven.'
    ],
    [
      'percent by points',
      'accuracy',
      91.2,
      90.5,
      '{margin: 1 pp}',
      'pass',
      'Accuracy is 0.7 points worse (91.2 % → 90.5 %), within what is accepted; bare values, so this is not proven.'
    ],
    [
      'percent by its own unit',
      'accuracy',
      91.2,
      90.5,
      '{margin: 0.5}',
      'fail',
      'Accuracy is 0.7 points worse (91.2 % → 90.5 %), where a loss of at most 0.5 points is accepted; bare values, so this is not proven.'
    ],
    [
      'an error rate in percent',
      'wer',
      12.5,
      13,
      '{margin: 2 %}',
      'fail',
      'WER is 0.5 points worse (12.5 % → 13.0 %), where a loss of at most 2 % (0.3 points) is accepted; bare values, so this is not proven.'
    ],
    [
      'superior, any gain',
      'accuracy',
      0.9,
      0.9,
      '{mode: superior}',
      'fail',
      'Accuracy is unchanged (90.0 %), where a gain is demanded; bare values, so this is not proven.'
    ],
    [
      'superior, too little',
      'accuracy',
      0.9,
      0.905,
      '{mode: superior, margin: 1 pp}',
      'fail',
      'Accuracy is 0.5 points better (90.0 % → 90.5 %), where a gain of more than 1.0 point is demanded; bare values, so this is not proven.'
    ],
    [
      'equivalent, changed for the better',
      'accuracy',
      0.9,
      0.92,
      '{mode: equivalent, margin: 1 pp}',
      'fail',
      'Accuracy is 2.0 points better (90.0 % → 92.0 %), where a change of at most 1.0 point is accepted; bare values, so this is not proven.'
    ]
  ])('%s', (_, metric, before, after, words, status, summary) => {
    expect(onMetric(metric, before, after, words)).toMatchObject({status, summary})
  })
})

describe('values with more', () => {
  test('n on both sides gives counts, taken as the same rows in the worst case', () => {
    const finding = onMetric('accuracy', {value: 0.9, n: 20000}, {value: 0.905, n: 20000})
    expect(finding).toMatchObject({
      status: 'pass',
      evidence: 'counts',
      method: 'worst-case-rates',
      rows: 20000,
      margin: 0.01,
      marginText: '1 pp',
      confidence: 0.95
    })
    expect(finding.difference).toBeCloseTo(0.005, 12)
  })

  test('different n are two samples', () => {
    const sides = [
      {metrics: {accuracy: {value: 0.9, n: 1000}}},
      {metrics: {accuracy: {value: 0.8, n: 2000}}}
    ] as const
    // Only where somebody answers for it that they are of the same kind.
    const policy = `waivers:
  - {finding: evaluation-set/n, reason: drawn alike, approved-by: ann, expires: 2027-01-01}
`
    const finding = findingIn(decided(...sides, {policy}), 'at-least-as-good/accuracy')
    expect(finding).toMatchObject({
      status: 'fail',
      detail: 'worse-than-margin',
      evidence: 'counts',
      rows: 1000
    })
    // Newcombe's and Miettinen-Nurminen's intervals of 900/1000 against 1600/2000 lie near 0.1 -+ 0.022.
    expect(finding.interval?.[0]).toBeCloseTo(-0.1215, 2)
  })

  test('percent gives the same verdict as a fraction, in percent', () => {
    const fraction = onMetric('accuracy', {value: 0.9, n: 2000}, {value: 0.88, n: 2000})
    const percent = onMetric('accuracy', {value: 90.0, n: 2000}, {value: 88.0, n: 2000})
    expect(percent).toMatchObject({
      status: fraction.status,
      unit: '%',
      margin: 1,
      baseline: 90,
      candidate: 88
    })
    expect(percent.summary).toBe(fraction.summary)
    expect(percent.interval?.[0]).toBeCloseTo(100 * Number(fraction.interval?.[0]), 9)
  })

  test('a value that no count of n rows gives is no evidence', () => {
    const [before, after] = [
      {value: 0.91, n: 7},
      {value: 0.86, n: 7}
    ]
    expect(onMetric('accuracy', before, after, '{margin: 1 pp}')).toMatchObject({
      status: 'inconclusive',
      interval: null,
      summary:
        'It cannot be told whether accuracy is as good (91.0 % → 86.0 %): no count of 7 rows is printed as these rates: n or a rate is wrong.'
    })
    expect(onMetric('accuracy', before, after)).toMatchObject({
      status: 'fail',
      detail: 'not-proven',
      summary:
        'Accuracy is 5.0 points worse (91.0 % → 86.0 %), where a loss of at most 1.0 point is accepted; this is not proven: no count of 7 rows is printed as these rates: n or a rate is wrong.'
    })
  })

  test('n of a metric that is no share of the rows says nothing', () => {
    expect(onMetric('rmse', {value: 5, n: 100}, {value: 4, n: 100}).evidence).toBe('bare')
  })

  test('standard errors, whatever their dependence', () => {
    const finding = onMetric(
      'f1',
      {value: 0.8, standard_error: 0.001},
      {value: 0.81, standard_error: 0.001}
    )
    // The errors add in the worst case: 0.01 - 1.6449 * 0.002.
    expect(finding).toMatchObject({status: 'pass', detail: 'superior', evidence: 'counts'})
    expect(finding.interval?.[0]).toBeCloseTo(0.01 - 1.6448536 * 0.002, 6)
    expect(finding.interval?.[1]).toBeCloseTo(0.01 + 1.6448536 * 0.002, 6)
  })

  test('an interval is a standard error: 95 %, two-sided', () => {
    const finding = onMetric(
      'f1',
      {value: 0.8, interval: [0.78, 0.82]},
      {value: 0.801, interval: [0.781, 0.821]}
    )
    // (0.82 - 0.78) / (2 * 1.959964) on either side, added.
    expect(finding.interval?.[1]).toBeCloseTo(0.001 + (1.6448536 * 0.04) / 1.959964, 6)
    expect(finding).toMatchObject({status: 'pass', detail: 'not-proven'})
  })

  test('repeats are about the recipe', () => {
    const finding = onMetric('f1', [0.8, 0.81, 0.79, 0.8], [0.85, 0.86, 0.84, 0.85])
    expect(finding).toMatchObject({
      status: 'pass',
      detail: 'superior',
      evidence: 'repeats',
      method: 'welch-t'
    })
    expect(finding.difference).toBeCloseTo(0.05, 12)
  })

  test('one repeat is a bare value', () => {
    expect(onMetric('f1', [0.8], [0.85]).evidence).toBe('bare')
  })
})

describe('sentences about tested values', () => {
  const n = 20000
  test.each([
    [
      'better',
      0.9001,
      0.9201,
      undefined,
      'pass',
      /^Accuracy is better: 90\.0 % → 92\.0 %, by 2\.0 points \(between 1\.\d and 2\.\d\)\.$/u
    ],
    [
      'as good',
      0.9001,
      0.9002,
      undefined,
      'pass',
      /^Accuracy is at least as good: 90\.01 % → 90\.02 %, at worst 0\.\d points worse, where a loss of at most 1\.0 point is accepted\.$/u
    ],
    [
      'worse within the margin',
      0.9001,
      0.8901,
      '{margin: 2 pp}',
      'pass',
      /^Accuracy is measurably worse, but within what is accepted: 90\.0 % → 89\.0 %, at worst 1\.\d points worse, where a loss of at most 2\.0 points is accepted\.$/u
    ],
    [
      'worse',
      0.9001,
      0.8501,
      undefined,
      'fail',
      /^Accuracy fell from 90\.0 % to 85\.0 %: 5\.0 points worse \(between 4\.\d and 5\.\d\), where a loss of at most 1\.0 point is accepted\.$/u
    ],
    [
      'not to be told',
      0.9001,
      0.9002,
      '{margin: 0.1 pp}',
      'inconclusive',
      /^It cannot be told whether accuracy is as good \(90\.01 % → 90\.02 %\): the change may be anything from 0\.\d points worse to 0\.\d points better, where a loss of at most 0\.1 points is accepted; about [\d,]+ rows in all would settle it\.$/u
    ],
    [
      'nothing accepted',
      0.9001,
      0.9002,
      '{margin: 0}',
      'inconclusive',
      /points better, where no loss is accepted\.$/u
    ],
    [
      'superior, not shown',
      0.9001,
      0.9001,
      '{mode: superior}',
      'inconclusive',
      /^It cannot be told whether accuracy is better .* where a gain is demanded\.$/u
    ],
    [
      'superior, out of reach',
      0.9001,
      0.9101,
      '{mode: superior, margin: 3 pp}',
      'fail',
      /^Accuracy is not better by as much as is asked for \(90\.0 % → 91\.0 %\): at best 1\.\d points better, where a gain of more than 3\.0 points is demanded\.$/u
    ],
    ['superior, shown', 0.9001, 0.9201, '{mode: superior}', 'pass', /^Accuracy is better: /u],
    [
      'equivalent, but better',
      0.9001,
      0.9501,
      '{mode: equivalent}',
      'fail',
      /^Accuracy rose from 90\.0 % to 95\.0 %: 5\.0 points better \(between 4\.\d and 5\.\d\), where a change of at most 1\.0 point is accepted\.$/u
    ],
    [
      'equivalent',
      0.9001,
      0.9002,
      '{mode: equivalent}',
      'pass',
      /^Accuracy is the same: .* where a change of at most 1\.0 point is accepted\.$/u
    ],
    [
      'a screen, not worse for certain',
      0.9001,
      0.8999,
      '{role: screen, margin: 0.1 pp}',
      'pass',
      /^Accuracy is not shown to be worse: 90\.01 % → 89\.99 %, though it may be up to 0\.6 points worse; only a proven loss would count\.$/u
    ],
    ['a screen, worse', 0.9001, 0.8501, '{role: screen}', 'fail', /^Accuracy fell from /u]
  ])('%s', (_, before, after, words, status, summary) => {
    const finding = onMetric('accuracy', {value: before, n}, {value: after, n}, words)
    expect(finding.status).toBe(status)
    expect(finding.summary).toMatch(summary)
    expect(finding.summary).not.toMatch(/confiden|interval|p-value|signific|NaN|Infinity|null/iu)
  })

  test('of a metric where lower is better', () => {
    const finding = onMetric(
      'log_loss',
      {value: 0.3, standard_error: 0.001},
      {value: 0.35, standard_error: 0.001}
    )
    expect(finding.summary).toBe(
      'Log loss rose from 0.3 to 0.35: 0.05 worse (between 0.04671 and 0.05329), where a loss of at most 2 % (0.006) is accepted.'
    )
    expect(finding.difference).toBeCloseTo(-0.05, 12)
  })
})

describe('blame', () => {
  const metrics = (value: number): object =>
    Object.fromEntries(
      ['f1', 'recall', 'precision', 'mcc', 'roc_auc'].map(name => [
        name,
        {value: name === 'f1' ? value : 0.8, standard_error: 0.001}
      ])
    )

  test('needs more proof the more metrics are asked: Holm', () => {
    // z = -0.004 / 0.002 = -2: p = 0.023, above 0.05 / 5.
    const base = {metrics: metrics(0.8)}
    const asking = {
      model:
        '{at-least-as-good: {f1: {margin: 0.1 pp}, recall: {}, precision: {}, mcc: {}, roc_auc: {}}}'
    }
    expect(
      findingIn(decided(base, {metrics: metrics(0.796)}, asking), 'at-least-as-good/f1')
    ).toMatchObject({
      status: 'inconclusive',
      detail: 'worse-by-chance-perhaps'
    })
    expect(
      findingIn(
        decided(
          base,
          {metrics: metrics(0.796)},
          {model: '{at-least-as-good: {f1: {margin: 0.1 pp}}}'}
        ),
        'at-least-as-good/f1'
      )
    ).toMatchObject({status: 'fail'})
    expect(
      findingIn(decided(base, {metrics: metrics(0.79)}, asking), 'at-least-as-good/f1').status
    ).toBe('fail')
  })
})
