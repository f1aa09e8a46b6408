/** A heading with `#` of Markdown, without the `#` that may close it. */
export interface MarkdownHeading {
  readonly heading: string
  readonly level: number
}

/** The heading that a line of Markdown is; null where it is none. */
export function headingOf(line: string): MarkdownHeading | null {
  const [, marks, rest = ''] = /^\s{0,3}(#{1,6})\s([^]*)$/u.exec(line) ?? []
  if (marks === undefined) return null
  return {
    heading: rest
      .trim()
      .replace(/(?<!#)#+$/u, '')
      .trim(),
    level: marks.length
  }
}
