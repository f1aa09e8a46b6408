import {hoursIn, requestsIn, totalOf, type Traffic} from '../../traffic/traffic.ts'
import {atThisPace, goOn} from '../../words/times.ts'
import {count} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId, type FindingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {TrafficDemand} from './demand.ts'
import {dateAfter, dateOf, dateWhen, layoutOf, waiting, type Window, windowOf} from './when.ts'

const DAYS_PER_WEEK = 7
const HOURS_PER_DAY = 24
const MS_PER_DAY = 86_400_000
const MS_PER_HOUR = 3_600_000
const NAME_TIME =
  'Log the time of each request, or name its column in the policy: shadow: {columns: {time: …}}.'

/** Whether the log is long and full enough to say anything, and about when it will be. */
export function enough(traffic: Traffic, demand: TrafficDemand): readonly Finding[] {
  const {requests, labelled} = demand.enough
  const known = labelledIn(traffic)
  return waitingTogether(traffic, [
    ...days(traffic, demand),
    ...fresh(traffic, demand),
    ...ahead(traffic, demand),
    ...least(traffic, {
      id: findingId('shadow', 'requests'),
      have: requestsIn(traffic),
      needed: requests,
      what: 'requests',
      never: 'Let the candidate answer in shadow mode.'
    }),
    ...least(traffic, {
      id: findingId('shadow', 'labelled'),
      have: known,
      needed: labelled,
      what: 'requests whose truth is known',
      never: adviceOnLabels(traffic)
    })
  ])
}

/** Who waits for several things waits for the last: one date to wait for, not one for each. */
function waitingTogether(traffic: Traffic, findings: readonly Finding[]): readonly Finding[] {
  const last = findings
    .flatMap(({waitsUntil}) => waitsUntil ?? [])
    .toSorted()
    .at(-1)
  return last === undefined
    ? findings
    : findings.map(one =>
        one.waitsUntil === undefined ? one : {...one, remedy: `${goOn(layoutOf(traffic), last)}.`}
      )
}

/** Requests of which the truth is known. */
export function labelledIn(traffic: Traffic): number {
  const name = traffic.questions.answers === 'numbers' ? 'labelled-number' : 'labelled'
  return totalOf(traffic, name)
}

/** Where the truth is missing, only requests on which the models differ can move an accuracy. */
export function adviceOnLabels(traffic: Traffic): string {
  const differ = totalOf(traffic, 'differ')
  return traffic.questions.answers === 'numbers' || differ === 0
    ? 'Write the labels to the log once they are known.'
    : `Write the labels to the log once they are known. It is enough to label the ${count(differ)} requests on which the two models differ: the others cannot change the accuracy.`
}

function days(traffic: Traffic, {enough: least, asOf}: TrafficDemand): readonly Finding[] {
  const window = windowOf(traffic)
  const needed = least.wholeWeeks
    ? Math.max(1, Math.ceil(least.days / DAYS_PER_WEEK)) * DAYS_PER_WEEK
    : least.days
  if (least.days === 0) return []
  if (window === null) {
    return [
      aFindingOf({
        id: findingId('shadow', 'days'),
        status: 'missing',
        evidence: 'files',
        limit: {atLeast: needed},
        summary: `The log has no times, so it cannot be told whether it covers ${spokenDays(needed)}.`,
        remedy: NAME_TIME
      })
    ]
  }
  const isThere = window.days >= needed - 1e-9
  const date = isThere ? null : dateAfter(window, needed - window.days)
  const weeks = least.wholeWeeks ? ', so that each weekday counts' : ''
  return [
    aFindingOf({
      id: findingId('shadow', 'days'),
      status: isThere ? 'pass' : 'inconclusive',
      unit: 'days',
      candidate: window.days,
      limit: {atLeast: needed},
      evidence: 'files',
      summary: isThere
        ? `The log covers ${spokenDays(window.days)}, ${dateOf(window.first)} to ${dateOf(window.last)}; ${spokenDays(needed)} are demanded${weeks}.`
        : `The log covers ${spokenDays(window.days)}, and ${spokenDays(needed)} are demanded${weeks}: there on ${date ?? 'no date that can be told'}.`,
      remedy: isThere ? null : `${goOn(layoutOf(traffic), date)}.`,
      notes: [...unevenWeeks(window, least.wholeWeeks), ...stale(window, asOf)],
      steps: [
        {what: 'first hour with a request', value: dateOf(window.first)},
        {what: 'last hour with a request', value: dateOf(window.last)},
        {what: 'days with requests, the last as far as it has come', value: window.days}
      ],
      ...waiting(date)
    }),
    ...hoursOfDay(window, least.hours)
  ]
}

function unevenWeeks({days: covered}: Window, wholeWeeks: boolean): readonly string[] {
  const rest = covered % DAYS_PER_WEEK
  return wholeWeeks && covered > DAYS_PER_WEEK && rest > 0.5 && rest < DAYS_PER_WEEK - 0.5
    ? ['The log is not a number of whole weeks: some weekdays count more often than others.']
    : []
}

