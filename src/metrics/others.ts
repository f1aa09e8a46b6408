import {CORRELATION, ERROR, POSITIVE_SCORE, SCORE, SHARE, type Entry} from './metric.ts'

/** Metrics of clusters, and of what an agent gains. */
export const OTHERS = {
  v_measure: {...SHARE, spellings: 'v measures, v measure score'},
  nmi: {...SHARE, spellings: 'normalized mutual info score'},
  homogeneity: {...SHARE, spellings: 'homogeneity score'},
  completeness: {...SHARE, spellings: 'completeness score'},
  ari: {...CORRELATION, spellings: 'adjusted rand score, adjusted rand index'},
  ami: {...CORRELATION, spellings: 'adjusted mutual info score'},
  silhouette: {...CORRELATION, spellings: 'silhouette score'},
  davies_bouldin: {...ERROR, spellings: 'davies bouldin score'},
  calinski_harabasz: {...POSITIVE_SCORE, spellings: 'calinski harabasz score'},
  elo: {...SCORE, spellings: 'elo rating'},
  mean_reward: {
    ...SCORE,
    spellings: 'average reward, mean return, average return, episode reward mean'
  },
  reward: {...SCORE, spellings: ''},
  total_reward: {...SCORE, spellings: ''},
  expert_normalized_total_reward: {...SCORE, spellings: ''},
  human_normalized_total_reward: {...SCORE, spellings: ''}
} as const satisfies Readonly<Record<string, Entry>>
