import {distance} from 'fastest-levenshtein'
import type * as z from 'zod'

type RawIssue = z.core.$ZodRawIssue | z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** One sentence for a fault in a policy: what was given and what is allowed, and the path of what is at fault. */
export function describeIssue(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  data: unknown
): {path: Path; message: string} {
  const {path, fault} = deepest(issue)
  const where = path.length === 0 ? 'the policy' : path.map(String).join('.')
  const given = show(valueAt(data, path))
  if (fault.code === 'unrecognized_keys') {
    const key = fault.keys[0] ?? ''
    const known = keysAt(schema, path)
    const near = nearest(key, known)
    const hint = near === null ? '' : ` Did you mean "${near}"?`
    return {
      path: [...path, key],
      message: `"${key}" is not a known key of ${where}.${hint} Known: ${known.join(', ')}.`
    }
  }
  if (fault.code === 'invalid_type') {
    return given === undefined
      ? {
          path: path.slice(0, -1),
          message: `${where} is not given; it has to be ${article(fault.expected)}.`
        }
      : {path, message: `${where} is ${given}; it has to be ${article(fault.expected)}.`}
  }
  if (fault.code === 'invalid_value') {
    const allowed = fault.values.map(String)
    const value = valueAt(data, path)
    const near = typeof value === 'string' ? nearest(value, allowed) : null
    const hint = near === null ? '' : ` Did you mean "${near}"?`
    return {
      path,
      message: `${where} is ${given ?? 'not given'}; allowed: ${allowed.join(', ')}.${hint}`
    }
  }
  return {path, message: `${where} is ${given ?? 'not given'}: ${fault.message ?? 'not allowed'}.`}
}

/** The known word that is nearest to a misspelt one, or null where none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null
  let least = Math.max(2, Math.floor(word.length / 2)) + 1
  for (const candidate of known) {
    const steps = distance(word.toLowerCase(), candidate.toLowerCase())
    if (steps < least) {
      best = candidate
      least = steps
    }
  }
  return best
}

/** Of a union's faults, the branch that got furthest is the one that was meant. */
function deepest(issue: RawIssue, prefix: Path = []): {path: Path; fault: RawIssue} {
  const path = [...prefix, ...(issue.path ?? [])]
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return {path, fault: issue}
  const branches = issue.errors.flatMap(branch =>
    branch.slice(0, 1).map(first => deepest(first, path))
  )
  const depth = (b: {path: Path; fault: RawIssue}): number =>
    b.path.length + (b.fault.code === 'invalid_type' ? 0 : 0.5)
  return branches.reduce(
    (best, b) => (depth(b) > depth(best) ? b : best),
    branches[0] ?? {path, fault: issue}
  )
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
  return words[expected] ?? `a ${expected}`
}
