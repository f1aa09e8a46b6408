import {bestValue, canonicalName, metricOf, recognise} from '../metrics/names.ts'
import {plainGuard, type MetricDemand, type ModelDemand, type Role} from '../policy/demand.ts'
import {defaultMargin, meantMargin, parseMargin, type WrittenMargin} from '../policy/margin.ts'
import type {ModelPolicy} from '../policy/schema.ts'
import {allowedLoss, orientation} from '../statistics/core/margin.ts'
import type {Direction} from '../statistics/core/difference.ts'
import type {Comparison, Unit} from './comparison/comparison.ts'
import type {Pair} from './pairs.ts'
import {compareRows, isSameModel} from './rows/compare-rows.ts'
import {metricNamed, metricsOf} from './rows/metrics.ts'
import type {RowMetric} from './rows/row-metric.ts'
import type {PairedRows} from './rows/paired-rows.ts'
import {segmentName} from './segments/segment.ts'
import {sameSegment} from './segments/segmentation.ts'
import {agree} from './statements.ts'

/** One metric of both versions, and what is demanded of it. */
export interface JudgedMetric {
  /** `recall`, or `recall@dataset` where the metric has several numbers; names the finding. */
  readonly subject: string
  /** Canonical name where known. */
  readonly metric: string
  readonly role: Role
  readonly demand: MetricDemand
  /** Null where neither policy, the field's usage nor production's file says. */
  readonly direction: Direction | null
  /** A share of rows, in [0, 1]. */
  readonly share: boolean
  readonly assumedMargin: WrittenMargin
  /** The best value that the metric can have, as a fraction; null where there is none, or nobody knows. */
  readonly best: number | null
  /** What the files state; null where only the rows say. */
  readonly pair: Pair | null
  /** As computed from the joined rows; null where it cannot be. */
  readonly rows: Comparison | null
}

/**
 * Who votes. With a policy or an option the metrics that it names; else the main one of those that card and
 * metrics file state, or that the predictions alone give, as a guard, and the others as screens. What a file
 * itself states to be worse, without rows that could tell chance from loss, is a guard whatever it is. All
 * other numbers that the files state are shown.
 */
export function judgedMetrics(
  pairs: readonly Pair[],
  rows: PairedRows | null,
  {metrics, confidence, policy}: Pick<ModelDemand, 'metrics' | 'confidence' | 'policy'>
): readonly JudgedMetric[] {
  const {segments} = policy
  const compute = (demand: MetricDemand): Computed | null => {
    const metric = rows === null ? null : metricNamed(canonicalName(demand.metric), rows)
    return rows === null || metric === null ? null : computed(metric, rows, demand)
  }
  const byMetric = new Map<string, Pair[]>()
  for (const pair of pairs) {
    const same = byMetric.get(pair.metric)
    if (same === undefined) byMetric.set(pair.metric, [pair])
    else same.push(pair)
  }
  if (metrics !== null) {
    const answers = metrics.flatMap(demand =>
      answersTo(demand, byMetric, compute(demand), {isNamed: true, segments})
    )
    const answered = new Set(answers.map(answer => answer.pair))
    const shown = pairs.filter(pair => !answered.has(pair))
    return [
      ...answers,
      ...shown.map(pair =>
        judgedMetric(plainGuard(pair.metric, confidence, 'info'), pair, null, false)
      )
    ]
  }
  const computable = rows === null ? [] : usualOf(rows)
  const stated = [...new Set(pairs.map(pair => pair.metric))]
  const names = stated.length > 0 ? stated : computable
  const main = mainMetric(names, computable)
  return names
    .map(name => plainGuard(name, confidence, name === main ? 'guard' : 'screen'))
    .flatMap(demand => answersTo(demand, byMetric, compute(demand), {isNamed: false, segments}))
    .map(one => (one.role === 'screen' && isStatedLoss(one) ? asGuard(one) : one))
}

