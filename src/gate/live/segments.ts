import type {Loss} from '../../traffic/plan.ts'
import type {CountRow} from '../../traffic/statistics.ts'
import {lossesFor} from '../../traffic/table-plans.ts'
import {rowsIn, type Traffic} from '../../traffic/traffic.ts'
import {LIMITS} from '../../files/limits.ts'
import {holm} from '../../statistics/core/multiplicity.ts'
import {count} from '../../words/figures.ts'
import {aFindingOf, identified} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {capitalised, spokenName} from '../../words/names.ts'
import {columnsOf, sameColumns} from '../../policy/divisions.ts'
import {segmentName} from '../segments/segment.ts'
import {sameSegment} from '../segments/segmentation.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {countWhere, groupsBy, outcomesBy} from './classes.ts'
import {guardsOn, PLAIN, type Comparer, type TrafficCheck} from './comparer.ts'
import {evidenceOf, type Comparison} from '../comparison/comparison.ts'
import {spokenSubject} from '../comparison/sentences.ts'
import {liveFinding} from './comparisons.ts'
import type {TrafficDemand, TrafficGuard} from './demand.ts'
import {lossesOf, type MetricSource} from './metric-source.ts'
import {metricCalled} from './metrics.ts'
import {
  FEWEST_LABELS,
  fromFewLabels,
  noLabels,
  notGiven,
  type Unlabelled
} from './without-labels.ts'

/** Requests of one segment. */
interface Part {
  readonly name: string
  readonly segment: Readonly<Record<string, string>>
  /** Whether the policy divides by these columns, or only a critical segment names them. */
  readonly isDemanded: boolean
  readonly requests: number
  readonly source: MetricSource
}

/**
 * Is the candidate as good in each segment? A segment fails where a loss is proven after the correction for
 * the number of segments; a critical one has to be proven as good. Small ones are shown.
 */
export function segments(
  traffic: Traffic,
  demand: TrafficDemand,
  whole: MetricSource,
  comparer: Comparer
): readonly Finding[] {
  const demanded = demand.segments
  if (demanded === null) return []
  const {check, compare, labelled} = comparer
  const isCritical = ({name}: Part): boolean =>
    demanded.critical.some(written => sameSegment(written, name))
  const divisions = traffic.questions.segments.map(columns => {
    const isDemanded = demanded.by.some(by => sameColumns(by, columns))
    return {columns, parts: partsBy(traffic, columns, whole, isDemanded)}
  })
  const isKept = (part: Part): boolean => part.requests >= demanded.minRows || isCritical(part)
  const parts = divisions
    .flatMap(({parts: own}) => (own.length > LIMITS.segments.most ? own.filter(isKept) : own))
    .filter(part => part.isDemanded || isCritical(part))
  const crowded = divisions.flatMap(({columns, parts: own}) =>
    own.length > LIMITS.segments.most
      ? [tooMany(columns, own.length, own.filter(isKept).length, demanded.minRows, check)]
      : []
  )
  if (parts.length > LIMITS.segments.most) return crowded
  const asks = parts.flatMap(part =>
    votingOn(whole, demand).flatMap(guard => {
      const metric = metricCalled(guard.metric)
      if (metric === null) return []
      const isGuard = isCritical(part)
      const own: TrafficGuard = {
        ...guard,
        role: isGuard ? 'guard' : 'screen',
        margin: marginIn(demanded, guard, metric.share)
      }
      const given = {traffic, demand, metric, guard: own, ...part}
      const one = compare(metric, own, part.source, part.segment)
      return [{given, isGuard, one, labelled: labelled(part.source)}]
    })
  )
  const told = asks.flatMap(ask => (ask.one === null ? [] : [{...ask, one: ask.one}]))
  const [small, judged] = divide(told, ask => !ask.isGuard && ask.labelled < demanded.minRows)
  const blame = holm(judged.map(({one}) => one.difference.pRegression))
  return [
    ...crowded,
    ...judged.map((ask, i) => judge(ask, blame[i] ?? 1, check)),
    ...small.map(({given, one, labelled: rows}) =>
      tooSmall(given.name, one, rows, demanded.minRows, check)
    ),
    ...asks.flatMap(ask => (ask.one === null && ask.isGuard ? unproven(ask, check) : [])),
    ...demanded.critical
      .filter(written => !parts.some(({name}) => sameSegment(written, name)))
      .filter(written => !columnsOf(written).some(name => traffic.absent.segments.includes(name)))
      .map(written => missing(written, traffic, check))
  ]
}

/** A metric of a segment, and the guard or screen that it is there. */
interface Ask {
  readonly given: Unlabelled & Part
  readonly isGuard: boolean
  /** Null where the requests of the segment do not give the metric. */
  readonly one: Comparison | null
  readonly labelled: number
}

function judge(
  {given, isGuard, one, labelled}: Ask & {readonly one: Comparison},
  blame: number,
  check: TrafficCheck
): Finding {
  const id = findingId(check, one.metric, given.name)
  const finding = liveFinding(one, given.traffic, {id, blame})
  const isFew = check === 'shadow' && isGuard && labelled < FEWEST_LABELS
  return (isFew ? fromFewLabels(given) : null) ?? finding
}

