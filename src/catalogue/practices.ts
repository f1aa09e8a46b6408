import {DEPLOYMENT} from './practices/deployment.ts'
import {GOVERNANCE} from './practices/governance.ts'
import {MONITORING} from './practices/monitoring.ts'
import {REPRODUCIBLE} from './practices/reproducible.ts'
import type {PracticeRow} from './practices/row.ts'

const ROWS = [...REPRODUCIBLE, ...DEPLOYMENT, ...MONITORING, ...GOVERNANCE] as const

export type PracticeId = (typeof ROWS)[number]['id']

/** A practice whose id is known to be in the catalogue. */
export type Practice = PracticeRow & {readonly id: PracticeId}

/** Every practice, hurdle by hurdle. */
export const PRACTICES: readonly Practice[] = ROWS

/** The ids, in the catalogue's order. */
export const PRACTICE_IDS: readonly PracticeId[] = ROWS.map(row => row.id)

const BY_ID: ReadonlyMap<string, Practice> = new Map(ROWS.map(row => [row.id, row]))

/** The practice of that id, or null where the catalogue has none. */
export function practiceOf(id: string): Practice | null {
  return BY_ID.get(id) ?? null
}
