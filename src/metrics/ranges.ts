import type {Metric} from './metric.ts'

/** Whether a number of this metric, written without a percent sign, must be percent. */
export function mustBePercent(metric: Metric | undefined, value: number): boolean {
  const above = metric?.percentAbove ?? Infinity
  return Math.abs(value) > above && Math.abs(value) <= 100
}

/** Sums of floating point numbers may leave a range by as much. */
const SLACK = 1e-6

/** Whether a metric cannot have a value, which is percent or not. */
export function isImpossible({range}: Metric, value: number, percent: boolean): boolean {
  const unit = percent ? 100 : 1
  const [low, high] = range
  return value < (low - SLACK) * unit || value > (high + SLACK) * unit
}

/** The values that a metric can have, in words after "must be": `between 0 and 1, or 0 % and 100 %`. */
export function rangeText({range: [low, high], percentAbove}: Metric): string {
  const bounds = (unit: number, sign: string): string => {
    const end = (value: number): string => `${value * unit}${sign}`
    if (low === -Infinity) return `at most ${end(high)}`
    return high === Infinity ? `at least ${end(low)}` : `between ${end(low)} and ${end(high)}`
  }
  const isPercentToo = percentAbove !== null && high !== Infinity
  return isPercentToo ? `${bounds(1, '')}, or ${bounds(100, ' %')}` : bounds(1, '')
}
