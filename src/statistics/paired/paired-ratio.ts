import type {Question} from '../core/difference.ts'
import {baselineFactor, isOfOtherRate, ofOtherRate, orientation} from '../core/margin.ts'
import type {PairedOutcomes} from './outcomes.ts'

/**
 * The score z of "the candidate's rate is worse than the baseline's times 1 - r (1 + r where lower is
 * better)", for paired outcomes; large is proof that it is not. With r = 0 it is McNemar's z.
 *
 * Under the hypothesis of a ratio f the shares of the discordant rows are the most likely ones with
 * candidate = f * baseline, in closed form. A margin that is a share of 1 - rate is tested as a ratio of
 * those. Source: Nam & Blackwelder, Stat Med 2002;21:689.
 */
export function pairedRatioScore(outcomes: PairedOutcomes, question: Question): number {
  const {wins, losses, n, baseline, candidate} = outcomes
  if (isOfOtherRate(question.margin)) {
    const others = {...outcomes, baseline: 1 - baseline, candidate: 1 - candidate}
    return pairedRatioScore(others, ofOtherRate(question))
  }
  const sign = orientation(question.direction)
  // Where lower is better the counted outcome is a bad one: the candidate alone has it in a loss.
  const [candidateOnly, baselineOnly] = sign === 1 ? [wins, losses] : [losses, wins]
  const both = Math.min(Math.max(baseline * n - baselineOnly, 0), n - wins - losses)
  const factor = baselineFactor(question, baseline)
  if (factor <= 0) return Infinity
  const ofCandidate = both + candidateOnly
  const ofBaseline = both + baselineOnly
  const excess = ofCandidate - factor * ofBaseline
  if (excess === 0) return 0
  const squared = factor * factor
  const root = Math.hypot(
    ofCandidate - squared * ofBaseline,
    2 * factor * Math.sqrt(candidateOnly * baselineOnly)
  )
  const expectedCandidateOnly =
    (squared * (ofBaseline + 2 * candidateOnly) - ofCandidate + root) / (2 * factor * (factor + 1))
  const expectedBaselineOnly =
    factor * expectedCandidateOnly + (1 - factor) * (both + wins + losses)
  const variance = factor * Math.max(0, expectedCandidateOnly + expectedBaselineOnly)
  return (sign * excess) / Math.sqrt(variance)
}
