import type {Side} from './side.ts'
import type {Field, LogPlan, Loss, Measure} from './plan.ts'
import type {Requests} from './requests.ts'

/** Scores are kept off 0 and 1, where the log loss is infinite. */
const LEAST_PROBABILITY = 1e-15

/**
 * The rows' values of a measure that is added up, or of which the smallest or largest is kept, NaN where a row has
 * none; null where no row has one. All are whole numbers except for those of `least` and `most`.
 */
export function rowValues(
  measure: Exclude<Measure, {kind: 'count'}>,
  requests: Requests,
  plan: LogPlan
): Float64Array | null {
  switch (measure.kind) {
    case 'sum': {
      const {field, unit} = measure
      const values = valuesOf(requests, field)
      if (values === null) return null
      return requests.once(`${unit} of ${field}`, () => {
        const units = requests.arena.numbers(requests.rows)
        for (let row = 0; row < units.length; row++)
          units[row] = Math.floor((values[row] ?? NaN) / unit + 0.5)
        return units
      })
    }
    case 'least':
    case 'most':
      return valuesOf(requests, measure.field)
    case 'loss':
      return lossesOf(measure.loss, measure.side, requests, plan)
    case 'loss-product': {
      const [first, second] = measure.of
      const one = factorOf(measure.loss, first, requests, plan)
      const two = factorOf(measure.loss, second, requests, plan)
      if (one === null || two === null) return null
      return requests.once(`${nameOf(measure.loss)} ${first} × ${second}`, () => {
        const products = requests.arena.numbers(requests.rows)
        for (let row = 0; row < products.length; row++)
          products[row] = (one[row] ?? NaN) * (two[row] ?? NaN)
        return products
      })
    }
    case 'distinct-ids':
      return null
  }
}

function factorOf(
  loss: Loss,
  which: Side | 'difference',
  requests: Requests,
  plan: LogPlan
): Float64Array | null {
  if (which !== 'difference') return lossesOf(loss, which, requests, plan)
  const baseline = lossesOf(loss, 'baseline', requests, plan)
  const candidate = lossesOf(loss, 'candidate', requests, plan)
  if (baseline === null || candidate === null) return null
  return requests.once(`${nameOf(loss)} difference`, () => {
    const differences = requests.arena.numbers(requests.rows)
    for (let row = 0; row < differences.length; row++)
      differences[row] = (candidate[row] ?? NaN) - (baseline[row] ?? NaN)
    return differences
  })
}

function lossesOf(loss: Loss, side: Side, requests: Requests, plan: LogPlan): Float64Array | null {
  const answered = plan.answers === 'numbers' ? 'value' : 'score'
  const answers = valuesOf(requests, `${side}.${answered}`)
  const truth = loss.from === undefined ? 'labelValue' : (`${loss.from}.${answered}` as const)
  const labels = loss.kind === 'answer' ? answers : valuesOf(requests, truth)
  if (answers === null || labels === null) return null
  return requests.once(`${nameOf(loss)} ${side}`, () => {
    const losses = requests.arena.numbers(requests.rows)
    switch (loss.kind) {
      case 'answer':
        losses.set(answers)
        break
      case 'absolute':
        for (let row = 0; row < losses.length; row++)
          losses[row] = Math.abs((answers[row] ?? NaN) - (labels[row] ?? NaN))
        break
      case 'brier':
      case 'squared':
        for (let row = 0; row < losses.length; row++) {
          const difference = (answers[row] ?? NaN) - (labels[row] ?? NaN)
          losses[row] = difference * difference
        }
        break
      case 'log-loss':
        logLosses(answers, labels, losses)
    }
    const {unit} = loss
    for (let row = 0; row < losses.length; row++)
      losses[row] = Math.floor((losses[row] ?? NaN) / unit + 0.5)
    return losses
  })
}

function logLosses(answers: Float64Array, labels: Float64Array, losses: Float64Array): void {
  for (let row = 0; row < losses.length; row++) {
    const answer = answers[row] ?? NaN
    const label = labels[row] ?? NaN
    if (label !== 1 && label !== 0) {
      losses[row] = NaN
      continue
    }
    const share = label === 1 ? answer : 1 - answer
    losses[row] = -Math.log(Math.min(1, Math.max(share, LEAST_PROBABILITY)))
  }
}

function valuesOf(requests: Requests, field: Field): Float64Array | null {
  const column = requests.field(field)
  return column?.kind === 'number' ? column.values : null
}

function nameOf({kind, unit, from}: Loss): string {
  return `${kind} from ${from ?? 'label'} in ${unit}`
}
