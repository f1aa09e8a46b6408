import type {MetricDemand} from '../policy/demand.ts'
import type {Case} from './case.ts'

/** Metrics that policy or option name and the files state, of which nobody says whether higher or lower is better. */
export function undirected({demand, metrics}: Case): readonly MetricDemand[] {
  const named = metrics.filter(
    one => demand.metrics?.includes(one.demand) === true && one.role !== 'info'
  )
  return named.flatMap(({demand: own, pair, direction}) =>
    direction === null && pair !== null ? [own] : []
  )
}
