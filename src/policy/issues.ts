import {distance} from 'fastest-levenshtein'
import type * as z from 'zod'

type RawIssue = z.core.$ZodRawIssue | z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** What is wrong with a policy, and the path of what is at fault. */
export interface Fault {
  readonly path: Path
  /** One sentence: what was given and what is allowed. */
  readonly message: string
}

/** The sentences for one issue: one fault, or one for each unknown key. */
export function describeIssue(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  data: unknown
): readonly Fault[] {
  const {path, fault, expected} = deepest(issue)
  const where = path.length === 0 ? 'the policy' : path.map(String).join('.')
  const value = valueAt(data, path)
  const given = show(value)
  const own = ownMessage(fault)
  switch (fault.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, path)
      return fault.keys.map(key => ({
        path: [...path, key],
        message: `"${key}" is not a known key of ${where}.${didYouMean(key, known)} Known: ${known.join(', ')}.`
      }))
    }
    case 'invalid_type':
      return [
        given === undefined
          ? {
              path: path.slice(0, -1),
              message: `${where} is not given; it has to be ${expected.map(article).join(' or ')}.`
            }
          : {
              path,
              message:
                own === null
                  ? `${where} is ${given}; it has to be ${expected.map(article).join(' or ')}.`
                  : `${where} is ${given}: ${own}.`
            }
      ]
    case 'invalid_value':
      return [{path, message: oneOf(where, value, fault.values.map(String))}]
    case 'invalid_union':
      return [
        {
          path,
          message: oneOf(
            where,
            value,
            'options' in fault && Array.isArray(fault.options) ? fault.options.map(String) : []
          )
        }
      ]
    case 'too_small':
      return [
        {
          path,
          message:
            typeof value === 'number'
              ? `${where} is ${given ?? ''}; it has to be ${fault.inclusive === false ? 'above' : 'at least'} ${String(fault.minimum)}.`
              : `${where} is too short${isNothing(value) ? ': it is empty' : ''}; it needs at least ${String(fault.minimum)}.`
        }
      ]
    case 'too_big':
      return [
        {
          path,
          message: `${where} is ${given ?? ''}; it has to be ${fault.inclusive === false ? 'below' : 'at most'} ${String(fault.maximum)}.`
        }
      ]
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'not_multiple_of':
      return [
        {path, message: `${where} is ${given ?? 'not given'}: ${fault.message ?? 'not allowed'}.`}
      ]
  }
}

/** What a schema itself says of a wrong type; null for zod's own words. */
function ownMessage({code, message}: RawIssue): string | null {
  return code !== 'invalid_type' || message === undefined || message.startsWith('Invalid input')
    ? null
    : message
}

function oneOf(where: string, value: unknown, allowed: readonly string[]): string {
  const hint = typeof value === 'string' ? didYouMean(value, allowed) : ''
  return `${where} is ${show(value) ?? 'not given'}; allowed: ${allowed.join(', ')}.${hint}`
}

function didYouMean(word: string, known: readonly string[]): string {
  const near = known.includes(word) ? null : nearest(word, known)
  return near === null ? '' : ` Did you mean "${near}"?`
}

function isNothing(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0)
}

/** The known word that is nearest to a misspelt one, or null where none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null
  // A word of which hardly a letter is kept is another word.
  let least = Math.min(word.length, Math.max(2, Math.floor(word.length / 2)) + 1)
  for (const candidate of known) {
    const steps = distance(word.toLowerCase(), candidate.toLowerCase())
    if (steps < least) {
      best = candidate
      least = steps
    }
  }
  return best
}

interface Deepest {
  readonly path: Path
  readonly fault: RawIssue
  /** The types that would be right, where it is the type that is wrong. */
  readonly expected: readonly string[]
}

/** Of a union's faults, the branch that got furthest is the one that was meant. */
function deepest(issue: RawIssue, prefix: Path = []): Deepest {
  const path = [...prefix, ...(issue.path ?? [])]
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    return {path, fault: issue, expected: issue.code === 'invalid_type' ? [issue.expected] : []}
  }
  const branches = issue.errors.flatMap(branch =>
    branch.slice(0, 1).map(first => deepest(first, path))
  )
  const depth = (b: Deepest): number => b.path.length + (b.fault.code === 'invalid_type' ? 0 : 0.5)
  const best = branches.reduce(
    (found, b) => (depth(b) > depth(found) ? b : found),
    branches[0] ?? {path, fault: issue, expected: []}
  )
  const alike = branches.filter(b => depth(b) === depth(best))
  return {...best, expected: [...new Set(alike.flatMap(b => b.expected))]}
}

function keysAt(schema: z.ZodType, path: Path): string[] {
  return path.length === 0
    ? keysOf(schema)
    : children(schema, path[0]).flatMap(c => keysAt(c, path.slice(1)))
}

function keysOf(schema: z.ZodType): string[] {
  const def = definition(schema)
  if (def.shape !== undefined) return Object.keys(def.shape)
  const keys = def.keyType === undefined ? undefined : definition(def.keyType).entries
  if (keys !== undefined) return Object.values(keys)
  return inner(def).flatMap(keysOf)
}

function children(schema: z.ZodType, key: PropertyKey | undefined): z.ZodType[] {
  const def = definition(schema)
  if (def.shape !== undefined) {
    const child = def.shape[String(key)]
    return child === undefined ? [] : [child]
  }
  if (def.valueType !== undefined) return [def.valueType]
  if (def.element !== undefined) return [def.element]
  return inner(def).flatMap(s => children(s, key))
}

interface Definition {
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly keyType?: z.ZodType
  readonly valueType?: z.ZodType
  readonly entries?: Readonly<Record<string, string>>
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
  readonly options?: readonly z.ZodType[]
}

function definition(schema: z.ZodType): Definition {
  return schema.def as Definition
}

function inner(def: Definition): z.ZodType[] {
  return [...(def.innerType === undefined ? [] : [def.innerType]), ...(def.options ?? [])]
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    data
  )
}

function show(value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'a mapping'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text
}

function article(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    object: 'a mapping',
    record: 'a mapping',
    array: 'a list',
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false'
  }
  return words[expected] ?? `of type ${expected}`
}
