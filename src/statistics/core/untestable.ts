import type {Difference, Question} from './difference.ts'
import {orientation} from './margin.ts'

/** What is known of a comparison that cannot be tested. */
export type Untestable = Pick<
  Difference,
  'method' | 'reference' | 'baseline' | 'candidate' | 'n' | 'warnings' | 'steps'
>

/**
 * A difference that data cannot support a test of: no bound, both p-values 1, so neither a pass nor a
 * failure can come of it. The warnings should say why.
 */
export function untestable(known: Untestable, question: Question): Difference {
  return {
    ...known,
    difference: orientation(question.direction) * (known.candidate - known.baseline),
    lower: -Infinity,
    upper: Infinity,
    pNonInferior: 1,
    pRegression: 1,
    standardError: null,
    degenerate: true
  }
}
