import {describe, expect, test} from '@jest/globals'

import type {ConfusionMetric} from '../../../src/statistics/paired/confusion-metrics.ts'
import {
  compareConfusion,
  compareConfusionTable,
  estimateConfusion,
  pairedAccuracy,
  pairedRecall,
  scoreConfusion
} from '../../../src/statistics/paired/confusion.ts'
import {compareInfluence, influenceError} from '../../../src/statistics/paired/influence.ts'
import {
  tabulate,
  tabulateSegments,
  type ClassRows
} from '../../../src/statistics/paired/joint-table.ts'
import {
  agreeing,
  classes,
  noMargin,
  paired1,
  readOracle,
  withMargin,
  withShare
} from '../row-recipes.ts'

type Expected = Record<
  | 'champion'
  | 'candidate'
  | 'diff'
  | 'delta_se_diff'
  | 'jackknife_se_diff'
  | 'delta_se_champion'
  | 'delta_se_candidate',
  number
>
interface Case {
  id: string
  input: {
    classes?: number
    joint_counts?: {label: number; champion: number; candidate: number; count: number}[]
    seed?: number
    n?: number
  }
  expected: Record<string, Expected>
}

const oracle = readOracle<Case>('09-confusion-metrics')
const ourNames: Record<string, ConfusionMetric> = {
  accuracy: 'accuracy',
  macro_f1: 'f1_macro',
  balanced_accuracy: 'balanced_accuracy',
  mcc: 'mcc',
  cohen_kappa: 'cohen_kappa',
  precision: 'precision',
  recall: 'recall',
  f1: 'f1',
  specificity: 'specificity'
}
const cases = oracle.cases.flatMap(({id, input, expected}) =>
  Object.entries(expected).map(([name, values]) => ({id, name, input, values}))
)
const everyMetric: ConfusionMetric[] = [
  ...Object.values(ourNames),
  'precision_macro',
  'recall_macro',
  'precision_weighted',
  'recall_weighted',
  'f1_weighted',
  'f1_micro'
]

describe('against scikit-learn, the complex-step delta method and leave-one-out', () => {
  test.each(cases)('$id $name', ({name, input, values}) => {
    const metric = ourNames[name] ?? 'accuracy'
    const rows = rowsOf(input)
    const one = {label: rows.label, classes: rows.classes}
    const b = scoreConfusion(metric, {...one, prediction: rows.baseline})
    const c = scoreConfusion(metric, {...one, prediction: rows.candidate})
    const byRows = compareInfluence(b, c, noMargin, {}, {method: '', reference: ''})
    const byCells = compareConfusion(metric, rows, noMargin)
    const {method} = estimateConfusion(metric, tabulate(rows)).note
    const jackknifed = method === 'confusion-jackknife'
    const pairs: [number, number][] = [
      [b.value, values.champion],
      [c.value, values.candidate],
      [influenceError(b, {}, false).standardError, values.delta_se_champion],
      [influenceError(c, {}, false).standardError, values.delta_se_candidate],
      [byRows.difference, values.diff],
      [byRows.standardError ?? 0, values.delta_se_diff],
      [byCells.standardError ?? 0, jackknifed ? values.jackknife_se_diff : values.delta_se_diff]
    ]
    for (const [got, wanted] of pairs) expect(got).toBe(agreeing(got, wanted, oracle))
  })

  test('the jackknife is used where a class is rare or never predicted', () => {
    const rare = oracle.cases.find(({id}) => id === 'candidate-never-positive')
    const {note} = estimateConfusion('precision', tabulate(rowsOf(rare?.input ?? {})))
    expect(note.method).toBe('confusion-jackknife')
    expect(note.warnings).toHaveLength(2)
  })
})

