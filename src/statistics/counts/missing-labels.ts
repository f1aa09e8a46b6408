import type {Difference, Question} from '../core/difference.ts'
import {allowedLoss, checkCounts, checkQuestion, orientation} from '../core/margin.ts'
import {studentTest, testedDifference} from '../core/mean-test.ts'
import {clopperPearsonBounds} from './proportion.ts'
import {binomialCdf} from '../core/special.ts'
import type {PairedOutcomes} from '../paired/outcomes.ts'
import {tango} from '../paired/tango.ts'
import {untestable} from '../core/untestable.ts'

/** What predictions alone say of two models' accuracies. */
export interface LabelFree {
  /** On these rows the accuracies differ by no more than this. */
  readonly disagreement: number
  /** On rows like these they differ by no more than this: an exact one-sided bound. */
  readonly upper: number
  /** P-value of "the accuracies could differ by the margin or more"; small is a pass without a label. */
  readonly p: number
}

/**
 * How far two accuracies can be apart, from the rows where the predictions differ: where they agree both
 * are right or both are wrong. Source: Clopper & Pearson 1934 for the bound.
 */
export function labelFree(
  disagreements: number,
  n: number,
  margin: number,
  alpha: number
): LabelFree {
  const {upper} = clopperPearsonBounds(disagreements, n, alpha)
  if (n === 0) return {disagreement: NaN, upper, p: 1}
  const p = binomialCdf(disagreements, n, Math.min(1, margin))
  return {disagreement: disagreements / n, upper, p: margin >= 1 ? 0 : p}
}

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
 * The difference of two accuracies whatever the missing labels are. Non-inferiority and the lower bound
 * take all unlabelled disagreements as losses, regression and the upper bound as wins. A relative margin
 * is taken of the least that the baseline or its error can be. Source: Tango 1998, at both extremes.
 */
export function partlyLabelled(rows: PartlyLabelled, question: Question): Difference {
  return atBothExtremes(rows, question, tango, 'worst-and-best-case-labels')
}

/** The same by any test of paired outcomes, which is asked at both extremes. */
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
  const accepted = Math.min(...[least, most].map(at => allowedLoss(question.margin, at)))
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

/** Rows of which a random sample of those with different predictions is labelled. */
export interface LabelledDisagreements {
  readonly n: number
  readonly disagreements: number
  readonly labelled: number
  /** Among the labelled ones; both models may also be wrong. */
  readonly wins: number
  readonly losses: number
  /** The metric of each model, where known; NaN otherwise. */
  readonly baseline: number
  readonly candidate: number
}

/**
 * The difference of two accuracies from labels of rows with different predictions only, since the others
 * cannot move it. With all of those labelled it is Tango's test. A relative margin needs the baseline and
 * is taken of it as if it were known without error. Source: two-phase sampling, Cochran 1977, ch. 12.
 */
export function labelledDisagreements(rows: LabelledDisagreements, question: Question): Difference {
  checkQuestion(question)
  const {n, disagreements, labelled, wins, losses, baseline, candidate} = rows
  checkCounts({n, disagreements, labelled, wins, losses})
  if (wins + losses > labelled || labelled > disagreements || disagreements > n) {
    throw new RangeError('more labelled or different rows than there are rows')
  }
  const margin = allowedLoss(question.margin, baseline)
  const absolute: Question = {...question, margin: {value: margin, relative: false}}
  const known = {
    method: 'two-phase-labels',
    reference: 'Cochran 1977, Sampling Techniques, ch. 12',
    baseline,
    candidate,
    n,
    warnings: wins + losses < 30 ? ['Few labelled rows differ in correctness: rough.'] : [],
    steps: [
      {what: 'rows', value: n},
      {what: 'rows with different predictions', value: disagreements},
      {what: 'of these labelled', value: labelled},
      {what: 'wins - losses among them', value: wins - losses}
    ]
  }
  if (Number.isNaN(margin)) {
    const warning = 'A relative margin needs the value of the baseline.'
    return untestable({...known, warnings: [warning]}, question)
  }
  if (labelled === disagreements) {
    return tango({wins, losses, n, baseline, candidate}, absolute)
  }
  const share = disagreements / n
  const mean = (wins - losses) / labelled
  const spread = (wins + losses) / labelled - mean * mean
  const ofLabels = (share * share * spread * (1 - labelled / disagreements)) / (labelled - 1)
  const ofRows = ((share * (wins + losses)) / labelled - (share * mean) ** 2) / n
  const error = Math.sqrt(ofLabels + ofRows)
  const test = studentTest(share * mean, error, Infinity)
  return {
    ...testedDifference(known, test, test, absolute),
    difference: share * mean
  }
}

/** Labelled rows of a stream in which each row was labelled with a probability of its own. */
export interface SampledLabels {
  /** Of the labelled rows: candidate - baseline, and the logged probability to be labelled. */
  readonly differences: ArrayLike<number>
  readonly probabilities: ArrayLike<number>
  /** All rows, labelled or not. */
  readonly n: number
  /** The weighted metric of each model. */
  readonly baseline: number
  readonly candidate: number
}

const leastProbability = 0.01

/**
 * The difference of two means when labels were sampled with known, unequal probabilities: Hájek's mean,
 * each labelled row standing for 1 / probability rows. A relative margin is taken of the baseline as if it
 * were known without error. Source: Särndal, Swensson & Wretman 1992, ch. 5.
 */
export function sampledLabels(rows: SampledLabels, question: Question): Difference {
  checkQuestion(question)
  const {differences, probabilities, n, baseline, candidate} = rows
  const labelled = differences.length
  if (probabilities.length !== labelled || labelled > n) {
    throw new RangeError(`${labelled} labels, ${probabilities.length} probabilities, ${n} rows`)
  }
  const sign = orientation(question.direction)
  const margin = {value: allowedLoss(question.margin, baseline), relative: false}
  let [weights, sum, least] = [0, 0, 1]
  for (let row = 0; row < labelled; row++) {
    const probability = probabilities[row] ?? NaN
    least = Math.min(least, probability)
    weights += 1 / probability
    sum += (differences[row] ?? NaN) / probability
  }
  const mean = sum / weights
  let squares = 0
  for (let row = 0; row < labelled; row++) {
    squares += (((differences[row] ?? NaN) - mean) / (probabilities[row] ?? NaN)) ** 2
  }
  const known = {
    method: 'hajek-weighted-mean',
    reference: 'Särndal, Swensson & Wretman 1992, ch. 5',
    baseline,
    candidate,
    n,
    warnings:
      least > leastProbability ? [] : ['A row was labelled with a probability of 1 % or less.'],
    steps: [
      {what: 'rows', value: n},
      {what: 'labelled rows', value: labelled},
      {what: 'rows that they stand for', value: weights}
    ]
  }
  const test = studentTest(sign * mean, Math.sqrt(squares) / weights, Infinity)
  return labelled > 1 && least > leastProbability
    ? testedDifference(known, test, test, {...question, margin})
    : untestable(known, question)
}
