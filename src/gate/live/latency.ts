import type {Side} from '../../traffic/side.ts'
import {totalOf, type Traffic} from '../../traffic/traffic.ts'
import {histogramQuantile, sequentialQuantile} from '../../statistics/core/histogram.ts'
import type {Bounds} from '../../statistics/counts/proportion.ts'
import {goOn} from '../../words/times.ts'
import {count, figure} from '../../words/figures.ts'
import {listed} from '../../words/lists.ts'
import {aFindingOf, marginTold} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'
import type {LatencyBudget, TrafficDemand} from './demand.ts'
import {histogramOf} from './histograms.ts'
import {judgeShare} from './limits.ts'
import {finite} from '../comparison/finding.ts'
import {withoutLatency} from './missing-values.ts'
import {layoutOf} from './when.ts'

/** Is the candidate fast enough: against its limits, and against the model in production? */
export function latency(traffic: Traffic, demand: TrafficDemand): readonly Finding[] {
  const alpha = 1 - demand.confidence
  return [
    ...demand.budgets.latency.flatMap(budget => [
      ...(budget.atMost === null ? [] : [againstLimit(traffic, budget, budget.atMost, alpha)]),
      ...(budget.margin === null ? [] : [againstBaseline(traffic, budget, budget.margin, alpha)])
    ]),
    ...otherUnit(traffic, demand)
  ]
}

/** So many times faster than the model in production, or than it need be, a model is in seconds rather than in fact. */
const OTHER_UNIT = 300

/** Seconds in a column of milliseconds keep every budget. */
function otherUnit(traffic: Traffic, {budgets}: TrafficDemand): readonly Finding[] {
  if (budgets.latency.length === 0) return []
  const [own, beside] = (['candidate', 'baseline'] as const).map(side =>
    histogramQuantile(histogramOf(traffic, 'latency', side), 0.5)
  )
  if (own === undefined || beside === undefined || !(own > 0)) return []
  const limits = budgets.latency.flatMap(({atMost}) => atMost ?? [])
  const isUnlikeBaseline = beside > OTHER_UNIT * own
  const isFarBelow = own < 1 && limits.some(limit => limit > OTHER_UNIT * own)
  if (!isUnlikeBaseline && !isFarBelow) return []
  const than = isUnlikeBaseline
    ? `of the model in production ${ms(beside)}`
    : `and ${listed(limits.map(ms), 3)} is allowed`
  return [
    aFindingOf({
      id: findingId('shadow', 'log', 'latency-unit'),
      status: 'inconclusive',
      unit: 'ms',
      ...(Number.isFinite(beside) ? {baseline: beside} : {}),
      candidate: own,
      evidence: 'counts',
      rows: totalOf(traffic, 'candidate/latency-known'),
      summary: `Half of the candidate’s answers took ${figure(own, false)} ms or less by the log, ${than}: is that column in seconds?`,
      remedy:
        'Write milliseconds, or name the column with its unit, as in latency_s. If the model is as fast, set the budget to what it needs.'
    })
  ]
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
  const slow = totalOf(traffic, `candidate/slower-than-${atMost}`) + lost
  const judged = (missing: number): Finding =>
    judgeShare(traffic, {
      id: findingId('budgets', `latency-${name}`),
      events: slow + missing,
      n: known + lost + missing,
      limit: 1 - budget.quantile,
      alpha,
      of: ['the candidate’s', 'answers'],
      did: `took longer than ${ms(atMost)}`,
      remedy: 'Make the candidate faster, or give it more machines, before it serves users.'
    })
  const missing = known === 0 ? 0 : withoutLatency(traffic, 'candidate')
  const finding = ifAllWere(judged(0), judged(missing), missing, known)
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

/** A pass that the answers without a latency could undo, were they slow, is none. */
function ifAllWere(asLogged: Finding, atWorst: Finding, missing: number, known: number): Finding {
  if (asLogged.status !== 'pass' || atWorst.status === 'pass') return asLogged
  return {
    ...asLogged,
    status: 'inconclusive',
    summary: `${count(missing)} of the candidate’s ${count(known + missing)} answers (${figure(missing / (known + missing), true)}) have no latency in the log, and if they were slow, the budget would not be kept.`,
    remedy: 'Log how long every answer took.'
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
  const isProven = worstOf(traffic, budget.quantile, alpha / 2) <= slowest(beside.lower)
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

/** The most that a quantile can be, were the answers without a latency the slowest; ∞ where that cannot be told. */
function worstOf(traffic: Traffic, quantile: number, alpha: number): number {
  const missing = withoutLatency(traffic, 'candidate')
  const known = totalOf(traffic, 'candidate/latency-known')
  const at = known === 0 ? 1 : (quantile * (known + missing)) / known
  return at < 1 ? seenOf(traffic, 'candidate', at, alpha).upper : Infinity
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
