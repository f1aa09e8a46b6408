import {isOfQueries, LETTERS} from '../metrics/names.ts'

/** A metric's name for a sentence: `log_loss` is `log loss`, `roc_auc` is `ROC AUC`. */
export function spokenName(metric: string): string {
  return metric
    .replace(/_/gu, ' ')
    .replace(/[a-z0-9]+/giu, word => (LETTERS.has(word.toLowerCase()) ? word.toUpperCase() : word))
    .trim()
}

/** The same at the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What the rows of a comparison are called, one of them. */
export function sampleUnit(metric: string | null | undefined, evidence: string | null): string {
  if (evidence === 'repeats') return 'repeat'
  return isOfQueries(metric ?? '') ? 'query' : 'row'
}

/** The same for several. */
export function sampleUnits(metric: string | null | undefined, evidence: string | null): string {
  const unit = sampleUnit(metric, evidence)
  return unit === 'query' ? 'queries' : `${unit}s`
}
