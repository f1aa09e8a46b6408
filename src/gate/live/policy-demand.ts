import type {Evidence, Identity, Version} from '../../evidence/evidence.ts'
import {canonicalName} from '../../metrics/names.ts'
import type {MetricDemand} from '../../policy/demand.ts'
import {amountOf, latencyDemands, ownBudgets, shareOf} from '../../policy/budgets.ts'
import {parseMargin} from '../../policy/margin.ts'
import type {BudgetsPolicy} from '../../policy/schema.ts'
import type {Case} from '../case.ts'
import type {TrafficBudgets, TrafficDemand, TrafficGuard, TrafficIdentity} from './demand.ts'

const DAYS = 7
const STEPS: readonly number[] = [5, 10, 25, 50, 100]
const SEGMENT_ROWS = 50
const DRIFT = {psi: 0.2, ks: 0.1} as const
/** A night without users is no reason to wait. */
const HOURS = 0.5

/** What a policy demands of live traffic, with every default in its place. */
export function trafficDemandOf(given: Case): TrafficDemand {
  const {demand, candidate, baseline, today} = given
  const {policy, confidence} = demand
  const {shadow, segments} = policy
  const days = shadow?.['min-days'] ?? DAYS
  return {
    confidence,
    guards: guardsOf(demand.metrics ?? []),
    segments:
      segments === undefined
        ? null
        : {
            by: segments.by.map(by => [by].flat()),
            metrics: segments.metrics?.map(canonicalName) ?? null,
            margin: segments.margin === undefined ? null : parseMargin(segments.margin),
            minRows: segments['min-rows'] ?? SEGMENT_ROWS,
            critical: segments.critical ?? []
          },
    enough: {
      days,
      wholeWeeks: days >= DAYS,
      requests: shadow?.['min-requests'] ?? 0,
      labelled: shadow?.['min-labelled'] ?? 0,
      maxAge: shadow?.['max-age-days'] ?? null,
      hours: HOURS
    },
    budgets: budgetsOf(ownBudgets(policy)),
    drift: {
      psi: shadow?.drift?.psi ?? DRIFT.psi,
      ks: shadow?.drift?.ks === undefined ? DRIFT.ks : shareOf(shadow.drift.ks)
    },
    flips: policy.flips === undefined ? null : shareOf(policy.flips['max-rate']),
    rollout: {steps: shadow?.rollout?.steps ?? STEPS, now: shadow?.rollout?.now ?? null},
    candidate: identityOf(candidate),
    baseline: baseline === null ? null : identityOf(baseline),
    asOf: today
  }
}

/** The metrics that vote offline vote live too, as far as the log gives them. */
function guardsOf(metrics: readonly MetricDemand[]): readonly TrafficGuard[] {
  return metrics.map(({metric, role, mode, margin, direction, atLeast, atMost}) => ({
    metric: canonicalName(metric),
    role,
    mode,
    margin,
    direction,
    atLeast,
    atMost
  }))
}

function budgetsOf(budgets: BudgetsPolicy | undefined): TrafficBudgets {
  const share = (written: string | number | undefined): number | null =>
    written === undefined ? null : shareOf(written)
  const cost = budgets?.['cost-per-1000']
  return {
    latency: latencyDemands(budgets).map(({quantile, atMost, margin}) => ({
      quantile,
      atMost,
      margin: margin === null ? null : parseMargin(margin)
    })),
    errorRate: share(budgets?.['error-rate']),
    timeoutRate: share(budgets?.['timeout-rate']),
    unanswered: share(budgets?.unanswered),
    throughput: budgets?.throughput ?? null,
    costPer1000:
      cost === undefined
        ? null
        : {atMost: amountOf(cost), currency: /[A-Z]{3}/u.exec(String(cost))?.[0] ?? null}
  }
}

/** Keys under which cards and parameters say which version of the model they are about. */
const VERSION_KEYS = ['version', 'model_version', 'model-version', 'model.version']

function identityOf({identity, evidence}: Version): TrafficIdentity {
  return {
    version: statedVersion(evidence) ?? registered(identity),
    commit: identity.commit,
    digests: evidence.digests.filter(({role}) => role === 'weights').map(({digest}) => digest)
  }
}

function statedVersion({card, parameters}: Evidence): string | null {
  for (const key of VERSION_KEYS) {
    const stated = card?.fields[key] ?? parameters[key]
    if (stated !== undefined && stated !== '') return stated
  }
  return null
}

/** Folders and working trees have no version that a server could log. */
function registered({registry, version}: Identity): string | null {
  return registry === 'file' ? null : version
}
