import type {MetricEntry} from '../../evidence/metric.ts'
import {meantMargin, type WrittenMargin} from '../../policy/margin.ts'
import type {Difference, Direction, Question} from '../../statistics/core/difference.ts'
import type {Comparison} from '../comparison/comparison.ts'
import {compareBare} from './bare-values.ts'
import {compareCounts, hasCounts, isShareOfRows} from './counts.ts'
import {compareErrors, errorOf} from './errors.ts'
import {compareRepeats} from './repeats.ts'

/** Two stated numbers compared: all of a comparison that does not depend on where they stand. */
export type StatedComparison = Pick<Comparison, 'basis' | 'question' | 'difference' | 'same'>

/** What is to be shown of two numbers. */
export interface StatedQuestion {
  readonly direction: Direction
  readonly alpha: number
  /** As it was written, or assumed. */
  readonly margin: WrittenMargin
  /** The best value of the metric as a fraction; null where there is none, and a margin of error means nothing. */
  readonly best: number | null
  /** A number in [0, 1], or in percent. */
  readonly share: boolean
}

/** What a file gives with a value, the most first. */
const TIERS: readonly {
  readonly basis: 'counts' | 'repeats'
  readonly what: string
  readonly has: (entry: MetricEntry) => boolean
  readonly compare: (
    baseline: MetricEntry,
    candidate: MetricEntry,
    question: Question
  ) => Difference | null
}[] = [
  {
    basis: 'counts',
    what: 'n',
    has: entry => isShareOfRows(entry) && hasCounts(entry),
    compare: compareCounts
  },
  {
    basis: 'counts',
    what: 'a standard error or an interval',
    has: entry => errorOf(entry) !== null,
    compare: compareErrors
  },
  {
    basis: 'repeats',
    what: 'repeats',
    has: ({repeats}) => (repeats?.length ?? 0) > 1,
    compare: compareRepeats
  },
  {basis: 'counts', what: 'n', has: hasCounts, compare: compareCounts}
]

/**
 * Compares two numbers by the best that both files give with them: n, standard error or interval, repeats,
 * else the bare values.
 */
export function compareEntries(
  baseline: MetricEntry,
  candidate: MetricEntry,
  {alpha, direction, margin, best, share}: StatedQuestion
): StatedComparison {
  const unit = candidate.percent === true ? 100 : 1
  const question: Question = {alpha, direction, margin: inUnit(margin, best, unit)}
  const same = isSame(baseline, candidate)
  const tier = TIERS.find(({has}) => has(baseline) && has(candidate))
  const tested = tier?.compare(baseline, candidate, question) ?? null
  if (tier !== undefined && tested !== null) {
    return {basis: tier.basis, question, difference: tested, same}
  }
  return {
    basis: 'bare',
    question,
    difference: compareBare(baseline, candidate, question, share || unit === 100),
    same
  }
}

/**
 * What production gives with its value and the candidate does not, where nothing else that both give takes
 * its place: evidence must not get weaker to pass. Null where nothing is missing.
 */
export function droppedWith(baseline: MetricEntry, candidate: MetricEntry): string | null {
  const isShared = TIERS.some(({has}) => has(baseline) && has(candidate))
  return isShared ? null : (TIERS.find(({has}) => has(baseline))?.what ?? null)
}

/** Whether both files state just the same, with all that stands beside the value. */
function isSame(baseline: MetricEntry, candidate: MetricEntry): boolean {
  const beside = ({value, percent, n, standardError, interval, repeats}: MetricEntry): string =>
    JSON.stringify([value, percent === true, n, standardError, interval, repeats])
  return beside(baseline) === beside(candidate)
}

/** One percentage point is 0.01 of a fraction, and 1 where the metric is written in percent; so is its best value. */
function inUnit(margin: WrittenMargin, best: number | null, unit: number): Question['margin'] {
  const {value, relative} = margin
  if (relative) return meantMargin(margin, best === null ? null : best * unit) ?? NONE
  return {value: margin.points ? value * unit : value, relative}
}

/** What is accepted where a margin has no meaning. */
const NONE: Question['margin'] = {value: 0, relative: false}
