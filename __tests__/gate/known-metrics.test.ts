import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {UserError} from '../../src/errors.ts'
import {METRICS} from '../../src/metrics/table.ts'
import {decided, findingIn} from '../fixtures/facts.ts'

const GUARD = 'at-least-as-good'
/** The same on both sides, so that something is judged. */
const SAME = {accuracy: 0.9}

describe('invariant 2: a name that holds a metric is that metric', () => {
  const prefix = fc.constantFrom('price', 'waiting_time', 'memory', 'cost', 'latency', 'power')
  const lower = fc.constantFrom('mae', 'rmse', 'mape', 'wer', 'brier', 'log_loss')
  const higher = fc.constantFrom('recall', 'f1', 'roc_auc', 'ndcg', 'r2', 'accuracy')

  test('whatever stands before it, a worse number fails', () => {
    fc.assert(
      fc.property(prefix, lower, higher, (of, error, quality) => {
        const names = [`${of}_${error}`, `${of}_${quality}`] as const
        const before = {[names[0]]: 0.2, [names[1]]: 0.8}
        const after = {[names[0]]: 0.8, [names[1]]: 0.2}
        const {findings} = decided({metrics: before}, {metrics: after})
        expect(findings.filter(({status}) => status === 'fail')).toHaveLength(2)
      }),
      {numRuns: 36}
    )
  })

  test('in any style of writing', () => {
    const decision = decided({metrics: {priceMAE: 5}}, {metrics: {'Price-mae': 50}})
    expect(findingIn(decision, `${GUARD}/price_mae`)).toMatchObject({status: 'fail'})
  })
})

describe('invariant 3: a number of no known direction never decides', () => {
  test('without a policy it is shown, with the line that would make it count', () => {
    const decision = decided({metrics: {...SAME, sparkle: 1.5}}, {metrics: {...SAME, sparkle: 2.5}})
    expect(decision.verdict).toBe('pass')
    expect(findingIn(decision, `${GUARD}/sparkle`)).toMatchObject({
      status: 'not-applicable',
      role: 'info',
      detail: 'unknown-direction',
      baseline: 1.5,
      candidate: 2.5,
      summary: 'Sparkle is not judged: the gate does not know whether higher or lower is better.',
      remedy:
        'Say it in policy.yml: models: {fraud: {at-least-as-good: {sparkle: {direction: higher}}}}, or lower.'
    })
  })

  test.each([
    ['only the candidate has it', SAME, {...SAME, sparkle: 1}],
    ['only production has it', {...SAME, sparkle: 1}, SAME]
  ])('it does not hold where %s', (_, before, after) => {
    expect(decided({metrics: before}, {metrics: after}).verdict).toBe('pass')
  })

  test('a policy that names it has to say what is better', () => {
    const named = (said: string): (() => string) => {
      const model = `{at-least-as-good: {sparkle: {${said}}}}`
      return () => decided({metrics: {sparkle: 1.5}}, {metrics: {sparkle: 2.5}}, {model}).verdict
    }
    expect(named('')).toThrow(UserError)
    expect(named('')).toThrow('{at-least-as-good: {sparkle: {direction: higher}}}')
    expect(named('direction: lower')()).toBe('fail')
    expect(named('direction: higher')()).toBe('pass')
    expect(named('at-least: 1')()).toBe('pass')
    expect(named('role: info')).not.toThrow()
  })
})

