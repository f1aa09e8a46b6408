/** Labels of two classes, the positive one first, as they are usually written. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['1', '0'],
  ['1', '-1'],
  ['true', 'false'],
  ['yes', 'no'],
  ['positive', 'negative'],
  ['pos', 'neg']
]

/** The two labels of a score: the positive class that was named or is usual, and the other. */
export function classesOf(
  labels: readonly string[],
  positive: string | null
): {readonly positive: string; readonly negative: string} {
  const named = positive ?? usualPositive(labels) ?? '1'
  const other = labels.find(label => label !== named)
  const usual = PAIRS.find(([one]) => one === named.toLowerCase())?.[1]
  return {positive: named, negative: other ?? usual ?? `not ${named}`}
}

function usualPositive(labels: readonly string[]): string | null {
  for (const [positive, negative] of PAIRS) {
    const found = labels.find(label => label.toLowerCase() === positive)
    if (found !== undefined) return found
    // A sample of a rare class may hold the other one only.
    const other = labels.find(label => label.toLowerCase() === negative)
    if (other !== undefined && labels.length === 1) return other === negative ? positive : null
  }
  return null
}
