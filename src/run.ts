import {assumedDefaults} from './gate/assumed.ts'
import {digestOf} from './reading/digest.ts'
import type {Evidence, Identity} from './evidence/evidence.ts'
import {describeDifferences} from './evidence/differences.ts'
import {gatherFacts, type GatheredModel} from './reading/facts.ts'
import {DEFAULT_POLICY_FILE, type Request, type World} from './reading/world.ts'
import {assess} from './gaps/assess.ts'
import {regressionCost, undetected} from './gaps/regression-cost.ts'
import {costOfErrors} from './gate/rows/cost-of-errors.ts'
import type {PairedRows} from './gate/rows/paired-rows.ts'
import {shapesOf} from './gate/rows/shapes.ts'
import {caseOf, decide, worst} from './gate/decide.ts'
import {practiceCaseOf} from './gate/practice-case.ts'
import {unjudged} from './gate/unjudged.ts'
import type {IdentityRecord, ModelVerdict, Verdict} from './verdict/verdict.ts'
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
      assumed: gathered.flatMap(({facts}, i) =>
        assumedDefaults(facts, models[i]?.findings ?? [], source)
      ),
      failOn: policy?.['fail-on'] ?? 'hold'
    },
    models
  }
}

function judge({facts}: GatheredModel): ModelVerdict {
  const given = caseOf(facts)
  const {verdict, headline, findings} = decide(given)
  const {candidate, baseline, demand} = given
  const {costs, name} = demand
  const gaps = assess(practiceCaseOf(given, facts.surroundings, findings))
  return {
    name,
    verdict,
    headline,
    candidate: recordOf(candidate.identity, candidate.evidence),
    baseline: baseline === null ? null : recordOf(baseline.identity, baseline.evidence),
    findings: [...findings],
    unjudged: unjudged(given),
    differences:
      baseline === null ? [] : [...describeDifferences(baseline.evidence, candidate.evidence)],
    regressionCost: regressionCost({
      findings,
      costs,
      labels: labelsOf(given.rows),
      measured:
        given.rows === null || baseline === null
          ? null
          : costOfErrors(given.rows, costs.errors ?? {}, 1 - demand.confidence),
      undetected: undetected(gaps, costs)
    }),
    ...(given.rows === null || baseline === null
      ? {}
      : {shapes: shapesOf(given.rows, costs.errors)}),
    gaps
  }
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
