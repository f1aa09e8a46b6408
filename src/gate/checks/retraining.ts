import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

const CHECK = 'retraining'
const DAY_MS = 86_400_000
const YEAR_DAYS = 365

/**
 * Is the model replaced at the pace that the team wants? Too soon after the last promotion is a fault of this
 * one, since nothing is learned of a model in a few days; overdue is none, because the candidate is what ends it.
 * Without a policy only an age of more than a year is told, in whole years, so that the same evidence gives the
 * same words from one day to the next.
 */
export function retraining(given: Case): readonly Finding[] {
  const {baseline, since = null, demand, today} = given
  if (baseline === null) return []
  const demanded = demand.policy.retraining
  const {version} = baseline.identity
  if (since === null) return demanded === undefined ? [] : [unknown(version, demanded['min-days'])]
  const start = since.slice(0, 10)
  const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(start)) / DAY_MS))
  const age = {version, start, days}
  if (demanded === undefined) return days > YEAR_DAYS ? [old(age)] : []
  const {'min-days': least, 'max-days': most} = demanded
  return [
    ...(least === undefined ? [] : [pace(age, least)]),
    ...(most === undefined || days <= most ? [] : [overdue(age, most)])
  ]
}

interface Age {
  readonly version: string
  /** ISO date. */
  readonly start: string
  readonly days: number
}

function pace({version, start, days}: Age, least: number): Finding {
  const soon = days < least
  const first = new Date(Date.parse(start) + Math.ceil(least) * DAY_MS).toISOString().slice(0, 10)
  return aFindingOf({
    id: findingId(CHECK, 'interval'),
    status: soon ? 'fail' : 'pass',
    detail: soon ? 'too-soon' : 'in-time',
    evidence: 'files',
    summary: `${version} was put into production on ${start}, ${dayCount(days)} ago; the policy wants at least ${dayCount(least)} between promotions.`,
    remedy: soon
      ? `Promote on ${first} or later; where it cannot wait, waive ${CHECK}/interval and say why.`
      : null,
    steps: [
      {what: 'days since the last promotion', value: days},
      {what: 'days that the policy wants', value: least}
    ]
  })
}

function overdue({version, start, days}: Age, most: number): Finding {
  return aFindingOf({
    id: findingId(CHECK, 'overdue'),
    status: 'inconclusive',
    detail: 'overdue',
    role: 'info',
    evidence: 'files',
    summary: `${version} has been in production since ${start}; the policy wants a new model after at most ${dayCount(most)}, so this one is overdue by ${dayCount(days - most)}.`,
    remedy: 'Retrain on a schedule, or raise max-days if the old model is still good.',
    steps: [
      {what: 'days in production', value: days},
      {what: 'days after which the policy wants a new model', value: most}
    ]
  })
}

function old({version, start, days}: Age): Finding {
  const years = Math.floor(days / YEAR_DAYS)
  return aFindingOf({
    id: findingId(CHECK, 'age'),
    status: 'inconclusive',
    detail: 'old',
    role: 'info',
    evidence: 'files',
    summary: `${version} has been in production since ${start}, for more than ${years === 1 ? 'a year' : `${years} years`}: its evaluation set may be as old, and the world another one.`,
    remedy:
      'Look whether the evaluation data are still like the traffic; say how old a model may get with retraining: {max-days: 90}.'
  })
}

function unknown(version: string, least: number | undefined): Finding {
  return aFindingOf({
    id: findingId(CHECK, 'interval'),
    status: 'missing',
    detail: 'unknown',
    role: least === undefined ? 'info' : 'guard',
    evidence: 'files',
    summary: `When ${version} was put into production is not known, so the pace of retraining cannot be judged.`,
    remedy:
      'Promote with promotion-gate promote, which records it; with git as the registry give the gate the history (actions/checkout: `fetch-depth: 0`).'
  })
}

function dayCount(days: number): string {
  return days === 1 ? '1 day' : `${String(Number(days.toFixed(1)))} days`
}
