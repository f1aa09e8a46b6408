import {sum} from './sum.ts'
import {chiSquareUpper, logChoose} from './special.ts'

/** One segment's difference; positive = better. */
export interface SegmentEffect {
  readonly difference: number
  readonly standardError: number
}

/** Whether segments differ by more than chance, and what is left of each when chance is taken out. */
export interface Heterogeneity {
  /** Segments with a finite difference and a positive standard error; only they are used. */
  readonly used: number
  /** Mean weighted by precision, as if all segments were alike. */
  readonly common: number
  /** Mean that allows for differences among segments. */
  readonly typical: number
  /** Cochran's Q, its p-value, and the share of the spread that is not chance, in [0, 1]. */
  readonly q: number
  readonly p: number
  readonly iSquared: number
  /** Variance of the segments' true differences. */
  readonly tauSquared: number
  /** By segment, in the order given: the difference drawn towards the typical one; null if not used. */
  readonly shrunken: readonly (number | null)[]
  /** P-value of "no segment gains while another loses"; small is proof that some do. */
  readonly pQualitative: number
}

/**
 * Compares segments. Sort lists by `shrunken`, or small segments are always at the top. Without a usable
 * segment the means are NaN and the p-values 1.
 *
 * Sources: Cochran 1954; Higgins & Thompson 2002 (I^2); DerSimonian & Laird 1986; Gail & Simon 1985.
 */
export function heterogeneity(segments: readonly SegmentEffect[]): Heterogeneity {
  const used = segments.filter(isUsable)
  const weights = used.map(({standardError}) => standardError ** -2)
  const common = weightedMean(used, weights)
  const q = sum(
    used.map(({difference, standardError}) => ((difference - common) / standardError) ** 2)
  )
  const degrees = used.length - 1
  const total = sum(weights)
  const scale = total - sum(weights.map(weight => weight * weight)) / total
  const tauSquared = degrees > 0 ? Math.max(0, (q - degrees) / scale) : 0
  const typical = weightedMean(
    used,
    used.map(({standardError}) => 1 / (standardError ** 2 + tauSquared))
  )
  return {
    used: used.length,
    common,
    typical,
    q,
    p: degrees > 0 ? chiSquareUpper(q, degrees) : 1,
    iSquared: q > degrees && degrees > 0 ? (q - degrees) / q : 0,
    tauSquared,
    shrunken: segments.map(segment =>
      isUsable(segment)
        ? typical +
          (tauSquared / (tauSquared + segment.standardError ** 2)) * (segment.difference - typical)
        : null
    ),
    pQualitative: gailSimon(used)
  }
}

/** Gail and Simon's likelihood ratio test of a qualitative interaction. */
function gailSimon(segments: readonly SegmentEffect[]): number {
  const squares = (direction: 1 | -1): number =>
    sum(
      segments.map(
        ({difference, standardError}) => Math.max(0, (direction * difference) / standardError) ** 2
      )
    )
  const lesser = Math.min(squares(1), squares(-1))
  if (lesser === 0) return 1
  const degrees = segments.length - 1
  let p = 0
  for (let h = 1; h <= degrees; h++) {
    p += Math.exp(logChoose(degrees, h) - degrees * Math.LN2) * chiSquareUpper(lesser, h)
  }
  return p
}

function isUsable({difference, standardError}: SegmentEffect): boolean {
  return Number.isFinite(difference) && standardError > 0 && standardError < Infinity
}

function weightedMean(segments: readonly SegmentEffect[], weights: readonly number[]): number {
  const products = segments.map(({difference}, index) => difference * (weights[index] ?? NaN))
  return sum(products) / sum(weights)
}
