import {describe, expect, test} from '@jest/globals'
import {
  accuracy,
  errorRates,
  rmse,
  rocAuc,
  type RuleRates,
  type Scenario,
  type Statistics
} from '../bench/error-rates.mjs'
import {pairedAccuracy} from '../src/statistics/paired/confusion.ts'
import {verdictOf} from '../src/statistics/core/decision.ts'
import {compareRocAuc, scoreRocAuc} from '../src/statistics/paired/delong.ts'
import type {Difference, Question} from '../src/statistics/core/difference.ts'
import {tabulate} from '../src/statistics/paired/joint-table.ts'
import {fillRandom} from '../bench/random.mjs'
import {compareRegression} from '../src/statistics/paired/regression-error.ts'
import {binomialCdf, normalCdf, normalQuantile} from '../src/statistics/core/special.ts'
import type {PairedOutcomes} from '../src/statistics/paired/outcomes.ts'
import {tango} from '../src/statistics/paired/tango.ts'

// A small version of bench/simulation.mjs with fixed seeds; docs/statistics.md has the large one's rates.

const statistics: Statistics = {
  binomialCdf,
  compareRegression,
  compareRocAuc,
  fillRandom,
  normalQuantile,
  pairedAccuracy,
  scoreRocAuc,
  tabulate,
  tango,
  verdictOf
}
const ALPHA = 0.05
const SIZES = [
  {n: 200, repetitions: 600, seed: 1},
  {n: 1000, repetitions: 300, seed: 1},
  {n: 10_000, repetitions: 60, seed: 1}
]
const scenarios = [
  accuracy(statistics, {discordance: 0.01, margin: 0.01}),
  accuracy(statistics, {discordance: 0.1, margin: 0.01}),
  rocAuc(statistics, {prevalence: 0.3, margin: 0.01}),
  rmse(statistics, {errors: 'normal', margin: 0.02})
].map(withoutPeers)

/** What a rate of alpha may show in so many drawn pairs: three standard errors more. */
function limit(repetitions: number): number {
  return ALPHA + 3 * Math.sqrt((ALPHA * (1 - ALPHA)) / repetitions)
}

function withoutPeers(scenario: Scenario): Scenario {
  return {...scenario, peers: []}
}

function ratesOf(rates: readonly RuleRates[], rule: string): RuleRates {
  const found = rates.find(r => r.rule.startsWith(rule))
  if (found === undefined) throw new Error(`no rule ${rule}`)
  return found
}

describe.each(scenarios)('$name', scenario => {
  test.each(SIZES)('both errors are at most alpha with $n rows', size => {
    const rates = errorRates(scenario, statistics, size)
    const gate = ratesOf(rates, 'the gate')
    expect(gate.worse.pass).toBeLessThanOrEqual(limit(size.repetitions))
    expect(gate.equal.fail).toBeLessThanOrEqual(limit(size.repetitions))
    // The bare comparison blocks equal models at any number of rows.
    expect(ratesOf(rates, 'bare').equal.fail).toBeGreaterThan(3 * ALPHA)
    // Rows settle it, for the gate.
    expect(gate.equal.pass).toBeGreaterThan(size.n === 10_000 ? 0.85 : 0)
  })
})

test('what is used in place of the gate promotes worse models from few rows', () => {
  const size = {n: 200, repetitions: 600, seed: 1}
  const rates = errorRates(accuracy(statistics, {discordance: 0.1, margin: 0.01}), statistics, size)
  expect(ratesOf(rates, 'bare').worse.pass).toBeGreaterThan(0.3)
  expect(ratesOf(rates, 'not significantly worse').worse.pass).toBeGreaterThan(0.8)
})

test('five percent of positives: alpha holds from ten of them on', () => {
  const scenario = withoutPeers(rocAuc(statistics, {prevalence: 0.05, margin: 0.01}))
  const small = {n: 200, repetitions: 100, seed: 1}
  const few = ratesOf(errorRates(scenario, statistics, small), 'the')
  expect(few.worse.pass).toBeLessThanOrEqual(limit(small.repetitions))
  expect(few.equal.fail).toBeLessThanOrEqual(limit(small.repetitions))
  expect(few.worse.inconclusive).toBeGreaterThan(0.8)
  const size = {n: 1000, repetitions: 300, seed: 1}
  const enough = ratesOf(errorRates(scenario, statistics, size), 'the')
  expect(enough.worse.pass).toBeLessThanOrEqual(limit(size.repetitions))
  expect(enough.equal.fail).toBeLessThanOrEqual(limit(size.repetitions))
})

test('the limit is tight enough to catch the usual interval in the place of Tango’s', () => {
  const wald = {...statistics, tango: usualInterval}
  const size = {n: 200, repetitions: 600, seed: 1}
  const scenario = withoutPeers(accuracy(wald, {discordance: 0.01, margin: 0.01}))
  const rates = errorRates(scenario, wald, size)
  expect(ratesOf(rates, 'the gate').worse.pass).toBeGreaterThan(limit(size.repetitions))
})

test('the same seed gives the same rates, another seed others', () => {
  const [scenario] = scenarios
  if (scenario === undefined) throw new Error('no scenario')
  const run = (seed: number): readonly RuleRates[] =>
    errorRates(scenario, statistics, {n: 200, repetitions: 100, seed})
  expect(run(7)).toEqual(run(7))
  expect(run(8)).not.toEqual(run(7))
})

/** The error of a mean of wins and losses, which is 0 where no row differs. */
function usualInterval(outcomes: PairedOutcomes, question: Question): Difference {
  const {wins, losses, n} = outcomes
  const difference = (wins - losses) / n
  const error = Math.sqrt(wins + losses - (wins - losses) ** 2 / n) / n
  const half = -normalQuantile(question.alpha) * error
  return {
    ...tango(outcomes, question),
    lower: difference - half,
    upper: difference + half,
    pNonInferior: normalCdf(-(difference + question.margin.value) / error),
    pRegression: normalCdf(difference / error)
  }
}
