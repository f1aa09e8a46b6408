import {condition, newDraft, state} from '../entries/draft.ts'
import type {Draft} from '../entries/draft.ts'
import {get, itemsOf, pairsOf, textOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

const OLD_SPLITS = /^(?:test|dev|validation|train)(?:[._].*)?$/u

/** An MTEB task result: a list of subsets for each split; before 1.11, mappings. */
export const mteb: Format = {
  name: 'mteb',
  read: ({path, root}) => {
    const dataset = textOf(get(root, 'task_name') ?? get(root, 'mteb_dataset_name'))
    if (dataset === undefined || get(root, 'mteb_version') === undefined) return null
    const draft = newDraft(path)
    const scores = get(root, 'scores')
    const revision = textOf(get(root, 'dataset_revision'))
    const splits = pairsOf(scores ?? root).filter(
      ([key]) => scores !== undefined || OLD_SPLITS.test(key)
    )
    for (const [split, subsets] of splits) readSplit(draft, subsets, {dataset, split, revision})
    condition(draft, 'version of mteb', get(root, 'mteb_version'))
    return draft
  }
}

interface Place {
  readonly dataset: string
  readonly split: string
  readonly revision: string | undefined
  readonly config?: string
}

function readSplit(draft: Draft, subsets: Node, place: Place): void {
  if (subsets.kind === 'list') {
    for (const subset of itemsOf(subsets)) {
      const config = textOf(get(subset, 'hf_subset')) ?? 'default'
      readScores(draft, subset, {...place, config}, [])
    }
    return
  }
  for (const [key, node] of pairsOf(subsets)) {
    const isSubset = node.kind === 'map' && !/^(?:cos_sim|manhattan|euclidean|dot|max)$/u.test(key)
    if (isSubset) readScores(draft, node, {...place, config: key}, [])
  }
  readScores(draft, subsets, place, [])
}

function readScores(draft: Draft, node: Node, place: Place, path: readonly string[]): void {
  for (const [key, value] of pairsOf(node)) {
    const name = [...path, key]
    if (value.kind === 'number')
      state(draft, name.join('_'), value, {...place, metric: name.join('.')})
    else if (
      value.kind === 'map' &&
      (path.length > 0 || /^(?:cos_sim|manhattan|euclidean|dot|max)$/u.test(key))
    ) {
      readScores(draft, value, place, name)
    }
  }
}
