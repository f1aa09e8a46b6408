import {at, isFields, items, textOf} from '../documents.ts'
import type {Field, Side} from './fields.ts'

/** What an OpenAPI description says of one side of a service. */
export type Described =
  | {readonly known: true; readonly fields: readonly Field[]}
  /** The version is none of those that are known. */
  | {readonly known: false; readonly version: string}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']
/** No contract is deeper; keeps schemas that refer to themselves from going on. */
const MAX_DEPTH = 8
const MAX_PARTS = 5_000

/**
 * The fields of an OpenAPI 3 description, each by its operation and its path in the body, the operations
 * among them; null where the value is no description at all.
 */
export function describedBy(document: unknown, side: Side): Described | null {
  const version = textOf(at(document, 'openapi')) ?? textOf(at(document, 'swagger'))
  if (version === null) return null
  if (!/^3\.[012](\.|$)/u.test(version)) return {known: false, version}
  const paths = at(document, 'paths')
  const fields = Object.entries(isFields(paths) ? paths : {}).flatMap(([path, entry]) =>
    METHODS.flatMap(method => {
      const operation = at(entry, method)
      if (!isFields(operation)) return []
      const name = `${method.toUpperCase()} ${path}`
      const shared = items(at(entry, 'parameters'))
      const found =
        side === 'inputs' ? inputsOf(document, operation, shared) : outputsOf(document, operation)
      return [
        {name, type: 'operation', required: false},
        ...found.map(f => ({...f, name: `${name} ${f.name}`.trimEnd()}))
      ]
    })
  )
  return {known: true, fields: side === 'outputs' ? fields.map(kept) : fields}
}

/** That an operation is there can be counted on. */
function kept(field: Field): Field {
  return field.type === 'operation' ? {...field, required: true} : field
}

function inputsOf(
  document: unknown,
  operation: unknown,
  shared: readonly unknown[]
): readonly Field[] {
  const parameters = [...shared, ...items(at(operation, 'parameters'))].map(p =>
    resolve(document, p)
  )
  const body = resolve(document, at(operation, 'requestBody'))
  return [
    ...parameters.flatMap(parameter => {
      const name = textOf(at(parameter, 'name'))
      if (name === null) return []
      const type = typeOf(resolve(document, at(parameter, 'schema')))
      return [{name: `?${name}`, type, required: at(parameter, 'required') === true}]
    }),
    ...fieldsOf(document, bodySchema(document, body), at(body, 'required') === true)
  ]
}

function outputsOf(document: unknown, operation: unknown): readonly Field[] {
  const responses = at(operation, 'responses')
  const good = Object.entries(isFields(responses) ? responses : {}).find(([status]) =>
    /^2/u.test(status)
  )
  return fieldsOf(document, bodySchema(document, resolve(document, good?.[1])), true)
}

function bodySchema(document: unknown, body: unknown): unknown {
  const content = at(body, 'content')
  const types = Object.entries(isFields(content) ? content : {})
  const json = types.find(([type]) => /\bjson\b/u.test(type)) ?? types[0]
  return resolve(document, at(json?.[1], 'schema'))
}

interface Part {
  readonly schema: unknown
  readonly path: string
  readonly required: boolean
  readonly depth: number
}

/** The fields of a schema, those of lists and objects in it with their path: `rows[].amount`. */
function fieldsOf(document: unknown, schema: unknown, required: boolean): readonly Field[] {
  const found = new Map<string, Field>()
  const waiting: Part[] = [{schema, path: '', required, depth: 0}]
  for (const part of waiting) {
    if (waiting.length > MAX_PARTS) break
    const {path, depth} = part
    if (!isFields(part.schema) || depth > MAX_DEPTH) continue
    const named = part.schema
    if (path !== '' && !found.has(path))
      found.set(path, {name: path, type: typeOf(named), required: part.required})
    const needed = items(named['required'])
    const add = (inner: unknown, name: string, must: boolean): void => {
      waiting.push({
        schema: resolve(document, inner),
        path: name,
        required: must,
        depth: depth + 1
      })
    }
    const properties = isFields(named['properties']) ? Object.entries(named['properties']) : []
    for (const [name, inner] of properties)
      add(inner, path === '' ? name : `${path}.${name}`, part.required && needed.includes(name))
    if (named['items'] !== undefined) add(named['items'], `${path}[]`, part.required)
    // The parts of one object; what they are together is their fields.
    for (const inner of items(named['allOf'])) add(inner, path, part.required)
  }
  return [...found.values()]
}

/** `number`, `string (date)`; since 3.1 also a list of types. */
function typeOf(schema: unknown): string {
  const reference = textOf(at(schema, '$ref'))
  if (reference !== null) return reference
  const types = [at(schema, 'type')].flat().flatMap(t => textOf(t) ?? [])
  const nullable = at(schema, 'nullable') === true ? ['null'] : []
  const all = [...new Set([...types, ...nullable])].sort()
  const format = textOf(at(schema, 'format'))
  return `${all.join(' or ') || 'anything'}${format === null ? '' : ` (${format})`}`
}

/** Follows a reference within the document; one to elsewhere stays as it is. */
function resolve(document: unknown, value: unknown): unknown {
  let here = value
  for (let hop = 0; hop < MAX_DEPTH; hop++) {
    const reference = textOf(at(here, '$ref'))
    if (reference?.startsWith('#/') !== true) return here
    const keys = reference.slice(2).split('/')
    here = at(document, ...keys.map(key => key.replaceAll('~1', '/').replaceAll('~0', '~')))
  }
  return undefined
}
