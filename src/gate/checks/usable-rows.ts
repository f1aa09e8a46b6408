import {numbersOf} from '../../evidence/align.ts'
import {classScores} from '../../evidence/class-scores.ts'
import type {Predictions} from '../../evidence/evidence.ts'
import {someOf} from '../../words/lists.ts'
import {metricOf} from '../../metrics/names.ts'
import type {Case} from '../case.ts'
import {classOfScores} from '../rows/other-class.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {count} from '../../words/figures.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {spokenName} from '../../words/names.ts'
import type {Finding} from '../../verdict/verdict.ts'

const NAMED = 5

/** Can the rows give what is demanded of them? What keeps a metric from being computed is said, with its rows. */
export function usableRows(given: Case): readonly Finding[] {
  return [
    ...positiveClass(given),
    ...otherClass(given),
    ...probabilities(given),
    ...clusters(given)
  ]
}

/** A positive class that no row has would leave recall and its like without a single row. */
function positiveClass({rows, demand, policyFile, candidate}: Case): readonly Finding[] {
  const named = demand.policy.predictions?.positive
  if (rows === null || named === undefined || rows.positive !== rows.classes.length) return []
  return [
    aFindingOf({
      id: findingId('usable-rows', 'positive'),
      status: 'missing',
      evidence: 'files',
      summary: `The policy names ${JSON.stringify(named)} as the positive class, but the classes of ${candidate.evidence.predictions?.path ?? 'the predictions'} are ${someOf(rows.classes, rows.classes.length)}.`,
      remedy: `Correct predictions: {positive: …} in ${policyFile}.`,
      location: {file: policyFile, line: 1}
    })
  ]
}

/** Scores that are high where the positive class is not: then they are of the other class, not of a bad model. */
function otherClass({rows, candidate, policyFile}: Case): readonly Finding[] {
  const other = rows === null ? null : classOfScores(rows)
  if (rows === null || other === null) return []
  const file = candidate.evidence.predictions?.path ?? 'the predictions'
  const positive = rows.classes[rows.positive] ?? ''
  return [
    aFindingOf({
      id: findingId('usable-rows', 'score-of-other-class'),
      status: 'missing',
      evidence: 'files',
      summary: `The scores of both models in ${file} are high where the class is "${other}", not where it is "${positive}", which counts as the positive class: the score is of the other class.`,
      remedy: `Name the class of the score in ${policyFile}: predictions: {positive: ${JSON.stringify(other)}}, or write the score of "${positive}".`,
      location: {file, line: 1}
    })
  ]
}

/** Rows that count together because of the name of a column: fewer of them prove less. */
function clusters({rows, demand, candidate, policyFile}: Case): readonly Finding[] {
  const column = candidate.evidence.predictions?.columns.cluster
  // Of a ranking the query is the unit anyway.
  if (rows?.clusters === undefined || column === undefined || rows.task === 'ranking') return []
  const units = new Set(rows.clusters).size
  if (demand.policy.predictions?.cluster !== undefined || units === rows.rows) return []
  return [
    aFindingOf({
      id: findingId('usable-rows', 'clusters'),
      status: 'not-applicable',
      role: 'info',
      detail: 'clusters',
      evidence: 'files',
      rows: units,
      summary: `Rows of the same ${column} count together, by the name of that column: ${count(rows.rows)} rows are ${count(units)} independent ones.`,
      remedy: `Say it in ${policyFile}: predictions: {cluster: ${column}}; or name the column that holds together what is alike. A column that divides the rows belongs under segments: {by: [${column}]}.`
    })
  ]
}

function probabilities({rows, metrics, candidate, baseline}: Case): readonly Finding[] {
  if (rows === null) return []
  const wanted = metrics.filter(
    a => metricOf(a.metric)?.needs === 'probabilities' && a.role !== 'info' && a.rows === null
  )
  const metric = wanted[0]
  if (metric === undefined) return []
  const sides = [candidate, baseline].map(side => side?.evidence.predictions ?? null)
  const outside = sides.map(side => (side === null ? null : outsideOf(side)))
  // Of the candidate's alone it is evidence that got weaker, which that check tells.
  if (sides[1] != null && outside[1] === null) return []
  const first = outside.find(side => side !== null)
  if (first == null) return []
  const names = wanted.map(a => spokenName(a.metric)).join(' and ')
  return [
    aFindingOf({
      id: findingId('usable-rows', 'probabilities'),
      status: 'missing',
      // Where the files state the number, that one decides, and this only says why.
      role: wanted.every(a => a.pair !== null) ? 'info' : 'guard',
      subject: {metric: metric.metric},
      evidence: 'files',
      summary: `${first.what}: such scores are no probabilities, so ${names} cannot be computed from the rows.`,
      remedy: 'Write probabilities between 0 and 1 into the score column.',
      location: outside[0] === null ? null : {file: first.file, line: first.line}
    })
  ]
}

interface Outside {
  readonly what: string
  readonly file: string
  readonly line: number
}

function outsideOf({path, table, columns}: Predictions): Outside | null {
  const ofClass = classScores(table, columns.label).map(({column}) => column)
  const names = [...(columns.score === undefined ? [] : [columns.score]), ...ofClass]
  for (const name of names) {
    const column = table.columns.get(name)
    if (column === undefined) continue
    const {values} = numbersOf(column)
    const named: number[] = []
    let count = 0
    values.forEach((value, row) => {
      if ((value < 0 || value > 1) && ++count <= NAMED) named.push(row)
    })
    const [row] = named
    if (row === undefined) continue
    const lines = someOf(
      named.map(r => table.lineOf(r)),
      count
    )
    const what = `Column "${name}" of ${path} leaves the range from 0 to 1 (line ${lines})`
    return {what, file: path, line: table.lineOf(row)}
  }
  return null
}
