import type {Difference, Question} from '../core/difference.ts'
import {allowedLoss, checkCounts, checkQuestion} from '../core/margin.ts'
import type {PairedOutcomes} from '../paired/outcomes.ts'
import {smallestOf} from '../core/extremes.ts'

/** Rows of which only some are labelled, for reasons unknown. */
export interface PartlyLabelled {
  /** Among the labelled rows: only the candidate right, only the baseline right. */
  readonly wins: number
  readonly losses: number
  readonly labelled: number
  readonly total: number
  /** Rows without a label where the two predictions differ. */
  readonly unlabelledDisagreements: number
  /** The metric of each model on the labelled rows. */
  readonly baseline: number
  readonly candidate: number
}

/**
 * The difference of two accuracies whatever the missing labels are, by a test of paired outcomes that is asked at
 * both extremes. Non-inferiority and the lower bound take all unlabelled disagreements as losses, regression and
 * the upper bound as wins. A relative margin is taken of the least that the baseline or its error can be.
 */
export function atBothExtremes(
  rows: PartlyLabelled,
  question: Question,
  test: (outcomes: PairedOutcomes, question: Question) => Difference,
  method: string
): Difference {
  checkQuestion(question)
  const {wins, losses, labelled, total, unlabelledDisagreements, baseline, candidate} = rows
  checkCounts({wins, losses, labelled, total, unlabelledDisagreements})
  if (wins + losses > labelled || labelled + unlabelledDisagreements > total) {
    throw new RangeError('more discordant or labelled rows than there are rows')
  }
  const known = total === 0 ? 0 : labelled / total
  const least = labelled === 0 ? 0 : baseline * known
  const most = least + (1 - known)
  const accepted = smallestOf([least, most].map(at => allowedLoss(question.margin, at)))
  const absolute: Question = {
    ...question,
    margin: {value: accepted, relative: false}
  }
  const at = (extraWins: number, extraLosses: number): Difference =>
    test(
      {wins: wins + extraWins, losses: losses + extraLosses, n: total, baseline, candidate},
      absolute
    )
  const worst = at(0, unlabelledDisagreements)
  const best = at(unlabelledDisagreements, 0)
  return {
    ...worst,
    method,
    difference: labelled === 0 ? NaN : (wins - losses) / labelled,
    upper: best.upper,
    pRegression: best.pRegression,
    steps: [
      {what: 'labelled rows', value: labelled},
      {what: 'unlabelled rows with different predictions', value: unlabelledDisagreements},
      {what: 'difference if all of them were lost', value: worst.difference},
      {what: 'difference if all of them were won', value: best.difference},
      {what: 'p of a loss as large as the margin, at worst', value: worst.pNonInferior},
      {what: 'p of no loss, at best', value: best.pRegression}
    ]
  }
}
