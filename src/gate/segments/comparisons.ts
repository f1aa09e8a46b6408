import type {Role} from '../../policy/demand.ts'
import type {WrittenMargin} from '../../policy/margin.ts'
import type {Question} from '../../statistics/core/difference.ts'
import {heterogeneity, type Heterogeneity} from '../../statistics/core/heterogeneity.ts'
import {signTest} from '../../statistics/paired/mcnemar.ts'
import {rowsBySegment} from '../../statistics/core/segments.ts'
import type {Comparison} from '../comparison/comparison.ts'
import {errorToPlanWith} from '../rows-needed.ts'
import {compareRows, isSameModel} from '../rows/compare-rows.ts'
import {subsetOf, type PairedRows} from '../rows/paired-rows.ts'
import type {RowMetric} from '../rows/row-metric.ts'
import type {Segment} from './segment.ts'
import type {Segmentation} from './segmentation.ts'

/** A metric that is judged in segments. */
export interface SegmentMetric {
  readonly metric: RowMetric
  readonly question: Question
  readonly margin: WrittenMargin
}

/** Both models on one metric in one segment, with what the family of its tests needs to know of the rows. */
export interface Member {
  readonly comparison: Comparison & {readonly scope: Segment}
  /** Of the segment; the metric may count fewer, as recall does. */
  readonly rows: number
  /** For a metric that counts right rows, one by one: those where just one model is right. */
  readonly outcomes: Outcomes | null
  /** P-value of "no loss": the sign test's where there are outcomes, else the method's own. */
  readonly pRegression: number
}

/** One metric in all segments by the same columns. */
export interface SegmentGroup extends SegmentMetric {
  readonly by: readonly string[]
  readonly members: readonly Member[]
  /** How the members' changes differ; `shrunken` in the order of the members. */
  readonly spread: Heterogeneity
}

interface Outcomes {
  readonly wins: number
  readonly losses: number
  readonly n: number
}

/** Compares both models on every metric in every segment; a critical segment is a guard, any other a screen. */
export function compareSegments(
  rows: PairedRows,
  {by, segments, codes}: Segmentation,
  metrics: readonly SegmentMetric[],
  isCritical: (segment: Segment) => boolean
): readonly SegmentGroup[] {
  const same = isSameModel(rows)
  const parts = rowsBySegment(codes, segments.length).map((chosen, s) => ({
    segment: segments[s] ?? NO_SEGMENT,
    rows: subsetOf(rows, chosen)
  }))
  return metrics.map(one => {
    const members = parts.map(part =>
      compareIn(part.rows, part.segment, one, isCritical(part.segment) ? 'guard' : 'screen', same)
    )
    const effects = members.map(({comparison: {difference, question}}) => ({
      difference: difference.difference,
      standardError: errorToPlanWith(difference, question.alpha)
    }))
    return {...one, by, members, spread: heterogeneity(effects)}
  })
}

const NO_SEGMENT: Segment = {name: '', values: {}}

function compareIn(
  rows: PairedRows,
  scope: Segment,
  {metric, question, margin}: SegmentMetric,
  role: Role,
  same: boolean
): Member {
  const difference = compareRows(metric, rows, question)
  const outcomes = outcomesOf(metric.name, rows)
  return {
    comparison: {
      metric: metric.name,
      unit: metric.share ? 'fraction' : null,
      scope,
      basis: 'rows',
      demand: {role, mode: 'non-inferior', margin},
      question,
      difference,
      same
    },
    rows: rows.rows,
    outcomes,
    // Exact where few rows differ, which in small segments is the rule.
    pRegression:
      outcomes === null
        ? difference.pRegression
        : signTest(outcomes.wins, outcomes.losses).worseMidP
  }
}

/** Null for metrics that are no count of right rows, and for rows that do not count alike. */
function outcomesOf(metric: string, rows: PairedRows): Outcomes | null {
  const {label, predicted, positive, weights, clusters} = rows
  if (label === null || predicted === null || weights !== undefined || clusters !== undefined) {
    return null
  }
  const all = metric === 'accuracy' || metric === 'exact_match'
  if (!all && metric !== 'recall' && metric !== 'specificity') return null
  const {baseline, candidate} = predicted
  let [wins, losses, n] = [0, 0, 0]
  for (let row = 0; row < label.length; row++) {
    const truth = label[row]
    if (!all && (truth === positive) !== (metric === 'recall')) continue
    n++
    const before = baseline[row] === truth
    const after = candidate[row] === truth
    if (after && !before) wins++
    if (before && !after) losses++
  }
  return {wins, losses, n}
}