describe('every metric', () => {
  const rows = threeClasses()

  test.each(everyMetric)('%s: the slopes are the derivatives', metric => {
    // A little more weight on one row moves the metric by its influence.
    const one = {label: rows.label, prediction: rows.candidate, classes: 3}
    const {influence, value} = scoreConfusion(metric, one)
    expect(influence.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 9)
    const step = 1e-6 * rows.label.length
    for (const row of [0, 1, 2, 3, 50, 100]) {
      const weights = Float64Array.from(rows.label, (_, i) => (i === row ? 1 + step : 1))
      const moved = scoreConfusion(metric, one, weights).value
      expect((moved - value) / 1e-6).toBeCloseTo(influence[row] ?? NaN, 4)
    }
  })

  test.each(everyMetric)('%s: integer weights equal repeated rows in value', metric => {
    const repeat = Array.from(rows.label.keys()).flatMap(i => (i % 2 === 0 ? [i, i] : [i]))
    const pick = (codes: Int32Array): Int32Array => Int32Array.from(repeat, i => codes[i] ?? 0)
    const weights = Float64Array.from(rows.label, (_, i) => (i % 2 === 0 ? 2 : 1))
    const repeated = {
      label: pick(rows.label),
      baseline: pick(rows.baseline),
      candidate: pick(rows.candidate),
      classes: 3
    }
    const weighted = compareConfusion(metric, rows, noMargin, {weights})
    expect(weighted.difference).toBeCloseTo(
      compareConfusion(metric, repeated, noMargin).difference,
      12
    )
  })

  test.each(everyMetric)('%s: swapping the models turns the difference round', metric => {
    const there = compareConfusion(metric, rows, noMargin)
    const swapped = {...rows, baseline: rows.candidate, candidate: rows.baseline}
    const back = compareConfusion(metric, swapped, noMargin)
    expect(back.difference).toBe(-there.difference)
    expect(back.lower).toBeCloseTo(-there.upper, 12)
  })

  test.each(everyMetric)('%s: data taken four times halve the error', metric => {
    const four = (codes: Int32Array): Int32Array =>
      Int32Array.from({length: 4 * codes.length}, (_, i) => codes[i % codes.length] ?? 0)
    const rows4 = {
      label: four(rows.label),
      baseline: four(rows.baseline),
      candidate: four(rows.candidate),
      classes: 3
    }
    const [once, often] = [rows, rows4].map(r => compareConfusion(metric, r, noMargin))
    expect((once?.standardError ?? NaN) / (often?.standardError ?? NaN)).toBeCloseTo(2, 10)
  })

  test.each(everyMetric)('%s: clusters of one row give nearly the error of rows', metric => {
    const clusters = Int32Array.from(rows.label.keys())
    const plain = compareConfusion(metric, rows, noMargin)
    const single = compareConfusion(metric, rows, noMargin, {clusters})
    const n = rows.label.length
    const ratio = (single.standardError ?? NaN) / (plain.standardError ?? NaN)
    expect(ratio).toBeCloseTo(Math.sqrt(n / (n - 1)), 10)
  })
})

describe('edges', () => {
  test('a class that is neither labelled nor predicted does not enter a macro average', () => {
    const rows = threeClasses()
    const more = compareConfusion('f1_macro', {...rows, classes: 5}, noMargin)
    expect(more.baseline).toBeCloseTo(compareConfusion('f1_macro', rows, noMargin).baseline, 14)
  })

  test('identical predictions are proof in number: more rows exclude more', () => {
    const {label, baseline} = threeClasses()
    const first = (rows: number): ClassRows => ({
      label: label.slice(0, rows),
      baseline: baseline.slice(0, rows),
      candidate: baseline.slice(0, rows),
      classes: 3
    })
    const [few, many] = [20, 800].map(n => compareConfusion('f1_macro', first(n), withMargin(0.01)))
    expect(few).toMatchObject({difference: 0, pRegression: 0.5, standardError: null})
    expect(few?.pNonInferior).toBeGreaterThan(0.3)
    expect(many?.pNonInferior).toBeLessThan(0.05)
  })

  test('no rows are undefined, not zero', () => {
    const none = new Int32Array(0)
    const empty = {label: none, baseline: none, candidate: none, classes: 2}
    expect(compareConfusion('f1', empty, withMargin(0.5))).toMatchObject({
      baseline: NaN,
      degenerate: true,
      pNonInferior: 1
    })
  })

  test('a relative margin is a share of the baseline', () => {
    const rows = threeClasses()
    const got = compareConfusion('f1_macro', rows, withShare(0.5))
    const absolute = compareConfusion('f1_macro', rows, withMargin(0.5 * got.baseline))
    expect(got.pNonInferior).not.toBe(absolute.pNonInferior)
    expect(got.pNonInferior).toBeLessThan(0.001)
  })

  test('a code that is no class is refused', () => {
    const rows = {...threeClasses(), classes: 2}
    expect(() => tabulate(rows)).toThrow(RangeError)
  })

  test('a thousand classes are counted sparsely with the same result', () => {
    const rows = threeClasses()
    const spread = (codes: Int32Array): Int32Array => codes.map(c => c * 400)
    const wide = {
      label: spread(rows.label),
      baseline: spread(rows.baseline),
      candidate: spread(rows.candidate),
      classes: 1000
    }
    const [few, many] = [rows, wide].map(r => compareConfusion('f1_macro', r, noMargin))
    expect(many?.difference).toBeCloseTo(few?.difference ?? NaN, 12)
    expect(many?.standardError).toBeCloseTo(few?.standardError ?? NaN, 12)
  })
})

