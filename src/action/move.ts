import {tmpdir} from 'node:os'
import type {ActionInputs} from '../adapters/action-inputs.ts'
import {actionWorld} from '../adapters/action-world.ts'
import {findRepository, type Answer, type Repository} from '../adapters/git.ts'
import {createActionClient} from '../adapters/github/action-client.ts'
import {apiUrl, type GitHubClient} from '../adapters/github/client.ts'
import {
  defaultBranchOf,
  readEvent,
  readPayload,
  type EventContext
} from '../adapters/github/event.ts'
import {mergedPullRequest, remoteMergeBase} from '../adapters/github/history.ts'
import {openPointer} from '../adapters/registries/pointer.ts'
import {readSpec} from '../adapters/registries/spec.ts'
import {failRun, runnerLog, setOutputs, writeSummary} from '../adapters/runner.ts'
import {EXIT} from '../cli/command.ts'
import {digestOf} from '../reading/digest.ts'
import {UserError, WorldError} from '../errors.ts'
import type {World} from '../reading/world.ts'
import type {ModelVerdict, Verdict} from '../verdict/verdict.ts'
import {loadPolicy} from '../catalogue/policy.ts'
import type {RegistryPolicy} from '../policy/schema.ts'
import {promote, rollback, type Circumstances} from '../promotion/promote.ts'
import {renderJson} from '../report/json.ts'
import {renderMoves, sentenceOfMove, type Move} from '../report/moves.ts'
import {renderSummary} from '../report/summary.ts'
import {judge} from './judge.ts'
import {clearFiles, saveFiles} from './save.ts'
import {refuseOtherPolicy, savedVerdict} from './saved-verdict.ts'
import {saveStatements, tellMoves} from './tell-moves.ts'

type Environment = Readonly<Record<string, string | undefined>>

interface Place {
  readonly event: EventContext
  readonly client: GitHubClient | null
  readonly world: World
  /** The clone, where git is the registry or keeps its tags. */
  readonly repository: () => Promise<Answer<Repository>>
  /** What is checked out, and the head that was merged. */
  readonly commits: readonly string[]
}

/**
 * One run of the action in `mode: promote` or `rollback`: moves, tells GitHub, the log and the summary what was
 * done and what was not, and gives the exit status. Throws where the request itself is wrong.
 */
export async function movePointers(inputs: ActionInputs, env: Environment): Promise<number> {
  const log = runnerLog()
  const payload = await readPayload(env)
  const event = readEvent(env, payload)
  refuseBeforeMerge(inputs, event)
  const {token} = inputs
  const client = token === null ? null : createActionClient({token, baseUrl: apiUrl(env), log})
  const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd()
  const temporary = env['RUNNER_TEMP'] ?? tmpdir()
  const now = new Date().toISOString()
  const today = now.slice(0, 10)
  const options = {inputs, event, workspace, client, today, log}
  await clearFiles({...inputs, verdictFile: null}, workspace, temporary)
  const world = await actionWorld(options)
  const folder = world.prefix === '' ? workspace : `${workspace}/${world.prefix}`
  const repository = async (): Promise<Answer<Repository>> =>
    await findRepository(folder, workspace)
  const merged =
    client === null || inputs.mode === 'rollback'
      ? null
      : await mergedPullRequest(client, event.repository, event.headSha)
  const commits = merged === null ? [event.headSha] : [event.headSha, merged.headSha]
  const place = {event, client, world, repository, commits}
  const circumstances = {
    by: env['GITHUB_ACTOR'] ?? 'unknown',
    at: now,
    pullRequest: merged?.number ?? null,
    reason: inputs.reason
  }

  let moves: readonly Move[]
  let judged: Verdict | null = null
  if (inputs.mode === 'rollback') {
    moves = [await rollBackOne(inputs, place, circumstances)]
  } else {
    await refuseUnmerged(place, env, payload)
    const {verdict, text} = await verdictOf(inputs, world, workspace)
    judged = verdict
    moves = await promoteAll(inputs, place, circumstances, {verdict, text})
  }

  const statements = await saveStatements(moves, temporary)
  const files =
    judged === null
      ? {}
      : await saveFiles(judged, {...inputs, verdictFile: null}, {workspace, temporary, today})
  await writeSummary(
    `${renderMoves(moves)}${judged === null ? '' : `\n${renderSummary(judged, {today})}`}`,
    log
  )
  await tellMoves(moves, {client, event, env, log})
  const sentence =
    moves.length === 0
      ? 'No model is changed, so nothing was moved.'
      : moves.map(sentenceOfMove).join(' ')
  setOutputs({
    ...(judged === null ? {} : {verdict: judged.verdict}),
    ...files,
    ...statements,
    summary: sentence,
    promotion: wordOf(moves)
  })
  return conclude(moves, sentence)
}

/** Before the merge nothing may move; of a finished workflow the event does not tell whether it was merged. */
function refuseBeforeMerge({mode}: ActionInputs, {kind}: EventContext): void {
  if (kind === 'push' || kind === 'workflow_dispatch' || kind === 'schedule' || kind === 'other')
    return
  throw new UserError(
    `mode is "${mode}" in a workflow on ${kind}: only what is merged goes into production. Run it on: push to the default branch, or on: workflow_dispatch.`
  )
}

