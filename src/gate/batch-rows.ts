import type {Quantity} from '../policy/quantities.ts'
import {amount, count} from '../words/figures.ts'
import {aFindingOf} from '../verdict/finding.ts'
import type {FindingId} from '../verdict/finding-id.ts'
import {isWithin, measured, type Measurable, type Measured} from './resources.ts'
import {unmeasured} from './unmeasured.ts'
import type {Finding, Status} from '../verdict/verdict.ts'

/** Where the time of a batch would be found, and what makes it shorter. */
export const BATCH_TIME = {
  lookedFor: 'duration_s (or batch_duration_min, predict_runtime, …) in metrics and card',
  remedy: 'Make a prediction cheaper, run the batch on more machines, or give it a longer window.'
} as const

/** What a batch has to do. */
export interface BatchDemand {
  readonly required: number
  /** Null where it has all the time. */
  readonly window: Quantity | null
}

/**
 * A batch has to finish its rows in the window. Time need not grow in proportion to the rows, so a run on fewer rows
 * proves nothing but that it was too slow already.
 */
export function rowsInWindow(
  id: FindingId,
  {required, window}: BatchDemand,
  candidate: Measurable
): Finding {
  const rows = measured('rows', candidate)
  const time = measured('duration', candidate)
  const common = {
    id,
    direction: 'higher',
    unit: 'rows',
    limit: {atLeast: required},
    evidence: 'files'
  } as const
  const demanded = `${count(required)} rows${window === null ? '' : ` in ${amount(window.value, window.unit)}`}`
  const missing = (unknown: string, lookedFor: string, found: Measured | null): Finding =>
    aFindingOf({
      ...common,
      status: 'missing',
      ...unmeasured({unknown, lookedFor}, `${demanded} are demanded`, found)
    })
  if (rows?.known !== true)
    return missing(
      'how many rows the candidate’s batch had',
      'rows_processed (or predict_samples, …) in metrics and card',
      rows
    )
  if (window !== null && time?.known !== true)
    return missing('how long the candidate’s batch took', BATCH_TIME.lookedFor, time)
  const seconds = time?.known === true ? time.value : null
  const isLate = window !== null && seconds !== null && !isWithin(seconds, window)
  const isWhole = rows.value >= required
  const status: Status = isLate ? 'fail' : isWhole ? 'pass' : 'inconclusive'
  return aFindingOf({
    ...common,
    status,
    candidate: rows.value,
    summary: `${OUTCOMES[status] ?? ''}: ${count(rows.value)} rows${took(seconds, window)} (${rows.from}), where ${demanded} are demanded${pace(rows.value, required, seconds, window)}.`,
    remedy:
      status === 'pass'
        ? null
        : isLate
          ? BATCH_TIME.remedy
          : `Time a batch of at least ${count(required)} rows.`
  })
}

const OUTCOMES: Readonly<Partial<Record<Status, string>>> = {
  pass: 'The batch finishes its rows in time',
  fail: 'The batch does not finish its rows in time',
  inconclusive: 'The batch was timed on too few rows'
}

function took(seconds: number | null, window: Quantity | null): string {
  if (seconds === null) return ''
  const {unit, factor} = window ?? {unit: 's', factor: 1}
  return ` in ${amount(seconds / factor, unit)}`
}

/** What a run on fewer rows would come to, were time to grow in proportion. */
function pace(
  rows: number,
  required: number,
  seconds: number | null,
  window: Quantity | null
): string {
  if (rows >= required || rows === 0 || seconds === null || window === null) return ''
  const all = (seconds / rows) * required
  return `; at that pace all of them take ${amount(all / window.factor, window.unit)}`
}
