import type {Finding} from '../verdict/verdict.ts'
import {figure, figurePair} from '../words/figures.ts'
import {
  size,
  sizePair,
  percent,
  plainNumber,
  plainPair,
  signedNumber,
  signedPercent,
  signedPoints
} from '../words/numbers.ts'

/** The unit in which a finding's difference is told. */
type Scale = 'points' | 'percent' | 'plain'

/** Both models' values, with as many digits as tell them apart; a fraction in percent, `–` where there is none. */
export function valuePair({baseline, candidate, unit}: Finding): readonly [string, string] {
  if (unit === 'fraction') return shareOrDash(baseline, candidate)
  const [left, right] = pairOrDash(baseline, candidate)
  const suffix = unit === undefined ? '' : ` ${unit}`
  return [withSuffix(left, suffix), withSuffix(right, suffix)]
}

/** `95.3 → 87.9 %`: both values, the unit once. */
export function moveText(finding: Finding): string {
  const [before, after] = valuePair(finding)
  const unit = / \S+$/u.exec(after)?.[0] ?? ''
  return `${unit !== '' && before.endsWith(unit) ? before.slice(0, -unit.length) : before} → ${after}`
}

function shareOrDash(left: number | null, right: number | null): readonly [string, string] {
  if (left !== null && right !== null) return figurePair(left, right, true)
  const [first, second] = [left, right].map(one => (one === null ? '–' : figure(one, true)))
  return [first ?? '–', second ?? '–']
}

/** Two numbers side by side, with equally many digits; `–` where there is none. */
export function pairOrDash(left: number | null, right: number | null): readonly [string, string] {
  return left === null || right === null
    ? [numberOrDash(left), numberOrDash(right)]
    : plainPair(left, right)
}

/** One value in a sentence: a fraction in percent, anything else with its unit. */
export function quantity(value: number, {unit}: Finding): string {
  if (unit === undefined) return plainNumber(value)
  return unit === 'fraction' ? percent(value) : `${plainNumber(value)} ${unit}`
}

/** `above the limit of 100 ms`; null where no limit is broken. */
export function limitBroken(finding: Finding): string | null {
  const {candidate, limit} = finding
  if (candidate === null || limit === null) return null
  const {atLeast, atMost} = limit
  const low = atLeast !== undefined && candidate < atLeast
  const high = atMost !== undefined && candidate > atMost
  if (!low && !high) return null
  const bound = quantity((low ? atLeast : atMost) ?? candidate, finding)
  return `${low ? 'below' : 'above'} the limit of ${bound}`
}

/** The difference with its sign, positive for better: `−2.9 pp`, `−0.5 %`; `–` where there is none. */
export function gainText(finding: Finding): string {
  const {difference, baseline, unit} = finding
  if (difference === null) return '–'
  switch (scaleOf(finding)) {
    case 'points':
      return signedPoints(difference * pointsIn(unit))
    case 'percent':
      return signedPercent(difference / Math.abs(baseline ?? 1))
    case 'plain':
      return withSuffix(signedNumber(difference), unit === undefined ? '' : ` ${unit}`)
  }
}

/** The size of the difference without its sign, in words: `7.4 points`, `90.8 %`, `3.1 ms`. */
export function gainSize(finding: Finding): string {
  const {difference} = finding
  return difference === null ? '–' : `${size(inScale(difference, finding))}${scaleWord(finding)}`
}

/** How the value itself moved and may really have moved: `−7.4 (−12.2 to −3.5)`. */
export function changeText(finding: Finding): string {
  const {difference, direction, interval} = finding
  if (difference === null) return '–'
  const sign = direction === 'lower' ? -1 : 1
  const ends = (interval ?? []).map(end => (end === null ? null : sign * inScale(end, finding)))
  const [from, to] = sign === 1 ? ends : ends.toReversed()
  const end = (value: number | null | undefined): string =>
    value === null || value === undefined ? '?' : signedNumber(value)
  const range = interval === null ? '' : ` (${end(from)} to ${end(to)})`
  // The unit stands beside it, with what is allowed.
  const unit = marginText(finding) === null ? scaleUnit(finding) : ''
  return `${signedNumber(sign * inScale(difference, finding))}${unit}${range}`
}

/** What is allowed of it: `−1 pp`, `≥ 90 %`, `≤ 100 ms`; empty where nobody said. */
export function allowedText(finding: Finding): string {
  const {limit, direction, detail} = finding
  if (limit !== null) {
    const low = limit.atLeast === undefined ? [] : [`≥ ${quantity(limit.atLeast, finding)}`]
    const high = limit.atMost === undefined ? [] : [`≤ ${quantity(limit.atMost, finding)}`]
    return [...low, ...high].join(', ')
  }
  const margin = marginText(finding)
  if (margin === null) return ''
  const isGain = detail === 'gain-too-small'
  return `${(direction === 'lower') === isGain ? '−' : '+'}${margin}`
}

