import {at, numberOf, textOf} from '../../repository/documents.ts'
import type {LastRun} from '../../repository/forge.ts'
import type {Sight} from '../../repository/sight.ts'
import {bestOf, declared, missing, verified, type Detector, type Sighting} from './detector.ts'
import {trainingSchedules, type Schedule} from './schedules.ts'

const MS_PER_DAY = 86_400_000
/** A run may take as long, or wait as long for a machine. */
const GRACE_DAYS = 1

export const retrainingSchedule: Detector = {
  practice: 'retraining-schedule',
  detect(sight) {
    const found = trainingSchedules(sight).map(schedule => judge(schedule, sight))
    // What trains too often does so whatever else is scheduled.
    return found.find(f => f.tooOften)?.sighting ?? bestOf(found.map(f => f.sighting))
  }
}

/** The first schedule that trains more often than hourly, in words; null where none does. */
export function tooOftenSchedule(sight: Sight): string | null {
  const found = trainingSchedules(sight).find(({rhythm}) => rhythm?.isMoreThanHourly === true)
  return found === undefined
    ? null
    : `${found.path} trains on the schedule ${found.words}, which is more often than hourly`
}

interface Judged {
  readonly sighting: Sighting
  readonly tooOften: boolean
}

function judge(schedule: Schedule, sight: Sight): Judged {
  const {path, words, rhythm} = schedule
  const trains = `${path} trains on the schedule ${words}${feedbackOf(sight)}`
  const said = (sighting: Sighting, tooOften = false): Judged => ({sighting, tooOften})
  if (rhythm === null) return said(missing(`${trains}, which is no schedule.`))
  if (rhythm.isMoreThanHourly)
    return said(missing(`${trains}, which is more often than hourly.`), true)
  const rare = tooRare(rhythm.longestDays, sight)
  if (rare?.isDemanded === true) return said(missing(`${trains}, ${rare.words}.`))
  const last = lastTraining(path, sight)
  if (!last.known) return said(declared(`${trains}; when it last ran was not seen${last.why}.`))
  if (last.date === null) return said(declared(`${trains}; it has not run yet.`))
  const days = Math.floor((Date.parse(sight.today) - Date.parse(last.date)) / MS_PER_DAY)
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
  {scope}: Sight
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
function lastTraining(path: string, sight: Sight): LastTraining {
  const run: LastRun | null = sight.forge?.scheduled.get(path) ?? null
  if (run?.known === true) return {...run, what: 'its last run'}
  const dates = [trained(sight), promoted(sight)].filter(d => d !== null && d.date <= sight.today)
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
function trained(sight: Sight): Dated | null {
  const near = sight.near('mlModel')
  const dates = sight
    .read('mlModel')
    .filter(f => near.includes(f.path))
    .flatMap(file => {
      const date = /^\d{4}-\d{2}-\d{2}/u.exec(
        textOf(at(sight.yaml(file)[0], 'utc_time_created')) ?? ''
      )
      return date === null ? [] : [{date: date[0], what: `the candidate (${file.path})`}]
    })
  return dates[0] ?? null
}

function promoted({records}: Sight): Dated | null {
  const last =
    records?.known === true ? records.records.findLast(r => r.kind === 'promotion') : undefined
  return last === undefined ? null : {date: last.at.slice(0, 10), what: 'the last promotion'}
}

const SELF_LABELLED =
  /(^|[._-])((self|model|auto|pseudo)[-_]?label(l?ed)?|feedback)[-_]?(label[-_]?)?(share|fraction|ratio|rate)$/iu

/** The share of the training labels that a model itself produced, in [0, 1]; null where nothing records it. */
export function selfLabelledShare({candidate}: Pick<Sight, 'candidate'>): number | null {
  const {parameters, metrics, card} = candidate.evidence
  const written = [...Object.entries(parameters), ...Object.entries(card?.fields ?? {})]
    .filter(([key, value]) => SELF_LABELLED.test(key) && value.trim() !== '')
    .map(([, value]) => Number(value))
  const measured = metrics.filter(m => SELF_LABELLED.test(m.metric)).map(m => m.value)
  return [...written, ...measured].map(numberOf).find(n => n !== null && n >= 0 && n <= 1) ?? null
}

/** The same in words; empty where nothing records it. */
function feedbackOf(sight: Sight): string {
  const share = selfLabelledShare(sight)
  return share === null
    ? ''
    : ` (${Number((share * 100).toPrecision(2))} % of the training labels came from a model)`
}
