import type {Traffic} from '../../traffic/traffic.ts'
import {rolloutSentence, type RolloutAdvice} from '../../words/rollout.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {TrafficDemand} from './demand.ts'
import {waiting} from './when.ts'

/** What to do with the candidate's traffic now, and until when. */
interface Rollout extends RolloutAdvice {
  /** ISO date about which time alone will have settled what is open; null where it will not. */
  readonly until: string | null
}

const ALL = 100

/** Findings of live traffic put into one advice; what is waived does not count. */
function rolloutOf(
  findings: readonly Finding[],
  {roles}: Pick<Traffic, 'roles'>,
  {rollout: {steps, now}}: Pick<TrafficDemand, 'rollout'>
): Rollout {
  const isCanary = roles.layout === 'groups'
  const counted = findings.filter(({waiver, role}) => waiver === null && role !== 'info')
  const failed = counted.filter(({status}) => status === 'fail')
  const open = counted.filter(({status}) => status === 'inconclusive' || status === 'missing')
  if (failed.length > 0) {
    return {
      decision: isCanary ? 'go-back' : 'do-not',
      now,
      next: isCanary ? lastBefore(steps, now) : null,
      because: failed.map(({id}) => id),
      until: null
    }
  }
  if (open.length > 0) {
    const stuck = open.filter(({waitsUntil}) => waitsUntil === undefined)
    const dates = open.flatMap(({waitsUntil}) => waitsUntil ?? [])
    return {
      decision: isCanary ? 'hold' : 'keep-shadowing',
      now,
      next: null,
      because: (stuck.length > 0 ? stuck : open).map(({id}) => id),
      until: stuck.length > 0 ? null : (dates.toSorted().at(-1) ?? null)
    }
  }
  return {
    decision: isCanary ? 'continue' : 'promote',
    now,
    next: now === ALL ? null : nextAfter(steps, now),
    because: [],
    until: null
  }
}

/** The advice as a finding, which is shown and does not vote: the findings that it follows from do. */
export function rolloutFinding(
  findings: readonly Finding[],
  traffic: Pick<Traffic, 'roles'>,
  demand: Pick<TrafficDemand, 'rollout'>
): Finding {
  const {until, ...advice} = rolloutOf(findings, traffic, demand)
  const {decision, now, next, because} = advice
  const isForward = decision === 'continue' || decision === 'promote'
  return aFindingOf({
    id: findingId('rollout'),
    status: 'not-applicable',
    role: 'info',
    detail: decision,
    candidate: isForward ? next : null,
    ...(isForward && next !== null ? {unit: '%'} : {}),
    ...waiting(until),
    rollout: {decision, now, next, because: [...because]},
    summary: rolloutSentence(advice, until)
  })
}

function nextAfter(steps: readonly number[], now: number | null): number {
  return [...steps].sort((a, b) => a - b).find(step => step > (now ?? 0)) ?? ALL
}

function lastBefore(steps: readonly number[], now: number | null): number | null {
  if (now === null) return null
  return [...steps].sort((a, b) => a - b).findLast(step => step < now) ?? 0
}
