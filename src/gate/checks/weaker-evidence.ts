import type {Predictions} from '../../evidence/evidence.ts'
import type {MetricEntry} from '../../evidence/metric.ts'
import {listed} from '../../words/lists.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {count} from '../../words/figures.ts'
import {spokenName} from '../../words/names.ts'
import type {Case} from '../case.ts'
import {metricsOf} from '../rows/metrics.ts'
import {pairRows} from '../rows/paired-rows.ts'
import {oddCell, type OddCell} from '../rows/odd-cells.ts'
import {droppedWith} from '../stated/compare-entries.ts'

const CHECK = 'weaker-evidence'
const MOST_NAMED = 3

/**
 * Does the candidate give what production gives? Evidence must not get weaker to pass: rows that are gone or
 * that a cell makes useless, an `n`, an error or repeats that were left out hold, whatever the values say.
 * The other way round the weaker of both decides.
 */
export function weakerEvidence(given: Case): readonly Finding[] {
  if (given.baseline === null) return []
  return [
    ...withoutRows(given),
    ...withoutNumbers(given),
    ...withoutMetrics(given),
    ...withBareValues(given)
  ]
}

/** A metrics file that says nothing any more, where the card alone would have the word. */
function withoutNumbers({candidate, baseline, rows}: Case): readonly Finding[] {
  const before = baseline?.evidence.metrics.find(({votes}) => votes)
  const said = candidate.evidence.metrics.some(({votes}) => votes)
  const card = candidate.evidence.card?.entries.find(({votes}) => votes)
  if (rows !== null || before === undefined || said || card === undefined) return []
  return [
    aFindingOf({
      id: findingId(CHECK, 'metrics'),
      status: 'missing',
      evidence: 'files',
      summary: `The metrics file of the model in production states how good it is (${placeOf(before)}); of the candidate only the card does (${placeOf(card)}).`,
      remedy:
        'Write the candidate’s numbers where production has them, too: a card is written by hand.'
    })
  ]
}

function withoutRows({candidate, baseline}: Case): readonly Finding[] {
  const before = baseline?.evidence.predictions ?? null
  if (before === null || candidate.evidence.predictions !== null) return []
  return [
    aFindingOf({
      id: findingId(CHECK, 'predictions'),
      status: 'missing',
      evidence: 'files',
      summary: `The model in production has predictions (${before.path}, ${count(before.table.rows)} rows), the candidate has none that can be read: values alone would prove less.`,
      remedy: 'Write the predictions of the candidate on the same examples, too.'
    })
  ]
}

/** Metrics that production's predictions give, and the candidate's do not. */
function withoutMetrics(given: Case): readonly Finding[] {
  const {candidate, baseline, rows, demand} = given
  const [own, other] = [candidate.evidence.predictions, baseline?.evidence.predictions ?? null]
  if (own === null || other === null || rows === null || rows.rows === 0) return []
  const cell = oddCell(own, other)
  if (cell === null) return []
  const names = new Set(metricsOf(rows).map(({name}) => name))
  const wanted = demand.metrics === null ? null : given.metrics.filter(m => m.role !== 'info')
  const lost = metricsAlone(other, given).filter(
    name => !names.has(name) && (wanted === null || wanted.some(({metric}) => metric === name))
  )
  return lost.length === 0 ? [] : [unusable(lost, own, other, cell)]
}

function metricsAlone(predictions: Predictions, {demand}: Case): readonly string[] {
  const all = Int32Array.from({length: predictions.table.rows}, (_, row) => row)
  const sides = {baseline: predictions, candidate: predictions}
  const rows = pairRows(
    sides,
    {baselineRows: all, candidateRows: all},
    demand.policy.predictions ?? {}
  )
  return metricsOf(rows).map(({name}) => name)
}

function unusable(
  lost: readonly string[],
  own: Predictions,
  other: Predictions,
  {what, row}: OddCell
): Finding {
  const names = listed(lost.map(spokenName), MOST_NAMED)
  return aFindingOf({
    id: findingId(CHECK, 'rows'),
    status: 'missing',
    evidence: 'files',
    summary: `The predictions of the model in production (${other.path}) give ${names}, those of the candidate do not: ${what}.`,
    remedy: `Correct ${own.path}, so that what is judged of production is judged of the candidate.`,
    location: {file: own.path, line: row === null ? 1 : own.table.lineOf(row)}
  })
}

/** Numbers beside which production gives `n`, an error or repeats, and the candidate nothing to test them by. */
function withBareValues({metrics}: Case): readonly Finding[] {
  return metrics.flatMap(({subject, metric, role, rows, pair}) => {
    if (role === 'info' || rows !== null || pair?.candidate == null || pair.baseline === null)
      return []
    const dropped = droppedWith(pair.baseline, pair.candidate)
    if (dropped === null) return []
    const {file, line} = pair.candidate.location
    return [
      aFindingOf({
        id: findingId(CHECK, subject),
        status: 'missing',
        subject: {metric},
        evidence: 'files',
        summary: `Production gives ${dropped} with ${spokenName(metric)} (${placeOf(pair.baseline)}), the candidate does not (${placeOf(pair.candidate)}): the bare value would pass where the tested one may not.`,
        remedy: `Write ${dropped} beside the value of the candidate, too.`,
        location: file === undefined ? null : {file, line}
      })
    ]
  })
}

function placeOf({location: {file, line}}: MetricEntry): string {
  return `${file ?? 'the file'}, line ${line}`
}
