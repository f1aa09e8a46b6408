import {stat} from 'node:fs/promises'
import {basename, dirname, isAbsolute, relative, resolve, sep} from 'node:path'
import process from 'node:process'
import {UserError} from '../errors.ts'
import type {Log, Registry, Tree} from '../ports.ts'
import type {PolicyText, World} from '../facts.ts'
import type {Place} from '../sources.ts'
import {diskTree} from './disk-tree.ts'
import {findRepository, hasCommit} from './git.ts'
import {askPrometheus} from './prometheus.ts'
import {fileRegistry} from './registries/file.ts'
import {openRegistry} from './registries/index.ts'
import {readSpec} from './registries/spec.ts'

/** Where a policy is looked for, first found first. */
export const POLICY_FILES = [
  '.github/model-promotion.yml',
  '.github/model-promotion.yaml',
  'model-promotion.yml',
  'model-promotion.yaml'
] as const

export interface LocalOptions {
  /** The folder to judge, as the user gave it. */
  readonly path: string
  readonly policy: string | null
  readonly baseline: string | null
  readonly today: string
  readonly log: Log
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
  const tree = diskTree(folder)
  const prefix = shownFolder(options.path)
  const spec = options.baseline === null ? null : readSpec(options.baseline)
  const folderBaseline = spec?.type === 'file' ? await folderRegistry(spec.path, folder) : null
  return {
    tree,
    prefix,
    rootName: basename(folder),
    // The files may differ from the commit that is checked out, so it is not theirs.
    candidate: {registry: 'file', version: 'working tree', commit: null},
    policy: await policyOf(tree, prefix, options.policy),
    policyChange: null,
    changed: null,
    registry: (policy): Registry =>
      folderBaseline ?? openRegistry(spec ?? policy, {folder, tree, prefix}),
    hasCommit: async wanted => {
      const repository = await findRepository(folder)
      return repository.ok && (await hasCommit(repository.value, wanted))
    },
    monitoring: (policy, model) =>
      askPrometheus(policy, model, {environment: process.env, now: () => Date.now() / 1000}),
    today: options.today,
    log: options.log
  }
}

/** `file:DIR` of the command line: seen from here, else from the folder that is judged. */
async function folderRegistry(path: string, judged: string): Promise<Registry> {
  const here = resolve(path)
  const folder = (await stat(here).catch(() => null)) === null ? resolve(judged, path) : here
  return fileRegistry(diskTree(dirname(folder)), basename(folder), path)
}

/** A file that the user named on the command line: it may lie anywhere. */
export async function placeOf(file: string, option: string): Promise<Place> {
  const path = resolve(file)
  const found = await stat(path).catch(() => null)
  if (found === null) throw new UserError(`There is no file ${file} (${option}).`)
  return {
    tree: diskTree(dirname(path)),
    path: basename(path),
    shown: isAbsolute(file) ? nearPath(path) : file.split(sep).join('/')
  }
}

/** An absolute path as seen from here, so that no verdict names a place of this machine. */
function nearPath(path: string): string {
  const near = relative('.', path).split(sep).join('/')
  return near.startsWith('../..') ? basename(path) : near
}

async function policyOf(
  tree: Tree,
  prefix: string,
  named: string | null
): Promise<PolicyText | null> {
  if (named !== null) {
    const place = await placeOf(named, '--policy')
    if ((await place.tree.kind(place.path)) !== 'file')
      throw new UserError(`${named} (--policy) is not a file.`)
    return {text: decode(await place.tree.read(place.path)), source: place.shown, ref: null}
  }
  for (const file of POLICY_FILES) {
    if ((await tree.kind(file)) !== 'file') continue
    const source = prefix === '' ? file : `${prefix}/${file}`
    return {text: decode(await tree.read(file)), source, ref: null}
  }
  return null
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function shownFolder(path: string): string {
  const near = relative('.', resolve(path)).split(sep).join('/')
  return near.startsWith('..') ? '' : near
}
