import {SHARE, type Entry} from './metric.ts'

const OF_RANKINGS = {...SHARE, needs: 'rankings', meanOf: 'queries'} as const

/** Metrics of rankings, each a mean over queries; with a number they look at the first places only: `ndcg@10`. */
export const RANKING = {
  ndcg: {
    ...OF_RANKINGS,
    mainRank: 9,
    ranked: true,
    computedFrom: 'rows',
    letters: 'ndcg',
    spellings: 'ndcg score, normalized discounted cumulative gain'
  },
  mrr: {
    ...OF_RANKINGS,
    ranked: true,
    computedFrom: 'rows',
    letters: 'mrr',
    spellings: 'mean reciprocal rank'
  },
  map: {
    ...OF_RANKINGS,
    mainRank: 10,
    computedFrom: 'rows',
    letters: 'map',
    spellings:
      'mean average precision, m ap, map50 95, map50 95(b), map@0.5:0.95, map@50:95, coco map, ' +
      'box map, bbox map, box ap, bbox ap'
  },
  hit_rate: {...OF_RANKINGS, ranked: true, spellings: 'hits, hit ratio, hitrate'}
} as const satisfies Readonly<Record<string, Entry>>