/** The accepted loss as the policy writes it, else in the metric's unit; null where none is. */
export function marginText(finding: Finding): string | null {
  if (finding.marginText !== null) return finding.marginText
  if (finding.margin === null) return null
  return lossText(finding.margin, finding)
}

/** A loss without its sign, in the unit in which the finding's difference is told: `4 pp`. */
export function lossText(loss: number, finding: Finding): string {
  return withSuffix(size(inScale(loss, finding)), scaleUnit(finding))
}

/** `at most 100 ms`, `at least 90 %`, `at least 1 and at most 2`; empty without a limit. */
export function limitText(finding: Finding): string {
  const {atLeast, atMost} = finding.limit ?? {}
  return [
    atLeast === undefined ? [] : [`at least ${quantity(atLeast, finding)}`],
    atMost === undefined ? [] : [`at most ${quantity(atMost, finding)}`]
  ]
    .flat()
    .join(' and ')
}

/**
 * The room that the evidence leaves, in plain words: `between 1.8 and 4.0 points worse`, `between
 * 0.4 points worse and 0.3 points better`; null where it leaves everything open. A range on one side need not say the
 * unit and the side where they were said before (`isSaid`).
 */
export function rangeText(finding: Finding, isSaid = false): string | null {
  const [lower, upper] = (finding.interval ?? []).map(bound =>
    bound === null ? null : inScale(bound, finding)
  )
  const unit = scaleWord(finding)
  const side = (bound: number): string => `${unit} ${bound < 0 ? 'worse' : 'better'}`
  if (typeof lower === 'number' && typeof upper === 'number') {
    const [low, high] = sizePair(lower, upper)
    if (upper <= 0) return `between ${high} and ${low}${isSaid ? '' : side(lower)}`
    if (lower >= 0) return `between ${low} and ${high}${isSaid ? '' : side(upper)}`
    return `between ${low}${side(lower)} and ${high}${side(upper)}`
  }
  if (typeof lower === 'number') {
    return `at ${lower < 0 ? 'most' : 'least'} ${size(lower)}${side(lower)}`
  }
  if (typeof upper === 'number') {
    return `at ${upper < 0 ? 'least' : 'most'} ${size(upper)}${side(upper)}`
  }
  return null
}

/** A finding's difference as a sentence: `recall fell from 94.1 % to 91.2 %: 2.9 points worse …`. */
export function differenceSentence(finding: Finding, name: string): string | null {
  const {baseline, candidate, difference} = finding
  if (baseline === null || candidate === null || difference === null) return null
  const [from, to] =
    finding.unit === 'fraction' ? figurePair(baseline, candidate, true) : valuePair(finding)
  const move = candidate > baseline ? 'rose' : 'fell'
  const moved = from === to ? `${name} stays at ${to}` : `${name} ${move} from ${from} to ${to}`
  const side = `${scaleWord(finding)} ${difference < 0 ? 'worse' : 'better'}`
  const range = rangeText(finding, true)
  const margin = marginText(finding)
  return [
    moved,
    difference === 0 ? '' : `: ${size(inScale(difference, finding))}${side}`,
    range === null ? '' : ` (${range})`,
    margin === null ? '' : `; a loss of at most ${margin} is accepted`,
    '.'
  ].join('')
}

function scaleOf({unit, scale, baseline}: Finding): Scale {
  if (scale === 'points') return 'points'
  if (scale === 'percent' && baseline !== null && baseline !== 0) return 'percent'
  return unit === 'fraction' ? 'points' : 'plain'
}

function inScale(difference: number, finding: Finding): number {
  switch (scaleOf(finding)) {
    case 'points':
      return difference * pointsIn(finding.unit)
    case 'percent':
      return (difference / Math.abs(finding.baseline ?? 1)) * 100
    case 'plain':
      return difference
  }
}

/** Percentage points in a difference of one: what is written in percent is counted in them already. */
function pointsIn(unit: string | undefined): number {
  return unit === '%' ? 1 : 100
}

function scaleUnit(finding: Finding): string {
  switch (scaleOf(finding)) {
    case 'points':
      return ' pp'
    case 'percent':
      return ' %'
    case 'plain':
      return finding.unit === undefined ? '' : ` ${finding.unit}`
  }
}

function scaleWord(finding: Finding): string {
  return scaleOf(finding) === 'points' ? ' points' : scaleUnit(finding)
}

function numberOrDash(value: number | null): string {
  return value === null ? '–' : plainNumber(value)
}

function withSuffix(text: string, suffix: string): string {
  return /\d$/u.test(text) ? text + suffix : text
}
