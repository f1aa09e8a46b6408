import {describe, expect, test} from '@jest/globals'
import {estimateConfusion} from '../../../src/statistics/paired/confusion.ts'
import {verdictOf} from '../../../src/statistics/core/decision.ts'
import type {Difference, Question} from '../../../src/statistics/core/difference.ts'
import type {JointTable} from '../../../src/statistics/paired/joint-table.ts'
import {fillRandom, WORD} from '../../../bench/random.mjs'
import {sequentialLabels} from '../../../src/statistics/sequential/sequential-labels.ts'
import {sequentialPair} from '../../../src/statistics/sequential/sequential-pair.ts'
import {sequentialRates} from '../../../src/statistics/sequential/sequential.ts'
import type {PairedOutcomes} from '../../../src/statistics/paired/outcomes.ts'
import {tango} from '../../../src/statistics/paired/tango.ts'

// A small version of bench/peeking.mjs: the gate is asked on each day of a shadow run.

const [RUNS, DAYS, PER_DAY] = [100, 10, 350]
const DISCORDANCE = 0.1
const ALPHA = 0.05
const question: Question = {
  alpha: ALPHA,
  direction: 'higher',
  margin: {value: 0.02, relative: false}
}

function daysOf(gain: number, run: number): readonly PairedOutcomes[] {
  const words = new Uint32Array(DAYS * PER_DAY)
  fillRandom(words, 1, run)
  const looks: PairedOutcomes[] = []
  let [wins, losses] = [0, 0]
  words.forEach((word, i) => {
    const u = word / WORD
    if (u < (DISCORDANCE + gain) / 2) wins++
    else if (u < DISCORDANCE) losses++
    const n = i + 1
    if (n % PER_DAY !== 0) return
    const both = 0.85 * n
    looks.push({wins, losses, n, baseline: (both + losses) / n, candidate: (both + wins) / n})
  })
  return looks
}

function tableOf({wins, losses, n}: PairedOutcomes): JointTable {
  const cell = (baseline: number, candidate: number, rows: number) => ({
    label: 1,
    baseline,
    candidate,
    rows,
    weight: rows,
    squaredWeight: rows
  })
  const cells = [cell(0, 1, wins), cell(1, 0, losses), cell(1, 1, n - wins - losses)]
  return {classes: 2, weighted: false, cells: cells.filter(({rows}) => rows > 0)}
}

/** Share of runs in which a verdict was given on some day. */
function shareOf(
  verdict: 'pass' | 'fail',
  gain: number,
  compare: (counts: PairedOutcomes) => Difference
): number {
  let runs = 0
  for (let run = 0; run < RUNS; run++) {
    const isGiven = daysOf(gain, run).some(
      counts => verdictOf(compare(counts), question, 'non-inferior').verdict === verdict
    )
    if (isGiven) runs++
  }
  return runs / RUNS
}

const byEProcess = (counts: PairedOutcomes): Difference => sequentialRates(counts, question)
const bySequence = (counts: PairedOutcomes): Difference => {
  const {estimate, note} = estimateConfusion('accuracy', tableOf(counts))
  return sequentialPair(estimate, question, note, 2000)
}

describe('asked every day of a shadow run', () => {
  test('a candidate that is worse by the margin passes in at most alpha of the runs', () => {
    expect(shareOf('pass', -0.02, byEProcess)).toBeLessThanOrEqual(ALPHA)
    expect(shareOf('pass', -0.02, bySequence)).toBeLessThanOrEqual(ALPHA)
  })

  test('an equal candidate fails in at most alpha of the runs, and mostly passes', () => {
    expect(shareOf('fail', 0, byEProcess)).toBeLessThanOrEqual(ALPHA)
    expect(shareOf('fail', 0, bySequence)).toBeLessThanOrEqual(ALPHA)
    expect(shareOf('pass', 0, bySequence)).toBeGreaterThan(0.4)
  })

  test('a fixed test that is repeated passes more of the worse ones than it claims', () => {
    expect(shareOf('pass', -0.02, counts => tango(counts, question))).toBeGreaterThan(ALPHA)
  })
})

describe('sequentialLabels', () => {
  const rows = {wins: 30, losses: 20, labelled: 500, baseline: 0.9, candidate: 0.92}

  test('is the labelled comparison where every row has a label', () => {
    const all = sequentialLabels({...rows, total: 500, unlabelledDisagreements: 0}, question)
    const known = sequentialRates({...rows, n: 500}, question)
    expect([all.lower, all.upper]).toEqual([known.lower, known.upper])
  })

  test('widens with each row on which the models differ, not with those on which they agree', () => {
    const at = (unlabelledDisagreements: number): Difference =>
      sequentialLabels({...rows, total: 1000, unlabelledDisagreements}, question)
    expect(at(50).lower).toBeLessThan(at(0).lower)
    expect(at(50).upper).toBeGreaterThan(at(0).upper)
    expect(() => at(501)).toThrow(RangeError)
  })

  test('proves an accuracy without a label where the models hardly differ', () => {
    const none = {wins: 0, losses: 0, labelled: 0, baseline: NaN, candidate: NaN}
    const proven = sequentialLabels({...none, total: 2000, unlabelledDisagreements: 2}, question)
    expect(proven.pNonInferior).toBeLessThan(ALPHA)
    expect(proven.pRegression).toBe(1)
  })
})

describe('sequentialPair', () => {
  test('tests nothing below a hundred rows', () => {
    const few = {wins: 3, losses: 2, n: 80, baseline: 0.9, candidate: 0.9}
    const {degenerate, warnings} = bySequence(few)
    expect(degenerate).toBe(true)
    expect(warnings[0]).toContain('too few to look at repeatedly')
  })

  test('has p-values that agree with its bounds, wider than those of a fixed test', () => {
    const counts = {wins: 90, losses: 110, n: 2000, baseline: 0.91, candidate: 0.9}
    const {lower, upper} = bySequence(counts)
    const fixed = tango(counts, question)
    expect(lower).toBeLessThan(fixed.lower)
    expect(upper).toBeGreaterThan(fixed.upper)
    const {estimate, note} = estimateConfusion('accuracy', tableOf(counts))
    const at = (value: number): number =>
      sequentialPair(estimate, {...question, margin: {value, relative: false}}, note, 2000)
        .pNonInferior
    expect(at(-lower * 1.001)).toBeLessThan(ALPHA)
    expect(at(-lower * 0.999)).toBeGreaterThan(ALPHA)
  })
})
