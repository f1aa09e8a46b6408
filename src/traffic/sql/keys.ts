import {NEGATIVE_BUCKET, ZERO_BUCKET} from '../buckets.ts'
import type {Key} from '../plan.ts'
import type {KeyValue} from '../statistics.ts'
import type {Dialect} from './dialect.ts'
import type {RequestQuery} from './requests.ts'

/** A key in SQL, and what its text in the answer is. */
export interface SqlKey {
  readonly sql: string
  readonly valueOf: (text: string) => KeyValue
}

const MS_PER_HOUR = 3_600_000
const MS_PER_DAY = 86_400_000
const GROWTH = Math.log(1.01)
const SHIFT = 1e-9

/** What requests are counted by, as `createKeyCoder` does. */
export function keySql(key: Key, requests: RequestQuery, dialect: Dialect): SqlKey {
  if (key.kind === 'text')
    return requests.text(key.field) ?? {sql: dialect.noText, valueOf: text => text}
  const field = requests.field('field' in key ? key.field : 'time')
  // Not −0.
  const valueOf = (text: string): KeyValue => Number(text) + 0
  if (field?.kind !== 'number') return {sql: dialect.noNumber, valueOf}
  return {sql: wholeSql(key, field.sql, dialect), valueOf}
}

function wholeSql(key: Exclude<Key, {kind: 'text'}>, sql: string, {number, ln}: Dialect): string {
  const zero = number(0)
  switch (key.kind) {
    case 'hour':
      return `floor(${sql} / ${number(MS_PER_HOUR)})`
    case 'day':
      return `floor(${sql} / ${number(MS_PER_DAY)})`
    case 'bucket': {
      // Some engines take the logarithm of what the case leaves out, too.
      const log = ln(`CASE WHEN ${sql} > ${zero} THEN ${sql} END`)
      return `CASE WHEN ${sql} > ${zero} THEN ceil(${log} / ${number(GROWTH)} - ${number(SHIFT)}) WHEN ${sql} = ${zero} THEN ${number(ZERO_BUCKET)} WHEN ${sql} < ${zero} THEN ${number(NEGATIVE_BUCKET)} END`
    }
    case 'bin':
      return `CASE WHEN ${sql} < ${zero} THEN ${number(-1)} WHEN ${sql} > ${number(1)} THEN ${number(key.bins + 1)} ELSE floor(${sql} * ${number(key.bins)}) END`
    case 'edges': {
      const cases = key.edges.map(
        (edge, below) => `WHEN ${sql} <= ${number(edge)} THEN ${number(below)}`
      )
      return `CASE WHEN ${sql} IS NULL THEN NULL ${cases.join(' ')} ELSE ${number(key.edges.length)} END`
    }
  }
}
