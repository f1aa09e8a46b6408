import {NO_NUMBER_WORDS} from '../../tables/values.ts'
import type {Fault} from '../faults.ts'
import type {LogPlan} from '../plan.ts'
import {wantedBy} from '../wanted.ts'
import type {Dialect, SqlSource} from './dialect.ts'
import {countIn, type AnswerRow} from './queries.ts'
import {hasNoZone, readingOf, writtenText} from './readings.ts'

/** A question for what cannot be read, and what its answer, a single row, means. */
export interface FaultsQuery {
  readonly sql: string
  readonly faultsOf: (row: AnswerRow) => readonly Fault[]
}

interface Sought {
  readonly kind: Fault['kind']
  readonly column: string
  /** True of a row with the fault. */
  readonly condition: string
  readonly written: string
}

/** Texts that say that there is no number, in any case; the engine's patterns have no backslash. */
const NO_NUMBER = `^ *(${NO_NUMBER_WORDS.filter(word => !word.includes('\\'))
  .map(anyCase)
  .join('|')})? *$`

/**
 * Asks for texts where a plan wants numbers or times and the text is none, and for times without a zone; null where
 * all such columns have types of their own, which is the rule in a warehouse.
 */
export function faultsQuery(
  plan: LogPlan,
  source: SqlSource,
  dialect: Dialect
): FaultsQuery | null {
  const sought = wantedBy(plan).flatMap(({column, as}): Sought[] => {
    if (source.columns.get(column) !== 'text' || (as !== 'number' && as !== 'time')) return []
    const written = writtenText(dialect.identifier(column), dialect)
    const reading = readingOf(column, 'text', as, dialect)
    const isNothing = dialect.matches(written, NO_NUMBER)
    const unreadable = `${written} IS NOT NULL AND NOT ${isNothing} AND (${reading}) IS NULL`
    const bad = {kind: 'bad-value', column, condition: unreadable, written} as const
    if (as === 'number') return [bad]
    const condition = hasNoZone(written, dialect)
    return [bad, {kind: 'no-time-zone', column, condition, written}]
  })
  if (sought.length === 0) return null
  const {asText} = dialect
  const selected = sought.flatMap(({condition, written}) => [
    asText(`count(CASE WHEN ${condition} THEN 1 END)`),
    asText(`min(CASE WHEN ${condition} THEN ${written} END)`)
  ])
  return {
    sql: `SELECT ${selected.join(', ')} FROM ${source.from}`,
    faultsOf: row =>
      sought.flatMap(({kind, column}, index) => {
        const count = countIn(row[2 * index])
        return count === 0
          ? []
          : [{kind, column, count, firstRow: 0, sample: row[2 * index + 1] ?? ''}]
      })
  }
}

/** A pattern of a word in upper and lower case. */
function anyCase(word: string): string {
  return Array.from(word, c => `[${c.toUpperCase() === c ? c : c.toUpperCase() + c}]`).join('')
}
