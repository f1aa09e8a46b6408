import type {Difference, Question} from '../core/difference.ts'
import {addedLoss, allowedLoss, baselineFactor, orientation} from '../core/margin.ts'
import type {MeanTest} from '../core/mean-test.ts'
import {restrictedTest, type Units} from '../core/restricted.ts'
import {sampleTest, type Estimate} from '../core/sample-test.ts'
import {
  acceptedLoss,
  compareInfluence,
  estimatePair,
  type Design,
  type InfluenceNote,
  type PairEstimate,
  type Scored
} from './influence.ts'
import {unitsOf, type RowExtremes} from './units.ts'

/** Equally weighted rows that say as much as the weighted ones, below which nothing is tested. */
const TOO_FEW_EFFECTIVE_ROWS = 10

/** What is known of the rows of a metric beyond their influences. */
export interface Imposition {
  /** What a row could lose or gain at most in sign · (candidate − factor · baseline), where that is bounded. */
  readonly extremesAt?: (factor: number, sign: number) => RowExtremes
  /** The same where no row differs between the models, so that nothing but their number is to test by. */
  readonly extremesWhenSame?: (factor: number, sign: number) => RowExtremes
  /** Whether the usual test is liberal however regular the influences look. */
  readonly isRough?: boolean
  /** Degrees of freedom of the error of these influences, where they are not those of the sample. */
  readonly degreesOfFreedom?: (influence: Float64Array) => number
}

/**
 * Tests candidate against baseline from the influence values of both on the same rows, as `compareInfluence`, with the
 * error that the hypothesis implies: of bounded rows by the score test alone, of others by `sampleTest`. The
 * standard error that is shown is the usual one.
 */
export function compareImposed(
  baseline: Scored,
  candidate: Scored,
  question: Question,
  design: Design,
  note: InfluenceNote,
  {extremesAt: always, extremesWhenSame, degreesOfFreedom, isRough = false}: Imposition = {}
): Difference {
  const usual = compareInfluence(baseline, candidate, question, design, note)
  const few = tooFewEffective(design)
  if (few !== null) return untestableBy(usual, few)
  const pair = estimatePair(baseline, candidate, design, note.smallSample ?? false)
  const hasError = usual.standardError !== null
  const isSame = !hasError && pair.candidate === pair.baseline
  const extremesAt = always ?? (isSame ? extremesWhenSame : undefined)
  // Without an error only what is bounded can be tested; with too few clusters nothing can.
  const isHeldBack = note.degenerate === true || (usual.degenerate && pair.variance.difference > 0)
  if (isHeldBack || !Number.isFinite(pair.candidate - pair.baseline)) return usual
  if (extremesAt === undefined && !hasError) return usual
  const sign = orientation(question.direction)
  const unitsAt = (factor: number): Units =>
    unitsOf({baseline, candidate}, {factor, sign}, design, extremesAt?.(factor, sign))
  const plain = unitsAt(1)
  const testAt = (factor: number): MeanTest => {
    const units = factor === 1 ? plain : unitsAt(factor)
    const estimate: Estimate = {
      value: sign * (pair.candidate - factor * pair.baseline),
      standardError: errorAt(pair, question, factor),
      df: Math.min(pair.df, degreesOfFreedom?.(units.influence) ?? Infinity),
      isRough: isRough || degreesOfFreedom !== undefined
    }
    return extremesAt === undefined
      ? sampleTest(units, estimate, plain.influence)
      : restrictedTest(units, estimate.value, estimate.standardError, estimate.df)
  }
  return imposed(usual, testAt, question)
}

/** The usual difference with the bounds and p-values of tests at the factors of the baseline that the question needs. */
export function imposed(
  usual: Difference,
  testAt: (factor: number) => MeanTest,
  question: Question
): Difference {
  const {baseline, difference} = usual
  const {alpha, margin} = question
  const factor = baselineFactor(question, baseline)
  const test = testAt(1)
  const atMargin = factor === 1 ? test : testAt(factor)
  const level = -addedLoss(margin, baseline)
  const pNonInferior = atMargin.pAtMost(level)
  const {standardError} = test
  return {
    ...usual,
    lower: test.lower(alpha),
    upper: test.upper(alpha),
    pNonInferior,
    pRegression: test.pAtLeast(0),
    standardError: standardError > 0 ? standardError : null,
    degenerate: false,
    warnings: usual.degenerate ? usual.warnings.slice(0, -1) : usual.warnings,
    steps: [
      {what: 'baseline', value: baseline},
      {what: 'candidate', value: usual.candidate},
      {what: 'difference, positive = better', value: difference},
      {what: `standard error of the difference, ${usual.n} units`, value: standardError},
      {what: "margin in the metric's unit", value: allowedLoss(margin, baseline)},
      {what: `${test.name}: a loss as large as the margin`, value: atMargin.statistic(level)},
      {what: 'p of "worse by the margin or more"', value: pNonInferior},
      {what: `${test.name}: no loss`, value: test.statistic(0)}
    ]
  }
}

function errorAt(pair: PairEstimate, question: Question, factor: number): number {
  return factor === 1
    ? Math.sqrt(Math.max(0, pair.variance.difference))
    : acceptedLoss(pair, question, orientation(question.direction)).errorOfSlack
}

/** Why weights leave too little to test by; null where they do not. */
function tooFewEffective({weights}: Design): string | null {
  if (weights === undefined) return null
  let [sum, squares] = [0, 0]
  for (const weight of weights) {
    sum += weight
    squares += weight * weight
  }
  const effective = (sum * sum) / squares
  return effective < TOO_FEW_EFFECTIVE_ROWS
    ? `A few rows carry most of the weight: they say as much as ${Math.floor(effective)} equal ones, and a test needs at least ${TOO_FEW_EFFECTIVE_ROWS}.`
    : null
}

function untestableBy(difference: Difference, why: string): Difference {
  return {
    ...difference,
    lower: -Infinity,
    upper: Infinity,
    pNonInferior: 1,
    pRegression: 1,
    standardError: null,
    degenerate: true,
    warnings: [...difference.warnings, why]
  }
}
