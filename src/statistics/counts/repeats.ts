import type {Difference, Question} from '../core/difference.ts'
import {baselineFactor, checkQuestion, orientation} from '../core/margin.ts'
import {isRounding, studentTest, testedDifference, type MeanTest} from '../core/mean-test.ts'
import {momentsOf, momentsOfValues, variance, type Moments} from '../core/moments.ts'
import {untestable} from '../core/untestable.ts'

/** Values of one metric from repeated trainings of each model. */
export interface Repeats {
  readonly baseline: ArrayLike<number>
  readonly candidate: ArrayLike<number>
}

const fewestRepeats = 3
const fewRepeats = 5

/**
 * The difference of two training recipes, each run with several seeds: Welch's t test. It is about the
 * recipes, not about the two artefacts. Under 3 repeats of a model nothing is tested; under 5 it warns.
 *
 * Source: Welch, Biometrika 1947;34:28.
 */
export function welch(repeats: Repeats, question: Question): Difference {
  checkQuestion(question)
  const baseline = momentsOfValues(repeats.baseline)
  const candidate = momentsOfValues(repeats.candidate)
  const n = Math.min(baseline.count, candidate.count)
  const known = {
    method: 'welch-t',
    reference: 'Welch 1947, Biometrika 34:28',
    baseline: meanOf(baseline),
    candidate: meanOf(candidate),
    n,
    warnings: warningsOf(n, 'repeats of a model'),
    steps: [
      {what: 'repeats of the baseline', value: baseline.count},
      {what: 'repeats of the candidate', value: candidate.count}
    ]
  }
  const spread = Math.max(variance(baseline), variance(candidate))
  if (n < fewestRepeats) return untestable(known, question)
  if (isRounding(Math.sqrt(spread), known.baseline, known.candidate)) {
    return untestable({...known, warnings: [...known.warnings, noSpread]}, question)
  }
  const test = (factor: number): MeanTest => {
    const ofBaseline = (factor * factor * variance(baseline)) / baseline.count
    const ofCandidate = variance(candidate) / candidate.count
    const squared = ofBaseline + ofCandidate
    const degreesOfFreedom =
      (squared * squared) /
      (ofBaseline ** 2 / (baseline.count - 1) + ofCandidate ** 2 / (candidate.count - 1))
    const gain = orientation(question.direction) * (candidate.mean - factor * baseline.mean)
    return studentTest(gain, Math.sqrt(squared), degreesOfFreedom)
  }
  return testedDifference(known, test(1), test(baselineFactor(question, known.baseline)), question)
}

/**
 * The difference over k folds or random splits, the same ones for both models. Their training sets
 * overlap, so the plain variance is too small: it is multiplied by 1 + k * test / train. The lists must be
 * equally long. Under 3 folds nothing is tested; under 5 it warns.
 *
 * Source: Nadeau & Bengio, Machine Learning 2003;52:239.
 */
export function resampledT(
  folds: Repeats & {
    /** Rows of a fold that are tested on, per row that is trained on: 1 / (k - 1) for k folds. */
    readonly testPerTrain: number
  },
  question: Question
): Difference {
  checkQuestion(question)
  const {baseline, candidate, testPerTrain} = folds
  const n = baseline.length
  if (candidate.length !== n) throw new RangeError(`${n} folds and ${candidate.length} folds`)
  if (!(testPerTrain > 0))
    throw new RangeError(`testPerTrain must be positive, not ${testPerTrain}`)
  const sign = orientation(question.direction)
  const oriented = (factor: number): Moments =>
    momentsOf(n, fold => sign * ((candidate[fold] ?? NaN) - factor * (baseline[fold] ?? NaN)))
  const known = {
    method: 'nadeau-bengio-t',
    reference: 'Nadeau & Bengio 2003, Machine Learning 52:239',
    baseline: meanOf(momentsOfValues(baseline)),
    candidate: meanOf(momentsOfValues(candidate)),
    n,
    warnings: warningsOf(n, 'folds'),
    steps: [
      {what: 'folds', value: n},
      {what: 'variance factor = 1 / folds + test / train', value: 1 / n + testPerTrain}
    ]
  }
  if (n < fewestRepeats) return untestable(known, question)
  const differences = oriented(1)
  const shifted = oriented(baselineFactor(question, known.baseline))
  const {baseline: one, candidate: other} = known
  if ([differences, shifted].some(own => isRounding(Math.sqrt(variance(own)), one, other))) {
    return untestable({...known, warnings: [...known.warnings, noSpread]}, question)
  }
  const test = (moments: Moments): MeanTest =>
    studentTest(moments.mean, Math.sqrt(variance(moments) * (1 / n + testPerTrain)), n - 1)
  return testedDifference(known, test(differences), test(shifted), question)
}

const noSpread = 'All repeats are alike: no spread to test with.'

function meanOf({count, mean}: Moments): number {
  return count === 0 ? NaN : mean
}

function warningsOf(count: number, what: string): string[] {
  if (count < fewestRepeats) {
    return [`${count} ${what} are too few for a test: at least ${fewestRepeats}.`]
  }
  return count < fewRepeats ? [`Only ${count} ${what}: the test is weak and rough.`] : []
}
