import {columnKey} from '../../tables/batch.ts'
import type {Side} from '../side.ts'
import type {LogPlan} from '../plan.ts'
import type {SqlKind} from './dialect.ts'
import type {Builder, Level} from './levels.ts'

/** Whether a row is one of a side's, for a model column in one of its readings. */
export function isSide(plan: LogPlan, side: Side, raw: Level, {dialect}: Builder): string {
  const {roles} = plan
  if (roles.layout === 'wide') return '1 = 1'
  const model = raw.columns.get(columnKey({column: roles.model, as: 'text'}))
  const values = roles.values[side]
  if (model === undefined || values.length === 0) return '1 = 0'
  return `(${model.name} IN (${values.map(value => dialect.text(value)).join(', ')}))`
}

/**
 * One row a request from one row an answer: the n-th row of a side belongs to the n-th row of the other side with
 * the same id, by time; a row without id is a request of its own. The request's time is the earlier one; what
 * belongs to no side is the baseline row's, or the candidate row's where that has none.
 */
export function pairLevel(plan: LogPlan, raw: Level, build: Builder): Level {
  const {roles} = plan
  if (roles.layout !== 'paired') return raw
  const id =
    raw.columns.get(columnKey({column: roles.id ?? '', as: 'id'}))?.name ?? build.dialect.noText
  const baseline = isSide(plan, 'baseline', raw, build)
  const candidate = isSide(plan, 'candidate', raw, build)
  const all = [...raw.columns].map(([key, {name, from}]) => [key, name, from] as const)
  const side = `CASE WHEN ${baseline} THEN 'baseline' ELSE 'candidate' END`
  const sided = build.level({rows: raw, behind: `WHERE ${baseline} OR ${candidate}`}, [
    ...all,
    ['pair.id', id, 'text'],
    ['pair.side', side, 'text']
  ])
  const name = (level: Level, key: string): string => level.columns.get(key)?.name ?? ''
  const order = [...sided.columns]
    .filter(([key]) => !key.startsWith('pair.'))
    .sort(([one], [two]) => Number(two.startsWith('time:')) - Number(one.startsWith('time:')))
    .map(([, column]) => column.name)
  const over = `PARTITION BY ${name(sided, 'pair.id')}, ${name(sided, 'pair.side')} ORDER BY ${order.join(', ')}`
  const numbered = build.level({rows: sided}, [
    ...[...sided.columns].map(([key, column]) => [key, column.name, column.from] as const),
    ['pair.number', `row_number() OVER (${over})`, 'whole-number'],
    // Rows without id are no pairs.
    [
      'pair.lone',
      `CASE WHEN ${name(sided, 'pair.id')} IS NULL THEN ${name(sided, 'pair.side')} END`,
      'text'
    ]
  ])
  const own = new Set(Object.values(roles.side))
  const of = (which: Side, column: string): string =>
    `max(CASE WHEN ${name(numbered, 'pair.side')} = '${which}' THEN ${column} END)`
  const columns = [...raw.columns.keys()].flatMap((key): (readonly [string, string, SqlKind])[] => {
    const {name: column, from} = numbered.columns.get(key) ?? {name: '', from: 'text'}
    const [one, two] = [of('baseline', column), of('candidate', column)]
    const both = key.startsWith('time:') ? `min(${column})` : `COALESCE(${one}, ${two})`
    const sides: (readonly [string, string, SqlKind])[] = own.has(columnOf(key))
      ? [
          [`baseline/${key}`, one, from],
          [`candidate/${key}`, two, from]
        ]
      : []
    return [[key, both, from], ...sides]
  })
  const groups = ['pair.id', 'pair.number', 'pair.lone'].map(key => name(numbered, key))
  return build.level({rows: numbered, behind: `GROUP BY ${groups.join(', ')}`}, columns)
}

function columnOf(key: string): string {
  return key.slice(key.indexOf(':') + 1)
}
