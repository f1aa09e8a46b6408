import type {Node, NumberNode} from './node.ts'

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null]
])

/** A node as JavaScript has it, without lines. NaN is null; whole numbers that a float64 cannot hold are bigints. */
export function plainOf(node: Node): unknown {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries([...node.entries].map(([key, inner]) => [key, plainOf(inner)]))
    case 'list':
      return node.items.map(plainOf)
    case 'number':
      return exact(node)
    case 'text':
      return node.value
    case 'other':
      return WORDS.has(node.value) ? WORDS.get(node.value) : node.value
  }
}

function exact({value, raw}: NumberNode): number | bigint | null {
  if (Number.isNaN(value)) return null
  return !Number.isSafeInteger(value) && /^[-+]?\d+$/u.test(raw) ? BigInt(raw) : value
}
