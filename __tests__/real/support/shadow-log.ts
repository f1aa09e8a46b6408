import type {
  Batch,
  IdColumn,
  BatchColumn,
  NumberColumn,
  TextColumn
} from '../../../src/tables/batch.ts'
import {columnKey} from '../../../src/tables/batch.ts'
import {createLogCounter, withDistinctIds} from '../../../src/traffic/count.ts'
import type {Side} from '../../../src/traffic/side.ts'
import type {LogPlan} from '../../../src/traffic/plan.ts'
import {requestsOf} from '../../../src/traffic/requests.ts'
import {wantedBy} from '../../../src/traffic/wanted.ts'
import type {LogRoles} from '../../../src/traffic/roles.ts'
import type {CountTable} from '../../../src/traffic/statistics.ts'
import {tablesFor, type LogQuestions} from '../../../src/traffic/table-plans.ts'

export type Cell = string | number | boolean | null
export type ColumnKind = 'text' | 'number' | 'whole' | 'flag' | 'time'

/** A table of a test: its columns, and rows in their order. Times are whole milliseconds since 1970. */
export interface TestTable {
  readonly name: string
  readonly columns: readonly (readonly [name: string, kind: ColumnKind])[]
  readonly rows: readonly (readonly Cell[])[]
}

const START = Date.UTC(2026, 9, 1, 22, 15)
const HOUR = 3_600_000
/** Names that would break a query that trusts them. */
const ODD_COLUMN = `odd "name" \`of\` O'Hara\\`
const ODD_TEXTS = [
  'NO',
  'Østfold 🦌',
  `it's; DROP TABLE wide --`,
  'back\\slash "quoted"',
  '1.0',
  'TRUE',
  'NaN',
  '',
  null
]
const ERRORS = [
  null,
  null,
  null,
  null,
  '',
  'OK',
  ' none\t',
  '0',
  'connection reset',
  'Deadline exceeded',
  'time-out',
  'timed_out',
  '\u00a0false\u2003',
  'runtime error'
]

