import type {Case} from '../case.ts'
import {listed} from '../../words/lists.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {staleSince} from '../unchanged.ts'

const MAX_NAMES = 3

/** Is the evidence this model's? Other weights, data or parameters with the same evaluation were not evaluated. */
export function stale(given: Case): readonly Finding[] {
  const changed = staleSince(given)
  const [first] = changed
  if (first === undefined) return []
  return [
    aFindingOf({
      id: findingId('stale'),
      status: 'missing',
      evidence: 'files',
      summary: `The model is changed (${listed(changed, MAX_NAMES)}), and its evaluation is still that of the model in production.`,
      remedy:
        'Evaluate the changed model and commit what comes out; where the change makes no other model, accept it with a waiver.'
    })
  ]
}