describe('invariant 7: the candidate does not make the rules', () => {
  const stated = (value: number, direction: string) => ({sparkle: {value, direction}})

  test('a direction that its file states counts against nothing that is known', () => {
    const after = {accuracy: {value: 0.1, direction: 'lower'}}
    expect(decided({metrics: {accuracy: 0.93}}, {metrics: after}).verdict).toBe('fail')
    const better = {accuracy: {value: 0.95, lower_is_better: true}}
    expect(decided({metrics: {accuracy: 0.93}}, {metrics: better}).verdict).toBe('pass')
  })

  test("of an unknown metric production's file says it, the candidate's does not", () => {
    const before = {...SAME, ...stated(0.9, 'higher')}
    const after = {...SAME, ...stated(0.1, 'lower')}
    expect(decided({metrics: before}, {metrics: after}).verdict).toBe('fail')
    const unsaid = decided({metrics: {...SAME, sparkle: 0.9}}, {metrics: after})
    expect(unsaid.verdict).toBe('pass')
    expect(findingIn(unsaid, `${GUARD}/sparkle`).detail).toBe('unknown-direction')
  })

  test.each([
    ['direction', '"minimize"', 'fail'],
    ['lowerIsBetter', 'true', 'fail'],
    ['higherIsBetter', 'true', 'pass'],
    ['greater_is_better', 'false', 'fail']
  ])("production's %s: %s counts", (key, value, verdict) => {
    const before = `{"sparkle": {"value": 0.1, "${key}": ${value}}}`
    expect(decided({metrics: before}, {metrics: {sparkle: 0.9}}).verdict).toBe(verdict)
  })

  test.each([
    ['accuracy', 'val_accuracy'],
    ['test_f1', 'train_f1'],
    ['auc', 'auc_dev'],
    ['test_auc', 'val_auc']
  ])('%s is not %s', (before, after) => {
    expect(decided({metrics: {[before]: 0.93}}, {metrics: {[after]: 0.97}}).verdict).toBe('hold')
  })

  test.each([
    ['f1-score', 'f1'],
    ['Accuracy', 'accuracy'],
    ['roc_auc', 'AUC'],
    ['test_f1', 'f1'],
    ['accuracy', 'eval_accuracy']
  ])('%s is %s', (before, after) => {
    expect(decided({metrics: {[before]: 0.93}}, {metrics: {[after]: 0.97}}).verdict).toBe('pass')
    expect(decided({metrics: {[before]: 0.93}}, {metrics: {[after]: 0.5}}).verdict).toBe('fail')
  })
})

describe('a value that its metric cannot have is no evidence', () => {
  test.each([
    ['accuracy', 0.9, 905, 'between 0 and 1, or between 0 % and 100 %'],
    ['rmse', 5, -5, 'at least 0'],
    ['r2', 0.9, 1.5, 'at most 1'],
    ['auc', 0.9, 1.7, 'between 0 and 1, or between 0 % and 100 %'],
    ['f1', 0.9, -0.2, 'between 0 and 1, or between 0 % and 100 %'],
    ['mcc', 0.9, -1.4, 'between -1 and 1, or between -100 % and 100 %'],
    ['perplexity', 12, 0.3, 'at least 1'],
    ['price_mae', 5, -5, 'at least 0']
  ])('%s of %d, then %d', (name, possible, impossible, range) => {
    const wrong = {[name]: impossible}
    for (const [before, after, whose] of [
      [{[name]: possible}, wrong, 'the candidate'],
      [wrong, {[name]: possible}, 'the model in production']
    ] as const) {
      const decision = decided({metrics: before}, {metrics: after})
      expect(decision.verdict).toBe('hold')
      const [finding] = decision.findings.filter(f => f.detail === 'impossible')
      expect(finding).toMatchObject({status: 'missing', role: 'guard'})
      expect(finding?.summary).toContain(
        `of ${whose} is ${impossible}, which it cannot be: it must be ${range}.`
      )
      expect(finding?.summary).toContain('In metrics.json, line 1, ')
    }
  })

  test('it keeps no limit, and the first version is held for it', () => {
    const model = '{at-least-as-good: {accuracy: {at-least: 0.9}}}'
    const decision = decided(null, {metrics: {accuracy: 905}}, {model})
    expect(decision.verdict).toBe('hold')
    expect(findingIn(decision, 'limits/accuracy').status).toBe('missing')
  })

  test('percent, and rates above 1, are possible', () => {
    const before = {accuracy: 90, wer: 1.1, bleu: 40.1, cos_sim_spearman: -0.2}
    expect(decided({metrics: before}, {metrics: before}).verdict).toBe('pass')
  })

  test('no number outside of a range is ever judged', () => {
    const bounded = [...METRICS.values()].filter(({range}) => range.some(Number.isFinite))
    fc.assert(
      fc.property(
        fc.constantFrom(...bounded),
        fc.double({min: 101, max: 1e6, noNaN: true}),
        (metric, far) => {
          const [low, high] = metric.range
          const value = Number.isFinite(high) ? far : low - far
          const near = Number.isFinite(high) ? high : low
          const decision = decided(
            {metrics: {[metric.name]: near}},
            {metrics: {[metric.name]: value}}
          )
          expect(decision.verdict).not.toBe('pass')
          expect(decision.findings.some(f => f.detail === 'impossible')).toBe(true)
        }
      ),
      {numRuns: 200}
    )
  })
})
