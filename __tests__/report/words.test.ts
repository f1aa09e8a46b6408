import {describe, expect, test} from '@jest/globals'
import {
  differenceSentence,
  gainText,
  limitText,
  rangeText,
  valuePair
} from '../../src/report/quantities.ts'
import {gravestFirst, standingOf, stopsPromotion} from '../../src/report/standing.ts'
import {metricName, outcome, subjectName, versionName} from '../../src/report/words.ts'
import {modelTitle} from '../../src/report/title.ts'
import {listed} from '../../src/words/lists.ts'
import {aComparison, aFinding, aModel, anIdentity} from '../fixtures/verdict.ts'

const waiver = {reason: 'new market', approvedBy: 'risk-team', expires: '2027-01-31'}
const worse = aComparison('recall', [0.941, 0.912], [-0.04, -0.018], {
  status: 'fail',
  detail: 'worse-than-margin',
  unit: 'fraction',
  margin: 0.005,
  marginText: '0.5 pp',
  scale: 'points'
})

describe('the standing of a finding', () => {
  test.each([
    [{status: 'pass'}, 'pass', false],
    [{status: 'not-applicable'}, 'not-applicable', false],
    [{status: 'fail'}, 'fail', true],
    [{status: 'missing'}, 'missing', true],
    [{status: 'inconclusive'}, 'inconclusive', true],
    [{status: 'fail', role: 'screen'}, 'fail', true],
    [{status: 'missing', role: 'screen'}, 'missing', true],
    [{status: 'inconclusive', role: 'screen'}, 'noted', false],
    [{status: 'fail', role: 'info'}, 'noted', false],
    [{status: 'fail', waiver}, 'waived', false],
    [{status: 'pass', waiver}, 'pass', false]
  ] as const)('%j is %s', (changes, standing, stops) => {
    expect(standingOf(aFinding(changes))).toBe(standing)
    expect(stopsPromotion(aFinding(changes))).toBe(stops)
  })

  test('orders findings, the gravest first, otherwise as they came', () => {
    const findings = (['pass', 'inconclusive', 'fail', 'missing', 'fail'] as const).map(
      (status, index) => aFinding({status, id: `${status}-${index}`})
    )
    expect(gravestFirst(findings).map(one => one.id)).toEqual([
      'fail-2',
      'fail-4',
      'missing-3',
      'inconclusive-1',
      'pass-0'
    ])
  })
})

describe('a title', () => {
  const titleOf = (changes: Parameters<typeof aModel>[0]): string => modelTitle(aModel(changes))

  test('says who may replace whom', () => {
    expect(titleOf({})).toBe('Good: fraud-detector v13 may replace v12')
    expect(titleOf({baseline: null})).toBe('Good: fraud-detector v13 may go to production')
  })

  test('gives the gravest reason with its size', () => {
    const doubt = aFinding({status: 'inconclusive', subject: {metric: 'log_loss'}})
    const gone = aFinding({status: 'missing', subject: {metric: 'f1'}})
    expect(titleOf({verdict: 'fail', findings: [doubt, worse, gone]})).toBe(
      'Blocked: fraud-detector v13 loses 2.9 points of recall'
    )
    expect(titleOf({verdict: 'hold', findings: [doubt, gone]})).toBe(
      'Undecided: fraud-detector v13: cannot tell whether log loss is good enough'
    )
    expect(titleOf({verdict: 'hold', findings: [gone]})).toBe(
      'Undecided: fraud-detector v13: F1 is missing'
    )
    const slower = {
      ...worse,
      direction: 'lower',
      scale: 'percent',
      subject: {metric: 'rmse'}
    } as const
    expect(titleOf({verdict: 'fail', findings: [slower]})).toMatch(/ is 3\.1 % worse in RMSE$/u)
  })

  test('names a segment only where the whole does not fail', () => {
    const segment = {...worse, subject: {metric: 'recall', segment: {country: 'NO'}}}
    expect(titleOf({verdict: 'fail', findings: [segment]})).toMatch(
      / loses 2\.9 points of recall for country = NO$/u
    )
    expect(titleOf({verdict: 'fail', findings: [segment, worse]})).toMatch(/ of recall$/u)
  })

  test('says which limit is broken, and takes the summary where there are no numbers', () => {
    const slow = aFinding({
      status: 'fail',
      subject: {metric: 'latency_p99'},
      unit: 'ms',
      candidate: 120,
      limit: {atMost: 100}
    })
    expect(titleOf({verdict: 'fail', findings: [slow]})).toMatch(
      /: latency p99 is 120 ms, above the limit of 100 ms$/u
    )
    const twice = aFinding({status: 'fail', subject: {}, summary: 'The key 17 is there twice.'})
    expect(titleOf({verdict: 'fail', findings: [twice]})).toMatch(/: The key 17 is there twice$/u)
  })

  test('shortens commit ids', () => {
    expect(versionName('4f2c1d9e8b7a6f5e4d3c2b1a0f9e8d7c6b5a4f3e')).toBe('4f2c1d9')
    expect(versionName('main@4f2c1d9e8b7a6f5e4d3c2b1a0f9e8d7c6b5a4f3e')).toBe('main@4f2c1d9')
    expect(versionName('v12')).toBe('v12')
    expect(titleOf({candidate: anIdentity('a'.repeat(40))})).toBe(
      'Good: fraud-detector aaaaaaa may replace v12'
    )
  })
})

