import {lossesAsked} from '../../evidence/log/tables-asked.ts'
import {rowsIn, type Traffic} from '../../evidence/log/traffic.ts'
import {holm} from '../../statistics/multiplicity.ts'
import {count} from '../figures.ts'
import {aFindingOf} from '../finding.ts'
import {capitalised} from '../names.ts'
import type {Finding} from '../verdict.ts'
import {guardsOn} from './as-good.ts'
import {countWhere, groupsBy, outcomesBy} from './classes.ts'
import {compareOn, comparisonFinding} from './comparisons.ts'
import type {TrafficDemand, TrafficGuard} from './demand.ts'
import {labelledIn} from './enough.ts'
import {lossSumsOf, metricNamed, type MetricSource} from './metrics.ts'
import {spokenSubject, type LiveComparison} from './sentences.ts'

/** Labelled requests of one segment. */
interface Part {
  readonly name: string
  readonly segment: Readonly<Record<string, string>>
  readonly labelled: number
  readonly source: MetricSource
}

/**
 * Is the candidate as good in each segment? A segment fails where a loss is proven after the correction for
 * the number of segments; a critical one has to be proven as good. Small ones are shown.
 */
export function segments(
  traffic: Traffic,
  demand: TrafficDemand,
  whole: MetricSource
): readonly Finding[] {
  const asked = demand.segments
  if (asked === null || labelledIn(traffic) === 0) return []
  const parts = traffic.questions.segments.flatMap(columns => partsBy(traffic, columns, whole))
  const isCritical = ({name}: Part): boolean =>
    asked.critical.some(written => plain(written) === plain(name))
  const compared = parts.flatMap(part =>
    votingOn(whole, demand).flatMap(guard => {
      const metric = metricNamed(guard.metric, part.source)
      if (metric === null) return []
      const own: TrafficGuard = {
        ...guard,
        role: isCritical(part) ? 'guard' : 'screen',
        margin: marginIn(demand, guard, metric.share)
      }
      return [{part, one: compareOn(metric, own, part.source, demand, part.segment)}]
    })
  )
  const isJudged = (part: Part): boolean => part.labelled >= asked.minRows || isCritical(part)
  const judged = compared.filter(({part}) => isJudged(part))
  const blame = holm(judged.map(({one}) => one.difference.pRegression))
  return [
    ...judged.map(({part, one}, i) =>
      comparisonFinding(`shadow/${one.metric}/${part.name}`, one, traffic, blame[i] ?? 1)
    ),
    ...compared
      .filter(({part}) => !isJudged(part))
      .map(({part, one}) => tooSmall(part, one, asked.minRows)),
    ...asked.critical
      .filter(written => !parts.some(({name}) => plain(name) === plain(written)))
      .map(missing)
  ]
}

/** Points are points of a share; a metric without bounds keeps the margin that it has as a whole. */
function marginIn(
  {segments: asked}: TrafficDemand,
  {margin}: TrafficGuard,
  share: boolean
): TrafficGuard['margin'] {
  const own = asked?.margin ?? null
  return own !== null && (share || !own.points) ? own : margin
}

function votingOn(whole: MetricSource, demand: TrafficDemand): readonly TrafficGuard[] {
  return guardsOn(whole, demand).filter(({role}) =>
    demand.guards.length === 0 ? role === 'guard' : role !== 'info'
  )
}

function partsBy(
  traffic: Traffic,
  columns: readonly string[],
  whole: MetricSource
): readonly Part[] {
  const sums = lossesAsked(traffic.questions).map(asked => ({
    asked,
    groups: groupsBy(rowsIn(traffic, 'losses', asked.kind, ...columns), columns)
  }))
  const lossesOf = (name: string): MetricSource['losses'] =>
    new Map(
      sums.flatMap(({asked, groups}) => {
        const row = groups.find(({segment}) => nameOf(segment) === name)?.rows[0]
        return row === undefined ? [] : [[asked.kind, lossSumsOf(row, asked)] as const]
      })
    )
  if (traffic.questions.answers === 'numbers') {
    const segments = sums[0]?.groups.map(({segment}) => segment) ?? []
    return segments.map(segment => {
      const name = nameOf(segment)
      const losses = lossesOf(name)
      const labelled = Math.max(0, ...[...losses.values()].map(({n}) => n))
      return {name, segment, labelled, source: {...whole, outcomes: [], scores: [], losses}}
    })
  }
  return outcomesBy(traffic, columns).map(({segment, outcomes}) => {
    const name = nameOf(segment)
    return {
      name,
      segment,
      labelled: countWhere(outcomes, ({label}) => label !== null),
      source: {...whole, outcomes, scores: [], losses: lossesOf(name)}
    }
  })
}

/** `country=NO,device=phone`. */
function nameOf(segment: Readonly<Record<string, string>>): string {
  return Object.entries(segment)
    .map(([column, value]) => `${column}=${value}`)
    .join(',')
}

/** The same segment however its parts are spaced and ordered. */
function plain(name: string): string {
  return name
    .split(',')
    .map(part => part.trim().replace(/\s*=\s*/u, '='))
    .sort()
    .join(',')
}

function tooSmall({name, labelled}: Part, one: LiveComparison, minRows: number): Finding {
  return aFindingOf({
    id: `shadow/${one.metric}/${name}`,
    status: 'not-applicable',
    role: 'info',
    detail: 'too-small',
    subject: {metric: one.metric, segment: {...one.segment}},
    evidence: 'paired-rows',
    rows: labelled,
    summary: `${capitalised(spokenSubject(one))} is not judged: the log has ${count(labelled)} requests of it with a label, and ${count(minRows)} are asked for.`
  })
}

function missing(written: string): Finding {
  return aFindingOf({
    id: `shadow/${written}`,
    status: 'missing',
    detail: 'critical',
    evidence: 'files',
    summary: `Segment ${written} must be proven as good, but no request in the log belongs to it.`,
    remedy: 'Shadow the traffic of this segment too, or take it out of the policy.'
  })
}
