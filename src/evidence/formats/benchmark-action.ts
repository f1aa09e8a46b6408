import {ignoreRest, newDraft, state} from '../entries/draft.ts'
import {get, itemsOf, numberOf, textOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

/** What is better for a unit; a benchmark is there to be judged by it. */
const UNITS: readonly (readonly [RegExp, 'higher' | 'lower'])[] = [
  [/\/(?:s|sec|second)$|^ops|ops$|fps|per second/iu, 'higher'],
  [/^(?:[nmuµ]?s|sec|seconds?|minutes?|hours?)(?:\/\w+)?$/iu, 'lower'],
  [/^(?:[kmgt]i?)?b(?:ytes?)?$/iu, 'lower']
]

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
      const direction = UNITS.find(([form]) => form.test(unit))?.[1]
      state(draft, textOf(get(item, 'name')) ?? '?', value, {
        unit,
        percent: unit === '%' ? true : undefined,
        ...(direction !== undefined && {direction, silent: null})
      })
      ignoreRest(draft, item, ['name', 'unit', 'value', 'extra'])
    }
    return draft
  }
}

function isBenchmark(item: Node): boolean {
  const named = textOf(get(item, 'name')) !== undefined && textOf(get(item, 'unit')) !== undefined
  return named && numberOf(get(item, 'value')) !== undefined
}