/** What rows give and people look at: of two classes nobody takes the mean over both. */
function usualOf(rows: PairedRows): readonly string[] {
  const metrics = metricsOf(rows)
  const usual =
    rows.task === 'binary' ? metrics.filter(({needs}) => needs !== 'classes-or-sets') : metrics
  return usual.map(({name}) => name)
}

/** Of several metrics the one that decides where nobody says: the first by weight for the task, else by use. */
function mainMetric(names: readonly string[], computable: readonly string[]): string | undefined {
  const rankOf = (name: string): number => metricOf(name)?.mainRank ?? Infinity
  const usual = names.filter(name => rankOf(name) < Infinity)
  return (
    computable.find(name => names.includes(name)) ??
    usual.toSorted((a, b) => rankOf(a) - rankOf(b))[0] ??
    names.find(name => recognise(name).direction !== undefined) ??
    names[0]
  )
}

/**
 * Whether a file states a worse number than production's, and no row tells how much worse. Of the many
 * segments of a file some are always a little lower: there the loss has to be beyond the margin.
 */
function isStatedLoss({pair, rows, direction, demand, assumedMargin}: JudgedMetric): boolean {
  if (rows !== null || direction === null) return false
  if (pair?.candidate == null || pair.baseline === null) return false
  const before = pair.baseline.value
  const loss = -orientation(direction) * (pair.candidate.value - before)
  if (!isSegment(pair)) return loss > 0
  const margin = demand.margin ?? assumedMargin
  const unit = margin.points && pair.candidate.percent === true ? 100 : 1
  return loss > unit * allowedLoss(margin, before)
}

function asGuard(one: JudgedMetric): JudgedMetric {
  return {...one, role: 'guard', demand: {...one.demand, role: 'guard'}}
}

/** A metric that the gate computed itself. */
interface Computed {
  readonly metric: RowMetric
  readonly comparison: Comparison
}

function computed(metric: RowMetric, rows: PairedRows, demand: MetricDemand): Computed {
  const margin = demand.margin ?? assumedMargin(demand, metric.share)
  const direction = demand.direction ?? metric.direction
  const meant = meantMargin(margin, bestValue(metric.name, direction))
  const question = {
    direction,
    alpha: 1 - demand.confidence,
    // A margin without a meaning accepts nothing; `unanswered` says so before anybody asks.
    margin: meant ?? {value: 0, relative: false}
  }
  const difference = compareRows(metric, rows, question)
  const warnings = [...difference.warnings, ...rows.notes]
  const same = isSameModel(rows)
  return {
    metric,
    comparison: {
      metric: canonicalName(demand.metric),
      unit: metric.share ? 'fraction' : null,
      scope: null,
      basis: 'rows',
      demand: {role: demand.role, mode: demand.mode, margin},
      question,
      difference: {...difference, warnings},
      same
    }
  }
}

/** How the values of a metric are written, of which the files speak where the rows do not. */
export function unitOf({share, rows, pair}: Pick<JudgedMetric, 'share' | 'rows' | 'pair'>): Unit {
  if (rows === null && pair?.candidate?.percent === true) return '%'
  return share ? 'fraction' : null
}

/** What is accepted where nobody wrote a margin: who asks for a better model asks for any gain. */
function assumedMargin({mode}: MetricDemand, share: boolean): WrittenMargin {
  const margin = defaultMargin(share)
  return mode === 'superior' ? {...margin, value: 0, text: '0'} : margin
}

