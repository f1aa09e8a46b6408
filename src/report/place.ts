import type {Finding, ModelVerdict, Verdict} from '../verdict/verdict.ts'

export interface Place {
  readonly file: string
  readonly line: number
}

/**
 * Where to show a finding in formats that demand a file: its own place, else the first line of the
 * candidate's first file, else of the policy.
 */
export function placeOf(finding: Finding, model: ModelVerdict, verdict: Verdict): Place {
  if (finding.location !== null) return finding.location
  const [first] = model.candidate.evidence
  return {file: finding.subject.file ?? first?.path ?? verdict.policy.source, line: 1}
}
