import type {Evidence, Predictions} from '../../src/evidence/evidence.ts'
import {readPredictions} from '../../src/evidence/predictions.ts'
import {readTextTable} from '../../src/evidence/read-table.ts'
import type {Facts} from '../../src/facts.ts'
import type {Case} from '../../src/gate/case.ts'
import {caseOf} from '../../src/gate/decide.ts'
import type {Finding} from '../../src/verdict/verdict.ts'
import {demandOn} from '../../src/policy/demand.ts'
import type {ModelPolicy, WaiverPolicy} from '../../src/policy/schema.ts'

/** One example: what both models say of it; other columns are segments. */
export interface Row {
  readonly id: string
  readonly label: string | number
  /** Predictions of the baseline and of the candidate. */
  readonly said: readonly [string | number, string | number]
  readonly scored?: readonly [number, number]
  readonly columns?: Readonly<Record<string, string | number>>
}

/** A side's predictions as a file would give them. */
export function predictionsOf(rows: readonly Row[], side: 0 | 1): Predictions {
  const columns = Object.keys(rows[0]?.columns ?? {})
  const scored = rows[0]?.scored !== undefined
  const header = ['id', 'label', 'prediction', ...(scored ? ['score'] : []), ...columns]
  const lines = rows.map(({id, label, said, scored: scores, columns: own = {}}) =>
    [
      id,
      label,
      said[side],
      ...(scores === undefined ? [] : [scores[side]]),
      ...columns.map(name => own[name] ?? '')
    ].join(',')
  )
  return read([header.join(','), ...lines, ''].join('\n'))
}

/** A file of predictions, from its text. */
export function read(text: string): Predictions {
  const table = readTextTable('predictions.csv', new TextEncoder().encode(text))
  const {predictions} = readPredictions('predictions.csv', table)
  if (predictions === null) throw new Error('no predictions')
  return predictions
}

/** Facts on one model; null for a side without predictions, undefined for no baseline at all. */
export function factsOf(
  baseline: Predictions | null | undefined,
  candidate: Predictions | null,
  policy: ModelPolicy = {},
  waivers: readonly WaiverPolicy[] = []
): Facts {
  const identity = {registry: 'file', version: 'v1', commit: null}
  return {
    demand: demandOn(
      'm',
      {version: 1, models: {m: policy}, waivers: [...waivers]},
      {margins: new Map()}
    ),
    candidate: {identity, evidence: evidenceOf(candidate)},
    baseline: baseline === undefined ? null : {identity, evidence: evidenceOf(baseline)},
    absent: null,
    policyFile: 'model-promotion.yml',
    policyChange: null,
    today: '2026-11-01'
  }
}

/** The rows of both models before the checks. */
export function aCase(rows: readonly Row[], policy: ModelPolicy = {}): Case {
  return caseOf(factsOf(predictionsOf(rows, 0), predictionsOf(rows, 1), policy))
}

/** As many rows of one segment: both right, lost, won, both wrong; labels alternate. */
export function block(
  name: string,
  counts: {readonly right?: number; lost?: number; won?: number; wrong?: number},
  columns: Readonly<Record<string, string | number>>
): Row[] {
  const kinds = [
    [counts.right ?? 0, true, true],
    [counts.lost ?? 0, true, false],
    [counts.won ?? 0, false, true],
    [counts.wrong ?? 0, false, false]
  ] as const
  const rows: Row[] = []
  for (const [count, before, after] of kinds) {
    for (let i = 0; i < count; i++) {
      const label = rows.length % 2
      const answer = (right: boolean): number => (right ? label : 1 - label)
      rows.push({
        id: `${name}-${rows.length}`,
        label,
        said: [answer(before), answer(after)],
        columns
      })
    }
  }
  return rows
}

/** The finding of an id, which must be there. */
export function findingOf(findings: readonly Finding[], id: string): Finding {
  const found = findings.find(finding => finding.id === id)
  if (found === undefined) {
    throw new Error(`no ${id} among ${findings.map(finding => finding.id).join(' ')}`)
  }
  return found
}

function evidenceOf(predictions: Predictions | null): Evidence {
  return {
    sources: [],
    card: null,
    metrics: [],
    predictions,
    parameters: {},
    digests: [],
    environment: {},
    problems: []
  }
}
