import {
  brierParts,
  calibrationError,
  calibrationLine,
  reliabilityTable,
  spiegelhalter
} from '../../statistics/calibration.ts'
import type {Case} from '../case.ts'
import {count, distance} from '../figures.ts'
import {aFindingOf} from '../finding.ts'
import type {Finding} from '../verdict.ts'

const CHECK = 'calibration'
const BINS = 10
/** From here on the fit of the line would take longer than all tests together. */
const MOST_ROWS_FOR_LINE = 200_000
/** A slope this many standard errors from 1 is called too sure or too unsure. */
const SURE = 1.96

/** One model's probabilities held against what happened. */
interface Calibrated {
  readonly error: number
  readonly reliability: number
  readonly resolution: number
  readonly uncertainty: number
  readonly slope: number | null
  readonly slopeError: number | null
  readonly p: number
}

/**
 * Do things happen as often as the probabilities say? Only informs: the binned error is too high by chance
 * in small files and depends on the bins; log loss and Brier score are what a policy can decide on.
 */
export function calibration({rows, baseline}: Case): readonly Finding[] {
  if (rows === null || rows.truth === null || rows.score === null || rows.rows === 0) return []
  const {truth, score, weights} = rows
  const areProbabilities = [score.baseline, score.candidate].every(column =>
    column.every(p => p >= 0 && p <= 1)
  )
  if (!areProbabilities) return []
  const now = calibrated(truth, score.candidate)
  const before = baseline === null ? null : calibrated(truth, score.baseline)
  return [
    aFindingOf({
      id: CHECK,
      status: 'not-applicable',
      role: 'info',
      detail: 'no-limit',
      direction: 'lower',
      unit: 'fraction',
      baseline: before?.error ?? null,
      candidate: now.error,
      difference: before === null ? null : before.error - now.error,
      method: 'reliability-table',
      evidence: 'paired-rows',
      rows: rows.rows,
      summary: sentence(now, before),
      notes: [
        `Average over ${BINS} bins of equal width (expected calibration error): too high by chance in small files, and another with other bins.`,
        ...(weights === undefined ? [] : ['Weights are not counted.']),
        ...(rows.rows > MOST_ROWS_FOR_LINE
          ? [`No line is fitted to more than ${count(MOST_ROWS_FOR_LINE)} rows.`]
          : [])
      ],
      steps: [
        ...stepsOf('candidate', now),
        ...(before === null ? [] : stepsOf('in production', before))
      ],
      reference: 'Murphy 1973; Cox 1958, Biometrika 45:562; Spiegelhalter 1986, Stat Med 5:421'
    })
  ]
}

function calibrated(truth: Int32Array, probability: Float64Array): Calibrated {
  const table = reliabilityTable(truth, probability, BINS)
  const line = truth.length > MOST_ROWS_FOR_LINE ? null : calibrationLine(truth, probability)
  return {
    ...brierParts(table),
    error: calibrationError(table).expected,
    slope: line?.slope ?? null,
    slopeError: line?.slopeError ?? null,
    p: spiegelhalter(truth, probability).p
  }
}

function sentence(now: Calibrated, before: Calibrated | null): string {
  const compared = before === null ? '' : `, in production ${distance(before.error, true)}`
  const off = `On average the candidate’s probabilities are ${distance(now.error, true)} off what happens${compared}`
  const {slope, slopeError} = now
  if (slope === null || slopeError === null || Math.abs(slope - 1) <= SURE * slopeError)
    return `${off}.`
  return `${off}: it is ${slope < 1 ? 'too sure of itself' : 'not as sure of itself as it could be'}.`
}

function stepsOf(whose: string, model: Calibrated): Finding['steps'] {
  const {error, reliability, resolution, uncertainty, slope, slopeError, p} = model
  const parts: readonly (readonly [string, number | null])[] = [
    ['expected calibration error', error],
    ['reliability (of the binned Brier score; smaller is better)', reliability],
    ['resolution (larger is better)', resolution],
    ['uncertainty (of the labels alone)', uncertainty],
    ['slope of the calibration line (1 is right, below 1 too sure)', slope],
    ['its standard error', slopeError],
    ['p of "the probabilities are right" (Spiegelhalter)', p]
  ]
  return parts.flatMap(([what, value]) =>
    value === null || Number.isNaN(value) ? [] : [{what: `${whose}: ${what}`, value}]
  )
}
