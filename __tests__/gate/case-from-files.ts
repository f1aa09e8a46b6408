import {readCard} from '../../src/evidence/card.ts'
import type {Evidence} from '../../src/evidence/evidence.ts'
import {readMetricsFile} from '../../src/evidence/formats/read.ts'
import {readPredictions} from '../../src/evidence/predictions.ts'
import {readTextTable} from '../../src/evidence/read-table.ts'
import type {Facts} from '../../src/facts.ts'
import type {Case} from '../../src/gate/case.ts'
import {caseOf} from '../../src/gate/decide.ts'
import type {TrainingKeys} from '../../src/evidence/evidence.ts'
import {demandOn} from '../../src/policy/demand.ts'
import {policySchema} from '../../src/catalogue/policy.ts'
import type {ModelPolicy} from '../../src/policy/schema.ts'

/** The texts of one version's files. */
export interface Files {
  readonly card?: string
  /** A value is written as JSON; a text is the file itself, CSV unless it begins with a brace. */
  readonly metrics?: unknown
  readonly predictions?: string
  readonly trainingKeys?: TrainingKeys
}

/** The rows of a predictions file as text: header and one line a row. */
export function csv(header: string, ...rows: readonly string[]): string {
  return [header, ...rows, ''].join('\n')
}

/** The facts that these files make, with a policy for the model. */
export function factsFrom(
  candidate: Files,
  baseline: Files | null,
  policy: ModelPolicy = {}
): Facts {
  const demand = demandOn('model', policySchema.parse({version: 1, models: {model: policy}}), {
    margins: new Map()
  })
  const identity = {registry: 'file', version: 'v', commit: null}
  return {
    demand,
    candidate: {identity, evidence: evidenceOf(candidate, '', policy)},
    baseline:
      baseline === null ? null : {identity, evidence: evidenceOf(baseline, 'production/', policy)},
    absent: null,
    policyFile: 'model-promotion.yml',
    policyChange: null,
    today: '2026-01-01'
  }
}

/** The same, laid side by side for the checks. */
export function caseFrom(candidate: Files, baseline: Files | null, policy?: ModelPolicy): Case {
  return caseOf(factsFrom(candidate, baseline, policy))
}

function evidenceOf(
  {card, metrics, predictions, trainingKeys}: Files,
  folder: string,
  policy: ModelPolicy
): Evidence {
  const [cardPath, path] = [`${folder}README.md`, `${folder}predictions.csv`]
  const table = predictions === undefined ? null : readTextTable(path, encode(predictions))
  return {
    sources: [],
    card: card === undefined ? null : readCard(cardPath, card).card,
    metrics: metrics === undefined ? [] : metricsOf(metrics, folder),
    predictions:
      table === null ? null : readPredictions(path, table, policy.predictions).predictions,
    ...(trainingKeys === undefined ? {} : {trainingKeys}),
    parameters: {},
    digests: [],
    environment: {},
    problems: []
  }
}

function metricsOf(metrics: unknown, folder: string): Evidence['metrics'] {
  const text = typeof metrics === 'string' ? metrics : JSON.stringify(metrics, null, 2)
  const name = /^[{[]/u.test(text) ? 'metrics.json' : 'metrics.csv'
  return readMetricsFile(`${folder}${name}`, encode(text)).entries
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
