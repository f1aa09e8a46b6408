import {ignore, newDraft} from '../entries/draft.ts'
import type {Format} from '../entries/format.ts'
import {repeatsOf} from '../entries/measured.ts'
import {readTree} from '../entries/tree.ts'
import {TRAINING} from '../entries/where.ts'
import {pairsOf} from '../../files/syntax/node.ts'
import {splitOf} from '../../metrics/names.ts'

/**
 * A history of a training, as Keras' `history.history` and most training loops write it: a list over epochs for
 * each metric. The last epoch is read.
 */
export const kerasHistory: Format = {
  name: 'keras-history',
  read: ({path, root}) => {
    const columns = pairsOf(root)
    const lists = columns.map(([, node]) => (node.kind === 'list' ? repeatsOf(node) : undefined))
    const epochs = lists[0]?.length ?? 0
    const names = columns.map(([name]) => name)
    if (!isHistory(names) || lists.some(list => list?.length !== epochs)) return null
    const draft = newDraft(path)
    for (const [name, node] of columns) {
      const last = node.kind === 'list' ? node.items.at(-1) : undefined
      if (last === undefined) continue
      const isTraining = splitIn(name) === null || splitIn(name) === 'train'
      const traits = isTraining ? {silent: TRAINING} : {}
      readTree(draft, last, {path: [name], traits})
    }
    ignore(draft, `${epochs - 1} earlier epochs`, 'the last epoch was read')
    return draft
  }
}

/** Validation beside training, or epochs: `cross_validate` of scikit-learn has test scores and times instead. */
function isHistory(names: readonly string[]): boolean {
  const isCrossValidation = names.some(name => /^(?:fit|score)_time$/u.test(name))
  const validated = names.some(name => splitIn(name) === 'validation')
  return !isCrossValidation && (validated || names.some(name => /^epochs?$/iu.test(name)))
}

function splitIn(name: string): string | null {
  return splitOf(name.split(/[_/ .-]/u)[0] ?? '')
}
