import {isLfsPointer, readDigests} from '../evidence/digests.ts'
import type {RecordedDigest} from '../evidence/evidence.ts'
import {pathsOfKind} from '../repository/files.ts'
import type {ModelFile, RecordedFile, StoredObject} from '../repository/model-files.ts'
import {inScope, isNear, type Scope} from '../repository/scope.ts'
import type {Repository} from '../repository/opened.ts'
import type {Tree} from '../ports.ts'

/** No Git LFS pointer is larger. */
const MAX_POINTER_BYTES = 1024
/** A model of more files, shards or formats is not looked at in full. */
const MAX_FILES = 100

/** Looks for the content of a recorded file where its tool keeps it. Throws `WorldError` where its configuration cannot be read. */
export type FindObject = (file: RecordedFile) => Promise<StoredObject>

/**
 * The files of a version's model near its folder: those that are there, with their size, and those that DVC or
 * Git LFS record. A file that is there goes before a record of it. Throws `WorldError` where the tree fails.
 */
export async function modelFilesOf(
  scope: Scope,
  tree: Tree,
  repository: Repository
): Promise<readonly ModelFile[]> {
  const there: ModelFile[] = []
  const paths = pathsOfKind('modelFile', inScope(repository.paths, scope))
  for (const path of paths.filter(p => isNear(p, scope.folder)).slice(0, MAX_FILES)) {
    if ((await tree.kind(path)) === 'file') there.push(await fileOf(tree, path))
  }
  const known = new Set(repository.paths)
  const recorded = recordedByDvc(scope, repository).filter(({path}) => !known.has(path))
  return [...there, ...recorded.slice(0, MAX_FILES)]
}

/** The same with what became of the recorded ones' content. */
export async function withObjects(
  files: readonly ModelFile[],
  find: FindObject
): Promise<readonly ModelFile[]> {
  const found: ModelFile[] = []
  for (const file of files) {
    const {record} = file
    found.push(record === null ? file : {...file, object: await find({...file, record})})
  }
  return found
}

async function fileOf(tree: Tree, path: string): Promise<ModelFile> {
  const bytes = await tree.size(path)
  const content = bytes > MAX_POINTER_BYTES ? null : await tree.read(path)
  if (content === null || !isLfsPointer(content)) return {path, bytes, record: null}
  const [pointer] = readDigests(path, content).digests
  // A pointer without an object id is kept as such, so that it is not taken for the model.
  return {
    path,
    bytes: pointer?.bytes ?? null,
    record: {tool: 'Git LFS', file: path, digest: pointer?.digest ?? ''}
  }
}

/** The weights in DVC's files near the model, each once. */
function recordedByDvc(scope: Scope, repository: Repository): readonly RecordedFile[] {
  const scoped = inScope(repository.paths, scope)
  const digests = [...pathsOfKind('dvcLock', scoped), ...pathsOfKind('dvcFile', scoped)]
    .filter(path => isNear(path, scope.folder))
    .flatMap(path => {
      const text = repository.text(path)
      return text === null ? [] : readDigests(path, new TextEncoder().encode(text)).digests
    })
    .filter(({role, digest}) => role === 'weights' && !digest.startsWith('revision:'))
  const own = new Set(
    inScope(
      digests.map(d => d.path),
      scope
    )
  )
  const files = new Map<string, RecordedFile>()
  for (const digest of digests) {
    const id = `${digest.path} ${digest.digest}`
    if (own.has(digest.path) && !files.has(id)) files.set(id, recordedFile(digest))
  }
  return [...files.values()]
}

function recordedFile({path, bytes, recordedIn, digest}: RecordedDigest): RecordedFile {
  return {path, bytes: bytes ?? null, record: {tool: 'DVC', file: recordedIn, digest}}
}
