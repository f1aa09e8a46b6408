import type {Traffic} from '../../traffic/traffic.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {TrafficDemand} from './demand.ts'
import {dateIn} from './when.ts'

/** What to do with the candidate's traffic now. */
export interface Rollout {
  /** The first three of a shadow log, the others of a canary. */
  readonly decision: 'promote' | 'keep-shadowing' | 'do-not' | 'continue' | 'hold' | 'go-back'
  /** ISO date about which time alone will have settled what is open; null where it will not. */
  readonly until: string | null
  /** Per cent of the traffic to give the candidate next; null where it stays, or is all already. */
  readonly nextStep: number | null
  readonly summary: string
}

const ALL = 100

/** Findings of live traffic put into one advice; what is waived does not count. */
export function rolloutOf(
  findings: readonly Finding[],
  {roles}: Pick<Traffic, 'roles'>,
  {rollout}: Pick<TrafficDemand, 'rollout'>
): Rollout {
  const isCanary = roles.layout === 'groups'
  const counted = findings.filter(({waiver, role}) => waiver === null && role !== 'info')
  const failed = counted.filter(({status}) => status === 'fail')
  const open = counted.filter(({status}) => status === 'inconclusive' || status === 'missing')
  if (failed.length > 0) {
    const back = lastBefore(rollout.steps, rollout.now)
    return {
      decision: isCanary ? 'go-back' : 'do-not',
      until: null,
      nextStep: null,
      summary: isCanary
        ? `Go back${back === null ? '' : ` to ${back} %`}: ${idsOf(failed)}.`
        : `Do not promote: ${idsOf(failed)}.`
    }
  }
  if (open.length > 0) {
    const dates = open.map(dateIn)
    const until = dates.every(date => date !== null) ? (dates.toSorted().at(-1) ?? null) : null
    const stuck = open.filter(finding => dateIn(finding) === null)
    const wait = isCanary
      ? `Hold${rollout.now === null ? '' : ` at ${rollout.now} %`}`
      : 'Keep shadowing'
    return {
      decision: isCanary ? 'hold' : 'keep-shadowing',
      until,
      nextStep: null,
      summary:
        until === null
          ? `${wait}; time alone does not settle ${idsOf(stuck)}.`
          : `${wait} until about ${until}: ${idsOf(open)}.`
    }
  }
  const nextStep = rollout.now === ALL ? null : nextAfter(rollout.steps, rollout.now)
  const to = nextStep === null ? '' : `, next with ${nextStep} % of the traffic`
  return {
    decision: isCanary ? 'continue' : 'promote',
    until: null,
    nextStep,
    summary: isCanary
      ? `Continue${nextStep === null ? ': the candidate has all of the traffic' : to}.`
      : `Ready to promote${to}.`
  }
}

/** The advice as a finding, which is shown and does not vote: the findings that it follows from do. */
export function rolloutFinding({decision, until, nextStep, summary}: Rollout): Finding {
  return aFindingOf({
    id: 'rollout',
    status: 'not-applicable',
    role: 'info',
    detail: decision,
    candidate: nextStep,
    ...(nextStep === null ? {} : {unit: '%'}),
    summary,
    steps: until === null ? [] : [{what: 'until about', value: until}]
  })
}

function nextAfter(steps: readonly number[], now: number | null): number {
  return [...steps].sort((a, b) => a - b).find(step => step > (now ?? 0)) ?? ALL
}

function lastBefore(steps: readonly number[], now: number | null): number | null {
  if (now === null) return null
  return [...steps].sort((a, b) => a - b).findLast(step => step < now) ?? 0
}

function idsOf(findings: readonly Finding[]): string {
  const [first, second, third, ...more] = findings.map(({id}) => id)
  return [
    [first, second, third].filter(id => id !== undefined).join(', '),
    ...(more.length === 0 ? [] : [`and ${more.length} more`])
  ].join(' ')
}
