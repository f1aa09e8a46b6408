import {sum} from '../statistics/core/sum.ts'
import type {Finding, Gaps, RegressionCost} from '../verdict/verdict.ts'
import type {Costs} from '../policy/schema.ts'
import {daysToDetect} from './detection.ts'
import {roughAmount, roughMoney} from '../words/money.ts'
import {DEFAULT_CURRENCY} from './prices.ts'
import {count} from '../words/numbers.ts'
import {largestOf} from '../statistics/core/extremes.ts'

/** How long a fall of quality goes on before anybody notices. */
export interface Undetected {
  readonly days: number
  /** Whether the days are the catalogue's. */
  readonly assumed: boolean
}

/**
 * The days until a fall of quality is noticed: those of the open incident silent-decay, else what
 * monitoring needs; null where neither is known.
 */
export function undetected({incidents}: Gaps, costs: Costs): Undetected | null {
  const decay = incidents.find(({id}) => id === 'silent-decay')
  if (decay !== undefined)
    return decay.daysUndetected === null
      ? null
      : {days: decay.daysUndetected, assumed: decay.daysFrom === 'catalogue'}
  const stated = costs.incidents?.['silent-decay']?.['days-undetected']
  const days = stated ?? daysToDetect(costs, null)?.days
  return days === undefined ? null : {days, assumed: false}
}

/** Labels of the joined rows, for tasks with two classes. */
export interface LabelCounts {
  readonly positives: number
  readonly negatives: number
}

/** What the candidate's errors cost more than those of the model in production, for one request. */
export interface MeasuredCost {
  readonly perRequest: number
  readonly interval: readonly [number, number] | null
}

/** The change of one error rate, in errors per request; positive means more errors. */
interface RateChange {
  readonly error: string
  readonly change: number
  readonly interval: readonly [number, number] | null
  /** What it was computed from. */
  readonly from: readonly Finding[]
}

/**
 * What the regression of this candidate costs a day, or null where there is none or it cannot be
 * computed: Σ change of the error rate (errors per request) × cost of the error × requests per day.
 *
 * With labels of two classes, π = positives / rows (counted, taken as fixed):
 * false negatives per request = π (1 − recall); false positives = (1 − π) (1 − specificity), or where
 * only precision is there π recall (1 − precision) / precision, then without an interval. Else, with
 * a cost for any `error`: errors per request = 1 − accuracy. The interval adds the ends of the parts,
 * which is at least as wide as their joint one. Prices and requests per day come from the policy.
 *
 * Where the cost of the errors was `measured` row by row, that is taken instead, with its own interval.
 */
export function regressionCost({
  findings,
  costs,
  labels,
  undetected = null,
  measured = null
}: {
  readonly findings: readonly Finding[]
  readonly costs: Costs
  readonly labels: LabelCounts | null
  readonly undetected?: Undetected | null
  readonly measured?: MeasuredCost | null
}): RegressionCost | null {
  const requests = costs['requests-per-day']
  const prices = costs.errors
  if (requests === undefined || prices === undefined) return null
  const judged = findings.filter(isOverall)
  const found =
    measured === null
      ? fromRates(judged, labels, prices)
      : judged.some(isRegression)
        ? measured
        : null
  if (found === null) return null
  const perDay = found.perRequest * requests
  if (!Number.isFinite(perDay) || perDay <= 0) return null
  const interval: [number, number] | null =
    found.interval === null ? null : [found.interval[0] * requests, found.interval[1] * requests]
  const currency = costs.currency ?? DEFAULT_CURRENCY
  return {
    currency,
    perDay,
    interval,
    summary: `${basisOf(requests)}${untilNoticed({perDay, interval, currency}, undetected)}`
  }
}

/** Priced from the rates of the findings; null where none of the priced ones is a regression. */
function fromRates(
  judged: readonly Finding[],
  labels: LabelCounts | null,
  prices: Readonly<Record<string, number>>
): MeasuredCost | null {
  const byClass = labels === null ? [] : changesByClass(judged, labels)
  const changes = [...byClass.filter(c => prices[c.error] !== undefined)]
  if (changes.length === 0) for (const one of changeOfAccuracy(judged)) changes.push(one)
  const priced = changes.filter(c => prices[c.error] !== undefined)
  if (!priced.some(c => c.from.some(isRegression))) return null
  return {
    perRequest: sum(priced.map(c => c.change * (prices[c.error] ?? 0))),
    interval: together(priced, prices)
  }
}

