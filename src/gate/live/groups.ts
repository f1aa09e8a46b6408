import {SIDES, type Side} from '../../traffic/side.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {Comparer} from './comparer.ts'
import {liveComparison, optimalCountOf, questionOf} from './comparisons.ts'
import type {TrafficDemand} from './demand.ts'
import {groupsOf} from './group-tables.ts'
import {countsHave} from './metrics.ts'
import type {LiveComparison} from './sentences.ts'

/** Compares the models as two groups of requests, each of which went to one of them. */
export function groupComparer(demand: TrafficDemand): Comparer {
  return {
    check: 'canary',
    compare: (metric, guard, source, segment = {}) => {
      if (!countsHave(metric, source)) return null
      const {question} = questionOf(metric, guard, demand)
      const groups = groupsOf(source)
      const difference = metric.ofCounts.ofGroups(groups, question, optimalCountOf(demand))
      return difference === null ? null : liveComparison(metric, guard, demand, difference, segment)
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

/** The finding of a comparison of groups, with whether the difference is real or noise. */
export function ofGroups(finding: Finding, {difference: tested}: LiveComparison): Finding {
  const {difference, lower, upper, degenerate} = tested
  const isReal = lower > 0 || upper < 0
  const note = isReal
    ? 'The difference is real: chance does not make one so large.'
    : 'The difference may be noise: chance makes one as large.'
  const notes = degenerate || difference === 0 ? finding.notes : [note, ...finding.notes]
  return {...finding, evidence: 'counts', notes}
}
