import {setTimeout as wait} from 'node:timers/promises'

import * as z from 'zod'

import {allPages, answered} from './answers.ts'
import type {GitHubClient} from './client.ts'
import {publishStatus} from './commit-status.ts'
import {apiFailure, isDenied, isTransient} from './failure.ts'
import {published, type Published} from './published.ts'
import type {CommitName} from './repository.ts'
import {isNewer, readStamp, type RunStamp, stampText} from './run-stamp.ts'

interface Annotation {
  readonly path: string
  readonly startLine: number
  readonly endLine: number
  readonly level: 'notice' | 'warning' | 'failure'
  readonly title: string
  readonly message: string
}

export interface CheckRun {
  /** Stable, one a model: a required check is known by it. */
  readonly name: string
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'action_required'
  readonly title: string
  readonly summary: string
  readonly text: string | null
  readonly annotations: readonly Annotation[]
}

/** Characters of `output.summary` and `output.text`, as the description of GitHub's API says. */
export const MAX_OUTPUT = 65_535
/** Annotations in one request; further requests append. */
const MAX_ANNOTATIONS = 50
/** Characters of an annotation's title and message. */
const MAX_TITLE = 255
const MAX_MESSAGE = 65_535

const PURPOSE = {what: 'publish the check run', permission: 'checks: write'}
const MAX_ROUNDS = 3
/** A check run whose answer was lost may need a moment to show. */
const PAUSE_MS = 500

const madeSchema = z.object({id: z.int(), html_url: z.string().nullish()})
const runsSchema = z
  .object({
    check_runs: z.array(
      z.object({
        id: z.int(),
        html_url: z.string().nullish(),
        external_id: z.string().nullish(),
        conclusion: z.string().nullish(),
        output: z.object({annotations_count: z.int()})
      })
    )
  })
  .transform(({check_runs: runs}) => runs)

type Made = z.infer<typeof madeSchema>
type Listed = z.infer<typeof runsSchema>[number]

/**
 * Publishes a finished check run on a commit, and replaces the one of an earlier run with the same name. One that has
 * annotations is superseded by a new one, since GitHub could only append to them; it shows and requires the latest. What
 * a newer run of the workflow said stays, and what another step of the same run refused. A forge without check runs gets a commit status of the same name.
 */
export async function publishCheckRun(
  client: GitHubClient,
  target: CommitName,
  run: CheckRun,
  by: RunStamp | null = null
): Promise<Published> {
  const said = await published(PURPOSE, async () => await converge(client, target, run, by))
  if (said.published || said.permission === undefined) return said
  const status = await publishStatus(client, target, run)
  return status ?? said
}

async function converge(
  client: GitHubClient,
  target: CommitName,
  run: CheckRun,
  by: RunStamp | null
): Promise<Published> {
  const [first = [], ...others] = batches(run.annotations)
  for (let round = 1; ; round++) {
    const own = await ownRuns(client, target, run.name)
    // Where they cannot be listed, a new one is the latest all the same; but not twice by the same run.
    if (own === null && round > 1)
      throw new Error('its answer was lost, and no list tells what was done')
    const id = externalId(run.name, by)
    const standing = own?.find(
      one =>
        isNewer(stampOf(one.external_id), by) ||
        // Another step of the same run said no: one check for both is green only where both are.
        (by !== null && one.external_id === id && round === 1 && isGreenOver(run, one))
    )
    if (standing !== undefined)
      return {published: true, url: standing.html_url ?? '', change: 'none'}
    const done =
      round === 1
        ? undefined
        : own?.find(one => one.external_id === id && one.conclusion === run.conclusion)
    const before = own?.find(({output}) => output.annotations_count === 0)
    try {
      const made = done ?? (await write(client, target, run, {id, before, annotations: first}))
      await append(client, target, {run, id, made, others})
      const change = before === undefined ? 'created' : 'updated'
      return {published: true, url: made.html_url ?? '', change}
    } catch (error) {
      const failure = apiFailure(error)
      if (failure === null || !isTransient(failure) || round === MAX_ROUNDS) throw error
      await wait(PAUSE_MS)
    }
  }
}

