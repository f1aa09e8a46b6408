import {verdictOf} from '../../statistics/core/decision.ts'
import {smallestDetectable} from '../../statistics/core/power.ts'
import {distance} from '../../words/figures.ts'
import {aFindingOf, marginTold} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {errorToPlanWith, rowsToSettle} from '../rows-needed.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {SegmentComparison, SegmentGroup} from './comparisons.ts'
import {familyOf, type FamilyRules} from './family.ts'
import {
  acceptedLoss,
  keptSentence,
  lossSentence,
  unprovenSentence,
  openSentence,
  unjudgedSentence
} from './sentences.ts'

/** The chance to notice a loss for which the smallest one is given. */
const POWER = 0.8

/** A segment's comparison with what the other segments and tests make of it. */
interface Placed extends SegmentComparison {
  readonly critical: boolean
  readonly tests: number
  /** Null where it is too small to be tested. */
  readonly adjusted: number | null
  /** The change drawn towards that of the other segments; null where it has no error. */
  readonly shrunken: number | null
}

/**
 * The findings on all segments, by metric the ones that lost most first. A segment is a screen: it fails
 * where a loss is proven, after Holm's correction for the number of segments, and the segment is not shown
 * to be within its margin. A critical one is a guard, which must be shown to be within it.
 */
export function judgeSegments(
  groups: readonly SegmentGroup[],
  rules: FamilyRules
): readonly Finding[] {
  const shrunken = groups.flatMap(({spread}) => spread.shrunken)
  const comparisons = groups.flatMap(({members}) => members)
  const {tests, adjusted} = familyOf(comparisons, rules)
  const placed = comparisons.map((comparison, i) => ({
    ...comparison,
    critical: rules.isCritical(comparison),
    tests,
    adjusted: adjusted[i] ?? null,
    shrunken: shrunken[i] ?? null
  }))
  const names = [...new Set(placed.map(({metric}) => metric.name))]
  return names.flatMap(name =>
    placed
      .filter(({metric}) => metric.name === name)
      .sort((a, b) => rank(a) - rank(b))
      .map(one => judge(one, rules))
  )
}

/** Raw differences would put the smallest segments first, whose luck is largest. */
function rank({adjusted, shrunken}: Placed): number {
  return adjusted === null ? Infinity : (shrunken ?? Number.MAX_VALUE)
}

function judge(one: Placed, rules: FamilyRules): Finding {
  const {comparison, metric, segment, question} = one
  const {difference, margin} = comparison
  const decided = decide(one, rules)
  const tested = !difference.degenerate
  return aFindingOf({
    id: findingId('segments', metric.name, segment.name),
    ...decided,
    subject: {metric: metric.name, segment: {...segment.values}},
    direction: metric.direction,
    ...(metric.share ? {unit: 'fraction'} : {}),
    baseline: finite(difference.baseline),
    candidate: finite(difference.candidate),
    difference: finite(difference.difference),
    interval: tested ? [finite(difference.lower), finite(difference.upper)] : null,
    confidence: tested ? 1 - question.alpha : null,
    margin: finite(acceptedLoss(comparison)),
    ...marginTold(margin),
    method: difference.method,
    evidence: 'paired-rows',
    rows: difference.n,
    notes: notesOf(one, rules),
    steps: stepsOf(one),
    reference: difference.reference
  })
}

type Decided = Pick<Finding, 'status' | 'role' | 'detail' | 'summary' | 'remedy' | 'rowsNeeded'>

