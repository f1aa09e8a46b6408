import {assumedDefaults} from './gate/assumed.ts'
import {digestOf} from './reading/digest.ts'
import type {Evidence, Identity} from './evidence/evidence.ts'
import {describeDifferences} from './evidence/differences.ts'
import {UserError} from './errors.ts'
import {lineInPolicy} from './policy/load.ts'
import {gatherFacts} from './reading/facts.ts'
import {DEFAULT_POLICY_FILE, type Request, type World} from './reading/world.ts'
import {assess} from './gaps/assess.ts'
import {regressionCost, undetected} from './gaps/regression-cost.ts'
import {costOfErrors} from './gate/rows/cost-of-errors.ts'
import type {PairedRows} from './gate/rows/paired-rows.ts'
import type {Case} from './gate/case.ts'
import {caseOf, decide, worst} from './gate/decide.ts'
import {undirected} from './gate/undirected.ts'
import {practiceCaseOf} from './gate/practice-case.ts'
import {unjudged} from './gate/unjudged.ts'
import type {IdentityRecord, ModelVerdict, Verdict} from './verdict/verdict.ts'
import {TOOL} from './tool.ts'

/**
 * Gates a pull request or a working folder: reads policy and evidence, takes the baseline from the
 * registry, decides and prices. Throws as `gatherFacts` does, and a `UserError` for a metric that the
 * policy names and of which nobody knows the better direction.
 */
export async function check(request: Request, world: World): Promise<Verdict> {
  const {policy, models: gathered} = await gatherFacts(request, world)
  const cases = gathered.map(({facts}) => ({...caseOf(facts), surroundings: facts.surroundings}))
  refuseUndirected(cases, world.policy)
  const models = cases.map(judge)
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

function refuseUndirected(cases: readonly Case[], policy: World['policy']): void {
  const faults = cases.flatMap(given => {
    const {name} = given.demand
    return undirected(given).map(({metric}) => {
      const path = ['models', name, 'at-least-as-good', metric]
      const place = policy === null ? '' : `${policy.source}:${lineInPolicy(policy.text, path)}: `
      const line = `models: {${name}: {at-least-as-good: {${JSON.stringify(metric)}: {direction: higher}}}}`
      return `${place}whether a higher or a lower ${metric} is better is not known: write ${line} (or lower) in ${given.policyFile}.`
    })
  })
  if (faults.length > 0) throw new UserError([...new Set(faults)].join('\n'))
}

function judge(given: Case & Required<Pick<Case, 'surroundings'>>): ModelVerdict {
  const {verdict, headline, findings} = decide(given)
  const {candidate, baseline, demand} = given
  const {costs, name} = demand
  const gaps = assess(practiceCaseOf(given, given.surroundings, findings))
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
