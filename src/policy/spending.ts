import {spentAlpha} from '../statistics/core/attempts.ts'
import type {ModelDemand} from './demand.ts'

/**
 * The demand on the k-th candidate that is tried on one hold-out: every guard is tested at
 * alpha / (k (k + 1)), so that all attempts together pass a worse model with probability alpha at most.
 * Screens keep their level: less of it would make them blame less, not prove more.
 */
export function spend(demand: ModelDemand, attempt: number): ModelDemand {
  const {metrics, confidence} = demand
  // Guards that the gate chooses itself take the model's confidence.
  if (metrics === null) return {...demand, confidence: spentConfidence(confidence, attempt)}
  return {
    ...demand,
    metrics: metrics.map(m =>
      m.role === 'guard' ? {...m, confidence: spentConfidence(m.confidence, attempt)} : m
    )
  }
}

/** The confidence that is asked of the k-th candidate, where this one is asked of a single one. */
export function spentConfidence(confidence: number, attempt: number): number {
  return 1 - spentAlpha(1 - confidence, attempt)
}
