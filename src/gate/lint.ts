import {allowedLoss} from '../statistics/core/margin.ts'
import {powerCurve, smallestDetectable, smallestMargin} from '../statistics/core/power.ts'
import type {Case} from './case.ts'
import {distance} from '../words/figures.ts'
import {spokenName} from '../words/names.ts'
import {errorToPlanWith, fewestRows} from './rows-needed.ts'

/** What the rows that there are can show about one demand. */
export interface PowerLine {
  readonly model: string
  readonly metric: string
  readonly margin: string
  /** Null where there are none. */
  readonly rows: number | null
  /** Why no candidate can pass, however good; null where one can. */
  readonly impossible: string | null
  /** The smallest loss that can be excluded in 4 of 5 cases when the models are equal. */
  readonly provable: string
  readonly power: readonly {readonly n: number; readonly power: number}[]
}

const POWER = 0.8

/** For every guard: can a candidate pass at all with these rows, and how likely is it that an equal one does? */
export function lint({metrics, demand}: Case): readonly PowerLine[] {
  return metrics
    .filter(a => a.role === 'guard' && a.direction !== null)
    .map(a => {
      const margin = a.demand.margin ?? a.assumedMargin
      const common = {model: demand.name, metric: spokenName(a.metric), margin: margin.text}
      if (a.rows === null) return {...common, rows: null, impossible: null, provable: '', power: []}
      const {difference, question} = a.rows
      const {n, method} = difference
      const {alpha} = question
      const loss = allowedLoss(question.margin, difference.baseline)
      const error = errorToPlanWith(difference, alpha)
      const plan = {alpha, margin: loss, standardDeviation: error * Math.sqrt(n)}
      const fewest = fewestRows(method, loss, alpha)
      const provable = Math.max(
        smallestDetectable(error, {alpha, power: POWER}),
        fewest > 0 ? smallestMargin(n, alpha) : 0
      )
      return {
        ...common,
        rows: n,
        impossible: impossible(n, loss, fewest, margin.text),
        provable: distance(provable, a.share),
        power: powerCurve([Math.ceil(n / 2), n, 2 * n, 5 * n, 10 * n], plan).map(at =>
          at.n < fewest ? {...at, power: 0} : at
        )
      }
    })
}

function impossible(n: number, loss: number, fewest: number, margin: string): string | null {
  if (loss === 0)
    return 'No finite number of rows can show that a model is not the least bit worse: give a margin above 0.'
  return n < fewest
    ? `No candidate can pass: ${n} rows never exclude a loss of ${margin}, even if both models answer alike; it takes ${fewest} rows.`
    : null
}
