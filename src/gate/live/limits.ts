import type {Traffic} from '../../traffic/traffic.ts'
import {verdictOf} from '../../statistics/core/decision.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import {
  rowsToProveBelow,
  sequentialProportion
} from '../../statistics/sequential/sequential-proportion.ts'
import {atThisPace, goOn} from '../../words/times.ts'
import {count, figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import type {FindingId} from '../../verdict/finding-id.ts'
import {roundedUp} from '../../words/numbers.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'
import {finite, storableSteps} from '../comparison/finding.ts'
import {dateOfRequests, layoutOf, waiting} from './when.ts'

/** Requests of a kind that may only be a share of all. */
export interface ShareLimit {
  readonly id: FindingId
  readonly events: number
  readonly n: number
  /** Largest share that is accepted. */
  readonly limit: number
  readonly alpha: number
  /** Of what it is a share, around their number: `the candidate’s` and `answers`. */
  readonly of: readonly [whose: string, what: string]
  /** `took longer than 100 ms`. */
  readonly did: string
  /** What to do when it is more. */
  readonly remedy: string
}

/** Whether a share of the requests is within its limit, proven at any time; 0 is meant literally. */
export function judgeShare(traffic: Traffic, share: ShareLimit): Finding {
  const {id, events, n, limit, alpha, did} = share
  const [whose, what] = share.of
  const allowed = `${figure(limit, true)} is allowed`
  if (n === 0) {
    return aFindingOf({
      id,
      status: 'missing',
      limit: {atMost: limit},
      summary: `The log does not tell how many of ${whose} ${what} ${did}; ${allowed}.`,
      remedy: 'Log it with each request, or name the column in the policy.'
    })
  }
  const test = sequentialProportion(events, n, {limit, alpha})
  const status = statusOf(events, limit, test.pNotBelow, test.pNotAbove, alpha)
  const needed = status === 'inconclusive' ? rowsToProveBelow(events, n, {limit, alpha}) : null
  const rowsNeeded = needed === null ? null : roundedUp(needed)
  const date = rowsNeeded === null ? null : dateOfRequests(traffic, rowsNeeded)
  const seen = `${count(events)} of ${whose} ${count(n)} ${what} (${figure(events / n, true)}) ${did}`
  const sentences: Readonly<Record<'pass' | 'fail' | 'open', string>> = {
    pass:
      limit === 0
        ? `${seen}; none is allowed.`
        : `${seen}. In the long run it is at most ${figure(test.upper, true)}; ${allowed}.`,
    fail: `${seen}; ${limit === 0 ? 'none' : figure(limit, true)} is allowed.`,
    open:
      rowsNeeded === null
        ? `${seen}, which is not less than the ${figure(limit, true)} that is allowed; but chance may have made it so.`
        : `${seen}; ${allowed}. So few requests cannot tell: about ${count(rowsNeeded)} would${atThisPace(date)}.`
  }
  return aFindingOf({
    id,
    status,
    direction: 'lower',
    unit: 'fraction',
    candidate: test.share,
    interval: null,
    confidence: 1 - alpha,
    limit: {atMost: limit},
    method: test.method,
    evidence: 'counts',
    rows: n,
    rowsNeeded,
    summary: sentences[status === 'pass' || status === 'fail' ? status : 'open'],
    remedy:
      status === 'fail' ? share.remedy : status === 'pass' ? null : `${goOn(layoutOf(traffic))}.`,
    steps: storableSteps(test.steps),
    ...waiting(date),
    reference: test.reference
  })
}

/** A rate of both models, of which nobody limits the candidate's. */
export interface RateScreen {
  readonly id: FindingId
  readonly difference: Difference
  readonly question: Question
  readonly evidence: 'counts' | 'paired-rows'
  readonly rows: number
  /** The sentence, told whether the candidate's rate is proven to be the higher one. */
  readonly summary: (isWorse: boolean) => string
  /** What to do where it is. */
  readonly remedy: string
  readonly notes?: readonly string[]
}

/** A screen: the candidate's rate may not be proven to be higher than the baseline's. */
export function screenRate({difference, question, ...screen}: RateScreen): Finding {
  const {verdict, detail} = verdictOf(difference, question, 'screen')
  const isWorse = verdict === 'fail'
  return aFindingOf({
    id: screen.id,
    status: verdict,
    role: 'screen',
    detail,
    direction: 'lower',
    unit: 'fraction',
    baseline: finite(difference.baseline),
    candidate: finite(difference.candidate),
    difference: finite(difference.difference),
    confidence: 1 - question.alpha,
    method: difference.method,
    evidence: screen.evidence,
    rows: screen.rows,
    summary: screen.summary(isWorse),
    remedy: isWorse ? screen.remedy : null,
    notes: [...(screen.notes ?? [])],
    steps: storableSteps(difference.steps),
    reference: difference.reference
  })
}

/** Asks whether a rate rose at all, where lower is better. */
export function noMoreThan(alpha: number): Question {
  return {alpha, direction: 'lower', margin: {value: 0, relative: false}}
}

function statusOf(
  events: number,
  limit: number,
  pNotBelow: number,
  pNotAbove: number,
  alpha: number
): Status {
  if (limit === 0) return events === 0 ? 'pass' : 'fail'
  if (pNotBelow <= alpha) return 'pass'
  return pNotAbove <= alpha ? 'fail' : 'inconclusive'
}
