import {SIDES, type Side} from '../../traffic/side.ts'
import type {Comparer} from './comparer.ts'
import {liveComparison, optimalCountOf, questionOf} from './comparisons.ts'
import type {TrafficDemand} from './demand.ts'
import {groupsOf} from './group-tables.ts'
import {countsHave} from './metrics.ts'
import {largestOf, smallestOf} from '../../statistics/core/extremes.ts'

/** Compares the models as two groups of requests, each of which went to one of them. */
export function groupComparer(demand: TrafficDemand): Comparer {
  return {
    check: 'canary',
    compare: (metric, guard, source, segment = {}) => {
      if (!countsHave(metric, source)) return null
      const {question} = questionOf(metric, guard, demand)
      const groups = groupsOf(source)
      const difference = metric.ofCounts.ofGroups(groups, question, optimalCountOf(demand))
      return difference === null
        ? null
        : liveComparison(metric, guard, {...demand, basis: 'groups'}, difference, segment)
    },
    labelled: source => {
      const {tables} = groupsOf(source)
      const ofSide = (side: Side): number =>
        largestOf([
          tables[side].cells.reduce((sum, {rows}) => sum + rows, 0),
          ...[...source.groupLosses.values()].map(losses => losses[side].n)
        ])
      return smallestOf(SIDES.map(ofSide))
    }
  }
}
