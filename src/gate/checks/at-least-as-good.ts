import type {MetricEntry} from '../../evidence/metric.ts'
import {verdictOf, type Mode} from '../../statistics/core/decision.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import {allowedLoss} from '../../statistics/core/margin.ts'
import {holm} from '../../statistics/core/multiplicity.ts'
import type {Asked} from '../asked.ts'
import type {Case} from '../case.ts'
import {compareEntries, type Comparison} from '../compare.ts'
import {aFindingOf, marginTold} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {sampleUnits} from '../../words/names.ts'
import {rowsToSettle} from '../rows-needed.ts'
import {sentenceOf} from '../sentences.ts'
import {agree} from '../statements.ts'
import {locationOf, subjectOf, unitOf} from '../subject.ts'
import {unanswered} from '../unanswered.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'

const CHECK = 'at-least-as-good'

/**
 * Is the candidate at least as good as the model in production, on every metric that votes?
 *
 * Each guard must be shown to be no worse than its margin; since all of them must hold, none needs a
 * correction (intersection-union test, Berger 1982). A regression is called one only where it stands
 * after Holm's correction over all tested metrics, so that an equal model is hardly ever blamed.
 */
export function atLeastAsGood(given: Case): readonly Finding[] {
  if (given.baseline === null) return notEvenStated(given)
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

/** A first version has nothing to be compared with, but what is demanded has to be known of it. */
function notEvenStated(given: Case): readonly Finding[] {
  return given.asked
    .filter(({role, rows, pair}) => role !== 'info' && rows === null && pair === null)
    .map(asked => unanswered(CHECK, asked, given))
    .filter(finding => finding !== null)
}

function compare(asked: Asked): Comparison | null {
  const {direction, demand, pair, rows} = asked
  if (direction === null) return null
  const question = {
    direction,
    alpha: 1 - demand.confidence,
    margin: demand.margin,
    best: asked.best,
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
    id: findingId(CHECK, asked.subject),
    status,
    role: asked.role,
    detail,
    subject: subjectOf(asked),
    direction: question.direction,
    ...unitOf(asked),
    baseline: finite(difference.baseline),
    candidate: finite(difference.candidate),
    difference: finite(difference.difference),
    interval: tested ? [finite(difference.lower), finite(difference.upper)] : null,
    confidence: tested ? asked.demand.confidence : null,
    margin: finite(allowedLoss(question.margin, difference.baseline)),
    ...marginTold(margin),
    method: difference.method,
    evidence: comparison.evidence,
    rows: tested ? difference.n : null,
    rowsNeeded: needed,
    summary: sentenceOf(asked, comparison, status, needed),
    remedy: remedyOf(asked, status, comparison),
    notes: [...difference.warnings, ...contradiction(entry, comparison)],
    steps: difference.steps.map(step => ({what: step.what, value: finiteStep(step.value)})),
    reference: difference.reference === '' ? null : difference.reference,
    location: locationOf(asked)
  })
}

function statusOf(
  {role, demand}: Asked,
  {evidence, difference, question}: Comparison,
  blame: number | null
): {status: Status; detail: string | null} {
  const mode = role === 'screen' ? 'screen' : demand.mode
  if (evidence === 'bare') {
    return {status: isKept(difference, question, mode) ? 'pass' : 'fail', detail: 'not-proven'}
  }
  const {verdict, detail} = verdictOf(difference, question, mode)
  const isRegression = detail === 'worse' || detail === 'worse-than-margin'
  const blamed = !isRegression || blame === null || blame <= question.alpha
  return verdict === 'fail' && !blamed
    ? {status: role === 'screen' ? 'pass' : 'inconclusive', detail: 'worse-by-chance-perhaps'}
    : {status: verdict, detail}
}

/** The literal rule: what is asked for, taken at the values' word. */
function isKept({difference, baseline, pNonInferior}: Difference, {margin}: Question, mode: Mode) {
  const accepted = allowedLoss(margin, baseline)
  if (mode === 'superior') return difference > accepted
  return pNonInferior === 0 && (mode !== 'equivalent' || difference <= accepted * (1 + 1e-9))
}

/** Predictions that do not give what the file states: the rows decide, and a reviewer should know. */
function contradiction(entry: MetricEntry | null, {evidence, difference}: Comparison): string[] {
  const {candidate} = difference
  if (entry === null || evidence !== 'paired-rows' || !Number.isFinite(candidate)) return []
  return agree(entry, {...entry, percent: false, decimals: 15, value: candidate})
    ? []
    : [
        `${entry.location.file ?? 'The file'} states ${String(entry.value)}${entry.percent === true ? ' %' : ''} for the candidate; its predictions give ${Number(candidate.toPrecision(4))}, which counts here.`
      ]
}

function remedyOf(
  {role, metric, demand}: Asked,
  status: Status,
  {evidence, margin}: Comparison
): string | null {
  if (role === 'info' || status === 'pass') return null
  const other = OTHER_MARGIN[demand.mode]
  if (status === 'inconclusive') {
    return `Evaluate both models on more ${sampleUnits(metric, evidence)}, or ${other(`the margin (now ${margin.text})`)}.`
  }
  return evidence === 'bare'
    ? 'Improve the candidate; or give the rows, or their number beside the value ({"value": …, "n": …}), so that chance can be told from loss.'
    : `Improve the candidate, or ${other('the margin in the policy')}.`
}

/** What else settles it, of `it`, which is the margin. */
const OTHER_MARGIN: Readonly<Record<Asked['demand']['mode'], (it: string) => string>> = {
  'non-inferior': it => `widen ${it} if such a loss is acceptable`,
  superior: it => `narrow ${it}, which is the gain that is asked for, if less will do`,
  equivalent: it => `widen ${it} if such a change is acceptable`
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function finiteStep(value: number | string): number | string {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}
