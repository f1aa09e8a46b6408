import type {Difference, Question} from './difference.ts'
import {allowedLoss, checkCounts} from './margin.ts'
import type {PartlyLabelled} from './missing-labels.ts'
import {sequentialRates} from './sequential.ts'

/**
 * The difference of two accuracies on all rows whatever the missing labels are, at any time: rows without a
 * label on which the two models agree cannot move it, and those on which they differ are all taken as lost
 * for a proof of being as good, as won for a proof of a regression. With no label at all it is what the
 * disagreement alone proves. A relative margin is taken of the least that the baseline can have.
 */
export function sequentialLabels(rows: PartlyLabelled, question: Question): Difference {
  const {wins, losses, labelled, total, unlabelledDisagreements, baseline, candidate} = rows
  checkCounts({wins, losses, labelled, total, unlabelledDisagreements})
  if (wins + losses > labelled || labelled + unlabelledDisagreements > total) {
    throw new RangeError('more discordant or labelled rows than there are rows')
  }
  const least = total === 0 || labelled === 0 ? 0 : (baseline * labelled) / total
  const absolute: Question = {
    ...question,
    margin: {value: allowedLoss(question.margin, least), relative: false}
  }
  const at = (won: number, lost: number): Difference =>
    sequentialRates(
      {wins: wins + won, losses: losses + lost, n: total, baseline, candidate},
      absolute
    )
  const worst = at(0, unlabelledDisagreements)
  const best = at(unlabelledDisagreements, 0)
  return {
    ...worst,
    method: 'e-process-of-worst-and-best-labels',
    difference: labelled === 0 ? NaN : (wins - losses) / labelled,
    upper: best.upper,
    pRegression: best.pRegression,
    steps: [
      {what: 'rows', value: total},
      {what: 'labelled rows', value: labelled},
      {what: 'unlabelled rows with different predictions', value: unlabelledDisagreements},
      {what: 'difference if all of them were lost', value: worst.difference},
      {what: 'difference if all of them were won', value: best.difference},
      {what: 'p of a loss as large as the margin, at worst', value: worst.pNonInferior},
      {what: 'p of no loss, at best', value: best.pRegression}
    ]
  }
}