function changesByClass(findings: readonly Finding[], labels: LabelCounts): readonly RateChange[] {
  const rows = labels.positives + labels.negatives
  if (!(rows > 0)) return []
  const positive = labels.positives / rows
  const changes: RateChange[] = []
  const recall = only(findings, ['recall', 'sensitivity', 'false_negative_rate'])
  const specificity = only(findings, ['specificity', 'false_positive_rate'])
  const precision = only(findings, ['precision'])
  if (recall !== null) changes.push(worsened('false-negative', recall, positive))
  if (specificity !== null) changes.push(worsened('false-positive', specificity, 1 - positive))
  else if (precision !== null && recall?.subject.metric === 'recall') {
    const alarms = falseAlarms(precision, recall)
    if (alarms !== null) {
      const change = alarms * positive
      changes.push({
        error: 'false-positive',
        change,
        interval: null,
        from: [precision, recall]
      })
    }
  }
  return changes
}

function changeOfAccuracy(findings: readonly Finding[]): readonly RateChange[] {
  const accuracy = only(findings, ['accuracy', 'error_rate'])
  return accuracy === null ? [] : [worsened('error', accuracy, 1)]
}

/** The rate's loss, which is signed in the good direction, times the share of requests that it is about. */
function worsened(error: string, finding: Finding, share: number): RateChange {
  const unit = unitOf(finding)
  const {difference, interval} = finding
  const [low, high] = interval ?? [null, null]
  return {
    error,
    change: (-(difference ?? 0) / unit) * share,
    interval:
      low === null || high === null ? null : [(-high / unit) * share, (-low / unit) * share],
    from: [finding]
  }
}

/** Change of recall (1 − precision) / precision: false alarms for each positive. */
function falseAlarms(precision: Finding, recall: Finding): number | null {
  const at = (side: 'baseline' | 'candidate'): number | null => {
    const p = (precision[side] ?? NaN) / unitOf(precision)
    const r = (recall[side] ?? NaN) / unitOf(recall)
    return p > 0 && r >= 0 ? (r * (1 - p)) / p : null
  }
  const [before, after] = [at('baseline'), at('candidate')]
  return before === null || after === null ? null : after - before
}

/** Findings on all rows of both versions; a metric that is averaged over classes is no error rate. */
function isOverall({check, subject, difference}: Finding): boolean {
  const averaged = subject.qualifier !== undefined && !/binary/iu.test(subject.qualifier)
  return (
    check === 'at-least-as-good' &&
    subject.segment === undefined &&
    !averaged &&
    difference !== null &&
    Number.isFinite(difference)
  )
}

/** Of several findings the one on the most rows; null where that is not one. */
function only(findings: readonly Finding[], metrics: readonly string[]): Finding | null {
  const about = findings.filter(f => metrics.includes(f.subject.metric ?? ''))
  const most = largestOf(about.map(f => f.rows ?? 0))
  const best = about.filter(f => (f.rows ?? 0) === most)
  return best.length === 1 ? (best[0] ?? null) : null
}

function isRegression({status, detail, difference}: Finding): boolean {
  return (
    (difference ?? 0) < 0 &&
    (status === 'fail' || status === 'inconclusive' || detail === 'non-inferior-but-worse')
  )
}

/** 100 for a rate that is written in percent. */
function unitOf({baseline, candidate}: Finding): number {
  return Math.max(Math.abs(baseline ?? 0), Math.abs(candidate ?? 0)) > 1 ? 100 : 1
}

function together(
  changes: readonly RateChange[],
  prices: Readonly<Record<string, number>>
): [number, number] | null {
  const ends = changes.map(({error, interval}) => {
    const factor = prices[error] ?? 0
    return interval === null ? null : ([interval[0] * factor, interval[1] * factor] as const)
  })
  const known = ends.filter(e => e !== null)
  if (known.length < ends.length) return null
  const [low, high] = [sum(known.map(e => e[0])), sum(known.map(e => e[1]))]
  return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null
}

/** What the price rests on; the amount itself is `perDay`. */
function basisOf(requests: number): string {
  return `At ${count(requests)} requests a day, with the policy’s prices of errors.`
}

/** ` Over the 90 days (assumed) until it is noticed: about 165,000 USD.` */
function untilNoticed(
  {perDay, interval, currency}: Omit<RegressionCost, 'summary'>,
  undetected: Undetected | null
): string {
  if (undetected === null) return ''
  const {days, assumed} = undetected
  const ends = interval?.flatMap(end => end ?? []) ?? []
  const [low, high] = ends.map(end => roughAmount(end * days))
  const range = low === undefined || high === undefined ? '' : ` (between ${low} and ${high})`
  return ` Over the ${days} ${days === 1 ? 'day' : 'days'}${assumed ? ' (assumed)' : ''} until it is noticed: about ${roughMoney(perDay * days, currency)}${range}.`
}
