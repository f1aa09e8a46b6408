import type {WaiverPolicy} from '../policy/schema.ts'
import {aFindingOf} from '../verdict/finding.ts'
import {findingId} from '../verdict/finding-id.ts'
import {stands} from '../verdict/stands.ts'
import type {Finding} from '../verdict/verdict.ts'

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
  const idle = waivers.flatMap(waiver => {
    const why = idleness(waiver, findings, today)
    return why === null
      ? []
      : [
          aFindingOf({
            id: findingId('waivers', waiver.finding),
            status: 'not-applicable',
            role: 'info',
            summary: `The waiver of ${waiver['approved-by']} for ${waiver.finding} ${why}.`,
            remedy: `Renew or correct it in ${policyFile}, or remove it.`
          })
        ]
  })
  return [...waived, ...idle]
}

/** Why a waiver does not count; null where it does. */
function idleness(
  {finding: id, expires}: WaiverPolicy,
  findings: readonly Finding[],
  today: string
): string | null {
  const finding = findings.find(f => f.id === id)
  if (finding === undefined) return 'does not count: there is no such finding'
  if (!stands(finding)) return 'is not needed: the finding does not stand in the way'
  return expires < today ? `expired on ${expires} and does not count` : null
}
