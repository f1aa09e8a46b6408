/** Whether a value is a mapping of names to values. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  )
}

/** The mapping under a key, or an empty one. */
export function recordAt(value: unknown, key: string): Readonly<Record<string, unknown>> {
  const inner = isRecord(value) ? value[key] : undefined
  return isRecord(inner) ? inner : {}
}

/** The list under a key, or an empty one. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const inner = isRecord(value) ? value[key] : undefined
  return Array.isArray(inner) ? inner : []
}

/** The text under a key; numbers as text; undefined for anything else. */
export function textAt(value: unknown, key: string): string | undefined {
  const inner = isRecord(value) ? value[key] : undefined
  if (typeof inner === 'number' || typeof inner === 'bigint') return inner.toString()
  return typeof inner === 'string' && inner !== '' ? inner : undefined
}
