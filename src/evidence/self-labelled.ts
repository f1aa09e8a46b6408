import type {Evidence} from './evidence.ts'

const SELF_LABELLED =
  /(^|[._-])((self|model|auto|pseudo)[-_]?label(l?ed)?|feedback)[-_]?(label[-_]?)?(share|fraction|ratio|rate)$/iu

/** The share of the training labels that a model itself produced, in [0, 1]; null where nothing records it. */
export function selfLabelledShare({
  parameters,
  metrics,
  card
}: Pick<Evidence, 'parameters' | 'metrics' | 'card'>): number | null {
  const written = [...Object.entries(parameters), ...Object.entries(card?.fields ?? {})]
    .filter(([key, value]) => SELF_LABELLED.test(key) && value.trim() !== '')
    .map(([, value]) => Number(value))
  const measured = metrics.filter(m => SELF_LABELLED.test(m.metric)).map(m => m.value)
  return [...written, ...measured].find(n => n >= 0 && n <= 1) ?? null
}
