import {relative, sep} from 'node:path'

import {findPlace} from './git-place.ts'
import {git, gitOutput, gitSettings, type GitRunner} from './git-process.ts'

export type GitProblem =
  | 'git-missing'
  | 'not-a-repository'
  | 'unreadable-repository'
  | 'no-such-commit'
  | 'no-merge-base'
  | 'no-default-branch'
  | 'wrong-checkout'

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
export interface Repository extends GitRunner {
  /** The folder's path inside the repository, '' for its root. */
  readonly prefix: string
  /** Whether history was cut off, as `actions/checkout` does by default. */
  readonly shallow: boolean
  /** Files of this folder that the gate itself writes; left out where there are none. */
  readonly outputs?: readonly string[]
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

const FULL_ID = /^[0-9a-f]{40,64}$/u

/**
 * The repository that a folder belongs to, as `findPlace` finds it. Throws `UserError` for a folder that claims to be one of
 * its own inside of another.
 */
export async function findRepository(
  folder: string,
  workspace: string | null = null
): Promise<Answer<Repository>> {
  const place = await findPlace(folder, workspace)
  if (place === null) return noRepository(folder)
  const prefix = relative(place.root, place.folder).split(sep).join('/')
  if (prefix.split('/')[0] === '.git') return noRepository(folder)
  const bare = {...place, configured: []}
  const [{code, stdout, stderr}, settings] = await Promise.all([
    git(bare, ['rev-parse', '--is-shallow-repository']),
    gitSettings(place)
  ])
  if (code === null) {
    return problem('git-missing', 'git is not installed', 'install git, or name the baseline files')
  }
  if (code === 0 && settings.code === 0) {
    const shallow = stdout.toString('utf8').trim() === 'true'
    return {ok: true, value: {...place, configured: fields(settings.stdout), prefix, shallow}}
  }
  return problem(
    'unreadable-repository',
    `git cannot read the repository of ${folder}: ${(stderr || settings.stderr).split('\n')[0] ?? ''}`,
    'see what `git status` says there'
  )
}

function noRepository(folder: string): Answer<never> {
  return problem(
    'not-a-repository',
    `${folder} is not in the working files of a git repository`,
    'run inside a clone, or name the baseline files'
  )
}

/** What a name was taken for, and which other refs have that name and another commit. */
export interface Named {
  readonly commit: string
  /** `refs/heads/production`; null for the id of a commit. */
  readonly ref: string | null
  readonly passedOver: readonly string[]
}

/**
 * The commit that a branch, tag or id names, in this order: whoever may push a tag cannot take the place of a branch by
 * it. Where only the remote's branch is here, as in CI, `main` is `origin/main`. Ranges, paths and searches are not names
 * of commits, nor is a ref that looks like the short id of a commit that is here.
 */
export async function resolveRef(repository: Repository, written: string): Promise<Answer<Named>> {
  const [, name = written, steps = ''] = /^([^~^@]+)([~^@].*)?$/u.exec(written) ?? []
  if (!isPlainRef(written)) return noSuchCommit(repository, written)
  const [first, ...others] = FIXED_NAME.test(name) ? [] : await refsCalled(repository, name)
  if (first !== undefined && /^[0-9a-f]{4,39}$/u.test(name)) {
    const alike = await git(repository, ['rev-parse', `--disambiguate=${name}`])
    if (alike.stdout.length > 0)
      return problem(
        'no-such-commit',
        `${written} is the name of ${first.ref} and the beginning of the id of a commit`,
        `write ${first.ref}, or the whole id of the commit`
      )
  }
  const commit = await commitOf(repository, `${first?.ref ?? name}${steps}`)
  if (commit === null) return noSuchCommit(repository, written)
  const passedOver = others.filter(({object}) => object !== first?.object).map(({ref}) => ref)
  return {ok: true, value: {commit, ref: first?.ref ?? null, passedOver}}
}

/** As `resolveRef`, the commit alone. */
export async function resolveCommit(repository: Repository, ref: string): Promise<Answer<string>> {
  const named = await resolveRef(repository, ref)
  return named.ok ? {ok: true, value: named.value.commit} : named
}

/** What means one thing only: a full name, `HEAD`, the id of a commit. */
const FIXED_NAME = /^(refs\/.*|[A-Z_]*HEAD|[0-9a-f]{40,64})$/u

/** The branches and tags of a name, branches first. */
async function refsCalled(
  repository: Repository,
  name: string
): Promise<readonly {readonly ref: string; readonly object: string}[]> {
  const places = ['heads/', 'remotes/origin/', 'remotes/', 'tags/']
  const wanted = places.map(where => `refs/${where}${name}`)
  const format =
    '--format=%(refname) %(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)'
  const {stdout} = await git(repository, ['for-each-ref', format, ...wanted])
  const lines = stdout.toString('utf8').split('\n').filter(Boolean)
  const objects = new Map(
    lines.map(line => [line.replace(/ .*/u, ''), line.slice(line.lastIndexOf(' ') + 1)])
  )
  return wanted.flatMap(ref => {
    const object = objects.get(ref)
    return object === undefined ? [] : [{ref, object}]
  })
}

/** Whether a link leads to the folder, so that its files may be others than in another commit. */
export function isLinked({path, prefix}: Repository): boolean {
  return path !== prefix
}

/** The parents that a commit names, those that a shallow clone lacks among them. */
export async function parentsOf(
  repository: Repository,
  commit: string
): Promise<readonly string[]> {
  if (!FULL_ID.test(commit)) return []
  const text = (await gitOutput(repository, ['cat-file', 'commit', commit])).toString('utf8')
  const head = text.slice(0, text.indexOf('\n\n'))
  return [...head.matchAll(/^parent ([0-9a-f]+)$/gmu)].map(([, id = '']) => id)
}

/** The commit that is checked out; `no-such-commit` in a repository without one. */
export async function headCommit(repository: Repository): Promise<Answer<string>> {
  const commit = await commitOf(repository, 'HEAD')
  return commit === null ? noSuchCommit(repository, 'HEAD') : {ok: true, value: commit}
}

/** Whether the commit itself is here; a shallow clone knows ids that it does not have. */
export async function hasCommit(repository: Repository, commit: string): Promise<boolean> {
  return FULL_ID.test(commit) && (await commitOf(repository, commit)) !== null
}

/** When the last commit up to this one was made that changed any of these files; null where the clone does not tell. */
export async function lastChange(
  repository: Repository,
  commit: string,
  paths: readonly string[]
): Promise<string | null> {
  // The oldest commit of a shallow clone seems to bring every file.
  if (repository.shallow || paths.length === 0 || !FULL_ID.test(commit)) return null
  const {code, stdout} = await git(repository, [
    'log',
    '-1',
    '--format=%ct',
    commit,
    '--',
    ...paths
  ])
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
    const commit = FULL_ID.test(ref)
      ? ({ok: true, value: ref} as const)
      : await resolveCommit(repository, ref)
    if (!commit.ok) return commit
    commits.push(commit.value)
  }
  const {code, stdout} = await git(repository, ['merge-base', ...commits])
  if (code === 0) return {ok: true, value: stdout.toString('utf8').trim()}
  return problem(
    'no-merge-base',
    `${one} and ${other} have no common ancestor here`,
    deepen(repository, 'compare branches of one history')
  )
}

