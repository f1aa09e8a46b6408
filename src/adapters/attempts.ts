import {createHash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {stat} from 'node:fs/promises'
import {join} from 'node:path'
import {pipeline} from 'node:stream/promises'

import {WorldError} from '../errors.ts'
import type {
  AttemptHistory,
  AttemptLog,
  AttemptQuery,
  CommittedEvidence
} from '../evidence/attempts.ts'
import {
  defaultBranch,
  hasCommit,
  headCommit,
  mergeBase,
  type Answer,
  type Repository
} from './git.ts'
import {git} from './git-process.ts'

/** More candidates than this on one hold-out are too many by far; their exact number does not matter. */
const MAX_COMMITS = 200

/**
 * The candidates that the clone's history has of one evidence file, by content. Nothing but ids is read,
 * whatever the size of the files: what they were compared with is known by the id of the baseline's file,
 * which a new evaluation set changes too. A history that was cut off is not known. Rewritten branches and
 * closed pull requests leave no trace, so there may have been more.
 */
export async function readAttempts(
  found: Answer<Repository>,
  query: AttemptQuery
): Promise<AttemptLog> {
  if (!found.ok) return unknown(found)
  const repository = found.value
  if (repository.shallow) {
    return {
      known: false,
      why: 'this clone is shallow: fetch its history (actions/checkout: `fetch-depth: 0`)'
    }
  }
  const range = await rangeOf(repository, query)
  if (!range.ok) return unknown(range)
  // Each is a process of git's, and a start-up that people feel.
  const [[evidence, evaluationSet], changes] = await Promise.all([
    contentsOf(repository, query),
    changesOf(repository, query, range.value)
  ])
  if (!changes.ok) return unknown(changes)
  if (evidence === null) return {known: false, why: `${query.path} is not in the working files`}
  const kept = new Set(
    changes.value.flatMap(({files}) => [...files.values()].flatMap(f => [f.before, f.after]))
  )
  const {path, baselinePath} = query
  const current = {
    evidence: await asCommitted(repository, path, evidence, kept),
    evaluationSet: await asCommitted(repository, baselinePath, evaluationSet, kept)
  }
  return {
    known: true,
    history: {
      current,
      commits: statesOf(changes.value, current, repository, query),
      production:
        query.since === null ? null : await committed(repository, query.since, query.path),
      complete: changes.value.length < MAX_COMMITS
    }
  }
}

/**
 * The id under which the history has a file: that of its content, or that of its pointer where Git LFS keeps it, whose
 * filter is not run.
 */
async function asCommitted(
  {folder}: Repository,
  path: string | null,
  id: string | null,
  kept: ReadonlySet<string | null>
): Promise<string | null> {
  if (path === null || id === null || kept.has(id)) return id
  const file = join(folder, path)
  const [content, {size}] = [createHash('sha256'), await stat(file)]
  await pipeline(createReadStream(file), content)
  const oid = content.digest('hex')
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`
  const ids = createHash(id.length === 40 ? 'sha1' : 'sha256')
  const own = ids.update(`blob ${pointer.length}\0${pointer}`).digest('hex')
  return kept.has(own) ? own : id
}

/** The commits since the model in production, in git's words; the baseline's file marks it by itself. */
async function rangeOf(
  repository: Repository,
  {since, baselinePath}: AttemptQuery
): Promise<Answer<readonly string[]>> {
  if (baselinePath !== null) return {ok: true, value: ['HEAD']}
  const head = await headCommit(repository)
  if (!head.ok) return head
  if (since !== null) {
    if (await hasCommit(repository, since)) return {ok: true, value: [head.value, `^${since}`]}
    return {
      ok: false,
      problem: 'no-such-commit',
      summary: `the commit ${since} that is in production is not in this clone`,
      remedy: ''
    }
  }
  const branch = await defaultBranch(repository)
  if (!branch.ok) return branch
  const base = await mergeBase(repository, head.value, branch.value.commit)
  return base.ok ? {ok: true, value: [head.value, `^${base.value}`]} : base
}

interface Change {
  readonly commit: string
  /** By path from the repository's root: content before and after; null where there is none. */
  readonly files: ReadonlyMap<
    string,
    {readonly before: string | null; readonly after: string | null}
  >
}

async function changesOf(
  repository: Repository,
  {path, baselinePath}: AttemptQuery,
  range: readonly string[]
): Promise<Answer<readonly Change[]>> {
  const asked = ['log', '-z', '--format=%H', '--raw', '--no-abbrev', '--no-renames']
  const paths = [path, ...(baselinePath === null ? [] : [baselinePath])]
  const {code, stdout, stderr} = await git(repository, [
    ...asked,
    // Also what a merge left behind: it was tried.
    '--full-history',
    '--topo-order',
    `--max-count=${MAX_COMMITS}`,
    ...range,
    '--',
    ...paths
  ])
  if (code === 0) return {ok: true, value: parseLog(stdout.toString('utf8'))}
  const head = await headCommit(repository)
  if (!head.ok) return head
  throw new WorldError(`git log failed: ${stderr.split('\n')[0] ?? ''}`)
}

/** Commit ids, and after each its lines `:MODE MODE BEFORE AFTER LETTER` and path, all ended by NUL. */
function parseLog(text: string): readonly Change[] {
  const words = text.split('\0').map(word => word.replace(/^\n/u, ''))
  const changes: {
    commit: string
    files: Map<string, {before: string | null; after: string | null}>
  }[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word.startsWith(':')) {
      const [, , before = '', after = ''] = word.split(' ')
      changes.at(-1)?.files.set(words[++at] ?? '', {before: blob(before), after: blob(after)})
    } else if (word !== '') {
      changes.push({commit: word, files: new Map()})
    }
  }
  return changes
}

function blob(id: string): string | null {
  return /^0+$/u.test(id) ? null : id
}

/** Back from today: before a commit that changed the baseline's file, that was what it was. */
function statesOf(
  changes: readonly Change[],
  current: AttemptHistory['current'],
  {prefix}: Repository,
  {path, baselinePath}: AttemptQuery
): readonly CommittedEvidence[] {
  const inRoot = (inside: string): string => (prefix === '' ? inside : `${prefix}/${inside}`)
  let {evaluationSet} = current
  const states: CommittedEvidence[] = []
  for (const {commit, files} of changes) {
    const baseline = baselinePath === null ? undefined : files.get(inRoot(baselinePath))
    if (baseline !== undefined) evaluationSet = baseline.after
    const candidate = files.get(inRoot(path))
    if (candidate !== undefined) states.push({commit, evidence: candidate.after, evaluationSet})
    if (baseline !== undefined) evaluationSet = baseline.before
  }
  return states
}

/** What the candidate's and the baseline's file are now: one question, unless one of them is not there. */
async function contentsOf(
  repository: Repository,
  {path, baselinePath}: AttemptQuery
): Promise<readonly [string | null, string | null]> {
  if (baselinePath === null) return [await contentOf(repository, path), null]
  const asked = ['hash-object', '--', path, baselinePath]
  const {code, stdout} = await git(repository, asked)
  const [evidence = null, evaluationSet = null] = stdout.toString('utf8').split('\n')
  if (code === 0) return [evidence, evaluationSet]
  return await Promise.all([contentOf(repository, path), contentOf(repository, baselinePath)])
}

/** The id that git would give the file as it lies there; null where there is none. */
async function contentOf(repository: Repository, path: string): Promise<string | null> {
  const {code, stdout} = await git(repository, ['hash-object', '--', path])
  return code === 0 ? stdout.toString('utf8').trim() : null
}

async function committed(
  repository: Repository,
  commit: string,
  path: string
): Promise<string | null> {
  const {prefix} = repository
  const name = `${commit}:${prefix === '' ? '' : `${prefix}/`}${path}`
  const {code, stdout} = await git(repository, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    name
  ])
  return code === 0 ? stdout.toString('utf8').trim() : null
}

function unknown({summary}: {readonly summary: string}): AttemptLog {
  return {known: false, why: summary}
}