/** Whether the last answers are as recent as the policy wants them; without times `days` says that there are none. */
function fresh(traffic: Traffic, {enough: {maxAge}, asOf}: TrafficDemand): readonly Finding[] {
  const window = windowOf(traffic)
  if (maxAge === null) return []
  const common = {
    id: findingId('shadow', 'freshness'),
    unit: 'days',
    limit: {atMost: maxAge}
  } as const
  if (window === null) {
    return [
      aFindingOf({
        ...common,
        status: 'missing',
        evidence: 'files',
        summary: 'The log has no times, so it cannot be told how old the last answers are.',
        remedy: NAME_TIME
      })
    ]
  }
  const end = dateOf(window.last)
  const age = Math.max(0, Math.round((Date.parse(asOf) - Date.parse(end)) / MS_PER_DAY))
  const isFresh = age <= maxAge
  return [
    aFindingOf({
      ...common,
      status: isFresh ? 'pass' : 'fail',
      candidate: age,
      evidence: 'files',
      summary: `The last answers in the log are of ${end}, ${age === 0 ? 'the day of this check' : `${spokenDays(age)} before this check`}; at most ${spokenDays(maxAge)} are allowed.`,
      remedy: isFresh
        ? null
        : 'See why nothing was logged since, or name a newer log: the traffic may have moved on.',
      steps: [
        {what: 'day of the last request', value: end},
        {what: 'day of the check', value: asOf},
        {what: 'days between', value: age}
      ]
    })
  ]
}

/** Clocks differ, and a day is not over everywhere at once. */
const HOURS_AHEAD = 48

/** Requests of a day that has not come: a log that was written, or a clock that is wrong. */
function ahead(traffic: Traffic, {asOf}: TrafficDemand): readonly Finding[] {
  const latest = Date.parse(asOf) / MS_PER_HOUR + HOURS_AHEAD
  const hours = hoursIn(traffic).flatMap(({hour, count: requests}) =>
    hour !== null && hour >= latest ? [{hour, requests}] : []
  )
  const last = hours.at(-1)
  if (last === undefined) return []
  const many = hours.reduce((sum, {requests}) => sum + requests, 0)
  const all = requestsIn(traffic)
  return [
    aFindingOf({
      id: findingId('shadow', 'log', 'future'),
      status: 'inconclusive',
      evidence: 'files',
      rows: all,
      summary: `${count(many)} of the ${count(all)} requests in the log are of days that have not come, the last of ${dateOf(last.hour)}; this check is of ${asOf}.`,
      remedy: 'Read a log with the times at which the requests came.',
      steps: [
        {what: 'day of the check', value: asOf},
        {what: 'requests more than a day later', value: many}
      ]
    })
  ]
}

/** A verdict on the same log is the same on every day, so that it does not say which day it is. */
function stale({last}: Window, asOf: string): readonly string[] {
  const end = dateOf(last)
  return end < asOf ? [`The log ends on ${end}.`] : []
}

function hoursOfDay({hoursOfDay: seen}: Window, share: number): readonly Finding[] {
  const needed = Math.ceil(share * HOURS_PER_DAY - 1e-9)
  if (needed === 0) return []
  const missing = Array.from({length: HOURS_PER_DAY}, (_, hour) => hour).filter(h => !seen.has(h))
  const isThere = seen.size >= needed
  return [
    aFindingOf({
      id: findingId('shadow', 'hours'),
      status: isThere ? 'pass' : 'inconclusive',
      candidate: seen.size,
      limit: {atLeast: needed},
      evidence: 'files',
      summary: `The log has requests in ${seen.size} of the 24 hours of a day${isThere ? '' : `, and ${needed} are demanded: none at ${missing.join(', ')} o’clock UTC`}.`,
      remedy: isThere ? null : 'Shadow all of the day’s traffic, not a part of the day.'
    })
  ]
}

interface Least {
  readonly id: FindingId
  readonly have: number
  readonly needed: number
  readonly what: string
  /** What to do where waiting alone does not help. */
  readonly never: string
}

function least(traffic: Traffic, {id, have, needed, what, never}: Least): readonly Finding[] {
  if (needed === 0) return []
  const isThere = have >= needed
  const date = isThere ? null : dateWhen(traffic, have, needed)
  return [
    aFindingOf({
      id,
      status: isThere ? 'pass' : 'inconclusive',
      candidate: have,
      limit: {atLeast: needed},
      evidence: 'files',
      rows: have,
      rowsNeeded: isThere ? null : needed,
      summary: isThere
        ? `The log has ${count(have)} ${what}; ${count(needed)} are demanded.`
        : `The log has ${count(have)} ${what}, and ${count(needed)} are demanded: ${count(needed - have)} more${atThisPace(date)}.`,
      remedy: isThere ? null : date === null ? never : `${goOn(layoutOf(traffic), date)}.`,
      ...waiting(date)
    })
  ]
}

function spokenDays(value: number): string {
  const rounded = Math.floor(value * 10 + 1e-9) / 10
  return `${rounded} ${rounded === 1 ? 'day' : 'days'}`
}
