import type {MetricEntry} from '../../evidence/metric.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import {allowedLoss, orientation} from '../../statistics/core/margin.ts'

/** Rounding explains half a point of a share at most, and of a small one less. */
const MOST_POINTS = 0.005
const MOST_OF_SHARE = 0.02
/** Of a number without bounds it explains half a per cent. */
const MOST_OF_VALUE = 0.005
const MOST_DECIMALS = 15

/**
 * Two values and nothing beside them. The bounds are what their rounding leaves of the difference; no
 * p-value proves anything.
 */
export function compareBare(
  baseline: MetricEntry,
  candidate: MetricEntry,
  question: Question,
  share: boolean
): Difference {
  const [before, after] = [baseline.value, candidate.value]
  const difference = orientation(question.direction) * (after - before)
  const slack = rounding(baseline, candidate, share)
  return {
    method: 'bare-values',
    reference: '',
    baseline: before,
    candidate: after,
    difference,
    lower: difference - slack,
    upper: difference + slack,
    pNonInferior: 1,
    pRegression: 1,
    standardError: null,
    n: 0,
    degenerate: false,
    warnings: [],
    steps: [
      {what: 'in production', value: before},
      {what: 'candidate', value: after},
      {
        what: `difference, positive where the candidate is better (${question.direction} is better)`,
        value: difference
      },
      {what: 'what rounding explains', value: slack},
      {what: 'loss that is accepted', value: allowedLoss(question.margin, before)}
    ]
  }
}

/**
 * What rounding explains of a difference: half a unit of the last digit of the side that is written with
 * fewer of them, since 0.91 may have been anything from 0.905 to 0.915. JSON drops last zeros, so 0.9 may as
 * well be 0.900: never more than half a point, nor than a small part of the value itself.
 */
function rounding(baseline: MetricEntry, candidate: MetricEntry, share: boolean): number {
  const digits = Math.min(digitsOf(baseline, share), digitsOf(candidate, share))
  const half = 0.5 * 10 ** -digits
  const size = Math.abs(baseline.value)
  const unit = candidate.percent === true ? 100 : 1
  const most = share ? Math.min(MOST_POINTS * unit, MOST_OF_SHARE * size) : MOST_OF_VALUE * size
  // Two evaluations of the same thing differ by the order of their additions.
  return Math.max(Math.min(half, most) * (1 + 1e-9), 1e-9 * size)
}

/**
 * A broken number of which nobody knows how it was written is taken as exact, and so are the ends of a share:
 * nobody rounds 0.996 to a whole 1.
 */
function digitsOf({decimals, value, percent}: MetricEntry, share: boolean): number {
  if (share && percent !== true && Number.isInteger(value))
    return decimals === 0 ? MOST_DECIMALS : (decimals ?? MOST_DECIMALS)
  return decimals ?? (Number.isInteger(value) ? 0 : MOST_DECIMALS)
}
