import {metricOf} from '../../metrics/names.ts'
import type {MetricEntry} from '../../evidence/metric.ts'
import {countsOf, printedRates, type PrintedRate} from '../../statistics/counts/aggregates.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import {twoProportions} from '../../statistics/counts/two-proportions.ts'

/** JSON drops the last zeros of 0.90, so a number is never taken to be coarser than this. */
const FEWEST_DECIMALS = 2

/** Whether a metric is a share of all rows, so that value and n give its counts. */
export function isShareOfRows({metric, canonical}: MetricEntry): boolean {
  return metricOf(canonical ?? metric)?.meanOf === 'hits'
}

/** Whether value and n of an entry can be tested: a number in [0, 1], as fraction or percent, on so many rows. */
export function hasCounts({metric, canonical, value, n, percent}: MetricEntry): boolean {
  const share = percent === true ? value / 100 : value
  return (
    n !== undefined &&
    n > 0 &&
    share >= 0 &&
    share <= 1 &&
    metricOf(canonical ?? metric)?.share === true
  )
}

/**
 * From value and n. Equal n are taken for the same rows, of which it is not known which ones each model
 * gets wrong: the worst case counts. Different n are two samples. A metric in [0, 1] that is no share of all
 * rows is taken for one: a mean of n values in [0, 1] varies by no more (Bhatia & Davis 2000), and of shares
 * of fewer rows, as precision is, that is said. Null where either has no n.
 */
export function compareCounts(
  baseline: MetricEntry,
  candidate: MetricEntry,
  question: Question
): Difference | null {
  const [before, after] = [baseline.n, candidate.n]
  if (before === undefined || after === undefined) return null
  if (!hasCounts(baseline) || !hasCounts(candidate)) return null
  const unit = candidate.percent === true ? 100 : 1
  const put = {...question, margin: inFractions(question.margin, unit)}
  const isCount = isShareOfRows(candidate)
  const digits = Math.max(baseline.decimals ?? 0, candidate.decimals ?? 0) + (unit === 100 ? 2 : 0)
  const rateOf = ({value}: MetricEntry): PrintedRate => {
    const rate = {value: value / unit, decimals: Math.max(digits, FEWEST_DECIMALS)}
    // Of what is no count the two nearest ones are tried.
    return isCount || countsOf(rate, before) !== null
      ? rate
      : {...rate, decimals: Math.log10(before)}
  }
  const countOf = ({value}: MetricEntry, n: number): {count: number; n: number} => ({
    count: Math.round((value / unit) * n),
    n
  })
  const difference =
    before === after
      ? printedRates(
          {
            baseline: rateOf(baseline),
            candidate: rateOf(candidate),
            n: before,
            dependence: 'worst-case'
          },
          put
        )
      : twoProportions(
          {baseline: countOf(baseline, before), candidate: countOf(candidate, after)},
          put
        )
  const told = isCount ? difference : {...difference, warnings: [...difference.warnings, ofAllRows]}
  return scaled(told, unit)
}

const ofAllRows =
  'n is taken for the rows that count here. Where the metric is of fewer of them (those that are predicted or that are positive), less is shown than is computed: give the rows, or a standard error.'

function inFractions(margin: Question['margin'], unit: number): Question['margin'] {
  return margin.relative
    ? {...margin, origin: (margin.origin ?? 0) / unit}
    : {...margin, value: margin.value / unit}
}

/** A difference of fractions, written as the percentages that the files have. */
function scaled(difference: Difference, unit: number): Difference {
  if (unit === 1) return difference
  const {baseline, candidate, lower, upper, standardError, planningError} = difference
  return {
    ...difference,
    baseline: baseline * unit,
    candidate: candidate * unit,
    difference: difference.difference * unit,
    lower: lower * unit,
    upper: upper * unit,
    standardError: standardError === null ? null : standardError * unit,
    ...(planningError === undefined ? {} : {planningError: planningError * unit})
  }
}
