import type {Direction, Margin, Question} from './difference.ts'

/** 1 where a higher metric is better, -1 where a lower one is. */
export function orientation(direction: Direction): 1 | -1 {
  return direction === 'higher' ? 1 : -1
}

/** The accepted loss in the metric's unit; a relative margin is a share of the baseline's distance from its origin. */
export function allowedLoss(margin: Margin, baseline: number): number {
  return margin.relative ? margin.value * Math.abs(fromOrigin(margin, baseline)) : margin.value
}

/**
 * The factor f by which the baseline's column is multiplied to test a relative margin: the candidate must
 * beat `f * baseline`, less what `addedLoss` says. 1 for an absolute margin. For a baseline above the
 * margin's origin f is 1 - r where higher is better, 1 + r where lower is; for one below it the other way
 * round, so that f always asks for less.
 */
export function baselineFactor(question: Question, baseline: number): number {
  const {margin, direction} = question
  const side = Math.sign(fromOrigin(margin, baseline))
  return margin.relative ? 1 - orientation(direction) * side * margin.value : 1
}

/**
 * The loss that is left to add once the baseline's column is scaled: none for a share of the baseline
 * itself. A share r of an error 1 - b accepts r - r * b: the column is scaled by 1 + r, and r is added.
 */
export function addedLoss(margin: Margin, baseline: number): number {
  if (!margin.relative) return margin.value
  const {origin = 0} = margin
  return origin === 0 ? 0 : -origin * Math.sign(fromOrigin(margin, baseline)) * margin.value
}

/**
 * The same question asked of the other rate, 1 - rate: a margin that is a share of the one is then a plain
 * share of the other. For two rates in [0, 1] and a relative margin whose origin is 1.
 */
export function ofOtherRate({margin, direction, alpha}: Question): Question {
  return {
    alpha,
    margin: {value: margin.value, relative: true},
    direction: direction === 'higher' ? 'lower' : 'higher'
  }
}

/** Whether a margin is a share of 1 - rate. */
export function isOfOtherRate({relative, origin = 0}: Margin): boolean {
  return relative && origin === 1
}

function fromOrigin({origin = 0}: Margin, baseline: number): number {
  return baseline - origin
}

/** Throws a RangeError for a question that no data could answer: a mistake of the caller. */
export function checkQuestion({alpha, margin}: Question): void {
  if (!(alpha > 0 && alpha < 0.5)) throw new RangeError(`alpha must be in (0, 0.5), not ${alpha}`)
  if (!(margin.value >= 0)) throw new RangeError(`margin must be at least 0, not ${margin.value}`)
}

/** Throws a RangeError unless each count is finite and not negative. */
export function checkCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) {
    if (!(count >= 0 && count < Infinity)) {
      throw new RangeError(`${name} must be a count, not ${count}`)
    }
  }
}
