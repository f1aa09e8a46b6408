import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import type {Decision} from '../../src/gate/decide.ts'
import {decided, findingIn} from '../fixtures/facts.ts'

/** Rows of a binary task, of which the second model loses some and wins some. */
function predictions(n: number, wrong: (row: number) => boolean): string {
  const lines = Array.from({length: n}, (_, row) => {
    const label = row % 2
    return `${row},${label},${wrong(row) ? 1 - label : label}`
  })
  return ['id,label,prediction', ...lines, ''].join('\n')
}

describe('invariant 3: a metric that one side has only', () => {
  test('is told where the candidate adds it, and holds where it is lost', () => {
    const [one, two] = [{metrics: {accuracy: 0.91}}, {metrics: {accuracy: 0.91, f1: 0.8}}]
    expect(decided(one, two).verdict).toBe('pass')
    expect(findingIn(decided(one, two), 'at-least-as-good/f1')).toMatchObject({
      role: 'info',
      detail: 'new'
    })
    expect(decided(two, one).verdict).toBe('hold')
  })

  test('holds where the policy demands it', () => {
    const model = '{at-least-as-good: {accuracy: {margin: 1 pp}, f1: {margin: 1 pp}}}'
    const decision = decided(
      {metrics: {accuracy: 0.91}},
      {metrics: {accuracy: 0.91, f1: 0.8}},
      {model}
    )
    expect(decision.verdict).toBe('hold')
  })
})

describe('invariant 8: evidence may not get weaker to pass', () => {
  test.each([
    ['n', {value: 0.9, n: 100}, 0.9],
    ['n, for a better value', {value: 0.9, n: 100}, 0.95],
    ['a standard error', {value: 0.9, standard_error: 0.01}, 0.9],
    ['an interval', {value: 0.9, interval: [0.88, 0.92]}, {value: 0.9}]
  ])('%s that is left out holds', (_, before, after) => {
    const decision = decided({metrics: {accuracy: before}}, {metrics: {accuracy: after}})
    expect(decision.verdict).toBe('hold')
    expect(findingIn(decision, 'weaker-evidence/accuracy').location).not.toBeNull()
  })

  test('the other way round the weaker of both decides', () => {
    const decision = decided(
      {metrics: {accuracy: 0.9}},
      {metrics: {accuracy: {value: 0.91, n: 100}}}
    )
    expect(decision.verdict).toBe('pass')
  })

  test('predictions that are gone hold', () => {
    const rows = predictions(400, row => row % 9 === 0)
    const decision = decided(
      {metrics: {accuracy: 0.9}, predictions: rows},
      {metrics: {accuracy: 0.95}}
    )
    expect(decision.verdict).toBe('hold')
    expect(findingIn(decision, 'weaker-evidence/predictions').summary).toContain('400 rows')
  })

  test.each([
    ['a text', 'abc'],
    ['an empty cell', ''],
    ['more than 1', '1.5'],
    ['infinity', 'inf']
  ])('%s among scores names line and column', (_, cell) => {
    const rows = (last: string): string =>
      [
        'id,label,prediction,score',
        ...Array.from({length: 199}, (_, i) => `${i},${i % 2},${i % 2},${i % 2 === 1 ? 0.9 : 0.1}`),
        `199,1,1,${last}`,
        ''
      ].join('\n')
    const decision = decided({predictions: rows('0.9')}, {predictions: rows(cell)})
    expect(decision.verdict).not.toBe('pass')
    expect(findingIn(decision, 'weaker-evidence/rows')).toMatchObject({
      status: 'missing',
      location: {line: 201},
      summary: expect.stringMatching(/line 201 has .* in column "score"/u)
    })
  })
})

describe('invariant 9: screens are never stricter than guards', () => {
  test('60 more errors among 20,000 rows pass where 1 point is accepted', () => {
    const [before, after] = [predictions(20_000, () => false), predictions(20_000, r => r < 60)]
    expect(decided({predictions: before}, {predictions: after}).verdict).toBe('pass')
  })

  test('whatever a screen fails, a guard of the same margin does not pass', () => {
    fc.assert(
      fc.property(fc.nat(80), fc.nat(80), fc.integer({min: 100, max: 600}), (lost, won, n) => {
        const before = predictions(n, row => row % 4 === 1 && row < 4 * won)
        const after = predictions(n, row => row % 4 === 3 && row < 4 * lost)
        const as = (role: string): string =>
          findingIn(
            decided(
              {predictions: before},
              {predictions: after},
              {
                model: `{predictions: {file: p.csv}, at-least-as-good: {accuracy: {margin: 2 pp, role: ${role}}}}`
              }
            ),
            'at-least-as-good/accuracy'
          ).status
        expect(as('screen') === 'fail' && as('guard') !== 'fail').toBe(false)
      }),
      {numRuns: 25}
    )
  })
})

describe('invariant 10: bare values', () => {
  const status = (before: number, after: number, margin?: string): string =>
    findingIn(
      decided(
        {metrics: {accuracy: before}},
        {metrics: {accuracy: after}},
        margin === undefined
          ? {}
          : {model: `{metrics: metrics.json, at-least-as-good: {accuracy: {margin: ${margin}}}}`}
      ),
      'at-least-as-good/accuracy'
    ).status

  test('worse fails beyond the margin, passes within one of the policy, and is open within an assumed one', () => {
    const value = fc.integer({min: 30_000, max: 99_999})
    fc.assert(
      fc.property(value, value, (b, a) => {
        const [before, after] = [b / 100_000, a / 100_000]
        // Half a point at most may be rounding, where a number has few digits.
        const open = b - a <= 500 ? ['inconclusive', 'pass'] : ['inconclusive']
        const expected =
          b <= a ? [['pass'], 'pass'] : b - a > 1000 ? [['fail'], 'fail'] : [open, 'pass']
        expect(expected[0]).toContain(status(before, after))
        expect(status(before, after, '1 pp')).toBe(expected[1])
      }),
      {numRuns: 60}
    )
  })

  test('rounding counts with the digits of the coarser side, and never swallows much of a small value', () => {
    expect(status(0.91, 0.9096)).toBe('pass')
    expect(status(0.91, 0.9049)).toBe('inconclusive')
    expect(status(0.9123, 0.9113)).toBe('inconclusive')
    expect(status(0.05, 0.0475)).toBe('inconclusive')
  })
})

