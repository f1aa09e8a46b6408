import {metricOf} from '../../metrics/names.ts'
import {
  isConfusionMetric,
  linearise,
  type ConfusionMetric
} from '../../statistics/paired/confusion-metrics.ts'
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

/**
 * How a metric may have been computed from these rows: of which class, by which average, weighted or
 * not. Without any way where the rows do not have what the metric needs.
 */
export function definitionsOf(metric: string, rows: PairedRows): Definitions {
  const other = metricOf(metric)?.complementOf
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
  const ofTable = isConfusionMetric(metric)
  if (ofTable && (rows.predicted === null || rows.label === null)) return NONE
  if (rows.task === 'multilabel') return ownDefinition(metric, rows)
  if (ofTable) {
    const ways =
      metricOf(metric)?.needs === 'positive-class' ? byClass(metric, rows) : [confusion(metric, '')]
    return {ways, complete: true}
  }
  const several = definitionsOfScores(metric, rows)
  if (several.length > 0) return {ways: several, complete: true}
  return ownDefinition(metric, rows)
}

/** A name without an average may be of any class, the one that counts first, or of all by any average. */
function byClass(
  metric: ConfusionMetric,
  {truth, classes: names, positive}: PairedRows
): readonly Definition[] {
  const codes = truth === null ? [] : [...names.keys()].filter(code => code !== positive)
  const classes = truth === null || positive >= names.length ? codes : [positive, ...codes]
  const averages = ['macro', 'micro', 'weighted'].flatMap(average => {
    const name = `${metric}_${average}`
    return isConfusionMetric(name) ? confusion(name, `${average} average`) : []
  })
  return [
    ...classes.map(code => confusion(metric, `of class ${names[code] ?? ''}`, code)),
    ...averages
  ]
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
  const of = (one: PairedRows): number => known.ofRows(one, question).candidate
  return {ways: [{words: '', of}], complete: isUnambiguous(metric, rows)}
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
