import {resolve} from 'node:path'

import {git, gitOutput} from './git-process.ts'

export type GitProblem =
  | 'git-missing'
  | 'not-a-repository'
  | 'unreadable-repository'
  | 'no-such-commit'
  | 'no-merge-base'
  | 'no-default-branch'

/** What git says, or why it cannot: a repository without the asked commit is a state, not an accident. */
export type Answer<T> =
  | {readonly ok: true; readonly value: T}
  | {
      readonly ok: false
      readonly problem: GitProblem
      readonly summary: string
      readonly remedy: string
    }

/** A repository, seen from one folder of it: paths are relative to that folder, files elsewhere are left out. */
export interface Repository {
  readonly folder: string
  /** The folder's path inside the repository, '' for its root. */
  readonly prefix: string
  /** Whether history was cut off, as `actions/checkout` does by default. */
  readonly shallow: boolean
}

export interface Branch {
  /** `origin/main`, or `main` where there is no remote. */
  readonly name: string
  readonly commit: string
}

export interface ChangedFile {
  readonly path: string
  readonly change: 'added' | 'modified' | 'deleted'
}

/** The repository that a folder belongs to. */
export async function findRepository(folder: string): Promise<Answer<Repository>> {
  const place = resolve(folder)
  const asked = ['--is-inside-work-tree', '--is-shallow-repository', '--show-prefix']
  const {code, stdout, stderr} = await git(place, ['rev-parse', ...asked])
  if (code === null) {
    return problem('git-missing', 'git is not installed', 'install git, or name the baseline files')
  }
  const [inside, shallow, ...rest] = stdout.toString('utf8').split('\n')
  if (code === 0 && inside === 'true') {
    // A folder's name may hold a line break; the last one is git's own.
    const prefix = rest.slice(0, -1).join('\n').replace(/\/$/u, '')
    return {ok: true, value: {folder: place, prefix, shallow: shallow === 'true'}}
  }
  if (code === 0 || /not a git repository|cannot change to/u.test(stderr)) {
    return problem(
      'not-a-repository',
      `${folder} is not in the working files of a git repository`,
      'run inside a clone, or name the baseline files'
    )
  }
  return problem(
    'unreadable-repository',
    `git cannot read the repository of ${folder}: ${stderr.split('\n')[0] ?? ''}`,
    'see what `git status` says there'
  )
}

/**
 * The full id of the commit that a branch, tag or id names. Where only the remote's branch is here, as in CI, `main` is
 * `origin/main`. Ranges, paths and searches are not names of commits.
 */
export async function resolveCommit(repository: Repository, ref: string): Promise<Answer<string>> {
  if (isPlainRef(ref)) {
    for (const name of [ref, `refs/remotes/origin/${ref}`]) {
      const commit = await commitOf(repository, name)
      if (commit !== null) return {ok: true, value: commit}
    }
  }
  return noSuchCommit(repository, ref)
}

/** The commit that is checked out; `no-such-commit` in a repository without one. */
export async function headCommit(repository: Repository): Promise<Answer<string>> {
  const commit = await commitOf(repository, 'HEAD')
  return commit === null ? noSuchCommit(repository, 'HEAD') : {ok: true, value: commit}
}

/** Whether the commit itself is here; a shallow clone knows ids that it does not have. */
export async function hasCommit(repository: Repository, commit: string): Promise<boolean> {
  return /^[0-9a-f]{40,64}$/u.test(commit) && (await commitOf(repository, commit)) !== null
}

/** When the last commit up to this one was made that changed any of these files; null where the clone does not tell. */
export async function lastChange(
  {folder, shallow}: Repository,
  commit: string,
  paths: readonly string[]
): Promise<string | null> {
  // The oldest commit of a shallow clone seems to bring every file.
  if (shallow || paths.length === 0 || !/^[0-9a-f]{40,64}$/u.test(commit)) return null
  const {code, stdout} = await git(folder, ['log', '-1', '--format=%ct', commit, '--', ...paths])
  const seconds = stdout.toString('utf8').trim()
  return code === 0 && seconds !== '' ? new Date(Number(seconds) * 1000).toISOString() : null
}

/** The best common ancestor of two refs: where a branch left the other. */
export async function mergeBase(
  repository: Repository,
  one: string,
  other: string
): Promise<Answer<string>> {
  const commits: string[] = []
  for (const ref of [one, other]) {
    const commit = await resolveCommit(repository, ref)
    if (!commit.ok) return commit
    commits.push(commit.value)
  }
  const {code, stdout} = await git(repository.folder, ['merge-base', ...commits])
  if (code === 0) return {ok: true, value: stdout.toString('utf8').trim()}
  return problem(
    'no-merge-base',
    `${one} and ${other} have no common ancestor here`,
    deepen(repository, 'compare branches of one history')
  )
}

/** The branch that is checked out; null where none is, as in CI. */
export async function currentBranch({folder}: Repository): Promise<string | null> {
  const {code, stdout} = await git(folder, ['symbolic-ref', '--quiet', '--short', 'HEAD'])
  return code === 0 ? stdout.toString('utf8').trim() : null
}

/** Usual names of the branch that work is meant for, the likeliest first. */
const USUAL_BRANCHES = ['main', 'master', 'develop', 'trunk']

/**
 * The branch that pull requests go to: what the branch that is checked out tracks, where that is not its own copy; what
 * `upstream` or `origin` say; a usual name, remote before local; the only branch that there is.
 */
