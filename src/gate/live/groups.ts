import {SIDES, type Side} from '../../traffic/plan.ts'
import {
  binnedAveragePrecision,
  binnedRocAuc,
  type ScoreCell
} from '../../statistics/paired/binned-scores.ts'
import {estimateConfusion} from '../../statistics/paired/confusion.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import type {JointTable} from '../../statistics/paired/joint-table.ts'
import {meanOfOwn, rootOfOwn, type Estimated} from '../../statistics/paired/loss-sums.ts'
import {sequentialGroups} from '../../statistics/sequential/sequential-groups.ts'
import {sequentialPair} from '../../statistics/sequential/sequential-pair.ts'
import type {Count} from '../../statistics/counts/two-proportions.ts'
import {jointTableOf, type Classes} from './classes.ts'
import type {Comparer} from './comparer.ts'
import {liveComparison, optimalCountOf, questionOf} from './comparisons.ts'
import type {TrafficDemand} from './demand.ts'
import {LOG_CONFUSION, type LogMetric, type MetricSource} from './metrics.ts'

/** The labelled requests of each of two groups, as if both models had said what the group's own said. */
type GroupTables = Readonly<Record<Side, JointTable>>

/** The requests of each group; one that got no answer is a wrong one of the group that it went to. */
function groupTables({outcomes, classes}: MetricSource): GroupTables {
  const of = (side: Side): JointTable =>
    jointTableOf(
      outcomes.flatMap(outcome => {
        const [said, count] = [outcome[side], outcome.asked[side]]
        return count === 0 ? [] : {...outcome, baseline: said, candidate: said, count}
      }),
      classes
    )
  return {baseline: of('baseline'), candidate: of('candidate')}
}

/** Compares the models as two groups of requests, each of which went to one of them. */
export function groupComparer(demand: TrafficDemand): Comparer {
  return {
    check: 'canary',
    compare: (metric, guard, source, segment = {}) => {
      const {question} = questionOf(metric, guard, demand)
      const groups = groupsOf(source)
      const difference = compareGroups(metric, groups, question, optimalCountOf(demand))
      return difference === null
        ? null
        : liveComparison(metric, guard, {...demand, basis: 'groups'}, difference, segment)
    },
    labelled: source => {
      const {tables} = groupsOf(source)
      const ofSide = (side: Side): number =>
        Math.max(
          tables[side].cells.reduce((sum, {rows}) => sum + rows, 0),
          ...[...source.groupLosses.values()].map(losses => losses[side].n)
        )
      return Math.min(...SIDES.map(ofSide))
    }
  }
}

/** What two groups are compared by. */
interface Groups {
  readonly tables: GroupTables
  readonly classes: Classes
  readonly scores: Readonly<Record<Side, readonly ScoreCell[]>>
  readonly losses: MetricSource['groupLosses']
}

function groupsOf(source: MetricSource): Groups {
  const {classes, scores, groupLosses} = source
  return {
    tables: groupTables(source),
    classes,
    scores: groupScores(scores),
    losses: groupLosses
  }
}

/** Compares two groups on a metric, valid however often one looks; null for one that they do not give. */
function compareGroups(
  metric: LogMetric,
  {tables, classes, scores, losses}: Groups,
  question: Question,
  optimalCount: number
): Difference | null {
  if (metric.loss !== undefined) {
    const sums = losses.get(metric.loss.kind)
    if (sums === undefined || SIDES.some(side => sums[side].n === 0)) return null
    const estimate = metric.loss.isRoot ? rootOfOwn : meanOfOwn
    return ofTwo(estimate(sums.baseline), estimate(sums.candidate), question, optimalCount)
  }
  if (metric.name === 'roc_auc' || metric.name === 'average_precision') {
    if (SIDES.some(side => scores[side].length === 0)) return null
    const estimate = metric.name === 'roc_auc' ? binnedRocAuc : binnedAveragePrecision
    return ofTwo(estimate(scores.baseline), estimate(scores.candidate), question, optimalCount)
  }
  if (SIDES.some(side => tables[side].cells.length === 0)) return null
  const shareOf = SHARES[metric.name]
  if (shareOf !== undefined) {
    if (shareOf !== right && shareOf !== wrong && classes.positive < 0) return null
    const of = (side: Side): Count => shareOf(tables[side], classes.positive)
    return sequentialGroups({baseline: of('baseline'), candidate: of('candidate')}, question)
  }
  const confusion = LOG_CONFUSION.find(({name}) => name === metric.name)
  if (confusion === undefined || (confusion.needsPositive && classes.positive < 0)) return null
  const of = (side: Side): Estimated =>
    estimateConfusion(confusion.name, tables[side], classes.positive)
  return ofTwo(of('baseline'), of('candidate'), question, optimalCount)
}

/** The scores of each group's own model; a request without one is in the worst place. */
function groupScores(scores: MetricSource['scores']): Groups['scores'] {
  const of = (side: Side): readonly ScoreCell[] =>
    scores.flatMap(({isPositive, asked, [side]: bin}) =>
      asked[side] === 0 ? [] : {isPositive, baseline: bin, candidate: bin, rows: asked[side]}
    )
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
