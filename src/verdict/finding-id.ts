import type {Finding} from './verdict.ts'

/** What a finding is: the check that asked, and what about. */
export interface FindingId {
  readonly check: string
  /** From the general to the special: a metric and its segment, a kind of answer and its column. */
  readonly about: readonly string[]
}

/** The id of a finding of `check`: `findingId('segments', 'recall', 'country=NO')`. */
export function findingId(check: string, ...about: readonly string[]): FindingId {
  return {check, about}
}

/**
 * As waivers and `explain` write it: `segments/recall/country=NO`; of several findings that would be called the
 * same, the second ends with `#2`. It is a name and nothing else: what is in it is told by `check` and `about`.
 */
export function writtenId({check, about}: FindingId, time = 1): string {
  return `${[check, ...about].join('/')}${time === 1 ? '' : `#${time}`}`
}

/** Whether a finding is of that check and about that, or about a part of it. */
export function isAbout(
  finding: Pick<Finding, 'check' | 'about'>,
  check: string,
  ...about: readonly string[]
): boolean {
  return finding.check === check && about.every((part, place) => finding.about[place] === part)
}
