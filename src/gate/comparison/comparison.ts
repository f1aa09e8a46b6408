import type {Mode, Role} from '../../policy/demand.ts'
import type {WrittenMargin} from '../../policy/margin.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import {allowedLoss} from '../../statistics/core/margin.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {Segment} from '../segments/segment.ts'

/**
 * What a comparison rests on: rows of both files joined by key; live answers of both models to the same
 * requests, or of each to its own group of them; and what the files state: values with `n` or an error,
 * repeated trainings, bare values.
 */
type Basis = 'rows' | 'pairs' | 'groups' | 'counts' | 'repeats' | 'bare'

/** How the values of a metric are written: of 1, of 100, or plain numbers of no known unit. */
export type Unit = 'fraction' | '%' | null

/** What is demanded of a comparison, with the default margin where nobody wrote one. */
interface AppliedDemand {
  readonly role: Role
  readonly mode: Mode
  readonly margin: WrittenMargin
}

/** Candidate against baseline on one metric: on everything or in a segment, in files or live, by whatever there is. */
export interface Comparison {
  /** Canonical name where known. */
  readonly metric: string
  readonly unit: Unit
  /** Null for all rows. */
  readonly scope: Segment | null
  readonly basis: Basis
  readonly demand: AppliedDemand
  /** As it was put to the method: with the margin in the unit of the values. */
  readonly question: Question
  /** For bare values the bounds are what rounding leaves of the difference, and no p-value proves anything. */
  readonly difference: Difference
  /** Both sides’ evidence is the same to the last digit or row, so there is one model and nothing to be proven. */
  readonly same: boolean
}

/** The contract's names. */
const EVIDENCE: Readonly<Record<Basis, NonNullable<Finding['evidence']>>> = {
  rows: 'paired-rows',
  pairs: 'paired-rows',
  groups: 'counts',
  counts: 'counts',
  repeats: 'repeats',
  bare: 'bare'
}

/** What a finding calls the basis of a comparison. */
export function evidenceOf({basis}: Pick<Comparison, 'basis'>): NonNullable<Finding['evidence']> {
  return EVIDENCE[basis]
}

/** Whether it is of live traffic. */
export function isLive({basis}: Pick<Comparison, 'basis'>): boolean {
  return basis === 'pairs' || basis === 'groups'
}

/** Whether there is a test that can tell a loss from chance. */
export function isTested({basis, difference}: Pick<Comparison, 'basis' | 'difference'>): boolean {
  return basis !== 'bare' && !difference.degenerate
}

/** The accepted loss in the unit of the values. */
export function acceptedLoss({
  question,
  difference
}: Pick<Comparison, 'question' | 'difference'>): number {
  return allowedLoss(question.margin, difference.baseline)
}
