import {newDraft, state} from '../entries/draft.ts'
import {get, itemsOf, numberOf, textOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

const TIME = /^(?:[nmuµ]?s|sec|seconds?|minutes?|hours?)(?:\/\w+)?$|\/(?:s|sec|second)$|ops|fps/iu
const SIZE = /^(?:[kmgt]i?)?b(?:ytes?)?$/iu

/** github-action-benchmark's custom JSON: a list of `{name, unit, value, range}`. */
export const benchmarkAction: Format = {
  name: 'github-action-benchmark',
  read: ({path, root}) => {
    if (root?.kind !== 'list' || root.items.length === 0 || !root.items.every(isBenchmark))
      return null
    const draft = newDraft(path)
    for (const item of itemsOf(root)) {
      const unit = textOf(get(item, 'unit')) ?? ''
      const value = get(item, 'value')
      if (value === undefined) continue
      state(draft, textOf(get(item, 'name')) ?? '?', value, {
        qualifier: `unit=${unit}`,
        unit,
        percent: unit === '%' ? true : undefined,
        silent: TIME.test(unit) ? 'a running time or speed' : SIZE.test(unit) ? 'a size' : undefined
      })
    }
    return draft
  }
}

function isBenchmark(item: Node): boolean {
  const named = textOf(get(item, 'name')) !== undefined && textOf(get(item, 'unit')) !== undefined
  return named && numberOf(get(item, 'value')) !== undefined
}
