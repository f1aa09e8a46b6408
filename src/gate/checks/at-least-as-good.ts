import {findingId} from '../../verdict/finding-id.ts'
import {IMPOSSIBLE, type MetricEntry} from '../../evidence/metric.ts'
import {holm} from '../../statistics/core/multiplicity.ts'
import {ofUnlikeSets} from '../evaluation/stated-set.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {capitalised, spokenName} from '../../words/names.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {Case} from '../case.ts'
import type {Comparison} from '../comparison/comparison.ts'
import {ofFewRows} from '../comparison/few-rows.ts'
import {comparisonFinding} from '../comparison/finding.ts'
import {judgementOf, type Judgement} from '../comparison/judgement.ts'
import {unitOf, type JudgedMetric} from '../judged-metrics.ts'
import {segmentOf} from '../segments/segment.ts'
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
  const apart = isAccepted(given) ? new Set<JudgedMetric>() : ofUnlikeSets(given)
  const answers = given.metrics.map(metric => {
    const open =
      unanswered(CHECK, metric, given) ?? (apart.has(metric) ? notCompared(metric) : null)
    return {metric, open, comparison: open === null ? compare(metric) : null}
  })
  const compared = answers.flatMap(({comparison}) => comparison ?? [])
  // The many segments that a file may state take no power from the whole.
  const blames = new Map([
    ...blamesOf(compared.filter(({scope}) => scope === null)),
    ...blamesOf(compared.filter(({scope}) => scope !== null))
  ])
  const judged = new Map(compared.map(one => [one, judgementOf(one, blames.get(one) ?? null)]))
  return answers.flatMap(({metric, open, comparison}) => {
    if (open !== null) return [open]
    return comparison === null ? [] : [findingOf(metric, comparison, judged)]
  })
}

/** Whether somebody answers for it that the evaluation sets are as good as one. */
function isAccepted({demand: {waivers}}: Case): boolean {
  return waivers.some(({finding}) => /^evaluation-set(?:\/|$)/u.test(finding))
}

/** Numbers of different evaluation sets say neither better nor worse; the sets are what holds. */
function notCompared(judged: JudgedMetric): Finding {
  const {pair, direction} = judged
  const [before, after] = [pair?.baseline?.value ?? null, pair?.candidate?.value ?? null]
  return aFindingOf({
    id: findingId(CHECK, judged.subject),
    status: 'not-applicable',
    role: 'info',
    detail: 'other-data',
    subject: subjectOf(judged),
    direction,
    baseline: before,
    candidate: after,
    location: locationOf(judged),
    summary: `${capitalised(spokenName(judged.metric))} is not compared (${String(before)} and ${String(after)}): the two models were evaluated on different sets.`,
    remedy: 'Evaluate both models on the same examples, in the same way.'
  })
}

/** By comparison that can be blamed its p-value of "no loss" after Holm's correction over all of them. */
function blamesOf(compared: readonly Comparison[]): readonly (readonly [Comparison, number])[] {
  const blamed = compared.filter(({basis, demand}) => basis !== 'bare' && demand.role !== 'info')
  const adjusted = holm(blamed.map(({difference}) => difference.pRegression))
  return blamed.map((comparison, i) => [comparison, adjusted[i] ?? 1])
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
  const margin = demand.margin ?? assumedMargin
  const compared = compareEntries(pair.baseline, pair.candidate, {
    direction,
    alpha: 1 - demand.confidence,
    margin,
    best,
    share: judged.share
  })
  const {segment} = pair.candidate
  return {
    metric,
    unit: unitOf(judged),
    scope: segment === undefined ? null : segmentOf(segment),
    demand: {role: judged.role, mode: demand.mode, margin},
    ...compared
  }
}

function findingOf(
  metric: JudgedMetric,
  comparison: Comparison,
  judged: ReadonlyMap<Comparison, Judgement>
): Finding {
  const own = judged.get(comparison) ?? judgementOf(comparison, null)
  const few = ofFewRows(comparison, own, judged)
  return comparisonFinding(comparison, few?.judgement ?? own, {
    id: findingId(CHECK, metric.subject),
    subject: subjectOf(metric),
    notes: [
      ...comparison.difference.warnings,
      ...contradiction(metric.pair?.candidate ?? null, comparison)
    ],
    location: locationOf(metric),
    ...few?.about
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
