import {at, isFields, items, textOf, type Fields} from '../documents.ts'
import {ANY, MAX_DEPTH, UNTYPED, type Contract, type Field, type FieldType} from './field.ts'

/** What an OpenAPI description says of a service. */
export type Described =
  | {readonly known: true; readonly contract: Contract}
  /** The version is none of those that are known. */
  | {readonly known: false; readonly version: string}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']
const MAX_PARTS = 5_000

/**
 * The operations of an OpenAPI 3 description with what they take and give; null where the value is no
 * description at all. A side without operations is null.
 */
export function readDescription(document: unknown): Described | null {
  const version = textOf(at(document, 'openapi')) ?? textOf(at(document, 'swagger'))
  if (version === null) return null
  if (!/^3\.[012](\.|$)/u.test(version)) return {known: false, version}
  const types = schemaReader(document)
  const paths = at(document, 'paths')
  const operations = Object.entries(isFields(paths) ? paths : {}).flatMap(([path, entry]) =>
    METHODS.flatMap(method => {
      const operation = at(entry, method)
      return isFields(operation)
        ? [{name: `${method.toUpperCase()} ${path}`, entry, operation}]
        : []
    })
  )
  if (operations.length === 0) return {known: true, contract: {inputs: null, outputs: null}}
  return {
    known: true,
    contract: {
      inputs: operations.map(({name, entry, operation}) => ({
        name,
        // Nobody has to use an operation that is new.
        required: false,
        type: {
          kind: 'operation',
          fields: [
            ...parametersOf(types, [at(entry, 'parameters'), at(operation, 'parameters')]),
            ...bodyOf(types, at(operation, 'requestBody'))
          ]
        }
      })),
      outputs: operations.map(({name, operation}) => ({
        name,
        required: true,
        type: {kind: 'operation', fields: answerOf(types, at(operation, 'responses'))}
      }))
    }
  }
}

interface SchemaReader {
  readonly resolve: (value: unknown) => unknown
  readonly typeOf: (schema: unknown) => FieldType
}

/** Those of the operation go before those of its path. */
function parametersOf(
  {resolve, typeOf}: SchemaReader,
  lists: readonly unknown[]
): readonly Field[] {
  const found = lists.flatMap(items).flatMap(written => {
    const parameter = resolve(written)
    const name = textOf(at(parameter, 'name'))
    if (name === null) return []
    const type = typeOf(at(parameter, 'schema'))
    return [{name: `?${name}`, type, required: at(parameter, 'required') === true}]
  })
  return [...new Map(found.map(field => [field.name, field])).values()]
}

function bodyOf({resolve, typeOf}: SchemaReader, written: unknown): readonly Field[] {
  const body = resolve(written)
  const schema = schemaIn(body)
  return schema === undefined
    ? []
    : [{name: 'body', type: typeOf(schema), required: at(body, 'required') === true}]
}

function answerOf({resolve, typeOf}: SchemaReader, responses: unknown): readonly Field[] {
  const good = Object.entries(isFields(responses) ? responses : {}).find(([status]) =>
    /^2/u.test(status)
  )
  const schema = schemaIn(resolve(good?.[1]))
  return schema === undefined ? [] : [{name: 'answer', type: typeOf(schema), required: true}]
}

/** Of several media types that of JSON. */
function schemaIn(body: unknown): unknown {
  const content = at(body, 'content')
  const types = Object.entries(isFields(content) ? content : {})
  const json = types.find(([type]) => /\bjson\b/u.test(type)) ?? types[0]
  return at(json?.[1], 'schema')
}

/** Reads the schemas of one description, at most `MAX_PARTS` of them: references can multiply without end. */
function schemaReader(document: unknown): SchemaReader {
  let parts = 0
  const resolve = (value: unknown): unknown => resolved(document, value)

  function typeAt(written: unknown, depth: number): FieldType {
    if (depth > MAX_DEPTH || ++parts > MAX_PARTS) return ANY
    const schema = resolve(written)
    if (schema === true) return ANY
    if (!isFields(schema)) return UNTYPED
    const elsewhere = textOf(schema['$ref'])
    if (elsewhere !== null) return {kind: 'scalar', name: elsewhere}
    const types = [schema['type']].flat().flatMap(t => textOf(t) ?? [])
    const choices = [...items(schema['anyOf']), ...items(schema['oneOf'])]
    const found =
      choices.length > 0
        ? choices.map(choice => typeAt(choice, depth + 1))
        : types.length > 0
          ? types.map(type => named(type, schema, depth))
          : [named(hasFields(schema) ? 'object' : 'any', schema, depth)]
    return oneOf(schema['nullable'] === true ? [...found, NULL] : found)
  }

  function named(type: string, schema: Fields, depth: number): FieldType {
    if (type === 'array') return {kind: 'array', items: inner(schema['items'], depth)}
    if (type !== 'object') return scalar(type, schema)
    const fields = fieldsOf(schema, depth)
    return fields.length === 0 && isFields(schema['additionalProperties'])
      ? {kind: 'map', items: inner(schema['additionalProperties'], depth)}
      : {kind: 'object', fields}
  }

  function inner(schema: unknown, depth: number): FieldType {
    return schema === undefined ? ANY : typeAt(schema, depth + 1)
  }

  /** Its own, and those of the parts that it is put together from. */
  function fieldsOf(schema: Fields, depth: number): readonly Field[] {
    const {properties} = schema
    const required = items(schema['required'])
    const own = Object.entries(isFields(properties) ? properties : {}).map(([name, value]) => ({
      name,
      type: typeAt(value, depth + 1),
      required: required.includes(name)
    }))
    const of = items(schema['allOf']).flatMap(part => {
      const whole = depth > MAX_DEPTH || ++parts > MAX_PARTS ? undefined : resolve(part)
      return isFields(whole) ? fieldsOf(whole, depth + 1) : []
    })
    const all = [...of, ...own].map(field => ({
      ...field,
      required: field.required || required.includes(field.name)
    }))
    return [...new Map(all.map(field => [field.name, field])).values()]
  }

  return {resolve, typeOf: schema => (schema === undefined ? ANY : typeAt(schema, 0))}
}

const NULL: FieldType = {kind: 'scalar', name: 'null'}

function hasFields(schema: Fields): boolean {
  return isFields(schema['properties']) || items(schema['allOf']).length > 0
}

/** `number`, `string (date)`, or one of the values that are listed. */
function scalar(type: string, schema: Fields): FieldType {
  const format = textOf(schema['format'])
  const name = format === null ? type : `${type} (${format})`
  const listed = 'const' in schema ? [schema['const']] : schema['enum']
  return Array.isArray(listed)
    ? {kind: 'scalar', name, values: items(listed).map(String)}
    : {kind: 'scalar', name}
}

function oneOf(types: readonly FieldType[]): FieldType {
  const [first] = types
  return types.length === 1 && first !== undefined ? first : {kind: 'union', of: types}
}

/** Follows references within the document; one to elsewhere, or to itself, stays as it is. */
function resolved(document: unknown, value: unknown): unknown {
  let here = value
  for (let hop = 0; hop < MAX_DEPTH; hop++) {
    const reference = textOf(at(here, '$ref'))
    if (reference?.startsWith('#/') !== true) return here
    const keys = reference.slice(2).split('/')
    here = at(document, ...keys.map(key => key.replaceAll('~1', '/').replaceAll('~0', '~')))
  }
  return here
}
