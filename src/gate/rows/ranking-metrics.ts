import {count} from '../../words/numbers.ts'
import {pairedMeanOfRows} from '../../statistics/paired/paired-mean.ts'
import {
  rankingScores,
  type RankedRows,
  type RankingMetric
} from '../../statistics/paired/ranking.ts'
import type {PairedRows} from './paired-rows.ts'
import {eachSide, there, type OfRows} from './row-metric.ts'

/** What is measured of each ranking down to rank k; null for a metric that has no such rank. */
export function cutOff(name: string, k: number): RankingMetric | null {
  switch (name) {
    case 'ndcg':
      return {name, k, gain: 'linear'}
    case 'mrr':
    case 'precision':
    case 'recall':
      return {name, k}
    case 'hit_rate':
      return {name: 'hit', k}
    default:
      return null
  }
}

/** The rows as rankings, each cluster being a query. */
export function rankedOf({clusters, target}: Pick<PairedRows, 'clusters' | 'target'>): RankedRows {
  const query = there(clusters ?? null)
  const queries = 1 + query.reduce((most, code) => Math.max(most, code), -1)
  return {query, queries, relevance: there(target)}
}

/** The value of each query, not of each row, is computed first, and is what is compared. */
export function ranking(metric: RankingMetric): OfRows {
  return ({clusters, target, score}, question) => {
    const ranked = rankedOf({clusters, target})
    const {baseline, candidate} = eachSide(there(score), column =>
      rankingScores(ranked, column, metric)
    )
    const difference = pairedMeanOfRows(baseline.values, candidate.values, question)
    return candidate.withoutRelevant === 0
      ? difference
      : {
          ...difference,
          warnings: [
            ...difference.warnings,
            `${count(candidate.withoutRelevant)} of the ${count(ranked.queries)} queries have nothing relevant and count as 0.`
          ]
        }
  }
}

/** The metric of the first k places of each ranking; null where it has none, or k is no place. */
export function rankingAt(name: string, k: number): OfRows | null {
  if (!Number.isInteger(k) || k < 1) return null
  const metric = cutOff(name, k)
  return metric === null ? null : ranking(metric)
}
