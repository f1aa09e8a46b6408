import type {Loss, LogPlan, Measure, Side} from '../plan.ts'
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

const LEAST_PROBABILITY = 1e-15

/** What is added up over the requests of a key, as `rowValues` and the counter do. */
export function measureSql(
  measure: Measure,
  requests: RequestQuery,
  plan: LogPlan,
  dialect: Dialect
): SqlMeasure {
  switch (measure.kind) {
    case 'count':
      return {
        row: `CASE WHEN ${conditionSql(measure.where, requests, dialect)} THEN 1 END`,
        total: name => `count(${name})`,
        valueOf: wholeNumber
      }
    case 'sum':
      return exactly(
        units(valueOf(measure.field, requests, dialect), measure.unit, dialect),
        dialect
      )
    case 'least':
    case 'most':
      return {
        row: valueOf(measure.field, requests, dialect),
        total: name => `${measure.kind === 'least' ? 'min' : 'max'}(${name})`,
        valueOf: text => (text === null ? null : Number(text))
      }
    case 'loss':
      return exactly(lossSql(measure.loss, measure.side, requests, plan, dialect), dialect)
    case 'loss-product': {
      const of = (which: Side | 'difference'): string => {
        const side = (name: Side): string => lossSql(measure.loss, name, requests, plan, dialect)
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

function exactly(row: string, dialect: Dialect): SqlMeasure {
  return {row, total: dialect.exactSum, valueOf: wholeNumber}
}

/** Nothing to add up is 0. Some engines write decimals with a fraction of none. */
function wholeNumber(text: string | null): number | bigint {
  return text === null ? 0 : plainOf(BigInt(text.replace(/\.0*$/u, '')))
}

function valueOf(
  field: Parameters<RequestQuery['field']>[0],
  requests: RequestQuery,
  {noNumber}: Dialect
): string {
  const found = requests.field(field)
  return found?.kind === 'number' ? found.sql : noNumber
}

function units(sql: string, unit: number, {number}: Dialect): string {
  return `floor((${sql}) / ${number(unit)} + ${number(0.5)})`
}

function lossSql(
  {kind, unit, from}: Loss,
  side: Side,
  requests: RequestQuery,
  plan: LogPlan,
  dialect: Dialect
): string {
  const answered = plan.answers === 'numbers' ? 'value' : 'score'
  const answer = valueOf(`${side}.${answered}`, requests, dialect)
  const truth = from === undefined ? 'labelValue' : (`${from}.${answered}` as const)
  const label = valueOf(truth, requests, dialect)
  return units(lossOf(kind, answer, label, dialect), unit, dialect)
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
      const share = `CASE WHEN ${label} = ${one} THEN ${answer} WHEN ${label} IS NOT NULL THEN ${one} - ${answer} END`
      return `-${ln(`CASE WHEN ${share} < ${least} THEN ${least} WHEN ${share} > ${one} THEN ${one} ELSE ${share} END`)}`
    }
  }
}
