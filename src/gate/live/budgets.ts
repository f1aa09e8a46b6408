import {sideColumnsOf} from '../../traffic/roles.ts'
import {hoursIn, totalOf, type Traffic} from '../../traffic/traffic.ts'
import {histogramMoments} from '../../statistics/core/histogram.ts'
import {sequentialGroups} from '../../statistics/sequential/sequential-groups.ts'
import {sequentialMeanBounds} from '../../statistics/sequential/sequential-mean.ts'
import {goOn} from '../../words/times.ts'
import {count, figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'
import {optimalCountOf} from './comparisons.ts'
import type {TrafficDemand} from './demand.ts'
import {hasNegative, histogramOf, sumOf} from './histograms.ts'
import {latency} from './latency.ts'
import {judgeShare, noMoreThan, screenRate} from './limits.ts'
import {finite} from '../comparison/finding.ts'
import {layoutOf} from './when.ts'
import {largestOf} from '../../statistics/core/extremes.ts'

const SECONDS_PER_HOUR = 3600
const PER = 1000
/** More answers without a cost than this may be the dear ones. */
const MOST_UNPRICED = 0.01

/** May the candidate cost what it costs, in time, errors and money? */
export function budgets(traffic: Traffic, demand: TrafficDemand): readonly Finding[] {
  return [
    ...latency(traffic, demand),
    errors(traffic, demand),
    ...timeouts(traffic, demand),
    ...throughput(traffic, demand),
    ...cost(traffic, demand)
  ]
}

function errors(traffic: Traffic, demand: TrafficDemand): Finding {
  const alpha = 1 - demand.confidence
  const of = (side: 'baseline' | 'candidate'): {count: number; n: number} => ({
    count: totalOf(traffic, `${side}/failed`),
    n: totalOf(traffic, `${side}/asked`)
  })
  const {candidate, baseline} = {candidate: of('candidate'), baseline: of('baseline')}
  const {errorRate: limit} = demand.budgets
  const remedy = 'Find the errors of the candidate in its logs, and mend them.'
  if (limit !== null) {
    return judgeShare(traffic, {
      id: findingId('budgets', 'error-rate'),
      events: candidate.count,
      n: hasErrors(traffic) ? candidate.n : 0,
      limit,
      alpha,
      of: ['the candidate’s', 'answers'],
      did: 'ended in an error',
      remedy
    })
  }
  const question = noMoreThan(alpha)
  const now = `${count(candidate.count)} of the candidate’s ${count(candidate.n)} answers ended in an error, ${count(baseline.count)} of ${count(baseline.n)} in production`
  return screenRate({
    id: findingId('budgets', 'error-rate'),
    difference: sequentialGroups({baseline, candidate}, question, {
      sameRequests: traffic.roles.layout !== 'groups'
    }),
    question,
    evidence: 'counts',
    rows: candidate.n,
    summary: isWorse => `${now}${isWorse ? ': more, and not by chance' : ''}.`,
    remedy
  })
}

/** Whether the log would show an error at all. */
function hasErrors({roles}: Traffic): boolean {
  const side = sideColumnsOf(roles, 'candidate')
  return side.error !== undefined || side.timeout !== undefined
}

function timeouts(traffic: Traffic, {budgets: {timeoutRate}, confidence}: TrafficDemand) {
  if (timeoutRate === null) return []
  return [
    judgeShare(traffic, {
      id: findingId('budgets', 'timeout-rate'),
      events: totalOf(traffic, 'candidate/timed-out'),
      n: hasErrors(traffic) ? totalOf(traffic, 'candidate/asked') : 0,
      limit: timeoutRate,
      alpha: 1 - confidence,
      of: ['the candidate’s', 'answers'],
      did: 'ran into a timeout',
      remedy: 'Make the candidate faster, or give it more machines, before it serves users.'
    })
  ]
}

/** What the candidate has served in its busiest hour: all that a log can show. */
function throughput(traffic: Traffic, {budgets: {throughput: needed}}: TrafficDemand) {
  if (needed === null) return []
  const byHour = new Map<number, number>()
  for (const row of hoursIn(traffic)) {
    if (row.hour === null) continue
    const before = byHour.get(row.hour) ?? 0
    byHour.set(row.hour, before + (row.value('candidate/answered') ?? 0))
  }
  const served = largestOf([0, ...byHour.values()]) / SECONDS_PER_HOUR
  const isShown = served >= needed
  return [
    aFindingOf({
      id: findingId('budgets', 'throughput'),
      status: byHour.size === 0 ? 'missing' : isShown ? 'pass' : 'inconclusive',
      direction: 'higher',
      unit: 'requests/s',
      candidate: served,
      limit: {atLeast: needed},
      evidence: 'counts',
      summary:
        byHour.size === 0
          ? `The log has no times, so it cannot be told whether the candidate serves ${figure(needed, false)} requests a second.`
          : `In its busiest hour the candidate answered ${figure(served, false)} requests a second; ${figure(needed, false)} are demanded.`,
      remedy: isShown ? null : 'Send the candidate more of the traffic, or test it under load.'
    })
  ]
}

function cost(traffic: Traffic, demand: TrafficDemand): readonly Finding[] {
  const {costPer1000: allowed} = demand.budgets
  if (allowed === null) return []
  const id = findingId('budgets', 'cost-per-1000')
  const alpha = 1 - demand.confidence
  const moments = histogramMoments(histogramOf(traffic, 'cost', 'candidate'))
  const unit = allowed.currency ?? ''
  const money = (value: number): string => `${figure(value, false)} ${unit}`.trim()
  if (moments.n === 0 || hasNegative(traffic, 'cost', 'candidate')) {
    return [
      aFindingOf({
        id,
        status: 'missing',
        limit: {atMost: allowed.atMost},
        summary:
          moments.n === 0
            ? `The log has no costs of the candidate; at most ${money(allowed.atMost)} for a thousand predictions is allowed.`
            : 'The log has costs below 0, which cannot be right.',
        remedy: 'Log the cost of each prediction, or name its column in the policy.'
      })
    ]
  }
  const mean = sumOf(traffic, 'cost', 'candidate') / moments.n
  const ofBaseline =
    sumOf(traffic, 'cost', 'baseline') /
    histogramMoments(histogramOf(traffic, 'cost', 'baseline')).n
  const bounds = sequentialMeanBounds({...moments, mean}, alpha, optimalCountOf(demand))
  const [lower, upper] = [bounds.lower * PER, bounds.upper * PER]
  const answered = totalOf(traffic, 'candidate/answered')
  const unpriced = Math.max(0, answered - moments.n)
  const isTold = unpriced <= MOST_UNPRICED * answered
  const isWithin = upper <= allowed.atMost
  const status: Status =
    isWithin && isTold ? 'pass' : lower > allowed.atMost ? 'fail' : 'inconclusive'
  const before = Number.isNaN(ofBaseline)
    ? ''
    : `; in production they cost ${money(ofBaseline * PER)}`
  const range = Number.isFinite(upper)
    ? ` (${figure(Math.max(0, lower), false)} to ${figure(upper, false)} in the long run)`
    : ''
  return [
    aFindingOf({
      id,
      status,
      direction: 'lower',
      ...(allowed.currency === null ? {} : {unit: allowed.currency}),
      baseline: finite(ofBaseline * PER),
      candidate: mean * PER,
      confidence: 1 - alpha,
      limit: {atMost: allowed.atMost},
      method: 'asymptotic-confidence-sequence',
      evidence: 'counts',
      rows: moments.n,
      summary: `A thousand predictions of the candidate cost ${money(mean * PER)}${range}${before}; ${money(allowed.atMost)} is allowed${isWithin && !isTold ? `, but ${count(unpriced)} of ${count(answered)} answers have no cost in the log` : status === 'inconclusive' ? ', and so few requests cannot tell' : ''}.`,
      remedy:
        status === 'fail'
          ? 'Make the candidate cheaper, or raise the budget.'
          : status === 'pass'
            ? null
            : `${goOn(layoutOf(traffic))}.`,
      steps: [
        {what: 'predictions with a cost', value: moments.n},
        {what: 'mean cost of one (exact sum / number)', value: mean},
        {
          what: 'standard deviation, from a histogram of 1 % steps',
          value: finite(moments.deviation)
        },
        {what: 'lower bound for a thousand, at all times', value: finite(lower)},
        {what: 'upper bound for a thousand, at all times', value: finite(upper)}
      ],
      reference: 'Waudby-Smith et al. 2024, Annals of Statistics 52:2613'
    })
  ]
}
