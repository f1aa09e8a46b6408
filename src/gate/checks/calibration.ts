import {
  brierParts,
  calibrationError,
  calibrationLine,
  expectedErrorBounds,
  reliabilityTable,
  spiegelhalter
} from '../../statistics/calibration/calibration.ts'
import {parseMargin} from '../../policy/margin.ts'
import type {Case} from '../case.ts'
import {againstMost} from '../bounded.ts'
import {count, distance, range} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {bothSides, isWithin} from '../rows/row-metric.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'

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

/** The error of the candidate held against what the policy accepts. */
interface Judged {
  readonly status: Status
  readonly limit: number
  readonly lower: number
  readonly upper: number
}

/**
 * Do things happen as often as the probabilities say? Informs, and decides where the policy says how far
 * they may be off: then it passes where they are shown to be nearer, and fails where they are shown not
 * to be. The binned error is too high by chance in small files, and the bounds leave room for that.
 */
export function calibration({rows, baseline, demand}: Case): readonly Finding[] {
  const written = demand.policy.calibration?.['max-error']
  const limit = written === undefined ? null : (parseMargin(written)?.value ?? null)
  if (rows === null || rows.truth === null || rows.score === null || rows.rows === 0)
    return limit === null ? [] : [notJudged('there are no rows with a label and a probability')]
  const {truth, score, weights, clusters} = rows
  const areProbabilities = bothSides(score, column => isWithin(column, 0, 1))
  if (!areProbabilities)
    return limit === null ? [] : [notJudged('the scores are not all between 0 and 1')]
  const now = calibrated(truth, score.candidate)
  const before = baseline === null ? null : calibrated(truth, score.baseline)
  const isPlain = weights === undefined && clusters === undefined
  const judged = limit === null ? null : judge(truth, score.candidate, limit, isPlain, demand)
  const steps = [
    ...stepsOf('candidate', now),
    ...(before === null ? [] : stepsOf('in production', before))
  ]
  return [
    aFindingOf({
      id: findingId(CHECK),
      ...(judged === null
        ? {status: 'not-applicable', role: 'info', detail: 'no-limit'}
        : {
            status: judged.status,
            limit: {atMost: judged.limit},
            confidence: demand.confidence,
            remedy: remedyOf(judged, isPlain)
          }),
      direction: 'lower',
      unit: 'fraction',
      baseline: before?.error ?? null,
      candidate: now.error,
      difference: before === null ? null : before.error - now.error,
      method: 'reliability-table',
      evidence: 'paired-rows',
      rows: rows.rows,
      summary: `${sentence(now, before)}${judged === null ? '' : ` ${verdictOn(judged)}`}`,
      notes: [
        `Average over ${BINS} bins of equal width (expected calibration error): too high by chance in small files, and another with other bins.`,
        ...(weights === undefined ? [] : ['Weights are not counted.']),
        ...(rows.rows > MOST_ROWS_FOR_LINE
          ? [`No line is fitted to more than ${count(MOST_ROWS_FOR_LINE)} rows.`]
          : [])
      ],
      steps:
        judged === null
          ? steps
          : [
              ...steps,
              {what: 'lower bound of the candidate’s error', value: judged.lower},
              {what: 'upper bound', value: judged.upper},
              {what: 'limit', value: judged.limit}
            ],
      reference: 'Murphy 1973; Cox 1958, Biometrika 45:562; Spiegelhalter 1986, Stat Med 5:421'
    })
  ]
}

function judge(
  truth: Int32Array,
  probability: Float64Array,
  limit: number,
  isPlain: boolean,
  {confidence}: Case['demand']
): Judged {
  const bounds = expectedErrorBounds(reliabilityTable(truth, probability, BINS), 1 - confidence)
  // The bounds are those of single rows that count alike.
  const status = isPlain ? againstMost(bounds, limit) : 'inconclusive'
  return {...bounds, limit, status}
}

function verdictOn({status, lower, upper, limit}: Judged): string {
  const allowed = `At most ${distance(limit, true)} ${limit === 0.01 ? 'is' : 'are'} accepted`
  const room = `the rows leave room for between ${range(lower, upper, true)}`
  return status === 'inconclusive'
    ? `${allowed}; ${room}: they do not tell.`
    : `${allowed}; ${room}.`
}

function remedyOf({status, upper, lower, limit}: Judged, isPlain: boolean): string | null {
  if (status === 'pass') return null
  if (status === 'fail')
    return 'Calibrate the scores on data of their own (Platt scaling, isotonic regression), or accept another limit in the policy.'
  if (!isPlain)
    return 'With weights or clusters the error cannot be told: make log_loss or brier a guard instead (at-least-as-good), which counts them.'
  return limit - lower > upper - limit
    ? 'Evaluate on more rows.'
    : 'Calibrate the scores: more rows would rather show a failure than a pass.'
}

function notJudged(why: string): Finding {
  return aFindingOf({
    id: findingId(CHECK),
    status: 'missing',
    evidence: 'files',
    summary: `The policy says how far the probabilities may be off, but ${why}.`,
    remedy:
      'Write predictions of yes or no with a label and a probability, or take calibration out of the policy.'
  })
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
