/** What columns of predictions are called, in files as in logs, in lower case with `_`; earlier names win. */
export const COLUMN_NAMES = {
  label: [
    ...['label', 'target', 'y_true', 'truth', 'true_label', 'label_true', 'ground_truth', 'gold'],
    ...['gold_label', 'actual', 'actuals', 'labels', 'targets', 'outcome', 'expected', 'y']
  ],
  prediction: [
    ...['prediction', 'y_pred', 'predicted', 'pred', 'preds', 'predictions', 'predicted_label'],
    ...['pred_label', 'label_pred', 'predicted_class', 'yhat', 'y_hat', 'forecast']
  ],
  score: [
    ...['score', 'probability', 'y_score', 'proba', 'prob', 'scores', 'y_prob', 'y_proba'],
    ...['pred_proba', 'pred_prob', 'predicted_probability', 'p']
  ]
} as const satisfies Readonly<Record<string, readonly string[]>>

/** A column's name as the lists write it: `Candidate-Latency ms` and `candidateLatency_ms` are one. */
export function plainName(name: string): string {
  return name
    .trim()
    .replace(/([a-z])([A-Z])/gu, '$1_$2')
    .toLowerCase()
    .replaceAll(/[\s.-]+/gu, '_')
}
