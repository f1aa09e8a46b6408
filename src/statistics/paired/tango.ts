import type {Difference, Question} from '../core/difference.ts'
import {allowedLoss, checkCounts, checkQuestion} from '../core/margin.ts'
import type {PairedOutcomes} from './outcomes.ts'
import {pairedRatioScore} from './paired-ratio.ts'
import {crossing} from '../core/roots.ts'
import {discordanceDeviation, plannedDiscordance} from '../core/power.ts'
import {normalCdf, normalQuantile} from '../core/special.ts'
import {untestable} from '../core/untestable.ts'

/**
 * The difference of two paired proportions by Tango's score test: right also where few rows differ or
 * none, where the usual standard error is 0 and would let anything pass. Counts may be fractions (weights
 * divided by a design effect). A relative margin r is tested as the ratio of the rates, by the score test
 * of the same kind, since scaled outcomes are no longer 0 or 1.
 *
 * Source: Tango, Stat Med 1998;17:891; relative margin: Nam & Blackwelder, Stat Med 2002;21:689.
 */
export function tango(outcomes: PairedOutcomes, question: Question): Difference {
  checkQuestion(question)
  const {wins, losses, n, baseline, candidate} = outcomes
  checkCounts({wins, losses, n})
  if (wins + losses > n) throw new RangeError(`${wins} wins and ${losses} losses of ${n} rows`)
  const source = question.margin.relative ? `${reference}; ${ofRatio}` : reference
  const known = {method: 'tango-score', reference: source, baseline, candidate, n}
  if (n === 0) {
    return untestable({...known, warnings: ['There is no row to compare.'], steps: []}, question)
  }
  const score = (difference: number): number => tangoScore(outcomes, difference)
  const {margin, alpha} = question
  const atMargin = margin.relative ? pairedRatioScore(outcomes, question) : score(-margin.value)
  const atZero = score(0)
  const critical = -normalQuantile(alpha)
  const difference = (wins - losses) / n
  const pNonInferior = normalCdf(-atMargin)
  return {
    ...known,
    difference,
    lower: crossing(score, critical, -1, difference),
    upper: -crossing(x => -score(-x), critical, -1, -difference),
    pNonInferior,
    pRegression: normalCdf(atZero),
    standardError: null,
    planningError: discordanceDeviation(plannedDiscordance(wins, losses, n)) / Math.sqrt(n),
    degenerate: false,
    warnings: wins + losses === 0 ? ['No row differs between the models.'] : [],
    steps: [
      {what: 'rows', value: n},
      {what: 'wins (only the candidate right)', value: wins},
      {what: 'losses (only the baseline right)', value: losses},
      {what: 'difference = (wins - losses) / rows', value: difference},
      {what: "margin in the metric's unit", value: allowedLoss(margin, baseline)},
      {what: 'z of a loss as large as the margin', value: atMargin},
      {what: 'p of a loss as large as the margin', value: pNonInferior},
      {what: 'z of no loss = (wins - losses) / sqrt(wins + losses)', value: atZero}
    ]
  }
}

const reference = 'Tango 1998, Statistics in Medicine 17:891'
const ofRatio = 'for a relative margin Nam & Blackwelder 2002, Statistics in Medicine 21:689'

/**
 * Tango's z of the hypothesis that the true difference is `difference`, in [-1, 1]: it decreases with it.
 * 0/0 is 0. Losses and wins change places for a negative difference: the root then adds positive terms
 * only, and the test is symmetric to the last bit.
 */
export function tangoScore(
  {wins, losses, n}: Pick<PairedOutcomes, 'wins' | 'losses' | 'n'>,
  difference: number
): number {
  if (difference < 0) return -tangoScore({wins: losses, losses: wins, n}, -difference)
  const excess = wins - losses - n * difference
  if (excess === 0) return 0
  // The most likely share of losses under the hypothesis: the root of 2n q^2 + b q - c = 0.
  const b = 2 * n * difference - (wins + losses) - (wins - losses) * difference
  const c = losses * difference * (1 - difference)
  const root = Math.sqrt(b * b + 8 * n * c)
  const lossShare = b > 0 ? (2 * c) / (b + root) : (root - b) / (4 * n)
  return excess / Math.sqrt(n * (2 * lossShare + difference * (1 - difference)))
}
