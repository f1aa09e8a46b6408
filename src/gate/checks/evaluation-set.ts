import type {Predictions} from '../../evidence/evidence.ts'
import {metricOf} from '../../metrics/names.ts'
import {differingPairs, type Joined} from '../../evidence/join.ts'
import {cellText, isEmpty} from '../../evidence/keys.ts'
import type {Problem} from '../../files/problem.ts'
import {someOf} from '../../words/lists.ts'
import type {Case} from '../case.ts'
import {statedSet} from '../evaluation/stated-set.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {count} from '../../words/figures.ts'
import type {Finding} from '../../verdict/verdict.ts'

const CHECK = 'evaluation-set'

/**
 * Were both models scored on the same examples, and do the files say so? Rows of one side only, other
 * labels, weights or groups, another revision, another number of examples or other test data are findings,
 * not details.
 */
export function evaluationSet(given: Case): readonly Finding[] {
  return [...sameRows(given), ...statedSet(given), ...statedCount(given)]
}

function sameRows({joined, candidate, baseline, demand: {policy}}: Case): readonly Finding[] {
  if (baseline === null) return []
  const [own, other] = [candidate.evidence.predictions, baseline.evidence.predictions]
  if (joined === null) return own === null && other === null ? [] : [oneSided(own !== null)]
  const named = [...(policy.segments?.by ?? []), ...(policy.fairness?.by ?? [])].flat()
  const columns =
    own === null || other === null ? [] : columnFindings(other, own, joined, new Set(named))
  const wrong = [...joined.problems.map(findingOf), ...columns]
  return wrong.length > 0 ? wrong : [digestFinding(joined)]
}

function digestFinding({rows, baselineSet, candidateSet}: Joined): Finding {
  const examples = `${count(rows)} examples`
  const same = baselineSet === candidateSet
  return aFindingOf({
    id: findingId(CHECK),
    status: same ? 'pass' : 'inconclusive',
    evidence: 'files',
    rows,
    summary: same
      ? `Both models were evaluated on the same ${examples}.`
      : `The two prediction files are not of the same examples, though ${examples} are in both.`,
    remedy: same ? null : 'Evaluate both models on the same rows.',
    notes: [`evaluation set ${candidateSet}`]
  })
}

/** Weights, clusters and the columns that make segments belong to the examples, not to a model. */
function columnFindings(
  baseline: Predictions,
  candidate: Predictions,
  joined: Joined,
  segments: ReadonlySet<string>
): readonly Finding[] {
  const roles = (['weight', 'cluster'] as const).map(role => {
    const [before, after] = [baseline.columns[role], candidate.columns[role]]
    if (before === undefined || after === undefined) {
      // Clusters that only the candidate's file names are taken for both.
      const lost = before !== undefined || (after !== undefined && role === 'weight')
      return lost ? onOneSide(role, candidate.path, before === undefined) : null
    }
    return columnFinding({what: role, id: role, before, after}, baseline, candidate, joined)
  })
  const groups = [...segments].map(name =>
    columnFinding(
      {what: name, id: `segment/${name}`, before: name, after: name},
      baseline,
      candidate,
      joined
    )
  )
  return [...roles, ...groups].filter(f => f !== null)
}

interface Compared {
  readonly what: string
  readonly id: string
  readonly before: string
  readonly after: string
}

const NAMED = 5

/** Null where the column is the same, or is not in both files, which others tell. */
function columnFinding(
  {what, id, before, after}: Compared,
  baseline: Predictions,
  candidate: Predictions,
  joined: Joined
): Finding | null {
  const [a, b] = [baseline.table.columns.get(before), candidate.table.columns.get(after)]
  const key = candidate.table.columns.get(candidate.columns.key)
  if (a === undefined || b === undefined || key === undefined) return null
  const differing = differingPairs(a, b, joined)
  const [first] = differing
  if (first === undefined) return null
  const keys = differing.slice(0, NAMED).map(at => {
    const [x, y] = [joined.baselineRows[at] ?? 0, joined.candidateRows[at] ?? 0]
    return `${cellText(key, y)} (${cellText(a, x) || 'none'} and ${cellText(b, y) || 'none'})`
  })
  return aFindingOf({
    id: findingId(CHECK, `${id}-differs`),
    status: 'fail',
    evidence: 'files',
    rows: differing.length,
    summary: `${count(differing.length)} of the ${count(joined.rows)} examples have another ${what} in the baseline’s file than in ${candidate.path}: key ${someOf(keys, differing.length)}.`,
    remedy: `Evaluate both models on the same examples with the same ${what}.`,
    location: {
      file: candidate.path,
      line: candidate.table.lineOf(joined.candidateRows[first] ?? 0)
    }
  })
}

