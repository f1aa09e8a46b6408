/** What a practice serves: R reproducible pipelines, D automated deployment, M continuous monitoring, G operational governance. */
export type Hurdle = 'R' | 'D' | 'M' | 'G'

/** What a monitoring practice watches. */
type Layer = 'system' | 'model' | 'business'

/** One practice of the catalogue. */
export interface PracticeRow {
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
}
