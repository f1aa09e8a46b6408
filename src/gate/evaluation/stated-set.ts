import {MODEL_VERSION, type Condition, type MetricEntry} from '../../evidence/metric.ts'
import {listed} from '../../words/lists.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {count} from '../../words/figures.ts'
import {spokenName} from '../../words/names.ts'
import type {Case} from '../case.ts'
import type {JudgedMetric} from '../judged-metrics.ts'
import {statedCounts} from './stated-counts.ts'
import {otherTestData} from './test-data.ts'

const CHECK = 'evaluation-set'
const REMEDY = 'Evaluate both models on the same examples, in the same way.'
const NAMED = 3
/** What a condition that counts examples is called. */
const EXAMPLES = 'examples'
const OF_TRAINING = /(?:^|[^\p{L}])(?:train|training|trn|fit)(?:[^\p{L}]|$)/iu

/**
 * What the files say of the evaluation set, where they contradict each other: revisions, numbers of examples and
 * folds, versions and limits of the evaluation, digests of test data. What only one side says is no contradiction.
 */
export function statedSet(given: Case): readonly Finding[] {
  return contradictions(given).map(({finding}) => finding)
}

/** The metrics of which the files say that the two sides were evaluated on different sets: no number decides there. */
export function ofUnlikeSets(given: Case): ReadonlySet<JudgedMetric> {
  const all = contradictions(given)
  return new Set(
    given.metrics.filter(
      metric => metric.rows === null && all.some(({concerns}) => concerns(metric))
    )
  )
}

/** What the files say of their evaluation sets that does not fit together. */
interface Contradiction {
  readonly finding: Finding
  readonly concerns: (metric: JudgedMetric) => boolean
}

function contradictions(given: Case): readonly Contradiction[] {
  if (given.baseline === null) return []
  const counts = sameCounts(given)
  return [
    ...sameRevision(given),
    ...counts,
    ...sameFolds(given),
    // The number of examples is told once.
    ...sameConditions(given).filter(
      ({finding: {about}}) => counts.length === 0 || about[0] !== EXAMPLES
    ),
    ...otherTestData(given).map(finding => ({finding, concerns: () => true}))
  ]
}

/** Do both name the same revision of the data? Keys and labels may be equal while the inputs changed. */
function sameRevision({candidate, baseline, metrics}: Case): readonly Contradiction[] {
  if (baseline === null || metrics.some(a => a.pair?.mismatch?.startsWith('revision') === true))
    return []
  const entriesOf = ({evidence}: Case['candidate']): readonly MetricEntry[] =>
    [...(evidence.card?.entries ?? []), ...evidence.metrics].filter(e => e.revision !== undefined)
  const before = entriesOf(baseline)
  const own = new Map(entriesOf(candidate).map(e => [datasetOf(e), e]))
  return [...own].flatMap(([dataset, entry]) => {
    const others = before.filter(e => datasetOf(e) === dataset)
    const other = others.find(e => isSameText(e.revision, entry.revision)) ?? others[0]
    if (other === undefined || isSameText(other.revision, entry.revision)) return []
    return [revisionFinding(entry, other)]
  })
}

function revisionFinding(entry: MetricEntry, other: MetricEntry): Contradiction {
  const data = entry.dataset ?? 'the evaluation data'
  return contradiction(
    'revision',
    entry,
    ({pair}) => pair?.candidate != null && datasetOf(pair.candidate) === datasetOf(entry),
    `The candidate was evaluated on revision ${entry.revision ?? ''} of ${data}, the model in production on revision ${other.revision ?? ''}: equal keys and labels do not show that the examples are the same.`,
    'Evaluate both models on the same revision, or correct the revision in the card.'
  )
}

/** The same metric of both sides, as far as no joined rows speak for it. */
interface Twins {
  readonly metric: string
  readonly own: MetricEntry
  readonly other: MetricEntry
}

function twinsOf({metrics}: Case): readonly Twins[] {
  return metrics.flatMap(({pair, rows, metric}) =>
    rows === null && pair?.candidate != null && pair.baseline !== null
      ? [{metric, own: pair.candidate, other: pair.baseline}]
      : []
  )
}

