import {cardDigests, holdsDigests, isLfsPointer, readDigests, roleOf} from '../evidence/digests.ts'
import {holdsEnvironment, readEnvironment} from '../evidence/environment.ts'
import type {Card, Evidence, RecordedDigest} from '../evidence/evidence.ts'
import type {Problem} from '../evidence/metric.ts'
import {
  holdsParameters,
  mergeParameters,
  readParameters,
  type ParameterReading
} from '../evidence/parameters.ts'
import type {Fetch} from './gather.ts'
import {join} from './paths.ts'
import type {Place, Sought} from './places.ts'

const MAX_RECORD_BYTES = 16 * 1024 * 1024
const MAX_POINTER_BYTES = 1024
/** More files of one kind than this beside a model are not its own. */
const MAX_FILES = 50

/**
 * Reads the files that go with a model, from its folder and the root: hyperparameters, locks, digests of
 * data and weights, packages.
 */
export async function readSurroundings(
  sought: Sought,
  card: Card | null,
  fetch: Fetch,
  problems: Problem[]
): Promise<Pick<Evidence, 'parameters' | 'digests' | 'environment'>> {
  const {tree, folder, root, prefix} = sought.surroundings
  const files = await tree.list(root)
  const own = files.filter(path => isNear(path, folder) || isNear(path, root))
  const place = (path: string): Place => ({tree, path, shown: join(prefix, path)})
  const found = (holds: (path: string) => boolean): readonly Place[] =>
    own.filter(holds).slice(0, MAX_FILES).map(place)

  const parameters: {path: string; reading: ParameterReading}[] = []
  const named = sought.parameters.length > 0
  for (const at of named ? sought.parameters : found(holdsParameters)) {
    const bytes = await fetch(at, 'parameters', MAX_RECORD_BYTES)
    if (bytes !== null) parameters.push({path: at.shown, reading: readParameters(at.shown, bytes)})
  }
  const merged = mergeParameters(parameters)
  problems.push(...merged.problems)

  const environment: Record<string, string> = {}
  for (const at of found(holdsEnvironment)) {
    const bytes = await fetch(at, 'environment', MAX_RECORD_BYTES)
    if (bytes === null) continue
    const {packages, problems: faults} = readEnvironment(at.shown, bytes)
    Object.assign(environment, packages)
    problems.push(...faults)
  }

  const digests: RecordedDigest[] = card === null ? [] : [...cardDigests(card)]
  for (const at of found(holdsDigests)) {
    const bytes = await fetch(at, 'lock', MAX_RECORD_BYTES)
    if (bytes === null) continue
    const reading = readDigests(at.shown, bytes)
    digests.push(...reading.digests)
    problems.push(...reading.problems)
  }
  digests.push(
    ...(await pointers(
      found(path => roleOf(path) !== 'code' && !holdsDigests(path)),
      fetch
    ))
  )
  return {parameters: merged.parameters, digests, environment}
}

/** Large files that Git LFS keeps: only the pointer lies in the repository, and it names the digest. */
async function pointers(
  places: readonly Place[],
  fetch: Fetch
): Promise<readonly RecordedDigest[]> {
  const found: RecordedDigest[] = []
  for (const at of places) {
    if (
      (await at.tree.kind(at.path)) !== 'file' ||
      (await at.tree.size(at.path)) > MAX_POINTER_BYTES
    )
      continue
    const bytes = await at.tree.read(at.path)
    if (!isLfsPointer(bytes)) continue
    await fetch(at, 'weights', MAX_POINTER_BYTES)
    found.push(...readDigests(at.shown, bytes).digests)
  }
  return found
}

/** In the folder itself, not below it: another model may lie there. */
function isNear(path: string, folder: string): boolean {
  const rest =
    folder === '' ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null
  return rest !== null && !rest.includes('/')
}
