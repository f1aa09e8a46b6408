import type {DeploymentKind} from '../repository/deployment-kind.ts'
import type {PracticeCase} from './case.ts'

/** What a practice serves: R reproducible pipelines, D automated deployment, M continuous monitoring, G operational governance. */
export type Hurdle = 'R' | 'D' | 'M' | 'G'

/** What a monitoring practice watches. */
type Layer = 'system' | 'model' | 'business'

/** What a detector saw of a practice. */
export interface Observation {
  /** `missing`: there is something, and it does not do; the sentence says why. */
  readonly state: 'verified' | 'declared' | 'missing'
  /** One sentence that names the file and what was found in it. */
  readonly evidence: string
}

/** One practice of the catalogue, and how it is looked for. */
export interface Practice {
  readonly id: string
  /** For people. */
  readonly title: string
  readonly hurdle: Hurdle
  /** The maturity stage that needs it. */
  readonly stage: 1 | 2 | 3 | 4 | 5
  /** Only for hurdle M. */
  readonly layer: Layer | null
  /** Goes on from "verified when …". */
  readonly verifiedWhen: string
  /** Goes on from "looked for …". */
  readonly looksFor: string
  /** Goes on from "in …". */
  readonly lookedIn: string
  /** Assumed effort of putting it in place: 1 hours, 2 a day or two, 3 a week, 4 weeks, 5 months. */
  readonly effort: 1 | 2 | 3 | 4 | 5
  /** The kinds of deployment that it does not belong to, and why. */
  readonly notAskedOf?: Readonly<Partial<Record<DeploymentKind, string>>>
  /** Null where there is nothing to be seen of it. */
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