describe('tables', () => {
  test('accuracy is wins, losses and n', () => {
    const {joint_counts: joint} = oracle.cases[0]?.input ?? {}
    expect(pairedAccuracy(tabulate(rowsOf({classes: 2, joint_counts: joint ?? []})))).toEqual({
      wins: 11,
      losses: 7,
      n: 150,
      baseline: 127 / 150,
      candidate: 131 / 150
    })
  })

  test('recall is wins, losses and n of the rows of one label', () => {
    const rows = rowsOf(oracle.cases[0]?.input ?? {})
    const recall = pairedRecall(tabulate(rows), 1)
    expect(recall).toEqual({wins: 6, losses: 4, n: 45, baseline: 34 / 45, candidate: 36 / 45})
    const specificity = pairedRecall(tabulate(rows), 0)
    const compared = compareConfusion('specificity', rows, noMargin)
    expect(specificity.candidate).toBeCloseTo(compared.candidate, 14)
    expect((specificity.wins - specificity.losses) / specificity.n).toBeCloseTo(
      compared.difference,
      14
    )
  })

  test('segments in one pass equal each segment alone, and sum to the whole', () => {
    const rows = binaryRows(7, 2000)
    const {segment} = paired1(7, 2000)
    const tables = tabulateSegments(rows, segment, 5)
    const wins = tables.map(table => pairedAccuracy(table).wins)
    expect(wins.reduce((sum, w) => sum + w, 0)).toBe(pairedAccuracy(tabulate(rows)).wins)
    const inTwo = Array.from(segment.keys()).filter(i => segment[i] === 2)
    const pick = (codes: Int32Array): Int32Array => Int32Array.from(inTwo, i => codes[i] ?? 0)
    const alone = compareConfusion(
      'f1',
      {
        label: pick(rows.label),
        baseline: pick(rows.baseline),
        candidate: pick(rows.candidate),
        classes: 2
      },
      noMargin
    )
    const [, , two] = tables
    expect(two && compareConfusionTable('f1', two, noMargin)).toEqual(alone)
    expect(tables[4]?.cells).toEqual([])
  })

  test('rows of a negative segment are in none', () => {
    const rows = binaryRows(3, 40)
    const [table] = tabulateSegments(rows, new Int32Array(40).fill(-1), 1)
    expect(table?.cells).toEqual([])
  })
})

function rowsOf({classes: count = 2, joint_counts: joint, seed, n}: Case['input']): ClassRows {
  if (joint === undefined) return binaryRows(seed ?? 0, n ?? 0)
  const column = (of: 'label' | 'champion' | 'candidate'): Int32Array =>
    Int32Array.from(joint.flatMap(cell => Array.from({length: cell.count}, () => cell[of])))
  return {
    label: column('label'),
    baseline: column('champion'),
    candidate: column('candidate'),
    classes: count
  }
}

function binaryRows(seed: number, n: number): ClassRows {
  const {label, baseline, candidate} = paired1(seed, n)
  return {label, baseline: classes(baseline), candidate: classes(candidate), classes: 2}
}

/** 0.4 of the rows of class 0, 0.35 of class 1, 0.25 of class 2, all common enough for the delta method. */
function threeClasses(): ClassRows {
  const {label, baseline, candidate, segment} = paired1(11, 800)
  const three = (codes: ArrayLike<number>): Int32Array =>
    Int32Array.from(codes, (y, i) => (y >= 0.5 ? 1 : segment[i] === 0 ? 2 : 0))
  return {
    label: three(label),
    baseline: three(baseline),
    candidate: three(candidate),
    classes: 3
  }
}
