import type {Finding, PracticeState} from '../verdict/verdict.ts'
import {isAbout} from '../verdict/finding-id.ts'
import type {PracticeId} from '../practices/index.ts'

/** How far a candidate has come on one rung. */
type RungState = 'passed' | 'prepared' | 'only declared' | 'missing' | 'does not apply'

/** One rung on the way from the first split to all traffic. */
export interface Rung {
  readonly title: string
  readonly state: RungState
  readonly evidence: string
  /** Whether the policy asks for it. */
  readonly isAsked: boolean
}

const RUNGS: readonly {
  readonly title: string
  readonly practice: PracticeId
  /** Rungs behind the merge: the means to climb them can be there, the candidate cannot. */
  readonly isAhead?: true
  /** A split is one, even where nothing shows that no row was trained on. */
  readonly takesDeclared?: true
  /** The check that judges it where the policy asks. */
  readonly check?: string
}[] = [
  {title: 'train/test split', practice: 'held-out-test-set', takesDeclared: true},
  {title: 'cross-validation', practice: 'cross-validation'},
  {title: 'hold-out', practice: 'held-out-test-set', check: 'hold-out'},
  {title: 'shadow mode', practice: 'shadow-mode', check: 'shadow'},
  {title: 'canary', practice: 'progressive-rollout', isAhead: true, check: 'canary'},
  {title: 'all traffic', practice: 'automated-deployment', isAhead: true}
]

/**
 * The six rungs of the validation ladder, from the states of the practices; what the policy asks for is told from
 * the findings that answer it.
 */
export function ladderOf(
  practices: readonly PracticeState[],
  findings: readonly Pick<Finding, 'check' | 'about' | 'role'>[] = []
): readonly Rung[] {
  return RUNGS.map(({title, practice, isAhead, takesDeclared, check}) => {
    const found = practices.find(({id}) => id === practice)
    const evidence = found?.evidence ?? ''
    const isAsked = findings.some(
      f => f.role === 'guard' && (isAbout(f, 'practices', practice) || f.check === check)
    )
    const rung = (state: RungState): Rung => ({title, state, evidence, isAsked})
    switch (found?.state) {
      case 'verified':
        return rung(isAhead === true ? 'prepared' : 'passed')
      case 'declared':
        return rung(takesDeclared === true ? 'passed' : 'only declared')
      case 'not-applicable':
        return rung('does not apply')
      case 'missing':
      case undefined:
        return rung('missing')
    }
  })
}
