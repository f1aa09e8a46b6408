import type {Case} from '../case.ts'
import {listed} from '../../words/lists.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {otherVersion} from '../evaluation/model-versions.ts'
import {staleSince} from '../unchanged.ts'

const MAX_NAMES = 3

/** Is the evidence this model's? Other weights, data or parameters with the same evaluation were not evaluated. */
export function stale(given: Case): readonly Finding[] {
  return [...ofAnother(given), ...evaluatedBefore(given)]
}

/** Do the numbers say themselves that they are of another version? */
function ofAnother(given: Case): readonly Finding[] {
  const other = otherVersion(given)
  if (other === null) return []
  const {value, location} = other.stated
  const {file = 'the metrics file', line} = location
  const than =
    other.card === null
      ? 'which is the one in production'
      : `and the card that the model is version ${other.card}`
  return [
    aFindingOf({
      id: findingId('stale', 'version'),
      status: 'missing',
      evidence: 'files',
      summary: `${file} says that its numbers are of version ${value} of the model, ${than}.`,
      remedy: 'Evaluate this version, or correct the one that is wrong.',
      location: {file, line}
    })
  ]
}

function evaluatedBefore(given: Case): readonly Finding[] {
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
