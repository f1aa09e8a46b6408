import type {Needs} from '../../metrics/metric.ts'
import type {PairedRows} from './paired-rows.ts'
import {bothSides, hasNumbers, isFilled, isWithin} from './row-metric.ts'

/** Whether rows have what a metric needs. */
export function rowsHave(needs: Needs | undefined, rows: PairedRows): boolean {
  switch (needs) {
    case undefined:
      return false
    case 'classes':
      return hasClasses(rows)
    case 'positive-class':
      return hasClasses(rows) && hasPositive(rows)
    case 'classes-or-sets':
      return hasClasses(rows) || hasSets(rows)
    case 'label-sets':
      return hasSets(rows)
    case 'answers':
      return hasAnswers(rows)
    case 'answer-scores':
      return rows.task === 'generation' && hasNumbers(rows.score)
    case 'scores':
      return hasRanks(rows)
    case 'scores-of-positive':
      return hasRanks(rows) && rows.truth !== null
    case 'probabilities':
      return hasProbabilities(rows)
    case 'numbers':
      return rows.task === 'regression' && rows.target !== null && hasNumbers(rows.score)
    case 'rankings':
      return isRanked(rows)
  }
}

/** Whether a metric looks at predicted classes alone, and not at scores. */
export function isOfClasses(needs: Needs | undefined): boolean {
  return needs !== undefined && OF_CLASSES.has(needs)
}

const OF_CLASSES: ReadonlySet<Needs> = new Set<Needs>([
  'classes',
  'positive-class',
  'classes-or-sets',
  'label-sets',
  'answers'
])

/** Whether the rows are of two classes, one of which counts; or of one alone, which it may be or not. */
function hasPositive({
  truth,
  classes,
  positive
}: Pick<PairedRows, 'truth' | 'classes' | 'positive'>): boolean {
  return truth !== null && classes.length <= 2 && (positive < classes.length || classes.length < 2)
}

function hasClasses({label, predicted, task}: PairedRows): boolean {
  return label !== null && predicted !== null && (task === 'binary' || task === 'multiclass')
}

function hasSets({label, predicted, task}: PairedRows): boolean {
  return task === 'multilabel' && label !== null && predicted !== null
}

function hasAnswers({label, predicted, task}: PairedRows): boolean {
  return label !== null && predicted !== null && (task === 'multilabel' || task === 'generation')
}

function hasRanks(rows: PairedRows): boolean {
  return rows.classScores === null
    ? hasPositive(rows) && hasNumbers(rows.score)
    : bothSides(rows.classScores, c => c.every(isFilled))
}

function hasProbabilities(rows: PairedRows): boolean {
  const inRange = (column: Float64Array): boolean => isWithin(column, 0, 1)
  if (!hasRanks(rows)) return false
  return rows.classScores === null
    ? rows.score !== null && bothSides(rows.score, inRange)
    : bothSides(rows.classScores, columns => columns.every(inRange))
}

function isRanked({task, clusters, target, score}: PairedRows): boolean {
  return task === 'ranking' && clusters !== undefined && target !== null && hasNumbers(score)
}
