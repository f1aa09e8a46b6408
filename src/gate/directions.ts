import {UserError} from '../errors.ts'
import type {Case} from './case.ts'

/** The line of a policy that says what is better. */
export function directionLine(model: string, metric: string): string {
  const name = /^[A-Za-z_][\w-]*$/u.test(metric) ? metric : JSON.stringify(metric)
  return `models: {${model}: {at-least-as-good: {${name}: {direction: higher}}}}`
}

/**
 * A number decides only where it is known what is better. Throws a `UserError` for one that the policy, or an
 * option, names as a guard or screen, and of which nobody says it.
 */
export function requireDirections({metrics, demand, policyFile}: Case): void {
  if (demand.metrics === null) return
  const unknown = metrics.filter(
    ({role, direction, pair}) => role !== 'info' && direction === null && pair !== null
  )
  const [first] = unknown
  if (first === undefined) return
  const name = first.demand.metric
  throw new UserError(
    `${policyFile} or --margin names ${name} of ${demand.name}, but the gate does not know whether a higher or a lower ${name} is better, and production's file does not say it. Write: ${directionLine(demand.name, name)}, or lower.`
  )
}
