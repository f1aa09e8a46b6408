import type {Predictions, Version} from '../evidence/evidence.ts'
import {joinRows} from '../evidence/join.ts'
import type {MetricEntry} from '../evidence/metric.ts'
import type {Facts} from '../facts.ts'
import {judgedMetrics} from './judged-metrics.ts'
import type {Case} from './case.ts'
import {CHECKS} from './checks/index.ts'
import {PRACTICE_CHECKS} from './checks/practices.ts'
import {aFindingOf, identified} from '../verdict/finding.ts'
import {findingId} from '../verdict/finding-id.ts'
import {someOf} from '../words/lists.ts'
import {requireDirections} from './directions.ts'
import {refuseNonsense} from './nonsense-margins.ts'
import {headlineOf} from './headline.ts'
import {isQuality, pairEntries} from './pairs.ts'
import {pairRows} from './rows/paired-rows.ts'
import {withoutNamedClusters} from './segments/clusters.ts'
import {asMetric, isOfOperation} from './operation/operations.ts'
import {statementsOf, type Statements} from './statements.ts'
import {isUnchanged} from './unchanged.ts'
import {unjudged} from './unjudged.ts'
import {stands} from '../verdict/stands.ts'
import {applyWaivers} from './waivers.ts'
import type {Finding, VerdictWord} from '../verdict/verdict.ts'

/** What the checks found, and what follows from it. */
export interface Decision {
  readonly verdict: VerdictWord
  readonly headline: string
  readonly findings: readonly Finding[]
}

/**
 * Asks every check and draws the conclusion: `fail` where something is shown to be wrong, else `hold`
 * where something cannot be told or is not there, else `pass`. What the policy waives does not count,
 * and what nobody was asked about does not pass either.
 */
export function decide(given: Case): Decision {
  const judged = CHECKS.reduce<readonly Finding[]>(
    (before, check) => [...before, ...check(given, before)],
    []
  )
  const isAsked = judged.some(f => !isPractice(f) && (stands(f) || isApproval(f)))
  const found = isAsked ? judged : [...judged, nothingAsked(given)]
  const all = isAsked && isUnchanged(given) ? [unchanged(given), ...found.map(toldOnly)] : found
  const findings = applyWaivers(distinct(all), given.demand.waivers, given.today, given.policyFile)
  const standing = findings.filter(f => f.waiver === null && stands(f))
  const verdict = standing.some(f => f.status === 'fail')
    ? 'fail'
    : standing.length > 0
      ? 'hold'
      : 'pass'
  return {verdict, headline: headlineOf(verdict, findings), findings}
}

function unchanged({baseline}: Case): Finding {
  return aFindingOf({
    id: findingId('unchanged'),
    status: 'pass',
    evidence: 'files',
    summary: `The model is unchanged: its evidence says the same as that of ${baseline?.identity.version ?? 'production'}, and none of the files that are known as its weights, data or parameters is another.`
  })
}

/** What an unchanged model lacks, production lacks as well: it is told, and stands in nobody's way. */
function toldOnly(finding: Finding): Finding {
  const {check, status} = finding
  const isDemanded = check === 'at-least-as-good' && status === 'missing'
  return isDemanded || NOT_OF_THE_MODEL.includes(check) || !stands(finding)
    ? finding
    : {...finding, role: 'info'}
}

/** Checks of what may change without the model, and of whether its evidence is any at all. */
const NOT_OF_THE_MODEL: readonly string[] = [
  'contracts',
  'feature-definitions',
  'load-test',
  'plausible',
  'evidence'
]

/** Whether a finding says that the candidate is good, and not merely that its files are in order. */
function isApproval({role, status, evidence}: Finding): boolean {
  return role !== 'info' && status === 'pass' && evidence !== 'files'
}

/** Practices around a model make it no better. */
function isPractice({check}: Finding): boolean {
  return PRACTICE_CHECKS.includes(check)
}

