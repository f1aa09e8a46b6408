import {sum} from '../core/sum.ts'
/** Per class: rows predicted right, rows predicted as it, rows labelled with it; all may be weighted. */
export interface ClassTally {
  readonly hits: Float64Array
  readonly predicted: Float64Array
  readonly actual: Float64Array
  readonly total: number
}

/** A metric of a tally with its partial derivatives by every count of it. */
export interface LinearisedMetric {
  readonly value: number
  readonly byHits: Float64Array
  readonly byPredicted: Float64Array
  readonly byActual: Float64Array
  readonly byTotal: number
  /** Terms that are 0/0 and were taken as 0, as scikit-learn's zero_division=0. */
  readonly undefinedTerms: number
}

type ClassMetric = 'precision' | 'recall' | 'f1'
/** Names as scikit-learn's; without an average, of the positive class alone. */
export type ConfusionMetric =
  | 'accuracy'
  | 'balanced_accuracy'
  | 'mcc'
  | 'cohen_kappa'
  | 'specificity'
  | ClassMetric
  | `${ClassMetric}_${'macro' | 'micro' | 'weighted'}`

/**
 * The metric and its derivatives, as scikit-learn defines it: macro averages over the classes that have
 * labels or predictions, balanced accuracy over those that have labels, micro averages are the accuracy.
 */
export function linearise(
  metric: ConfusionMetric,
  tally: ClassTally,
  positive: number
): LinearisedMetric {
  return LINEARISED[metric](tally, positive)
}

/** Whether the joint table of labels and classes gives a metric of this name. */
export function isConfusionMetric(name: string): name is ConfusionMetric {
  return Object.hasOwn(LINEARISED, name)
}

type Linearise = (tally: ClassTally, positive: number) => LinearisedMetric

const LINEARISED: Readonly<Record<ConfusionMetric, Linearise>> = {
  accuracy,
  balanced_accuracy: tally =>
    averaged(
      tally,
      evenShares(tally, code => (tally.actual[code] ?? 0) > 0),
      termOfRecall
    ),
  mcc: matthews,
  cohen_kappa: cohenKappa,
  precision: ofOne(termOfPrecision),
  recall: ofOne(termOfRecall),
  f1: ofOne(termOfF1),
  specificity: ofOne(termOfSpecificity),
  precision_macro: tally => averaged(tally, sharesOfPresent(tally), termOfPrecision),
  recall_macro: tally => averaged(tally, sharesOfPresent(tally), termOfRecall),
  f1_macro: tally => averaged(tally, sharesOfPresent(tally), termOfF1),
  precision_micro: accuracy,
  recall_micro: accuracy,
  f1_micro: accuracy,
  precision_weighted: tally => weightedByActual(tally, termOfPrecision),
  recall_weighted: accuracy,
  f1_weighted: tally => weightedByActual(tally, termOfF1)
}

function ofOne(termOf: TermOf): Linearise {
  return (tally, positive) => averaged(tally, [{code: positive, share: 1}], termOf)
}

/** One class's part of a metric, numerator / denominator, with its partial derivatives. */
interface Term {
  readonly numerator: number
  readonly denominator: number
  /** Derivatives of numerator and denominator by hits, predicted, actual and total. */
  readonly slopes: readonly (readonly [number, number])[]
}

type TermOf = (hits: number, predicted: number, actual: number, total: number) => Term

function termOfPrecision(hits: number, predicted: number): Term {
  return {
    numerator: hits,
    denominator: predicted,
    slopes: [
      [1, 0],
      [0, 1],
      [0, 0],
      [0, 0]
    ]
  }
}

function termOfRecall(hits: number, _: number, actual: number): Term {
  return {
    numerator: hits,
    denominator: actual,
    slopes: [
      [1, 0],
      [0, 0],
      [0, 1],
      [0, 0]
    ]
  }
}

function termOfF1(hits: number, predicted: number, actual: number): Term {
  return {
    numerator: 2 * hits,
    denominator: predicted + actual,
    slopes: [
      [2, 0],
      [0, 1],
      [0, 1],
      [0, 0]
    ]
  }
}

function termOfSpecificity(hits: number, predicted: number, actual: number, total: number): Term {
  return {
    numerator: total - predicted - actual + hits,
    denominator: total - actual,
    slopes: [
      [1, 0],
      [-1, 0],
      [-1, -1],
      [1, 1]
    ]
  }
}

interface ClassShare {
  readonly code: number
  readonly share: number
}

