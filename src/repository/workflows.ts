import {allFields, at, isFields, items, textOf, yamlDocuments} from './documents.ts'
import {pathsOfKind} from './files.ts'
import type {OpenedRepository, Repository} from './opened.ts'

/** One job of a CI file, with what it runs. */
export interface Job {
  readonly file: string
  readonly name: string
  /** Events that start it: `push`, `schedule`, … */
  readonly events: readonly string[]
  readonly crons: readonly string[]
  readonly environment: string | null
  /** Commands and actions of its steps, in order. */
  readonly steps: readonly string[]
}

/** Nobody writes a longer command; keeps the search in it short. */
const MAX_STEP_CHARS = 10_000

/** The jobs of all GitHub workflows and of GitLab's CI file. */
export function jobsOf(opened: OpenedRepository, practice: string): readonly Job[] {
  const workflows = opened
    .read('workflow', practice)
    .flatMap(file => opened.yaml(file).flatMap(document => githubJobs(file.path, document)))
  const gitlab = opened
    .read('gitlab', practice)
    .flatMap(file => opened.yaml(file).flatMap(document => gitlabJobs(file.path, document)))
  return [...workflows, ...gitlab].map(job => ({
    ...job,
    steps: job.steps.map(step => step.slice(0, MAX_STEP_CHARS))
  }))
}

const TRAINS = /\btrain|\bretrain|\bdvc\s+repro|\bmlflow\s+run|\bfine[-_]?tun|papermill/iu

/** Whether a command trains a model. */
export function isTraining(command: string): boolean {
  return TRAINS.test(command)
}

/** Whether anything in a manifest runs a command that trains. */
export function runsTraining(document: unknown): boolean {
  return allFields(document).some(f =>
    isTraining([f['name'], f['command'], f['args'], f['source']].flat().map(String).join(' '))
  )
}

/** Whether a job brings a model into production. */
export function isPromoting({steps}: Job): boolean {
  return steps.some(step => /promot|deploy/iu.test(step))
}

/** The environments of GitHub in which a job promotes, for the caller to ask about. */
export function promotingEnvironments(repository: Repository): readonly string[] {
  const promoting = workflowJobs(repository).filter(isPromoting)
  return [...new Set(promoting.flatMap(({environment}) => environment ?? []))]
}

/** The workflows of GitHub that train on a schedule, for the caller to ask about. */
export function scheduledTraining(repository: Repository): readonly string[] {
  const training = workflowJobs(repository).filter(
    ({crons, steps}) => crons.length > 0 && steps.some(isTraining)
  )
  return [...new Set(training.map(({file}) => file))]
}

function workflowJobs({paths, text}: Repository): readonly Job[] {
  return pathsOfKind('workflow', paths).flatMap(path =>
    yamlDocuments(text(path) ?? '').flatMap(document => githubJobs(path, document))
  )
}

function githubJobs(file: string, document: unknown): readonly Job[] {
  const jobs = at(document, 'jobs')
  if (!isFields(jobs)) return []
  const on = at(document, 'on')
  const events = isFields(on) ? Object.keys(on) : [on].flat().flatMap(e => textOf(e) ?? [])
  const crons = items(at(on, 'schedule')).flatMap(s => textOf(at(s, 'cron')) ?? [])
  return Object.entries(jobs).map(([name, job]) => ({
    file,
    name,
    events,
    crons,
    environment: environmentOf(job),
    steps: [
      ...(textOf(at(job, 'uses')) === null ? [] : [String(at(job, 'uses'))]),
      ...items(at(job, 'steps')).flatMap(step =>
        [textOf(at(step, 'run')), actionOf(step)].filter(s => s !== null)
      )
    ]
  }))
}

function gitlabJobs(file: string, document: unknown): readonly Job[] {
  if (!isFields(document)) return []
  return Object.entries(document)
    .filter(([, job]) => at(job, 'script') !== undefined)
    .map(([name, job]) => ({
      file,
      name,
      events: at(job, 'when') === 'manual' ? [] : ['push'],
      crons: [],
      environment: environmentOf(job),
      steps: [at(job, 'script')].flat().flatMap(s => textOf(s) ?? [])
    }))
}

/** The action with its inputs, so that `mode: promote` is seen. */
function actionOf(step: unknown): string | null {
  const uses = textOf(at(step, 'uses'))
  if (uses === null) return null
  const inputs = allFields(at(step, 'with')).flatMap(f =>
    Object.entries(f).map(([key, value]) => `${key}: ${String(value)}`)
  )
  return [uses, ...inputs].join('\n')
}

function environmentOf(job: unknown): string | null {
  return textOf(at(job, 'environment')) ?? textOf(at(job, 'environment', 'name'))
}
