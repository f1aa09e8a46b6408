import {columnKey, type Batch, type BatchColumn, type ReadAs} from '../../../src/tables/batch.ts'
import {createLogCounter, withDistinctIds} from '../../../src/traffic/count.ts'
import {hashInto} from '../../../src/tables/hash.ts'
import type {LogPlan} from '../../../src/traffic/plan.ts'
import {requestsOf} from '../../../src/traffic/requests.ts'
import {wantedBy} from '../../../src/traffic/wanted.ts'
import {namesOf, rolesOf, type LogRoles} from '../../../src/traffic/roles.ts'
import {tablesFor, type LogQuestions} from '../../../src/traffic/table-plans.ts'
import type {Traffic} from '../../../src/traffic/traffic.ts'
import type {TrafficDemand} from '../../../src/gate/live/demand.ts'
import type {Finding} from '../../../src/verdict/verdict.ts'

export type LogRow = Readonly<Record<string, string | number | null>>

type Asked = Partial<LogQuestions> & Partial<Pick<Traffic, 'reference' | 'absent'>>

const NOTHING_ABSENT: Traffic['absent'] = {segments: [], features: [], unlisted: []}

/** What a log of these rows is counted to; columns by their usual names. */
export function trafficOf(rows: readonly LogRow[], asked: Asked = {}): Traffic {
  const {reference = null, absent = NOTHING_ABSENT, ...rest} = asked
  const names = Object.keys(rows[0] ?? {})
  const roles = rolesIn(rows, names)
  const questions: LogQuestions = {
    answers: names.some(name => name.endsWith('prediction')) ? 'classes' : 'scores',
    hasScores: names.some(name => name.endsWith('score')),
    segments: [],
    latencyLimits: [],
    features: [],
    drift: [],
    magnitude: null,
    ...rest
  }
  const plan: LogPlan = {
    roles,
    answers: questions.answers,
    threshold: 0.5,
    positive: '1',
    negative: '0',
    labelsUntil: null,
    tables: tablesFor(roles, questions)
  }
  const counter = createLogCounter(plan)
  counter.add(requestsOf(batchOf(rows, plan), plan))
  const ids = new Set(rows.map(row => row.request_id)).size
  return {
    source: 'shadow.csv',
    roles,
    questions,
    absent,
    positive: '1',
    statistics: {
      engine: 'test',
      tables: withDistinctIds(counter.finish(), plan, ids),
      problems: []
    },
    reference
  }
}

/** Nothing but the defaults, and models v2 against v1. */
export function demandOf(more: Partial<TrafficDemand> = {}): TrafficDemand {
  return {
    confidence: 0.95,
    guards: [],
    segments: null,
    enough: {days: 0, wholeWeeks: false, requests: 0, labelled: 0, maxAge: null, hours: 0},
    budgets: {
      latency: [],
      errorRate: null,
      timeoutRate: null,
      unanswered: null,
      throughput: null,
      costPer1000: null
    },
    drift: {psi: 0.2, ks: 0.1},
    flips: null,
    rollout: {steps: [5, 10, 25, 50, 100], now: null},
    candidate: {version: 'v2', commit: 'abcdef0123456789', digests: []},
    baseline: {version: 'v1', commit: null, digests: []},
    asOf: '2026-11-21',
    ...more
  }
}

/** `make(i)` for 0 … n − 1. */
export function rowsOf(n: number, make: (i: number) => LogRow): readonly LogRow[] {
  return Array.from({length: n}, (_, i) => make(i))
}

/** Milliseconds of an hour of November 2026. */
export function hourOf(hour: number): number {
  return Date.UTC(2026, 10, 1) + hour * 3_600_000
}

function rolesIn(rows: readonly LogRow[], names: readonly string[]): LogRoles {
  const found = rolesOf(names, {})
  if (!found.ok) throw new Error(found.summary)
  if ('wide' in found) return found.wide
  const values = [...new Set(rows.map(row => String(row[found.long.model])))]
  return {
    ...found.long,
    layout: 'groups',
    values: {
      candidate: values.filter(value => namesOf('candidate').includes(value)),
      baseline: values.filter(value => namesOf('baseline').includes(value))
    }
  }
}

function batchOf(rows: readonly LogRow[], plan: LogPlan): Batch {
  const columns = wantedBy(plan).map(
    ({column, as}) =>
      [
        columnKey({column, as}),
        columnOf(
          rows.map(row => row[column] ?? null),
          as
        )
      ] as const
  )
  return {rows: rows.length, columns: new Map(columns)}
}

function columnOf(values: readonly (string | number | null)[], as: ReadAs): BatchColumn {
  if (as === 'id') {
    const high = new Uint32Array(values.length)
    const low = new Uint32Array(values.length)
    values.forEach((value, row) => {
      const bytes = new TextEncoder().encode(String(value))
      hashInto(bytes, 0, bytes.length, high, low, row)
    })
    return {
      kind: 'id',
      high,
      low,
      absent: Uint8Array.from(values, value => (value === null ? 1 : 0))
    }
  }
  if (as === 'known') {
    const codes = Int32Array.from(values, value => (value === null ? -1 : 0))
    return {kind: 'text', codes, dictionary: ['']}
  }
  if (as === 'text' || as === 'written') {
    const dictionary = [...new Set(values.flatMap(value => (value === null ? [] : String(value))))]
    const codes = Int32Array.from(values, value =>
      value === null ? -1 : dictionary.indexOf(String(value))
    )
    return {kind: 'text', codes, dictionary}
  }
  return {
    kind: 'number',
    values: Float64Array.from(values, value => (value === null ? NaN : Number(value)))
  }
}

/** The finding of an id, which must be there. */
export function found(findings: readonly Finding[], id: string): Finding {
  const finding = findings.find(one => one.id === id)
  if (finding === undefined)
    throw new Error(`no ${id} in ${findings.map(one => one.id).join(', ')}`)
  return finding
}
