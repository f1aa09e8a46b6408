import {defaultMargin, meantMargin, parseMargin, type WrittenMargin} from '../../policy/margin.ts'
import type {SegmentsPolicy} from '../../policy/schema.ts'
import type {Difference} from '../../statistics/core/difference.ts'
import {bestValue, canonicalName} from '../../metrics/names.ts'
import type {Case} from '../case.ts'
import {count} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {capitalised, spokenName} from '../../words/names.ts'
import {compareRows, isSameModel} from '../rows/compare-rows.ts'
import {metricNamed} from '../rows/metrics.ts'
import type {PairedRows} from '../rows/paired-rows.ts'
import type {RowMetric} from '../rows/row-metric.ts'
import {isRefusal, type Refusal} from '../segments/columns.ts'
import {compareSegments, type SegmentGroup, type SegmentMetric} from '../segments/comparisons.ts'
import {judgeSegments} from '../segments/judge.ts'
import {divisionsOf, sameColumns} from '../../policy/divisions.ts'
import {sameSegment, segmentationOf, type Segmentation} from '../segments/segmentation.ts'
import {spokenSegment, type Segment} from '../segments/segment.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {simpson} from '../segments/simpson.ts'
import {largestOf} from '../../statistics/core/extremes.ts'

const CHECK = 'segments'
/** Where the policy does not say it: smaller segments are shown and do not vote. */
export const FEWEST_SEGMENT_ROWS = 50

/** Is the candidate at least as good in the parts of the data that the policy names, too? */
export function segments(given: Case): readonly Finding[] {
  const policy = given.demand.policy.segments
  const {rows, baseline, candidate} = given
  if (policy === undefined || baseline === null) return []
  const [own, other] = [candidate.evidence.predictions, baseline.evidence.predictions]
  if (rows === null || own === null || other === null || rows.rows === 0) return [noRows()]
  const wanted = wantedMetrics(given, policy, rows)
  const divided = divisionsOf(policy).map(by => ({by, found: segmentationOf(by, own, other, rows)}))
  const found = divided.flatMap(one => (isRefusal(one.found) ? [] : [one.found]))
  const isCritical = ({name}: Segment): boolean =>
    (policy.critical ?? []).some(written => sameSegment(written, name))
  const groups = found
    .flatMap(division => compareSegments(rows, division, wanted.metrics, isCritical))
    .map(group => (isDivided(policy, group.by) ? group : only(group, isCritical)))
  const judged = judgeSegments(groups, {
    alpha: 1 - given.demand.confidence,
    minRows: policy['min-rows'] ?? FEWEST_SEGMENT_ROWS,
    minRowsAssumed: policy['min-rows'] === undefined
  })
  return [
    ...divided.flatMap(one => (isRefusal(one.found) ? [refused(one.by, one.found)] : [])),
    ...wanted.findings,
    ...found.flatMap(lost),
    ...missingCritical(policy, found),
    ...judged,
    ...(isSameModel(rows) ? [] : unjudged(groups, judged, policy)),
    ...simpson(groups, judged, overallOf(given, rows))
  ]
}

function isDivided({by}: SegmentsPolicy, columns: readonly string[]): boolean {
  return by.some(own => sameColumns(typeof own === 'string' ? [own] : own, columns))
}

/** Of a column that only critical segments name, the others are not judged. */
function only(
  {members, spread, ...group}: SegmentGroup,
  isWanted: (segment: Segment) => boolean
): SegmentGroup {
  const kept = members.map(({comparison}) => isWanted(comparison.scope))
  const shrunken = spread.shrunken.filter((_, i) => kept[i] === true)
  return {
    ...group,
    members: members.filter((_, i) => kept[i] === true),
    spread: {...spread, shrunken}
  }
}

/** The metrics to judge, and findings on those that the rows do not give. */
function wantedMetrics(
  {metrics: judged, demand}: Case,
  policy: SegmentsPolicy,
  rows: PairedRows
): {readonly metrics: readonly SegmentMetric[]; readonly findings: readonly Finding[]} {
  const voting = judged.filter(({role}) =>
    demand.metrics === null ? role === 'guard' : role !== 'info'
  )
  const named = policy.metrics?.map(canonicalName)
  const names = [...new Set(named ?? voting.map(({metric}) => metric))]
  const metrics = names.flatMap(name => {
    const metric = metricNamed(name, rows)
    const own = judged.find(one => one.metric === name)?.demand
    if (metric === null) return []
    const {direction} = metric
    const best = bestValue(name, direction)
    const written = marginOf(policy, metric, own?.margin ?? null)
    const margin = meantMargin(written, best) === null ? defaultMargin(metric.share) : written
    const alpha = 1 - (own?.confidence ?? demand.confidence)
    const meant = meantMargin(margin, best) ?? margin
    return [{metric, margin, question: {alpha, margin: meant, direction}}]
  })
  const without = names.filter(name => !metrics.some(({metric}) => metric.name === name))
  return {
    metrics,
    findings: without.map(name => notComputed(name, named !== undefined || metrics.length === 0))
  }
}

