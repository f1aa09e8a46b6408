import type {Measured} from './resources.ts'
import type {Finding} from '../verdict/verdict.ts'

/** What is said where nothing measures what a budget is about; `allowed` is what the policy writes. */
export function unmeasured(
  {unknown, lookedFor}: {readonly unknown: string; readonly lookedFor: string},
  allowed: string,
  found: Measured | null
): Pick<Finding, 'summary' | 'remedy'> {
  const why = found?.known === false ? `: ${found.why}` : ''
  return {
    summary: `It is not known ${unknown}, where ${allowed}${why}.`,
    remedy: `Measure ${unknown}, and state it with its unit; looked for ${lookedFor}.`
  }
}
