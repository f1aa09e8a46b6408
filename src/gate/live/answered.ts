import {requestsIn, totalOf, type Traffic} from '../../traffic/traffic.ts'
import {sequentialRates} from '../../statistics/sequential/sequential.ts'
import {count, figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {TrafficDemand} from './demand.ts'
import {judgeShare, noMoreThan, screenRate} from './limits.ts'
import {finite} from '../comparison/finding.ts'

/** Repeated requests that are too few to matter, such as a client's second tries. */
const FEW_DUPLICATES = 0.001

const FIND_OUT = 'Find out why the candidate does not answer: errors, timeouts, missing features.'

/** Whether each request is there once, and was answered by both models. */
export function answered(traffic: Traffic, demand: TrafficDemand): readonly Finding[] {
  return [duplicates(traffic), unanswered(traffic, demand)]
}

function duplicates(traffic: Traffic): Finding {
  const requests = requestsIn(traffic)
  const id = findingId('shadow', 'duplicates')
  if (traffic.roles.id === null) {
    return aFindingOf({
      id,
      status: 'not-applicable',
      role: 'info',
      detail: 'no-ids',
      summary: 'The log has no ids of requests, so it cannot be told whether one is there twice.',
      remedy: 'Log a request_id, or name its column in the policy: shadow: {columns: {id: …}}.'
    })
  }
  const different = totalOf(traffic, 'distinct-ids')
  const repeated = requests - different
  const isFew = repeated <= FEW_DUPLICATES * requests
  return aFindingOf({
    id,
    status: isFew ? 'pass' : 'inconclusive',
    evidence: 'files',
    rows: requests,
    summary:
      repeated === 0
        ? `Each of the ${count(requests)} requests is in the log once.`
        : `${count(repeated)} of the ${count(requests)} requests (${figure(repeated / requests, true)}) repeat an id or have none${isFew ? ', too few to matter' : ': counted twice, they make the evidence look stronger than it is'}.`,
    remedy: isFew ? null : 'Write each request once, or read a log without the repetitions.',
    steps: [
      {what: 'requests', value: requests},
      {what: 'different ids', value: different}
    ]
  })
}

function unanswered(traffic: Traffic, demand: TrafficDemand): Finding {
  const alpha = 1 - demand.confidence
  const asked = totalOf(traffic, 'candidate/asked')
  const missing = asked - totalOf(traffic, 'candidate/answered')
  const {unanswered: limit} = demand.budgets
  if (limit !== null) {
    return judgeShare(traffic, {
      id: findingId('shadow', 'unanswered'),
      events: missing,
      n: asked,
      limit,
      alpha,
      of: ['the', 'requests'],
      did: 'got no answer from the candidate',
      remedy: FIND_OUT
    })
  }
  return traffic.roles.layout === 'groups'
    ? shownGroups(traffic, missing, asked)
    : besideBaseline(traffic, alpha)
}

/** Without a limit: the candidate may not be shown to leave more requests alone than the baseline does. */
function besideBaseline(traffic: Traffic, alpha: number): Finding {
  const n = requestsIn(traffic)
  const both = totalOf(traffic, 'both-answered')
  const wins = totalOf(traffic, 'candidate/answered') - both
  const losses = totalOf(traffic, 'baseline/answered') - both
  const question = noMoreThan(alpha)
  const alone = `${count(losses)} of ${count(n)} requests were answered by the model in production alone, ${count(wins)} by the candidate alone`
  return screenRate({
    id: findingId('shadow', 'unanswered'),
    difference: sequentialRates(
      {
        wins,
        losses,
        n,
        baseline: (n - both - losses) / n,
        candidate: (n - both - wins) / n
      },
      question
    ),
    question,
    evidence: 'paired-rows',
    rows: n,
    summary: isWorse =>
      losses === 0 && wins === 0
        ? `Both models answered the same ${count(both)} of ${count(n)} requests.`
        : `${alone}${isWorse ? ': the candidate leaves more requests without an answer, and not by chance' : ''}.`,
    remedy: FIND_OUT,
    notes:
      losses > 0
        ? ['A request without an answer counts as wrong for the model that gave none.']
        : []
  })
}

function shownGroups(traffic: Traffic, missing: number, asked: number): Finding {
  const ofBaseline = totalOf(traffic, 'baseline/asked')
  const missingThere = ofBaseline - totalOf(traffic, 'baseline/answered')
  return aFindingOf({
    id: findingId('shadow', 'unanswered'),
    status: 'not-applicable',
    role: 'info',
    unit: 'fraction',
    baseline: finite(missingThere / ofBaseline),
    candidate: finite(missing / asked),
    rows: asked + ofBaseline,
    summary: `The candidate left ${count(missing)} of its ${count(asked)} requests without an answer, the model in production ${count(missingThere)} of ${count(ofBaseline)}.`
  })
}
