import type {Difference, Question} from '../core/difference.ts'
import {checkQuestion} from '../core/margin.ts'
import {isRounding, testedDifference, type MeanTest} from '../core/mean-test.ts'
import {skewness, standardError, variance, type Moments} from '../core/moments.ts'
import type {PairedMeans} from '../paired/paired-mean.ts'
import {untestable} from '../core/untestable.ts'

const fewestRows = 100
const extremeSkewness = 10

/**
 * The difference of two paired means without bounds on their values (latency, cost, log loss) that may be
 * looked at after every row. The guarantee is asymptotic: under 100 rows nothing is tested, and values
 * with heavy tails should be logarithms. `optimalCount` is the number of rows at which the bounds are to
 * be narrowest; it must be fixed beforehand.
 *
 * Source: Robbins' normal mixture; Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas, Ann Stat 2024;52:2613.
 */
export function sequentialMean(
  means: PairedMeans,
  question: Question,
  optimalCount: number
): Difference {
  checkQuestion(question)
  const {baseline, candidate, differences} = means
  const atMargin = question.margin.relative ? means.atMargin : differences
  if (atMargin === undefined)
    throw new RangeError('a relative margin needs the moments at the margin')
  const rho = mixtureWidth(question.alpha, optimalCount)
  const known = {
    method: 'asymptotic-confidence-sequence',
    reference: 'Waudby-Smith et al. 2024, Annals of Statistics 52:2613',
    baseline,
    candidate,
    n: differences.count,
    warnings: warningsOf(differences),
    steps: [
      {what: 'rows', value: differences.count},
      {what: 'rows at which the bounds are narrowest', value: optimalCount}
    ]
  }
  const noVariance = [differences, atMargin].some(({squares, count}) =>
    isRounding(Math.sqrt(squares / count), baseline, candidate)
  )
  return differences.count < fewestRows || noVariance
    ? untestable(known, question)
    : testedDifference(known, mixtureTest(differences, rho), mixtureTest(atMargin, rho), question)
}

/** The mixture's parameter that makes one-sided bounds at level alpha narrowest after `optimalCount` rows. */
export function mixtureWidth(alpha: number, optimalCount: number): number {
  if (!(optimalCount > 0))
    throw new RangeError(`optimalCount must be positive, not ${optimalCount}`)
  const log = -2 * Math.log(2 * alpha)
  return optimalCount / (log + Math.log1p(log))
}

/** Half the width of the one-sided bound after n rows, in standard deviations of one row. */
export function mixtureRadius(n: number, alpha: number, rho: number): number {
  const log = Math.log1p(Math.sqrt((n + rho) / rho) / (2 * alpha))
  return Math.sqrt(2 * (n + rho) * log) / n
}

function mixtureTest(moments: Moments, rho: number): MeanTest {
  const {count, mean} = moments
  const deviation = Math.sqrt(variance(moments))
  const error = standardError(moments)
  // The level at which the bound of this side would just touch the distance.
  const p = (distance: number): number => {
    if (!(distance > 0)) return 1
    const exponent = ((distance / deviation) * count) ** 2 / (2 * (count + rho))
    return Math.min(1, Math.sqrt((count + rho) / rho) / (2 * Math.expm1(exponent)))
  }
  const radius = (alpha: number): number => deviation * mixtureRadius(count, alpha, rho)
  return {
    name: 'distance in standard errors',
    estimate: mean,
    standardError: error,
    statistic: level => (mean - level) / error,
    pAtMost: level => p(mean - level),
    pAtLeast: level => p(level - mean),
    lower: alpha => mean - radius(alpha),
    upper: alpha => mean + radius(alpha)
  }
}

function warningsOf(differences: Moments): string[] {
  if (differences.count < fewestRows) {
    return [`${differences.count} rows are too few to look at repeatedly: at least ${fewestRows}.`]
  }
  return Math.abs(skewness(differences)) > extremeSkewness
    ? ['A few rows make most of the difference: compare logarithms instead.']
    : []
}
