import {isAbout} from '../verdict/finding-id.ts'
import {anyOf, isOf, ownCheck} from './own-check.ts'
import {at, textOf} from '../repository/documents.ts'
import type {LastRun} from '../repository/forge.ts'
import type {PracticeCase} from './case.ts'
import {bestOf, declared, missing, verified, type Practice, type Observation} from './practice.ts'
import {trainingSchedules, type Schedule} from '../repository/schedules.ts'
import {selfLabelledShare} from '../evidence/self-labelled.ts'

const MS_PER_DAY = 86_400_000
/** A run may take as long, or wait as long for a machine. */
const GRACE_DAYS = 1

export const retrainingSchedule = {
  id: 'retraining-schedule',
  title: 'The model is retrained on a schedule',
  hurdle: 'M',
  stage: 4,
  layer: 'model',
  verifiedWhen: 'a schedule trains the model and its last run is not overdue',
  looksFor: 'a schedule that trains',
  lookedIn:
    '.github/workflows, CronJobs, Argo CronWorkflows, Kubeflow, Airflow, Dagster and Prefect schedules',
  effort: 2,
  detect(given) {
    const found = trainingSchedules(given).map(schedule => judge(schedule, given))
    // What trains too often does so whatever else is scheduled.
    return found.find(f => f.tooOften)?.sighting ?? bestOf(found.map(f => f.sighting))
  }
} as const satisfies Practice

interface Judged {
  readonly sighting: Observation
  readonly tooOften: boolean
}

function judge(schedule: Schedule, given: PracticeCase): Judged {
  const {path, words, rhythm} = schedule
  const trains = `${path} trains on the schedule ${words}${feedbackOf(given)}`
  const said = (sighting: Observation, tooOften = false): Judged => ({sighting, tooOften})
  if (rhythm === null) return said(missing(`${trains}, which is no schedule.`))
  if (rhythm.isMoreThanHourly)
    return said(missing(`${trains}, which is more often than hourly.`), true)
  const rare = tooRare(rhythm.longestDays, given)
  if (rare?.isDemanded === true) return said(missing(`${trains}, ${rare.words}.`))
  const last = lastTraining(path, given)
  if (!last.known) return said(declared(`${trains}; when it last ran was not seen${last.why}.`))
  if (last.date === null) return said(declared(`${trains}; it has not run yet.`))
  const days = Math.floor((Date.parse(given.today) - Date.parse(last.date)) / MS_PER_DAY)
  const ran = `${last.what} is of ${last.date}`
  return said(
    days > rhythm.longestDays + GRACE_DAYS
      ? missing(`${trains}, but ${ran}: ${days} days ago, so it is overdue.`)
      : rare === null
        ? verified(`${trains}; ${ran}.`)
        : declared(`${trains}, ${rare.words}; ${ran}.`)
  )
}

/** How many days models of a domain usually live; assumed. Language models are retrained rarely. */
const USUAL_DAYS: Readonly<Partial<Record<string, number>>> = {fraud: 7, recommendation: 92}

/** Whether a schedule comes round less often than the policy wants, else than is usual in its domain. */
function tooRare(
  longestDays: number,
  {scope}: PracticeCase
): {readonly words: string; readonly isDemanded: boolean} | null {
  const {retraining, domain = ''} = scope.policy
  const demanded = retraining?.['max-days']
  const most = demanded ?? USUAL_DAYS[domain]
  if (most === undefined || longestDays <= most) return null
  const often = `every ${Number(longestDays.toPrecision(3))} days at the longest`
  return demanded === undefined
    ? {
        words: `${often}, where ${domain} models are usually retrained every ${most} days (assumed; retraining: {max-days: …} says better)`,
        isDemanded: false
      }
    : {words: `${often}, where the policy wants at most ${most}`, isDemanded: true}
}

type LastTraining =
  | {readonly known: false; readonly why: string}
  | {readonly known: true; readonly date: string | null; readonly what: string}

/** What the forge says of the runs goes first; else the newest of the model's own dates. */
function lastTraining(path: string, given: PracticeCase): LastTraining {
  const run: LastRun | null = given.forge?.scheduled.get(path) ?? null
  if (run?.known === true) return {...run, what: 'its last run'}
  const dates = [trained(given), promoted(given)].filter(d => d !== null && d.date <= given.today)
  const newest = dates.reduce(
    (last, d) => (last === null || (d?.date ?? '') > last.date ? d : last),
    null
  )
  if (newest !== null) return {known: true, ...newest}
  return {known: false, why: run === null ? '' : `: ${run.why}`}
}

interface Dated {
  readonly date: string
  readonly what: string
}

/** MLflow writes when a model was logged. */
function trained(given: PracticeCase): Dated | null {
  const near = given.near('mlModel')
  const dates = given
    .read('mlModel')
    .filter(f => near.includes(f.path))
    .flatMap(file => {
      const date = /^\d{4}-\d{2}-\d{2}/u.exec(
        textOf(at(given.yaml(file)[0], 'utc_time_created')) ?? ''
      )
      return date === null ? [] : [{date: date[0], what: `the candidate (${file.path})`}]
    })
  return dates[0] ?? null
}

function promoted({records}: PracticeCase): Dated | null {
  const last =
    records?.known === true ? records.records.findLast(r => r.kind === 'promotion') : undefined
  return last === undefined ? null : {date: last.at.slice(0, 10), what: 'the last promotion'}
}

/** The same in words; empty where nothing records it. */
function feedbackOf(given: PracticeCase): string {
  const share = selfLabelledShare(given.candidate.evidence)
  return share === null
    ? ''
    : ` (${Number((share * 100).toPrecision(2))} % of the training labels came from a model)`
}

export const retrainingInterval = {
  id: 'retraining-interval',
  title: 'The model is not retrained too often',
  hurdle: 'M',
  stage: 4,
  layer: 'model',
  verifiedWhen: 'the minimum interval since the last promotion has passed',
  looksFor: 'the time since the last promotion',
  lookedIn: 'the findings of this verdict and the policy',
  effort: 1,
  detect: ownCheck({
    concerns: anyOf(isOf('retraining-interval'), f => isAbout(f, 'retraining', 'interval')),
    demand: p => (p.retraining?.['min-days'] === undefined ? null : 'retraining')
  })
} as const satisfies Practice
