import {digestOf} from './digest.ts'
import type {Evidence, Identity} from './evidence/evidence.ts'
import {canonicalName} from './evidence/metric-names.ts'
import {describeDifferences} from './evidence/differences.ts'
import {
  DEFAULT_POLICY_FILE,
  gatherFacts,
  type GatheredModel,
  type Request,
  type World
} from './facts.ts'
import {assess} from './gaps/assess.ts'
import {regressionCost} from './gaps/regression-cost.ts'
import type {PairedRows} from './gate/rows/paired-rows.ts'
import type {Case, Facts} from './gate/case.ts'
import {caseOf, decide, worst} from './gate/decide.ts'
import type {Finding, IdentityRecord, ModelVerdict, Verdict} from './gate/verdict.ts'
import {TOOL} from './tool.ts'

/**
 * Gates a pull request or a working folder: reads policy and evidence, takes the baseline from the
 * registry, decides and prices. Throws as `gatherFacts` does.
 */
export async function check(request: Request, world: World): Promise<Verdict> {
  const {policy, models: gathered} = await gatherFacts(request, world)
  const models = gathered.map(judge)
  const source = world.policy?.source ?? DEFAULT_POLICY_FILE
  // A pull request that touches no model passes; a folder in which no model is found does not.
  const empty = world.changed === null ? 'hold' : 'pass'
  return {
    schemaVersion: '1',
    tool: TOOL,
    verdict: models.length === 0 ? empty : worst(models.map(m => m.verdict)),
    policy: {
      source: world.policy?.source ?? 'defaults',
      ref: world.policy?.ref ?? null,
      digest: world.policy === null ? null : digestOf(world.policy.text),
      assumed: gathered.flatMap(({facts}, i) => assumed(facts, models[i]?.findings ?? [], source)),
      failOn: policy?.['fail-on'] ?? 'hold'
    },
    models
  }
}

function judge({facts, practices}: GatheredModel): ModelVerdict {
  const given = caseOf(facts)
  const {verdict, headline, findings} = decide(given)
  const {candidate, baseline, demand, joined, policyFile, today} = given
  const {costs, name} = demand
  return {
    name,
    verdict,
    headline,
    candidate: recordOf(candidate.identity, candidate.evidence),
    baseline: baseline === null ? null : recordOf(baseline.identity, baseline.evidence),
    findings: [...findings],
    differences:
      baseline === null ? [] : [...describeDifferences(baseline.evidence, candidate.evidence)],
    regressionCost: regressionCost({findings, costs, labels: labelsOf(given.rows)}),
    gaps: assess({
      ...practices,
      costs,
      candidate,
      baseline,
      baselineGiven: baseline !== null && practices.production === null,
      joined:
        joined === null
          ? null
          : {rows: joined.rows, unmatched: unmatched(joined), negativeFlips: flipsOf(given)},
      findings,
      review: null,
      policyFile,
      today
    })
  }
}

function unmatched({
  onlyBaseline,
  onlyCandidate,
  labelsDiffer
}: NonNullable<Case['joined']>): number {
  return onlyBaseline + onlyCandidate + labelsDiffer
}

/** Rows that the baseline got right and the candidate gets wrong; null for tasks without right and wrong. */
function flipsOf({rows}: Case): number | null {
  if (rows?.label == null || rows.predicted === null) return null
  const {label, predicted} = rows
  return label.reduce(
    (flips, y, row) =>
      flips + (predicted.baseline[row] === y && predicted.candidate[row] !== y ? 1 : 0),
    0
  )
}

function labelsOf(rows: PairedRows | null): {positives: number; negatives: number} | null {
  if (rows?.truth == null) return null
  const positives = rows.truth.reduce((count, y) => count + y, 0)
  return {positives, negatives: rows.rows - positives}
}

function recordOf(identity: Identity, {sources}: Evidence): IdentityRecord {
  const evidence = [...sources].sort((a, b) => (a.path < b.path ? -1 : 1))
  return {
    ...identity,
    digest:
      evidence.length === 0
        ? null
        : digestOf(evidence.map(s => `${s.digest} ${s.kind}\n`).join('')),
    evidence
  }
}

/** The margins that nobody wrote, each with the policy line that replaces it. */
function assumed({demand}: Facts, findings: readonly Finding[], file: string): readonly string[] {
  const written = new Set(
    demand.metrics?.filter(m => m.margin !== null).map(m => canonicalName(m.metric))
  )
  const lines = findings
    .filter(f => f.check === 'at-least-as-good' && f.role !== 'info')
    .flatMap(({subject: {metric}, marginText}) => {
      if (metric === undefined || marginText === null || written.has(metric)) return []
      const [loss, line] =
        marginText === 'rounding'
          ? ['no loss beyond rounding', '1 pp']
          : [`a loss of ${marginText}`, marginText]
      const replacement = `models: {${demand.name}: {at-least-as-good: {${metric}: {margin: ${line}}}}}`
      return [`${metric}: ${loss} is accepted. To set it, in ${file}: ${replacement}`]
    })
  return [...new Set(lines)]
}
