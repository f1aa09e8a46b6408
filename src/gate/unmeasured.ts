import type {Measured} from './resources.ts'
import type {Finding} from './verdict.ts'

/** What is said where nothing measures what a budget is about; `allowed` is what the policy writes. */
export function unmeasured(
  {unknown, lookedFor}: {readonly unknown: string; readonly lookedFor: string},
  allowed: string,
  found: Measured | null
): Pick<Finding, 'summary' | 'remedy'> {
  const why = found?.known === false ? `: ${found.why}` : ''
  return {
    summary: `It is not known ${unknown}, where ${allowed} are in the policy${why}.`,
    remedy: `Measure it and state it with its unit. Looked for ${lookedFor}.`
  }
}