/** A critical segment that has no label, or of which this metric cannot be counted. */
function unproven({given, labelled}: Ask, check: TrafficCheck): Finding {
  const {traffic, metric, segment, guard} = given
  if (labelled === 0) {
    const known = check === 'shadow' ? fromFewLabels(given) : null
    return known ?? noLabels(traffic, metric, check, segment)
  }
  return {
    ...notGiven(guard, check),
    ...identified(findingId(check, metric.name, given.name)),
    status: 'missing',
    role: 'guard',
    subject: {metric: metric.name, segment: {...segment}},
    summary: `Segment ${given.name} must be proven as good, but ${spokenName(metric.name)} cannot be computed from the log segment by segment.`,
    remedy:
      'Name a metric for the segments that can, such as accuracy or recall: segments: {metrics: [recall]}.'
  }
}

function divide<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(isFirst), all.filter(one => !isFirst(one))]
}

/** Points are points of a share; a metric without bounds keeps the margin that it has as a whole. */
function marginIn(
  {margin: own}: NonNullable<TrafficDemand['segments']>,
  {margin}: TrafficGuard,
  share: boolean
): TrafficGuard['margin'] {
  return own !== null && (share || !own.points) ? own : margin
}

/** Metrics that are named for segments, else those that vote on all requests. */
function votingOn(whole: MetricSource, demand: TrafficDemand): readonly TrafficGuard[] {
  const voting = guardsOn(whole, demand)
  const named = demand.segments?.metrics ?? null
  if (named !== null) {
    return named.map(metric => voting.find(one => one.metric === metric) ?? {...PLAIN, metric})
  }
  return voting.filter(({role}) =>
    demand.guards.length === 0 ? role === 'guard' : role !== 'info'
  )
}

function partsBy(
  traffic: Traffic,
  columns: readonly string[],
  whole: MetricSource,
  isDemanded: boolean
): readonly Part[] {
  const losses = new Map<string, {readonly loss: Loss; readonly row: CountRow}[]>()
  const divided = lossesFor(traffic.questions).flatMap(loss =>
    groupsBy(rowsIn(traffic, 'losses', loss.kind, ...columns), columns).map(
      ({segment, rows: [row]}) => {
        const name = segmentName(segment)
        if (row !== undefined) losses.set(name, [...(losses.get(name) ?? []), {loss, row}])
        return {segment, outcomes: []}
      }
    )
  )
  // Numbers have no outcomes: their segments are those with a loss, each of which comes once a kind.
  const found =
    traffic.questions.answers === 'numbers'
      ? [...new Map(divided.map(one => [segmentName(one.segment), one])).values()]
      : outcomesBy(traffic, columns)
  return found.map(({segment, outcomes}) => {
    const name = segmentName(segment)
    const counted = losses.get(name) ?? []
    const own = lossesOf(traffic, counted)
    const requests =
      outcomes.length > 0 ? countWhere(outcomes, () => true) : (counted[0]?.row.count ?? 0)
    return {name, segment, isDemanded, requests, source: {...whole, outcomes, scores: [], ...own}}
  })
}

/** Of a column of so many values only the large segments are judged; holds where these are too many themselves. */
function tooMany(
  columns: readonly string[],
  many: number,
  large: number,
  minRows: number,
  check: TrafficCheck
): Finding {
  const isOpen = large > LIMITS.segments.most
  const what = `The log has ${count(many)} segments by ${columns.join(' and ')}`
  return aFindingOf({
    id: findingId(check, 'segments', ...columns),
    status: isOpen ? 'inconclusive' : 'not-applicable',
    role: isOpen ? 'guard' : 'info',
    detail: 'too-many',
    evidence: 'files',
    summary: isOpen
      ? `${what}, ${count(large)} of them with ${count(minRows)} requests; at most ${count(LIMITS.segments.most)} are judged.`
      : `${what}; the ${count(large)} with ${count(minRows)} requests are judged.`,
    remedy: isOpen ? 'Divide by a column of fewer values, or ask for larger segments.' : null
  })
}

function tooSmall(
  name: string,
  one: Comparison,
  labelled: number,
  minRows: number,
  check: TrafficCheck
): Finding {
  const where = check === 'canary' ? ' in the smaller group' : ''
  return aFindingOf({
    id: findingId(check, one.metric, name),
    status: 'not-applicable',
    role: 'info',
    detail: 'too-small',
    subject: {metric: one.metric, segment: {...one.scope?.values}},
    evidence: evidenceOf(one),
    rows: labelled,
    summary: `${capitalised(spokenSubject(one))} is not judged: the log has ${count(labelled)} requests of it with a label${where}, and ${count(minRows)} are asked for.`
  })
}

function missing(written: string, {questions}: Traffic, check: TrafficCheck): Finding {
  // Numbers without a label are in no table by segment.
  const counted = questions.answers === 'numbers' ? 'request with a label' : 'request'
  return aFindingOf({
    id: findingId(check, written),
    status: 'missing',
    detail: 'critical',
    evidence: 'files',
    summary: `Segment ${written} must be proven as good, but no ${counted} in the log belongs to it.`,
    remedy: 'Shadow the traffic of this segment too, or take it out of the policy.'
  })
}
