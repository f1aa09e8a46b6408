import {TRUTH} from './values.ts'

/**
 * How the classes of several columns are one where each is written in its own way: `spaces` for `cat` and `cat `, which
 * the others mean, too; `any-case` for `Cat` and `cat`; `truth` for `True`, `1`, `yes`.
 */
export type Spelling = 'spaces' | 'any-case' | 'truth'

/** Rows by class, as a column writes it. */
export type ClassCounts = ReadonlyMap<string, number>

/** More of a side's answers than this in classes that no label has are no mistakes, but other names. */
const MOST_UNKNOWN = 0.5
/** The same where the other side never gives such an answer. */
const MOST_UNSHARED = 0.05
const ASCII = /^[\x20-\x7e]*$/u

/**
 * The spelling that makes one of what columns write differently, that with the fewest classes; null where they write
 * alike, or where it is not certain which classes are the same: a column that has both `Cat` and `cat` may mean two.
 */
export function spellingOf(columns: readonly Iterable<string>[]): Spelling | null {
  const sets = columns.map(column => new Set(column))
  const all = new Set(sets.flatMap(set => [...set]))
  const certain = SPELLINGS.filter(
    spelling =>
      [...all].every(text => isCertain(text, spelling)) &&
      sets.every(set => sizeOf(set, spelling) === sizeOf(set, 'spaces')) &&
      (spelling !== 'any-case' || sizeOf(all, 'truth') >= sizeOf(all, spelling))
  )
  const fewest = certain.toSorted((a, b) => sizeOf(all, a) - sizeOf(all, b))[0]
  return fewest === undefined || sizeOf(all, fewest) === all.size ? null : fewest
}

/** The first of those that make the same of the texts is taken. */
const SPELLINGS = ['spaces', 'any-case', 'truth'] as const

/** A class as a spelling writes it; `1` and `0` are the truth values. */
export function spelled(text: string, spelling: Spelling | null): string {
  if (spelling === null) return text
  const bare = withoutSpaces(text)
  if (spelling === 'spaces') return bare
  const plain = bare.toLowerCase()
  return spelling === 'truth' ? (TRUTH.get(plain) ?? bare) : plain
}

/** Engines differ in what else is white. */
function withoutSpaces(text: string): string {
  return text.replaceAll(/^ +|(?<! ) +$/gu, '')
}

/** Whether two names mean one class: in any case, and truth values however they are written. */
export function isSameClass(one: string, two: string): boolean {
  const [a, b] = [one.trim().toLowerCase(), two.trim().toLowerCase()]
  return a === b || (TRUTH.has(a) && TRUTH.get(a) === TRUTH.get(b))
}

/**
 * The classes of each side that cannot be told from the labels', or without labels from the other side's: they are so
 * many that the side must write its classes otherwise. Empty for a side whose mistakes are mistakes.
 */
export function unlikeClasses(
  labels: ClassCounts,
  sides: readonly ClassCounts[]
): readonly (readonly string[])[] {
  return sides.map((side, index) => {
    const others = sides.filter((_, other) => other !== index)
    const known = labels.size > 0 ? [labels] : others
    if (known.every(({size}) => size === 0)) return []
    const isKnown = (name: string): boolean => known.some(counts => counts.has(name))
    const unknown = [...side.keys()].filter(name => !isKnown(name))
    const unshared = unknown.filter(name => !others.some(other => other.has(name)))
    // Of two labels one is never answered, and something else is instead: that is its other name.
    const isRenamed =
      labels.size === 2 && unshared.length > 0 && [...labels.keys()].some(name => !side.has(name))
    const isOther =
      shareOf(side, unknown) > MOST_UNKNOWN ||
      (labels.size > 0 && others.length > 0 && shareOf(side, unshared) > MOST_UNSHARED) ||
      isRenamed
    return isOther ? unknown : []
  })
}

function shareOf(counts: ClassCounts, names: readonly string[]): number {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const these = names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0)
  return all === 0 ? 0 : these / all
}

function isCertain(text: string, spelling: Spelling): boolean {
  if (spelling === 'spaces') return true
  // Engines differ in the lower case of other letters.
  return spelling === 'truth' ? TRUTH.has(withoutSpaces(text).toLowerCase()) : ASCII.test(text)
}

function sizeOf(texts: ReadonlySet<string>, spelling: Spelling): number {
  return new Set([...texts].map(text => spelled(text, spelling))).size
}
