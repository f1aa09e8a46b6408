import {CORRELATION, ERROR, ERROR_SHARE, POSITIVE_SCORE, RATE, SHARE, type Entry} from './metric.ts'

/** What the joint table of labels and predicted classes gives. */
const OF_CLASSES = {...SHARE, needs: 'classes'} as const
const OF_POSITIVE = {...SHARE, needs: 'positive-class', meanOf: 'hits-of-some'} as const

/** Metrics of classes and of their scores. */
export const CLASSIFICATION = {
  accuracy: {
    ...OF_CLASSES,
    mainRank: 1,
    meanOf: 'hits',
    computedFrom: 'both',
    spellings:
      'acc, accuracy score, acc1, top1, top 1, top 1 accuracy, top1 accuracy, top 1 acc, top1 acc, acc@1, accuracy@1, ' +
      'accuracy top1, accuracy top 1, binary accuracy, multiclass accuracy, categorical accuracy, ' +
      'sparse categorical accuracy'
  },
  error_rate: {
    ...RATE,
    needs: 'classes',
    meanOf: 'hits',
    computedFrom: 'counts',
    complementOf: 'accuracy',
    spellings: 'error, classification error, zero one loss, misclassification rate'
  },
  recall: {
    ...OF_POSITIVE,
    ranked: true,
    computedFrom: 'both',
    spellings: 'sensitivity, tpr, true positive rate, recall score, recall(b), rec'
  },
  specificity: {...OF_POSITIVE, computedFrom: 'both', spellings: 'tnr, true negative rate'},
  precision: {
    ...OF_POSITIVE,
    ranked: true,
    computedFrom: 'both',
    spellings: 'ppv, positive predictive value, precision score, precision(b), prec'
  },
  npv: {...OF_POSITIVE, spellings: 'negative predictive value'},
  f1: {
    ...SHARE,
    mainRank: 4,
    needs: 'positive-class',
    computedFrom: 'both',
    letters: 'f1',
    spellings: 'f1 score, f score, f measure, fscore, f1score, f1 measure, fmeasure'
  },
  false_positive_rate: {
    ...ERROR_SHARE,
    needs: 'positive-class',
    meanOf: 'hits-of-some',
    complementOf: 'specificity',
    spellings: 'fpr, fall out'
  },
  false_negative_rate: {
    ...ERROR_SHARE,
    needs: 'positive-class',
    meanOf: 'hits-of-some',
    complementOf: 'recall',
    spellings: 'fnr, miss rate'
  },
  false_discovery_rate: {...ERROR_SHARE, meanOf: 'hits-of-some', spellings: 'fdr'},
  balanced_accuracy: {
    ...OF_CLASSES,
    computedFrom: 'both',
    spellings: 'balanced acc, bal acc, balanced accuracy score, bacc'
  },
  f1_macro: {
    ...SHARE,
    mainRank: 5,
    needs: 'classes-or-sets',
    computedFrom: 'both',
    spellings:
      'macro f1, macro avg f1 score, macro avg f1, f1 macro avg, f1 score macro, macro f1 score, f1 macro score'
  },
  f1_micro: {
    ...SHARE,
    needs: 'classes-or-sets',
    computedFrom: 'both',
    spellings: 'micro f1, micro avg f1 score, micro avg f1, f1 micro avg, f1 score micro'
  },
  f1_weighted: {
    ...SHARE,
    needs: 'classes-or-sets',
    computedFrom: 'both',
    spellings:
      'weighted f1, weighted avg f1 score, weighted avg f1, f1 weighted avg, f1 score weighted, weighted f1 score'
  },
  precision_macro: {
    ...SHARE,
    needs: 'classes-or-sets',
    computedFrom: 'both',
    spellings: 'macro precision, macro avg precision, precision macro avg'
  },
  precision_micro: {
    ...SHARE,
    needs: 'label-sets',
    computedFrom: 'rows',
    spellings: 'micro precision, micro avg precision, precision micro avg'
  },
  precision_weighted: {
    ...SHARE,
    spellings: 'weighted precision, weighted avg precision, precision weighted avg'
  },
  precision_samples: {...SHARE, spellings: 'samples avg precision'},
  recall_macro: {
    ...SHARE,
    needs: 'classes-or-sets',
    computedFrom: 'both',
    spellings: 'macro recall, macro avg recall, recall macro avg, uar, unweighted average recall'
  },
  recall_micro: {
    ...SHARE,
    needs: 'label-sets',
    computedFrom: 'rows',
    spellings: 'micro recall, micro avg recall, recall micro avg'
  },
  recall_weighted: {
    ...SHARE,
    spellings: 'weighted recall, weighted avg recall, recall weighted avg'
  },
  recall_samples: {...SHARE, spellings: 'samples avg recall'},
  f1_samples: {
    ...SHARE,
    needs: 'label-sets',
    computedFrom: 'rows',
    spellings: 'samples avg f1 score, samples f1'
  },
  jaccard: {
    ...SHARE,
    needs: 'label-sets',
    computedFrom: 'rows',
    spellings: 'jaccard score, jaccard index'
  },
  hamming_loss: {...ERROR_SHARE, needs: 'label-sets', computedFrom: 'rows', spellings: ''},
  mcc: {
    ...CORRELATION,
    needs: 'classes',
    computedFrom: 'both',
    letters: 'mcc',
    spellings: 'matthews correlation coefficient, matthews corrcoef, matthews correlation, matthews'
  },
  cohen_kappa: {
    ...CORRELATION,
    needs: 'classes',
    computedFrom: 'both',
    spellings: 'kappa, cohen kappa score'
  },
  quadratic_weighted_kappa: {...CORRELATION, spellings: 'qwk, weighted kappa'},
  roc_auc: {
    ...SHARE,
    mainRank: 3,
    needs: 'scores',
    computedFrom: 'both',
    letters: 'roc auc',
    spellings: 'auc, auroc, roc auc score, auc roc, area under curve, rocauc, aucroc, au roc'
  },
  average_precision: {
    ...SHARE,
    needs: 'scores-of-positive',
    computedFrom: 'both',
    letters: 'pr auc',
    spellings:
      'avg prec, ap, pr auc, auprc, auc pr, prauc, aucpr, avg precision, average precision score, ' +
      'precision recall auc, aupr'
  },
  brier: {
    ...ERROR_SHARE,
    needs: 'probabilities',
    meanOf: 'rows',
    computedFrom: 'both',
    spellings: 'brier score, brier score loss, brier loss'
  },
  log_loss: {
    ...ERROR,
    mainRank: 14,
    boundedAs: 'brier',
    needs: 'probabilities',
    meanOf: 'rows',
    computedFrom: 'both',
    spellings:
      'logloss, logistic loss, cross entropy, cross entropy loss, ce loss, crossentropy, ' +
      'binary crossentropy, categorical crossentropy, sparse categorical crossentropy'
  },
  top_5_accuracy: {
    ...SHARE,
    meanOf: 'hits',
    spellings:
      'top5, top 5, acc5, top5 accuracy, top5 acc, acc@5, accuracy top5, accuracy top 5, top 5 acc'
  },
  top_k_accuracy: {...SHARE, spellings: 'top k accuracy score'},
  acc_norm: {...SHARE, meanOf: 'hits', spellings: 'normalized accuracy'},
  fbeta: {...SHARE, spellings: 'fbeta score, f beta'},
  f2: {...SHARE, spellings: 'f2 score'},
  g_mean: {...SHARE, spellings: 'gmean, geometric mean score'},
  ks: {...SHARE, spellings: 'ks statistic, ks score, kolmogorov smirnov'},
  gini: {...CORRELATION, spellings: 'gini coefficient, gini norm, normalized gini'},
  lift: {...POSITIVE_SCORE, spellings: 'lift score'},
  ece: {
    ...ERROR_SHARE,
    letters: 'ece',
    spellings: 'expected calibration error, calibration error'
  },
  mce: {...ERROR_SHARE, spellings: 'maximum calibration error'},
  eer: {...RATE, spellings: 'equal error rate'},
  min_dcf: {...ERROR, spellings: 'mindcf, minimum dcf'},
  act_dcf: {...ERROR, spellings: 'actdcf'},
  concordance_index: {...SHARE, spellings: 'c index'},
  demographic_parity_difference: {...ERROR_SHARE, spellings: ''},
  equalized_odds_difference: {...ERROR_SHARE, spellings: ''}
} as const satisfies Readonly<Record<string, Entry>>
