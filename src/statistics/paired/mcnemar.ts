import {checkCounts} from '../core/margin.ts'
import {binomialCdf} from '../core/special.ts'

/** P-values of the sign test on discordant rows; exact, and mid-p, which counts half of the observed case. */
export interface SignTest {
  /** Two-sided: is there a difference? */
  readonly exact: number
  readonly midP: number
  /** One-sided: small is proof that the candidate is better. */
  readonly betterExact: number
  readonly betterMidP: number
  /** One-sided: small is proof that the candidate is worse. */
  readonly worseExact: number
  readonly worseMidP: number
}

/**
 * The sign test, for correctness McNemar's: are wins (only the candidate right) and losses (only the
 * baseline right) equally likely? Rows where both do the same say nothing. Without a discordant row every
 * p-value is 1, or 1/2 for a one-sided mid-p. Source: Fagerland, Lydersen & Laake, BMC Med Res Methodol
 * 2013;13:91.
 */
export function signTest(wins: number, losses: number): SignTest {
  checkCounts({wins, losses})
  const better = tail(losses, wins)
  const worse = tail(wins, losses)
  const lesser = wins < losses ? worse : better
  return {
    exact: Math.min(1, 2 * lesser.exact),
    // With as many wins as losses twice the mid-p is 1, although one case of two is counted in full.
    midP: wins === losses ? 1 - tieProbability(wins) / 2 : 2 * lesser.midP,
    betterExact: better.exact,
    betterMidP: better.midP,
    worseExact: worse.exact,
    worseMidP: worse.midP
  }
}

/**
 * The fewest discordant rows which, all lost, show a regression by mid-p at level `alpha` shared among
 * `tests`: segments that cannot have as many need not be tested.
 */
export function fewestDiscordant(alpha: number, tests: number): number {
  return Math.max(1, Math.ceil(Math.log2(tests / alpha) - 1))
}

/** P(X <= few) of X heads in few + many throws, and the same with half the weight at `few`. */
function tail(few: number, many: number): {readonly exact: number; readonly midP: number} {
  const exact = binomialCdf(few, few + many, 0.5)
  const below = few === 0 ? 0 : binomialCdf(few - 1, few + many, 0.5)
  return {exact, midP: (exact + below) / 2}
}

function tieProbability(half: number): number {
  if (half === 0) return 0
  return binomialCdf(half, 2 * half, 0.5) - binomialCdf(half - 1, 2 * half, 0.5)
}
