import {stat} from 'node:fs/promises'
import {basename, dirname, isAbsolute, relative, resolve, sep} from 'node:path'
import process from 'node:process'
import {UserError} from '../errors.ts'
import type {Log, LongWork, Registry, Tree} from '../ports.ts'
import type {World} from '../reading/world.ts'
import type {Place} from '../reading/places.ts'
import {readAttempts} from './attempts.ts'
import {diskTree} from './disk-tree.ts'
import {
  changedSince,
  findRepository,
  hasCommit,
  headCommit,
  isLinked,
  lastChange,
  type Answer,
  type Repository
} from './git.ts'
import type {Base} from './git-base.ts'
import {gitTree} from './git-tree.ts'
import {localPolicy, type PolicyFrom} from './local-policy.ts'
import {openObjects} from './objects/index.ts'
import {askPrometheus} from './prometheus.ts'
import {fileRegistry} from './registries/file.ts'
import {openCandidate} from './registries/candidate.ts'
import {localBase} from './registries/git.ts'
import {openRegistry} from './registries/index.ts'
import {readRecords} from './registries/records.ts'
import {readSpec} from './registries/spec.ts'

export interface LocalOptions {
  /** The folder to judge, as the user gave it. */
  readonly path: string
  readonly policy: string | null
  /** Default: that of the base commit. */
  readonly policyFrom?: PolicyFrom
  readonly baseline: string | null
  /** Files that this run writes: that they are not as they were committed is no change of the work. */
  readonly outputs?: readonly string[]
  readonly today: string
  readonly log: Log
  /** Shows and ends long work; left out where nobody watches. */
  readonly longWork?: (what: string) => LongWork
}

/** The world of the command line: a local folder, and git where the folder is in a repository. */
export async function localWorld(options: LocalOptions): Promise<World> {
  const folder = resolve(options.path)
  const found = await stat(folder).catch(() => null)
  if (found?.isDirectory() !== true) {
    throw new UserError(
      found === null
        ? `There is no folder ${options.path}. Give the folder with the model, e.g. examples/digits-retrained.`
        : `${options.path} is a file; give the folder with the model, and the file with --metrics, --card or --predictions.`
    )
  }
  // Asked while the policy is read, and once for all that want to know; who does not ask sees no failure.
  const repository = findRepository(folder).then(found =>
    found.ok ? {...found, value: {...found.value, outputs: outputsOf(options, found.value)}} : found
  )
  repository.catch(() => undefined)
  const tree = diskTree(folder)
  const prefix = shownFolder(options.path)
  const spec = options.baseline === null ? null : readSpec(options.baseline)
  const folderBaseline =
    spec?.type === 'file' ? await folderRegistry(spec.path, folder, tree) : null
  const clone = await repository
  const base = onceEach(async ref => await localBase(clone, ref, options.log))
  const before = await base(spec?.type === 'git' ? (spec.ref ?? null) : null)
  const {policy, change} = await localPolicy(
    {
      folder,
      repository: clone,
      tree,
      prefix,
      named:
        options.policy === null
          ? null
          : {path: resolve(options.policy), shown: shownPath(options.policy)},
      from: options.policyFrom ?? 'base',
      log: options.log
    },
    before
  )
  const around = {folder, tree, prefix, repository: () => repository, base}
  const configured =
    before.ok && before.value !== null && clone.ok
      ? gitTree(clone.value, before.value.commit, before.value.name)
      : tree
  return {
    tree,
    prefix,
    rootName: basename(folder),
    // The files may differ from the commit that is checked out, so it is not theirs.
    candidate: {registry: 'file', version: 'working tree', commit: null},
    policy,
    policyChange: change,
    changed: null,
    working: await workingChanges(clone, before),
    registry: (policy): Registry => folderBaseline ?? openRegistry(spec ?? policy, around),
    candidateFrom: (written, policy) =>
      openCandidate(written, policy, {...around, commits: async () => await headOf(clone)}),
    changedAt: async (commit, paths) =>
      clone.ok ? await lastChange(clone.value, commit, paths) : null,
    attempts: async query => await readAttempts(clone, query),
    logs: async place => {
      // Readers and clients of engines are only loaded where there is a log.
      const {openLog} = await import('./engines/index.ts')
      return await openLog(place, {
        folder,
        root: clone.ok ? clone.value.root : folder,
        here: process.cwd(),
        cache: null,
        environment: process.env,
        log: options.log
      })
    },
    ...(options.longWork === undefined ? {} : {longWork: options.longWork}),
    hasCommit: async wanted => clone.ok && (await hasCommit(clone.value, wanted)),
    findObject: openObjects({
      folder,
      repository: clone.ok ? clone.value : null,
      configured,
      lfs: null
    }),
    records: async policy => await readRecords(spec ?? policy, around.repository),
    monitoring: (policy, model) =>
      askPrometheus(policy, model, {environment: process.env, now: () => Date.now() / 1000}),
    today: options.today,
    log: options.log
  }
}

