import {cardDigests, holdsDigests, isLfsPointer, readDigests} from '../evidence/digests.ts'
import {roleOf} from '../evidence/file-roles.ts'
import {holdsEnvironment, readEnvironment} from '../evidence/environment.ts'
import type {Card, Evidence, EvidenceKind, RecordedDigest} from '../evidence/evidence.ts'
import {holdsParameters, mergeParameters, readParameters} from '../evidence/parameters.ts'
import {join} from '../files/paths.ts'
import type {Place, ModelPlaces} from './places.ts'
import {all, made, type Fetch, type Read} from './read.ts'

const MAX_RECORD_BYTES = 16 * 1024 * 1024
const MAX_POINTER_BYTES = 1024
/** More files of one kind than this beside a model are not its own. */
const MAX_FILES = 50

type Around = Pick<Evidence, 'parameters' | 'digests' | 'environment'>

/**
 * Reads the files that go with a model, from its folder and the root: hyperparameters, locks, digests of
 * data and weights, packages.
 */
export async function readSurroundings(
  {files: named, around: {tree, folder, root, prefix}}: ModelPlaces,
  card: Card | null,
  fetch: Fetch
): Promise<Read<Around>> {
  const files = await tree.list(root)
  const own = files.filter(path => isNear(path, folder) || isNear(path, root))
  const found = (holds: (path: string) => boolean): readonly Place[] =>
    own
      .filter(holds)
      .slice(0, MAX_FILES)
      .map(path => ({tree, path, shown: join(prefix, path)}))

  const parameters = await parametersIn(
    named.parameters.length > 0 ? named.parameters : found(holdsParameters),
    fetch
  )
  const environment = await environmentIn(found(holdsEnvironment), fetch)
  const recorded = await digestsIn(found(holdsDigests), fetch)
  const pointed = await pointers(
    found(path => roleOf(path) !== 'code' && !holdsDigests(path)),
    fetch
  )
  const ofCard = card === null ? [] : cardDigests(card)
  return made(all<unknown>([parameters, environment, recorded, pointed]), {
    parameters: parameters.value,
    digests: [...ofCard, ...recorded.value, ...pointed.value],
    environment: environment.value
  })
}

async function parametersIn(
  places: readonly Place[],
  fetch: Fetch
): Promise<Read<Evidence['parameters']>> {
  const files = all(await contents(places, 'parameters', fetch))
  const merged = mergeParameters(
    files.value.flatMap(({at, bytes}) =>
      bytes === null ? [] : [{path: at.shown, reading: readParameters(at.shown, bytes)}]
    )
  )
  return made(files, merged.parameters, merged.problems)
}

async function environmentIn(
  places: readonly Place[],
  fetch: Fetch
): Promise<Read<Evidence['environment']>> {
  const parts = (await contents(places, 'environment', fetch)).map(file => {
    const {at, bytes} = file.value
    if (bytes === null) return made(file, {})
    const {packages, problems} = readEnvironment(at.shown, bytes)
    return made(file, packages, problems)
  })
  const whole = all(parts)
  return made(whole, Object.fromEntries(whole.value.flatMap(packages => Object.entries(packages))))
}

async function digestsIn(
  places: readonly Place[],
  fetch: Fetch
): Promise<Read<readonly RecordedDigest[]>> {
  const parts = (await contents(places, 'lock', fetch)).map(file => {
    const {at, bytes} = file.value
    if (bytes === null) return made(file, [])
    const {digests, problems} = readDigests(at.shown, bytes)
    return made(file, digests, problems)
  })
  const whole = all(parts)
  return made(whole, whole.value.flat())
}

/** Large files that Git LFS keeps: only the pointer lies in the repository, and it names the digest. */
async function pointers(
  places: readonly Place[],
  fetch: Fetch
): Promise<Read<readonly RecordedDigest[]>> {
  const parts: Read<readonly RecordedDigest[]>[] = []
  for (const at of places) {
    const {tree, path, shown} = at
    if ((await tree.kind(path)) !== 'file' || (await tree.size(path)) > MAX_POINTER_BYTES) continue
    if (!isLfsPointer(await tree.read(path))) continue
    const file = await fetch(at, 'weights', MAX_POINTER_BYTES)
    parts.push(made(file, file.value === null ? [] : readDigests(shown, file.value).digests))
  }
  const whole = all(parts)
  return made(whole, whole.value.flat())
}

async function contents(
  places: readonly Place[],
  kind: EvidenceKind,
  fetch: Fetch
): Promise<readonly Read<{readonly at: Place; readonly bytes: Uint8Array | null}>[]> {
  const files = []
  for (const at of places) {
    const file = await fetch(at, kind, MAX_RECORD_BYTES)
    files.push(made(file, {at, bytes: file.value}))
  }
  return files
}

/** In the folder itself, not below it: another model may lie there. */
function isNear(path: string, folder: string): boolean {
  const rest =
    folder === '' ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null
  return rest !== null && !rest.includes('/')
}
