import type {Facts} from './gate/case.ts'
import {recordedCommits} from './gaps/detect/lineage.ts'
import {MAX_FILE_BYTES} from './gaps/files.ts'
import {wantedFiles, type Scope} from './gaps/scope.ts'
import type {Repository} from './gaps/seen.ts'
import type {Tree} from './ports.ts'

/** Where the baseline's own files lie. */
export interface Production {
  readonly tree: Tree
  readonly folder: string
}

/** What was read for the practices around a model. */
export interface PracticeFiles {
  readonly scope: Scope
  readonly repository: Repository
  /** The baseline's own files; null where options named single ones, or there are none. */
  readonly production: {readonly repository: Repository; readonly folder: string} | null
  readonly knownCommits: readonly string[]
}

/** Reads the files that show practices: locks, manifests, reports, workflows; bounded in number and size. */
export async function readPracticeFiles(
  scope: Scope,
  from: {readonly tree: Tree; readonly production: Production | null; readonly facts: Facts},
  world: {hasCommit(commit: string): Promise<boolean>}
): Promise<PracticeFiles> {
  const {tree, production, facts} = from
  const repository = await readRepository(tree, paths => wantedFiles(paths, scope))
  const knownCommits: string[] = []
  for (const commit of recordedCommits({repository, candidate: facts.candidate})) {
    if (await world.hasCommit(commit)) knownCommits.push(commit)
  }
  return {
    scope,
    repository,
    production:
      production === null
        ? null
        : {
            repository: await readRepository(production.tree, paths =>
              wantedFiles(paths, {...scope, folder: production.folder})
            ),
            folder: production.folder
          },
    knownCommits
  }
}

async function readRepository(
  tree: Tree,
  wanted: (paths: readonly string[]) => readonly string[]
): Promise<Repository> {
  const paths = await tree.list()
  const texts = new Map<string, string>()
  for (const path of wanted(paths)) {
    if ((await tree.kind(path)) !== 'file' || (await tree.size(path)) > MAX_FILE_BYTES) continue
    texts.set(path, new TextDecoder().decode(await tree.read(path)))
  }
  return {paths, text: path => texts.get(path) ?? null}
}
