/** Names of two classes, the positive one first, as they are usually written, in lower case. */
export const USUAL_CLASSES: readonly (readonly [positive: string, negative: string])[] = [
  ['1', '0'],
  ['1', '-1'],
  ['true', 'false'],
  ['yes', 'no'],
  ['positive', 'negative'],
  ['pos', 'neg']
]

const POSITIVE = new Set(USUAL_CLASSES.map(([positive]) => positive))
const NEGATIVE = new Set(USUAL_CLASSES.map(([, negative]) => negative))

/** Whether a class is usually the positive one of two. */
export function isUsualPositive(name: string): boolean {
  return POSITIVE.has(name.toLowerCase())
}

/** Whether a class is usually the other one. */
export function isUsualNegative(name: string): boolean {
  return NEGATIVE.has(name.toLowerCase())
}
