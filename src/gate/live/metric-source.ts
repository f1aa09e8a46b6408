import type {CountRow} from '../../traffic/statistics.ts'
import {rowsIn, type Traffic} from '../../traffic/traffic.ts'
import {
  apartLossesFor,
  apartMeasures,
  askedOf,
  groupLossMeasures,
  lossMeasures,
  lossesFor
} from '../../traffic/table-plans.ts'
import type {Side} from '../../traffic/side.ts'
import type {Loss} from '../../traffic/plan.ts'
import type {ScoreCell} from '../../statistics/paired/binned-scores.ts'
import type {LossSums, OwnLossSums} from '../../statistics/paired/loss-sums.ts'
import type {PredictionGaps} from '../../statistics/paired/prediction-gaps.ts'
import type {Classes, Outcome} from './classes.ts'

/** What a metric is computed from: all requests, or those of a segment. */
export interface MetricSource {
  readonly outcomes: readonly Outcome[]
  readonly classes: Classes
  /** By the kind of loss, of requests that both models answered. */
  readonly losses: ReadonlyMap<Loss['kind'], LossSums>
  /** The same of two groups, each of its own requests. */
  readonly groupLosses: ReadonlyMap<Loss['kind'], GroupLosses>
  /** Empty where the scores are not counted, as in segments. */
  readonly scores: readonly LoggedScores[]
}

/** Requests with a label by what the models scored them, and how many of them went to each: of pairs all to both. */
export interface LoggedScores extends ScoreCell {
  readonly asked: Readonly<Record<Side, number>>
}

/** Sums of the losses of two groups of requests. */
type GroupLosses = Readonly<Record<Side, OwnLossSums>>

/** The loss behind a metric: its mean, or the root of it. */
export interface LossBehind {
  readonly kind: Loss['kind']
  readonly isRoot: boolean
}

/** The scores of all labelled requests; one that a model did not score is in the worst place for it. */
export function scoresIn(traffic: Traffic): readonly LoggedScores[] {
  return rowsIn(traffic, 'scores').flatMap(row => {
    const [label, baseline, candidate] = row.key
    if (label === null || label === undefined) return []
    const isPositive = String(label) === traffic.positive
    const binOf = (bin: unknown): number =>
      typeof bin === 'number' ? bin : isPositive ? -Infinity : Infinity
    return {
      isPositive,
      baseline: binOf(baseline),
      candidate: binOf(candidate),
      rows: row.count,
      asked: askedOf(row)
    }
  })
}

/** How far the two predictions are apart, as a loss is; null where that was not counted. */
export function gapsIn(traffic: Traffic, {kind, isRoot}: LossBehind): PredictionGaps | null {
  const counted = (which: Loss['kind']): (OwnLossSums & {readonly half: number}) | null => {
    const loss = apartLossesFor(traffic.roles, traffic.questions).find(one => one.kind === which)
    const [row] = rowsIn(traffic, 'apart', which)
    if (loss === undefined || row === undefined) return null
    const sum = sumsIn(row, apartMeasures(loss), loss)
    return {n: row.count, sum: sum('sum', 1), squares: sum('squares', 2), half: loss.unit / 2}
  }
  const [gaps, own] = [counted('absolute'), counted(kind)]
  if (gaps === null || own === null) return null
  const {n, half} = gaps
  const deviation = Math.sqrt(Math.max(0, own.squares - own.sum ** 2 / n) / (n - 1))
  return {
    n,
    isRoot,
    // Gaps are counted much finer than their squares: (gap + half)² = gap² + 2 · gap · half + half².
    mean: isRoot ? (gaps.squares + 2 * half * gaps.sum) / n + half ** 2 : gaps.sum / n + half,
    deviation: deviation === 0 ? 0 : deviation + own.half
  }
}

/** The losses of all requests. */
export function lossesIn(traffic: Traffic): Pick<MetricSource, 'losses' | 'groupLosses'> {
  return lossesOf(
    traffic,
    lossesFor(traffic.questions).flatMap(loss => {
      const [row] = rowsIn(traffic, 'losses', loss.kind)
      return row === undefined ? [] : [{loss, row}]
    })
  )
}

/** The sums of losses of some requests, from their rows of `losses/…`, in the losses' own units. */
export function lossesOf(
  {roles}: Pick<Traffic, 'roles'>,
  counted: readonly {readonly loss: Loss; readonly row: CountRow}[]
): Pick<MetricSource, 'losses' | 'groupLosses'> {
  return roles.layout === 'groups'
    ? {
        losses: new Map(),
        groupLosses: new Map(counted.map(({loss, row}) => [loss.kind, groupSumsOf(row, loss)]))
      }
    : {
        losses: new Map(counted.map(({loss, row}) => [loss.kind, lossSumsOf(row, loss)])),
        groupLosses: new Map()
      }
}

function lossSumsOf(row: CountRow, loss: Loss): LossSums {
  const sum = sumsIn(row, lossMeasures(loss), loss)
  return {
    n: row.count,
    baseline: sum('baseline', 1),
    candidate: sum('candidate', 1),
    difference2: sum('difference²', 2),
    baseline2: sum('baseline²', 2),
    candidate2: sum('candidate²', 2)
  }
}

function groupSumsOf(row: CountRow, loss: Loss): GroupLosses {
  const sum = sumsIn(row, groupLossMeasures(loss), loss)
  const of = (side: Side): OwnLossSums => ({
    n: sum(`${side}/n`, 0),
    sum: sum(side, 1),
    squares: sum(`${side}²`, 2)
  })
  return {baseline: of('baseline'), candidate: of('candidate')}
}

/** Reads a measure by its name, in the loss's unit to some power. */
function sumsIn(
  {measures}: CountRow,
  named: ReturnType<typeof lossMeasures>,
  {unit}: Loss
): (name: string, power: number) => number {
  const names = named.map(([name]) => name)
  return (name, power) => Number(measures[names.indexOf(name)] ?? 0) * unit ** power
}
