import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv, type AnySchema, type ErrorObject, type ValidateFunction} from 'ajv'
import formats from 'ajv-formats'
import {isRecord} from './json.ts'

const DESCRIPTION = join(import.meta.dirname, '../github-openapi.json')
const MAX_PER_PAGE = 100
const MAX_PROBLEMS = 20

const validators = new WeakMap<Ajv, Map<string, ValidateFunction>>()

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly $ref?: string
}

interface Content {
  readonly content?: Readonly<Record<string, unknown>>
  readonly $ref?: string
}

interface DescribedOperation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: Content & {readonly required?: boolean}
  readonly responses: Readonly<Record<string, Content>>
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
  readonly components: {
    readonly parameters: Readonly<Record<string, Parameter>>
    readonly responses: Readonly<Record<string, Content>>
  }
}

/** An operation of GitHub's description, found for one request. */
export interface Operation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly pattern: RegExp
  readonly pointer: string
  readonly described: DescribedOperation
}

/** GitHub's own description of its API, as a judge of requests and responses. */
export interface Contract {
  readonly find: (method: string, path: string) => Operation | undefined
  readonly requestProblems: (operation: Operation, url: URL, body: unknown) => string[]
  readonly responseProblems: (
    operation: Operation,
    status: number,
    mediaType: string,
    body: unknown
  ) => string[]
}

let loaded: Contract | undefined

/** The committed part of GitHub's description, loaded once; schemas are compiled when first needed. */
export function loadContract(): Contract {
  return (loaded ??= contractOf())
}

function contractOf(): Contract {
  // The file is the project's own, cut by scripts/github-openapi-subset.mjs.
  const description = JSON.parse(readFileSync(DESCRIPTION, 'utf8')) as Description
  const schema = asJsonSchema(description)
  const bodies = createAjv({allErrors: true}, schema)
  const queries = createAjv({allErrors: true, coerceTypes: true}, schema)
  const operations = listOperations(description)

  return {
    find: (method, path) =>
      operations.find(operation => operation.method === method && operation.pattern.test(path)),
    requestProblems: (operation, url, body) => [
      ...queryProblems(queries, description, operation, url),
      ...bodyProblems(bodies, operation, body)
    ],
    responseProblems: (operation, status, mediaType, body) => {
      const reference = responseSchema(description, operation, status, mediaType)
      if (reference === 'unknown') return [`status ${status} is not in the description`]
      return reference === 'empty' ? [] : problems(bodies, {$ref: reference}, body)
    }
  }
}

function createAjv(options: ConstructorParameters<typeof Ajv>[0], schema: AnySchema): Ajv {
  // Unknown formats such as GitHub's 'repo.nwo' are passed over in silence (logger: false).
  const ajv = new Ajv({strict: false, validateSchema: false, logger: false, ...options})
  formats.default(ajv)
  ajv.addSchema(schema, 'github')
  return ajv
}

function listOperations(description: Description): Operation[] {
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      id: described.operationId,
      method: method.toUpperCase(),
      path,
      pattern: pathPattern(path),
      pointer: `github#/paths/${escapePointer(path)}/${method}`,
      described
    }))
  )
  // The longest path is the most specific one: '/commits/{ref}/check-runs' before '/commits/{ref}'.
  return operations.sort((a, b) => b.path.length - a.path.length)
}

function pathPattern(path: string): RegExp {
  const groups = path
    .replaceAll('.', '\\.')
    .replace(/\/\{(path|ref)\}$/, '(?:/(?<$1>.*))?')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+?)')
  return new RegExp(`^${groups}$`)
}

function escapePointer(segment: string): string {
  return encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'))
}

