import type {Direction} from '../statistics/core/difference.ts'

/**
 * What values a metric can take: `fraction` is in [0, 1] (or 0 to 100 as percent), `rate` is usually so
 * but can be above 1 (word error rate), `correlation` is in [-1, 1], `loss` is at least 0 and
 * `unbounded` is anything.
 */
export type Family = 'fraction' | 'rate' | 'correlation' | 'loss' | 'unbounded'

export interface KnownMetric {
  /** scikit-learn's name where it has one. */
  readonly name: string
  readonly direction: Direction
  readonly family: Family
  readonly spellings: readonly string[]
}

/**
 * The field's usual metrics, one a line: the name, then other spellings. Case, spaces and
 * punctuation of a spelling do not matter. Two metrics that can differ never share a line.
 */
const GROUPS: readonly (readonly [Direction, Family, string])[] = [
  [
    'higher',
    'fraction',
    `accuracy: acc, accuracy score, top 1 accuracy, top1 accuracy, top 1 acc, top1 acc, acc@1
     accuracy: accuracy@1, accuracy top1, accuracy top 1, binary accuracy, multiclass accuracy
     accuracy: categorical accuracy, sparse categorical accuracy
     acc_norm: normalized accuracy
     balanced_accuracy: balanced acc, bal acc, balanced accuracy score, bacc
     top_5_accuracy: top5 accuracy, top5 acc, acc@5, accuracy top5, accuracy top 5, top 5 acc
     top_k_accuracy: top k accuracy score
     precision: ppv, positive predictive value, precision score, precision(b), prec
     precision_macro: macro precision, macro avg precision, precision macro avg
     precision_micro: micro precision, micro avg precision, precision micro avg
     precision_weighted: weighted precision, weighted avg precision, precision weighted avg
     precision_samples: samples avg precision
     recall: sensitivity, tpr, true positive rate, recall score, recall(b), rec
     recall_macro: macro recall, macro avg recall, recall macro avg, uar, unweighted average recall
     recall_micro: micro recall, micro avg recall, recall micro avg
     recall_weighted: weighted recall, weighted avg recall, recall weighted avg
     recall_samples: samples avg recall
     f1: f1 score, f score, f measure, fscore, f1score, f1 measure
     f1_macro: macro f1, macro avg f1 score, macro avg f1, f1 macro avg, f1 score macro
     f1_macro: macro f1 score, f1 macro score
     f1_micro: micro f1, micro avg f1 score, micro avg f1, f1 micro avg, f1 score micro
     f1_weighted: weighted f1, weighted avg f1 score, weighted avg f1, f1 weighted avg
     f1_weighted: f1 score weighted, weighted f1 score
     f1_samples: samples avg f1 score, samples f1
     fbeta: fbeta score
     f2: f2 score
     specificity: tnr, true negative rate
     npv: negative predictive value
     jaccard: jaccard score, jaccard index
     roc_auc: auc, auroc, roc auc score, auc roc, area under curve, rocauc, aucroc
     average_precision: avg prec, ap, pr auc, auprc, auc pr, prauc, aucpr, avg precision
     average_precision: average precision score, precision recall auc
     ks: ks statistic
     g_mean: gmean, geometric mean score
     ndcg: ndcg score, normalized discounted cumulative gain
     mrr: mean reciprocal rank
     hit_rate: hits, hit ratio, hitrate
     success_rate:
     map: mean average precision, m ap, map50 95, map50 95(b), map@0.5:0.95, map@50:95, coco map
     map: box map, bbox map, box ap, bbox ap
     map_50: map50, map50(b), map@0.5, map@50, ap50, ap@0.5, bbox map 50, bbox ap50
     map_75: map75, map@0.75, map@75, ap75, bbox map 75, bbox ap75
     mask_map: segm map, mask ap, segm ap, map50 95(m), segm map 50 95
     average_recall: ar, mar, mean average recall
     dice: dice score, dice coefficient, dsc, dice coef, mean dice
     iou: miou, mean iou, intersection over union, m iou
     pixel_accuracy: aacc
     mean_class_accuracy: macc
     panoptic_quality: pq
     ssim: structural similarity
     ms_ssim:
     stoi:
     bleu: bleu score, sacrebleu, sacre bleu
     chrf: chr f, chr f++, chrf2
     rouge1: rouge 1, rogue 1
     rouge2: rouge 2, rogue 2
     rouge_l: rougel, rogue l
     rouge_lsum: rougelsum, rogue lsum
     meteor:
     spice:
     bertscore: bert score
     bertscore_f1: bert score f1
     bertscore_precision: bert score precision
     bertscore_recall: bert score recall
     exact_match: em, exact, exact match score
     quasi_exact_match:
     pass: pass rate
     win_rate: winrate
     lc_win_rate: length controlled win rate
     las: labeled attachment score, dep las
     uas: unlabeled attachment score, dep uas
     faithfulness:
     groundedness:
     answer_relevancy: answer relevance, response relevancy
     context_relevancy: context relevance
     context_precision:
     context_recall:
     context_entity_recall:
     answer_correctness:
     answer_similarity: semantic similarity
     factual_correctness:
     v_measure: v measures, v measure score
     nmi: normalized mutual info score
     homogeneity: homogeneity score
     completeness: completeness score
     concordance_index: c index`
  ],
  [
    'lower',
    'fraction',
    `false_positive_rate: fpr, fall out
     false_negative_rate: fnr, miss rate
     false_discovery_rate: fdr
     hamming_loss:
     brier: brier score, brier score loss, brier loss
     ece: expected calibration error, calibration error
     mce: maximum calibration error
     hallucination_rate: hallucination
     toxicity:
     demographic_parity_difference:
     equalized_odds_difference:`
  ],
  [
    'lower',
    'rate',
    `error_rate: error, classification error, zero one loss, misclassification rate
     wer: word error rate
     cer: character error rate
     mer: match error rate
     ter: translation edit rate
     der: diarization error rate
     per: phoneme error rate, phone error rate
     eer: equal error rate`
  ],
  [
    'higher',
    'correlation',
    `mcc: matthews correlation coefficient, matthews corrcoef, matthews correlation, matthews
     cohen_kappa: kappa, cohen kappa score
     quadratic_weighted_kappa: qwk
     gini: gini coefficient
     pearson: pearsonr, pearson correlation
     cos_sim_pearson: cosine pearson, pearson cosine
     manhattan_pearson: pearson manhattan
     euclidean_pearson: pearson euclidean
     spearman: spearmanr, spearman correlation, spearman rank correlation
     cos_sim_spearman: cosine spearman, spearman cosine
     manhattan_spearman: spearman manhattan
     euclidean_spearman: spearman euclidean
     kendall_tau: kendalltau, kendall
     ari: adjusted rand score, adjusted rand index
     ami: adjusted mutual info score
     silhouette: silhouette score`
  ],
  [
    'lower',
    'loss',
    `loss: total loss
     log_loss: logloss, nll, nll loss, negative log likelihood, logistic loss
     log_loss: cross entropy, cross entropy loss, ce loss, crossentropy
     log_loss: binary crossentropy, categorical crossentropy, sparse categorical crossentropy
     mae: mean absolute error
     mse: mean squared error
     rmse: root mean squared error, root mean square error
     nrmse: normalized rmse
     rmsle: root mean squared log error
     msle: mean squared log error
     mape: mean absolute percentage error
     smape: symmetric mean absolute percentage error
     wape: wmape
     mase: mean absolute scaled error
     median_absolute_error: medae
     max_error: maximum error
     pinball_loss: pinball, quantile loss, mean pinball loss
     abs_rel: absolute relative error, absrel
     hausdorff_distance: hausdorff
     hd95:
     lpips:
     fid: frechet inception distance, fid score
     kid: kernel inception distance
     min_dcf: mindcf, minimum dcf
     act_dcf: actdcf
     perplexity: ppl
     word_perplexity:
     byte_perplexity:
     bits_per_byte: bpb
     bits_per_character: bpc
     davies_bouldin: davies bouldin score
     crps:`
  ],
  [
    'higher',
    'unbounded',
    `r2: r2 score, r squared, rsquared, r^2, coefficient of determination
     explained_variance: explained variance score
     psnr: peak signal to noise ratio
     inception_score:
     clip_score:
     si_sdr: sisdr, si snr
     sdr:
     pesq:
     mos: mean opinion score
     cider:
     comet: comet score
     bleurt: bleurt score
     elo: elo rating
     calinski_harabasz: calinski harabasz score
     mean_reward: average reward, mean return, average return, episode reward mean
     reward:
     total_reward:
     expert_normalized_total_reward:
     human_normalized_total_reward:
     sharpe_ratio: sharpe`
  ]
]

/** Every metric that is known by name; a metric with many spellings may come in several parts. */
export const METRICS: readonly KnownMetric[] = GROUPS.flatMap(([direction, family, lines]) =>
  lines.split('\n').map(line => {
    const [name = '', spellings = ''] = line.split(/:(.*)/)
    return {name: name.trim(), direction, family, spellings: spellings.split(',')}
  })
)
