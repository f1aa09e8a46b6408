import type {Traffic} from '../../evidence/log/traffic.ts'
import type {Finding} from '../verdict.ts'
import {answered} from './answered.ts'
import {asGood, sourceOf} from './as-good.ts'
import {budgets} from './budgets.ts'
import type {TrafficDemand} from './demand.ts'
import {enough} from './enough.ts'
import {identity} from './identity.ts'
import {problems} from './problems.ts'
import {rolloutFinding, rolloutOf} from './rollout.ts'

/**
 * What live traffic says of the candidate: whether the log is of it and can be trusted, whether there is
 * enough of it, whether the candidate is as good and fit to serve, and what to do next.
 */
export function judgeTraffic(traffic: Traffic, demand: TrafficDemand): readonly Finding[] {
  const source = sourceOf(traffic)
  const findings = [
    ...identity(traffic, demand),
    ...problems(traffic),
    ...answered(traffic, demand),
    ...enough(traffic, demand),
    ...asGood(traffic, demand, source),
    ...budgets(traffic, demand)
  ]
  return [...findings, rolloutFinding(rolloutOf(findings, traffic, demand))]
}