/** A number of examples that differs is told once, with the metrics that were computed on them. */
function sameCounts(given: Case): readonly Contradiction[] {
  const ofMetrics = twinsOf(given).flatMap(({metric, own, other}) =>
    own.n === undefined || other.n === undefined || own.n === other.n
      ? []
      : [{what: spokenName(metric), own: own.n, other: other.n, entry: own}]
  )
  // What stands alone counts only where no metric says the same with its own number.
  const found = ofMetrics.length > 0 || given.rows !== null ? ofMetrics : statedCounts(given)
  const [first] = found
  if (first === undefined) return []
  const alike = found.filter(one => one.own === first.own && one.other === first.other)
  const names = [...new Set(alike.map(({what}) => what))]
  return [
    contradiction(
      'n',
      first.entry,
      // A number that stands alone is about all.
      ({pair}) => ofMetrics.length === 0 || ofMetrics.some(({entry}) => entry === pair?.candidate),
      `The candidate was evaluated on ${count(first.own)} examples, the model in production on ${count(first.other)} (${listed(names, NAMED)}): numbers of different evaluation sets are not compared.`
    )
  ]
}

function sameFolds(given: Case): readonly Contradiction[] {
  const found = twinsOf(given).find(
    ({own, other}) =>
      own.folds !== undefined && other.folds !== undefined && own.folds !== other.folds
  )
  if (found === undefined) return []
  const {metric, own, other} = found
  return [
    contradiction(
      'folds',
      own,
      ({pair}) => {
        const [now, before] = [pair?.candidate?.folds, pair?.baseline?.folds]
        return now !== undefined && before !== undefined && now !== before
      },
      `${spokenName(metric)} of the candidate is of ${own.folds ?? 0} folds, that of the model in production of ${other.folds ?? 0}: the models were trained and tested on other parts of the data.`,
      'Evaluate both models with the same folds.'
    )
  ]
}

/** Versions, limits and hashes that evaluation tools write of what they ran: each is told once. */
function sameConditions({candidate, baseline, rows, metrics}: Case): readonly Contradiction[] {
  const before = valuesOf(baseline?.evidence.conditions ?? [])
  // More training data are what a new model is made of, not another evaluation.
  // Nor is another version of the model.
  const own = (candidate.evidence.conditions ?? []).filter(
    ({what, of = ''}) => !OF_TRAINING.test(of) && what !== MODEL_VERSION
  )
  const after = valuesOf(own)
  const told = new Set<string>()
  return own.flatMap(condition => {
    const {what, of} = condition
    const [now, then] = [after, before].map(values => values.get(keyOf(condition)))
    const isSame = now === undefined || then === undefined || [...now].some(v => then.has(v))
    // Joined rows say better than a number how many there are.
    const isKnownBetter = what === EXAMPLES && rows !== null
    if (isSame || isKnownBetter || told.has(what)) return []
    told.add(what)
    const about = of === undefined ? '' : ` (${of})`
    return [
      contradiction(
        what.replaceAll(/[^\p{L}\d]+/gu, '-').toLowerCase(),
        condition,
        concernedBy(of, metrics),
        `The candidate was evaluated with ${what} ${[...now].join(', ')}${about}, the model in production with ${[...then].join(', ')}: numbers of different evaluations are not compared.`
      )
    ]
  })
}

/** The metrics that a condition is about: those of the task or data set that it names, else all. */
function concernedBy(
  of: string | undefined,
  metrics: readonly JudgedMetric[]
): Contradiction['concerns'] {
  const isAbout = ({pair}: JudgedMetric): boolean =>
    [pair?.candidate?.task, pair?.candidate?.dataset].some(
      name => name !== undefined && name === of
    )
  return metrics.some(isAbout) ? isAbout : () => true
}

function valuesOf(conditions: readonly Condition[]): ReadonlyMap<string, ReadonlySet<string>> {
  const values = new Map<string, Set<string>>()
  for (const condition of conditions) {
    const key = keyOf(condition)
    values.set(key, (values.get(key) ?? new Set()).add(condition.value.toLowerCase()))
  }
  return values
}

function keyOf({what, of}: Condition): string {
  return JSON.stringify([what.toLowerCase(), of?.toLowerCase() ?? null])
}

function contradiction(
  what: string,
  {dataset, location: {file, line}}: Pick<MetricEntry, 'dataset' | 'location'>,
  concerns: Contradiction['concerns'],
  summary: string,
  remedy = REMEDY
): Contradiction {
  const finding = aFindingOf({
    id: findingId(CHECK, what),
    status: 'inconclusive',
    evidence: 'files',
    subject: dataset === undefined ? {} : {dataset},
    summary,
    remedy,
    location: file === undefined ? null : {file, line}
  })
  return {finding, concerns}
}

function datasetOf({dataset, config, split}: MetricEntry): string {
  return JSON.stringify([dataset, config, split].map(part => part?.toLowerCase() ?? null))
}

function isSameText(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase()
}
