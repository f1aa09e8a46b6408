import {USUAL_CLASSES} from '../tables/usual-classes.ts'

/** The two labels of a score: the positive class that was named or is usual, and the other. */
export function classesOf(
  labels: readonly string[],
  positive: string | null
): {readonly positive: string; readonly negative: string} {
  const named = positive ?? usualPositive(labels) ?? '1'
  const other = labels.find(label => label !== named)
  const usual = USUAL_CLASSES.find(([one]) => one === named.toLowerCase())?.[1]
  return {positive: named, negative: other ?? usual ?? `not ${named}`}
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
