import {isAbout} from '../verdict/finding-id.ts'
import {isAnswered} from './own-check.ts'
import {declared, missing, verified, type Practice} from './practice.ts'

/** Findings of a shadow log that say nothing of the candidate: whether there is a log, and whose. */
const ABOUT_THE_LOG = ['log', 'identity', 'days', 'requests']

export const shadowMode = {
  id: 'shadow-mode',
  title: 'The candidate runs in shadow mode first',
  hurdle: 'D',
  stage: 3,
  layer: null,
  verifiedWhen: 'a shadow log of this candidate was judged',
  looksFor: 'a shadow log of this candidate',
  lookedIn: 'the policy (shadow) and the findings of this verdict',
  effort: 4,
  detect({findings, scope}) {
    const canary = findings.find(f => f.check === 'canary')
    if (canary !== undefined)
      return missing(
        `The log is of a canary (${canary.id}): users already got the candidate’s answers, which is no shadow mode.`
      )
    const judgedBy = findings.find(
      f =>
        f.check === 'shadow' &&
        isAnswered(f) &&
        !ABOUT_THE_LOG.some(what => isAbout(f, 'shadow', what))
    )
    if (judgedBy === undefined)
      return scope.policy.shadow === undefined
        ? null
        : declared('The policy demands it (shadow), but nothing was measured.')
    const identity = findings.find(f => isAbout(f, 'shadow', 'identity'))
    return identity === undefined || identity.status === 'pass'
      ? verified(`This verdict answers it: ${judgedBy.id}.`)
      : declared(`A shadow log was judged, but not shown to be of this candidate (${identity.id}).`)
  }
} as const satisfies Practice
