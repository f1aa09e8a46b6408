import {tmpdir} from 'node:os'
import type {ActionInputs} from '../adapters/action-inputs.ts'
import {actionWorld} from '../adapters/action-world.ts'
import {createActionClient} from '../adapters/github/action-client.ts'
import {apiUrl, type GitHubClient} from '../adapters/github/client.ts'
import {readEvent, readPayload, type EventContext} from '../adapters/github/event.ts'
import {ownRun} from '../adapters/github/run-stamp.ts'
import {withPullRequest} from '../adapters/github/run-of-pull.ts'
import {failRun, runnerLog, setCommentUrl, setOutputs, writeSummary} from '../adapters/runner.ts'
import {EXIT} from '../cli/command.ts'
import {Interrupted, UserError} from '../errors.ts'
import {stands} from '../verdict/stands.ts'
import type {Verdict} from '../verdict/verdict.ts'
import type {Log} from '../ports.ts'
import {renderSummary} from '../report/summary.ts'
import {judge} from './judge.ts'
import {publish, publishReported, publishTrouble, type Publication} from './publish.ts'
import {clearFiles, saveFiles} from './save.ts'
import {refuseOtherHead, refuseOtherPolicy, savedVerdict} from './saved-verdict.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Makes the client for GitHub. */
export type Connect = typeof createActionClient

/** What one run of the action works with. */
interface Run {
  readonly inputs: ActionInputs
  readonly event: EventContext
  readonly client: GitHubClient | null
  readonly workspace: string
  readonly temporary: string
  /** Null without a token. */
  readonly publication: Publication | null
  /** ISO date. */
  readonly today: string
  readonly log: Log
}

/** One run of the action: judges, saves, publishes, and gives the exit status. Throws as `check` does. */
export async function gatePullRequest(
  inputs: ActionInputs,
  env: Environment,
  connect: Connect = createActionClient
): Promise<number> {
  const log = runnerLog()
  const {token, comment, checkRun} = inputs
  const client = token === null ? null : connect({token, baseUrl: apiUrl(env), log})
  const event = await withPullRequest(client, readEvent(env, await readPayload(env)))
  if (event === null) {
    const said =
      'No open pull request has the head that the other workflow ran on: there is nothing to judge.'
    log.info(said)
    setOutputs({summary: said})
    return EXIT.pass
  }
  const today = new Date().toISOString().slice(0, 10)
  const publication =
    client === null ? null : {client, event, comment, checkRun, run: ownRun(env), today, log}
  const run = {
    inputs,
    event,
    client,
    workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    temporary: env['RUNNER_TEMP'] ?? tmpdir(),
    publication,
    today,
    log
  }
  return await (inputs.mode === 'comment' ? tellReported(run) : judgeAndTell(run))
}

async function judgeAndTell(run: Run): Promise<number> {
  const {inputs, workspace, temporary, publication, log} = run
  let verdict: Verdict
  let files: Awaited<ReturnType<typeof saveFiles>>
  try {
    await clearFiles(inputs, workspace, temporary)
    verdict = await judge(inputs, await worldOf(run))
    files = await saveFiles(verdict, inputs, run)
  } catch (error) {
    if (publication !== null && !(error instanceof Interrupted))
      await publishTrouble(publicMessage(error), publication)
    throw error
  }
  // Outputs and the status of the step are there before anything is asked of GitHub, whatever becomes of that.
  const open = verdict.models.flatMap(m => m.findings.filter(f => f.waiver === null && stands(f)))
  const sentence = sentenceOf(verdict)
  setOutputs({
    verdict: verdict.verdict,
    ...files,
    summary: sentence,
    'failed-checks': JSON.stringify(open.filter(f => f.status === 'fail').map(f => f.id)),
    'held-checks': JSON.stringify(open.filter(f => f.status !== 'fail').map(f => f.id)),
    'cost-of-gap': String(verdict.models.reduce((sum, m) => sum + m.gaps.total, 0))
  })
  const status = conclude(verdict, inputs.failOn ?? verdict.policy.failOn, sentence)
  await writeSummary(renderSummary(verdict, run), log)
  if (publication !== null) setCommentUrl(await publish(verdict, publication))
  return status
}

/** Tells what a run of the pull request's own workflow left behind, after it has been held against what GitHub says. */
async function tellReported(run: Run): Promise<number> {
  const {inputs, event, workspace, publication} = run
  if (event.kind !== 'workflow_run' || publication === null) {
    throw new UserError(
      'mode is "comment", which tells what the run of another workflow reported: it needs a workflow on workflow_run, and a token.'
    )
  }
  const {verdict} = await savedVerdict(inputs.verdictFile, workspace)
  refuseOtherHead(verdict, event.headSha)
  refuseOtherPolicy(verdict, (await worldOf(run)).policy)
  // The verdict is no output: what goes on by it would take a stranger's word.
  setOutputs({
    summary: `Reported by the pull request’s own run, not judged: ${sentenceOf(verdict)}`
  })
  setCommentUrl(await publishReported(verdict, publication))
  return EXIT.pass
}

/**
 * What everybody may read of an error. A mistake of the policy or the workflow is told; what the world says stays in
 * the log, where the runner masks secrets.
 */
function publicMessage(error: unknown): string {
  return error instanceof UserError
    ? error.message
    : 'Something that the gate needs could not be had; the log of the job says what.'
}

async function worldOf({inputs, event, workspace, client, today, log}: Run) {
  return await actionWorld({inputs, event, workspace, client, today, log})
}

function sentenceOf({models}: Verdict): string {
  if (models.length === 0) return 'No model is changed.'
  return models.map(m => `${m.name}: ${m.verdict}, ${m.headline}`).join('; ')
}

function conclude({verdict}: Verdict, failOn: 'fail' | 'hold', sentence: string): number {
  const stops = verdict === 'fail' || (verdict === 'hold' && failOn === 'hold')
  if (!stops) return EXIT.pass
  failRun(sentence)
  return EXIT[verdict]
}
