import type {Case} from '../case.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import type {Finding} from '../../verdict/verdict.ts'

/** Has the branch of production moved on since the work left it? Then another model may be in production by now. */
export function movedBase({moved, baseline}: Case): readonly Finding[] {
  const [first] = moved?.files ?? []
  if (moved === undefined || first === undefined || baseline === null) return []
  return [
    aFindingOf({
      id: findingId('moved-base'),
      status: 'pass',
      role: 'info',
      subject: {file: first},
      evidence: 'files',
      summary: `${moved.name} has another ${moved.files.join(', ')} since this branch left it at ${baseline.identity.version}, with which the candidate is compared.`,
      remedy: `Merge it into this branch, or compare with what it is now: --baseline git:${moved.name.split('@')[0] ?? moved.name}.`
    })
  ]
}