/** The branch that is checked out; null where none is, as in CI. */
export async function currentBranch(repository: Repository): Promise<string | null> {
  const {code, stdout} = await git(repository, ['symbolic-ref', '--quiet', '--short', 'HEAD'])
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
async function branchesOf(
  repository: Repository
): Promise<ReadonlyMap<string, {readonly commit: string; readonly target: string}>> {
  const format = '--format=%(refname) %(objectname) %(symref)'
  const {stdout} = await git(repository, ['for-each-ref', format, 'refs/heads', 'refs/remotes'])
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
  const {code, stdout} = await git(repository, asked)
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
export async function refNames(repository: Repository): Promise<readonly string[]> {
  const asked = [
    'for-each-ref',
    '--format=%(refname:short)',
    'refs/heads',
    'refs/tags',
    'refs/remotes'
  ]
  const {stdout} = await git(repository, asked)
  return stdout.toString('utf8').split('\n').filter(Boolean)
}

/** The working files of the repository's folder that are not as in a commit: changed, added, deleted, sorted. */
export async function changedSince(
  repository: Repository,
  commit: string
): Promise<readonly string[]> {
  const diff = ['diff', '--name-only', '-z', '--no-renames', '--relative']
  // Of a submodule only the commit counts: its own folder is not entered.
  const safely = ['--no-ext-diff', '--no-textconv', '--ignore-submodules=dirty']
  const untracked = ['ls-files', '-z', '--others', '--exclude-standard', '--', '.']
  const [changed, added] = await Promise.all([
    gitOutput(repository, [...diff, ...safely, commit, '--', '.']),
    gitOutput(repository, untracked)
  ])
  const written = new Set(repository.outputs)
  const paths = new Set([...fields(changed), ...fields(added)])
  return [...paths].filter(path => !written.has(path)).sort()
}

/** What differs between two commits, in the repository's folder; a renamed file is deleted and added. */
export async function changedFiles(
  repository: Repository,
  base: string,
  head: string
): Promise<readonly ChangedFile[]> {
  const asked = ['diff-tree', '-r', '-z', '--no-renames', '--name-status', '--end-of-options']
  const out = await gitOutput(repository, [...asked, base, head])
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

async function commitOf(repository: Repository, name: string): Promise<string | null> {
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]
  const {code, stdout} = await git(repository, asked)
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
