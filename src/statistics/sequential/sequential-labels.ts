import type {Difference, Question} from '../core/difference.ts'
import {atBothExtremes, type PartlyLabelled} from '../counts/missing-labels.ts'
import {sequentialRates} from './sequential.ts'

/**
 * The difference of two accuracies on all rows whatever the missing labels are, at any time: rows without a
 * label on which the two models agree cannot move it, and those on which they differ are all taken as lost
 * for a proof of being as good, as won for a proof of a regression. With no label at all it is what the
 * disagreement alone proves. A relative margin is the least that the baseline's unknown value allows.
 */
export function sequentialLabels(rows: PartlyLabelled, question: Question): Difference {
  const difference = atBothExtremes(
    rows,
    question,
    sequentialRates,
    'e-process-of-worst-and-best-labels'
  )
  return {...difference, steps: [{what: 'rows', value: rows.total}, ...difference.steps]}
}
