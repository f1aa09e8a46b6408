/** The owners of a path as a CODEOWNERS file says: the last line that matches counts. */
export function ownersOf(text: string, path: string): readonly string[] {
  let owners: readonly string[] = []
  for (const line of text.split(/\r?\n/u)) {
    const [pattern = '', ...names] = line.split('#')[0]?.trim().split(/\s+/u) ?? []
    if (pattern !== '' && covers(pattern, path)) owners = names
  }
  return owners
}

/**
 * As gitignore has it: anchored where a slash stands before the end; a pattern that matches a folder
 * covers what is in it, except that `docs/*` covers only the files directly in docs.
 */
function covers(pattern: string, path: string): boolean {
  const trimmed = pattern.replace(/^\//u, '').replace(/\/$/u, '')
  const anchored = pattern.replace(/\/$/u, '').includes('/')
  const segments = [...(anchored ? [] : ['**']), ...trimmed.split('/')]
  if (pattern.endsWith('/')) segments.push('*', '**')
  else if (!pattern.endsWith('/*')) segments.push('**')
  return isLike(segments, path.split('/'), '**', (part, name) =>
    isLike(Array.from(part), Array.from(name), '*', (a, b) => a === '?' || a === b)
  )
}

/** Wildcard matching in at most pattern × text steps, whatever the pattern. */
function isLike(
  pattern: readonly string[],
  text: readonly string[],
  star: string,
  same: (pattern: string, text: string) => boolean
): boolean {
  let reached = text.map(() => false)
  let start = true
  for (const part of pattern) {
    const before = [start, ...reached]
    if (part === star) {
      const first = before.indexOf(true)
      reached = text.map((_, at) => first >= 0 && at + 1 >= first)
    } else {
      reached = text.map((item, at) => before[at] === true && same(part, item))
      start = false
    }
  }
  return text.length === 0 ? start : (reached.at(-1) ?? false)
}
