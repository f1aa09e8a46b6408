import type {Case} from '../case.ts'
import {listed} from '../../words/lists.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

const MAX_NAMES = 3

/** Does the pull request change the folder in which the model in production lies? Then that of the base branch counts. */
export function productionChange({productionChanges = []}: Case): readonly Finding[] {
  const [first] = productionChanges
  if (first === undefined) return []
  return [
    aFindingOf({
      id: findingId('production-change'),
      status: 'pass',
      role: 'info',
      subject: {file: first},
      evidence: 'files',
      summary: `This pull request changes the model in production itself (${listed(productionChanges, MAX_NAMES)}); the candidate is compared with the base branch’s.`,
      remedy:
        'Look whether those files are the candidate’s that this gate lets go: merged, they are in production.',
      location: {file: first, line: 1}
    })
  ]
}
