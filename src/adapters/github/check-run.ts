import type {GitHubClient} from './client.ts'
import {apiFailure, isTransient} from './failure.ts'
import {published, type Published} from './published.ts'
import type {RepositoryName} from './repository.ts'

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

export interface CommitName extends RepositoryName {
  /** Of a pull request its head: a check on the merge commit is not shown. */
  readonly headSha: string
}

/** Characters of `output.summary` and `output.text`, as the description of GitHub's API says. */
export const MAX_OUTPUT = 65_535
/** Annotations in one request; further requests append. */
const MAX_ANNOTATIONS = 50
/** Characters of an annotation's title and message. */
const MAX_TITLE = 255
const MAX_MESSAGE = 65_535

const PURPOSE = {what: 'publish the check run', permission: 'checks: write'}

/**
 * Publishes a finished check run on a commit, and replaces the one of an earlier run with the same name. One that has
 * annotations is superseded by a new one, since GitHub could only append to them; it shows and requires the latest.
 */
export async function publishCheckRun(
  client: GitHubClient,
  target: CommitName,
  run: CheckRun
): Promise<Published> {
  return await published(PURPOSE, async () => {
    const repository = {owner: target.owner, repo: target.repo}
    const result = {
      name: run.name,
      external_id: externalId(run.name),
      status: 'completed',
      conclusion: run.conclusion
    } as const
    const [first = [], ...others] = batches(run.annotations)
    const update = async (id: number, annotations: readonly Annotation[]): Promise<Answered> =>
      await client.rest.checks.update({
        ...repository,
        ...result,
        check_run_id: id,
        output: outputOf(run, annotations)
      })
    const create = async (): Promise<Answered> =>
      await client.rest.checks.create({
        ...repository,
        ...result,
        head_sha: target.headSha,
        output: outputOf(run, first)
      })

    const before = await replaceable(client, target, run.name)
    const {data} = before === null ? await twice(create) : await update(before, first)
    for (const annotations of others) await update(data.id, annotations)
    return {
      published: true,
      url: data.html_url ?? '',
      change: before === null ? 'created' : 'updated'
    }
  })
}

interface Answered {
  readonly data: {readonly id: number; readonly html_url: string | null}
}

/**
 * The id of an earlier run of ours without annotations. Ours by `external_id`: the job that this runs in is a check run of
 * the same app, and may have the same name.
 */
async function replaceable(
  {rest, paginate}: GitHubClient,
  {owner, repo, headSha}: CommitName,
  name: string
): Promise<number | null> {
  const asked = {owner, repo, ref: headSha, check_name: name, per_page: 100}
  const runs = await paginate(rest.checks.listForRef, asked)
  const own = runs.find(
    ({external_id: id, output}) => id === externalId(name) && output.annotations_count === 0
  )
  return own?.id ?? null
}

/** Once more when the answer was lost: of two equal runs only the latest counts, but none would block a pull request. */
async function twice<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const failure = apiFailure(error)
    if (failure === null || !isTransient(failure)) throw error
    return await act()
  }
}

function externalId(name: string): string {
  return `model-promotion-gate:${name}`
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
