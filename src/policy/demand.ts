import {canonicalName} from '../metrics/names.ts'
import type {Direction} from '../statistics/core/difference.ts'
import {parseMargin, type WrittenMargin} from './margin.ts'
import type {ModelPolicy, Policy, WaiverPolicy} from './schema.ts'

export type Role = 'guard' | 'screen' | 'info'
export type Mode = 'non-inferior' | 'superior' | 'equivalent'

/** What is demanded of one metric. */
export interface MetricDemand {
  /** The name as policy or option write it. */
  readonly metric: string
  readonly role: Role
  readonly mode: Mode
  /** Null where nobody wrote one: the default is applied, and printed as assumed. */
  readonly margin: WrittenMargin | null
  readonly atLeast: number | null
  readonly atMost: number | null
  readonly direction: Direction | null
  readonly dataset: string | null
  readonly split: string | null
  readonly confidence: number
}

/** What is demanded of one model: the policy's words with every default in its place. */
export interface ModelDemand {
  readonly name: string
  /** Null where neither policy nor option names a metric: the gate then chooses the guards. */
  readonly metrics: readonly MetricDemand[] | null
  readonly confidence: number
  readonly waivers: readonly WaiverPolicy[]
  /** The model's part of the policy; empty without one. */
  readonly policy: ModelPolicy
  readonly costs: NonNullable<Policy['costs']>
}

const DEFAULT_CONFIDENCE = 0.95

/** What options on the command line say over the policy. */
export interface DemandOptions {
  readonly confidence?: number
  /** Metric name to margin; such metrics are guards. */
  readonly margins: ReadonlyMap<string, WrittenMargin>
}

/** The demands on one model; a policy that does not name the model demands nothing of its own. */
export function demandOn(name: string, policy: Policy | null, options: DemandOptions): ModelDemand {
  const model = policy?.models[name] ?? {}
  const confidence = options.confidence ?? policy?.confidence ?? DEFAULT_CONFIDENCE
  const demands = new Map<string, MetricDemand>()
  for (const [metric, guard] of Object.entries(model['at-least-as-good'] ?? {})) {
    demands.set(metric, {
      metric,
      role: guard?.role ?? 'guard',
      mode: guard?.mode ?? 'non-inferior',
      margin: guard?.margin === undefined ? null : parseMargin(guard.margin),
      atLeast: guard?.['at-least'] ?? null,
      atMost: guard?.['at-most'] ?? null,
      direction: guard?.direction ?? null,
      dataset: guard?.dataset ?? null,
      split: guard?.split ?? null,
      confidence: options.confidence ?? guard?.confidence ?? confidence
    })
  }
  for (const [written, margin] of options.margins) {
    const same = [...demands.keys()].find(
      metric => canonicalName(metric) === canonicalName(written)
    )
    const metric = same ?? written
    demands.set(metric, {...(demands.get(metric) ?? plainGuard(metric, confidence)), margin})
  }
  return {
    name,
    metrics: demands.size === 0 ? null : [...demands.values()],
    confidence,
    waivers: (policy?.waivers ?? []).filter(w => w.model === undefined || w.model === name),
    policy: model,
    costs: policy?.costs ?? {}
  }
}

/** A guard with nothing but its name. */
export function plainGuard(metric: string, confidence: number, role: Role = 'guard'): MetricDemand {
  return {
    metric,
    role,
    mode: 'non-inferior',
    margin: null,
    atLeast: null,
    atMost: null,
    direction: null,
    dataset: null,
    split: null,
    confidence
  }
}
