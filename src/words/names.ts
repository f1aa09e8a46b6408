import {isOfQueries, LETTERS} from '../metrics/names.ts'

/** A metric's name for a sentence: `log_loss` is `log loss`, `roc_auc` is `ROC AUC`. */
export function spokenName(metric: string): string {
  return metric
    .replace(/_/gu, ' ')
    .replace(/[a-z0-9]+/giu, word => (LETTERS.has(word.toLowerCase()) ? word.toUpperCase() : word))
    .trim()
}

/** A name from a catalogue as people say it: `no-way-back` is `no way back`. */
export function spoken(id: string): string {
  return id.replaceAll(/[_-]/gu, ' ')
}

/** Text at the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A sentence as a part of another: without the capital at its beginning and the full stop at its end. */
export function asClause(sentence: string): string {
  return sentence.replace(/^[A-Z](?=[a-z])/u, letter => letter.toLowerCase()).replace(/\.$/u, '')
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