function averaged(
  tally: ClassTally,
  shares: readonly ClassShare[],
  termOf: TermOf
): LinearisedMetric {
  const classes = tally.actual.length
  const byHits = new Float64Array(classes)
  const byPredicted = new Float64Array(classes)
  const byActual = new Float64Array(classes)
  let value = 0
  let byTotal = 0
  let undefinedTerms = 0
  for (const {code, share} of shares) {
    const {numerator, denominator, slopes} = termOf(
      tally.hits[code] ?? 0,
      tally.predicted[code] ?? 0,
      tally.actual[code] ?? 0,
      tally.total
    )
    if (denominator === 0) {
      undefinedTerms++
      continue
    }
    const ratio = numerator / denominator
    const [hits = 0, predicted = 0, actual = 0, total = 0] = slopes.map(
      ([up, down]) => (share * (up - ratio * down)) / denominator
    )
    value += share * ratio
    byHits[code] = hits
    byPredicted[code] = predicted
    byActual[code] = actual
    byTotal += total
  }
  return {value, byHits, byPredicted, byActual, byTotal, undefinedTerms}
}

function weightedByActual(tally: ClassTally, termOf: TermOf): LinearisedMetric {
  const {actual, total} = tally
  const shares = evenShares(tally, code => (actual[code] ?? 0) > 0).map(({code}) => ({
    code,
    share: (actual[code] ?? 0) / total
  }))
  const metric = averaged(tally, shares, termOf)
  // The shares move with the labels too: product rule.
  for (const {code} of shares) {
    const alone = averaged(tally, [{code, share: 1}], termOf)
    metric.byActual[code] = (metric.byActual[code] ?? 0) + alone.value / total
  }
  return {...metric, byTotal: metric.byTotal - metric.value / total}
}

function sharesOfPresent(tally: ClassTally): readonly ClassShare[] {
  const {actual, predicted} = tally
  return evenShares(tally, code => (actual[code] ?? 0) > 0 || (predicted[code] ?? 0) > 0)
}

function evenShares(
  {actual}: ClassTally,
  counts: (code: number) => boolean
): readonly ClassShare[] {
  const codes = Array.from(actual.keys()).filter(counts)
  return codes.map(code => ({code, share: 1 / codes.length}))
}

function accuracy({actual, hits, total}: ClassTally): LinearisedMetric {
  const value = sum(hits) / total
  return {
    value,
    byHits: new Float64Array(actual.length).fill(1 / total),
    byPredicted: new Float64Array(actual.length),
    byActual: new Float64Array(actual.length),
    byTotal: -value / total,
    undefinedTerms: 0
  }
}

/** Matthews' coefficient for any number of classes. Source: Gorodkin, Comput Biol Chem 2004;28:367. */
function matthews({hits, predicted, actual, total}: ClassTally): LinearisedMetric {
  const right = sum(hits)
  const covariance = right * total - products(predicted, actual)
  const ofPredicted = total * total - products(predicted, predicted)
  const ofActual = total * total - products(actual, actual)
  const root = Math.sqrt(ofPredicted * ofActual)
  if (root === 0) return undefinedMetric(actual.length)
  const value = covariance / root
  return {
    value,
    byHits: new Float64Array(actual.length).fill(total / root),
    byPredicted: predicted.map((p, k) => (value * p) / ofPredicted - (actual[k] ?? 0) / root),
    byActual: actual.map((a, k) => (value * a) / ofActual - (predicted[k] ?? 0) / root),
    byTotal: right / root - value * total * (1 / ofPredicted + 1 / ofActual),
    undefinedTerms: 0
  }
}

/** Cohen's kappa. Source: Cohen, Educ Psychol Meas 1960;20:37. */
function cohenKappa({hits, predicted, actual, total}: ClassTally): LinearisedMetric {
  const right = sum(hits)
  const chance = products(predicted, actual)
  const room = total * total - chance
  if (room === 0) return undefinedMetric(actual.length)
  const value = (right * total - chance) / room
  return {
    value,
    byHits: new Float64Array(actual.length).fill(total / room),
    byPredicted: actual.map(a => ((value - 1) * a) / room),
    byActual: predicted.map(p => ((value - 1) * p) / room),
    byTotal: (right - 2 * value * total) / room,
    undefinedTerms: 0
  }
}

function undefinedMetric(classes: number): LinearisedMetric {
  const none = new Float64Array(classes)
  return {
    value: 0,
    byHits: none,
    byPredicted: none,
    byActual: none,
    byTotal: 0,
    undefinedTerms: 1
  }
}

function products(left: Float64Array, right: Float64Array): number {
  return left.reduce((total, x, k) => total + x * (right[k] ?? 0), 0)
}