/** By their paths from the repository's folder. */
function outputsOf({outputs = []}: LocalOptions, {folder}: Repository): readonly string[] {
  return outputs.map(file => relative(folder, resolve(file)).split(sep).join('/'))
}

/** Asks once for each: every question is several processes of git. */
function onceEach<T>(ask: (ref: string | null) => Promise<T>): (ref: string | null) => Promise<T> {
  const known = new Map<string | null, Promise<T>>()
  return ref => {
    const answer = known.get(ref) ?? ask(ref)
    known.set(ref, answer)
    return answer
  }
}

async function workingChanges(
  repository: Answer<Repository>,
  base: Answer<Base | null>
): Promise<readonly string[] | null> {
  return repository.ok && !isLinked(repository.value) && base.ok && base.value !== null
    ? await changedSince(repository.value, base.value.commit)
    : null
}

/** The commit that is checked out, as a list; empty where there is none. */
async function headOf(repository: Answer<Repository>): Promise<readonly string[]> {
  const head = repository.ok ? await headCommit(repository.value) : null
  return head?.ok === true ? [head.value] : []
}

/** `file:DIR` of the command line: seen from here, else from the folder that is judged. */
async function folderRegistry(path: string, judged: string, tree: Tree): Promise<Registry> {
  const [here, there] = [resolve(path), resolve(judged, path)]
  const folder = (await isThere(here)) ? here : there
  if (!(await isThere(folder))) throw new UserError(`There is no folder ${path} (--baseline).`)
  const inside = insideOf(judged, folder)
  return inside === null
    ? fileRegistry(diskTree(dirname(folder)), basename(folder), path)
    : fileRegistry(tree, inside, path)
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null
}

/**
 * A file that the user named on the command line: it may lie anywhere. In the folder that is judged it is a file
 * of that tree, so that production can have it at the same path.
 */
export async function placeOf(
  file: string,
  option: string,
  judged?: {readonly folder: string; readonly tree: Tree}
): Promise<Place> {
  const path = resolve(file)
  const found = await stat(path).catch(() => null)
  if (found === null) throw new UserError(`There is no file ${file} (${option}).`)
  const shown = shownPath(file)
  const inside = judged === undefined ? null : insideOf(judged.folder, path)
  return judged === undefined || inside === null || (await judged.tree.kind(inside)) === 'outside'
    ? {tree: diskTree(dirname(path)), path: basename(path), shown}
    : {tree: judged.tree, path: inside, shown}
}

/** The path below a folder; null where it is not below. */
function insideOf(folder: string, path: string): string | null {
  const inside = relative(resolve(folder), path)
  return inside === '' || inside.startsWith('..') || isAbsolute(inside)
    ? null
    : inside.split(sep).join('/')
}

/** A path as the user wrote it; an absolute one as seen from here, so that no verdict names a place of this machine. */
function shownPath(file: string): string {
  if (!isAbsolute(file)) return file.split(sep).join('/')
  const path = resolve(file)
  const near = relative('.', path).split(sep).join('/')
  return near.startsWith('../..') ? basename(path) : near
}

function shownFolder(path: string): string {
  const near = relative('.', resolve(path)).split(sep).join('/')
  return near.startsWith('..') ? '' : near
}
