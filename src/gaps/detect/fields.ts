/** One input or output that a contract names. */
export interface Field {
  readonly name: string
  /** Equal for equal types. */
  readonly type: string
  /** Of an input: callers have to give it. Of an output: they can count on it. */
  readonly required: boolean
}

export type Side = 'inputs' | 'outputs'

/** What would break a caller of the version before, in words; null where nothing does. */
export function breakBetween(
  before: readonly Field[],
  after: readonly Field[],
  side: Side
): string | null {
  const now = new Map(after.map(f => [f.name, f]))
  const word = side === 'inputs' ? 'input' : 'output'
  for (const {name, type, required} of before) {
    const field = now.get(name)
    if (field === undefined) return `${word} ${name} is gone`
    if (field.type !== type) return `${word} ${name} is now ${field.type} instead of ${type}`
    if (side === 'inputs' && field.required && !required) return `input ${name} is now required`
    if (side === 'outputs' && !field.required && required) return `output ${name} may now be absent`
  }
  const known = new Set(before.map(f => f.name))
  const added = side === 'inputs' ? after.find(f => f.required && !known.has(f.name)) : undefined
  return added === undefined ? null : `input ${added.name} is new and required`
}
