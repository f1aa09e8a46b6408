import {describe, expect, test} from '@jest/globals'
import {errorToPlanWith, fewestRows, rowsToSettle} from '../../src/gate/rows-needed.ts'
import type {Difference, Question} from '../../src/statistics/core/difference.ts'
import {pairedMeanOfRows} from '../../src/statistics/paired/paired-mean.ts'
import {tango} from '../../src/statistics/paired/tango.ts'
import {untestable} from '../../src/statistics/core/untestable.ts'
import {referenceFile} from '../statistics/reference-cases.ts'

function asks(margin: number, alpha = 0.05): Question {
  return {alpha, direction: 'higher', margin: {value: margin, relative: false}}
}

/** Rows of which this share is right for one model only, as often for either. */
function discordant(share: number, n: number, question: Question): Difference {
  const half = Math.round((share * n) / 2)
  return tango({wins: half, losses: half, n, baseline: 0.9, candidate: 0.9}, question)
}

/** As the report writes it: two significant digits, rounded up. */
function rounded(rows: number): number {
  const unit = 10 ** (Math.floor(Math.log10(rows)) - 1)
  return Math.ceil(rows / unit) * unit
}

describe('rows to settle what could not be told', () => {
  const {cases} = referenceFile<
    {alpha: number; power: number; margin: number; true_diff: number; discordance: number},
    {n_normal: number}
  >('19-power')
  const planned = cases.filter(({input}) => input.power === 0.8 && input.true_diff === 0)

  test('the reference has cases for equal models and a power of 0.8', () => {
    expect(planned.map(c => c.id)).toHaveLength(3)
  })

  test.each(planned)('$id', ({input, expected}) => {
    const question = asks(input.margin, input.alpha)
    const seen = discordant(input.discordance, 1000, question)
    expect(rowsToSettle(seen, question)).toBe(rounded(expected.n_normal))
    // The plan is the same whatever the size of the sample that gave the spread.
    const more = discordant(input.discordance, 2000, question)
    expect(rowsToSettle(more, question)).toBe(rounded(expected.n_normal))
  })

  // statistics of the paired gate: examples needed at alpha 0.05 and power 0.8, by margin and discordance.
  test.each([
    [0.005, 0.02, 4947],
    [0.005, 0.05, 12_366],
    [0.01, 0.02, 1237],
    [0.01, 0.2, 12_366],
    [0.02, 0.1, 1546],
    [0.03, 0.2, 1374],
    [0.05, 0.2, 495]
  ])('margin %d, discordance %d: %d rows', (margin, share, rows) => {
    const question = asks(margin)
    expect(rowsToSettle(discordant(share, 400, question), question)).toBe(rounded(rows))
  })

  test('never fewer than pass when no row differs', () => {
    const question = asks(0.01)
    expect(rowsToSettle(discordant(0, 250, question), question)).toBe(rounded(268))
    // With fewer rows it is less sure that so few differ: one in 102 is planned with.
    expect(rowsToSettle(discordant(0, 100, question), question)).toBe(610)
    expect(fewestRows('tango-score', 0.01, 0.05)).toBe(268)
    expect(fewestRows('paired-t', 0.01, 0.05)).toBe(0)
  })

  test('more than there are, also where equal models would have passed by now', () => {
    const question = asks(0.01)
    const [n, wins, losses] = [8000, 454, 494]
    const seen = tango({wins, losses, n, baseline: 0.9, candidate: 0.895}, question)
    expect(seen.pNonInferior).toBeGreaterThan(0.05)
    expect(seen.pRegression).toBeGreaterThan(0.05)
    const equal = rowsToSettle(discordant((wins + losses) / n, 1000, question), question)
    expect(equal).toBe(7300)
    expect(rowsToSettle(seen, question)).toBe(30_000)
  })

  test('equivalence takes more, superiority of equal models cannot be planned', () => {
    const question = asks(0.01)
    const seen = discordant(0.1, 1000, question)
    expect(rowsToSettle(seen, question, 'equivalent')).toBe(rounded(8564))
    expect(rowsToSettle(seen, question, 'superior')).toBeNull()
  })

  test('a margin relative to the baseline is that share of it', () => {
    const relative: Question = {...asks(0.01), margin: {value: 0.02, relative: true}}
    const seen = discordant(0.1, 1000, asks(0.018))
    expect(rowsToSettle(seen, relative)).toBe(rowsToSettle(seen, asks(0.018)))
  })

  test('a mean of losses is planned with its own spread', () => {
    const before = Float64Array.from({length: 500}, (_, i) => Math.sin(i) + 2)
    const after = Float64Array.from({length: 500}, (_, i) => Math.cos(3 * i) + 2)
    const question: Question = {...asks(0.05), direction: 'lower'}
    const seen = pairedMeanOfRows(before, after, question)
    const error = seen.standardError ?? NaN
    const exact = 500 * (((1.6448536269514722 + 0.8416212335729143) * error) / 0.05) ** 2
    expect(rowsToSettle(seen, question)).toBe(rounded(exact))
  })

  test('none where no number would', () => {
    expect(rowsToSettle(discordant(0.1, 1000, asks(0)), asks(0))).toBeNull()
    const empty = tango({wins: 0, losses: 0, n: 0, baseline: NaN, candidate: NaN}, asks(0.01))
    expect(rowsToSettle(empty, asks(0.01))).toBeNull()
    const known = {
      method: 'welch-t',
      reference: '',
      baseline: 0.9,
      candidate: 0.9,
      n: 2,
      warnings: [],
      steps: []
    }
    expect(rowsToSettle(untestable(known, asks(0.01)), asks(0.01))).toBeNull()
  })
})

test('where a method has no standard error, its bounds give one', () => {
  const bounds = {...discordant(0.1, 1000, asks(0.01)), lower: -0.02, upper: 0.02}
  const {planningError, ...without} = bounds
  expect(planningError).toBeCloseTo(0.01, 3)
  expect(errorToPlanWith(without, 0.05)).toBeCloseTo(0.02 / 1.6448536269514722, 12)
})
