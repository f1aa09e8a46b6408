import {rowsWhere} from './conditions.ts'
import type {Loss, LogPlan, Measure, Side} from './plan.ts'
import type {Requests} from './requests.ts'

/** What one measure adds up: a value a row, NaN where the row has none. */
export type RowValues = Float64Array

/** Scores are kept off 0 and 1, where the log loss is infinite. */
const LEAST_PROBABILITY = 1e-15

/**
 * The rows' values of a measure that is added up, or of which the smallest or largest is kept. All are whole
 * numbers below 2^53 except for those of `least` and `most`.
 */
export function rowValues(measure: Measure, requests: Requests, plan: LogPlan): RowValues {
  switch (measure.kind) {
    case 'count':
      return Float64Array.from(rowsWhere(measure.where, requests))
    case 'sum': {
      const {unit} = measure
      return valuesOf(requests, measure.field).map(value => Math.floor(value / unit + 0.5))
    }
    case 'least':
    case 'most':
      return valuesOf(requests, measure.field)
    case 'loss':
      return lossesOf(measure.loss, measure.side, requests, plan)
    case 'loss-product': {
      const of = (which: Side | 'difference'): RowValues =>
        which === 'difference'
          ? differences(measure.loss, requests, plan)
          : lossesOf(measure.loss, which, requests, plan)
      const [first, second] = measure.of
      const one = of(first)
      const two = second === first ? one : of(second)
      return one.map((value, row) => value * (two[row] ?? NaN))
    }
    case 'distinct-ids':
      return new Float64Array(0)
  }
}

function differences(loss: Loss, requests: Requests, plan: LogPlan): RowValues {
  const baseline = lossesOf(loss, 'baseline', requests, plan)
  return lossesOf(loss, 'candidate', requests, plan).map(
    (value, row) => value - (baseline[row] ?? NaN)
  )
}

function lossesOf({kind, unit}: Loss, side: Side, requests: Requests, plan: LogPlan): RowValues {
  const answers = valuesOf(requests, `${side}.${plan.answers === 'numbers' ? 'value' : 'score'}`)
  if (kind === 'answer') return answers.map(answer => Math.floor(answer / unit + 0.5))
  const labels = valuesOf(requests, 'labelValue')
  return answers.map((answer, row) => {
    const label = labels[row] ?? NaN
    return Math.floor(lossOf(kind, answer, label) / unit + 0.5)
  })
}

function lossOf(kind: Exclude<Loss['kind'], 'answer'>, answer: number, label: number): number {
  switch (kind) {
    case 'absolute':
      return Math.abs(answer - label)
    case 'brier':
    case 'squared':
      return (answer - label) * (answer - label)
    case 'log-loss': {
      const share = label === 1 ? answer : 1 - answer
      return Number.isNaN(label) ? NaN : -Math.log(Math.min(1, Math.max(share, LEAST_PROBABILITY)))
    }
  }
}

function valuesOf(requests: Requests, field: Parameters<Requests['field']>[0]): Float64Array {
  const column = requests.field(field)
  return column?.kind === 'number' ? column.values : new Float64Array(requests.rows).fill(NaN)
}