function isGreenOver({conclusion}: CheckRun, {conclusion: before}: Listed): boolean {
  return conclusion === 'success' && before !== 'success'
}

async function write(
  {rest}: GitHubClient,
  {owner, repo, headSha}: CommitName,
  run: CheckRun,
  {
    id,
    before,
    annotations
  }: {
    readonly id: string
    readonly before: Listed | undefined
    readonly annotations: readonly Annotation[]
  }
): Promise<Made> {
  const content = {owner, repo, ...resultOf(run, id), output: outputOf(run, annotations)}
  return answered(
    madeSchema,
    before === undefined
      ? await rest.checks.create({...content, head_sha: headSha})
      : await rest.checks.update({...content, check_run_id: before.id})
  )
}

/** The annotations that did not go into the first request; the conclusion stands without them. */
async function append(
  {rest}: GitHubClient,
  {owner, repo}: CommitName,
  {
    run,
    id,
    made,
    others
  }: {
    readonly run: CheckRun
    readonly id: string
    readonly made: Made
    readonly others: readonly (readonly Annotation[])[]
  }
): Promise<void> {
  try {
    for (const annotations of others)
      await rest.checks.update({
        owner,
        repo,
        check_run_id: made.id,
        ...resultOf(run, id),
        output: outputOf(run, annotations)
      })
  } catch (error) {
    if (apiFailure(error) === null) throw error
  }
}

function resultOf({name, conclusion}: CheckRun, id: string) {
  return {name, external_id: id, status: 'completed', conclusion} as const
}

/**
 * The runs of ours on a commit; null where they cannot be listed. Ours by `external_id`: the job that this runs in is a
 * check run of the same app, and may have the same name.
 */
async function ownRuns(
  {rest}: GitHubClient,
  {owner, repo, headSha}: CommitName,
  name: string
): Promise<readonly Listed[] | null> {
  const asked = {owner, repo, ref: headSha, check_name: name, per_page: 100}
  try {
    const runs = await allPages(
      runsSchema,
      async page => await rest.checks.listForRef({...asked, page})
    )
    return runs.filter(
      ({external_id: id}) => id === externalId(name, null) || isStamped(id ?? '', name)
    )
  } catch (error) {
    const failure = apiFailure(error)
    if (failure === null || isDenied(failure) || failure.kind === 'token') throw error
    return null
  }
}

function externalId(name: string, by: RunStamp | null): string {
  const id = `model-promotion-gate:${name}`
  return by === null ? id : `${id}@${stampText(by)}`
}

function isStamped(id: string, name: string): boolean {
  return stampOf(id) !== null && id.replace(/@[\d.]+$/u, '') === externalId(name, null)
}

function stampOf(id: string | null | undefined): RunStamp | null {
  return readStamp(/@([\d.]+)$/u.exec(id ?? '')?.[1])
}

function batches(annotations: readonly Annotation[]): readonly (readonly Annotation[])[] {
  const count = Math.ceil(annotations.length / MAX_ANNOTATIONS)
  return Array.from({length: count}, (_, at) =>
    annotations.slice(at * MAX_ANNOTATIONS, (at + 1) * MAX_ANNOTATIONS)
  )
}

function outputOf({title, summary, text}: CheckRun, annotations: readonly Annotation[]) {
  return {
    title,
    summary: clip(summary, MAX_OUTPUT),
    ...(text === null ? {} : {text: clip(text, MAX_OUTPUT)}),
    annotations: annotations.map(({path, startLine, endLine, level, ...said}) => ({
      path,
      start_line: startLine,
      end_line: endLine,
      annotation_level: level,
      title: clip(said.title, MAX_TITLE),
      message: clip(said.message, MAX_MESSAGE)
    }))
  }
}

/** Whole characters of the beginning, with a mark that something is missing. */
function clip(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/u, '')}…`
}
