import {newDraft} from '../entries/draft.ts'
import {readTree} from '../entries/tree.ts'
import {get} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

/** `wandb-summary.json`: the last logged value of each key. */
export const wandbSummary: Format = {
  name: 'wandb-summary',
  read: ({path, name, root}) => {
    const marked = ['_wandb', '_runtime', '_step'].filter(key => get(root, key) !== undefined)
    const isSummary = name.includes('wandb-summary') || marked.length >= 2
    if (root?.kind !== 'map' || !isSummary) return null
    const draft = newDraft(path)
    readTree(draft, root)
    return draft
  }
}
