import {describe, expect, test} from '@jest/globals'
import {aCard, aFinding, aPracticeCase, aVersion, stateOf} from './a-practice-case.ts'
import type {Finding} from '../../src/verdict/verdict.ts'

function state(practice: string, ...findings: readonly Finding[]): string {
  return stateOf(practice, aPracticeCase({}, {findings})).state
}

describe('what the gate’s own checks show of practices', () => {
  test.each([
    ['realistic-test-data', 'shadow/drift/amount'],
    ['drift-detection', 'shadow/drift/amount'],
    ['drift-detection', 'drift/amount'],
    ['feature-availability', 'shadow/features/amount'],
    ['output-validity', 'shadow/silent-failures/one-answer'],
    ['retraining-interval', 'retraining/interval'],
    ['proxy-features', 'proxy-features/sex'],
    ['bias-audit', 'fairness/equal-opportunity/sex'],
    ['calibration', 'calibration'],
    ['calibration', 'shadow/calibration'],
    ['negative-flips', 'flips'],
    ['negative-flips', 'shadow/flips'],
    ['latency-budget', 'budgets/latency-p95'],
    ['latency-budget', 'load-test/latency-p95'],
    ['cost-per-prediction', 'budgets/cost-per-1000'],
    ['progressive-rollout', 'canary/recall'],
    ['business-metric', 'canary/reward'],
    ['shadow-mode', 'shadow/recall']
  ])('%s by %s', (practice, id) => {
    expect(state(practice, aFinding(id, 'pass'))).toBe('verified')
    expect(state(practice, aFinding(id, 'missing'))).toBe('missing')
  })

  test('a canary is an experiment where it has an interval', () => {
    expect(state('ab-test', aFinding('canary/recall', 'pass', {interval: [-0.01, 0.02]}))).toBe(
      'verified'
    )
    expect(state('ab-test', aFinding('canary/ratio', 'pass'))).toBe('missing')
  })

  test('a shadow log counts when it is of this very candidate and says something of it', () => {
    const judged = aFinding('shadow/recall', 'pass')
    expect(state('shadow-mode', judged, aFinding('shadow/identity', 'pass'))).toBe('verified')
    expect(state('shadow-mode', judged, aFinding('shadow/identity', 'missing'))).toBe('declared')
    expect(state('shadow-mode', aFinding('shadow/log/ids', 'fail'))).toBe('missing')
    expect(state('shadow-mode', aFinding('shadow/days', 'inconclusive'))).toBe('missing')
  })

  test('live features that were compared with the evaluation set are only declared free of skew', () => {
    expect(state('training-serving-skew', aFinding('shadow/drift/amount', 'pass'))).toBe('declared')
  })

  test('the sections that the policy names go before the usual ones', () => {
    const of = (status: Finding['status']): string =>
      stateOf(
        'documentation',
        aPracticeCase(
          {},
          {candidate: aVersion({card: aCard()}), findings: [aFinding('documentation', status)]}
        )
      ).state
    expect([of('pass'), of('missing')]).toEqual(['verified', 'missing'])
  })

  test('predictions are fresh where monitoring has a recent sample of some', () => {
    const fresh = (value: number, ageSeconds: number): string =>
      stateOf(
        'freshness',
        aPracticeCase(
          {},
          {
            live: {
              system: 'Prometheus',
              maxAgeSeconds: 3600,
              answers: [{question: 'predictions', answered: true, value, ageSeconds}]
            }
          }
        )
      ).state
    expect([fresh(12, 60), fresh(12, 7200), fresh(0, 60)]).toEqual([
      'verified',
      'missing',
      'missing'
    ])
  })
})
