import {scoreRocAuc} from '../../statistics/paired/delong.ts'
import type {PairedRows} from './paired-rows.ts'

/** Below this area a score that is of any use must be of the other class. */
const FAR_BELOW_HALF = 0.4
/** So many standard errors of a useless score are no chance. */
const BEYOND_CHANCE = 4
/** So many rows tell it: of more, some all over the file are looked at. */
const MOST_ROWS = 10_000

/** The class that the scores of both models are of, where that is not the one that counts as positive; else null. */
export function classOfScores(rows: PairedRows): string | null {
  const {truth, score, classes, positive} = rows
  if (truth === null || score === null || classes.length !== 2) return null
  const step = Math.ceil(truth.length / MOST_ROWS)
  const labels = truth.filter((_, row) => row % step === 0)
  const positives = labels.reduce((sum, value) => sum + value, 0)
  const negatives = labels.length - positives
  // The error of the area without any discrimination: Mann and Whitney 1947.
  const error = Math.sqrt((positives + negatives + 1) / (12 * positives * negatives))
  const limit = Math.min(FAR_BELOW_HALF, 0.5 - BEYOND_CHANCE * error)
  const isOther = [score.baseline, score.candidate].every(all => {
    const values = all.filter((_, row) => row % step === 0)
    return !values.some(Number.isNaN) && scoreRocAuc(labels, values).value < limit
  })
  return isOther ? (classes[1 - positive] ?? null) : null
}
