import type {CountRow} from '../../evidence/log/statistics.ts'
import {rowsIn, type Traffic} from '../../evidence/log/traffic.ts'
import {lossMeasures, lossesAsked} from '../../evidence/log/tables-asked.ts'
import type {Loss} from '../../evidence/log/plan.ts'
import {
  binnedAveragePrecision,
  binnedRocAuc,
  type ScoreCell
} from '../../statistics/binned-scores.ts'
import {estimateConfusion, pairedAccuracy, pairedRecall} from '../../statistics/confusion.ts'
import type {ConfusionMetric} from '../../statistics/confusion-metrics.ts'
import type {Difference, Direction, Question} from '../../statistics/difference.ts'
import type {MethodNote, PairEstimate} from '../../statistics/influence.ts'
import {meanOfLosses, rootOfLosses, type LossSums} from '../../statistics/loss-sums.ts'
import {sequentialPair} from '../../statistics/sequential-pair.ts'
import {sequentialRates} from '../../statistics/sequential.ts'
import type {PairedOutcomes} from '../../statistics/tango.ts'
import {jointTableOf, type Classes, type Outcome} from './classes.ts'

/** What a metric is computed from: all requests, or those of a segment. */
export interface MetricSource {
  readonly outcomes: readonly Outcome[]
  readonly classes: Classes
  /** By the name of the loss. */
  readonly losses: ReadonlyMap<Loss['kind'], LossSums>
  /** Empty where the scores are not counted, as in segments. */
  readonly scores: readonly ScoreCell[]
}

/** A metric that counts of a log give, valid however often one looks. */
export interface LogMetric {
  /** Canonical name. */
  readonly name: string
  readonly direction: Direction
  /** In [0, 1]. */
  readonly share: boolean
  /** The best value it can have; null where there is none. */
  readonly best: number | null
  readonly applies: (source: MetricSource) => boolean
  readonly compare: (source: MetricSource, question: Question, optimalCount: number) => Difference
}

/** All of them, in order of weight: the first that applies is the main metric. */
export const LOG_METRICS: readonly LogMetric[] = [
  {...rate('accuracy', hasClasses), compare: accuracyOf},
  {...rate('exact_match', () => false), compare: accuracyOf},
  {...rate('error_rate', () => false), direction: 'lower', best: 0, compare: errorRateOf},
  {
    ...rate('recall', isBinary),
    compare: (source, question) =>
      sequentialRates(pairedRecall(tableOf(source), source.classes.positive), question)
  },
  {
    ...rate('specificity', isBinary),
    compare: (source, question) =>
      sequentialRates(pairedRecall(tableOf(source), 1 - source.classes.positive), question)
  },
  ...(['precision', 'f1'] as const).map(name => confusion(name, isBinary)),
  ...(
    [
      'balanced_accuracy',
      'f1_macro',
      'f1_micro',
      'f1_weighted',
      'precision_macro',
      'recall_macro',
      'mcc',
      'cohen_kappa'
    ] as const
  ).map(name => confusion(name, hasClasses)),
  {
    ...rate('roc_auc', ({scores}) => scores.length > 0),
    compare: ({scores}, question, optimal) => ofPair(binnedRocAuc(scores), question, optimal)
  },
  {
    ...rate('average_precision', ({scores}) => scores.length > 0),
    compare: ({scores}, question, optimal) =>
      ofPair(binnedAveragePrecision(scores), question, optimal)
  },
  loss('log_loss', 'log-loss', meanOfLosses),
  loss('brier', 'brier', meanOfLosses),
  loss('rmse', 'squared', rootOfLosses),
  loss('mae', 'absolute', meanOfLosses),
  loss('mse', 'squared', meanOfLosses)
]

/** A metric by its canonical name, where these requests give it. */
export function metricNamed(name: string, source: MetricSource): LogMetric | null {
  const metric = LOG_METRICS.find(one => one.name === name)
  if (metric === undefined) return null
  const isAccuracy = name === 'exact_match' || name === 'error_rate'
  return (isAccuracy ? hasClasses(source) : metric.applies(source)) ? metric : null
}

