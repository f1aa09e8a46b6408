import {totalOf, type Traffic} from '../../traffic/traffic.ts'
import type {Side} from '../../traffic/side.ts'
import {count, figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {countWhere, type Outcome} from './classes.ts'
import type {MetricSource} from './metric-source.ts'

/** Requests of a kind, and how many of them lack a value. */
interface Lacking {
  readonly missing: number
  readonly n: number
}

/** Beyond so many standard deviations no chance explains that one kind lacks more, however often somebody looks. */
const DEVIATIONS = 4
/** A smaller excess moves no verdict that is not close. */
const LEAST_EXCESS = 0.02

/** Answers of a side of which the log does not say how long they took. */
export function withoutLatency(traffic: Traffic, side: Side): number {
  const known = totalOf(traffic, `${side}/latency-known`)
  return Math.max(0, totalOf(traffic, `${side}/answered`) - known)
}

/**
 * Whether labels are missing more often where the two models differ than where they agree, or in the candidate's group
 * than in the other: what is not labelled cannot be counted against anybody.
 */
export function missingLabels(traffic: Traffic, {outcomes}: MetricSource): readonly Finding[] {
  const isCanary = traffic.roles.layout === 'groups'
  const both = outcomes.filter(({baseline, candidate}) => baseline !== null && candidate !== null)
  const [here, there] = isCanary
    ? [lackingOf(outcomes, 'candidate'), lackingOf(outcomes, 'baseline')]
    : [
        lackingIn(both, ({baseline, candidate}) => baseline !== candidate),
        lackingIn(both, ({baseline, candidate}) => baseline === candidate)
      ]
  if (!isMore(here, there)) return []
  const [where, elsewhere] = isCanary
    ? ['requests that the candidate answered', 'those of the model in production']
    : ['requests on which the two models differ', 'those on which they agree']
  const told = ({missing, n}: Lacking): string =>
    `${count(missing)} of ${count(n)} (${figure(missing / n, true)})`
  return [
    aFindingOf({
      id: findingId('shadow', 'labels'),
      status: 'inconclusive',
      unit: 'fraction',
      baseline: there.missing / there.n,
      candidate: here.missing / here.n,
      evidence: 'counts',
      rows: here.n + there.n,
      summary: `Of the ${where} ${told(here)} have no label, of ${elsewhere} ${told(there)}: more than chance explains, so that the labelled requests do not stand for all.`,
      remedy: 'Write the missing labels to the log, or find out why they are missing just there.',
      steps: [
        {what: 'without a label here', value: here.missing},
        {what: 'of requests', value: here.n},
        {what: 'without a label elsewhere', value: there.missing},
        {what: 'of requests', value: there.n}
      ]
    })
  ]
}

/** Whether one kind lacks more values than another, beyond chance. */
function isMore(one: Lacking, other: Lacking): boolean {
  if (one.n === 0 || other.n === 0) return false
  const [a, b] = [one.missing / one.n, other.missing / other.n]
  const pooled = (one.missing + other.missing) / (one.n + other.n)
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / one.n + 1 / other.n))
  return a - b > LEAST_EXCESS && a - b > DEVIATIONS * deviation
}

function lackingIn(outcomes: readonly Outcome[], holds: (one: Outcome) => boolean): Lacking {
  const own = outcomes.filter(holds)
  return {
    missing: countWhere(own, ({label}) => label === null),
    n: countWhere(own, () => true)
  }
}

function lackingOf(outcomes: readonly Outcome[], side: Side): Lacking {
  const asked = (of: readonly Outcome[]): number =>
    of.reduce((sum, one) => sum + one.asked[side], 0)
  return {missing: asked(outcomes.filter(({label}) => label === null)), n: asked(outcomes)}
}
