import {requestsIn, totalOf, type Traffic} from '../../evidence/log/traffic.ts'
import {sequentialLabels} from '../../statistics/sequential-labels.ts'
import {count, figure} from '../figures.ts'
import {aFindingOf} from '../finding.ts'
import {capitalised, spokenName} from '../names.ts'
import type {Finding} from '../verdict.ts'
import {comparisonFinding, questionOf} from './comparisons.ts'
import type {TrafficDemand, TrafficGuard} from './demand.ts'
import {adviceOnLabels} from './enough.ts'
import {LOG_METRICS, type LogMetric} from './metrics.ts'

/** What a finding is of: pairs of answers, or groups of requests. */
export type TrafficCheck = 'shadow' | 'canary'

/** A guard of which nobody said anything. */
export const PLAIN: Omit<TrafficGuard, 'metric'> = {
  role: 'guard',
  mode: 'non-inferior',
  margin: null,
  direction: null,
  atLeast: null,
  atMost: null
}

/** No label at all: only the requests on which the models differ can move an accuracy. */
export function withoutLabels(traffic: Traffic, demand: TrafficDemand): readonly Finding[] {
  const main = traffic.questions.answers === 'numbers' ? 'mae' : 'accuracy'
  const asked = demand.guards.length > 0 ? demand.guards : [{...PLAIN, metric: main}]
  return asked.flatMap(guard => {
    const metric = LOG_METRICS.find(({name}) => name === guard.metric)
    if (metric === undefined) return notGiven(guard)
    if (guard.role !== 'guard') return []
    return ['accuracy', 'exact_match', 'error_rate'].includes(metric.name) &&
      traffic.questions.answers !== 'numbers'
      ? fromDisagreement(traffic, demand, guard, metric)
      : noLabels(traffic, metric)
  })
}

function fromDisagreement(
  traffic: Traffic,
  demand: TrafficDemand,
  guard: TrafficGuard,
  metric: LogMetric
): readonly Finding[] {
  const total = requestsIn(traffic)
  const both = totalOf(traffic, 'both-answered')
  const alone =
    totalOf(traffic, 'candidate/answered') + totalOf(traffic, 'baseline/answered') - 2 * both
  const differ = totalOf(traffic, 'differ') + alone
  const {question, margin} = questionOf(metric, guard, demand)
  const difference = sequentialLabels(
    {
      wins: 0,
      losses: 0,
      labelled: 0,
      total,
      unlabelledDisagreements: differ,
      baseline: NaN,
      candidate: NaN
    },
    question
  )
  const one = {
    metric: metric.name,
    segment: {},
    share: true,
    role: guard.role,
    mode: guard.mode,
    margin,
    question,
    difference
  }
  const finding = comparisonFinding(`shadow/${metric.name}`, one, traffic, difference.pRegression)
  const isProven = finding.status === 'pass'
  const name = spokenName(metric.name)
  const most = figure(Math.abs(difference.lower), true).replace(' %', ' points')
  const apart = `the two models differ on ${count(differ)} of ${count(total)} requests (${figure(differ / total, true)})`
  return [
    {
      ...finding,
      detail: isProven ? 'proven-without-labels' : 'no-labels',
      rowsNeeded: null,
      summary: isProven
        ? `No label is known yet, but ${apart}, so ${name} cannot have fallen by more than ${most}.`
        : `No label is known yet, and ${apart}, so ${name} may have fallen by up to ${most}.`,
      remedy: isProven ? null : adviceOnLabels(traffic)
    }
  ]
}

/** A metric of which nothing is known yet. */
export function noLabels(
  traffic: Traffic,
  {name, direction}: LogMetric,
  check: TrafficCheck = 'shadow'
): Finding {
  return aFindingOf({
    id: `${check}/${name}`,
    status: 'inconclusive',
    detail: 'no-labels',
    subject: {metric: name},
    direction,
    rows: 0,
    summary: `No label is known yet, so ${spokenName(name)} on live traffic cannot be told.`,
    remedy: adviceOnLabels(traffic)
  })
}

/** A metric that counts of requests cannot give: the evaluation set alone decides on it. */
export function notGiven({metric}: TrafficGuard, check: TrafficCheck = 'shadow'): Finding {
  return aFindingOf({
    id: `${check}/${metric}`,
    status: 'not-applicable',
    role: 'info',
    detail: 'not-computed',
    subject: {metric},
    summary: `${capitalised(spokenName(metric))} cannot be computed from the log, so it is judged on the evaluation set alone.`
  })
}
