import type {Difference, Question} from '../core/difference.ts'
import {compareImposed, type Imposition} from './imposed.ts'
import type {Design, MethodNote, Scored} from './influence.ts'
import type {RowExtremes} from './units.ts'
import {createSorter, type SortedGroups} from '../core/sort.ts'
import {smallestOf} from '../core/extremes.ts'

/** Rows of the smaller class below which no test is made, and below which the error has few degrees of freedom. */
const TOO_FEW_OF_A_CLASS = 10
const FEW_OF_A_CLASS = 200

/**
 * Area under the ROC curve of scores against labels (1 = positive, anything else negative), ties
 * counted half, with DeLong's influence values (DeLong et al. 1988, by ranks as Sun & Xu 2014; the
 * class counts less 1 in the variance). NaN when either class has fewer than two rows of weight.
 * Scores must not be NaN. An area below 0.5 is not turned round.
 */
export function scoreRocAuc(
  label: Int32Array,
  score: Float64Array,
  weights?: Float64Array,
  positive = 1,
  sort = createSorter(score.length)
): Scored {
  const counts = countClasses(label, weights, positive)
  const [ofPositives, ofNegatives] = [counts.positives.weight, counts.negatives.weight]
  const influence = new Float64Array(score.length)
  const pairs = placeRows(label, sort(score), weights, positive, counts, influence)
  const defined = counts.positives.rows >= 2 && counts.negatives.rows >= 2
  const value = defined ? pairs / (ofPositives * ofNegatives) : NaN
  const total = ofPositives + ofNegatives
  const positiveScale = (total / ofPositives) * unbiased(counts.positives.rows)
  const negativeScale = (total / ofNegatives) * unbiased(counts.negatives.rows)
  for (let i = 0; i < influence.length; i++) {
    const scale = label[i] === positive ? positiveScale : negativeScale
    influence[i] = ((influence[i] ?? 0) - value) * scale
  }
  return {value, influence}
}

/**
 * Mean of the one-versus-rest areas over the classes that have labels; `scores[k]` are the scores of
 * class k. NaN when one of them is undefined.
 */
export function scoreRocAucMacro(
  label: Int32Array,
  scores: readonly Float64Array[],
  weights?: Float64Array,
  sort = createSorter(label.length)
): Scored {
  const present = new Set(label)
  const areas = scores.flatMap((score, k) =>
    present.has(k) ? [scoreRocAuc(label, score, weights, k, sort)] : []
  )
  const influence = new Float64Array(label.length)
  for (const area of areas) {
    area.influence.forEach((x, i) => {
      influence[i] = (influence[i] ?? 0) + x / areas.length
    })
  }
  return {value: areas.reduce((sum, area) => sum + area.value, 0) / areas.length, influence}
}

/**
 * DeLong's test of two models' ROC areas on the same rows; Obuchowski's (1997) with clusters. With fewer than 200
 * rows in a class its error has the degrees of freedom of Satterthwaite (Biometrics Bulletin 1946;2:110); where few rows
 * carry the difference, `sampleTest` claims less. Fewer than 10 rows of a class support no test.
 */
export function compareRocAuc(
  label: Int32Array,
  baseline: Float64Array,
  candidate: Float64Array,
  question: Question,
  design: Design = {}
): Difference {
  const {weights} = design
  const sort = createSorter(label.length)
  const positives = label.reduce((count, y) => count + (y === 1 ? 1 : 0), 0)
  return compareImposed(
    scoreRocAuc(label, baseline, weights, 1, sort),
    scoreRocAuc(label, candidate, weights, 1, sort),
    question,
    design,
    delongNote(positives, label.length, design),
    {...ofFew(label, positives, design), extremesWhenSame: () => displaced(label, positives)}
  )
}

/** As `compareRocAuc`, for the macro mean of one-versus-rest areas; the smallest class counts. */
export function compareRocAucMacro(
  label: Int32Array,
  baseline: readonly Float64Array[],
  candidate: readonly Float64Array[],
  question: Question,
  design: Design = {}
): Difference {
  const {weights} = design
  const counts = new Map<number, number>()
  for (const y of label) counts.set(y, (counts.get(y) ?? 0) + 1)
  const sort = createSorter(label.length)
  const smallest = smallestOf(counts.values())
  return compareImposed(
    scoreRocAucMacro(label, baseline, weights, sort),
    scoreRocAucMacro(label, candidate, weights, sort),
    question,
    design,
    delongNote(smallest, label.length, design),
    smallest < FEW_OF_A_CLASS ? {degreesOfFreedom: () => smallest - 1} : {}
  )
}

