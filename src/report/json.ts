import type {Verdict} from '../verdict/verdict.ts'

/** The verdict itself as JSON: two spaces, full precision, a line break at the end. */
export function renderJson(verdict: Verdict): string {
  return `${JSON.stringify(verdict, null, 2)}\n`
}
