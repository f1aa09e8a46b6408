import type {Traffic} from '../../traffic/traffic.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {agreement} from './agreement.ts'
import {answered} from './answered.ts'
import {asGood, sourceOf} from './as-good.ts'
import {budgets} from './budgets.ts'
import {absentColumns} from './absent.ts'
import {canary} from './canary.ts'
import {calibration} from './calibration.ts'
import {pairComparer} from './comparisons.ts'
import {conceptDrift} from './concept-drift.ts'
import type {TrafficDemand} from './demand.ts'
import {drift} from './drift.ts'
import {enough} from './enough.ts'
import {features} from './features.ts'
import {flips} from './flips.ts'
import {groupComparer} from './groups.ts'
import {identity} from './identity.ts'
import {missingLabels} from './missing-values.ts'
import {problems} from './problems.ts'
import type {MetricSource} from './metric-source.ts'
import {rolloutFinding} from './rollout.ts'
import {segments} from './segments.ts'
import {silentFailures} from './silent.ts'
import {isUnlike, writtenClasses} from './written-classes.ts'

/**
 * What live traffic says of the candidate: whether the log is of it and can be trusted, whether there is
 * enough of it, whether the candidate is as good and fit to serve, and what to do next.
 */
export function judgeTraffic(traffic: Traffic, demand: TrafficDemand): readonly Finding[] {
  const source = sourceOf(traffic)
  const isCanary = traffic.roles.layout === 'groups'
  const compare = isCanary ? ofGroups : ofPairs
  const compared = isUnlike(traffic) ? [] : compare(traffic, demand, source)
  const findings = [
    ...identity(traffic, demand),
    ...problems(traffic),
    ...answered(traffic, demand),
    ...enough(traffic, demand),
    ...absentColumns(traffic),
    ...writtenClasses(traffic),
    ...missingLabels(traffic, source),
    ...compared,
    ...budgets(traffic, demand),
    ...silentFailures(traffic, source),
    ...features(traffic, demand),
    ...drift(traffic, demand),
    ...conceptDrift(traffic, demand)
  ]
  return [...findings, rolloutFinding(findings, traffic, demand)]
}

/** What two groups of requests show, each answered by one model. */
function ofGroups(
  traffic: Traffic,
  demand: TrafficDemand,
  source: MetricSource
): readonly Finding[] {
  const comparer = groupComparer(demand)
  return [
    ...canary(traffic, demand, source, comparer),
    ...segments(traffic, demand, source, comparer),
    ...calibration(source, 'canary')
  ]
}

/** What only answers of both models to the same requests show. */
function ofPairs(
  traffic: Traffic,
  demand: TrafficDemand,
  source: MetricSource
): readonly Finding[] {
  const comparer = pairComparer(demand)
  return [
    ...asGood(traffic, demand, source, comparer),
    ...segments(traffic, demand, source, comparer),
    ...flips(traffic, demand, source),
    ...agreement(traffic, demand, source),
    ...calibration(source)
  ]
}
