/** Keys that group numbers and say nothing about them. */
const NOISE =
  /^(?:metrics?|results?|scores?|values?|evaluations?|eval_results|performance|summary|overall|all|total|final|best|last|mean|avg|average|aggregate|quality|stats|statistics|report|output|data|new|new_model|new_model_metrics|model_metrics|candidate|challenger|current|current_model)$/iu

/** Whether a key around a metric's name says nothing about the number. */
export function isNoise(key: string): boolean {
  return NOISE.test(key.trim())
}

/** Counts of the examples that numbers beside them were computed on. */
export const COUNTS: readonly string[] = [
  ...['n', 'support', 'n_samples', 'num_samples', 'samples', 'sample_size', 'n_examples'],
  ...['num_examples', 'examples', 'n_test', 'n_rows', 'num_rows', 'test_size_n', 'sample_count']
]

const FOLD_OR_SEED =
  /(?:^|[ _./-])(?:cv[ _-]?)?(?<kind>fold|split|seed|run|repeat|rep|replicate)[ _-]?(?<number>\d+)(?=$|[ _./-])/iu

/** A repetition that a key names: `fold_1`, `cv_fold_0`, `split0_test_score`, `accuracy_seed_7`. */
export interface Repetition {
  /** The key without it: `test_score`; empty where it is nothing else. */
  readonly base: string
  readonly number: string
  /** Folds overlap; seeds and runs do not. */
  readonly isFold: boolean
}

/** The repetition in a key; null where there is none. */
export function repetitionIn(key: string): Repetition | null {
  const match = FOLD_OR_SEED.exec(key)
  if (match === null) return null
  const rest = [key.slice(0, match.index), key.slice(match.index + match[0].length)]
  const parts = rest
    .map(part => part.replace(/^[ _./-]+|(?<![ _./-])[ _./-]+$/gu, ''))
    .filter(part => part !== '')
  const kind = match.groups?.['kind']?.toLowerCase()
  return {
    base: parts.join('_'),
    number: match.groups?.['number'] ?? '',
    isFold: kind === 'fold' || kind === 'split'
  }
}
