import {tCdf, normalCdf} from '../core/special.ts'
import {differenceScore, type Count} from '../counts/two-proportions.ts'

/** A rate that is not the same before and after one of the periods that it was counted in. */
export interface RateChange {
  /** Index of the first period of the second part. */
  readonly at: number
  readonly before: Count
  readonly after: Count
  /** Score of the change at this split alone, positive where the rate rose. */
  readonly z: number
  /** By how much the periods of one part vary more than independent rows would (variance ratio, at least 1). */
  readonly dispersion: number
  /** Places where the periods were split to find this one. */
  readonly splits: number
  /** Two-sided, of a split that differs as much somewhere although the rate is one: times `splits`, at most 1. */
  readonly p: number
}

/** Fewer counted rows, or fewer without, expected in a part, and the normal approximation is too bold. */
const FEWEST_EXPECTED = 10

/**
 * Where a rate that was counted period by period, in order, changed most: the split of the periods into before
 * and after whose two-sample score test is most extreme, with Bonferroni's correction for all that were tried.
 * What the periods of a part vary beyond chance (weekdays, campaigns) widens the test as in quasi-binomial
 * regression (McCullagh & Nelder 1989, § 4.5), with t for the variance that is estimated; of a few periods only it
 * cannot be seen (of three that vary alone a quarter of all draws alarms, of seven 5 to 6 %). Both parts have
 * `minRows` rows at least; null where no split leaves as many, or too few of either kind are expected.
 */
export function rateChange(periods: readonly Count[], minRows: number): RateChange | null {
  const all = sumOf(periods)
  const expectedIn = ({n}: Count): number => (Math.min(all.count, all.n - all.count) / all.n) * n
  const splits = splitsOf(periods).filter(({before, after}) =>
    [before, after].every(part => part.n >= minRows && expectedIn(part) >= FEWEST_EXPECTED)
  )
  const scored = splits.map(split => ({...split, z: differenceScore(split.after, split.before, 0)}))
  const [first] = scored
  if (first === undefined) return null
  const most = scored.reduce((a, b) => (Math.abs(b.z) > Math.abs(a.z) ? b : a), first)
  const freedom = periods.filter(({n}) => n > 0).length - 2
  const dispersion =
    freedom > 0
      ? Math.max(1, (excess(periods.slice(0, most.at)) + excess(periods.slice(most.at))) / freedom)
      : 1
  const z = -Math.abs(most.z) / Math.sqrt(dispersion)
  const p = 2 * (dispersion > 1 ? tCdf(z, freedom) : normalCdf(z))
  return {...most, dispersion, splits: splits.length, p: Math.min(1, p * splits.length)}
}

/** Both parts of the periods as they are split nearest to the middle of their rows; null for fewer than two. */
export function halvesOf(
  periods: readonly Count[]
): {readonly before: Count; readonly after: Count} | null {
  const [first, ...rest] = splitsOf(periods)
  const unevenness = ({before, after}: {before: Count; after: Count}): number =>
    Math.abs(before.n - after.n)
  return first === undefined
    ? null
    : rest.reduce((a, b) => (unevenness(b) < unevenness(a) ? b : a), first)
}

interface Split {
  readonly at: number
  readonly before: Count
  readonly after: Count
}

function splitsOf(periods: readonly Count[]): readonly Split[] {
  const all = sumOf(periods)
  let before: Count = {count: 0, n: 0}
  return periods.slice(1).map((_, index) => {
    before = sumOf([before, periods[index] ?? {count: 0, n: 0}])
    const after = {count: all.count - before.count, n: all.n - before.n}
    return {at: index + 1, before, after}
  })
}

/** Pearson's X² of the periods against their common rate; 0 where nothing varies. */
function excess(periods: readonly Count[]): number {
  const {count, n} = sumOf(periods)
  const rate = count / n
  const variance = rate * (1 - rate)
  if (!(variance > 0)) return 0
  return periods.reduce(
    (sum, one) => (one.n === 0 ? sum : sum + (one.count - one.n * rate) ** 2 / (one.n * variance)),
    0
  )
}

/** All counts together. */
export function sumOf(counts: readonly Count[]): Count {
  return counts.reduce((sum, {count, n}) => ({count: sum.count + count, n: sum.n + n}), {
    count: 0,
    n: 0
  })
}
