import type {ModelVerdict, Verdict} from '../verdict/verdict.ts'
import type {PromotionRecord, VersionName} from '../verdict/record.ts'

/** Why something is not done, for a person; null where nothing speaks against it. */
export type Refusal = string | null

/** Whether a verdict lets its model go at all. A hold goes only where the policy lets holds pass. */
export function mayGo({verdict: word, name, headline}: ModelVerdict, {policy}: Verdict): Refusal {
  if (word === 'pass' || (word === 'hold' && policy.failOn === 'fail')) return null
  return `The verdict on ${name} is ${word}: ${headline}`
}

/** Whether the registry still has in production what the candidate was compared with. */
export function sameBaseline(
  {name, baseline}: ModelVerdict,
  registry: string,
  pointer: string,
  current: VersionName | null
): Refusal {
  const judged = baseline === null ? 'no version' : `${baseline.version} of ${baseline.registry}`
  const now = current === null ? 'no version' : `${current.version} of ${registry}`
  if (judged === now && sameCommit(baseline?.commit, current?.commit)) return null
  return `${name} was compared with ${judged}, but ${pointer} is now ${now}: check again.`
}

function sameCommit(a: string | null | undefined, b: string | null | undefined): boolean {
  return a == null || b == null || a === b
}

/** A file of the judged evidence and what lies in its place now; null where nothing does. */
export interface Compared {
  readonly path: string
  readonly judged: string
  readonly now: string | null
}

/** Whether the candidate's files are still those that were judged. */
export function sameEvidence(name: string, where: string, files: readonly Compared[]): Refusal {
  const other = files.find(file => file.now !== file.judged)
  if (other === undefined) return null
  return other.now === null
    ? `${other.path}, on which ${name} was judged, is not in ${where}: check again.`
    : `${other.path} in ${where} is ${shortened(other.now)}, but ${name} was judged on ${shortened(other.judged)}: check again.`
}

function shortened(digest: string): string {
  return digest.slice(0, digest.indexOf(':') + 13)
}

/** The waivers that the verdict rests on. */
export function waiversUsed({findings}: ModelVerdict): PromotionRecord['waivers'] {
  return findings.flatMap(({id, waiver}) => (waiver === null ? [] : [{finding: id, ...waiver}]))
}