/** Whole numbers from 0 on, the same ones every time. Source: Numerical Recipes, a linear congruence. */
function createDice(seed: number): (sides: number) => number {
  let state = seed
  return sides => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** Both models' answers in a row, with everything that a real log has and should not. */
export function wideTable(rows: number): TestTable {
  const dice = createDice(7)
  const one = <T>(of: readonly T[]): T => of[dice(of.length)] as T
  const number = (): number | null => (dice(40) === 0 ? null : dice(1e9) / 1e9)
  const made: Cell[][] = []
  for (let row = 0; row < rows; row++) {
    const score = number()
    const target = dice(30) === 0 ? null : dice(1e6) / 1e3 - 300
    made.push([
      dice(200) === 0 ? (dice(3) === 0 ? null : `r-${dice(row + 1)}`) : `r-${row}`,
      dice(500) === 0 ? null : START + row * 40_123 + dice(1000),
      dice(10) === 0 ? null : one(['fraud', 'fraud', 'ok', 'ok', 'ok', 'chargeback', '']),
      one(ODD_TEXTS),
      one(['a', 'b', 'ü', '𝄞', null]),
      one([1, 2, 3, 0.5, 1e15, 1234567.25, -0, 1e-7, null]),
      one([true, false, null]),
      dice(100) === 0 ? null : dice(5) - 2,
      score,
      score === null ? number() : dice(300) === 0 ? 1.25 : score * 0.9,
      dice(300) === 0 ? -dice(50) : dice(100) === 0 ? 0 : 1.01 ** dice(900) + dice(2),
      dice(80) === 0 ? null : dice(1e5) / 7,
      one(ERRORS),
      one([false, false, false, false, true, null]),
      one(['2', '2', '2', '2.0', 'sha-1']),
      dice(60) === 0 ? null : dice(1e6) / 3e8,
      target,
      target === null ? null : target + dice(2000) / 100 - 10,
      dice(50) === 0 ? null : (target ?? 0) + dice(3000) / 170 - 8,
      dice(9) === 0 ? one(['12 ms', 'n/a', 'true', '']) : String(dice(1000) / 8)
    ])
  }
  return {
    name: 'wide',
    columns: [
      ['request_id', 'text'],
      ['ts', 'time'],
      ['label', 'text'],
      ['country', 'text'],
      [ODD_COLUMN, 'text'],
      ['tier', 'number'],
      ['vip', 'flag'],
      ['items', 'whole'],
      ['baseline_score', 'number'],
      ['candidate_score', 'number'],
      ['baseline_latency_ms', 'number'],
      ['candidate_latency_ms', 'number'],
      ['candidate_error', 'text'],
      ['baseline_timeout', 'flag'],
      ['candidate_version', 'text'],
      ['candidate_cost', 'number'],
      ['target', 'number'],
      ['baseline_value', 'number'],
      ['candidate_value', 'number'],
      ['texts', 'text']
    ],
    rows: made
  }
}

/** One model's answer in a row; some requests have several of one model, or none of the other. */
export function longTable(rows: number): TestTable {
  const dice = createDice(11)
  const one = <T>(of: readonly T[]): T => of[dice(of.length)] as T
  const made: Cell[][] = []
  for (let row = 0; row < rows; row++) {
    const request = row >> 1
    made.push([
      dice(100) === 0 ? (dice(3) === 0 ? null : `r-${dice(request + 1)}`) : `r-${request}`,
      START + request * 60_000 + dice(500),
      dice(50) === 0 ? one(['?', null]) : row % 2 === 0 ? one(['champion', 'prod']) : 'canary',
      request % 9 === 0 ? null : request % 3 === 0 ? 'fraud' : 'ok',
      `c${request % 7}`,
      dice(30) === 0 ? null : one(['fraud', 'ok', 'Yes', '1', 'false']),
      dice(20) === 0 ? null : dice(1e4) / 1e4,
      dice(1e5) / 70,
      one(ERRORS),
      `v${row % 2}`,
      dice(1000) / 1e6
    ])
  }
  return {
    name: 'long',
    columns: [
      ['request_id', 'text'],
      ['ts', 'time'],
      ['model', 'text'],
      ['label', 'text'],
      ['country', 'text'],
      ['prediction', 'text'],
      ['score', 'number'],
      ['latency_ms', 'number'],
      ['error', 'text'],
      ['version', 'text'],
      ['cost', 'number']
    ],
    rows: made
  }
}

const WIDE_ROLES: LogRoles = {
  layout: 'wide',
  id: 'request_id',
  time: 'ts',
  label: 'label',
  others: [],
  sides: {
    baseline: {
      score: 'baseline_score',
      latency: 'baseline_latency_ms',
      timeout: 'baseline_timeout'
    },
    candidate: {
      score: 'candidate_score',
      latency: 'candidate_latency_ms',
      error: 'candidate_error',
      version: 'candidate_version',
      cost: 'candidate_cost'
    }
  }
}

const QUESTIONS: LogQuestions = {
  answers: 'scores',
  hasScores: true,
  segments: [['country'], [ODD_COLUMN, 'tier'], ['vip'], ['items'], ['absent']],
  latencyLimits: [100, 250.5],
  features: ['tier', 'country', 'absent'],
  drift: [
    {field: 'number:tier', edges: [0.5, 1, 2.5, 1e6]},
    {field: 'number:texts', edges: [10, 50, 100]},
    {field: 'text:texts', edges: null},
    {field: 'text:country', edges: null},
    {field: 'candidate.score', edges: [0.1, 0.2, 0.35]}
  ],
  magnitude: null
}

const COMMON = {
  threshold: 0.5,
  positive: 'fraud',
  negative: 'ok',
  labelsUntil: START + 40 * HOUR
}

const LONG_COLUMNS = {
  prediction: 'prediction',
  score: 'score',
  latency: 'latency_ms',
  error: 'error',
  version: 'version',
  cost: 'cost'
} as const

/** The same questions as the gate asks, of each layout and each kind of answer. */
export const PLANS = {
  scores: planOf(WIDE_ROLES, QUESTIONS),
  numbers: planOf(
    {
      ...WIDE_ROLES,
      label: 'target',
      sides: {
        baseline: {prediction: 'baseline_value', latency: 'baseline_latency_ms'},
        candidate: {prediction: 'candidate_value', error: 'candidate_error'}
      }
    },
    {...QUESTIONS, answers: 'numbers', hasScores: false, magnitude: 1200}
  ),
  groups: planOf(longRoles('groups'), {
    ...QUESTIONS,
    answers: 'classes',
    segments: [['country']],
    features: ['country'],
    drift: [{field: 'candidate.latency', edges: [100, 1000]}]
  }),
  paired: {
    ...planOf(longRoles('paired'), {
      ...QUESTIONS,
      answers: 'classes',
      segments: [['country']],
      features: ['country'],
      drift: [{field: 'candidate.latency', edges: [100, 1000]}]
    }),
    spelling: 'truth'
  }
} as const

function longRoles(layout: 'groups' | 'paired'): Exclude<LogRoles, {layout: 'wide'}> {
  return {
    layout,
    id: 'request_id',
    time: 'ts',
    label: 'label',
    others: [],
    model: 'model',
    values: {baseline: ['champion', 'prod'], candidate: ['canary']},
    side: LONG_COLUMNS
  }
}

function planOf(roles: LogRoles, asked: LogQuestions): LogPlan {
  return {...COMMON, roles, answers: asked.answers, tables: tablesFor(roles, asked)}
}

/** The table that a plan is about. */
export function tableFor(plan: LogPlan, rows: number): TestTable {
  return plan.roles.layout === 'wide' ? wideTable(rows) : longTable(rows)
}

/** Kind and count of what engines have to tell of a table: texts that are no numbers. */
export function unreadableIn(table: TestTable): readonly {kind: string; count: number}[] {
  const at = table.columns.findIndex(([name]) => name === 'texts')
  const count = at < 0 ? 0 : table.rows.filter(row => row[at] === '12 ms').length
  return count === 0 ? [] : [{kind: 'bad-value', count}]
}

/** What the counter in JavaScript makes of a table: every engine has to give exactly this. */
export function reference(plan: LogPlan, table: TestTable): readonly CountTable[] {
  const {roles} = plan
  if (roles.layout !== 'paired') return countedFrom(plan, table)
  const sides: Readonly<Record<Side, Readonly<Record<string, string>>>> = {
    baseline: sideColumns('baseline'),
    candidate: sideColumns('candidate')
  }
  const wide: LogPlan = {
    ...plan,
    roles: {layout: 'wide', id: roles.id, time: roles.time, label: roles.label, others: [], sides}
  }
  return countedFrom(wide, pairedTable(table))
}

function sideColumns(side: Side): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(LONG_COLUMNS).map(([role, column]) => [role, `${side}/${column}`])
  )
}

