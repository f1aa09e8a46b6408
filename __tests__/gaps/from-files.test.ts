import {afterEach, describe, expect, test} from '@jest/globals'
import {readCommandLine} from '../../src/cli/options.ts'
import {judgeLocally} from '../../src/cli/judge.ts'
import {removeTemporary, temporaryRepository, write} from '../adapters/temporary.ts'
import {SILENT} from '../fixtures/world.ts'

afterEach(removeTemporary)

const ROWS = 1600
const rows = Array.from({length: ROWS}, (_, i) => ({
  id: `r${i}`,
  label: (i * 7) % 10 < 5 ? 1 : 0,
  sex: i % 2 === 0 ? 'f' : 'm',
  country: i % 3 === 0 ? 'NO' : 'SE',
  amount: (i * 37) % 250,
  // Eight whole days, every few minutes.
  timestamp: new Date(Date.UTC(2026, 10, 12) + i * 7.2 * 60_000).toISOString()
}))
type Row = (typeof rows)[number]

function csv(columns: readonly string[], values: (row: Row, index: number) => readonly unknown[]) {
  const lines = rows.map((row, i) => values(row, i).join(','))
  return [columns.join(','), ...lines, ''].join('\n')
}

function answer({label}: Row, index: number, wrongEvery: number): number {
  return index % wrongEvery === 5 ? 1 - label : label
}

function predictions(wrongEvery: number): string {
  return csv(['id', 'label', 'prediction', 'score', 'sex', 'country', 'amount'], (row, i) => {
    const said = answer(row, i, wrongEvery)
    return [row.id, row.label, said, said === 1 ? 0.93 : 0.07, row.sex, row.country, row.amount]
  })
}

/** Wide, as a serving proxy writes it that sends each request to both models. */
const SHADOW_LOG = csv(
  [
    ...['request_id', 'timestamp', 'label', 'country', 'amount'],
    ...['baseline_prediction', 'baseline_latency_ms', 'baseline_cost'],
    ...['candidate_prediction', 'candidate_latency_ms', 'candidate_cost', 'candidate_version']
  ],
  (row, i) => [
    ...[row.id, row.timestamp, row.label, row.country, row.amount],
    ...[answer(row, i, 23), 20 + (i % 40) / 4, 0.0002],
    ...[answer(row, i, 29), 22 + (i % 40) / 4, 0.0002, 2]
  ]
)

/** Long, as an experiment has it: each request had one of the two models, and the user bought or not. */
const CANARY_LOG = csv(
  ['request_id', 'timestamp', 'model', 'label', 'prediction', 'latency_ms', 'converted'],
  (row, i) => [
    ...[row.id, row.timestamp, i % 4 < 2 ? 'champion' : 'challenger', row.label],
    ...[answer(row, i, 23), 20 + (i % 40) / 4, i % 5 === 0 ? 1 : 0]
  ]
)

const POLICY = `version: 1
models:
  fraud:
    card: README.md
    predictions: {file: predictions.csv, key: id, label: label, prediction: prediction, score: score}
    at-least-as-good: {accuracy: {margin: 3 pp}}
    segments: {by: [country], margin: 5 pp, min-rows: 50}
    fairness: {by: [sex], equal-opportunity: {max-gap: 20 pp}, proxies: {max-association: 0.5, features: [amount]}}
    retraining: {min-days: 1}
    shadow: {log: LOG, min-days: 7, min-requests: 1000, rollout: {steps: [5, 50, 100]}}
    calibration: {max-error: 20 %}
    budgets: {latency-p99: 60 ms, cost-per-1000: 0.40 USD}
`

/** What the practices are in a clone whose base commit holds the model in production, by this log. */
async function statesBy(log: string): Promise<(id: string) => string> {
  const folder = temporaryRepository({
    'README.md': '---\nversion: "1"\n---\n# Fraud\n',
    'predictions.csv': predictions(23),
    '.github/workflows/gate.yml':
      'on: pull_request\njobs: {gate: {steps: [{uses: acme/model-promotion-gate@v1}]}}\n',
    'model-promotion.yml': POLICY.replace('LOG', 'log.csv')
  })
  write(folder, {
    'README.md': '---\nversion: "2"\n---\n# Fraud\n',
    'predictions.csv': predictions(29),
    'log.csv': log
  })
  const terminal = {write() {}, log: SILENT, width: 80, color: false, today: '2026-11-21'}
  const line = readCommandLine(['check', folder])
  const [model] = (await judgeLocally(line, folder, terminal)).models
  return id => {
    const found = model?.gaps.practices.find(practice => practice.id === id)
    return `${id} ${found?.state ?? ''}: ${found?.evidence ?? ''}`
  }
}

function verifiedEach(ids: readonly string[]): readonly unknown[] {
  return ids.map(id => expect.stringMatching(new RegExp(`^${id} verified: `, 'u')))
}

describe('practices that the gate’s own checks show, from files as they are', () => {
  test('by predictions and a shadow log', async () => {
    const stateOf = await statesBy(SHADOW_LOG)
    const shown = [
      ...['segments', 'bias-audit', 'proxy-features', 'negative-flips', 'calibration'],
      ...['shadow-mode', 'latency-budget', 'cost-per-prediction', 'output-validity'],
      ...['feature-availability', 'realistic-test-data', 'retraining-interval', 'drift-detection'],
      'at-least-as-good'
    ]
    expect(shown.map(stateOf)).toEqual(verifiedEach(shown))
  })

  test('by the log of a canary with what users did', async () => {
    const stateOf = await statesBy(CANARY_LOG)
    const shown = ['ab-test', 'business-metric', 'progressive-rollout']
    expect(shown.map(stateOf)).toEqual(verifiedEach(shown))
    expect(stateOf('shadow-mode')).toMatch(/^shadow-mode missing: The log is of a canary/u)
  })
})