function decide(one: Placed, {minRows}: FamilyRules): Decided {
  const {comparison, question, adjusted, critical, tests} = one
  const {difference} = comparison
  const role = critical ? 'guard' : 'screen'
  const open = {rowsNeeded: null, remedy: null}
  if (adjusted === null || (difference.degenerate && !critical)) {
    const few = adjusted === null
    return {
      ...open,
      role: 'info',
      status: 'not-applicable',
      detail: few ? 'too-small' : 'not-testable',
      summary: unjudgedSentence(one, few ? whyTooSmall(one, minRows, tests) : whyUntestable(one))
    }
  }
  const blamed = {...difference, pRegression: adjusted}
  const {verdict, detail} = verdictOf(blamed, question, 'non-inferior')
  if (verdict === 'pass') {
    return {...open, role, status: 'pass', detail, summary: keptSentence(one)}
  }
  if (verdict === 'fail') {
    return {
      ...open,
      role,
      status: 'fail',
      detail,
      summary: lossSentence(one),
      remedy:
        'Look at the rows of this segment that are wrong now, and improve the candidate there; or widen the margin of the segments if such a loss is acceptable.'
    }
  }
  if (!critical) {
    return {
      ...open,
      role,
      status: 'pass',
      detail: 'no-regression-shown',
      summary: unprovenSentence(one)
    }
  }
  const rowsNeeded = difference.degenerate ? null : rowsToSettle(difference, question)
  return {
    rowsNeeded,
    role,
    status: 'inconclusive',
    detail,
    summary: openSentence(one, rowsNeeded),
    remedy:
      'Evaluate both models on more rows of this segment; or widen the margin of the segments if such a loss is acceptable.'
  }
}

function whyTooSmall({rows, outcomes}: Placed, minRows: number, tests: number): string {
  if (rows < minRows) {
    return `it has ${rows} rows, and ${minRows} are asked for`
  }
  if (outcomes?.n === 0) return 'none of its rows counts for it'
  const others = tests === 0 ? '' : ` among ${tests} tests`
  return `${outcomes?.n ?? rows} rows that count could not show a loss${others}, even if all of them were lost`
}

function whyUntestable({comparison}: Placed): string {
  return comparison.difference.warnings.length === 0
    ? 'its rows do not support a test'
    : 'its rows do not support a test, as the notes say'
}

function notesOf(one: Placed, rules: FamilyRules): string[] {
  const {comparison, question, tests, adjusted, shrunken, metric} = one
  const {difference, margin} = comparison
  const size = (value: number): string => distance(value, metric.share)
  const notes = [...difference.warnings]
  if (adjusted === null) {
    if (one.rows < rules.minRows && rules.minRowsAssumed) {
      notes.push(`At least ${rules.minRows} rows is assumed; segments: {min-rows: …} sets another.`)
    }
    return notes
  }
  if (margin.assumed) {
    notes.push(`A margin of ${margin.text} is assumed; segments: {margin: …} sets another.`)
  }
  if (difference.degenerate) return notes
  if (shrunken !== null) {
    const way = shrunken < 0 ? 'worse' : 'better'
    notes.push(
      `With the luck of a small segment taken out (drawn towards the other segments), it is ${size(shrunken)} ${way}.`
    )
  }
  const error = errorToPlanWith(difference, question.alpha)
  const detectable = smallestDetectable(error, {alpha: question.alpha / tests, power: POWER})
  if (detectable < (metric.share ? 1 : Infinity)) {
    notes.push(
      `Among ${tests} ${tests === 1 ? 'test' : 'tests'} of segments a loss of about ${size(detectable)} would be noticed here in 4 of 5 cases.`
    )
  }
  return notes
}

function stepsOf({
  comparison,
  outcomes,
  pRegression,
  adjusted,
  tests,
  ...one
}: Placed): Finding['steps'] {
  const {steps} = comparison.difference
  const test =
    outcomes === null ? 'p of no loss' : 'p of no loss (sign test on wins and losses, mid-p)'
  return [
    {what: 'rows of the segment', value: one.rows},
    ...steps,
    {what: test, value: pRegression},
    ...(adjusted === null
      ? []
      : [
          {what: 'tests of segments and metrics', value: tests},
          {what: 'p of no loss after Holm’s correction', value: adjusted}
        ]),
    ...(one.shrunken === null
      ? []
      : [{what: 'change drawn towards the other segments (empirical Bayes)', value: one.shrunken}])
  ].map(({what, value}) => ({what, value: typeof value === 'number' ? storable(value) : value}))
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** JSON has no infinity. */
function storable(value: number): number | string {
  return Number.isFinite(value) ? value : String(value)
}