/** Points are points of a share; a metric without bounds keeps the margin that it has as a whole. */
function marginOf(
  {margin}: SegmentsPolicy,
  {share}: RowMetric,
  own: WrittenMargin | null
): WrittenMargin {
  const written = margin === undefined ? null : parseMargin(margin)
  if (written !== null && (share || !written.points)) return written
  return own ?? defaultMargin(share)
}

/** Columns that the policy divides by, of which no segment at all could be judged. */
function unjudged(
  groups: readonly SegmentGroup[],
  judged: readonly Finding[],
  policy: SegmentsPolicy
): readonly Finding[] {
  const decided = new Set(
    judged.filter(f => f.status !== 'not-applicable').map(({about}) => about.join('/'))
  )
  const isDecided = ({members}: SegmentGroup): boolean =>
    members.some(({comparison: {metric, scope}}) => decided.has(`${metric}/${scope.name}`))
  const named = groups.filter(({by}) => isDivided(policy, by))
  const divisions = named.filter(
    ({by}, i) => named.findIndex(other => sameColumns(other.by, by)) === i
  )
  return divisions.flatMap(({by, members}) => {
    if (named.some(group => sameColumns(group.by, by) && isDecided(group))) return []
    const most = largestOf([0, ...members.map(member => member.rows)])
    return [
      aFindingOf({
        id: findingId(CHECK, by.join(',')),
        status: 'inconclusive',
        detail: 'none-judged',
        evidence: 'files',
        rows: most,
        summary: `The policy demands segments by ${by.join(' and ')}, but none of the ${members.length} has enough rows to be judged: the largest has ${count(most)}.`,
        remedy:
          'Evaluate both models on more rows, divide by a column with fewer values, or lower segments: {min-rows: …}.'
      })
    ]
  })
}

function overallOf({metrics}: Case, rows: PairedRows): (one: SegmentMetric) => Difference {
  return ({metric, question}) =>
    metrics.find(one => one.metric === metric.name && one.rows !== null)?.rows?.difference ??
    compareRows(metric, rows, question)
}

function noRows(): Finding {
  return aFindingOf({
    id: findingId(CHECK),
    status: 'missing',
    evidence: 'files',
    summary: 'The policy demands segments, but there are no rows that both models predicted.',
    remedy:
      'Write the predictions of both models on the same examples, with the columns that name the segments.'
  })
}

function refused(by: readonly string[], {status, detail, summary, remedy}: Refusal): Finding {
  const id = findingId(CHECK, by.join(','))
  return aFindingOf({id, status, detail, evidence: 'files', summary, remedy})
}

function notComputed(metric: string, demanded: boolean): Finding {
  return aFindingOf({
    id: findingId(CHECK, metric),
    status: demanded ? 'missing' : 'not-applicable',
    role: demanded ? 'guard' : 'info',
    detail: 'not-computed',
    subject: {metric},
    summary: `${capitalised(spokenName(metric))} cannot be computed from the predictions, so it is not judged in segments.`,
    remedy: demanded
      ? 'Write to the predictions what the metric needs, or name other metrics: segments: {metrics: […]}.'
      : null
  })
}

/** Segments that the candidate was not evaluated on, and rows whose segment the two files do not agree on. */
function lost({by, vanished, moved, codes}: Segmentation): readonly Finding[] {
  const gone = vanished.map(segment =>
    aFindingOf({
      id: findingId(CHECK, segment.name),
      status: 'missing',
      detail: 'vanished',
      subject: {segment: {...segment.values}},
      evidence: 'files',
      summary: `The model in production was evaluated on ${spokenSegment(segment)}; the candidate’s predictions have no row of it.`,
      remedy: 'Evaluate the candidate on the rows of this segment too.'
    })
  )
  if (moved === 0) return gone
  return [
    ...gone,
    aFindingOf({
      id: findingId(CHECK, by.join(',')),
      status: 'inconclusive',
      detail: 'moved',
      evidence: 'files',
      summary: `${count(moved)} of the ${count(codes.length)} rows have another ${by.join(' or ')} in the predictions of the candidate than in those of the model in production.`,
      remedy: 'Write the same segments to both files: they belong to the example, not to the model.'
    })
  ]
}

function missingCritical(
  {critical = []}: SegmentsPolicy,
  found: readonly Segmentation[]
): readonly Finding[] {
  const has = (segments: readonly Segment[], written: string): boolean =>
    segments.some(({name}) => sameSegment(written, name))
  return critical
    .filter(written => !found.some(one => has(one.segments, written) || has(one.vanished, written)))
    .map(written =>
      aFindingOf({
        id: findingId(CHECK, written),
        status: 'missing',
        detail: 'critical',
        evidence: 'files',
        summary: `Segment ${written} must be proven as good, but the predictions have no row of it.`,
        remedy: 'Evaluate both models on rows of this segment, or take it out of the policy.'
      })
    )
}
