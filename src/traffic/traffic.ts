import type {AbsentColumns} from './absent-columns.ts'
import type {Spelling} from '../tables/classes.ts'
import type {WrittenClasses} from './classes.ts'
import type {Field} from './plan.ts'
import type {LogRoles} from './roles.ts'
import type {CountRow, KeyValue, LogStatistics} from './statistics.ts'
import {hours, totals, type LogQuestions} from './table-plans.ts'
import {tableOf} from './tables.ts'

/** How a column of the evaluation set is spread, counted as the log counts it. */
export interface ReferenceCounts {
  readonly field: Field
  /** As asked of the log; null where texts are counted. */
  readonly edges: readonly number[] | null
  /** Rows by text, or by how many of the edges are below the number. */
  readonly counts: readonly (readonly [value: KeyValue, rows: number])[]
}

/** What the evaluation set was like, to tell whether live traffic still is. */
export interface TrafficReference {
  readonly drift: readonly ReferenceCounts[]
  /** In how many rows a column had a value. */
  readonly features: readonly {
    readonly column: string
    readonly known: number
    readonly rows: number
  }[]
}

/** What was read of live traffic. */
export interface Traffic {
  /** The files or the table, as the policy names them. */
  readonly source: string
  readonly roles: LogRoles
  readonly questions: LogQuestions
  /** Columns that were asked for and are not there. */
  readonly absent: AbsentColumns
  /** The label of the positive class. */
  readonly positive: string
  /** What labels and answers wrote differently, and how it was taken as the same; left out where they write alike. */
  readonly respelled?: {readonly spelling: Spelling; readonly written: WrittenClasses}
  readonly statistics: LogStatistics
  /** Null without an evaluation set to compare with. */
  readonly reference: TrafficReference | null
}

/** Requests of the log; a row each, or a row a pair. */
export function requestsIn({statistics}: Traffic): number {
  return tableOf(statistics, 'totals').rows[0]?.count ?? 0
}

/** The number that `totals` has under a name; 0 where it was not asked. */
export function totalOf({statistics, questions}: Traffic, name: string): number {
  const at = totals(questions).findIndex(([known]) => known === name)
  return Number(tableOf(statistics, 'totals').rows[0]?.measures[at] ?? 0)
}

/** Requests of one hour that the same two versions answered. */
export interface LogHour {
  /** Whole hours since 1970, UTC; null for requests without a time. */
  readonly hour: number | null
  readonly baselineVersion: string | null
  readonly candidateVersion: string | null
  readonly count: number
  /** A measure of `hours` by name; null where no request has it. */
  readonly value: (name: string) => number | null
}

/** The rows of `hours`, ascending by hour. */
export function hoursIn({statistics}: Traffic): readonly LogHour[] {
  const names = hours().map(([name]) => name)
  return tableOf(statistics, 'hours').rows.map(({key, count, measures}) => ({
    hour: typeof key[0] === 'number' ? key[0] : null,
    baselineVersion: textOf(key[1]),
    candidateVersion: textOf(key[2]),
    count,
    value: name => numberOf(measures[names.indexOf(name)])
  }))
}

/** A table's rows; none where the log did not give it. */
export function rowsIn({statistics}: Traffic, ...name: readonly string[]): readonly CountRow[] {
  return tableOf(statistics, name.join('/')).rows
}

function textOf(value: KeyValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

function numberOf(value: number | bigint | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}
