import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

/** Can the numbers be true at all? Qualities that are all zero come from an evaluation that went wrong. */
export function plausible(given: Case): readonly Finding[] {
  const shares = given.metrics.filter(a => a.share && a.direction === 'higher' && a.role !== 'info')
  const values = shares.map(a => a.rows?.difference.candidate ?? a.pair?.candidate?.value)
  if (values.length === 0 || values.some(v => v !== 0)) return []
  return [
    aFindingOf({
      id: findingId('plausible'),
      status: 'inconclusive',
      detail: 'all-zero',
      summary:
        'Every quality of the candidate is exactly 0, which a working evaluation hardly ever gives.',
      remedy: 'Look at the evaluation: the right labels, the right weights, the right file?'
    })
  ]
}
