import {parseAllDocuments} from 'yaml'

export type Fields = Readonly<Record<string, unknown>>

/** Enough for any configuration; keeps exploding aliases from taking the memory. */
const MAX_ALIASES = 100

/** No hand writes more; parsing takes its time with what is longer. */
const MAX_YAML_CHARS = 256 * 1024

/** The documents of a YAML stream; those that are broken (templates, say) or too long are left out. */
export function yamlDocuments(text: string): readonly unknown[] {
  if (text.length > MAX_YAML_CHARS) return []
  try {
    const documents = parseAllDocuments(text, {logLevel: 'silent', uniqueKeys: false})
    return [...documents]
      .filter(d => d.errors.length === 0)
      .map((d): unknown => d.toJS({maxAliasCount: MAX_ALIASES}))
  } catch {
    return []
  }
}

/** The value of a JSON text; undefined where it is broken. */
export function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch {
    return undefined
  }
}

/** Whether a value has named fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is at a path of keys and indices; undefined where there is nothing. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value
  for (const key of path) {
    if (typeof key === 'number') here = Array.isArray(here) ? (here[key] as unknown) : undefined
    else here = isFields(here) && Object.hasOwn(here, key) ? here[key] : undefined
  }
  return here
}

/** The items of a list; none where it is no list. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The text, or null where it is none. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The finite number, or null where it is none. */
export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** Fields as text, to look for names in; empty where they hold themselves or are none. */
export function wordsOf(value: unknown): string {
  try {
    return isFields(value) ? JSON.stringify(value) : ''
  } catch {
    return ''
  }
}

/** Every object inside a value, itself first, each once. */
export function allFields(value: unknown): readonly Fields[] {
  const seen = new Set<unknown>()
  const found: Fields[] = []
  const waiting: unknown[] = [value]
  for (const here of waiting) {
    if (typeof here !== 'object' || here === null || seen.has(here)) continue
    seen.add(here)
    if (isFields(here)) found.push(here)
    for (const inner of Object.values(here) as unknown[]) waiting.push(inner)
  }
  return found
}
