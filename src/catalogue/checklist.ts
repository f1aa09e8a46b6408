import type {PracticeState} from '../verdict/verdict.ts'
import type {PracticeId} from '../practices/index.ts'

/** One question of the checklist, answered by practices. */
export interface ChecklistRow {
  readonly title: string
  readonly practices: readonly PracticeId[]
}

/** The thirteen questions, in the order in which they are asked. */
export const CHECKLIST: readonly ChecklistRow[] = [
  {title: 'Data is versioned and validated', practices: ['data-version', 'data-validation']},
  {title: 'Models are versioned', practices: ['weights', 'model-registry']},
  {
    title: 'Training can be reproduced',
    practices: ['code-version', 'parameters', 'seed', 'environment', 'scripted-training']
  },
  {title: 'There is a held-out test set', practices: ['held-out-test-set']},
  {title: 'Performance is monitored in production', practices: ['monitoring']},
  {title: 'Somebody is told when it degrades', practices: ['alerting']},
  {title: 'Predictions can be explained', practices: ['explainability']},
  {title: 'There is a way back', practices: ['rollback']},
  {title: 'Tested on realistic data', practices: ['realistic-test-data']},
  {title: 'Audited for bias', practices: ['bias-audit']},
  {title: 'Retrained on a schedule', practices: ['retraining-schedule']},
  {title: 'Experiments can be run (A/B)', practices: ['ab-test']},
  {title: 'Everything is documented', practices: ['documentation']}
]

/** A question with its answer. */
export interface ChecklistAnswer extends ChecklistRow {
  /** That of the worst of its practices; `not-applicable` only where all are. */
  readonly state: PracticeState['state']
}

const WORST_FIRST = ['missing', 'declared', 'verified', 'not-applicable'] as const

/** Answers the thirteen questions from the states of the practices; an unknown state is missing. */
export function answerChecklist(
  states: readonly Pick<PracticeState, 'id' | 'state'>[]
): readonly ChecklistAnswer[] {
  const byId = new Map(states.map(({id, state}) => [id, state]))
  return CHECKLIST.map(row => {
    const found = row.practices.map(id => byId.get(id) ?? 'missing')
    return {...row, state: WORST_FIRST.find(state => found.includes(state)) ?? 'missing'}
  })
}
