import {tmpdir} from 'node:os'
import type {ActionInputs} from '../adapters/action-inputs.ts'
import {actionWorld} from '../adapters/action-world.ts'
import {createActionClient} from '../adapters/github/action-client.ts'
import {apiUrl} from '../adapters/github/client.ts'
import {readEvent, readPayload} from '../adapters/github/event.ts'
import {failRun, runnerLog, setOutputs, writeSummary} from '../adapters/runner.ts'
import {EXIT} from '../cli/command.ts'
import {stands} from '../verdict/stands.ts'
import type {Verdict} from '../verdict/verdict.ts'
import {renderSummary} from '../report/summary.ts'
import {judge} from './judge.ts'
import {publish} from './publish.ts'
import {saveFiles} from './save.ts'
import {savedVerdict} from './saved-verdict.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** One run of the action: judges, saves, publishes, and gives the exit status. Throws as `check` does. */
export async function gatePullRequest(inputs: ActionInputs, env: Environment): Promise<number> {
  const log = runnerLog()
  const event = readEvent(env, await readPayload(env))
  const {token} = inputs
  const client = token === null ? null : createActionClient({token, baseUrl: apiUrl(env), log})
  const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd()
  const today = new Date().toISOString().slice(0, 10)
  const verdict =
    inputs.mode === 'comment'
      ? (await savedVerdict(inputs.verdictFile, workspace)).verdict
      : await judge(inputs, await actionWorld({inputs, event, workspace, client, today, log}))
  const files = await saveFiles(verdict, inputs, workspace, env['RUNNER_TEMP'] ?? tmpdir())
  await writeSummary(renderSummary(verdict))
  const {comment, checkRun} = inputs
  const url = client === null ? '' : await publish(verdict, {client, event, comment, checkRun, log})
  const open = verdict.models.flatMap(m => m.findings.filter(f => f.waiver === null && stands(f)))
  const sentence = sentenceOf(verdict)
  setOutputs({
    verdict: verdict.verdict,
    ...files,
    summary: sentence,
    'failed-checks': JSON.stringify(open.filter(f => f.status === 'fail').map(f => f.id)),
    'held-checks': JSON.stringify(open.filter(f => f.status !== 'fail').map(f => f.id)),
    'cost-of-gap': String(verdict.models.reduce((sum, m) => sum + m.gaps.total, 0)),
    'comment-url': url
  })
  return inputs.mode === 'comment'
    ? EXIT.pass
    : conclude(verdict, inputs.failOn ?? verdict.policy.failOn, sentence)
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
