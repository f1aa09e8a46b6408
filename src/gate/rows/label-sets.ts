import type {Aligned} from '../../evidence/align.ts'

/** Where a list that is no JSON is cut: the first of these that it has. */
const SEPARATORS = [';', '|', ',']

/**
 * Levels that are sets of labels, as sets: what is written in another order, with other spaces or twice is
 * the same set, and gets one code, which is that of its first spelling. Levels keep their places.
 */
export function bySet({levels, codes}: Aligned): Aligned {
  const first = new Map<string, number>()
  const same = Int32Array.from(levels, (level, code) => {
    const key = JSON.stringify(setOf(level))
    const known = first.get(key)
    if (known === undefined) first.set(key, code)
    return known ?? code
  })
  return {
    levels,
    codes: codes.map(column => column.map(code => (code < 0 ? code : (same[code] ?? code))))
  }
}

/** The labels of `["a", "b"]`, `[a, b]`, `a;b` or `a|b`, in order, each once. */
export function setOf(written: string): readonly string[] {
  const text = written.trim()
  const listed = /^[[({](.*)[\])}]$/su.exec(text)
  const inner = listed?.[1] ?? text
  const separator = SEPARATORS.find(one => inner.includes(one))
  const parts = separator === undefined ? [inner] : inner.split(separator)
  const labels = (jsonList(text) ?? parts).map(unquoted).filter(label => label !== '')
  return [...new Set(labels)].sort()
}

function jsonList(text: string): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.map(String) : null
  } catch {
    return null
  }
}

function unquoted(label: string): string {
  return label
    .trim()
    .replace(/^(["'])(.*)\1$/su, '$2')
    .trim()
}
