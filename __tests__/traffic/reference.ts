import {logBucket, scoreBin} from '../../src/traffic/buckets.ts'
import type {Side} from '../../src/traffic/side.ts'
import type {Condition, Field, Key, LogPlan, Measure} from '../../src/traffic/plan.ts'
import type {CountTable, KeyValue} from '../../src/traffic/statistics.ts'

/** A request as plain values; null for none. */
export type PlainRequest = Readonly<Record<string, string | number | null>>

/** Counts requests one by one, with whole numbers of any size: slow, and simple enough to be believed. */
export function countPlainly(
  requests: readonly PlainRequest[],
  plan: LogPlan
): readonly CountTable[] {
  return plan.tables.map(({name, keys, measures, where}) => {
    const cells = new Map<string, PlainRequest[]>()
    for (const request of requests) {
      if (where !== undefined && !holds(where, request)) continue
      const key = JSON.stringify(keys.map(one => keyOf(one, request)))
      cells.set(key, [...(cells.get(key) ?? []), request])
    }
    const rows = [...cells].map(([key, of]) => ({
      key: JSON.parse(key) as KeyValue[],
      count: of.length,
      measures: measures.map(measure => measured(measure, of, requests, plan))
    }))
    return {name, rows: rows.sort((one, two) => compare(one.key, two.key))}
  })
}

function compare(one: readonly KeyValue[], two: readonly KeyValue[]): number {
  for (let index = 0; index < one.length; index++) {
    const [a = null, b = null] = [one[index], two[index]]
    if (a === b) continue
    if (a === null) return -1
    if (b === null) return 1
    return a < b ? -1 : 1
  }
  return 0
}

function numberOf(request: PlainRequest, field: Field): number {
  const value = request[field]
  return typeof value === 'number' ? value : NaN
}

function keyOf(key: Key, request: PlainRequest): KeyValue {
  if (key.kind === 'text') return request[key.field] ?? null
  const value = numberOf(request, 'field' in key ? key.field : 'time')
  if (Number.isNaN(value)) return null
  switch (key.kind) {
    case 'hour':
      return Math.floor(value / 3_600_000)
    case 'day':
      return Math.floor(value / 86_400_000)
    case 'bucket':
      return logBucket(value)
    case 'bin':
      return scoreBin(value, key.bins)
    case 'edges':
      return key.edges.filter(edge => edge < value).length
  }
}

function holds(condition: Condition, request: PlainRequest): boolean {
  switch (condition.kind) {
    case 'known':
      return (request[condition.field] ?? null) !== null
    case 'above':
      return numberOf(request, condition.field) > condition.limit
    case 'below':
      return numberOf(request, condition.field) < condition.limit
    case 'differ': {
      const [one, two] = [request[condition.field] ?? null, request[condition.other] ?? null]
      return one !== null && two !== null && one !== two
    }
    case 'all':
      return condition.of.every(part => holds(part, request))
  }
}

function measured(
  measure: Measure,
  of: readonly PlainRequest[],
  all: readonly PlainRequest[],
  plan: LogPlan
): number | bigint | null {
  switch (measure.kind) {
    case 'count':
      return of.filter(request => holds(measure.where, request)).length
    case 'distinct-ids':
      return new Set(all.map(({id}) => id).filter(id => id !== null)).size
    case 'least':
    case 'most': {
      const values = of
        .map(request => numberOf(request, measure.field))
        .filter(v => !Number.isNaN(v))
      if (values.length === 0) return null
      return measure.kind === 'least' ? Math.min(...values) : Math.max(...values)
    }
    case 'sum':
    case 'loss':
    case 'loss-product':
      return total(of.map(request => unitsOf(measure, request, plan)))
  }
}

function total(values: readonly number[]): number | bigint {
  const sum = values
    .filter(value => !Number.isNaN(value))
    .reduce((all, value) => all + BigInt(value), 0n)
  return Number.isSafeInteger(Number(sum)) ? Number(sum) : sum
}

function unitsOf(
  measure: Extract<Measure, {kind: 'sum' | 'loss' | 'loss-product'}>,
  request: PlainRequest,
  plan: LogPlan
): number {
  if (measure.kind === 'sum')
    return Math.floor(numberOf(request, measure.field) / measure.unit + 0.5)
  const {kind, unit, from} = measure.loss
  const lossOf = (side: Side): number => {
    const answerOf = (of: Side): number =>
      numberOf(request, `${of}.${plan.answers === 'numbers' ? 'value' : 'score'}`)
    const answer = answerOf(side)
    const label = from === undefined ? numberOf(request, 'labelValue') : answerOf(from)
    const losses = {
      answer,
      absolute: Math.abs(answer - label),
      squared: (answer - label) ** 2,
      brier: (answer - label) ** 2,
      'log-loss': -Math.log(Math.min(1, Math.max(label === 1 ? answer : 1 - answer, 1e-15)))
    }
    if (kind !== 'answer' && Number.isNaN(label)) return NaN
    return Math.floor(losses[kind] / unit + 0.5)
  }
  if (measure.kind === 'loss') return lossOf(measure.side)
  const factor = (which: Side | 'difference'): number =>
    which === 'difference' ? lossOf('candidate') - lossOf('baseline') : lossOf(which)
  return factor(measure.of[0]) * factor(measure.of[1])
}