function queryProblems(ajv: Ajv, description: Description, operation: Operation, url: URL) {
  const parameters = (operation.described.parameters ?? []).map((parameter, index) =>
    parameter.$ref === undefined
      ? {...parameter, pointer: `${operation.pointer}/parameters/${index}/schema`}
      : {
          ...component(description.components.parameters, parameter.$ref),
          pointer: `github${parameter.$ref}/schema`
        }
  )
  const inQuery = parameters.filter(parameter => parameter.in === 'query')
  const schema = {
    type: 'object',
    properties: Object.fromEntries(inQuery.map(({name, pointer}) => [name, {$ref: pointer}])),
    required: inQuery.filter(({required}) => required === true).map(({name}) => name),
    additionalProperties: false
  }
  const found = problems(ajv, schema, Object.fromEntries(url.searchParams)).map(p => `query ${p}`)
  return Number(url.searchParams.get('per_page')) > MAX_PER_PAGE
    ? [...found, `query /per_page is over ${MAX_PER_PAGE}, GitHub would clamp it in silence`]
    : found
}

function bodyProblems(ajv: Ajv, operation: Operation, body: unknown): string[] {
  const {requestBody} = operation.described
  const described = requestBody?.content?.['application/json'] !== undefined
  if (body === undefined) return requestBody?.required === true ? ['a body is required'] : []
  if (!described) return ['a body is not in the description']
  const $ref = `${operation.pointer}/requestBody/content/application~1json/schema`
  return problems(ajv, {$ref}, body).map(problem => `body ${problem}`)
}

function responseSchema(
  description: Description,
  operation: Operation,
  status: number,
  mediaType: string
): string {
  const response = operation.described.responses[String(status)]
  // 401, 403, 404 and 422 happen everywhere, described or not; they share one shape.
  if (response === undefined) {
    return status >= 400 ? 'github#/components/schemas/basic-error' : 'unknown'
  }
  const [pointer, described] =
    response.$ref === undefined
      ? [`${operation.pointer}/responses/${status}`, response]
      : [`github${response.$ref}`, component(description.components.responses, response.$ref)]
  if (described.content === undefined) return 'empty'
  return mediaType in described.content
    ? `${pointer}/content/${escapePointer(mediaType)}/schema`
    : 'unknown'
}

function component<T>(components: Readonly<Record<string, T>>, reference: string): T {
  const found = components[reference.split('/').at(-1) ?? '']
  if (found === undefined) throw new Error(`${reference} is not in the description`)
  return found
}

function problems(ajv: Ajv, schema: AnySchema, value: unknown): string[] {
  const validate = compiled(ajv, schema)
  if (validate(value)) return []
  return (validate.errors ?? []).slice(0, MAX_PROBLEMS).map(problemText)
}

// Compiling is most of the time that the fake takes, and the same few schemas come again and again.
function compiled(ajv: Ajv, schema: AnySchema): ValidateFunction {
  const key = JSON.stringify(schema)
  const known = validators.get(ajv) ?? new Map<string, ValidateFunction>()
  validators.set(ajv, known)
  const validate = known.get(key) ?? ajv.compile(schema)
  known.set(key, validate)
  return validate
}

function problemText({instancePath, message, params}: ErrorObject): string {
  const {allowedValues, additionalProperty} = params
  const detail: unknown = allowedValues ?? additionalProperty
  return `${instancePath || '/'} ${message ?? ''} ${detail === undefined ? '' : JSON.stringify(detail)}`.trim()
}

// OpenAPI 3.0 as JSON Schema. Two differences matter: 'nullable', which GitHub also puts beside $ref, allOf and
// anyOf where ajv refuses it; and request bodies, which are closed so that an unknown field is noticed.
function asJsonSchema(description: Description): AnySchema {
  return convert(description, false) as AnySchema
}

function convert(value: unknown, closed: boolean): unknown {
  if (Array.isArray(value)) return value.map(item => convert(item, closed))
  if (!isRecord(value)) return value
  const {nullable, ...rest} = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      convert(item, closed || key === 'requestBody')
    ])
  )
  // A property that happens to be called 'nullable' is an object, not true.
  if (nullable !== undefined && nullable !== true) return {nullable, ...rest}
  const open = closed && isRecord(rest.properties) && rest.additionalProperties === undefined
  const schema = open ? {...rest, additionalProperties: false} : rest
  return nullable === true ? {anyOf: [{type: 'null'}, schema]} : schema
}
