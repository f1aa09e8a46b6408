import {findingId} from '../../verdict/finding-id.ts'
import {smallestDetectable} from '../../statistics/core/power.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {distance} from '../../words/figures.ts'
import {acceptedLoss, type Comparison} from '../comparison/comparison.ts'
import {comparisonFinding, storableSteps} from '../comparison/finding.ts'
import {judgementOf} from '../comparison/judgement.ts'
import {unjudgedSentence} from '../comparison/sentences.ts'
import {errorToPlanWith} from '../rows-needed.ts'
import type {Member, SegmentGroup} from './comparisons.ts'
import {familyOf, type FamilyRules} from './family.ts'

/** The chance to notice a loss for which the smallest one is given. */
const POWER = 0.8

/** A segment's comparison with what the other segments and tests make of it. */
interface Placed extends Member {
  readonly tests: number
  /** Null where it is too small to be tested. */
  readonly adjusted: number | null
  /** The change drawn towards that of the other segments; null where it has no error. */
  readonly shrunken: number | null
}

/**
 * The findings on all segments, by metric the ones that lost most first. A segment is a screen: it fails
 * where a loss beyond the margin is proven, and stands after Holm's correction for the number of segments.
 * A critical one is a guard, which must be shown to be within its margin.
 */
export function judgeSegments(
  groups: readonly SegmentGroup[],
  rules: FamilyRules
): readonly Finding[] {
  const shrunken = groups.flatMap(({spread}) => spread.shrunken)
  const members = groups.flatMap(group => group.members)
  const {tests, adjusted} = familyOf(members, rules)
  const placed = members.map((member, i) => ({
    ...member,
    tests,
    adjusted: adjusted[i] ?? null,
    shrunken: shrunken[i] ?? null
  }))
  const names = [...new Set(placed.map(({comparison}) => comparison.metric))]
  return names.flatMap(name =>
    placed
      .filter(({comparison}) => comparison.metric === name)
      .sort((a, b) => rank(a) - rank(b))
      .map(one => judge(one, rules))
  )
}

/** Raw differences would put the smallest segments first, whose luck is largest. */
function rank({adjusted, shrunken}: Placed): number {
  return adjusted === null ? Infinity : (shrunken ?? Number.MAX_VALUE)
}

function judge(one: Placed, rules: FamilyRules): Finding {
  const {comparison, adjusted} = one
  const {metric, scope, difference, demand} = comparison
  const about = {
    id: findingId('segments', metric, scope.name),
    notes: notesOf(one, rules),
    steps: stepsOf(one)
  }
  if (adjusted !== null && (!difference.degenerate || demand.role === 'guard')) {
    return comparisonFinding(comparison, judgementOf(comparison, adjusted), about)
  }
  const few = adjusted === null
  const why = few ? whyTooSmall(one, rules.minRows) : whyUntestable(comparison)
  return comparisonFinding(
    comparison,
    {role: 'info', status: 'not-applicable', detail: few ? 'too-small' : 'not-testable'},
    {...about, summary: unjudgedSentence(comparison, why), remedy: null}
  )
}

function whyTooSmall({rows, outcomes, tests}: Placed, minRows: number): string {
  if (rows < minRows) {
    return `it has ${rows} rows, and ${minRows} are demanded`
  }
  if (outcomes?.n === 0) return 'none of its rows counts for it'
  const others = tests === 0 ? '' : ` among ${tests} tests`
  return `${outcomes?.n ?? rows} rows that count could not show a loss${others}, even if all of them were lost`
}

function whyUntestable({difference}: Comparison): string {
  return difference.warnings.length === 0
    ? 'its rows do not support a test'
    : 'its rows do not support a test, as the notes say'
}

function notesOf(one: Placed, rules: FamilyRules): string[] {
  const {comparison, tests, adjusted, shrunken} = one
  const {
    difference,
    question,
    demand: {margin},
    unit
  } = comparison
  const size = (value: number): string => distance(value, unit !== null)
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
  const detectable =
    acceptedLoss(comparison) +
    smallestDetectable(error, {alpha: question.alpha / tests, power: POWER})
  if (detectable < (unit === null ? Infinity : 1)) {
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
  return storableSteps([
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
  ])
}
