import {aFindingOf, marginTold} from '../../verdict/finding.ts'
import type {FindingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {rowsToSettle} from '../rows-needed.ts'
import {sampleUnits} from '../../words/names.ts'
import {goOn} from '../../words/times.ts'
import {acceptedLoss, evidenceOf, isLive, isTested, type Comparison} from './comparison.ts'
import type {Judgement} from './judgement.ts'
import {sentenceOf} from './sentences.ts'

/** What a finding says beside its comparison: its name, and what only the caller knows. */
export type About = Partial<Omit<Finding, 'id' | 'check' | 'about'>> & {
  readonly id: FindingId
  /** The ISO date about which live traffic will have brought so many rows; null where it cannot be told. */
  readonly untilOf?: (rowsNeeded: number) => string | null
}

/** The one way from a judged comparison to its finding. What `about` has takes the place of what is usual. */
export function comparisonFinding(
  comparison: Comparison,
  judgement: Judgement,
  {untilOf = () => null, ...about}: About
): Finding {
  const {metric, unit, scope, demand, question, difference} = comparison
  const {status} = judgement
  const tested = isTested(comparison)
  const rowsNeeded =
    status === 'inconclusive' && tested ? rowsToSettle(difference, question, demand.mode) : null
  const until = rowsNeeded === null ? null : untilOf(rowsNeeded)
  return aFindingOf({
    ...judgement,
    subject: {metric, ...(scope === null ? {} : {segment: {...scope.values}})},
    direction: question.direction,
    ...(unit === null ? {} : {unit}),
    baseline: finite(difference.baseline),
    candidate: finite(difference.candidate),
    difference: finite(difference.difference),
    interval:
      tested && difference.otherRows === undefined
        ? [finite(difference.lower), finite(difference.upper)]
        : null,
    confidence: tested ? 1 - question.alpha : null,
    margin: finite(acceptedLoss(comparison)),
    ...marginTold(demand.margin),
    method: difference.method,
    evidence: evidenceOf(comparison),
    // Of an interval that a file states nobody says on how many rows.
    rows: comparison.basis === 'bare' || difference.n === 0 ? null : difference.n,
    rowsNeeded,
    summary: sentenceOf(comparison, judgement, {rowsNeeded, until}),
    ...(until === null ? {} : {waitsUntil: until}),
    remedy: remedyOf(comparison, judgement, until),
    notes: [...difference.warnings],
    steps: storableSteps(difference.steps),
    reference: difference.reference === '' ? null : difference.reference,
    ...about
  })
}

/** JSON has no infinity. */
export function storableSteps(steps: readonly Finding['steps'][number][]): Finding['steps'] {
  return steps.map(({what, value}) => ({
    what,
    value: typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
  }))
}

function remedyOf(
  {metric, scope, basis, demand: {mode, margin}, ...rest}: Comparison,
  {role, status}: Judgement,
  until: string | null
): string | null {
  if (role === 'info' || status === 'pass') return null
  const other = OTHER_MARGIN[mode]
  if (status === 'inconclusive') {
    const margins = other(`the margin (now ${margin.text})`)
    if (basis === 'pairs' || basis === 'groups') {
      return `${goOn(basis, until)}${until === null ? ', with labels' : ''}; or ${margins}.`
    }
    const units = sampleUnits(metric, evidenceOf({basis, ...rest}))
    return `Evaluate both models on more ${units}${scope === null ? '' : ' of this segment'}, or ${margins}.`
  }
  if (basis === 'bare') {
    return 'Improve the candidate; or give the rows, or their number beside the value ({"value": …, "n": …}), so that chance can be told from loss.'
  }
  return scope === null
    ? `Improve the candidate, or ${other('the margin in the policy')}.`
    : `Look at the ${isLive({basis}) ? 'requests' : 'rows'} of this segment that are wrong now; or widen the margin of the segments if such a loss is acceptable.`
}

/** What else settles it, of `it`, which is the margin. */
const OTHER_MARGIN: Readonly<Record<Comparison['demand']['mode'], (it: string) => string>> = {
  'non-inferior': it => `widen ${it} if such a loss is acceptable`,
  superior: it => `narrow ${it}, which is the gain that is asked for, if less will do`,
  equivalent: it => `widen ${it} if such a change is acceptable`
}

/** Null for what JSON has no number for. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
