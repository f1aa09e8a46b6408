import type {Side} from '../side.ts'
import type {Condition, Field, Loss, LogPlan, Measure} from '../plan.ts'
import {plainOf} from '../tables.ts'
import {conditionSql} from './conditions.ts'
import type {Dialect} from './dialect.ts'
import type {RequestQuery} from './requests.ts'

/** A measure in SQL. */
export interface SqlMeasure {
  /** Of a request. */
  readonly row: string
  /** Of the requests of a key, from the name that `row` was given. */
  readonly total: (name: string) => string
  /** What the total's text in the answer is. */
  readonly valueOf: (text: string | null) => number | bigint | null
}

/** What a measure is made of. */
export interface MeasureSource {
  readonly requests: RequestQuery
  readonly plan: LogPlan
  readonly dialect: Dialect
  /** The name of an expression that is worked out once for all measures of a query. */
  readonly once: (sql: string) => string
}

const LEAST_PROBABILITY = 1e-15
/** Larger values cannot be told from their neighbours, and are left out of sums. */
const TOO_LARGE = 2 ** 53

/** What is added up over the requests of a key, as `rowValues` and the counter do. */
export function measureSql(measure: Measure, source: MeasureSource): SqlMeasure {
  const {requests, dialect, once} = source
  switch (measure.kind) {
    case 'count':
      return {
        row: countedSql(measure.where, requests, dialect),
        total: name => `count(${name})`,
        valueOf: wholeNumber
      }
    case 'sum':
      return exactly(once(units(numberOf(measure.field, source), measure.unit, dialect)), dialect)
    case 'least':
    case 'most':
      return {
        row: numberOf(measure.field, source),
        total: name => `${measure.kind === 'least' ? 'min' : 'max'}(${name})`,
        valueOf: text => (text === null ? null : Number(text))
      }
    case 'loss':
      return exactly(lossSql(measure.loss, measure.side, source), dialect)
    case 'loss-product': {
      const of = (which: Side | 'difference'): string => {
        const side = (name: Side): string => lossSql(measure.loss, name, source)
        return which === 'difference' ? `(${side('candidate')} - ${side('baseline')})` : side(which)
      }
      const [one, two] = measure.of
      return exactly(`${of(one)} * ${of(two)}`, dialect)
    }
    case 'distinct-ids':
      return {
        row: requests.id ?? dialect.noText,
        total: name => `count(DISTINCT ${name})`,
        valueOf: wholeNumber
      }
  }
}

/** Not null where a condition holds. */
function countedSql(where: Condition, requests: RequestQuery, dialect: Dialect): string {
  const known = where.kind === 'known' ? requests.field(where.field) : null
  return known?.sql ?? `CASE WHEN ${conditionSql(where, requests, dialect)} THEN 1 END`
}

function exactly(sql: string, dialect: Dialect): SqlMeasure {
  const row = `CASE WHEN abs(${sql}) < ${dialect.number(TOO_LARGE)} THEN ${sql} END`
  return {row, total: dialect.exactSum, valueOf: wholeNumber}
}

/** Nothing to add up is 0. Some engines write decimals with a fraction of none. */
function wholeNumber(text: string | null): number | bigint {
  return text === null ? 0 : plainOf(BigInt(text.replace(/\.0*$/u, '')))
}

function numberOf(field: Field, {requests, dialect}: MeasureSource): string {
  const found = requests.field(field)
  return found?.kind === 'number' ? found.sql : dialect.noNumber
}

function units(sql: string, unit: number, {number}: Dialect): string {
  return `floor((${sql}) / ${number(unit)} + ${number(0.5)})`
}

/** The name of one side's loss. */
function lossSql({kind, unit, from}: Loss, side: Side, source: MeasureSource): string {
  const answered = source.plan.answers === 'numbers' ? 'value' : 'score'
  const answer = numberOf(`${side}.${answered}`, source)
  const truth = from === undefined ? 'labelValue' : (`${from}.${answered}` as const)
  const label = numberOf(truth, source)
  return source.once(units(lossOf(kind, answer, label, source.dialect), unit, source.dialect))
}

function lossOf(kind: Loss['kind'], answer: string, label: string, {number, ln}: Dialect): string {
  switch (kind) {
    case 'answer':
      return answer
    case 'absolute':
      return `abs(${answer} - ${label})`
    case 'brier':
    case 'squared':
      return `(${answer} - ${label}) * (${answer} - ${label})`
    case 'log-loss': {
      const [least, one] = [number(LEAST_PROBABILITY), number(1)]
      const within = (share: string): string =>
        `CASE WHEN ${share} < ${least} THEN ${least} WHEN ${share} > ${one} THEN ${one} ELSE ${share} END`
      return `-${ln(`CASE WHEN ${label} = ${one} THEN ${within(answer)} WHEN ${label} IS NOT NULL THEN ${within(`${one} - ${answer}`)} END`)}`
    }
  }
}
