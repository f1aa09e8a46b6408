import type {Difference, Question} from '../core/difference.ts'
import {allowedLoss, checkQuestion} from '../core/margin.ts'
import {evidenceAbove, evidenceBelow} from './sequential-proportion.ts'
import type {Count} from '../counts/two-proportions.ts'
import {untestable} from '../core/untestable.ts'

/** Enough for six digits of a share and of a difference. */
const REFINEMENTS = 32
const HALVINGS = 20
const GOLDEN = (Math.sqrt(5) - 1) / 2

/**
 * The difference of two proportions of different requests, as in a canary, that may be looked at at any
 * time. The evidence of each group against a pair of shares multiplies; the pair that explains the counts
 * best decides, so no normal approximation is needed, for rare events either. Of two shares of the same
 * requests (`sameRequests`, as errors of two models that both answer) the evidence is averaged instead, which
 * holds whatever they have to do with each other. A relative margin is taken of the baseline's share as it
 * was seen.
 *
 * Source: products of e-processes of independent streams, Ramdas et al., Stat Sci 2023;38:576.
 */
export function sequentialGroups(
  {baseline, candidate}: {readonly baseline: Count; readonly candidate: Count},
  question: Question,
  {sameRequests = false}: {readonly sameRequests?: boolean} = {}
): Difference {
  checkQuestion(question)
  const evidenceOfMore = sameRequests ? evidenceByMean : evidenceByProduct
  const known = {
    method: 'e-process-of-groups',
    reference: 'Ramdas et al. 2023, Statistical Science 38:576',
    baseline: baseline.count / baseline.n,
    candidate: candidate.count / candidate.n,
    n: Math.min(baseline.n, candidate.n),
    warnings: [],
    steps: [
      {what: 'baseline', value: `${baseline.count} of ${baseline.n}`},
      {what: 'candidate', value: `${candidate.count} of ${candidate.n}`}
    ]
  }
  if (known.n === 0) {
    return untestable({...known, warnings: ['A group has no request.']}, question)
  }
  const {direction, margin, alpha} = question
  const [better, worse] = direction === 'higher' ? [candidate, baseline] : [baseline, candidate]
  const needed = -Math.log(alpha)
  const atMargin = evidenceOfMore(better, worse, -allowedLoss(margin, known.baseline))
  const ofRegression = evidenceOfMore(worse, better, 0)
  const difference = better.count / better.n - worse.count / worse.n
  return {
    ...known,
    difference,
    lower: provenGap(evidenceOfMore, better, worse, needed),
    upper: -provenGap(evidenceOfMore, worse, better, needed),
    pNonInferior: Math.min(1, Math.exp(-atMargin)),
    pRegression: Math.min(1, Math.exp(-ofRegression)),
    standardError: null,
    degenerate: false,
    steps: [
      ...known.steps,
      {what: 'difference of the shares, positive = better', value: difference},
      {what: 'ln of the evidence against a loss as large as the margin', value: atMargin},
      {what: 'ln of the evidence of a regression', value: ofRegression},
      {what: 'ln of the evidence that is needed = ln(1 / alpha)', value: needed}
    ]
  }
}

type EvidenceOfMore = (first: Count, second: Count, gap: number) => number

/** The largest gap that is proven; −1 where none is. */
function provenGap(evidence: EvidenceOfMore, first: Count, second: Count, needed: number): number {
  let [proven, open] = [-1, first.count / first.n - second.count / second.n]
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (proven + open) / 2
    if (evidence(first, second, middle) >= needed) proven = middle
    else open = middle
  }
  return proven
}

/**
 * ln of the evidence that the first group's share is larger than the second's by more than `gap`, for
 * independent groups: theirs multiplies.
 */
export function evidenceByProduct(first: Count, second: Count, gap: number): number {
  return leastEvidence(first, second, gap, (one, two) => one + two)
}

/** Streams that depend on each other: the mean of two e-values is one. */
const evidenceByMean: EvidenceOfMore = (first, second, gap) =>
  leastEvidence(first, second, gap, (one, two) => {
    const largest = Math.max(one, two)
    return Number.isFinite(largest)
      ? largest + Math.log((Math.exp(one - largest) + Math.exp(two - largest)) / 2)
      : largest
  })

/**
 * ln of the evidence that the first share is larger than the second by more than `gap`: the least, over all
 * shares s of the second, of the evidence that the first is above s + gap together with that of the second
 * being below s. Both are convex in s, and so is what they make together: the search cannot miss.
 */
function leastEvidence(
  first: Count,
  second: Count,
  gap: number,
  together: (one: number, two: number) => number
): number {
  const at = (share: number): number =>
    together(
      evidenceAbove(first.count, first.n, share + gap),
      evidenceBelow(second.count, second.n, share)
    )
  let [low, high] = [Math.max(0, -gap), Math.min(1, 1 - gap)]
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)]
  let [atLeft, atRight] = [at(left), at(right)]
  for (let step = 0; step < REFINEMENTS; step++) {
    if (atLeft <= atRight) {
      ;[high, right, atRight] = [right, left, atLeft]
      left = high - GOLDEN * (high - low)
      atLeft = at(left)
    } else {
      ;[low, left, atLeft] = [left, right, atRight]
      right = low + GOLDEN * (high - low)
      atRight = at(right)
    }
  }
  return Math.min(atLeft, atRight, at(Math.max(0, -gap)), at(Math.min(1, 1 - gap)))
}
