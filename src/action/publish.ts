import type {GitHubClient} from '../adapters/github/client.ts'
import {publishCheckRun} from '../adapters/github/check-run.ts'
import {STAMP_CHARS, upsertComment, type Sticky} from '../adapters/github/comment.ts'
import type {EventContext} from '../adapters/github/event.ts'
import type {Published} from '../adapters/github/published.ts'
import type {RunStamp} from '../adapters/github/run-stamp.ts'
import type {Verdict} from '../verdict/verdict.ts'
import type {Log} from '../ports.ts'
import {renderCheckRun, renderOverallCheckRun, type CheckRun} from '../report/check-run.ts'
import {
  COMMENT_MARKER,
  MAX_COMMENT_CHARS,
  renderComment,
  renderTakenBack
} from '../report/comment.ts'
import {renderReported, renderTrouble, renderTroubleCheckRun} from '../report/told.ts'

/** Where and what to publish. */
export interface Publication {
  readonly client: GitHubClient
  readonly event: EventContext
  readonly comment: 'auto' | 'always' | 'never'
  readonly checkRun: boolean
  /** The run that tells; null outside of a workflow. */
  readonly run: RunStamp | null
  /** ISO date. */
  readonly today: string
  readonly log: Log
}

/** The check run that branch protection can require: there on every pull request, whatever it changes. */
const CHECK_NAME = 'model promotion'
const LIMIT = {limit: MAX_COMMENT_CHARS - STAMP_CHARS}

/**
 * Tells GitHub: one check run for the whole, and one for each model where there are several; one comment for all
 * models. What GitHub does not allow is a warning, and changes no verdict; each is tried whatever became of the others.
 * Gives the comment's address, '' where there is none.
 */
export async function publish(verdict: Verdict, publication: Publication): Promise<string> {
  // A pull request without a model needs no comment, but what an earlier push left there is no longer so.
  const isHistory = publication.comment === 'auto' && verdict.models.length === 0
  return await tellAll(publication, checkRunsOf(verdict), {
    body: isHistory
      ? renderTakenBack(verdict, LIMIT)
      : renderComment(verdict, {...LIMIT, today: publication.today}),
    onlyIfThere: isHistory
  })
}

/** Tells of a verdict that comes from a run of the pull request's own: in the comment, and by no check. */
export async function publishReported(verdict: Verdict, publication: Publication): Promise<string> {
  return await tellAll(publication, [], {body: renderReported(verdict, LIMIT)})
}

/** Tells that the gate could not judge, lest what an earlier run said of the pull request stands. */
export async function publishTrouble(message: string, publication: Publication): Promise<void> {
  await tellAll(publication, [{name: CHECK_NAME, run: renderTroubleCheckRun(message)}], {
    body: renderTrouble(message),
    onlyIfThere: true
  })
}

async function tellAll(
  publication: Publication,
  checkRuns: readonly {readonly name: string; readonly run: CheckRun}[],
  comment: Pick<Sticky, 'body' | 'onlyIfThere'>
): Promise<string> {
  const {client, event, log, run} = publication
  const told: Told[] = []
  for (const {name, run: shown} of publication.checkRun ? checkRuns : []) {
    const result = await putCheckRun(name, shown, publication)
    told.push({what: `check run “${name}”`, result})
    // What the token may not do for one model it may not do for the others.
    if (!result.published && result.permission !== undefined) break
  }
  let url = ''
  if (publication.comment !== 'never' && event.number !== null) {
    const result = await upsertComment(
      client,
      {...event.repository, number: event.number},
      {marker: COMMENT_MARKER, headSha: event.headSha, run, ...comment}
    )
    const isSilent = comment.onlyIfThere === true && (!result.published || result.url === '')
    if (!isSilent) told.push({what: 'comment', result})
    if (result.published) url = result.url
  }
  tell(told, log)
  return url
}

interface Told {
  readonly what: string
  readonly result: Published
}

function checkRunsOf(verdict: Verdict): readonly {readonly name: string; readonly run: CheckRun}[] {
  const [first, ...more] = verdict.models
  if (first === undefined || more.length > 0) {
    return [
      {name: CHECK_NAME, run: renderOverallCheckRun(verdict)},
      ...verdict.models.map(m => ({
        name: `${CHECK_NAME}: ${m.name}`,
        run: renderCheckRun(m, verdict)
      }))
    ]
  }
  return [{name: CHECK_NAME, run: renderCheckRun(first, verdict)}]
}

async function putCheckRun(
  name: string,
  shown: CheckRun,
  {client, event, run}: Publication
): Promise<Published> {
  const {conclusion, title, summary, text} = shown
  return await publishCheckRun(
    client,
    {...event.repository, headSha: event.headSha},
    {
      name,
      conclusion,
      title,
      summary,
      text,
      annotations: shown.annotations.map(a => ({
        path: a.path,
        startLine: a.start_line,
        endLine: a.end_line,
        level: a.annotation_level,
        title: a.title,
        message: a.message
      }))
    },
    run
  )
}

/** What was told, and once what the token may not. */
function tell(told: readonly Told[], log: Log): void {
  const denied: string[] = []
  const needed = new Set<string>()
  for (const {what, result} of told) {
    if (result.published) log.info(`${what}: ${result.change}, ${result.url}`)
    else if (result.permission === undefined)
      log.warning(`The ${what} could not be published: ${result.reason}. The verdict stands.`)
    else {
      denied.push(what)
      needed.add(result.permission)
    }
  }
  if (denied.length === 0) return
  log.warning(
    `The token may not write the ${denied.join(' and the ')}: the job needs \`permissions: {${[...needed].join(', ')}}\`, which a pull request from a fork never gets (docs/forks.md). The verdict stands.`
  )
}