/** What is promoted is on the default branch, or on a branch that is protected as such a one is. */
async function refuseUnmerged(
  {event, client}: Place,
  env: Environment,
  payload: unknown
): Promise<void> {
  const branch = defaultBranchOf(payload)
  const ref = env['GITHUB_REF'] ?? ''
  if (branch !== null && ref === `refs/heads/${branch}`) return
  if (ref.startsWith('refs/heads/') && env['GITHUB_REF_PROTECTED'] === 'true') return
  if (branch !== null && client !== null) {
    const base = await remoteMergeBase(client, event.repository, branch, event.headSha)
    if (base.ok && base.value === event.headSha) return
  }
  throw new UserError(
    `${event.headSha.slice(0, 7)} (${ref}) is not on ${branch ?? 'the default branch'}: only what is merged goes into production.`
  )
}

/**
 * The verdict that another step saved, else a new one on the merged commit against what the registry has in
 * production now: a merge may differ from what the pull request was judged on.
 */
async function verdictOf(
  inputs: ActionInputs,
  world: World,
  workspace: string
): Promise<{readonly verdict: Verdict; readonly text: string}> {
  if (inputs.verdictFile !== null) {
    const saved = await savedVerdict(inputs.verdictFile, workspace)
    refuseOtherPolicy(saved.verdict, world.policy)
    return saved
  }
  const verdict = await judge(inputs, world)
  return {verdict, text: renderJson(verdict)}
}

async function promoteAll(
  inputs: ActionInputs,
  place: Place,
  circumstances: Circumstances,
  {verdict, text}: {readonly verdict: Verdict; readonly text: string}
): Promise<readonly Move[]> {
  const models = verdict.models.filter(m => inputs.model === null || m.name === inputs.model)
  refuseUnclear(inputs, models)
  const {world} = place
  const moves: Move[] = []
  for (const model of models) {
    const registry = registryOf(model.name, inputs, world)
    moves.push(
      await attempt(model.name, registry, inputs.to !== null, async () => {
        const pointer = await openPointer(registry, place.repository, new Date())
        const request = {
          ...circumstances,
          verdict,
          verdictDigest: digestOf(text),
          model,
          to: inputs.to,
          files: {tree: world.tree, prefix: world.prefix},
          commits: place.commits
        }
        return await promote(request, pointer)
      })
    )
  }
  return moves
}

/** A version that is named is of one model: nothing that was asked for is passed over as if it were done. */
function refuseUnclear({to}: ActionInputs, chosen: readonly ModelVerdict[]): void {
  if (to === null || chosen.length === 1) return
  throw new UserError(
    chosen.length > 1
      ? `to is "${to}", but of which model? Say it with the input model.`
      : `to is "${to}", but the verdict is about no such model, so nothing was moved.`
  )
}

async function rollBackOne(
  inputs: ActionInputs,
  place: Place,
  circumstances: Circumstances
): Promise<Move> {
  const {policy} = place.world
  const names = policy === null ? [] : Object.keys(loadPolicy(policy.text, policy.source).models)
  const name = inputs.model ?? (names.length === 1 ? names[0] : undefined)
  if (name === undefined) {
    throw new UserError(
      names.length === 0
        ? 'No policy names a model whose registry could be rolled back: write one, or give the inputs model and baseline.'
        : `Roll back which model? Say it with the input model: ${names.join(', ')}.`
    )
  }
  const registry = registryOf(name, inputs, place.world)
  return await attempt(name, registry, true, async () => {
    const pointer = await openPointer(registry, place.repository, new Date())
    return await rollback({...circumstances, model: name, to: inputs.to}, pointer)
  })
}

function registryOf(
  model: string,
  {baseline}: ActionInputs,
  {policy}: World
): RegistryPolicy | null {
  if (baseline !== null) return readSpec(baseline)
  if (policy === null) return null
  const {models} = loadPolicy(policy.text, policy.source)
  if (Object.hasOwn(models, model)) return models[model]?.registry ?? null
  throw new UserError(
    `The policy has no model "${model}". Its models: ${Object.keys(models).join(', ')}.`
  )
}

/** What goes wrong with one model does not hide what was done with the others. */
async function attempt(
  model: string,
  registry: RegistryPolicy | null,
  /** Whether a move was asked for by name, which a registry without pointers cannot do. */
  isNamed: boolean,
  move: () => Promise<Exclude<Move['outcome'], {done: 'failed' | 'none'}>>
): Promise<Move> {
  if (registry === null || registry.type === 'git') {
    const why =
      'Its registry is git itself: what is merged is in production, and git revert takes it back.'
    return isNamed
      ? {model, outcome: {done: 'failed', why: `${why} Nothing was moved.`, fault: 'request'}}
      : {model, outcome: {done: 'none', why}}
  }
  try {
    return {model, outcome: await move()}
  } catch (error) {
    if (!(error instanceof UserError || error instanceof WorldError)) throw error
    const fault = error instanceof UserError ? 'request' : 'world'
    return {model, outcome: {done: 'failed', why: error.message, fault}}
  }
}

function wordOf(moves: readonly Move[]): string {
  const order = ['failed', 'refused', 'moved', 'already'] as const
  return order.find(word => moves.some(({outcome}) => outcome.done === word)) ?? 'none'
}

function conclude(moves: readonly Move[], sentence: string): number {
  const faults = moves.flatMap(({outcome}) => (outcome.done === 'failed' ? [outcome.fault] : []))
  const isRefused = moves.some(({outcome}) => outcome.done === 'refused')
  if (faults.length === 0 && !isRefused) return EXIT.pass
  failRun(sentence)
  if (faults.includes('world')) return EXIT.world
  return faults.length > 0 ? EXIT.wrong : EXIT.fail
}
