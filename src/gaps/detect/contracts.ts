import {at, items, jsonValue, textOf, yamlDocuments} from '../documents.ts'
import {inScope} from '../scope.ts'
import type {Sight} from '../sight.ts'
import {pathsOfKind} from '../files.ts'
import {declared, missing, verified, type Detector, type Sighting} from './detector.ts'

/** One column of an MLflow signature, or a tensor. */
interface Field {
  readonly name: string
  readonly type: string
  readonly required: boolean
}

type Side = 'inputs' | 'outputs'

export const inputContract: Detector = {
  practice: 'input-contract',
  detect: sight => compare(sight, 'inputs')
}

export const responseContract: Detector = {
  practice: 'response-contract',
  detect: sight => compare(sight, 'outputs')
}

/** The names of the inputs in an MLmodel file, those that are named; null without a signature. */
export function inputsOf(text: string): readonly string[] | null {
  const fields = signatureOf(yamlDocuments(text)[0], 'inputs')
  return fields === null
    ? null
    : fields.map(field => field.name).filter(name => !name.startsWith('#'))
}

function compare(sight: Sight, side: Side): Sighting | null {
  const near = new Set(sight.near('mlModel'))
  const file = sight.read('mlModel').find(f => near.has(f.path))
  if (file === undefined) return null
  const fields = signatureOf(sight.yaml(file)[0], side)
  if (fields === null || fields.length === 0)
    return missing(`${file.path} has no signature of its ${side}.`)
  if (sight.baseline === null) return verified(`${file.path} has a signature of its ${side}.`)
  const before = production(sight, side)
  if (before === null)
    return declared(
      `${file.path} has a signature of its ${side}; the model in production has none to compare it with.`
    )
  const broken = breaks(before, fields, side)
  return broken === null
    ? verified(`${file.path}: the ${side} fit those of the model in production.`)
    : missing(`${file.path}: ${broken}, so callers of the model in production break.`)
}

function production({production}: Sight, side: Side): readonly Field[] | null {
  if (production === null) return null
  const {repository, folder} = production
  const scope = {name: '', folder, others: [], policy: {}}
  const path = pathsOfKind('mlModel', inScope(repository.paths, scope))[0]
  const text = path === undefined ? null : repository.text(path)
  return text === null ? null : signatureOf(yamlDocuments(text)[0], side)
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

/** What would break a caller, in words; null where nothing does. */
function breaks(before: readonly Field[], after: readonly Field[], side: Side): string | null {
  const now = new Map(after.map(f => [f.name, f]))
  const word = side === 'inputs' ? 'input' : 'output'
  for (const {name, type} of before) {
    const field = now.get(name)
    if (field === undefined) return `${word} ${name} is gone`
    if (field.type !== type) return `${word} ${name} is now ${field.type} instead of ${type}`
  }
  const known = new Set(before.map(f => f.name))
  const added = side === 'inputs' ? after.find(f => f.required && !known.has(f.name)) : undefined
  return added === undefined ? null : `input ${added.name} is new and required`
}
