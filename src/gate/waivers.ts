import type {WaiverPolicy} from '../policy/schema.ts'
import {aFindingOf} from './finding.ts'
import type {Finding} from './verdict.ts'

/** Whether a finding stands in the way of the promotion, were nobody to waive it. */
export function stands(finding: Finding): boolean {
  if (finding.role === 'info') return false
  return (
    finding.status === 'fail' || finding.status === 'inconclusive' || finding.status === 'missing'
  )
}

/**
 * Puts the policy's waivers on the findings that they name, and says of each waiver that does not
 * count why: it has expired, or there is nothing to waive.
 */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly WaiverPolicy[],
  today: string,
  policyFile: string
): readonly Finding[] {
  const counted = waivers.filter(w => w.expires >= today)
  const waived = findings.map(finding => {
    const waiver = stands(finding) ? counted.find(w => w.finding === finding.id) : undefined
    return waiver === undefined
      ? finding
      : {
          ...finding,
          waiver: {
            reason: waiver.reason,
            approvedBy: waiver['approved-by'],
            expires: waiver.expires
          }
        }
  })
  const expired = waivers
    .filter(w => w.expires < today && findings.some(f => f.id === w.finding && stands(f)))
    .map(w =>
      aFindingOf({
        id: `waivers/${w.finding}`,
        status: 'not-applicable',
        role: 'info',
        summary: `The waiver of ${w['approved-by']} for ${w.finding} expired on ${w.expires} and does not count.`,
        remedy: `Renew it in ${policyFile}, or remove it.`
      })
    )
  return [...waived, ...expired]
}
