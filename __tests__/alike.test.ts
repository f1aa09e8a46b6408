import {expect, test} from '@jest/globals'
import {alikeRates, alikeScenarios, type AlikeStatistics} from '../bench/alike.mjs'
import {fillRandom} from '../bench/random.mjs'
import {verdictOf} from '../src/statistics/core/decision.ts'
import {normalQuantile} from '../src/statistics/core/special.ts'
import {linearise} from '../src/statistics/paired/confusion-metrics.ts'
import {
  compareConfusion,
  compareConfusionTable,
  estimateConfusion,
  pairedAccuracy
} from '../src/statistics/paired/confusion.ts'
import {compareRocAuc} from '../src/statistics/paired/delong.ts'
import {testPair} from '../src/statistics/paired/influence.ts'
import {compareLabelSets} from '../src/statistics/paired/label-sets.ts'
import {pairedMeanOfRows} from '../src/statistics/paired/paired-mean.ts'
import {compareRegression} from '../src/statistics/paired/regression-error.ts'
import {tango} from '../src/statistics/paired/tango.ts'

// A small version of `bench/simulation.mjs --alike` with fixed seeds; docs/statistics.md has the large one's rates. Rates are
// pooled over scenarios of one kind, so that a test with an error of 7 % stands out.

const gate: AlikeStatistics = {
  compareConfusion,
  compareConfusionTable,
  compareLabelSets,
  compareRegression,
  compareRocAuc,
  fillRandom,
  linearise,
  normalQuantile,
  pairedAccuracy,
  pairedMeanOfRows,
  tango,
  verdictOf
}
const MOST = 0.055

/** Shares over all scenarios whose name has the words, on 200 rows. */
function pooled(statistics: AlikeStatistics, words: RegExp, repetitions: number) {
  const chosen = alikeScenarios(statistics).filter(({name}) => words.test(name))
  const rates = chosen.map(one => alikeRates(one, statistics, {n: 200, repetitions, seed: 3}))
  const mean = (of: (rate: (typeof rates)[number]) => number): number =>
    rates.reduce((sum, rate) => sum + of(rate), 0) / rates.length
  return {
    scenarios: chosen.length,
    worsePasses: mean(({worse}) => worse.pass),
    equalFails: mean(({equal}) => equal.fail),
    equalPasses: mean(({equal}) => equal.pass)
  }
}

const TABLES = /^(?:precision|f1|balanced_accuracy|mcc|f1_macro),/u

test.each([
  ['functions of the confusion table', TABLES, 120, 0.02],
  ['accuracy in clusters', /^accuracy, clusters/u, 200, 0.02],
  ['weights', /% of rows weigh/u, 60, 0],
  ['numbers of which all differ', /^(?:rmse|mae|r2).*all rows differ/u, 40, 0.02],
  ['numbers of which few differ', /^(?:rmse|mae).*a tenth of the rows/u, 30, 0],
  ['losses and rankings', /^(?:log_loss|ndcg)/u, 100, 0.02],
  ['areas', /^roc_auc/u, 60, 0.02]
])('%s: neither error is above alpha where few rows differ', (_, words, repetitions, least) => {
  const rates = pooled(gate, words, repetitions)
  expect(rates.scenarios).toBeGreaterThan(1)
  expect(rates.worsePasses).toBeLessThan(MOST)
  expect(rates.equalFails).toBeLessThan(MOST)
  // No test is made safe by never passing.
  expect(rates.worsePasses).toBeGreaterThanOrEqual(least)
  expect(rates.equalPasses).toBeGreaterThan(0)
})

test('the limit catches the usual test in its place', () => {
  const usual: AlikeStatistics = {
    ...gate,
    compareConfusionTable: (metric, table, question, positive) => {
      const {estimate, note} = estimateConfusion(metric, table, positive)
      return testPair(estimate, question, note)
    }
  }
  expect(pooled(usual, TABLES, 100).worsePasses).toBeGreaterThan(0.07)
})

test('weights that are all the same and clusters of one row are the unweighted test, nearly', () => {
  const cells = 'aaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbcd'
  const codes = (right: string, wrong: string): Int32Array =>
    Int32Array.from({length: 400}, (_, row) => {
      const cell = row < cells.length ? (cells[row] ?? '') : 'a'
      return cell === wrong || (cell === right && row % 2 === 0) ? 0 : 1
    })
  const rows = {
    label: new Int32Array(400).fill(1),
    baseline: codes('x', 'c'),
    candidate: codes('x', 'd'),
    classes: 2
  }
  const question = {
    alpha: 0.05,
    margin: {value: 0.01, relative: false},
    direction: 'higher'
  } as const
  const plain = compareConfusion('accuracy', rows, question)
  const weighted = compareConfusion('accuracy', rows, question, {
    weights: new Float64Array(400).fill(2)
  })
  expect(weighted.pNonInferior).toBeCloseTo(plain.pNonInferior, 12)
  const {wins, losses, n} = {wins: 1, losses: 1, n: 400}
  const shares = {baseline: 399 / 400, candidate: 399 / 400}
  const byTango = tango({wins, losses, n, ...shares}, question)
  expect(plain.pNonInferior).toBeCloseTo(byTango.pNonInferior, 10)
  expect(plain.lower).toBeCloseTo(byTango.lower, 9)
})
