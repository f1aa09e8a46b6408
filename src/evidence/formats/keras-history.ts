import {decimalsOf} from '../../files/syntax/number.ts'
import {ignore, newDraft, stateNumber} from '../entries/draft.ts'
import {repeatsOf} from '../entries/measured.ts'
import {pairsOf} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

/** Keras' `history.history`: a list over epochs for each metric; the last epoch is read. */
export const kerasHistory: Format = {
  name: 'keras-history',
  read: ({path, root}) => {
    const columns = pairsOf(root)
    const lists = columns.map(([, node]) => (node.kind === 'list' ? repeatsOf(node) : undefined))
    const epochs = lists[0]?.length ?? 0
    const twins = columns.some(([key]) => key.startsWith('val_'))
    if (!twins || lists.some(list => list?.length !== epochs)) return null
    const draft = newDraft(path)
    for (const [name, node] of columns) {
      const last = node.kind === 'list' ? node.items.at(-1) : undefined
      if (last?.kind !== 'number') continue
      const decimals = decimalsOf(last.raw)
      const silent = name.startsWith('val_') ? undefined : 'a training metric'
      const number = decimals === undefined ? {value: last.value} : {value: last.value, decimals}
      stateNumber(draft, name, number, last.line, {silent})
    }
    ignore(draft, `${epochs - 1} earlier epochs`, 'the last epoch was read')
    return draft
  }
}
