import type {Side} from '../../traffic/side.ts'
import {totalOf, type Traffic} from '../../traffic/traffic.ts'
import {histogramQuantile, sequentialQuantile} from '../../statistics/core/histogram.ts'
import type {Bounds} from '../../statistics/counts/proportion.ts'
import {goOn} from '../../words/times.ts'
import {figure} from '../../words/figures.ts'
import {aFindingOf, marginTold} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'
import type {LatencyBudget, TrafficDemand} from './demand.ts'
import {histogramOf} from './histograms.ts'
import {judgeShare} from './limits.ts'
import {finite} from '../comparison/finding.ts'
import {layoutOf} from './when.ts'

/** Is the candidate fast enough: against its limits, and against the model in production? */
export function latency(traffic: Traffic, demand: TrafficDemand): readonly Finding[] {
  const alpha = 1 - demand.confidence
  return demand.budgets.latency.flatMap(budget => [
    ...(budget.atMost === null ? [] : [againstLimit(traffic, budget, budget.atMost, alpha)]),
    ...(budget.margin === null ? [] : [againstBaseline(traffic, budget, budget.margin, alpha)])
  ])
}

/** `99 %`. */
function shareOf({quantile}: LatencyBudget): string {
  return `${Number((quantile * 100).toPrecision(6))} %`
}

/** `p99`. */
function nameOf({quantile}: LatencyBudget): string {
  return `p${Number((quantile * 100).toPrecision(6))}`
}

function againstLimit(
  traffic: Traffic,
  budget: LatencyBudget,
  atMost: number,
  alpha: number
): Finding {
  const name = nameOf(budget)
  const {known, lost} = answersOf(traffic, 'candidate')
  const finding = judgeShare(traffic, {
    id: findingId('budgets', `latency-${name}`),
    events: totalOf(traffic, `candidate/slower-than-${atMost}`) + lost,
    n: known + lost,
    limit: 1 - budget.quantile,
    alpha,
    of: ['the candidate’s', 'answers'],
    did: `took longer than ${ms(atMost)}`,
    remedy: 'Make the candidate faster, or give it more machines, before it serves users.'
  })
  if (finding.status === 'missing') return {...finding, limit: {atMost}, unit: 'ms'}
  const seen = seenOf(traffic, 'candidate', budget.quantile, alpha)
  const beside = seenOf(traffic, 'baseline', budget.quantile, alpha)
  return {
    ...finding,
    unit: 'ms',
    baseline: finite(beside.value),
    candidate: finite(seen.value),
    limit: {atMost},
    summary: `${shareOf(budget)} of the candidate’s answers took ${ms(seen.value)} or less; ${ms(atMost)} is allowed. ${finding.summary}`,
    notes: [
      `Chance aside, ${name} of the candidate is between ${between(seen)}.`,
      ...(lost > 0
        ? ['A request that ran into a timeout without a latency counts as too slow.']
        : []),
      ...(Number.isNaN(beside.value)
        ? []
        : [`${shareOf(budget)} of the answers in production took ${ms(beside.value)} or less.`])
    ]
  }
}

/** Bounds of each at half of alpha hold together, whatever the two have to do with each other. */
function againstBaseline(
  traffic: Traffic,
  budget: LatencyBudget,
  margin: NonNullable<LatencyBudget['margin']>,
  alpha: number
): Finding {
  const name = nameOf(budget)
  const id = findingId('budgets', `latency-${name}`, 'than-baseline')
  const seen = seenOf(traffic, 'candidate', budget.quantile, alpha / 2)
  const beside = seenOf(traffic, 'baseline', budget.quantile, alpha / 2)
  if (Number.isNaN(seen.value) || Number.isNaN(beside.value)) {
    return aFindingOf({
      id,
      status: 'missing',
      subject: {metric: `latency_${name}`},
      ...marginTold(margin),
      summary: `The log has no latencies of both models, so ${name} cannot be compared.`,
      remedy: 'Log the latency of both models, or name the columns in the policy.'
    })
  }
  const slowest = (ofBaseline: number): number =>
    margin.relative ? ofBaseline * (1 + margin.value) : ofBaseline + margin.value
  const isProven = seen.upper <= slowest(beside.lower)
  const isSlower = seen.lower > beside.upper && seen.value > slowest(beside.value)
  const status: Status = isProven ? 'pass' : isSlower ? 'fail' : 'inconclusive'
  const [low, high] = [beside.lower - seen.upper, beside.upper - seen.lower]
  const values = `${shareOf(budget)} of the candidate’s answers took ${ms(seen.value)} or less, in production ${ms(beside.value)}`
  const accepted = `${margin.text}${margin.relative ? '' : ' ms'} slower is accepted`
  const ends = `${between(beside)} in production, ${between(seen)} now`
  const sentences: Readonly<Record<'pass' | 'fail' | 'inconclusive', string>> = {
    pass: `${values}; ${accepted}.`,
    fail: `${values}; ${accepted}, and this is more, and not by chance.`,
    inconclusive: `${values}; ${accepted}. So few requests cannot tell: chance aside it is ${ends}.`
  }
  return aFindingOf({
    id,
    status,
    subject: {metric: `latency_${name}`},
    direction: 'lower',
    unit: 'ms',
    baseline: beside.value,
    candidate: seen.value,
    difference: beside.value - seen.value,
    interval: [finite(low), finite(high)],
    confidence: 1 - alpha,
    margin: finite(slowest(beside.value) - beside.value),
    ...marginTold(margin),
    method: 'sequential-quantiles',
    evidence: 'counts',
    rows: seen.rows,
    summary: sentences[status],
    remedy:
      status === 'fail'
        ? 'Make the candidate faster, or give it more machines, before it serves users.'
        : status === 'pass'
          ? null
          : `${goOn(layoutOf(traffic))}.`,
    steps: [
      {what: `${name} of the baseline, ms`, value: beside.value},
      {what: `${name} of the candidate, ms`, value: seen.value},
      {what: 'least of the baseline, at all times', value: String(beside.lower)},
      {what: 'most of the candidate, at all times', value: String(seen.upper)}
    ],
    reference: 'Waudby-Smith & Ramdas 2024, Journal of the Royal Statistical Society B 86:1'
  })
}

interface Seen extends Bounds {
  readonly value: number
  readonly rows: number
}

function seenOf(traffic: Traffic, side: Side, quantile: number, alpha: number): Seen {
  const bins = histogramOf(traffic, 'latency', side)
  return {
    ...sequentialQuantile(bins, quantile, alpha),
    value: histogramQuantile(bins, quantile),
    rows: bins.reduce((sum, {count}) => sum + count, 0)
  }
}

/** Answers whose latency is known, and timeouts for which it is not. */
function answersOf(traffic: Traffic, side: Side): {readonly known: number; readonly lost: number} {
  const known = totalOf(traffic, `${side}/latency-known`)
  if (known === 0) return {known, lost: 0}
  const without = totalOf(traffic, `${side}/asked`) - known
  return {known, lost: Math.min(without, totalOf(traffic, `${side}/timed-out`))}
}

/** `143 ms`. */
function ms(value: number): string {
  return `${figure(value >= 100 ? Math.round(value) : value, false)} ms`
}

function between({lower, upper}: Bounds): string {
  const end = (value: number, none: string): string => (Number.isFinite(value) ? ms(value) : none)
  return `${end(Math.max(0, lower), '0 ms')} and ${end(upper, 'any time')}`
}
