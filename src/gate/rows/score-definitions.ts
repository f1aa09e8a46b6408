import {
  scoreAveragePrecision,
  trapezoidPrecisionArea
} from '../../statistics/paired/average-precision.ts'
import {scoreMean} from '../../statistics/paired/cluster.ts'
import {scoreRocAuc, scoreRocAucMacro} from '../../statistics/paired/delong.ts'
import {multiclassBrierRows, multiclassLogLossRows} from '../../statistics/paired/losses.ts'
import type {Definition} from './definition.ts'
import type {PairedRows} from './paired-rows.ts'
import {rankingDefinitions} from './ranking-definitions.ts'
import {there} from './row-metric.ts'

/** A probability nearer to 0 than this is clipped in one way here, and in others elsewhere. */
const CLIPPED = 1e-15

/**
 * All usual ways to compute a metric of scores whose name has several meanings, the gate's own first:
 * averages over classes or pairs of them, areas by steps or trapezoids, gains and cut-offs of a ranking.
 * None where the name has one meaning, or the rows do not have what it needs.
 */
export function definitionsOfScores(metric: string, rows: PairedRows): readonly Definition[] {
  if (rows.task === 'ranking') return rankingDefinitions(metric, rows)
  if (rows.classScores === null) {
    const isRanked = rows.truth !== null && rows.score?.candidate.every(Number.isFinite) === true
    return metric === 'average_precision' && isRanked ? PRECISION_AREAS : []
  }
  if (!rows.classScores.candidate.every(column => column.every(Number.isFinite))) return []
  switch (metric) {
    case 'roc_auc':
      return AREAS_OF_CLASSES
    case 'log_loss':
      return isClipped(rows) ? [] : LOG_LOSSES
    case 'brier':
      return BRIER_SCORES
    default:
      return []
  }
}

const PRECISION_AREAS: readonly Definition[] = [
  {words: 'by steps', of: rows => precisionArea(rows, scoreAveragePrecisionOf)},
  {words: 'by trapezoids', of: rows => precisionArea(rows, trapezoidPrecisionArea)},
  {words: 'by steps, of the other class', of: ofOtherClass}
]

type AreaOf = (label: Int32Array, score: Float64Array, weights?: Float64Array) => number

function scoreAveragePrecisionOf(...given: Parameters<AreaOf>): number {
  return scoreAveragePrecision(...given).value
}

function precisionArea({truth, score, weights}: PairedRows, area: AreaOf): number {
  return area(there(truth), there(score).candidate, weights)
}

function ofOtherClass({truth, score, weights}: PairedRows): number {
  const others = there(truth).map(y => 1 - y)
  return scoreAveragePrecisionOf(
    others,
    there(score).candidate.map(x => -x),
    weights
  )
}

const AREAS_OF_CLASSES: readonly Definition[] = [
  {
    words: 'one class against the rest, macro average',
    of: rows => scoreRocAucMacro(there(rows.label), columnsOf(rows), rows.weights).value
  },
  {words: 'one class against the rest, weighted average', of: rows => weightedArea(rows)},
  {words: 'one class against the rest, micro average', of: rows => microArea(rows)},
  {words: 'one class against another, macro average', of: rows => areaOfPairs(rows, () => 1)},
  {
    words: 'one class against another, weighted average',
    of: rows => areaOfPairs(rows, (a, b) => a + b)
  }
]

const LOG_LOSSES: readonly Definition[] = [
  {words: 'as written', of: rows => logLoss(rows, columnsOf(rows))},
  {words: 'with probabilities that add up to 1', of: rows => logLoss(rows, normalised(rows))}
]

const BRIER_SCORES: readonly Definition[] = [
  {words: 'summed over the classes', of: brier},
  {words: 'halved', of: rows => brier(rows) / 2},
  {words: 'averaged over the classes', of: rows => brier(rows) / columnsOf(rows).length}
]

function columnsOf({classScores}: PairedRows): readonly Float64Array[] {
  return there(classScores).candidate
}

function isClipped(rows: PairedRows): boolean {
  const label = there(rows.label)
  return label.some((code, row) => {
    const p = columnsOf(rows)[code]?.[row] ?? 0
    return p <= CLIPPED || p >= 1 - CLIPPED
  })
}

function logLoss({label, weights}: PairedRows, columns: readonly Float64Array[]): number {
  return scoreMean(multiclassLogLossRows(there(label), columns).loss, weights).value
}

function normalised(rows: PairedRows): readonly Float64Array[] {
  const columns = columnsOf(rows)
  const sums = Float64Array.from({length: rows.rows}, (_, row) =>
    columns.reduce((sum, column) => sum + (column[row] ?? NaN), 0)
  )
  return columns.map(column => column.map((p, row) => p / (sums[row] ?? NaN)))
}

function brier(rows: PairedRows): number {
  const losses = multiclassBrierRows(there(rows.label), columnsOf(rows))
  return scoreMean(losses, rows.weights).value
}

function weightedArea(rows: PairedRows): number {
  const label = there(rows.label)
  const sizes = sizesOf(rows)
  const present = [...sizes.keys()].filter(code => (sizes[code] ?? 0) > 0)
  const areas = present.map(code => ({
    value: scoreRocAuc(label, columnsOf(rows)[code] ?? new Float64Array(0), rows.weights, code)
      .value,
    weight: sizes[code] ?? 0
  }))
  return weightedMean(areas)
}

/** All classes' decisions as if they were rows of one. */
function microArea(rows: PairedRows): number {
  const label = there(rows.label)
  const columns = columnsOf(rows)
  const truth = Int32Array.from({length: columns.length * rows.rows}, (_, i) =>
    label[i % rows.rows] === Math.floor(i / rows.rows) ? 1 : 0
  )
  const score = Float64Array.from(columns.flatMap(column => Array.from(column)))
  const weights =
    rows.weights === undefined ? undefined : score.map((_, i) => rows.weights?.[i % rows.rows] ?? 0)
  return scoreRocAuc(truth, score, weights).value
}

/** Each pair of classes by itself, each of the two against the other (Hand & Till, Mach Learn 2001;45:171). */
function areaOfPairs(rows: PairedRows, weightOf: (a: number, b: number) => number): number {
  const label = there(rows.label)
  const sizes = sizesOf(rows)
  const present = [...sizes.keys()].filter(code => (sizes[code] ?? 0) > 0)
  const area = (of: number, against: number): number => {
    const own = Int32Array.from(label.keys()).filter(i => label[i] === of || label[i] === against)
    const column = columnsOf(rows)[of]
    return scoreRocAuc(
      own.map(row => label[row] ?? -1),
      Float64Array.from(own, row => column?.[row] ?? NaN),
      rows.weights === undefined
        ? undefined
        : Float64Array.from(own, row => rows.weights?.[row] ?? 0),
      of
    ).value
  }
  const pairs = present.flatMap((a, i) =>
    present.slice(i + 1).map(b => ({
      value: (area(a, b) + area(b, a)) / 2,
      weight: weightOf(sizes[a] ?? 0, sizes[b] ?? 0)
    }))
  )
  return weightedMean(pairs)
}

function sizesOf({label, classes, weights}: PairedRows): Float64Array {
  const sizes = new Float64Array(classes.length)
  there(label).forEach((code, row) => {
    sizes[code] = (sizes[code] ?? 0) + (weights?.[row] ?? 1)
  })
  return sizes
}

function weightedMean(parts: readonly {readonly value: number; readonly weight: number}[]): number {
  const total = parts.reduce((sum, {weight}) => sum + weight, 0)
  return parts.reduce((sum, {value, weight}) => sum + value * weight, 0) / total
}
