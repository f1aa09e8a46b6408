import type {Side} from '../../traffic/side.ts'
import {hoursIn, totalOf, type Traffic} from '../../traffic/traffic.ts'
import {count, figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {countWhere} from './classes.ts'
import type {MetricSource} from './metric-source.ts'
import {timeOf} from './when.ts'

/** An hour with fewer answers may well be all alike. */
const FEWEST_ANSWERS = 20
/** This share of the hours with one and the same answer is a fault, not a quiet night. */
const MANY_HOURS = 0.05

/** Failures that raise no error: the same answer to everything, answers of an old request, scores out of range. */
export function silentFailures(traffic: Traffic, source: MetricSource): readonly Finding[] {
  return [
    ...constantHours(traffic),
    ...constantAnswer(traffic, source),
    ...outOfRange(traffic, source),
    ...nulls(traffic)
  ]
}

/** Hours in which the candidate gave one number to all while the baseline's varied: stuck, stale or a default. */
function constantHours(traffic: Traffic): readonly Finding[] {
  const kind = traffic.questions.answers === 'numbers' ? 'value' : 'score'
  const varied = (hour: ReturnType<typeof hoursIn>[number], side: Side): boolean | null => {
    const [least, most] = [hour.value(`${side}/least-${kind}`), hour.value(`${side}/most-${kind}`)]
    if (least === null || most === null) return null
    return (hour.value(`${side}/answered`) ?? 0) < FEWEST_ANSWERS ? null : most > least
  }
  const judged = hoursIn(traffic).filter(hour => varied(hour, 'candidate') !== null)
  if (judged.length === 0) return []
  const isPaired = traffic.roles.layout !== 'groups'
  const stuck = judged.filter(
    hour => varied(hour, 'candidate') === false && (!isPaired || varied(hour, 'baseline') === true)
  )
  const id = findingId('shadow', 'silent-failures', 'constant')
  const [first] = stuck
  if (first === undefined) {
    return [
      aFindingOf({
        id,
        status: 'pass',
        evidence: 'counts',
        summary: `In none of ${count(judged.length)} hours did the candidate give the same ${kind} to all requests.`
      })
    ]
  }
  const isMany = stuck.length > MANY_HOURS * judged.length
  return [
    aFindingOf({
      id,
      status: isMany ? 'fail' : 'inconclusive',
      evidence: 'counts',
      summary: `In ${count(stuck.length)} of ${count(judged.length)} hours, first at ${first.hour === null ? 'a time that is not known' : `${timeOf(first.hour)} UTC`}, the candidate gave the ${kind} ${figure(first.value(`candidate/least-${kind}`) ?? NaN, false)} to all of ${count(first.count)} requests${isPaired ? ', while the model in production told them apart' : ''}.`,
      remedy:
        'Look at the candidate’s service in these hours: a default in place of an answer, a cache that is not renewed, features that did not arrive.',
      steps: stuck.slice(0, 20).map(hour => ({
        what: `the only ${kind} in the hour ${hour.hour === null ? '?' : timeOf(hour.hour)}`,
        value: hour.value(`candidate/least-${kind}`)
      }))
    })
  ]
}

/** One class to all requests, where the baseline gives more than one. */
function constantAnswer(traffic: Traffic, {outcomes}: MetricSource): readonly Finding[] {
  if (traffic.questions.answers === 'numbers') return []
  const said = (side: Side): ReadonlySet<string> =>
    new Set(outcomes.flatMap(outcome => outcome[side] ?? []))
  const answered = countWhere(outcomes, ({candidate}) => candidate !== null)
  const [only] = said('candidate')
  if (said('candidate').size !== 1 || said('baseline').size < 2 || answered < FEWEST_ANSWERS)
    return []
  return [
    aFindingOf({
      id: findingId('shadow', 'silent-failures', 'one-answer'),
      status: 'fail',
      evidence: 'counts',
      rows: answered,
      summary: `The candidate answered "${only ?? ''}" to all of ${count(answered)} requests; the model in production did not.`,
      remedy:
        'Look at the candidate’s service: a threshold, a default in place of an answer, features that did not arrive.'
    })
  ]
}

/** Probabilities below 0 or above 1. */
function outOfRange(traffic: Traffic, {scores}: MetricSource): readonly Finding[] {
  if (!traffic.questions.hasScores) return []
  const beyond = (side: Side): number =>
    totalOf(traffic, `${side}/score-below-0`) + totalOf(traffic, `${side}/score-above-1`)
  const [now, before] = [beyond('candidate'), beyond('baseline')]
  const answered = totalOf(traffic, 'candidate/answered')
  // Margins and log-odds are no probabilities of either model.
  const isProbability = before === 0
  if (scores.length === 0 && now === 0) return []
  return [
    aFindingOf({
      id: findingId('shadow', 'silent-failures', 'out-of-range'),
      status: now === 0 ? 'pass' : isProbability ? 'fail' : 'not-applicable',
      role: now > 0 && !isProbability ? 'info' : 'guard',
      evidence: 'counts',
      rows: answered,
      summary:
        now === 0
          ? `All ${count(answered)} scores of the candidate are between 0 and 1.`
          : `${count(now)} of ${count(answered)} scores of the candidate are below 0 or above 1${isProbability ? ', where the model in production has none' : `, of the model in production ${count(before)}`}.`,
      remedy:
        now === 0 || !isProbability ? null : 'Log probabilities, as the model in production does.'
    })
  ]
}

/** Answers that are empty although no error was told. */
function nulls(traffic: Traffic): readonly Finding[] {
  const empty = (side: Side): number =>
    totalOf(traffic, `${side}/asked`) -
    totalOf(traffic, `${side}/answered`) -
    totalOf(traffic, `${side}/failed`)
  const [now, before] = [empty('candidate'), empty('baseline')]
  const [asked, askedBefore] = [
    totalOf(traffic, 'candidate/asked'),
    totalOf(traffic, 'baseline/asked')
  ]
  if (asked === 0 || now <= 0) return []
  return [
    aFindingOf({
      id: findingId('shadow', 'silent-failures', 'no-answer'),
      status: 'not-applicable',
      role: 'info',
      unit: 'fraction',
      baseline: askedBefore === 0 ? null : before / askedBefore,
      candidate: now / asked,
      evidence: 'counts',
      rows: asked,
      summary: `${count(now)} of ${count(asked)} requests (${figure(now / asked, true)}) got neither an answer nor an error from the candidate; in production ${count(Math.max(0, before))} of ${count(askedBefore)}.`,
      remedy:
        'Such requests count as unanswered. Have the service tell an error where it has no answer.'
    })
  ]
}
