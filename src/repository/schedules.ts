import {rhythmOf, type Rhythm} from './cron.ts'
import {at, items, textOf} from './documents.ts'
import type {Manifest, ReadFile, OpenedRepository} from './opened.ts'
import {isTraining, jobsOf, runsTraining} from './workflows.ts'

/** A schedule by which a model is trained. */
export interface Schedule {
  readonly path: string
  /** As it is written: `0 3 * * 1`, `@weekly`, `every 7 days`. */
  readonly words: string
  /** Null where what is written is no schedule. */
  readonly rhythm: Rhythm | null
}

const PRACTICE = 'retraining-schedule'

/** The schedules that train, of CI, Kubernetes, Argo, Kubeflow, Airflow, Dagster and Prefect; those of this model first. */
export function trainingSchedules(opened: OpenedRepository): readonly Schedule[] {
  const found: readonly Found[] = [
    ...jobsOf(opened, PRACTICE)
      .filter(({steps}) => steps.some(isTraining))
      .flatMap(({file, crons, steps}) => {
        const isOwn = opened.names([file, ...steps].join('\n'))
        return crons.map(cron => ({...ofCron(file, cron), isOwn}))
      }),
    ...opened.manifests(PRACTICE).flatMap(ofManifest),
    ...opened
      .read('pipeline', PRACTICE)
      .flatMap(file =>
        ofPython(file).map(f => ({...f, isOwn: opened.names(`${file.path}\n${file.text}`)}))
      )
  ]
  return [...found.filter(f => f.isOwn), ...found.filter(f => !f.isOwn)]
}

/** The first schedule that trains more often than hourly, in words; null where none does. */
export function tooOftenSchedule(opened: OpenedRepository): string | null {
  const found = trainingSchedules(opened).find(({rhythm}) => rhythm?.isMoreThanHourly === true)
  return found === undefined
    ? null
    : `${found.path} trains on the schedule ${found.words}, which is more often than hourly`
}

interface Found extends Schedule {
  /** Whether what is scheduled names the model. */
  readonly isOwn: boolean
}

/** Where each kind of manifest keeps its schedules. */
const SCHEDULED: Readonly<Record<string, (document: unknown) => readonly unknown[]>> = {
  CronJob: document => [at(document, 'spec', 'schedule')],
  // Argo Workflows: one schedule, since 3.6 a list.
  CronWorkflow: document => [
    at(document, 'spec', 'schedule'),
    ...items(at(document, 'spec', 'schedules'))
  ],
  // Kubeflow Pipelines: with seconds before the minutes.
  ScheduledWorkflow: document => [
    textOf(at(document, 'spec', 'trigger', 'cronSchedule', 'cron'))?.replace(/^\S+\s+/u, '')
  ]
}

function ofManifest(manifest: Manifest): readonly Found[] {
  const {path, document, names} = manifest
  const kind = textOf(at(document, 'kind')) ?? ''
  const crons = Object.hasOwn(SCHEDULED, kind) ? SCHEDULED[kind]?.(document) : undefined
  const written = crons === undefined ? prefectCrons(document) : runsTraining(document) ? crons : []
  return written.flatMap(cron => {
    const text = textOf(cron)
    return text === null ? [] : [{...ofCron(path, text), isOwn: names}]
  })
}

/** The schedules of those deployments in a prefect.yaml that train. */
function prefectCrons(document: unknown): readonly unknown[] {
  return items(at(document, 'deployments')).flatMap(deployment => {
    const named = ['name', 'entrypoint'].map(key => textOf(at(deployment, key)) ?? '')
    if (!isTraining(named.join(' ').replaceAll('_', ' '))) return []
    const all = [at(deployment, 'schedule'), ...items(at(deployment, 'schedules'))]
    return all.map(schedule => at(schedule, 'cron'))
  })
}

/** Airflow: `schedule=`, before 2.4 `schedule_interval=`; Dagster: `cron_schedule=`. */
const WRITTEN =
  /\b(?:cron_schedule|schedule(?:_interval)?)\s*=\s*(?:["']([^"'\n]{1,60})["']|timedelta\(\s*(hours|days|weeks)\s*=\s*(\d{1,4})\s*\))/gu
const ORCHESTRATED = /\b(airflow|dagster)\b/u
const HOURS: Readonly<Record<string, number>> = {hours: 1, days: 24, weeks: 168}

function ofPython({path, text}: ReadFile): readonly Schedule[] {
  if (!ORCHESTRATED.test(text) || !isTraining(`${path}\n${text}`.replaceAll('_', ' '))) return []
  return [...text.matchAll(WRITTEN)].map(([, cron, unit = '', count]) => {
    if (cron !== undefined) return ofCron(path, cron)
    const hours = Number(count) * (HOURS[unit] ?? NaN)
    const rhythm = {longestDays: hours / 24, isMoreThanHourly: false}
    return {path, words: `every ${count ?? ''} ${unit}`, rhythm: hours > 0 ? rhythm : null}
  })
}

function ofCron(path: string, cron: string): Schedule {
  return {path, words: cron, rhythm: rhythmOf(cron)}
}
