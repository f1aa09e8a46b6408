import type {PracticeId} from '../../catalogue/practices.ts'
import type {PracticeCase} from '../case.ts'

/** What a detector saw of a practice. */
export interface Observation {
  /** `missing`: there is something, and it does not do; the sentence says why. */
  readonly state: 'verified' | 'declared' | 'missing'
  /** One sentence that names the file and what was found in it. */
  readonly evidence: string
}

/** Looks for one practice; null where there is nothing to be seen of it. */
export interface Detector {
  readonly practice: PracticeId
  detect(given: PracticeCase): Observation | null
}

/** The gate itself found it. */
export function verified(evidence: string): Observation {
  return {state: 'verified', evidence}
}

/** There is a sign of it, but the gate cannot check what matters. */
export function declared(evidence: string): Observation {
  return {state: 'declared', evidence}
}

/** There is something, and it does not do. */
export function missing(evidence: string): Observation {
  return {state: 'missing', evidence}
}

const BEST_FIRST = ['verified', 'declared', 'missing'] as const

/** The best of several found, the first of equals; null where there is none. */
export function bestOf(found: readonly (Observation | null)[]): Observation | null {
  const seen = found.filter(s => s !== null)
  for (const state of BEST_FIRST) {
    const found = seen.find(s => s.state === state)
    if (found !== undefined) return found
  }
  return null
}
