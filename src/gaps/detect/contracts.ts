import {at, items, jsonValue, textOf, yamlDocuments} from '../documents.ts'
import {pathsOfKind, type FileKind} from '../files.ts'
import {inScope} from '../scope.ts'
import type {ReadFile, Sight} from '../sight.ts'
import {bestOf, declared, missing, verified, type Detector, type Sighting} from './detector.ts'
import {breakBetween, type Field, type Side} from './fields.ts'
import {describedBy} from './openapi.ts'

export const inputContract: Detector = {
  practice: 'input-contract',
  detect: sight => contract(sight, 'inputs')
}

export const responseContract: Detector = {
  practice: 'response-contract',
  detect: sight => contract(sight, 'outputs')
}

/** The names of the inputs in an MLmodel file, those that are named; null without a signature. */
export function inputsOf(text: string): readonly string[] | null {
  const fields = signatureOf(yamlDocuments(text)[0], 'inputs')
  return fields === null
    ? null
    : fields.map(field => field.name).filter(name => !name.startsWith('#'))
}

interface Answer {
  readonly sighting: Sighting
  /** A contract that was broken, whatever another one says. */
  readonly isBroken: boolean
}

function contract(sight: Sight, side: Side): Sighting | null {
  const answers = [bySignature(sight, side), byDescription(sight, side)].filter(a => a !== null)
  return answers.find(a => a.isBroken)?.sighting ?? bestOf(answers.map(a => a.sighting))
}

function bySignature(sight: Sight, side: Side): Answer | null {
  const near = new Set(sight.near('mlModel'))
  const file = sight.read('mlModel').find(f => near.has(f.path))
  if (file === undefined) return null
  const fields = signatureOf(sight.yaml(file)[0], side)
  if (fields === null || fields.length === 0)
    return whole(missing(`${file.path} has no signature of its ${side}.`))
  const before = production(sight, 'mlModel', file.path)
  return compared(sight, file.path, {
    what: `a signature of its ${side}`,
    side,
    after: fields,
    before: before === null ? null : signatureOf(yamlDocuments(before)[0], side)
  })
}

function byDescription(sight: Sight, side: Side): Answer | null {
  const file = descriptionOf(sight, side)
  if (file === null) return null
  const described = describedBy(parsed(file), side)
  if (described === null) return whole(missing(`${file.path} is no readable OpenAPI description.`))
  if (!described.known)
    return whole(
      declared(`${file.path} is an OpenAPI ${described.version} description, which is not read.`)
    )
  const {fields} = described
  if (fields.length === 0) return whole(missing(`${file.path} describes no operation.`))
  const text = production(sight, 'openApi', file.path)
  const before = text === null ? null : describedBy(parsed({path: file.path, text}), side)
  return compared(sight, file.path, {
    what: `the ${side} of ${count(fields)}`,
    side,
    after: fields,
    before: before?.known === true ? before.fields : null
  })
}

function count(fields: readonly Field[]): string {
  const operations = fields.filter(f => f.type === 'operation').length
  return operations === 1 ? 'its operation' : `its ${operations} operations`
}

/** The one near the model, else one that names it, else the only one. */
function descriptionOf(sight: Sight, side: Side): ReadFile | null {
  const practice = side === 'inputs' ? 'input-contract' : 'response-contract'
  const near = sight.near('openApi')
  const files = sight
    .read('openApi', practice)
    .filter(f => near.includes(f.path) || sight.paths('openApi').includes(f.path))
  const named = files.find(f => near.includes(f.path)) ?? files.find(f => sight.names(f.text))
  return named ?? (files.length === 1 ? (files[0] ?? null) : null)
}

function parsed({path, text}: ReadFile): unknown {
  return path.endsWith('.json') ? jsonValue(text) : yamlDocuments(text)[0]
}

interface Compared {
  readonly what: string
  readonly side: Side
  readonly after: readonly Field[]
  readonly before: readonly Field[] | null
}

function compared(sight: Sight, path: string, {what, side, after, before}: Compared): Answer {
  if (sight.baseline === null) return whole(verified(`${path} has ${what}.`))
  if (before === null)
    return whole(
      declared(`${path} has ${what}; the model in production has none to compare it with.`)
    )
  const broken = breakBetween(before, after, side)
  return broken === null
    ? whole(verified(`${path}: the ${side} fit those of the model in production.`))
    : {
        sighting: missing(`${path}: ${broken}, so callers of the model in production break.`),
        isBroken: true
      }
}

function whole(sighting: Sighting): Answer {
  return {sighting, isBroken: false}
}

/** The text of the same file of the model in production, else of the nearest of its kind. */
function production({production}: Sight, kind: FileKind, same: string): string | null {
  if (production === null) return null
  const {repository, folder} = production
  const own = repository.text(same)
  if (own !== null) return own
  const scope = {name: '', folder, others: [], policy: {}}
  const path = pathsOfKind(kind, inScope(repository.paths, scope))[0]
  return path === undefined ? null : repository.text(path)
}

/** MLflow keeps each side of the signature as JSON text inside the YAML; null where there is none. */
function signatureOf(document: unknown, side: Side): readonly Field[] | null {
  const written = textOf(at(document, 'signature', side))
  const fields = written === null ? undefined : jsonValue(written)
  if (!Array.isArray(fields)) return null
  return items(fields).map((field, index) => ({
    name: textOf(at(field, 'name')) ?? `#${index + 1}`,
    type: typeOf(field),
    required: at(field, 'required') !== false && at(field, 'optional') !== true
  }))
}

function typeOf(field: unknown): string {
  const tensor = at(field, 'tensor-spec')
  if (tensor === undefined) return JSON.stringify(at(field, 'type') ?? null)
  return `${textOf(at(tensor, 'dtype')) ?? ''} ${JSON.stringify(at(tensor, 'shape') ?? null)}`
}
