import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

/** Does the pull request change the policy? Then the base branch's policy counts, and the change is shown. */
export function policyChange({policyChange: change, policyFile}: Case): readonly Finding[] {
  if (change === null) return []
  return [
    aFindingOf({
      id: findingId('policy-change'),
      status: 'pass',
      role: 'info',
      subject: {file: policyFile},
      evidence: 'files',
      summary: change,
      remedy: 'Review the change of the policy by itself; it counts from the next pull request on.',
      location: {file: policyFile, line: 1}
    })
  ]
}
