import type {Direction, Margin, Question} from './difference.ts'

/** 1 where a higher metric is better, -1 where a lower one is. */
export function orientation(direction: Direction): 1 | -1 {
  return direction === 'higher' ? 1 : -1
}

/** The accepted loss in the metric's unit; a relative margin is a share of the baseline's size. */
export function allowedLoss(margin: Margin, baseline: number): number {
  return margin.relative ? margin.value * Math.abs(baseline) : margin.value
}

/**
 * The factor f by which the baseline's column is multiplied to test a relative margin: the candidate must
 * beat `f * baseline`. 1 for an absolute margin. For a positive baseline f is 1 - r where higher is better,
 * 1 + r where lower is; for a negative one the other way round, so that f always asks for less.
 */
export function baselineFactor(question: Question, baseline: number): number {
  const {margin, direction} = question
  return margin.relative ? 1 - orientation(direction) * Math.sign(baseline) * margin.value : 1
}

/** The loss that is left to add once the baseline's column is scaled: none for a relative margin. */
export function addedLoss(margin: Margin): number {
  return margin.relative ? 0 : margin.value
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