function delongNote(classRows: number, rows: number, {clusters}: Design): MethodNote {
  const smaller = Math.min(classRows, rows - classRows)
  const name = {
    method: clusters === undefined ? 'delong' : 'obuchowski',
    reference: clusters === undefined ? 'DeLong et al. 1988; Sun & Xu 2014' : 'Obuchowski 1997'
  }
  if (smaller < TOO_FEW_OF_A_CLASS) {
    const warning = `The smallest class has ${smaller} rows; a test needs at least ${TOO_FEW_OF_A_CLASS}.`
    return {...name, degenerate: true, warnings: [warning]}
  }
  if (smaller < FEW_OF_A_CLASS) {
    return {
      method: `${name.method}-of-few`,
      reference: `${name.reference}; Satterthwaite 1946; Hall 1992`,
      warnings: [`The smallest class has ${smaller} rows: the error is rough.`]
    }
  }
  return name
}

/** A row that would move from its place to the other end of the scores, of the smaller class: one pair in so many. */
function displaced(label: Int32Array, positives: number): RowExtremes {
  const most = label.length / Math.min(positives, label.length - positives)
  return {loss: () => most, gain: () => most}
}

/** The error of few rows of a class has few degrees of freedom: those of two independent means (Satterthwaite 1946). */
function ofFew(label: Int32Array, positives: number, {clusters}: Design): Imposition {
  const negatives = label.length - positives
  if (Math.min(positives, negatives) >= FEW_OF_A_CLASS || clusters !== undefined) return {}
  return {
    degreesOfFreedom: influence => {
      let [ofPositives, ofNegatives] = [0, 0]
      influence.forEach((x, row) => {
        if (label[row] === 1) ofPositives += x * x
        else ofNegatives += x * x
      })
      const all = ofPositives + ofNegatives
      return (all * all) / (ofPositives ** 2 / (positives - 1) + ofNegatives ** 2 / (negatives - 1))
    }
  }
}

interface ClassCount {
  /** Rows of positive weight. */
  rows: number
  weight: number
}

interface ClassCounts {
  readonly positives: ClassCount
  readonly negatives: ClassCount
}

function countClasses(
  label: Int32Array,
  weights: Float64Array | undefined,
  positive: number
): ClassCounts {
  const positives = {rows: 0, weight: 0}
  const negatives = {rows: 0, weight: 0}
  for (let i = 0; i < label.length; i++) {
    const w = weights === undefined ? 1 : (weights[i] ?? 0)
    if (w === 0) continue
    const count = label[i] === positive ? positives : negatives
    count.rows++
    count.weight += w
  }
  return {positives, negatives}
}

/**
 * Writes each row's placement: of a positive the share of negatives below it, of a negative the share of
 * positives above it, ties half. Answers the weight of the (positive, negative) pairs in the right order.
 */
function placeRows(
  label: Int32Array,
  {order, ends}: SortedGroups,
  weights: Float64Array | undefined,
  positive: number,
  {positives, negatives}: ClassCounts,
  placement: Float64Array
): number {
  let positivesBelow = 0
  let negativesBelow = 0
  let pairs = 0
  let start = 0
  for (let group = 0; group < ends.length; group++) {
    const end = ends[group] ?? 0
    let p = 0
    let q = 0
    for (let at = start; at < end; at++) {
      const row = order[at] ?? 0
      const w = weights === undefined ? 1 : (weights[row] ?? 0)
      if (label[row] === positive) p += w
      else q += w
    }
    const below = negativesBelow + q / 2
    const ofPositive = below / negatives.weight
    const ofNegative = (positives.weight - positivesBelow - p / 2) / positives.weight
    for (let at = start; at < end; at++) {
      const row = order[at] ?? 0
      placement[row] = label[row] === positive ? ofPositive : ofNegative
    }
    pairs += p * below
    positivesBelow += p
    negativesBelow += q
    start = end
  }
  return pairs
}

function unbiased(rows: number): number {
  return Math.sqrt(rows / (rows - 1))
}
