import {selfLabelledShare} from '../../evidence/self-labelled.ts'
import {tooOftenSchedule} from '../../repository/schedules.ts'
import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

const CHECK = 'training-loop'

/**
 * Does the model learn from itself, or too often to be watched? Both are only told: training more often than
 * hourly, and the share of training labels that a model produced, where it is recorded. What a policy demands of
 * the schedule it requires as a practice.
 */
export function trainingLoop({surroundings, candidate}: Case): readonly Finding[] {
  const often = surroundings === undefined ? null : tooOftenSchedule(surroundings)
  const share = selfLabelledShare(candidate.evidence)
  return [...(often === null ? [] : [tooOften(often)]), ...(share === null ? [] : [fed(share)])]
}

function tooOften(words: string): Finding {
  return aFindingOf({
    id: findingId(CHECK, 'rhythm'),
    status: 'fail',
    role: 'info',
    evidence: 'files',
    summary: `${words}: nobody can look at a model before the next one is there.`,
    remedy:
      'Train at most hourly; where the world moves faster, give the model newer features instead.'
  })
}

/** Nothing says how much is too much, so that it neither passes nor fails. */
function fed(share: number): Finding {
  const percent = `${Number((share * 100).toPrecision(2))} %`
  return aFindingOf({
    id: findingId(CHECK, 'own-labels'),
    status: 'not-applicable',
    role: 'info',
    evidence: 'files',
    summary:
      share === 0
        ? 'None of the training labels came from a model.'
        : `${percent} of the training labels came from a model: what it gets wrong it may learn again.`,
    steps: [{what: 'share of training labels that a model produced', value: share}]
  })
}