/**
 * Lays the facts side by side: statements paired, rows joined, and who votes. Throws a `UserError` where the
 * policy names a number of which nobody knows what is better, or a margin that accepts whatever comes.
 */
export function caseOf(facts: Facts): Case {
  const {candidate, baseline, demand} = facts
  const statements = {
    candidate: statementsOf(candidate.evidence),
    baseline: baseline === null ? null : statementsOf(baseline.evidence)
  }
  const rowsOf = ({evidence: {predictions}}: Version): Predictions | null =>
    predictions === null ? null : withoutNamedClusters(predictions, demand.policy)
  const own = rowsOf(candidate)
  // Without a baseline the candidate stands beside itself, so that its rows can be held against limits.
  const other = baseline === null ? own : rowsOf(baseline)
  const joined = own === null || other === null ? null : joinRows(other, own)
  const rows =
    own === null || other === null || joined === null
      ? null
      : pairRows({baseline: other, candidate: own}, joined, demand.policy.predictions)
  const qualities = ({entries}: Statements): readonly MetricEntry[] =>
    entries
      .map(entry => asMetric(entry, demand))
      .filter(entry => isQuality(entry) && !isOfOperation(entry, demand))
  const pairs = pairEntries(
    qualities(statements.candidate),
    statements.baseline === null ? [] : qualities(statements.baseline)
  )
  const given = {
    ...facts,
    statements,
    joined: baseline === null ? null : joined,
    rows,
    metrics: judgedMetrics(pairs, rows, demand)
  }
  requireDirections(given)
  refuseNonsense(given)
  return given
}

/** The verdict on several models: the worst of them. */
export function worst(verdicts: readonly VerdictWord[]): VerdictWord {
  return verdicts.includes('fail') ? 'fail' : verdicts.includes('hold') ? 'hold' : 'pass'
}

function nothingAsked(given: Case): Finding {
  const {demand, policyFile} = given
  return aFindingOf({
    id: findingId('nothing-to-judge'),
    status: 'missing',
    summary: nothingSentence(given),
    remedy:
      firstQualities(given).length > 0
        ? 'Evaluate the model in production, too, and state its numbers; where it never was evaluated, accept the first numbers with a waiver.'
        : `Add a metrics file or predictions, and name them, or the metrics that decide, in ${policyFile}: models: {${demand.name}: {metrics: metrics.json}}.`
  })
}

/** The qualities that the candidate states where the model in production states none: then what is missing is production's. */
function firstQualities({statements: {candidate, baseline}}: Case): readonly string[] {
  const known = (entries: readonly MetricEntry[]): readonly MetricEntry[] =>
    entries.filter(entry => isQuality(entry) && entry.direction !== undefined)
  return baseline === null || known(baseline.entries).length > 0
    ? []
    : [...new Set(known(candidate.entries).map(({metric}) => metric))]
}

/** What was read, and why none of it speaks for or against the candidate. */
function nothingSentence(given: Case): string {
  const {sources} = given.candidate.evidence
  const read = [...new Set(sources.map(({path}) => path))]
  const first = firstQualities(given)
  if (first.length > 0)
    return `The candidate states ${someOf(first)}, the model in production nothing of the kind: there is nothing to compare with. Read: ${someOf(read)}.`
  const {count: all, shown} = unjudged(given)
  if (all === 0 || read.length === 0) {
    const files = read.length === 0 ? '' : `; read: ${someOf(read)}`
    return `Neither card nor metrics file nor predictions give a quality by which the candidate could be judged${files}.`
  }
  const reasons = shown.map(({what, why}) => `${what} (${why})`)
  return `Nothing that the files state is a quality by which the candidate could be judged. Read: ${someOf(read)}. Not judged: ${someOf(reasons, all)}.`
}

/** Ids are what waivers and `explain` go by, so the second of the same name gets a number. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>()
  return findings.map(finding => {
    const time = (seen.get(finding.id) ?? 0) + 1
    seen.set(finding.id, time)
    return time === 1 ? finding : {...finding, ...identified(finding, time)}
  })
}
