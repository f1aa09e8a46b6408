import type {Difference, Question} from './difference.ts'
import {compareInfluence, type Design, type MethodNote, type Scored} from './influence.ts'
import {denseRanks} from './sort.ts'

/** Rows of the smaller class below which DeLong's test is not made, and below which it is made at alpha/2. */
const TOO_FEW_OF_A_CLASS = 50
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
  positive = 1
): Scored {
  const {rank, distinct} = denseRanks(score)
  const positives = new Float64Array(distinct)
  const negatives = new Float64Array(distinct)
  let positiveRows = 0
  let negativeRows = 0
  for (let i = 0; i < rank.length; i++) {
    const w = weights === undefined ? 1 : (weights[i] ?? 0)
    if (w === 0) continue
    const group = rank[i] ?? 0
    if (label[i] === positive) {
      positives[group] = (positives[group] ?? 0) + w
      positiveRows++
    } else {
      negatives[group] = (negatives[group] ?? 0) + w
      negativeRows++
    }
  }
  const placements = placementsByGroup(positives, negatives)
  const {area, ofPositives, ofNegatives, positiveWeight, negativeWeight} = placements
  const defined = positiveRows >= 2 && negativeRows >= 2
  const value = defined ? area : NaN
  const total = positiveWeight + negativeWeight
  const positiveScale = (total / positiveWeight) * Math.sqrt(positiveRows / (positiveRows - 1))
  const negativeScale = (total / negativeWeight) * Math.sqrt(negativeRows / (negativeRows - 1))
  const influence = new Float64Array(rank.length)
  for (let i = 0; i < rank.length; i++) {
    const group = rank[i] ?? 0
    influence[i] =
      label[i] === positive
        ? ((ofPositives[group] ?? NaN) - value) * positiveScale
        : ((ofNegatives[group] ?? NaN) - value) * negativeScale
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
  weights?: Float64Array
): Scored {
  const present = new Set(label)
  const areas = scores.flatMap((score, k) =>
    present.has(k) ? [scoreRocAuc(label, score, weights, k)] : []
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
 * DeLong's test of two models' ROC areas on the same rows; Obuchowski's (1997) with clusters. Fewer
 * than 50 rows in a class support no test, fewer than 200 halve alpha: the test is liberal there.
 */
export function compareRocAuc(
  label: Int32Array,
  baseline: Float64Array,
  candidate: Float64Array,
  question: Question,
  design: Design = {}
): Difference {
  const {weights} = design
  return compareInfluence(
    scoreRocAuc(label, baseline, weights),
    scoreRocAuc(label, candidate, weights),
    question,
    design,
    delongNote(
      label.reduce((count, y) => count + (y === 1 ? 1 : 0), 0),
      label.length,
      design
    )
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
  return compareInfluence(
    scoreRocAucMacro(label, baseline, weights),
    scoreRocAucMacro(label, candidate, weights),
    question,
    design,
    delongNote(Math.min(...counts.values()), label.length, design)
  )
}

function delongNote(classRows: number, rows: number, {clusters}: Design): MethodNote {
  const smaller = Math.min(classRows, rows - classRows)
  const name = {
    method: clusters === undefined ? 'delong' : 'obuchowski',
    reference: clusters === undefined ? 'DeLong et al. 1988; Sun & Xu 2014' : 'Obuchowski 1997'
  }
  if (smaller < TOO_FEW_OF_A_CLASS) {
    const warning = `${smaller} rows in the smallest class: at least ${TOO_FEW_OF_A_CLASS} are needed for a test`
    return {...name, degenerate: true, warnings: [warning]}
  }
  if (smaller < FEW_OF_A_CLASS) {
    const warning = `${smaller} rows in the smallest class: tested at half of alpha, as the test is liberal below ${FEW_OF_A_CLASS}`
    return {...name, alphaDivisor: 2, warnings: [warning]}
  }
  return name
}

interface Placements {
  readonly area: number
  /** For each score group: share of negatives below, ties half; share of positives above, ties half. */
  readonly ofPositives: Float64Array
  readonly ofNegatives: Float64Array
  readonly positiveWeight: number
  readonly negativeWeight: number
}

function placementsByGroup(positives: Float64Array, negatives: Float64Array): Placements {
  const positiveWeight = positives.reduce((sum, w) => sum + w, 0)
  const negativeWeight = negatives.reduce((sum, w) => sum + w, 0)
  const ofPositives = new Float64Array(positives.length)
  const ofNegatives = new Float64Array(positives.length)
  let positivesBelow = 0
  let negativesBelow = 0
  let pairs = 0
  for (let group = 0; group < positives.length; group++) {
    const [p, q] = [positives[group] ?? 0, negatives[group] ?? 0]
    const below = negativesBelow + q / 2
    ofPositives[group] = below / negativeWeight
    ofNegatives[group] = (positiveWeight - positivesBelow - p / 2) / positiveWeight
    pairs += p * below
    positivesBelow += p
    negativesBelow += q
  }
  const area = pairs / (positiveWeight * negativeWeight)
  return {area, ofPositives, ofNegatives, positiveWeight, negativeWeight}
}
