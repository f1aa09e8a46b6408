import {parametersOf} from '../../metrics/names.ts'
import {rankingScores, type RankingMetric} from '../../statistics/paired/ranking.ts'
import type {Definition} from './definition.ts'
import {rowsHave} from './needs.ts'
import type {PairedRows} from './paired-rows.ts'
import {cutOff, rankedOf} from './ranking-metrics.ts'
import {there} from './row-metric.ts'

/** Cut-offs that a name without a number may stand for. */
const USUAL_CUT_OFFS = [1, 3, 5, 10, 20, 50, 100, 1000]

/** The usual ways to compute a metric of rankings, the gate's own first; none where the rows do not give it. */
export function rankingDefinitions(metric: string, rows: PairedRows): readonly Definition[] {
  if (!rowsHave('rankings', rows)) return []
  const {name, at} = parametersOf(metric)
  if (at !== null) return waysOf(cutOff(name, at), '')
  if (name === 'map') return waysOf({name}, '')
  if (name !== 'ndcg' && name !== 'mrr') return []
  return [
    ...waysOf(cutOff(name, Infinity), ''),
    ...USUAL_CUT_OFFS.flatMap(k => waysOf(cutOff(name, k), `down to rank ${k}`))
  ]
}

function waysOf(metric: RankingMetric | null, depth: string): readonly Definition[] {
  if (metric === null) return []
  const gains: readonly (readonly [RankingMetric, string])[] =
    metric.name === 'ndcg'
      ? [
          [metric, 'linear gains'],
          [{...metric, gain: 'exponential'}, 'exponential gains']
        ]
      : [[metric, '']]
  return gains.flatMap(([one, gain]) =>
    (['over all queries', 'over the queries with something relevant'] as const).map(
      (queries, onlyRelevant) => ({
        words: [depth, gain, queries].filter(part => part !== '').join(', '),
        of: rows => meanOfQueries(one, rows, onlyRelevant === 1)
      })
    )
  )
}

function meanOfQueries(metric: RankingMetric, rows: PairedRows, onlyRelevant: boolean): number {
  const {values, withoutRelevant} = rankingScores(
    rankedOf(rows),
    there(rows.score).candidate,
    metric
  )
  const queries = values.length - (onlyRelevant ? withoutRelevant : 0)
  return values.reduce((sum, value) => sum + value, 0) / queries
}