describe('names', () => {
  test('show how the file writes a metric where that is another name', () => {
    expect(metricName({metric: 'log_loss'})).toBe('log loss')
    expect(metricName({metric: 'roc_auc', written: 'eval_auc'})).toBe('ROC AUC (eval_auc)')
    expect(metricName({written: 'my_score'})).toBe('my_score')
    expect(subjectName(aFinding({id: 'evidence/same-rows', subject: {}}))).toBe('same rows')
    expect(subjectName(aFinding({id: 'card', check: 'card', subject: {}}))).toBe('card')
  })

  test('are listed with how many are left out', () => {
    expect(listed([])).toBe('')
    expect(listed(['a'])).toBe('a')
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c')
    expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more')
    expect(listed(['a', 'b'], 2, 'or')).toBe('a or b')
  })
})

describe('the outcome in words', () => {
  test.each([
    [{detail: 'superior'}, 'better'],
    [{detail: 'superior', evidence: 'bare'}, 'better, not proven'],
    [{detail: 'non-inferior', marginText: '1 pp'}, 'as good, within 1 pp'],
    [{detail: 'non-inferior-but-worse', marginText: '1 pp'}, 'a little worse, within 1 pp'],
    [{detail: null}, 'holds'],
    [
      {status: 'fail', detail: 'worse-than-margin', marginText: '2 %'},
      'worse than the margin of 2 %'
    ],
    [{status: 'fail', detail: null}, 'fails'],
    [{status: 'fail', candidate: 0.8, limit: {atLeast: 0.9}}, 'below the limit of 0.9'],
    [
      {status: 'inconclusive', rows: 12000, rowsNeeded: 14291},
      'cannot tell: about 2,300 more rows would'
    ],
    [{status: 'inconclusive', rows: 12000, rowsNeeded: null}, 'cannot tell'],
    [{status: 'inconclusive', role: 'screen'}, 'cannot tell; does not decide'],
    [{status: 'missing', waiver}, 'missing; waived'],
    [{status: 'not-applicable'}, 'not judged']
  ] as const)('of %j is %s', (changes, expected) => {
    expect(outcome(aFinding(changes))).toBe(expected)
  })
})

describe('a difference in words', () => {
  test('has range and margin in the same unit', () => {
    expect(differenceSentence(worse, 'Recall')).toBe(
      'Recall fell from 94.1 % to 91.2 %: 2.9 points worse (between 1.8 and 4.0); a loss of at most 0.5 pp is accepted.'
    )
    expect(gainText(worse)).toBe('−2.9 pp')
    expect(valuePair(worse)).toEqual(['94.1 %', '91.2 %'])
  })

  test('is relative where the margin is', () => {
    const loss = aComparison('log_loss', [0.2, 0.202], [-0.008, 0.004], {
      direction: 'lower',
      margin: 0.004,
      marginText: '2 %',
      scale: 'percent'
    })
    expect(gainText(loss)).toBe('−1 %')
    expect(differenceSentence(loss, 'Log loss')).toBe(
      'Log loss rose from 0.200 to 0.202: 1 % worse (between 4 % worse and 2 % better); a loss of at most 2 % is accepted.'
    )
  })

  test('of a baseline of zero is never divided by it', () => {
    const none = aComparison('mae', [0, 0.5], [-0.6, -0.4], {
      direction: 'lower',
      marginText: '2 %',
      scale: 'percent'
    })
    expect(gainText(none)).toBe('−0.5')
    expect(rangeText(none)).toBe('between 0.4 and 0.6 worse')
  })

  test('tells a range with one end as such', () => {
    expect(rangeText(aFinding({difference: 0, interval: [-0.2, null]}))).toBe('at most 0.2 worse')
    expect(rangeText(aFinding({difference: 0, interval: [null, -0.2]}))).toBe('at least 0.2 worse')
    expect(rangeText(aFinding({difference: 0, interval: [null, null]}))).toBeNull()
    expect(rangeText(aFinding())).toBeNull()
  })

  test('is a dash where there is none', () => {
    expect(gainText(aFinding())).toBe('–')
    expect(valuePair(aFinding({candidate: 78, unit: 'ms'}))).toEqual(['–', '78 ms'])
    expect(differenceSentence(aFinding(), 'Recall')).toBeNull()
    expect(limitText(aFinding({limit: {atLeast: 0.9, atMost: 1}, unit: 'fraction'}))).toBe(
      'at least 90 % and at most 100 %'
    )
  })
})

describe('values that are written in percent', () => {
  const percent = aComparison('accuracy', [91.1, 91.2], [null, null], {
    unit: '%',
    marginText: '1 pp',
    scale: 'points',
    evidence: 'bare',
    detail: 'not-proven',
    interval: null
  })

  test('differ by as many points as their numbers', () => {
    expect(gainText(percent)).toBe('+0.1 pp')
    expect(differenceSentence(percent, 'accuracy')).toBe(
      'accuracy rose from 91.1 % to 91.2 %: 0.1 points better; a loss of at most 1 pp is accepted.'
    )
  })

  test('come out better or worse, and prove nothing', () => {
    expect(outcome(percent)).toBe('better, not proven')
    expect(outcome({...percent, difference: -0.1})).toBe('a little worse, within 1 pp, not proven')
    expect(outcome({...percent, difference: 0})).toBe('as good, not proven')
  })
})
