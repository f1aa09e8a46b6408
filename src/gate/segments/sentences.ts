import {allowedLoss} from '../../statistics/core/margin.ts'
import type {Comparison} from '../compare.ts'
import {count, distance, figure, range} from '../../words/figures.ts'
import {capitalised, spokenName} from '../../words/names.ts'
import type {SegmentComparison} from './comparisons.ts'
import type {Segment} from './segmentation.ts'

/** How people say a segment: `country = NO`, `country = NO, device = phone`. */
export function spokenSegment({values}: Segment): string {
  return Object.entries(values)
    .map(([column, value]) => `${column} = ${value}`)
    .join(', ')
}

/** `recall for country = NO` */
function spokenSubject({metric, segment}: SegmentComparison): string {
  return `${spokenName(metric.name)} for ${spokenSegment(segment)}`
}

/** A proven loss. */
export function lossSentence(one: SegmentComparison): string {
  const {baseline, candidate, difference, lower, upper, n} = one.comparison.difference
  const {share} = one.metric
  const moved = candidate < baseline ? 'fell' : 'rose'
  return (
    `${capitalised(spokenSubject(one))} ${moved} from ${figure(baseline, share)} to ` +
    `${figure(candidate, share)} on ${count(n)} rows: ${distance(difference, share)} worse ` +
    `(between ${range(Math.max(0, -upper), -lower, share)}), where ${accepted(one)}.`
  )
}

/** Shown to be as good, within the margin. */
export function keptSentence(one: SegmentComparison): string {
  const {difference, lower, upper, n} = one.comparison.difference
  const {share} = one.metric
  const name = capitalised(spokenSubject(one))
  const change = `${changeOf(one)} on ${count(n)} rows`
  if (lower > 0) {
    return `${name} is better: ${change}, by ${distance(difference, share)} (between ${range(lower, upper, share)}).`
  }
  const worse = upper < 0 ? 'measurably worse, but within what is accepted' : 'at least as good'
  return `${name} is ${worse}: ${change}, at worst ${distance(lower, share)} worse, where ${accepted(one)}.`
}

/** Nothing is proven, and nothing had to be. */
export function unprovenSentence(one: SegmentComparison): string {
  const {lower, n} = one.comparison.difference
  const open =
    Number.isFinite(lower) && lower < 0
      ? `, though it may be up to ${distance(lower, one.metric.share)} worse`
      : ''
  return `${capitalised(spokenSubject(one))} is not shown to be worse: ${changeOf(one)} on ${count(n)} rows${open}.`
}

/** A segment that must be proven as good and is not. */
export function openSentence(one: SegmentComparison, rowsNeeded: number | null): string {
  const {lower, upper, n} = one.comparison.difference
  const {share} = one.metric
  const span =
    Number.isFinite(lower) && Number.isFinite(upper)
      ? `the change may be anything from ${distance(lower, share)} worse to ` +
        `${distance(upper, share)} ${upper < 0 ? 'worse' : 'better'}, where ${accepted(one)}`
      : 'its rows do not support a test'
  const more =
    rowsNeeded !== null && rowsNeeded > n
      ? `; about ${count(rowsNeeded - n)} more such rows would settle it`
      : ''
  return (
    `It cannot be told whether ${spokenSubject(one)} is as good ` +
    `(${changeOf(one)} on ${count(n)} rows): ${span}${more}.`
  )
}

/** A segment that is shown and not judged, and why. */
export function unjudgedSentence(one: SegmentComparison, why: string): string {
  return `${capitalised(spokenSubject(one))} is not judged: ${why} (${changeOf(one)}).`
}

function changeOf({comparison, metric}: SegmentComparison): string {
  const {baseline, candidate} = comparison.difference
  if (Number.isNaN(baseline) && Number.isNaN(candidate)) return 'not defined'
  const show = (value: number): string =>
    Number.isFinite(value) ? figure(value, metric.share) : 'not defined'
  return `${show(baseline)} → ${show(candidate)}`
}

function accepted({comparison, metric}: SegmentComparison): string {
  const loss = acceptedLoss(comparison)
  if (loss === 0) return 'no loss is accepted'
  const size = distance(loss, metric.share)
  return comparison.margin.relative
    ? `at most ${comparison.margin.text} worse (${size}) is accepted`
    : `at most ${size} worse is accepted`
}

/** The accepted loss in the metric's own unit. */
export function acceptedLoss({question, difference}: Comparison): number {
  return allowedLoss(question.margin, difference.baseline)
}
