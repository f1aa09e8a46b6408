import {logCapital, type Cell} from './betting.ts'
import type {Difference, Question, Step} from '../core/difference.ts'
import {
  baselineFactor,
  checkCounts,
  checkQuestion,
  isOfOtherRate,
  ofOtherRate,
  orientation
} from '../core/margin.ts'
import {crossing} from '../core/roots.ts'
import type {PairedOutcomes} from '../paired/outcomes.ts'
import {untestable} from '../core/untestable.ts'

/**
 * The difference of two paired proportions that may be looked at after every row, as often as one likes,
 * and stopped at will: p-values and bounds hold at all times together. Only counts matter: shards merge by
 * addition, and the next run goes on from the counts of the last.
 *
 * A gambler bets against the hypothesis; p is 1 / the capital that 24 fixed bets make of 1 on average.
 * Source: Waudby-Smith & Ramdas, J R Stat Soc B 2024;86:1; universal portfolio of Cover 1991.
 */
export function sequentialRates(outcomes: PairedOutcomes, question: Question): Difference {
  checkQuestion(question)
  const {wins, losses, n, baseline, candidate} = outcomes
  checkCounts({wins, losses, n})
  const ties = n - wins - losses
  if (ties < 0) throw new RangeError(`${wins} wins and ${losses} losses of ${n} rows`)
  const known = {
    method: 'e-process',
    reference: 'Waudby-Smith & Ramdas 2024, Journal of the Royal Statistical Society B 86:1',
    baseline,
    candidate,
    n
  }
  if (n === 0) {
    return untestable({...known, warnings: ['There is no row to compare.'], steps: []}, question)
  }
  const gains = cellsOf(wins, losses, ties)
  const falls = cellsOf(losses, wins, ties)
  const atMargin = question.margin.relative
    ? logEvidenceOfRatio(outcomes, question)
    : logCapital(gains, (1 - question.margin.value) / 2)
  const ofRegression = logCapital(falls, 1 / 2)
  return {
    ...known,
    difference: (wins - losses) / n,
    lower: boundOf(gains, question.alpha),
    upper: -boundOf(falls, question.alpha),
    pNonInferior: Math.min(1, Math.exp(-atMargin)),
    pRegression: Math.min(1, Math.exp(-ofRegression)),
    standardError: null,
    degenerate: false,
    warnings: [],
    steps: stepsOf(outcomes, atMargin, ofRegression, question.alpha)
  }
}

/** The lower bound at all times of the mean difference. */
function boundOf(cells: readonly Cell[], alpha: number): number {
  return 2 * crossing(mean => logCapital(cells, mean), -Math.log(alpha), 0, 1) - 1
}

/** A row's difference of -1, 0 or 1, moved into [0, 1]. */
function cellsOf(wins: number, losses: number, ties: number): readonly Cell[] {
  return [
    {value: 1, count: wins},
    {value: 1 / 2, count: ties},
    {value: 0, count: losses}
  ]
}

/** The same bets on candidate - factor * baseline by row, which takes four values instead of three. */
function logEvidenceOfRatio(outcomes: PairedOutcomes, question: Question): number {
  const {wins, losses, n, baseline, candidate} = outcomes
  if (isOfOtherRate(question.margin)) {
    const others = {...outcomes, baseline: 1 - baseline, candidate: 1 - candidate}
    return logEvidenceOfRatio(others, ofOtherRate(question))
  }
  const factor = baselineFactor(question, baseline)
  if (factor <= 0) return Infinity
  const isHigher = orientation(question.direction) === 1
  const both = Math.min(Math.max(baseline * n - (isHigher ? losses : wins), 0), n - wins - losses)
  const [win, loss] = isHigher ? [1, -factor] : [factor, -1]
  const width = win - loss
  const cells = [
    {value: 1, count: wins},
    {value: 0, count: losses},
    {value: (Math.abs(1 - factor) - loss) / width, count: both},
    {value: -loss / width, count: n - wins - losses - both}
  ]
  return logCapital(cells, -loss / width)
}

function stepsOf(
  {wins, losses, n}: PairedOutcomes,
  atMargin: number,
  ofRegression: number,
  alpha: number
): Step[] {
  return [
    {what: 'rows', value: n},
    {what: 'wins (only the candidate right)', value: wins},
    {what: 'losses (only the baseline right)', value: losses},
    {what: 'difference = (wins - losses) / rows', value: (wins - losses) / n},
    {what: 'ln of the evidence against a loss as large as the margin', value: atMargin},
    {what: 'ln of the evidence of a regression', value: ofRegression},
    {what: 'ln of the evidence that is needed = ln(1 / alpha)', value: -Math.log(alpha)}
  ]
}
