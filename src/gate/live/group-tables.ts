import {SIDES, type Side} from '../../traffic/side.ts'
import type {ScoreCell} from '../../statistics/paired/binned-scores.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import type {JointTable} from '../../statistics/paired/joint-table.ts'
import type {Estimated} from '../../statistics/paired/loss-sums.ts'
import {sequentialPair} from '../../statistics/sequential/sequential-pair.ts'
import {jointTableOf, type Classes} from './classes.ts'
import type {MetricSource} from './metric-source.ts'

/** What two groups of requests are compared by, each of which went to one model. */
export interface Groups {
  /** The labelled requests of each group, as if both models had said what the group's own said. */
  readonly tables: Readonly<Record<Side, JointTable>>
  readonly classes: Classes
  readonly scores: Readonly<Record<Side, readonly ScoreCell[]>>
  readonly losses: MetricSource['groupLosses']
}

/** The requests of each group; one that got no answer is a wrong one of the group that it went to. */
export function groupsOf({outcomes, classes, scores, groupLosses}: MetricSource): Groups {
  const tableOf = (side: Side): JointTable =>
    jointTableOf(
      outcomes.flatMap(outcome => {
        const [said, count] = [outcome[side], outcome.asked[side]]
        return count === 0 ? [] : {...outcome, baseline: said, candidate: said, count}
      }),
      classes
    )
  return {
    tables: {baseline: tableOf('baseline'), candidate: tableOf('candidate')},
    classes,
    scores: groupScores(scores),
    losses: groupLosses
  }
}

/** Whether both groups have something. */
export function bothGroups(has: (side: Side) => boolean): boolean {
  return SIDES.every(has)
}

/** The scores of each group's own model; a request without one is in the worst place. */
function groupScores(scores: MetricSource['scores']): Groups['scores'] {
  const of = (side: Side): readonly ScoreCell[] =>
    scores.flatMap(({isPositive, asked, [side]: bin}) =>
      asked[side] === 0 ? [] : {isPositive, baseline: bin, candidate: bin, rows: asked[side]}
    )
  return {baseline: of('baseline'), candidate: of('candidate')}
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
