import {mixtureRadius, mixtureWidth} from './confidence-sequence.ts'
import type {Difference, Question} from '../core/difference.ts'
import {acceptedLoss, testPair, type MethodNote, type PairEstimate} from '../paired/influence.ts'
import {orientation} from '../core/margin.ts'

const FEWEST_ROWS = 100

/**
 * A pair of metrics with a standard error (F1, ROC area, Brier …) that may be looked at after every row.
 * The guarantee is asymptotic: below 100 rows nothing is tested. `optimalCount`, the number of rows at which
 * the bounds are to be narrowest, must be fixed beforehand.
 *
 * Source: Robbins' normal mixture; Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas, Ann Stat 2024;52:2613.
 */
export function sequentialPair(
  pair: PairEstimate,
  question: Question,
  note: MethodNote,
  optimalCount: number
): Difference {
  const few = pair.n < FEWEST_ROWS
  const fixed = testPair(pair, question, {
    ...note,
    degenerate: few || note.degenerate === true,
    warnings: [
      ...(note.warnings ?? []),
      ...(few ? [`${pair.n} rows are too few to look at repeatedly: at least ${FEWEST_ROWS}.`] : [])
    ]
  })
  const known = {...fixed, method: `${note.method}-confidence-sequence`}
  if (fixed.standardError === null) return known
  const {alphaDivisor: divisor = 1} = note
  const alpha = question.alpha / divisor
  const rho = mixtureWidth(alpha, optimalCount)
  const {loss, errorOfSlack} = acceptedLoss(pair, question, orientation(question.direction))
  const half = fixed.standardError * Math.sqrt(pair.n) * mixtureRadius(pair.n, alpha, rho)
  const p = (distance: number, error: number): number =>
    Math.min(1, divisor * levelAt(distance / error, pair.n, rho))
  const pNonInferior = p(fixed.difference + loss, errorOfSlack)
  return {
    ...known,
    reference: `${note.reference}; Waudby-Smith et al. 2024, Annals of Statistics 52:2613`,
    lower: fixed.difference - half,
    upper: fixed.difference + half,
    pNonInferior,
    pRegression: p(-fixed.difference, fixed.standardError),
    steps: [
      ...fixed.steps.filter(({what}) => !/critical|^p of/u.test(what)),
      {what: 'rows at which the bounds are narrowest', value: optimalCount},
      {what: 'half the width of the bounds that hold at all times', value: half},
      {what: 'p of "worse by the margin or more", at all times', value: pNonInferior}
    ]
  }
}

/** The level at which a bound after n rows would just touch a distance of z standard errors. */
function levelAt(z: number, n: number, rho: number): number {
  if (!(z > 0)) return 1
  const exponent = (z * z * n) / (2 * (n + rho))
  return Math.min(1, Math.sqrt((n + rho) / rho) / (2 * Math.expm1(exponent)))
}
