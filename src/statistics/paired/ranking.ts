/** Ranked items of many queries, one row an item. */
export interface RankedRows {
  /** Code of the row's query, 0 … queries − 1. */
  readonly query: Int32Array
  readonly queries: number
  /** At least 0; an item is relevant when above 0. */
  readonly relevance: Float64Array
}

/** What is measured of each query, down to a rank where the metric has one. */
export type RankingMetric =
  | {readonly name: 'ndcg'; readonly k: number; readonly gain: 'linear' | 'exponential'}
  | {readonly name: 'recall' | 'precision' | 'hit' | 'mrr'; readonly k: number}
  | {readonly name: 'map'}

/** A metric of each query, and how many queries had nothing relevant and so count as 0. */
export interface QueryScores {
  readonly values: Float64Array
  readonly withoutRelevant: number
}

/** One item of a query. */
interface Item {
  readonly relevance: number
  readonly score: number
}

/**
 * The metric of each query, the unit that a test of means then takes. Items are ranked by score, best
 * first. Ties cannot depend on the order of the rows: nDCG averages over them and average precision takes
 * them together, both as scikit-learn; the others put the less relevant item first. Scores must not be NaN.
 */
export function rankingScores(
  {query, queries, relevance}: RankedRows,
  score: Float64Array,
  metric: RankingMetric
): QueryScores {
  const items: Item[][] = Array.from({length: queries}, () => [])
  query.forEach((q, i) => {
    items[q]?.push({relevance: relevance[i] ?? NaN, score: score[i] ?? NaN})
  })
  let withoutRelevant = 0
  const values = Float64Array.from(items, ofQuery => {
    if (ofQuery.some(item => item.relevance > 0)) return queryScore(ofQuery.sort(byRank), metric)
    withoutRelevant++
    return 0
  })
  return {values, withoutRelevant}
}

function byRank(a: Item, b: Item): number {
  return b.score - a.score || a.relevance - b.relevance
}

function queryScore(ranked: readonly Item[], metric: RankingMetric): number {
  const relevant = (items: readonly Item[]): number =>
    items.reduce((count, item) => count + (item.relevance > 0 ? 1 : 0), 0)
  switch (metric.name) {
    case 'ndcg':
      return normalisedGain(ranked, metric.k, metric.gain)
    case 'recall':
      return relevant(ranked.slice(0, metric.k)) / relevant(ranked)
    case 'precision':
      return relevant(ranked.slice(0, metric.k)) / metric.k
    case 'hit':
      return relevant(ranked.slice(0, metric.k)) > 0 ? 1 : 0
    case 'mrr': {
      const place = ranked.findIndex(item => item.relevance > 0) + 1
      return place <= metric.k ? 1 / place : 0
    }
    case 'map':
      return averagePrecision(ranked)
  }
}

/** Source: Järvelin & Kekäläinen, ACM TOIS 2002;20:422; ties as McSherry & Najork, ECIR 2008. */
function normalisedGain(
  ranked: readonly Item[],
  k: number,
  gain: 'linear' | 'exponential'
): number {
  const gainOf = (relevance: number): number => (gain === 'linear' ? relevance : 2 ** relevance - 1)
  const gains = tieGroups(ranked).flatMap(group => {
    const mean = group.reduce((sum, item) => sum + gainOf(item.relevance), 0) / group.length
    return group.map(() => mean)
  })
  const ideal = ranked.map(item => gainOf(item.relevance)).sort((a, b) => b - a)
  return discounted(gains, k) / discounted(ideal, k)
}

function discounted(gains: readonly number[], k: number): number {
  return gains.slice(0, k).reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0)
}

function averagePrecision(ranked: readonly Item[]): number {
  let taken = 0
  let found = 0
  let sum = 0
  for (const group of tieGroups(ranked)) {
    const hits = group.filter(item => item.relevance > 0).length
    taken += group.length
    found += hits
    sum += (hits * found) / taken
  }
  return sum / found
}

function tieGroups(ranked: readonly Item[]): readonly (readonly Item[])[] {
  const groups: Item[][] = []
  for (const item of ranked) {
    const last = groups.at(-1)
    if (last?.[0]?.score === item.score) last.push(item)
    else groups.push([item])
  }
  return groups
}