/** The scores of all labelled requests; one that a model did not score is in the worst place for it. */
export function scoresIn(traffic: Traffic): readonly ScoreCell[] {
  return rowsIn(traffic, 'scores').flatMap(({key: [label, baseline, candidate], count}) => {
    if (label === null || label === undefined) return []
    const isPositive = String(label) === traffic.positive
    const binOf = (bin: unknown): number =>
      typeof bin === 'number' ? bin : isPositive ? -Infinity : Infinity
    return {isPositive, baseline: binOf(baseline), candidate: binOf(candidate), rows: count}
  })
}

/** The sums of a loss of some requests, from its row of `losses/…`, in the loss's own unit. */
export function lossSumsOf(row: CountRow, asked: Loss): LossSums {
  const names = lossMeasures(asked).map(([name]) => name)
  const {unit} = asked
  const sum = (name: string, power: number): number =>
    Number(row.measures[names.indexOf(name)] ?? 0) * unit ** power
  return {
    n: row.count,
    baseline: sum('baseline', 1),
    candidate: sum('candidate', 1),
    difference2: sum('difference²', 2),
    baseline2: sum('baseline²', 2),
    candidate2: sum('candidate²', 2)
  }
}

/** The losses of all requests. */
export function lossesIn(traffic: Traffic): MetricSource['losses'] {
  return new Map(
    lossesAsked(traffic.questions).flatMap(asked => {
      const [row] = rowsIn(traffic, 'losses', asked.kind)
      return row === undefined ? [] : [[asked.kind, lossSumsOf(row, asked)] as const]
    })
  )
}

function rate(name: string, applies: LogMetric['applies']): Omit<LogMetric, 'compare'> {
  return {name, direction: 'higher', share: true, best: 1, applies}
}

function confusion(name: ConfusionMetric, applies: LogMetric['applies']): LogMetric {
  return {
    ...rate(name, applies),
    share: name !== 'mcc' && name !== 'cohen_kappa',
    compare: (source, question, optimal) =>
      ofPair(estimateConfusion(name, tableOf(source), source.classes.positive), question, optimal)
  }
}

function loss(
  name: string,
  kind: Loss['kind'],
  estimateOf: (sums: LossSums) => {readonly estimate: PairEstimate; readonly note: MethodNote}
): LogMetric {
  return {
    name,
    direction: 'lower',
    share: false,
    best: 0,
    applies: ({losses}) => (losses.get(kind)?.n ?? 0) > 0,
    compare: ({losses}, question, optimal) => {
      const sums = losses.get(kind)
      if (sums === undefined) throw new RangeError(`no ${kind} was counted`)
      return ofPair(estimateOf(sums), question, optimal)
    }
  }
}

function ofPair(
  {estimate, note}: {readonly estimate: PairEstimate; readonly note: MethodNote},
  question: Question,
  optimalCount: number
): Difference {
  return sequentialPair(estimate, question, note, optimalCount)
}

function accuracyOf(source: MetricSource, question: Question): Difference {
  return sequentialRates(pairedAccuracy(tableOf(source)), question)
}

function errorRateOf(source: MetricSource, question: Question): Difference {
  const {baseline, candidate, ...counts}: PairedOutcomes = pairedAccuracy(tableOf(source))
  return sequentialRates({...counts, baseline: 1 - baseline, candidate: 1 - candidate}, question)
}

function tableOf({outcomes, classes}: MetricSource): ReturnType<typeof jointTableOf> {
  return jointTableOf(outcomes, classes)
}

function hasClasses({outcomes}: MetricSource): boolean {
  return outcomes.some(({label}) => label !== null)
}

function isBinary(source: MetricSource): boolean {
  return source.classes.positive >= 0 && hasClasses(source)
}
