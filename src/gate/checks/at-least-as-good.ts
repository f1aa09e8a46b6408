import {verdictOf} from '../../statistics/decision.ts'
import {holm} from '../../statistics/multiplicity.ts'
import type {Asked} from '../asked.ts'
import type {Case} from '../case.ts'
import {compareEntries, type Comparison} from '../compare.ts'
import {aFindingOf} from '../finding.ts'
import {rowsToSettle} from '../rows-needed.ts'
import {sentenceOf} from '../sentences.ts'
import {subjectOf, unitOf} from '../subject.ts'
import {unanswered} from '../unanswered.ts'
import type {Finding, Status} from '../verdict.ts'

const CHECK = 'at-least-as-good'

/**
 * Is the candidate at least as good as the model in production, on every metric that votes?
 *
 * Each guard must be shown to be no worse than its margin; since all of them must hold, none needs a
 * correction (intersection-union test, Berger 1982). A regression is called one only where it stands
 * after Holm's correction over all tested metrics, so that an equal model is hardly ever blamed.
 */
export function atLeastAsGood(given: Case): readonly Finding[] {
  if (given.baseline === null) return []
  const answers = given.asked.map(asked => ({asked, open: unanswered(CHECK, asked, given)}))
  const compared = answers.map(({asked, open}) => (open === null ? compare(asked) : null))
  const blames = compared.map((comparison, i) =>
    comparison === null || comparison.evidence === 'bare' || answers[i]?.asked.role === 'info'
      ? null
      : comparison.difference.pRegression
  )
  const adjusted = holm(blames.filter(p => p !== null))
  let next = 0
  const blameOf = blames.map(p => (p === null ? null : (adjusted[next++] ?? 1)))
  return answers.flatMap(({asked, open}, i) => {
    const comparison = compared[i]
    if (open !== null) return [open]
    return comparison == null ? [] : [judge(asked, comparison, blameOf[i] ?? null)]
  })
}

function compare(asked: Asked): Comparison | null {
  const {direction, demand, pair, rows} = asked
  if (direction === null) return null
  const question = {
    direction,
    alpha: 1 - demand.confidence,
    margin: demand.margin,
    assumed: asked.assumedMargin
  }
  if (rows !== null) return rows
  if (pair?.candidate == null || pair.baseline === null) return null
  return compareEntries(pair.baseline, pair.candidate, question)
}

function judge(asked: Asked, comparison: Comparison, blame: number | null): Finding {
  const {difference, question, margin} = comparison
  const {status, detail} = statusOf(asked, comparison, blame)
  const tested = comparison.evidence !== 'bare'
  const needed =
    status === 'inconclusive' ? rowsToSettle(difference, question, asked.demand.mode) : null
  const entry = asked.pair?.candidate ?? null
  return aFindingOf({
    id: `${CHECK}/${asked.subject}`,
    status,
    role: asked.role,
    detail,
    subject: subjectOf(asked),
    direction: question.direction,
    ...unitOf(asked),
    baseline: difference.baseline,
    candidate: difference.candidate,
    difference: finite(difference.difference),
    interval: tested ? [finite(difference.lower), finite(difference.upper)] : null,
    confidence: tested ? asked.demand.confidence : null,
    margin: marginInUnits(comparison),
    marginText: margin.text,
    method: difference.method,
    evidence: comparison.evidence,
    rows: tested ? difference.n : null,
    rowsNeeded: needed,
    summary: sentenceOf(asked, comparison, status, needed),
    remedy: remedyOf(asked, status, comparison),
    notes: [...difference.warnings],
    steps: difference.steps.map(step => ({what: step.what, value: finiteStep(step.value)})),
    reference: difference.reference === '' ? null : difference.reference,
    location:
      entry?.location.file === undefined
        ? null
        : {file: entry.location.file, line: entry.location.line}
  })
}

function statusOf(
  {role, demand}: Asked,
  {evidence, difference, question}: Comparison,
  blame: number | null
): {status: Status; detail: string | null} {
  if (evidence === 'bare')
    return {status: difference.pNonInferior === 0 ? 'pass' : 'fail', detail: 'not-proven'}
  const mode = role === 'screen' ? 'screen' : demand.mode
  const {verdict, detail} = verdictOf(difference, question, mode)
  const blamed = blame === null || blame <= question.alpha
  return verdict === 'fail' && !blamed
    ? {status: role === 'screen' ? 'pass' : 'inconclusive', detail: 'worse-by-chance-perhaps'}
    : {status: verdict, detail}
}

function remedyOf({role}: Asked, status: Status, {evidence, margin}: Comparison): string | null {
  if (role === 'info' || status === 'pass') return null
  if (status === 'inconclusive') {
    return `Evaluate both models on more rows, or widen the margin (now ${margin.text}) if such a loss is acceptable.`
  }
  return evidence === 'bare'
    ? 'Improve the candidate; or give the rows, or their number beside the value ({"value": …, "n": …}), so that chance can be told from loss.'
    : 'Improve the candidate, or widen the margin in the policy if such a loss is acceptable.'
}

/** The accepted loss in the metric's own unit. */
function marginInUnits({question, difference}: Comparison): number {
  const {value, relative} = question.margin
  return relative ? value * Math.abs(difference.baseline) : value
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function finiteStep(value: number | string): number | string {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}
