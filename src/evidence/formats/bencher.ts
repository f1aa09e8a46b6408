import {newDraft, state} from '../entries/draft.ts'
import {get, numberOf, pairsOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

/** Bencher Metric Format: benchmark → measure → value with optional bounds. */
export const bencher: Format = {
  name: 'bencher',
  read: ({path, root}) => {
    const benchmarks = pairsOf(root)
    const measures = benchmarks.flatMap(([, node]) => pairsOf(node))
    if (measures.length === 0 || benchmarks.some(([, node]) => node.kind !== 'map')) return null
    if (!measures.every(([, measure]) => isMeasure(measure))) return null
    const draft = newDraft(path)
    for (const [benchmark, node] of benchmarks) {
      for (const [name, measure] of pairsOf(node)) {
        const value = get(measure, 'value')
        const segment = {benchmark}
        if (value !== undefined)
          state(draft, name, value, {segment, interval: boundsOf(measure, numberOf(value))})
      }
    }
    return draft
  }
}

function isMeasure(node: Node): boolean {
  const keys = pairsOf(node).map(([key]) => key)
  return (
    keys.includes('value') && keys.every(key => /^(?:value|lower_value|upper_value)$/u.test(key))
  )
}

/** Bounds that do not hold the value are no interval. */
function boundsOf(measure: Node, value = NaN): readonly [number, number] | undefined {
  const [lower, upper] = [get(measure, 'lower_value'), get(measure, 'upper_value')].map(numberOf)
  if (lower === undefined || upper === undefined) return undefined
  return lower <= value && value <= upper ? [lower, upper] : undefined
}