export async function defaultBranch(repository: Repository): Promise<Answer<Branch>> {
  const branches = await branchesOf(repository)
  const heads = ['upstream', 'origin'].map(
    remote => branches.get(`refs/remotes/${remote}/HEAD`)?.target ?? ''
  )
  const usual = ['remotes/upstream', 'remotes/origin', 'heads'].flatMap(where =>
    USUAL_BRANCHES.map(name => `refs/${where}/${name}`)
  )
  const tracked = await trackedBranch(repository)
  const only = branches.size === 1 ? [...branches.keys()] : []
  for (const ref of [...tracked, ...heads, ...usual, ...only]) {
    const commit = branches.get(ref)?.commit
    const name = ref.replace(/^refs\/(remotes|heads)\//u, '')
    if (commit !== undefined) return {ok: true, value: {name, commit}}
  }
  return problem(
    'no-default-branch',
    'neither a remote nor a branch main, master or develop says what is in production',
    deepen(repository, 'name the baseline: --baseline git:BRANCH')
  )
}

/** Every branch, here and as last seen on remotes, by its full name; `target` is the branch that it stands for. */
async function branchesOf({
  folder
}: Repository): Promise<ReadonlyMap<string, {readonly commit: string; readonly target: string}>> {
  const format = '--format=%(refname) %(objectname) %(symref)'
  const {stdout} = await git(folder, ['for-each-ref', format, 'refs/heads', 'refs/remotes'])
  const lines = stdout.toString('utf8').split('\n').filter(Boolean)
  return new Map(
    lines.map(line => {
      const [name = '', commit = '', target = ''] = line.split(' ')
      return [name, {commit, target}]
    })
  )
}

/** What the branch that is checked out was made from, as a list; its own copy on the remote is not. */
async function trackedBranch(repository: Repository): Promise<readonly string[]> {
  const branch = await currentBranch(repository)
  if (branch === null) return []
  const asked = ['rev-parse', '--symbolic-full-name', '--verify', '--quiet', '@{upstream}']
  const {code, stdout} = await git(repository.folder, asked)
  const ref = code === 0 ? stdout.toString('utf8').trim() : ''
  return ref === '' || ref.endsWith(`/${branch}`) ? [] : [ref]
}

/** The first parent of a commit; null for the first commit, `no-such-commit` where the history was cut off there. */
export async function commitBefore(
  repository: Repository,
  commit: string
): Promise<Answer<string | null>> {
  const before = await commitOf(repository, `${commit}^`)
  return before === null && repository.shallow
    ? noSuchCommit(repository, `before ${commit.slice(0, 7)}`)
    : {ok: true, value: before}
}

/** The branches and tags that there are, as they may be named. */
export async function refNames({folder}: Repository): Promise<readonly string[]> {
  const asked = [
    'for-each-ref',
    '--format=%(refname:short)',
    'refs/heads',
    'refs/tags',
    'refs/remotes'
  ]
  const {stdout} = await git(folder, asked)
  return stdout.toString('utf8').split('\n').filter(Boolean)
}

/** The working files of the repository's folder that are not as in a commit: changed, added, deleted, sorted. */
export async function changedSince(
  {folder}: Repository,
  commit: string
): Promise<readonly string[]> {
  const diff = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--relative']
  const untracked = ['ls-files', '-z', '--others', '--exclude-standard', '--', '.']
  const [changed, added] = await Promise.all([
    gitOutput(folder, [...diff, commit, '--', '.']),
    gitOutput(folder, untracked)
  ])
  return [...new Set([...fields(changed), ...fields(added)])].sort()
}

/** What differs between two commits, in the repository's folder; a renamed file is deleted and added. */
export async function changedFiles(
  repository: Repository,
  base: string,
  head: string
): Promise<readonly ChangedFile[]> {
  const asked = ['diff-tree', '-r', '-z', '--no-renames', '--name-status', '--end-of-options']
  const out = await gitOutput(repository.folder, [...asked, base, head])
  const words = fields(out)
  const start = repository.prefix === '' ? '' : `${repository.prefix}/`
  return words.flatMap((letter, at): ChangedFile[] => {
    const path = words[at + 1] ?? ''
    if (at % 2 !== 0 || !path.startsWith(start)) return []
    const change = letter === 'A' ? 'added' : letter === 'D' ? 'deleted' : 'modified'
    return [{path: path.slice(start.length), change}]
  })
}

function fields(out: Buffer): readonly string[] {
  return out.toString('utf8').split('\0').filter(Boolean)
}

async function commitOf({folder}: Repository, name: string): Promise<string | null> {
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]
  const {code, stdout} = await git(folder, asked)
  return code === 0 ? stdout.toString('utf8').trim() : null
}

/** One word that git can only read as a revision: no option, range, `REV:PATH` or `:/search`. */
function isPlainRef(ref: string): boolean {
  return /^[^-\s\p{Cc}:?*[\\][^\s\p{Cc}:?*[\\]*$/u.test(ref) && !ref.includes('..')
}

function noSuchCommit(repository: Repository, ref: string): Answer<never> {
  return problem(
    'no-such-commit',
    `there is no commit ${ref} in this clone`,
    deepen(repository, 'name a branch, a tag or a commit that exists')
  )
}

function deepen({shallow}: Repository, otherwise: string): string {
  return shallow
    ? 'this clone is shallow: fetch its history (actions/checkout: `fetch-depth: 0`)'
    : otherwise
}

function problem(name: GitProblem, summary: string, remedy: string): Answer<never> {
  return {ok: false, problem: name, summary, remedy}
}
