import type {Side} from '../../traffic/side.ts'
import {totalOf, type Traffic} from '../../traffic/traffic.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import {histogramMoments} from '../../statistics/core/histogram.ts'
import {ofOne, type Estimated} from '../../statistics/paired/loss-sums.ts'
import {holm} from '../../statistics/core/multiplicity.ts'
import {sequentialGroups} from '../../statistics/sequential/sequential-groups.ts'
import {sequentialBounds} from '../../statistics/sequential/sequential-proportion.ts'
import {count, figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {Comparison} from '../comparison/comparison.ts'
import {finite} from '../comparison/finding.ts'
import {limitOn, nothingToJudgeBy} from './as-good.ts'
import {guardsOn, PLAIN, type Comparer} from './comparer.ts'
import {liveComparison, liveFinding, optimalCountOf, questionOf} from './comparisons.ts'
import type {TrafficDemand, TrafficGuard} from './demand.ts'
import {ofTwo} from './group-tables.ts'
import {hasNegative, histogramOf, sumOf} from './histograms.ts'
import type {MetricSource} from './metric-source.ts'
import {metricCalled} from './metrics.ts'
import {noLabels, notGiven} from './without-labels.ts'

/** The name under which a policy demands the business metric. */
const REWARD = 'reward'
/** Usual for a mismatch of the groups' sizes, which is checked all the time. */
const ALPHA_OF_RATIO = 0.001

/** Two groups of requests, each answered by one model: is the candidate as good for those who got it? */
export function canary(
  traffic: Traffic,
  demand: TrafficDemand,
  source: MetricSource,
  {compare, labelled}: Comparer
): readonly Finding[] {
  const voting = guardsOn(source, demand).filter(({metric}) => metric !== REWARD)
  const judged = voting.map(guard => {
    const metric = metricCalled(guard.metric)
    return {guard, metric, one: metric === null ? null : compare(metric, guard, source)}
  })
  const compared = [
    ...judged.flatMap(({one}) => one ?? []),
    ...rewardOf(traffic, demand, voting.length === 0)
  ]
  const blame = holm(compared.map(({difference}) => difference.pRegression))
  const findings = [
    ...compared.map((one, i) =>
      liveFinding(one, traffic, {id: findingId('canary', one.metric), blame: blame[i] ?? 1})
    ),
    ...judged.flatMap(({guard, metric, one}) => {
      if (metric === null) return notGiven(guard, 'canary')
      if (one !== null)
        return limitOn(metric, guard, one.difference.candidate, one.difference.n, 'canary')
      if (labelled(source) > 0) return notGiven(guard, 'canary')
      return guard.role === 'guard' ? noLabels(traffic, metric, 'canary') : []
    })
  ]
  const isJudged = findings.some(({role}) => role === 'guard')
  return [
    ratio(traffic, demand),
    ...findings,
    ...(isJudged ? [] : [nothingToJudgeBy(demand.guards.length > 0, 'canary')])
  ]
}

/** The business metric; a guard where the policy names it or nothing else votes, else a screen. */
function rewardOf(
  traffic: Traffic,
  demand: TrafficDemand,
  isAlone: boolean
): readonly Comparison[] {
  const groups = {
    baseline: rewardsIn(traffic, 'baseline'),
    candidate: rewardsIn(traffic, 'candidate')
  }
  if (groups.baseline === null || groups.candidate === null) return []
  const isShare = groups.baseline.ones !== null && groups.candidate.ones !== null
  const metric = {name: REWARD, direction: 'higher' as const, share: isShare, best: null}
  const role = isAlone && demand.guards.length === 0 ? 'guard' : 'screen'
  const unasked: TrafficGuard = {...PLAIN, metric: REWARD, role}
  const guard = demand.guards.find(one => one.metric === REWARD) ?? unasked
  const {question} = questionOf(metric, guard, demand)
  const difference = compareRewards(groups.baseline, groups.candidate, question, demand)
  return [liveComparison(metric, guard, {...demand, basis: 'groups'}, difference)]
}

interface Rewards {
  readonly n: number
  readonly mean: number
  readonly deviation: number
  /** How many are 1, where all others are 0; null otherwise. */
  readonly ones: number | null
}

/** Null without rewards, or where some are below 0, of which the spread is not known. */
function rewardsIn(traffic: Traffic, side: Side): Rewards | null {
  const bins = histogramOf(traffic, REWARD, side)
  const moments = histogramMoments(bins)
  if (moments.n === 0 || hasNegative(traffic, REWARD, side)) return null
  const sum = sumOf(traffic, REWARD, side)
  const positive = bins.filter(({value}) => value > 0)
  const ones = positive.reduce((total, bin) => total + bin.count, 0)
  const isBinary = positive.length <= 1 && Math.abs(sum - ones) < 1e-6
  return {...moments, mean: sum / moments.n, ones: isBinary ? ones : null}
}

function compareRewards(
  baseline: Rewards,
  candidate: Rewards,
  question: Question,
  demand: TrafficDemand
): Difference {
  if (baseline.ones !== null && candidate.ones !== null) {
    return sequentialGroups(
      {
        baseline: {count: baseline.ones, n: baseline.n},
        candidate: {count: candidate.ones, n: candidate.n}
      },
      question
    )
  }
  const estimated = ({n, mean, deviation}: Rewards): Estimated => ofOne(mean, deviation ** 2 / n, n)
  return ofTwo(estimated(baseline), estimated(candidate), question, optimalCountOf(demand))
}

/** Whether the groups are as large as planned: otherwise they may differ in more than the model. */
function ratio(traffic: Traffic, {rollout: {now}}: TrafficDemand): Finding {
  const [own, other] = [totalOf(traffic, 'candidate/asked'), totalOf(traffic, 'baseline/asked')]
  const n = own + other
  const id = findingId('canary', 'ratio')
  const split = `${count(own)} of ${count(n)} requests (${figure(own / n, true)}) went to the candidate`
  if (now === null || now <= 0 || now >= 100 || n === 0) {
    return aFindingOf({
      id,
      status: 'not-applicable',
      role: 'info',
      detail: 'no-plan',
      candidate: finite(own / n),
      rows: n,
      summary: n === 0 ? 'The log has no request of either group.' : `${split}.`,
      remedy: 'Say how many were planned, so that a mismatch shows: shadow: {rollout: {now: 5}}.'
    })
  }
  const planned = now / 100
  const {lower, upper} = sequentialBounds(own, n, ALPHA_OF_RATIO / 2)
  const isKept = lower <= planned && planned <= upper
  return aFindingOf({
    id,
    status: isKept ? 'pass' : 'inconclusive',
    detail: isKept ? null : 'sample-ratio-mismatch',
    unit: 'fraction',
    candidate: own / n,
    confidence: 1 - ALPHA_OF_RATIO,
    method: 'e-process',
    evidence: 'counts',
    rows: n,
    summary: isKept
      ? `${split}, as planned (${now} %).`
      : `${split}, where ${now} % were planned; that is no chance, so the groups may differ in more than the model.`,
    remedy: isKept
      ? null
      : 'Find out which requests are missing or routed otherwise (lost logs, retries, caches, bots) before the groups are compared.',
    steps: [
      {what: 'requests of both groups', value: n},
      {what: 'of them to the candidate', value: own},
      {what: 'planned share', value: planned},
      {what: 'least share that chance explains', value: lower},
      {what: 'largest share that chance explains', value: upper}
    ],
    reference: 'Fabijan et al. 2019, KDD'
  })
}