/** The requests of a table with a row an answer: the n-th answers of both sides with one id. */
function pairedTable(table: TestTable): TestTable {
  const at = (name: string): number => table.columns.findIndex(([column]) => column === name)
  const pairs = new Map<string, Partial<Record<Side, readonly Cell[]>>>()
  const seen = new Map<string, number>()
  for (const row of table.rows) {
    const model = row[at('model')]
    if (model !== 'champion' && model !== 'prod' && model !== 'canary') continue
    const side = model === 'canary' ? 'candidate' : 'baseline'
    const id = row[at('request_id')] ?? null
    const place = `${side} ${id}`
    const number = (seen.get(place) ?? 0) + 1
    seen.set(place, number)
    const pair = id === null ? `${place} ${number}` : `${number} ${id}`
    pairs.set(pair, {...pairs.get(pair), [side]: row})
  }
  const own = ['label', 'country']
  const sided = Object.values(LONG_COLUMNS)
  const rows = [...pairs.values()].map(({baseline, candidate}) => {
    const both = (name: string): Cell => baseline?.[at(name)] ?? candidate?.[at(name)] ?? null
    const times = [baseline, candidate].flatMap(row =>
      row === undefined ? [] : [Number(row[at('ts')])]
    )
    return [
      both('request_id'),
      Math.min(...times),
      ...own.map(both),
      ...[baseline, candidate].flatMap(row => sided.map(name => row?.[at(name)] ?? null))
    ]
  })
  return {
    name: 'paired',
    columns: [
      ['request_id', 'text'],
      ['ts', 'time'],
      ['label', 'text'],
      ['country', 'text'],
      ...(['baseline', 'candidate'] as const).flatMap(side =>
        sided.map((column): [string, ColumnKind] => [
          `${side}/${column}`,
          table.columns[at(column)]?.[1] ?? 'text'
        ])
      )
    ],
    rows
  }
}

const NOTHING = new Set(['', 'null', 'NULL', 'NaN', 'nan', 'None', 'NaT', '\\N'])

function countedFrom(plan: LogPlan, table: TestTable): readonly CountTable[] {
  const counter = createLogCounter(plan)
  counter.add(requestsOf(batchOf(plan, table), plan))
  const at = table.columns.findIndex(([name]) => name === 'request_id')
  const ids = new Set(table.rows.map(row => row[at] ?? null).filter(id => id !== null))
  return withDistinctIds(counter.finish(), plan, ids.size)
}

function batchOf(plan: LogPlan, {columns, rows}: TestTable): Batch {
  const read = new Map<string, BatchColumn>()
  for (const wanted of wantedBy(plan)) {
    const at = columns.findIndex(([name]) => name === wanted.column)
    if (at < 0) continue
    const cells = rows.map(row => row[at] ?? null)
    read.set(
      columnKey(wanted),
      wanted.as === 'id'
        ? ids(cells)
        : wanted.as === 'text' || wanted.as === 'written'
          ? texts(cells, wanted.as)
          : numbers(cells)
    )
  }
  return {rows: rows.length, columns: read}
}

function texts(cells: readonly Cell[], as: 'text' | 'written'): TextColumn {
  const dictionary: string[] = []
  const known = new Map<string, number>()
  const codes = Int32Array.from(cells, cell => {
    const written = cell === null ? '' : String(cell)
    if (NOTHING.has(written)) return -1
    const text =
      as === 'written'
        ? written
        : /^(true|false)$/iu.test(written)
          ? written.toLowerCase()
          : (/^(-?\d+)\.0+$/u.exec(written)?.[1] ?? written)
    const code = known.get(text) ?? dictionary.push(text) - 1
    known.set(text, code)
    return code
  })
  return {kind: 'text', codes, dictionary}
}

function numbers(cells: readonly Cell[]): NumberColumn {
  const valueOf = (cell: Cell): number => {
    if (cell === null || cell === '') return NaN
    return cell === 'true' ? 1 : Number(cell)
  }
  return {kind: 'number', values: Float64Array.from(cells, valueOf)}
}

function ids(cells: readonly Cell[]): IdColumn {
  return {
    kind: 'id',
    high: new Uint32Array(cells.length),
    low: new Uint32Array(cells.length),
    absent: Uint8Array.from(cells, cell => (cell === null ? 1 : 0))
  }
}

/** Tables as text, in which long whole numbers show. */
export function shown(tables: readonly CountTable[]): string {
  return JSON.stringify(
    tables,
    (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value),
    1
  )
}
