import type {PracticeState} from '../gate/verdict.ts'
import type {PracticeId} from './practices.ts'

/** How far a candidate has come on one rung. */
export type RungState = 'passed' | 'prepared' | 'only declared' | 'missing' | 'does not apply'

/** One rung on the way from the first split to all traffic. */
export interface Rung {
  readonly title: string
  readonly state: RungState
  readonly evidence: string
}

const RUNGS: readonly {
  readonly title: string
  readonly practice: PracticeId
  /** Rungs behind the merge: the means to climb them can be there, the candidate cannot. */
  readonly isAhead?: true
  /** A split is one, even where nothing shows that no row was trained on. */
  readonly takesDeclared?: true
}[] = [
  {title: 'train/test split', practice: 'held-out-test-set', takesDeclared: true},
  {title: 'cross-validation', practice: 'cross-validation'},
  {title: 'hold-out', practice: 'held-out-test-set'},
  {title: 'shadow mode', practice: 'shadow-mode'},
  {title: 'canary', practice: 'progressive-rollout', isAhead: true},
  {title: 'all traffic', practice: 'automated-deployment', isAhead: true}
]

/** The six rungs of the validation ladder, from the states of the practices. */
export function ladderOf(practices: readonly PracticeState[]): readonly Rung[] {
  return RUNGS.map(({title, practice, isAhead, takesDeclared}) => {
    const found = practices.find(({id}) => id === practice)
    const evidence = found?.evidence ?? ''
    switch (found?.state) {
      case 'verified':
        return {title, state: isAhead === true ? 'prepared' : 'passed', evidence}
      case 'declared':
        return {title, state: takesDeclared === true ? 'passed' : 'only declared', evidence}
      case 'not-applicable':
        return {title, state: 'does not apply', evidence}
      case 'missing':
      case undefined:
        return {title, state: 'missing', evidence}
    }
  })
}
