import {findingId} from '../../verdict/finding-id.ts'
import {IMPOSSIBLE, type MetricEntry} from '../../evidence/metric.ts'
import {holm} from '../../statistics/core/multiplicity.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {Case} from '../case.ts'
import type {Comparison} from '../comparison/comparison.ts'
import {comparisonFinding} from '../comparison/finding.ts'
import {judgementOf} from '../comparison/judgement.ts'
import {unitOf, type JudgedMetric} from '../judged-metrics.ts'
import {compareEntries} from '../stated/compare-entries.ts'
import {agree} from '../statements.ts'
import {locationOf, subjectOf} from '../subject.ts'
import {unanswered} from '../unanswered.ts'

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
  const answers = given.metrics.map(metric => {
    const open = unanswered(CHECK, metric, given)
    return {metric, open, comparison: open === null ? compare(metric) : null}
  })
  const blames = answers.map(({metric, comparison}) =>
    comparison === null || comparison.basis === 'bare' || metric.role === 'info'
      ? null
      : comparison.difference.pRegression
  )
  const adjusted = holm(blames.filter(p => p !== null))
  let next = 0
  const blameOf = blames.map(p => (p === null ? null : (adjusted[next++] ?? 1)))
  return answers.flatMap(({metric, open, comparison}, i) => {
    if (open !== null) return [open]
    return comparison === null ? [] : [judge(metric, comparison, blameOf[i] ?? null)]
  })
}

/** A first version has nothing to be compared with, but what is demanded has to be known of it, and be possible. */
function notEvenStated(given: Case): readonly Finding[] {
  return given.metrics
    .filter(
      ({role, rows, pair}) =>
        role !== 'info' && rows === null && (pair === null || pair.candidate?.why === IMPOSSIBLE)
    )
    .map(metric => unanswered(CHECK, metric, given))
    .filter(finding => finding !== null)
}

/** What the rows say, else what the files state. */
function compare(judged: JudgedMetric): Comparison | null {
  const {metric, direction, demand, pair, rows, best, assumedMargin} = judged
  if (rows !== null) return {...rows, demand: {...rows.demand, role: judged.role}}
  if (direction === null || pair?.candidate == null || pair.baseline === null) return null
  const {margin, ...compared} = compareEntries(pair.baseline, pair.candidate, {
    direction,
    alpha: 1 - demand.confidence,
    margin: demand.margin,
    best,
    assumed: assumedMargin
  })
  return {
    metric,
    unit: unitOf(judged),
    scope: null,
    demand: {role: judged.role, mode: demand.mode, margin},
    ...compared
  }
}

function judge(judged: JudgedMetric, comparison: Comparison, blame: number | null): Finding {
  return comparisonFinding(comparison, judgementOf(comparison, blame), {
    id: findingId(CHECK, judged.subject),
    subject: subjectOf(judged),
    notes: [
      ...comparison.difference.warnings,
      ...contradiction(judged.pair?.candidate ?? null, comparison)
    ],
    location: locationOf(judged)
  })
}

/** Predictions that do not give what the file states: the rows decide, and a reviewer should know. */
function contradiction(entry: MetricEntry | null, {basis, difference}: Comparison): string[] {
  const {candidate} = difference
  if (entry === null || basis !== 'rows' || !Number.isFinite(candidate)) return []
  return agree(entry, {...entry, percent: false, decimals: 15, value: candidate})
    ? []
    : [
        `${entry.location.file ?? 'The file'} states ${String(entry.value)}${entry.percent === true ? ' %' : ''} for the candidate; its predictions give ${Number(candidate.toPrecision(4))}, which counts here.`
      ]
}
