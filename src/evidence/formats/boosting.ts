import {ignore, newDraft} from '../entries/draft.ts'
import type {Format} from '../entries/format.ts'
import {repeatsOf} from '../entries/measured.ts'
import {readTree} from '../entries/tree.ts'
import {ofSplit} from '../entries/where.ts'
import {pairsOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import {recognise, splitOf} from '../../metrics/names.ts'

/**
 * `evals_result` of XGBoost, LightGBM and CatBoost: evaluation set → metric → a value for each round. The last
 * round is read. Of sets without a name (`validation_0`, `validation_1`) the last is the one to stop by.
 */
export const boosting: Format = {
  name: 'evals-result',
  read: ({path, root}) => {
    const sets = pairsOf(root)
    if (sets.length === 0 || !sets.every(([name, set]) => isSet(name, set))) return null
    const draft = newDraft(path)
    const numbered = sets.filter(([name]) => NUMBERED.test(name)).map(([name]) => name)
    for (const [name, set] of sets) {
      const isEarlier = numbered.includes(name) && name !== numbered.at(-1)
      const silent = isEarlier
        ? 'an earlier evaluation set, usually that of the training'
        : undefined
      const split = NUMBERED.test(name) ? {split: 'validation'} : ofSplit(name)
      for (const [metric, list] of pairsOf(set)) {
        const last = list.kind === 'list' ? list.items.at(-1) : undefined
        if (last !== undefined)
          readTree(draft, last, {
            path: [name, metric],
            traits: {...split, ...(silent !== undefined && {silent})}
          })
      }
    }
    const rounds = pairsOf(sets[0]?.[1]).map(([, list]) =>
      list.kind === 'list' ? list.items.length : 0
    )
    ignore(draft, `${(rounds[0] ?? 1) - 1} earlier rounds`, 'the last round was read')
    return draft
  }
}

const NUMBERED = /^(?:validation|valid|eval)_\d+$/u

function isSet(name: string, set: Node): boolean {
  const metrics = pairsOf(set)
  const isNamed = NUMBERED.test(name) || splitOf(name) !== null || name === 'learn'
  return (
    isNamed &&
    metrics.length > 0 &&
    metrics.every(
      ([metric, list]) =>
        recognise(metric).direction !== undefined &&
        list.kind === 'list' &&
        repeatsOf(list) !== undefined
    )
  )
}
