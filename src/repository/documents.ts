import {plainOf} from '../files/syntax/plain.ts'
import {parseYamlStream} from '../files/syntax/yaml.ts'

export type Fields = Readonly<Record<string, unknown>>

/** No hand writes more; parsing takes its time with what is longer. */
const MAX_YAML_CHARS = 256 * 1024

/** The documents of a YAML stream; those that are broken (templates, say) or too long are left out. */
export function yamlDocuments(text: string): readonly unknown[] {
  return text.length > MAX_YAML_CHARS ? [] : parseYamlStream(text).map(plainOf)
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
