import {CORRELATION, ERROR, LOSS, SCORE, type Entry} from './metric.ts'

const OF_NUMBERS = {...ERROR, needs: 'numbers'} as const
/** The share of the variance that is explained: at most 1, and below 0 where a mean would do better. */
const EXPLAINED = {...SCORE, range: [-Infinity, 1], best: 1, needs: 'numbers'} as const

/** Metrics of predicted numbers and of likelihoods. */
export const REGRESSION = {
  rmse: {
    ...OF_NUMBERS,
    mainRank: 6,
    computedFrom: 'both',
    letters: 'rmse',
    spellings: 'root mean squared error, root mean square error'
  },
  mae: {
    ...OF_NUMBERS,
    mainRank: 7,
    meanOf: 'rows',
    computedFrom: 'both',
    letters: 'mae',
    spellings: 'mean absolute error'
  },
  mse: {
    ...OF_NUMBERS,
    meanOf: 'rows',
    computedFrom: 'both',
    letters: 'mse',
    spellings: 'mean squared error'
  },
  r2: {
    ...EXPLAINED,
    mainRank: 8,
    computedFrom: 'rows',
    letters: 'r2',
    spellings: 'r2 score, r squared, rsquared, r^2, coefficient of determination'
  },
  explained_variance: {
    ...EXPLAINED,
    computedFrom: 'rows',
    spellings: 'explained variance score'
  },
  mape: {...OF_NUMBERS, letters: 'mape', spellings: 'mean absolute percentage error'},
  median_absolute_error: {...OF_NUMBERS, spellings: 'medae, mdae'},
  nrmse: {...ERROR, spellings: 'normalized rmse'},
  rmsle: {...ERROR, letters: 'rmsle', spellings: 'root mean squared log error'},
  msle: {...ERROR, spellings: 'mean squared log error'},
  rmsse: {...ERROR, spellings: 'root mean squared scaled error'},
  smape: {...ERROR, letters: 'smape', spellings: 'symmetric mean absolute percentage error'},
  wape: {...ERROR, spellings: 'wmape, weighted absolute percentage error'},
  mase: {...ERROR, spellings: 'mean absolute scaled error'},
  max_error: {...ERROR, spellings: 'maximum error'},
  pinball_loss: {...OF_NUMBERS, spellings: 'pinball, quantile loss, mean pinball loss'},
  crps: {...ERROR, spellings: 'continuous ranked probability score'},
  abs_rel: {...ERROR, spellings: 'absolute relative error, absrel'},
  loss: {...LOSS, mainRank: 15, spellings: 'total loss'},
  nll: {...LOSS, spellings: 'nll loss, negative log likelihood'},
  pearson: {...CORRELATION, spellings: 'pearsonr, pearson correlation, pearson r, pcc'},
  cos_sim_pearson: {...CORRELATION, spellings: 'cosine pearson, pearson cosine'},
  manhattan_pearson: {...CORRELATION, spellings: 'pearson manhattan'},
  euclidean_pearson: {...CORRELATION, spellings: 'pearson euclidean'},
  spearman: {
    ...CORRELATION,
    spellings: 'spearmanr, spearman correlation, spearman rank correlation, spearman rho'
  },
  cos_sim_spearman: {...CORRELATION, spellings: 'cosine spearman, spearman cosine'},
  manhattan_spearman: {...CORRELATION, spellings: 'spearman manhattan'},
  euclidean_spearman: {...CORRELATION, spellings: 'spearman euclidean'},
  kendall_tau: {...CORRELATION, spellings: 'kendalltau, kendall'},
  sharpe_ratio: {...SCORE, spellings: 'sharpe'}
} as const satisfies Readonly<Record<string, Entry>>