/** One demand may find several numbers: of several data sets, and of segments, which are shown. */
function answersTo(
  demand: MetricDemand,
  byMetric: ReadonlyMap<string, readonly Pair[]>,
  fromRows: Computed | null,
  {isNamed, segments}: {readonly isNamed: boolean; readonly segments: ModelPolicy['segments']}
): readonly JudgedMetric[] {
  const metric = canonicalName(demand.metric)
  const own = (byMetric.get(metric) ?? []).filter(pair => isWanted(pair, demand))
  const whole = own.filter(pair => !isSegment(pair))
  // The rows speak for the number that was computed from them: with several, the one that agrees.
  const spokenFor =
    fromRows === null
      ? undefined
      : (whole.find(pair => saysSame(pair, fromRows.comparison)) ?? whole[0])
  const answers = own.map(pair => {
    const own = isSegment(pair) ? inSegment(demand, pair, segments) : demand
    return judgedMetric(own, pair, pair === spokenFor ? fromRows : null, isNamed)
  })
  // Numbers of segments alone ask for no number of the whole, unless a guard does.
  const isMissed = isNamed && (own.length === 0 || demand.role !== 'screen')
  return whole.length === 0 && (isMissed || fromRows !== null)
    ? [judgedMetric(demand, null, fromRows, isNamed), ...answers]
    : answers
}

function judgedMetric(
  demand: MetricDemand,
  pair: Pair | null,
  fromRows: Computed | null,
  isNamed: boolean
): JudgedMetric {
  const metric = pair?.metric ?? canonicalName(demand.metric)
  const known = recognise(metric)
  const share = fromRows?.metric.share ?? known.metric?.share === true
  const direction = directionOf(demand, pair, fromRows?.metric.direction ?? known.direction)
  return {
    subject: pair === null || pair.label === '' ? metric : `${metric}@${pair.label}`,
    metric,
    // A number of which nobody knows what is better is shown: it never decides.
    role: direction === null && !isNamed ? 'info' : demand.role,
    demand,
    direction,
    share,
    assumedMargin: assumedMargin(demand, share),
    best: direction === null ? null : bestValue(metric, direction),
    pair,
    rows: fromRows?.comparison ?? null
  }
}

/**
 * What the policy says, else what is known of the metric, else what its limit means (`at-least` is of what is
 * better when higher), else what production's file says. The candidate's file does not make the rules.
 */
function directionOf(
  {direction, atLeast, atMost}: MetricDemand,
  pair: Pair | null,
  known: Direction | undefined
): Direction | null {
  const byName = [pair?.candidate, pair?.baseline].find(
    entry => entry?.direction !== undefined && entry.directionStated !== true
  )?.direction
  const limited = atLeast === null ? (atMost === null ? undefined : 'lower') : 'higher'
  const ofLimit = atLeast !== null && atMost !== null ? undefined : limited
  return direction ?? known ?? byName ?? ofLimit ?? pair?.baseline?.direction ?? null
}

/** A segment that a file states is a screen, and a critical one a guard, as those of the rows are. */
function inSegment(
  demand: MetricDemand,
  pair: Pair,
  segments: ModelPolicy['segments']
): MetricDemand {
  if (demand.role === 'info') return demand
  const name = segmentName((pair.candidate ?? pair.baseline)?.segment ?? {})
  const isCritical = (segments?.critical ?? []).some(written => sameSegment(written, name))
  const margin = segments?.margin === undefined ? null : parseMargin(segments.margin)
  return {
    ...demand,
    role: isCritical ? 'guard' : 'screen',
    mode: 'non-inferior',
    margin: margin ?? demand.margin
  }
}

function saysSame({candidate}: Pair, rows: Comparison): boolean {
  return (
    candidate !== null &&
    agree(candidate, {...candidate, percent: false, decimals: 15, value: rows.difference.candidate})
  )
}

function isWanted(pair: Pair, demand: MetricDemand): boolean {
  const entry = pair.candidate ?? pair.baseline
  const same = (have: string | undefined, want: string | null): boolean =>
    want === null || have?.toLowerCase() === want.toLowerCase()
  return same(entry?.dataset, demand.dataset) && same(entry?.split, demand.split)
}

function isSegment(pair: Pair): boolean {
  return (pair.candidate ?? pair.baseline)?.segment !== undefined
}