function onOneSide(role: 'weight' | 'cluster', file: string, added: boolean): Finding {
  const [has, lacks] = added ? [file, 'the baseline’s file'] : ['the baseline’s file', file]
  return aFindingOf({
    id: findingId(CHECK, `${role}-on-one-side`),
    status: 'inconclusive',
    evidence: 'files',
    summary: `${has.charAt(0).toUpperCase()}${has.slice(1)} has a ${role} column, ${lacks} has none: the models were not evaluated alike.`,
    remedy: `Write the ${role} of every example to both files.`,
    location: {file, line: 1}
  })
}

/**
 * Is the number of examples that the metrics file states that of the prediction rows? Where it states
 * several, those that are of no file here may be of other data.
 */
function statedCount({candidate: {evidence}}: Case): readonly Finding[] {
  const {predictions, metrics} = evidence
  // Counts of weighted rows are sums of weights.
  if (predictions === null || predictions.columns.weight !== undefined) return []
  const stated = metrics.filter(
    e =>
      e.votes &&
      e.n !== undefined &&
      e.segment === undefined &&
      e.split !== 'validation' &&
      // The n of such a metric may be the rows of one class.
      metricOf(e.canonical ?? '')?.needs !== 'positive-class'
  )
  const numbers = new Set(stated.map(e => e.n))
  const [entry] = stated
  if (entry?.n === undefined || numbers.size > 1 || countsOf(predictions).has(entry.n)) return []
  const {file = 'the metrics file', line} = entry.location
  return [
    aFindingOf({
      id: findingId(CHECK, 'rows-stated'),
      status: 'inconclusive',
      evidence: 'files',
      rows: predictions.table.rows,
      summary: `${file} states ${count(entry.n)} examples, but ${predictions.path} has ${count(predictions.table.rows)} rows: they are not of one evaluation.`,
      remedy: 'Write metrics and predictions from the same evaluation, with every example in both.',
      location: {file, line}
    })
  ]
}

/** All rows, those with a label, or the groups that they make. */
function countsOf({table, columns}: Predictions): ReadonlySet<number> {
  const label = columns.label === undefined ? undefined : table.columns.get(columns.label)
  const cluster = columns.cluster === undefined ? undefined : table.columns.get(columns.cluster)
  const rows = Array.from({length: table.rows}, (_, row) => row)
  return new Set([
    table.rows,
    ...(label === undefined ? [] : [rows.filter(row => !isEmpty(label, row)).length]),
    ...(cluster === undefined ? [] : [new Set(rows.map(row => cellText(cluster, row))).size])
  ])
}

function findingOf(problem: Problem): Finding {
  const {file, line} = problem.location
  return aFindingOf({
    id: findingId(CHECK, problem.id),
    status: problem.status,
    evidence: 'files',
    summary: problem.summary,
    remedy: problem.remedy,
    location: file === undefined ? null : {file, line}
  })
}

function oneSided(candidateOnly: boolean): Finding {
  const [has, lacks] = candidateOnly
    ? ['the candidate', 'the model in production']
    : ['the model in production', 'the candidate']
  return aFindingOf({
    id: findingId(CHECK),
    // Without the rows a weaker comparison decides; rows that the candidate no longer gives are another matter.
    status: 'missing',
    role: candidateOnly ? 'info' : 'guard',
    evidence: 'files',
    summary: `There are predictions of ${has}, but none of ${lacks}: the models are not compared row by row.`,
    remedy: `Write the predictions of ${lacks} on the same examples beside its metrics.`
  })
}
