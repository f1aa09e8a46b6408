import {gzipSync} from 'node:zlib'

import {rolesOf} from '../../../../src/traffic/roles.ts'
import {tablesFor} from '../../../../src/traffic/table-plans.ts'
import type {LogPlan} from '../../../../src/traffic/plan.ts'
import type {LogStatistics} from '../../../../src/traffic/statistics.ts'
import type {PlainRequest} from '../../../traffic/reference.ts'

/** A row of a wide log, as it is logged; null for none. */
export interface LoggedRow {
  readonly request_id: string | null
  readonly timestamp: number
  readonly segment: string | null
  readonly label: 0 | 1 | null
  readonly champion_score: number | null
  readonly candidate_score: number | null
  readonly candidate_latency_ms: number | null
  readonly candidate_error: string | null
  readonly candidate_cost: number | null
  readonly amount: number | null
}

const NAMES = [
  'request_id',
  'timestamp',
  'segment',
  'label',
  'champion_score',
  'candidate_score',
  'candidate_latency_ms',
  'candidate_error',
  'candidate_cost',
  'amount'
] as const

/** The plan that the gate makes for such rows. */
export function planOf(): LogPlan {
  const found = rolesOf(NAMES, {})
  if (!found.ok || !('wide' in found)) throw new Error('not a wide log')
  return {
    roles: found.wide,
    answers: 'scores',
    threshold: 0.5,
    positive: '1',
    negative: '0',
    labelsUntil: null,
    tables: tablesFor(found.wide, {
      answers: 'scores',
      hasScores: true,
      segments: [['segment']],
      latencyLimits: [100],
      features: ['amount'],
      drift: [{field: 'number:amount', edges: [1, 10, 100]}],
      magnitude: null
    })
  }
}

/** What the rows mean, worked out row by row. */
export function requestsIn(rows: readonly LoggedRow[]): readonly PlainRequest[] {
  return rows.map(row => {
    const error = row.candidate_error
    const isTimeout = error !== null && /time/u.test(error)
    const candidate = error === null ? row.candidate_score : null
    const classOf = (score: number | null): string | null =>
      score === null ? null : score >= 0.5 ? '1' : '0'
    return {
      id: row.request_id,
      time: row.timestamp,
      label: row.label === null ? null : String(row.label),
      labelValue: row.label,
      'text:segment': row.segment,
      'text:amount': row.amount === null ? null : String(row.amount),
      'number:amount': row.amount,
      'baseline.score': row.champion_score,
      'baseline.outcome': classOf(row.champion_score),
      'baseline.answered': row.champion_score === null ? 0 : 1,
      'baseline.failed': 0,
      'baseline.timedOut': 0,
      'candidate.score': candidate,
      'candidate.outcome': classOf(candidate),
      'candidate.latency': row.candidate_latency_ms,
      'candidate.cost': row.candidate_cost,
      'candidate.answered': candidate === null ? 0 : 1,
      'candidate.failed': error === null ? 0 : 1,
      'candidate.timedOut': isTimeout ? 1 : 0
    }
  })
}

type Cell = string | number | null

function cells(row: LoggedRow): readonly Cell[] {
  return NAMES.map(name =>
    name === 'timestamp' ? new Date(row.timestamp).toISOString() : row[name]
  )
}

/** The rows as separated values, in one of the ways in which programs write them. */
export function csvOf(
  rows: readonly LoggedRow[],
  {delimiter = ',', end = '\n', none = '', quoteAll = false, bom = false, reverse = false} = {}
): Uint8Array {
  const quoted = (value: Cell): string => {
    if (value === null) return none
    const text = String(value)
    const mustBe = /["\n\r]/u.test(text) || text.includes(delimiter)
    return quoteAll || mustBe ? `"${text.replaceAll('"', '""')}"` : text
  }
  const line = (values: readonly Cell[]): string =>
    (reverse ? values.toReversed() : values).map(quoted).join(delimiter)
  const text = [line(NAMES), ...rows.map(row => line(cells(row)))].join(end) + end
  return new TextEncoder().encode(`${bom ? '\ufeff' : ''}${text}`)
}

/** The rows as JSON lines, with none left out or written as null, or as a list. */
export function jsonOf(
  rows: readonly LoggedRow[],
  {isList = false, isSparse = false} = {}
): Uint8Array {
  const objects = rows.map(row => {
    const entries = NAMES.map((name, index) => [name, cells(row)[index] ?? null] as const)
    return JSON.stringify(
      Object.fromEntries(isSparse ? entries.filter(([, value]) => value !== null) : entries)
    )
  })
  const text = isList ? `[${objects.join(',\n ')}]` : objects.map(line => `${line}\n`).join('')
  return new TextEncoder().encode(text)
}

export function gzipped(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(gzipSync(bytes))
}

/** Tables as text, to be compared byte by byte. */
export function textOf({tables}: Pick<LogStatistics, 'tables'>): string {
  return JSON.stringify(tables, (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value
  )
}
