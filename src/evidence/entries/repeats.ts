import {isNull} from '../../files/syntax/node.ts'
import type {ListNode, MapNode, Node} from '../../files/syntax/node.ts'
import {repetitionIn} from './key-words.ts'

/** Keys of a mapping that are repetitions of one thing, merged: every number is a list of its values. */
export interface Merged {
  /** The key without its repetition; empty where the mapping itself is the thing. */
  readonly base: string
  readonly keys: readonly string[]
  readonly node: Node
  readonly count: number
  readonly folds: number | undefined
}

/** What of a mapping is repeated: `fold_1 … fold_5`, `split0_test_score …`; several things may be. */
export function repetitionsIn(node: MapNode): readonly Merged[] {
  const groups = new Map<string, {keys: string[]; nodes: Node[]; folds: boolean}>()
  const keys = [...node.entries.keys()].flatMap(key => {
    const repetition = repetitionIn(key)
    return repetition === null ? [] : [{key, ...repetition}]
  })
  // In the order of their numbers, so that those of another file are in the same one.
  for (const {key, base, isFold} of keys.toSorted((a, b) => Number(a.number) - Number(b.number))) {
    const value = node.entries.get(key)
    if (value === undefined) continue
    const group = groups.get(base)
    if (group === undefined) groups.set(base, {keys: [key], nodes: [value], folds: isFold})
    else {
      group.keys.push(key)
      group.nodes.push(value)
    }
  }
  return [...groups].flatMap(([base, {keys: own, nodes, folds}]) =>
    nodes.length > 1 && nodes.every(({kind}) => kind === nodes[0]?.kind && kind !== 'list')
      ? [
          {
            base,
            keys: own,
            node: merge(nodes),
            count: nodes.length,
            folds: folds ? nodes.length : undefined
          }
        ]
      : []
  )
}

/** Equal trees as one, in which every number is the list of its values. */
export function merge(nodes: readonly Node[]): Node {
  const [first] = nodes
  const maps = nodes.filter(node => node.kind === 'map')
  if (maps.length === nodes.length && first !== undefined) {
    const keys = new Set(maps.flatMap(map => [...map.entries.keys()]))
    const entries = [...keys].map(key => {
      const inner = maps.map(map => map.entries.get(key)).filter(node => node !== undefined)
      return [key, merge(inner.filter(node => !isNull(node)))] as const
    })
    return {kind: 'map', entries: new Map(entries), line: first.line}
  }
  const items = nodes.flatMap(node => (node.kind === 'list' ? node.items : [node]))
  return {kind: 'list', items, line: first?.line ?? 1} satisfies ListNode
}
