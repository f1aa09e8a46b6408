import type {Side} from '../../evidence/log/plan.ts'
import {totalOf, type Traffic} from '../../evidence/log/traffic.ts'
import {binnedAveragePrecision, binnedRocAuc} from '../../statistics/binned-scores.ts'
import {estimateConfusion} from '../../statistics/confusion.ts'
import type {ConfusionMetric} from '../../statistics/confusion-metrics.ts'
import type {Difference, Question} from '../../statistics/difference.ts'
import type {MethodNote, PairEstimate} from '../../statistics/influence.ts'
import type {JointTable} from '../../statistics/joint-table.ts'
import {sequentialGroups} from '../../statistics/sequential-groups.ts'
import {sequentialPair} from '../../statistics/sequential-pair.ts'
import type {Count} from '../../statistics/two-proportions.ts'
import {jointTableOf, type Classes, type Outcome} from './classes.ts'
import type {LogMetric} from './metrics.ts'

/** The labelled requests of each of two groups, as if both models had said what the group's own said. */
export type GroupTables = Readonly<Record<Side, JointTable>>

/**
 * The requests of each group. One that has a label and no answer belongs to the candidate as far as it left
 * requests without an answer: the log does not say which group it was, and that is the worst for it.
 */
export function groupTables(
  traffic: Traffic,
  outcomes: readonly Outcome[],
  classes: Classes
): GroupTables {
  let left = totalOf(traffic, 'candidate/asked') - totalOf(traffic, 'candidate/answered')
  const shares: Record<Side, Outcome[]> = {baseline: [], candidate: []}
  for (const outcome of outcomes) {
    const {label, baseline, candidate, count} = outcome
    if (candidate !== null) shares.candidate.push({...outcome, baseline: candidate})
    else if (baseline !== null) shares.baseline.push({...outcome, candidate: baseline})
    else if (label !== null) {
      const own = Math.min(left, count)
      left -= own
      if (own > 0) shares.candidate.push({...outcome, count: own})
      if (own < count) shares.baseline.push({...outcome, count: count - own})
    }
  }
  return {
    baseline: jointTableOf(shares.baseline, classes),
    candidate: jointTableOf(shares.candidate, classes)
  }
}

/** Whether two groups have labels to compare them by. */
export function labelledGroups({baseline, candidate}: GroupTables): boolean {
  return baseline.cells.length > 0 && candidate.cells.length > 0
}

/** Compares two groups on a metric, valid however often one looks; null for one that they do not give. */
export function compareGroups(
  metric: LogMetric,
  {tables, classes, scores}: GroupSource,
  question: Question,
  optimalCount: number
): Difference | null {
  const shareOf = SHARES[metric.name]
  if (shareOf !== undefined) {
    if (shareOf !== right && shareOf !== wrong && classes.positive < 0) return null
    const of = (side: Side): Count => shareOf(tables[side], classes.positive)
    return sequentialGroups({baseline: of('baseline'), candidate: of('candidate')}, question)
  }
  if (metric.name === 'roc_auc' || metric.name === 'average_precision') {
    if (scores.baseline.length === 0 || scores.candidate.length === 0) return null
    const estimate = metric.name === 'roc_auc' ? binnedRocAuc : binnedAveragePrecision
    return ofTwo(estimate(scores.baseline), estimate(scores.candidate), question, optimalCount)
  }
  if (!isConfusion(metric.name) || (metric.name === 'f1' && classes.positive < 0)) return null
  const of = (side: Side, name: ConfusionMetric): ReturnType<typeof estimateConfusion> =>
    estimateConfusion(name, tables[side], classes.positive)
  return ofTwo(of('baseline', metric.name), of('candidate', metric.name), question, optimalCount)
}

/** What two groups are compared by. */
export interface GroupSource {
  readonly tables: GroupTables
  readonly classes: Classes
  readonly scores: Readonly<Record<Side, Parameters<typeof binnedRocAuc>[0]>>
}

/** The scores of each group's own model. */
export function groupScores(scores: Parameters<typeof binnedRocAuc>[0]): GroupSource['scores'] {
  const of = (side: Side): GroupSource['scores'][Side] =>
    scores
      .filter(cell => Number.isFinite(cell[side]))
      .map(cell => ({...cell, baseline: cell[side], candidate: cell[side]}))
  return {baseline: of('baseline'), candidate: of('candidate')}
}

type ShareOf = (table: JointTable, positive: number) => Count

const right: ShareOf = ({cells}) => tally(cells, () => true, isRight)
const wrong: ShareOf = ({cells}) =>
  tally(
    cells,
    () => true,
    cell => !isRight(cell)
  )

/** Metrics that are a share of some of the requests. */
const SHARES: Readonly<Record<string, ShareOf>> = {
  accuracy: right,
  exact_match: right,
  f1_micro: right,
  error_rate: wrong,
  recall: ({cells}, positive) => tally(cells, ({label}) => label === positive, isRight),
  specificity: ({cells}, positive) => tally(cells, ({label}) => label !== positive, isRight),
  precision: ({cells}, positive) => tally(cells, ({candidate}) => candidate === positive, isRight)
}

type TableCell = JointTable['cells'][number]

function isRight({label, candidate}: TableCell): boolean {
  return label === candidate
}

function tally(
  cells: readonly TableCell[],
  counts: (cell: TableCell) => boolean,
  holds: (cell: TableCell) => boolean
): Count {
  const of = (chosen: readonly TableCell[]): number => chosen.reduce((sum, {rows}) => sum + rows, 0)
  const all = cells.filter(counts)
  return {count: of(all.filter(holds)), n: of(all)}
}

const CONFUSION: readonly ConfusionMetric[] = [
  'f1',
  'balanced_accuracy',
  'f1_macro',
  'f1_weighted',
  'precision_macro',
  'recall_macro',
  'mcc',
  'cohen_kappa'
]

function isConfusion(name: string): name is ConfusionMetric {
  return CONFUSION.some(one => one === name)
}

interface Estimated {
  readonly estimate: PairEstimate
  readonly note: MethodNote
}

/** Two estimates from different requests: their variances add up. */
export function ofTwo(
  {estimate: before, note}: Estimated,
  {estimate: now, note: noteNow}: Estimated,
  question: Question,
  optimalCount: number
): Difference {
  const variance = before.variance.baseline + now.variance.baseline
  return sequentialPair(
    {
      baseline: before.baseline,
      candidate: now.baseline,
      variance: {
        difference: variance,
        baseline: before.variance.baseline,
        covariance: -before.variance.baseline
      },
      df: Infinity,
      n: Math.min(before.n, now.n)
    },
    question,
    {
      ...note,
      method: `${note.method}-of-groups`,
      degenerate: note.degenerate === true || noteNow.degenerate === true,
      alphaDivisor: Math.max(note.alphaDivisor ?? 1, noteNow.alphaDivisor ?? 1),
      warnings: [...new Set([...(note.warnings ?? []), ...(noteNow.warnings ?? [])])]
    },
    optimalCount
  )
}
