import {
  isSameClass,
  spellingOf,
  unlikeClasses,
  type ClassCounts,
  type Spelling
} from '../tables/classes.ts'
import {USUAL_CLASSES} from '../tables/usual-classes.ts'
import type {CountRow} from './statistics.ts'

/** The two labels of a score: the positive class that was named or is usual, and the other. */
export function classesOf(
  labels: readonly string[],
  positive: string | null
): {readonly positive: string; readonly negative: string} {
  const named = namedAmong(labels, positive) ?? usualPositive(labels) ?? '1'
  const other = labels.find(label => label !== named)
  const usual = USUAL_CLASSES.find(([one]) => one === named.toLowerCase())?.[1]
  return {positive: named, negative: other ?? usual ?? `not ${named}`}
}

/** The class that a policy names, as the labels write it. */
function namedAmong(labels: readonly string[], positive: string | null): string | null {
  if (positive === null || labels.includes(positive)) return positive
  return labels.find(label => isSameClass(label, positive)) ?? positive
}

function usualPositive(labels: readonly string[]): string | null {
  for (const [positive, negative] of USUAL_CLASSES) {
    const found = labels.find(label => label.toLowerCase() === positive)
    if (found !== undefined) return found
    // A sample of a rare class may hold the other one only.
    const other = labels.find(label => label.toLowerCase() === negative)
    if (other !== undefined && labels.length === 1) return other === negative ? positive : null
  }
  return null
}

/** Requests by class, as the labels and as each side's answers write them. */
export interface WrittenClasses {
  readonly label: ClassCounts
  readonly baseline: ClassCounts
  readonly candidate: ClassCounts
}

/** The classes of the rows of `outcomes`: label, baseline, candidate. */
export function classesWritten(rows: readonly CountRow[]): WrittenClasses {
  const [label, baseline, candidate] = [0, 1, 2].map(at => {
    const counts = new Map<string, number>()
    for (const {key, count} of rows) {
      const text = key[at]
      if (typeof text === 'string') counts.set(text, (counts.get(text) ?? 0) + count)
    }
    return counts
  })
  const none: ClassCounts = new Map()
  return {label: label ?? none, baseline: baseline ?? none, candidate: candidate ?? none}
}

/** The spelling in which labels and answers are the same classes; null where they are written alike. */
export function spellingIn({label, baseline, candidate}: WrittenClasses): Spelling | null {
  return spellingOf([label.keys(), baseline.keys(), candidate.keys()])
}

/** The classes of each side that cannot be told from the labels'; empty where none are. */
export function unlikeIn({label, baseline, candidate}: WrittenClasses): {
  readonly baseline: readonly string[]
  readonly candidate: readonly string[]
} {
  const [before = [], after = []] = unlikeClasses(label, [baseline, candidate])
  return {baseline: before, candidate: after}
}
