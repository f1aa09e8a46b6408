import {evidentlyOf} from '../../repository/formats/evidently.ts'
import type {Predictions} from '../../evidence/evidence.ts'
import {parseMargin} from '../../policy/margin.ts'
import type {ModelPolicy} from '../../policy/schema.ts'
import {againstMost} from '../bounded.ts'
import type {Case} from '../case.ts'
import {columnDrift, type ColumnDrift} from '../drift/column-drift.ts'
import {figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId, type FindingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

const CHECK = 'drift'
/** The usual word for a large change (Siddiqi 2006, Credit risk scorecards). */
const DEFAULT_MAX_PSI = 0.2

type DriftPolicy = NonNullable<ModelPolicy['drift']>

/**
 * Has the data moved since the model in production was evaluated? Asked where the policy says so: of
 * the columns of both prediction files, and of Evidently's report where a share of columns is given.
 * Where both were evaluated on the same rows, only what the models say of them can differ.
 */
export function drift(given: Case): readonly Finding[] {
  const demanded = given.demand.policy.drift
  if (demanded === undefined) return []
  return [...betweenFiles(given, demanded), ...inReports(given, demanded)]
}

function betweenFiles(given: Case, demanded: DriftPolicy): readonly Finding[] {
  const {baseline, candidate, demand, joined} = given
  if (baseline === null)
    return [doesNotApply('Nothing is in production yet from which the data could have moved')]
  const [own, other] = [candidate.evidence.predictions, baseline.evidence.predictions]
  if (own === null || other === null)
    return demanded['max-psi'] === undefined && demanded.columns === undefined
      ? []
      : [
          notJudged(
            findingId(CHECK),
            `there are no predictions of ${own === null ? 'the candidate' : 'the model in production'}`,
            'Write the predictions of both models, with the columns that matter beside them.'
          )
        ]
  const outputs = [own.columns.score, own.columns.prediction]
  const columns = demanded.columns ?? dataColumns(own, other)
  const isSame = joined !== null && joined.onlyBaseline === 0 && joined.onlyCandidate === 0
  const judged = isSame ? columns.filter(name => outputs.includes(name)) : columns
  const same =
    judged.length === columns.length && columns.length > 0
      ? []
      : [
          doesNotApply(
            isSame
              ? 'Both models were evaluated on the same rows, so that their data cannot have moved; name the score in drift: {columns: […]} to compare what they say of them'
              : 'The predictions of the two models have no column in common that could have moved'
          )
        ]
  return [
    ...same,
    ...judged.map(name =>
      judgeColumn(name, own, other, {
        limit: demanded['max-psi'] ?? DEFAULT_MAX_PSI,
        assumed: demanded['max-psi'] === undefined,
        alpha: 1 - demand.confidence,
        columns: judged.length
      })
    )
  ]
}

/** The label and every other column that both files have. */
function dataColumns(own: Predictions, other: Predictions): readonly string[] {
  const {label, others} = own.columns
  return [...(label === undefined ? [] : [label]), ...others].filter(name =>
    other.table.columns.has(name)
  )
}

interface Limits {
  readonly limit: number
  readonly assumed: boolean
  readonly alpha: number
  /** How many columns are judged: each may fail by chance. */
  readonly columns: number
}

function judgeColumn(
  name: string,
  own: Predictions,
  other: Predictions,
  {limit, assumed, alpha, columns}: Limits
): Finding {
  const id = findingId(CHECK, name)
  const [before, now] = [other.table.columns.get(name), own.table.columns.get(name)]
  if (before === undefined || now === undefined) {
    const path = now === undefined ? own.path : other.path
    return notJudged(
      id,
      `${path} has no column "${name}"`,
      `Write column "${name}" to the predictions of both models, or take it out of drift: {columns: …}.`
    )
  }
  const found = columnDrift(before, now, {pass: alpha, fail: alpha / columns})
  if (found === null)
    return doesNotApply(`Column "${name}" names single things and cannot be compared`, id)
  const status = againstMost(found, limit)
  return aFindingOf({
    id,
    status,
    direction: 'lower',
    candidate: found.psi,
    confidence: 1 - alpha,
    limit: {atMost: limit},
    method: 'psi',
    evidence: 'files',
    rows: found.now,
    summary: sentence(name, found, status, limit),
    remedy:
      status === 'pass'
        ? null
        : status === 'fail'
          ? `Find out why ${name} moved. If production moved too, evaluate the model in production on the new rows as well; if not, the test data is not what the model will meet.`
          : 'Evaluate on more rows.',
    notes: assumed ? [`A limit of ${limit} is assumed; drift: {max-psi: …} sets another.`] : [],
    steps: [
      {what: 'population stability index', value: found.psi},
      {what: 'lower bound', value: found.lower},
      {what: 'upper bound', value: found.upper},
      {what: 'limit', value: limit},
      {what: 'rows in production’s file', value: found.before},
      {what: 'rows in the candidate’s file', value: found.now},
      ...(found.distance === null
        ? []
        : [{what: 'Kolmogorov–Smirnov distance', value: found.distance}])
    ],
    reference: 'Yurdakul 2018 (distribution of the PSI)'
  })
}

function sentence(
  name: string,
  {psi, lower, upper, moved}: ColumnDrift,
  status: 'pass' | 'fail' | 'inconclusive',
  limit: number
): string {
  const size = `index ${shown(psi)}, between ${shown(lower)} and ${shown(upper)}, where ${limit} is the most`
  const share = `the share of ${moved.name} went from ${figure(moved.before, true)} to ${figure(moved.now, true)}`
  switch (status) {
    case 'fail':
      return `${name} has moved since the model in production was evaluated: ${share} (${size}).`
    case 'inconclusive':
      return `Whether ${name} has moved cannot be told: ${share} (${size}).`
    case 'pass':
      return `${name} is distributed as when the model in production was evaluated (${size}).`
  }
}

/** What Evidently's reports in the repository say, the nearest to the model first. */
function inReports(given: Case, demanded: DriftPolicy): readonly Finding[] {
  const written = demanded['max-drifted-columns']
  const limit = written === undefined ? null : (parseMargin(written)?.value ?? null)
  if (limit === null) return []
  const id = findingId(CHECK, 'report')
  const {surroundings} = given
  const reports = (surroundings?.read('validation', 'drift-detection') ?? []).flatMap(file => {
    const drifted = evidentlyOf(surroundings?.json(file))?.drifted ?? null
    return drifted === null ? [] : [{path: file.path, drifted}]
  })
  const [report] = reports
  if (report === undefined)
    return [
      notJudged(
        id,
        'no report of Evidently says how many columns drifted',
        'Commit the report as JSON (report.save_json("drift.json")), or point to it: practices: {drift-detection: PATH}.'
      )
    ]
  const {path, drifted} = report
  return [
    aFindingOf({
      id,
      status: drifted > limit ? 'fail' : 'pass',
      direction: 'lower',
      unit: 'fraction',
      candidate: drifted,
      limit: {atMost: limit},
      evidence: 'files',
      summary: `${path} finds drift in ${figure(drifted, true)} of the columns, where at most ${figure(limit, true)} is accepted.`,
      remedy:
        drifted > limit
          ? 'Find out which columns moved and why; retrain or evaluate on data as it is now.'
          : null
    })
  ]
}

function notJudged(id: FindingId, why: string, remedy: string): Finding {
  return aFindingOf({
    id,
    status: 'missing',
    evidence: 'files',
    summary: `The policy asks whether the data has moved, but ${why}.`,
    remedy
  })
}

function doesNotApply(why: string, id = findingId(CHECK)): Finding {
  return aFindingOf({id, status: 'not-applicable', evidence: 'files', summary: `${why}.`})
}

function shown(index: number): string {
  return index < 1 ? index.toFixed(2) : index.toFixed(1)
}
