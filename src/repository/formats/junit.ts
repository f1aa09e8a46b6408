/** What a JUnit file says: tests that ran, how many failed, and what they are called. */
export interface TestRun {
  readonly tests: number
  readonly failed: number
  readonly names: readonly string[]
}

/** Reads a JUnit XML report; null where the text is none. Its test cases count, not its totals. */
export function junitOf(text: string): TestRun | null {
  if (!/<testsuites?[\s>]/u.test(text)) return null
  // Split rather than matched, so that a file of unclosed elements takes no longer than another.
  const cases = text
    .split(/<testcase\b/u)
    .slice(1)
    .map(caseOf)
  const ran = cases.filter(c => !/<skipped\b/u.test(c.body))
  return {
    tests: ran.length,
    failed: ran.filter(c => /<(failure|error)\b/u.test(c.body)).length,
    names: ran.map(c => c.name)
  }
}

function caseOf(text: string): {readonly name: string; readonly body: string} {
  const tag = text.slice(0, Math.max(0, text.indexOf('>')))
  const end = text.indexOf('</testcase>')
  return {
    name: /(?:^|\s)name\s*=\s*["']([^"']*)["']/u.exec(tag)?.[1] ?? '',
    body: tag.endsWith('/') ? '' : text.slice(tag.length, end < 0 ? text.length : end)
  }
}
