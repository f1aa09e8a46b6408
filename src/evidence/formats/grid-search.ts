import {ignore, newDraft, stateNumber} from '../entries/draft.ts'
import type {Format} from '../entries/format.ts'
import {meanOf} from '../entries/measured.ts'
import {get, numberOf, pairsOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import {recognise} from '../../metrics/names.ts'
import {smallestOf} from '../../statistics/core/extremes.ts'

/**
 * scikit-learn's `cv_results_`: a list over settings for each column. The setting that was ranked first is the
 * model; its scores of the folds are repeats. A scorer of scikit-learn is always better when higher.
 */
export const gridSearch: Format = {
  name: 'cv-results',
  read: ({path, root}) => {
    const names = pairsOf(root).flatMap(([key]) => /^mean_test_(.+)$/u.exec(key)?.[1] ?? [])
    const ranks = names.map(name => get(root, `rank_test_${name}`))
    if (names.length === 0 || ranks[0]?.kind !== 'list') return null
    const draft = newDraft(path)
    names.forEach((name, column) => {
      const best = bestOf(ranks[column] ?? ranks[0])
      const folds = pairsOf(root)
        .filter(([key]) => new RegExp(`^split\\d+_test_${escaped(name)}$`, 'u').test(key))
        .toSorted(([a], [b]) => numberIn(a) - numberIn(b))
        .map(([, list]) => numberOf(itemOf(list, best)))
        .filter(value => value !== undefined)
      const mean = itemOf(get(root, `mean_test_${name}`), best)
      const value = folds.length > 1 ? meanOf(folds) : numberOf(mean)
      if (value === undefined) return
      const isLoss = name.startsWith('neg_') && value <= 0
      const sign = isLoss ? -1 : 1
      const metric = isLoss ? name.slice('neg_'.length) : name
      const repeats = folds.length > 1 ? folds.map(fold => sign * fold) : undefined
      stateNumber(draft, metric, {value: sign * value}, mean?.line ?? 1, {
        metric,
        split: 'validation',
        repeats,
        folds: repeats?.length,
        direction: isLoss ? recognise(metric).direction : 'higher'
      })
    })
    for (const [key, list] of pairsOf(root)) {
      const settings = list.kind === 'list' ? list.items.length : 1
      if (!/^(?:mean|split\d+)_test_/u.test(key))
        ignore(draft, key, `${settings} values, one a setting that was tried`, list.line)
      else if (settings > 1)
        ignore(
          draft,
          `${settings - 1} other values of ${key}`,
          'only the setting ranked first was read'
        )
    }
    return draft
  }
}

/** The first of the settings with the best rank. */
function bestOf(ranks: Node | undefined): number {
  const numbers = ranks?.kind === 'list' ? ranks.items.map(rank => numberOf(rank) ?? Infinity) : []
  return Math.max(0, numbers.indexOf(smallestOf(numbers)))
}

function itemOf(list: Node | undefined, index: number): Node | undefined {
  return list?.kind === 'list' ? list.items[index] : undefined
}

function numberIn(key: string): number {
  return Number(/\d+/u.exec(key)?.[0])
}

function escaped(name: string): string {
  return name.replace(/[^\w]/gu, String.raw`\$&`)
}