describe('invariant 11: segments that a file states', () => {
  const report = (fr: unknown, de: unknown): object => ({
    f1: 0.8,
    f1_by_geo: {FR: fr, DE: de}
  })

  test('a fall that nothing tests holds and is named', () => {
    const decision = decided({metrics: report(0.8, 0.8)}, {metrics: report(0.5, 0.8)})
    expect(decision.verdict).toBe('hold')
    expect(decision.headline).toContain('geo = FR')
  })

  test('segments without a name of their own are of the metric that the file states', () => {
    const by = (fr: number): object => ({accuracy: 0.9, by_country: {FR: fr, DE: 0.9}})
    const decision = decided({metrics: by(0.9)}, {metrics: by(0.6)})
    expect(decision.verdict).toBe('hold')
    expect(decision.headline).toContain('Accuracy for country = FR')
  })

  test('a little less somewhere is no reason to hold', () => {
    const decision = decided({metrics: report(0.8, 0.8)}, {metrics: report(0.795, 0.81)})
    expect(decision.verdict).toBe('pass')
  })
})

describe('invariant 21: the same evidence is the same model', () => {
  test.each([
    ['bare values', {metrics: {accuracy: 0.9, f1: 0.8}}],
    ['n', {metrics: {accuracy: {value: 0.9, n: 20}, precision: {value: 0.8, n: 20}}}],
    ['errors', {metrics: {f1: {value: 0.9, standard_error: 0.05}}}],
    ['repeats', {metrics: {rmse: [5.1, 5.3, 5.2]}}],
    ['few rows', {predictions: predictions(12, row => row === 3)}]
  ])('%s', (_, side) => {
    expect(decided(side, side).verdict).toBe('pass')
  })
})

describe('invariant 22: without a policy the main metric is the guard', () => {
  test('of rows, whatever else the files state', () => {
    const [before, after] = [
      predictions(400, row => row % 10 === 0),
      predictions(400, row => row % 100 === 0)
    ]
    const decision = decided(
      {metrics: {f1: 0.9, accuracy: 0.9}, predictions: before},
      {metrics: {f1: 0.99, accuracy: 0.99}, predictions: after}
    )
    const roles = decision.findings
      .filter(f => f.check === 'at-least-as-good')
      .map(f => [f.subject.metric, f.role])
    expect(roles).toEqual([
      ['f1', 'screen'],
      ['accuracy', 'guard']
    ])
    expect(decision.verdict).toBe('pass')
  })

  test('what a file states to be worse beyond the margin fails, whichever metric', () => {
    const decision = decided(
      {metrics: {accuracy: 0.9, recall: 0.8, rmse: 5}},
      {metrics: {accuracy: 0.95, recall: 0.7, rmse: 5}}
    )
    expect(decision.verdict).toBe('fail')
  })

  describe('a log loss that a few rows make worse', () => {
    /** Three rows in a hundred are wrong, with a score so near to certainty. */
    const scored = (wrongScore: number, alsoAt = 0.9): string =>
      [
        'id,label,prediction,score',
        ...Array.from({length: 1000}, (_, row) => {
          const label = row % 2
          const [wrong, unsure] = [row % 33 === 0, row % 3 === 0]
          const ofLabel = wrong ? wrongScore : unsure ? alsoAt + (row % 7) / 100 : 0.9
          const prediction = wrong ? 1 - label : label
          return `${row},${label},${prediction},${label === 1 ? ofLabel : 1 - ofLabel}`
        }),
        ''
      ].join('\n')
    const ask = (model?: string): Decision =>
      decided(
        {predictions: scored(0.03)},
        {predictions: scored(0.0005)},
        model === undefined
          ? {}
          : {model: `{predictions: {file: p.csv}, at-least-as-good: {accuracy: {}, ${model}}}`}
      )

    test('holds where nobody says what is accepted, since the bounded score is as good', () => {
      const decision = ask()
      expect(findingIn(decision, 'at-least-as-good/brier').status).toBe('pass')
      expect(findingIn(decision, 'at-least-as-good/log_loss')).toMatchObject({
        status: 'inconclusive',
        detail: 'few-rows-perhaps',
        rowsNeeded: null
      })
      expect(decision.verdict).toBe('hold')
    })

    test.each([
      ['log_loss: {role: screen, margin: 2 %}', 'fail'],
      ['log_loss: {margin: 2 %}', 'fail'],
      ['log_loss: {role: screen}, brier: {role: screen}', 'hold'],
      ['log_loss: {role: info}', 'pass']
    ])('and with %s: %s', (model, verdict) => {
      expect(ask(model).verdict).toBe(verdict)
    })

    test('fails where the bounded score is worse, too', () => {
      const decision = decided({predictions: scored(0.03)}, {predictions: scored(0.0005, 0.55)})
      expect(findingIn(decision, 'at-least-as-good/log_loss').status).toBe('fail')
    })
  })
})
