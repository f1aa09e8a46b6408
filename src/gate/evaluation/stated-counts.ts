import type {MetricEntry} from '../../evidence/metric.ts'
import type {Case} from '../case.ts'
import {segmentText} from '../statements.ts'

/** A number of examples that both sides state by themselves, and differently. */
export interface StatedCount {
  /** The name that the file gives it. */
  readonly what: string
  readonly own: number
  readonly other: number
  readonly entry: MetricEntry
}

/** Words of a name that counts examples; a name of other words is another count. */
const COUNTED =
  /^(?:n|num|number|count|size|total|samples?|examples?|rows|support|instances|images|documents|queries|records|sample size|dataset|data|set|of|the)$/u
/** At least one of these, so that `total` or `data size` alone say nothing. */
const TELLING = /^(?:n|samples?|examples?|rows|support|instances|test|testing|eval|evaluation)$/u
const OF_EVALUATION =
  /^(?:test|testing|eval|evaluation|evaluated|val|valid|validation|dev|holdout|hold|out|predict|scored)$/u

/** Counts such as `n_test`, `eval_samples`, `test_size` that stand beside the metrics of both sides. */
export function statedCounts({candidate, baseline}: Case): readonly StatedCount[] {
  const before = new Map(
    (baseline?.evidence.metrics ?? []).filter(isCount).map(entry => [keyOf(entry), entry])
  )
  return candidate.evidence.metrics.filter(isCount).flatMap(entry => {
    const other = before.get(keyOf(entry))
    return other === undefined || other.value === entry.value
      ? []
      : [{what: nameOf(entry), own: entry.value, other: other.value, entry}]
  })
}

/** Whether a number says on how many examples the metrics beside it were computed. */
function isCount(entry: MetricEntry): boolean {
  if (entry.votes || entry.split === 'train' || !Number.isFinite(entry.value) || entry.value <= 0)
    return false
  // `rows.test` is a count by all its parts, `cats.support` by the last.
  const name = nameOf(entry)
  return saysCount(name) || saysCount(name.slice(name.lastIndexOf('.') + 1))
}

function saysCount(name: string): boolean {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter(word => word !== '')
  return (
    words.every(word => COUNTED.test(word) || OF_EVALUATION.test(word)) &&
    words.some(word => COUNTED.test(word)) &&
    words.some(word => TELLING.test(word))
  )
}

function nameOf({title, metric}: MetricEntry): string {
  return title ?? metric
}

function keyOf(entry: MetricEntry): string {
  return JSON.stringify([
    nameOf(entry).toLowerCase(),
    entry.model,
    entry.dataset,
    entry.split,
    segmentText(entry.segment)
  ])
}
