import {COLUMN_NAMES, plainName} from '../tables/column-names.ts'
import type {Side} from './side.ts'

/** What a column tells about one side's answer to a request. */
export const SIDE_ROLES = [
  'version',
  'prediction',
  'score',
  'latency',
  'error',
  'timeout',
  'cost',
  'reward'
] as const
export type SideRole = (typeof SIDE_ROLES)[number]

export type SideColumns = Readonly<Partial<Record<SideRole, string>>>

interface Common {
  readonly id: string | null
  readonly time: string | null
  readonly label: string | null
  /** Columns without a role: each may be a segment or a feature. */
  readonly others: readonly string[]
}

/** Which columns of a log mean what. */
export type LogRoles =
  /** Both answers to a request in one row. */
  | (Common & {readonly layout: 'wide'; readonly sides: Readonly<Record<Side, SideColumns>>})
  /** A row is one side's answer. `paired`: both sides answer the same requests; `groups`: each request goes to one of them. */
  | (Common & {
      readonly layout: 'paired' | 'groups'
      /** Column that says which side answered, and its values. */
      readonly model: string
      readonly values: Readonly<Record<Side, readonly string[]>>
      readonly side: SideColumns
    })

/** Names that a policy gives to columns: `{time: ts, candidate: {score: new_score}}`. */
export interface MappedColumns {
  readonly id?: string | undefined
  readonly time?: string | undefined
  readonly label?: string | undefined
  readonly model?: string | undefined
  readonly candidate?: Readonly<Partial<Record<SideRole, string | undefined>>> | undefined
  readonly baseline?: Readonly<Partial<Record<SideRole, string | undefined>>> | undefined
}

const COMMON_NAMES = {
  id: ['request_id', 'id', 'key', 'uid', 'example_id', 'trace_id', 'transaction_id', 'event_id'],
  time: ['timestamp', 'time', 'ts', 'event_time', 'request_time', 'created_at', 'datetime', 'date'],
  label: COLUMN_NAMES.label,
  model: ['model', 'model_role', 'variant', 'arm', 'group', 'side', 'role', 'treatment']
} as const

const ROLE_NAMES: Readonly<Record<SideRole, readonly string[]>> = {
  version: ['version', 'model_version', 'model_id', 'commit', 'sha', 'run_id'],
  prediction: [...COLUMN_NAMES.prediction, 'class', 'answer'],
  score: COLUMN_NAMES.score,
  latency: ['latency_ms', 'latency', 'duration_ms', 'duration', 'response_time_ms', 'elapsed_ms'],
  error: ['error', 'failed', 'is_error', 'error_message', 'exception'],
  timeout: ['timeout', 'timed_out', 'is_timeout'],
  cost: ['cost', 'cost_usd', 'price', 'cost_eur'],
  reward: ['reward', 'conversion', 'converted', 'revenue', 'business_metric']
}

/** What teams call the two sides, in columns (`champion_score`) and in a model column. */
const SIDE_NAMES: Readonly<Record<Side, readonly string[]>> = {
  candidate: ['candidate', 'challenger', 'shadow', 'canary', 'treatment', 'new', 'b'],
  baseline: ['baseline', 'champion', 'production', 'prod', 'control', 'live', 'old', 'current', 'a']
}

/** Names of a side in a model column, for messages and to match values by. */
export function namesOf(side: Side): readonly string[] {
  return SIDE_NAMES[side]
}

/** The roles that were found, or what is missing, with the names that there are. */
export type FoundRoles =
  | {readonly ok: true; readonly wide: Extract<LogRoles, {layout: 'wide'}>}
  | {readonly ok: true; readonly long: LongColumns}
  | {
      readonly ok: false
      readonly summary: string
      readonly remedy: string
      /** Columns that a policy maps and the log does not have. */
      readonly absent: readonly string[]
    }

/** A log with a model column; whether its rows are pairs shows only when the values are seen. */
export interface LongColumns extends Common {
  readonly model: string
  readonly side: SideColumns
}

/** Finds out which column means what: as the policy maps them, else by their usual names, whatever their case. */
export function rolesOf(names: readonly string[], mapped: MappedColumns): FoundRoles {
  const unknown = mappedNames(mapped).filter(name => !names.includes(name))
  if (unknown.length > 0) {
    return {
      ok: false,
      summary: `The log has no column ${quoted(unknown)}, which the policy names.`,
      remedy: `Its columns are ${names.join(', ')}.`,
      absent: unknown
    }
  }
  const find = finder(names)
  const common = {
    id: mapped.id ?? find(COMMON_NAMES.id),
    time: mapped.time ?? find(COMMON_NAMES.time),
    label: mapped.label ?? find(COMMON_NAMES.label)
  }
  const candidate = sideColumns('candidate', mapped.candidate, find)
  const baseline = sideColumns('baseline', mapped.baseline, find)
  if (answers(candidate) && answers(baseline)) {
    const used = [...Object.values(common), ...Object.values(candidate), ...Object.values(baseline)]
    const others = names.filter(name => !used.includes(name))
    return {ok: true, wide: {layout: 'wide', ...common, sides: {candidate, baseline}, others}}
  }
  const model = mapped.model ?? find(COMMON_NAMES.model)
  const side = plainColumns(mapped.candidate, find)
  if (model !== null && answers(side)) {
    const used = [...Object.values(common), ...Object.values(side), model]
    return {ok: true, long: {...common, model, side, others: names.filter(n => !used.includes(n))}}
  }
  return {
    ok: false,
    summary: `The log has neither the answers of both models in a row (candidate_score and baseline_score, or _prediction) nor a model column beside score or prediction.`,
    remedy: `Its columns are ${names.join(', ')}. Map them in the policy: shadow: {columns: {candidate: {score: …}, baseline: {score: …}}}, or model: … for a row a model.`,
    absent: []
  }
}

/** The columns that tell about one side's answers; in a log with a model column those of both. */
export function sideColumnsOf(roles: LogRoles, side: Side): SideColumns {
  return roles.layout === 'wide' ? roles.sides[side] : roles.side
}

type Find = (wanted: readonly string[]) => string | null

function finder(names: readonly string[]): Find {
  const byName = new Map(names.map(name => [plainName(name), name]))
  return wanted => {
    for (const name of wanted) {
      const found = byName.get(plainName(name))
      if (found !== undefined) return found
    }
    return null
  }
}

function sideColumns(side: Side, mapped: MappedColumns[Side], find: Find): SideColumns {
  return byRole(mapped, names =>
    find(SIDE_NAMES[side].flatMap(prefix => names.map(name => `${prefix}_${name}`)))
  )
}

function plainColumns(mapped: MappedColumns[Side], find: Find): SideColumns {
  return byRole(mapped, find)
}

function byRole(mapped: MappedColumns[Side], find: Find): SideColumns {
  const found: [SideRole, string][] = []
  for (const role of SIDE_ROLES) {
    const name = mapped?.[role] ?? find(ROLE_NAMES[role])
    if (name !== null) found.push([role, name])
  }
  return Object.fromEntries(found)
}

function answers({prediction, score}: SideColumns): boolean {
  return prediction !== undefined || score !== undefined
}

function mappedNames({candidate, baseline, ...common}: MappedColumns): readonly string[] {
  return [
    ...Object.values(common),
    ...Object.values(candidate ?? {}),
    ...Object.values(baseline ?? {})
  ].filter(name => name !== undefined)
}

function quoted(names: readonly string[]): string {
  return names.map(name => `"${name}"`).join(', ')
}
