import type {GitHubClient} from '../adapters/github/client.ts'
import {publishCheckRun} from '../adapters/github/check-run.ts'
import {upsertComment} from '../adapters/github/comment.ts'
import type {EventContext} from '../adapters/github/event.ts'
import {pullRequestOfHead} from '../adapters/github/history.ts'
import type {Published} from '../adapters/github/published.ts'
import type {Verdict} from '../verdict/verdict.ts'
import type {Log} from '../ports.ts'
import {renderCheckRun, renderOverallCheckRun, type CheckRun} from '../report/check-run.ts'
import {COMMENT_MARKER, renderComment, renderTakenBack} from '../report/comment.ts'

/** Where and what to publish. */
export interface Publication {
  readonly client: GitHubClient
  readonly event: EventContext
  readonly comment: 'auto' | 'always' | 'never'
  readonly checkRun: boolean
  readonly log: Log
}

/** The check run that branch protection can require: there on every pull request, whatever it changes. */
const CHECK_NAME = 'model promotion'

/**
 * Tells GitHub: one comment for all models, one check run for the whole, and one for each model where
 * there are several. What GitHub does not allow is a warning, and changes no verdict. Gives the
 * comment's address, '' where there is none.
 */
export async function publish(verdict: Verdict, publication: Publication): Promise<string> {
  const {checkRun, event, log} = publication
  if (checkRun) {
    for (const {name, run} of checkRunsOf(verdict)) {
      tell(await putCheckRun(name, run, publication), `check run “${name}”`, log)
    }
  }
  if (publication.comment === 'never') return ''
  const number = event.number ?? (await pullRequestOf(publication))
  if (number === null) return ''
  const target = {...event.repository, number}
  // A pull request without a model needs no comment, but what an earlier push left there is no longer so.
  const isHistory = publication.comment === 'auto' && verdict.models.length === 0
  const said = await upsertComment(publication.client, target, {
    marker: COMMENT_MARKER,
    body: isHistory ? renderTakenBack(verdict) : renderComment(verdict),
    onlyIfThere: isHistory
  })
  if (!isHistory || (said.published && said.url !== '')) tell(said, 'comment', log)
  return said.published ? said.url : ''
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
  run: CheckRun,
  {client, event}: Publication
): Promise<Published> {
  const {conclusion, title, summary, text} = run
  return await publishCheckRun(
    client,
    {...event.repository, headSha: event.headSha},
    {
      name,
      conclusion,
      title,
      summary,
      text,
      annotations: run.annotations.map(a => ({
        path: a.path,
        startLine: a.start_line,
        endLine: a.end_line,
        level: a.annotation_level,
        title: a.title,
        message: a.message
      }))
    }
  )
}

/** After another workflow the event names a head commit only; of other events there may be no pull request. */
async function pullRequestOf({client, event}: Publication): Promise<number | null> {
  return event.kind === 'workflow_run'
    ? await pullRequestOfHead(client, event.repository, event.headSha)
    : null
}

function tell(result: Published, what: string, log: Log): void {
  if (result.published) log.info(`${what}: ${result.change}, ${result.url}`)
  else log.warning(`The ${what} could not be published: ${result.reason}. The verdict stands.`)
}
