import type {RestEndpointMethodTypes as Endpoints} from '@octokit/rest'
import {page, parameter, Refusal, type Call, type Handler} from './call.ts'
import {findCommit} from './code.ts'
import {createShapes} from './shapes.ts'
import type {Annotation, CheckRun} from './store.ts'

const MAX_TITLE_CHARS = 255
const MAX_MESSAGE_BYTES = 64 * 1024

/** Check runs; annotations add up over the updates, at most 50 a request (which the contract refuses). */
export const checkOperations: Readonly<Record<string, Handler>> = {
  'checks/create': call => {
    const body = call.body as Endpoints['checks']['create']['parameters']
    const {sha} = findCommit(call, body.head_sha)
    const started = body.started_at ?? call.store.now()
    const run: CheckRun = {
      id: call.store.nextId(),
      name: body.name,
      headSha: sha,
      status: 'queued',
      conclusion: null,
      title: null,
      summary: null,
      text: null,
      annotations: [],
      externalId: body.external_id ?? null,
      detailsUrl: body.details_url ?? 'https://docs.github.com/en/actions',
      startedAt: started,
      completedAt: null
    }
    return {status: 201, body: checkShape(call, saveUpdate(call, run, body))}
  },

  'checks/update': call => {
    const body = call.body as Endpoints['checks']['update']['parameters']
    return {status: 200, body: checkShape(call, saveUpdate(call, findRun(call), body))}
  },

  'checks/get': call => ({status: 200, body: checkShape(call, findRun(call))}),

  'checks/list-for-ref': call => {
    const {sha} = findCommit(call, parameter(call, 'ref'))
    const wanted = (name: string, value: string) =>
      (call.url.searchParams.get(name) ?? value) === value
    const runs = [...call.store.checkRuns.values()]
      .filter(run => run.headSha === sha && wanted('check_name', run.name))
      .filter(run => wanted('status', run.status))
      .reverse()
    // 'latest', which is the default, hides older runs of the same name.
    const shown =
      call.url.searchParams.get('filter') === 'all'
        ? runs
        : runs.filter((run, index) => runs.findIndex(({name}) => name === run.name) === index)
    return page(
      call,
      shown.map(run => checkShape(call, run)),
      check_runs => ({total_count: shown.length, check_runs})
    )
  },

  'checks/list-annotations': call => {
    const {annotations, headSha} = findRun(call)
    const {web} = createShapes(call.store, call.apiUrl)
    return page(
      call,
      annotations.map(annotation => ({
        start_column: null,
        end_column: null,
        title: null,
        raw_details: null,
        ...annotation,
        blob_href: `${web}/blob/${headSha}/${annotation.path}`
      }))
    )
  }
}

type Update = Pick<
  Endpoints['checks']['update']['parameters'],
  'name' | 'status' | 'conclusion' | 'completed_at' | 'details_url' | 'external_id'
> & {
  readonly output?: {
    readonly title?: string
    readonly summary?: string
    readonly text?: string
    readonly annotations?: readonly Annotation[]
  }
}

function saveUpdate({store}: Call, run: CheckRun, update: Update): CheckRun {
  const {output} = update
  output?.annotations?.forEach(checkAnnotation)
  // A conclusion completes the run; 'completed' without one is refused.
  const conclusion = update.conclusion ?? run.conclusion
  const status = update.conclusion === undefined ? (update.status ?? run.status) : 'completed'
  if (status === 'completed' && conclusion === null) {
    throw new Refusal(422, 'Invalid request.\n\nMissing required key "conclusion".')
  }
  const completedAt = update.completed_at ?? run.completedAt ?? store.now()
  const saved: CheckRun = {
    ...run,
    name: update.name ?? run.name,
    status,
    conclusion: status === 'completed' ? conclusion : null,
    title: output?.title ?? run.title,
    summary: output?.summary ?? run.summary,
    text: output?.text ?? run.text,
    annotations: [...run.annotations, ...(output?.annotations ?? [])],
    externalId: update.external_id ?? run.externalId,
    detailsUrl: update.details_url ?? run.detailsUrl,
    completedAt: status === 'completed' ? completedAt : null
  }
  store.checkRuns.set(saved.id, saved)
  return saved
}

function checkAnnotation(annotation: Annotation): void {
  const {start_line, end_line, start_column, end_column, title = '', message} = annotation
  const refuse = (what: string) => {
    throw new Refusal(422, `Invalid request.\n\nannotation of ${annotation.path}: ${what}`)
  }
  const hasColumn = start_column !== undefined || end_column !== undefined
  if (hasColumn && start_line !== end_line) refuse('columns need one line')
  if (start_line < 1 || end_line < start_line) refuse('lines are not in order')
  if (annotation.path.startsWith('/')) refuse('path is not relative')
  if (title.length > MAX_TITLE_CHARS) refuse(`title is over ${MAX_TITLE_CHARS} characters`)
  if (Buffer.byteLength(message) > MAX_MESSAGE_BYTES) refuse('message is over 64 KB')
}

function findRun(call: Call): CheckRun {
  const run = call.store.checkRuns.get(Number(parameter(call, 'check_run_id')))
  if (run === undefined) throw new Refusal(404, 'Not Found')
  return run
}

function checkShape(call: Call, run: CheckRun) {
  const {actionsApp, api, web} = createShapes(call.store, call.apiUrl)
  const self = `${api}/check-runs/${run.id}`
  return {
    id: run.id,
    node_id: `CR_${run.id}`,
    name: run.name,
    head_sha: run.headSha,
    external_id: run.externalId,
    url: self,
    html_url: `${web}/runs/${run.id}`,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${self}/annotations`
    },
    check_suite: {id: 5},
    app: actionsApp(),
    pull_requests: []
  }
}
