import {linearise, type ConfusionMetric} from '../../statistics/paired/confusion-metrics.ts'
import {tabulate, tallyOf} from '../../statistics/paired/joint-table.ts'
import type {Definition} from './definition.ts'
import {metricNamed} from './metrics.ts'
import type {PairedRows} from './paired-rows.ts'
import {definitionsOfScores} from './score-definitions.ts'

/** All ways to compute a metric that people mean by its name, the gate's own first. */
export interface Definitions {
  readonly ways: readonly Definition[]
  /** Whether these are all that are in use, so that another number is a wrong one. */
  readonly complete: boolean
}

/** Rates that are 1 minus another one. */
const COMPLEMENTS: Readonly<Record<string, string>> = {
  error_rate: 'accuracy',
  false_negative_rate: 'recall',
  false_positive_rate: 'specificity'
}

/**
 * How a metric may have been computed from these rows: of which class, by which average, weighted or
 * not. Without any way where the rows do not have what the metric needs.
 */
export function definitionsOf(metric: string, rows: PairedRows): Definitions {
  const other = COMPLEMENTS[metric]
  const {ways, complete} = plainDefinitions(other ?? metric, rows)
  const own = other === undefined ? ways : ways.map(({words, of}) => ({words, of: complement(of)}))
  return {ways: rows.weights === undefined ? own : own.flatMap(bothWeighted), complete}
}

function complement(of: Definition['of']): Definition['of'] {
  return rows => 1 - of(rows)
}

function bothWeighted({words, of}: Definition): readonly Definition[] {
  const plain = (rows: PairedRows): number => of({...rows, weights: undefined})
  return [
    {words: joined(words, 'with weights'), of},
    {words: joined(words, 'without weights'), of: plain}
  ]
}

function joined(...words: readonly string[]): string {
  return words.filter(w => w !== '').join(', ')
}

const NONE: Definitions = {ways: [], complete: false}

function plainDefinitions(metric: string, rows: PairedRows): Definitions {
  const ofClasses = CLASS_METRICS.has(metric)
  if (ofClasses && (rows.predicted === null || rows.label === null)) return NONE
  if (rows.task === 'multilabel') return ownDefinition(metric, rows)
  const averages = AVERAGES[metric]
  if (averages !== undefined) {
    const {truth, classes: names, positive} = rows
    const codes = truth === null ? [] : [...names.keys()].filter(code => code !== positive)
    const classes = truth === null || positive >= names.length ? codes : [positive, ...codes]
    const alone = classes.map(code =>
      confusion(metric as ConfusionMetric, `of class ${names[code] ?? ''}`, code)
    )
    return {
      ways: [...alone, ...averages.map(name => confusion(name, averageOf(name)))],
      complete: true
    }
  }
  if (ofClasses) return {ways: [confusion(metric as ConfusionMetric, '')], complete: true}
  const several = definitionsOfScores(metric, rows)
  if (several.length > 0) return {ways: several, complete: true}
  return ownDefinition(metric, rows)
}

/** As the gate computes it. */
function ownDefinition(metric: string, rows: PairedRows): Definitions {
  const known = metricNamed(metric, rows)
  if (known === null) return NONE
  const question = {
    alpha: 0.05,
    margin: {value: 0.01, relative: false},
    direction: known.direction
  }
  const of = (one: PairedRows): number => known.compare(one, question).candidate
  return {ways: [{words: '', of}], complete: isUnambiguous(metric, rows)}
}

/** Metrics of a name without an average: a number of all classes may be any of these. */
const AVERAGES: Readonly<Record<string, readonly ConfusionMetric[]>> = {
  precision: ['precision_macro', 'precision_micro', 'precision_weighted'],
  recall: ['recall_macro', 'recall_micro', 'recall_weighted'],
  f1: ['f1_macro', 'f1_micro', 'f1_weighted'],
  specificity: []
}

const CLASS_METRICS: ReadonlySet<string> = new Set<ConfusionMetric>([
  'accuracy',
  'balanced_accuracy',
  'mcc',
  'cohen_kappa',
  'specificity',
  ...(['precision', 'recall', 'f1'] as const).flatMap(
    name => [name, `${name}_macro`, `${name}_micro`, `${name}_weighted`] as const
  )
])

function averageOf(name: ConfusionMetric): string {
  return `${name.slice(name.lastIndexOf('_') + 1)} average`
}

function confusion(metric: ConfusionMetric, words: string, code = 0): Definition {
  const of = ({label, predicted, classes, weights}: PairedRows): number => {
    if (label === null || predicted === null) return NaN
    const codes = predicted.candidate
    // One class more: of rows without a prediction.
    const table = tabulate(
      {label, baseline: codes, candidate: codes, classes: classes.length + 1},
      weights
    )
    return linearise(metric, tallyOf(table, 'candidate'), code).value
  }
  return {words, of}
}

/**
 * Where one name has several meanings that the gate does not compute, a difference proves nothing: what
 * is done to texts before they are compared, the smallest probability that a log loss reckons with, which labels
 * there are besides those of the rows.
 */
function isUnambiguous(metric: string, {score, task}: PairedRows): boolean {
  if (task === 'multilabel') return metric.endsWith('_micro')
  if (metric === 'exact_match') return false
  return metric !== 'log_loss' || score?.candidate.every(p => p > 1e-15 && p < 1 - 1e-15) === true
}
