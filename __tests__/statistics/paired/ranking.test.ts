import {describe, expect, test} from '@jest/globals'

import {rankingScores, type RankingMetric} from '../../../src/statistics/paired/ranking.ts'
import {agreeing, readOracle} from '../row-recipes.ts'

interface Case {
  id: string
  input: {relevance: number[]; scores: number[]}
  expected: Record<string, number>
}

const oracle = readOracle<Case>('12-ranking-per-query')
const cases = oracle.cases.flatMap(({id, input, expected}) =>
  Object.entries(expected).map(([name, value]) => ({id, name, input, value}))
)

test.each(cases)('against scikit-learn: $id $name', ({name, input, value}) => {
  const [got = NaN] = scores(input.relevance, input.scores, metricOf(name))
  expect(got).toBe(agreeing(got, value, oracle))
})

test('all queries at once equal each alone, whatever the order of rows', () => {
  const rows = oracle.cases.flatMap(({input}, query) =>
    input.relevance.map((relevance, i) => ({query, relevance, score: input.scores[i] ?? NaN}))
  )
  rows.reverse()
  const metric: RankingMetric = {name: 'ndcg', k: 5, gain: 'linear'}
  const together = rankingScores(
    {
      query: Int32Array.from(rows, row => row.query),
      queries: 3,
      relevance: Float64Array.from(rows, row => row.relevance)
    },
    Float64Array.from(rows, row => row.score),
    metric
  )
  const alone = oracle.cases.map(({input}) => scores(input.relevance, input.scores, metric)[0])
  expect(Array.from(together.values)).toEqual(alone)
})

test('queries with nothing relevant count as 0 and are counted', () => {
  const got = rankingScores(
    {query: Int32Array.of(0, 0, 2), queries: 3, relevance: Float64Array.of(0, 0, 1)},
    Float64Array.of(0.4, 0.6, 0.1),
    {name: 'mrr', k: Infinity}
  )
  expect(got).toEqual({values: Float64Array.of(0, 0, 1), withoutRelevant: 2})
})

describe('ties', () => {
  const relevance = [1, 0, 0, 0]
  const tied = [0.5, 0.5, 0.5, 0.5]

  test('gain nothing by the order of the rows', () => {
    expect(scores(relevance, tied, {name: 'mrr', k: Infinity})[0]).toBe(1 / 4)
    expect(scores(relevance, tied, {name: 'hit', k: 3})[0]).toBe(0)
    expect(scores(relevance, tied, {name: 'map'})[0]).toBe(1 / 4)
  })

  test('share their gain in nDCG', () => {
    const mean = (1 + 1 / Math.log2(3) + 1 / 2 + 1 / Math.log2(5)) / 4
    expect(scores(relevance, tied, {name: 'ndcg', k: 4, gain: 'linear'})[0]).toBeCloseTo(mean, 14)
  })
})

function scores(relevance: number[], score: number[], metric: RankingMetric): Float64Array {
  const query = new Int32Array(relevance.length)
  const rows = {query, queries: 1, relevance: Float64Array.from(relevance)}
  return rankingScores(rows, Float64Array.from(score), metric).values
}

function metricOf(name: string): RankingMetric {
  const [kind = '', k = '0'] = name.split('@')
  switch (kind) {
    case 'ndcg_linear':
      return {name: 'ndcg', k: Number(k), gain: 'linear'}
    case 'ndcg_exp':
      return {name: 'ndcg', k: Number(k), gain: 'exponential'}
    case 'reciprocal_rank':
      return {name: 'mrr', k: Infinity}
    case 'average_precision':
      return {name: 'map'}
    case 'recall':
    case 'precision':
    case 'hit':
      return {name: kind, k: Number(k)}
    default:
      throw new Error(`no metric ${name}`)
  }
}
