import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {findDuckDb} from '../src/adapters/engines/duckdb-package.ts'
import {readCommandLine} from '../src/cli/options.ts'
import {judgeLocally} from '../src/cli/judge.ts'
import type {ModelVerdict} from '../src/verdict/verdict.ts'
import {removeTemporary, temporaryFolder} from './adapters/temporary.ts'
import {SILENT} from './fixtures/world.ts'

/** What a side said of a request; null where it was never asked. */
interface Answer {
  readonly prediction: string | null
  readonly latency_ms: number
  readonly error: string | null
  readonly cost: number
  readonly version: string
}

interface Row {
  readonly shared: Readonly<Record<string, string | number | null>>
  readonly baseline: Answer | null
  readonly candidate: Answer | null
}

const ROWS = 1500
const LABELS = ['cat', 'dog', 'owl'] as const
const FIELDS = ['prediction', 'latency_ms', 'error', 'cost', 'version'] as const
const SHARED = ['request_id', 'timestamp', 'country', 'amount', 'label'] as const

const log = Array.from({length: ROWS}, (_, i) => rowOf(i))

/** Row i: most answers right, some wrong, failed, missing or without a label, and every 500th request twice. */
function rowOf(i: number): Row {
  const label = LABELS[i % 3] ?? 'cat'
  const other = LABELS[(i + 1) % 3] ?? 'dog'
  const minutes = i * 7
  const answer = (wrongEvery: number, latency: number, version: string): Answer => {
    const failed = i % 211 === 17
    return {
      prediction: failed ? null : i % wrongEvery === 5 ? other : label,
      latency_ms: latency + (i % 40) / 4,
      error: failed ? 'upstream "reset", again' : null,
      cost: failed ? 0 : 0.000_25 + (i % 7) * 0.000_01,
      version
    }
  }
  return {
    shared: {
      request_id: `r${i % 500 === 499 ? i - 1 : i}`,
      timestamp: new Date(Date.UTC(2026, 10, 10) + minutes * 60_000).toISOString(),
      country: i % 97 === 3 ? null : (['de', 'fr', 'it'] as const)[i % 7 === 0 ? 2 : i % 2],
      amount: (i * 37) % 250,
      label: i % 10 === 9 ? null : label
    } as Row['shared'],
    baseline: i % 401 === 11 ? null : answer(23, 20, '1'),
    candidate: i % 307 === 13 ? null : answer(29, 22, '2')
  }
}

function cell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value)
  return /[",]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function wideCsv(rows: readonly Row[]): string {
  const sides = ['baseline', 'candidate'] as const
  const header = [...SHARED, ...sides.flatMap(side => FIELDS.map(field => `${side}_${field}`))]
  const lines = rows.map(row =>
    [
      ...SHARED.map(name => cell(row.shared[name])),
      ...sides.flatMap(side => FIELDS.map(field => cell(row[side]?.[field])))
    ].join(',')
  )
  return [header.join(','), ...lines, ''].join('\n')
}

function longJsonLines(rows: readonly Row[]): string {
  const lines = rows.flatMap(({shared, baseline, candidate}) =>
    [
      {model: 'champion', answer: baseline},
      {model: 'challenger', answer: candidate}
    ].flatMap(({model, answer}) =>
      answer === null ? [] : [JSON.stringify({...shared, model, ...answer})]
    )
  )
  return [...lines, ''].join('\n')
}

const card = (version: string): string => `---\nversion: "${version}"\n---\n\n# Animals\n`
const metrics = (value: number): string => JSON.stringify({accuracy: {value, n: 20000}})
const predictions = [
  'id,label,country,amount',
  ...log
    .slice(0, 300)
    .map(
      ({shared}, i) =>
        `${i},${String(shared['label'] ?? 'cat')},${String(shared['country'] ?? '')},${String(shared['amount'])}`
    ),
  ''
].join('\n')

function policyOf(pattern: string, engine: string): string {
  return `version: 1
models:
  animals:
    card: README.md
    metrics: metrics.json
    predictions: {file: predictions.csv, key: id, label: label, prediction: label}
    registry: {type: file, path: production}
    at-least-as-good: {accuracy: {margin: 2 pp}}
    segments: {by: [country], margin: 5 pp, min-rows: 50}
    shadow: {log: '${pattern}', engine: ${engine}, min-days: 7, min-requests: 1000}
    budgets: {latency-p99: 30 ms, error-rate: 2 %, cost-per-1000: 0.40 USD}
costs: {currency: USD, requests-per-day: 1000, errors: {error: 0.5}}
`
}

let folder = ''

beforeAll(async () => {
  folder = temporaryFolder({
    'README.md': card('2'),
    'metrics.json': metrics(0.96),
    'predictions.csv': predictions,
    'production/README.md': card('1'),
    'production/metrics.json': metrics(0.955),
    'production/predictions.csv': predictions,
    'logs/wide.csv': wideCsv(log),
    'logs/long.jsonl': longJsonLines(log),
    'logs/split-1.csv': wideCsv(log.slice(0, 640)),
    'logs/split-2.csv': wideCsv(log.slice(640)),
    'logs/worse.csv': wideCsv(log.map(row => ({...row, candidate: row.baseline})))
  })
  writeFileSync(join(folder, 'logs/wide.csv.gz'), gzipSync(wideCsv(log)))
  writeFileSync(join(folder, 'logs/long.jsonl.gz'), gzipSync(longJsonLines(log)))
  const found = findDuckDb()
  if (!found.found) throw new Error(`${found.why}. It is an optional dependency: npm ci brings it.`)
  const connection = await (await found.duckdb.DuckDBInstance.create(':memory:')).connect()
  await connection.run("SET TimeZone = 'UTC'")
  for (const [from, codec] of [
    ['wide.csv', 'zstd'],
    ['long.jsonl', 'snappy']
  ] as const) {
    const to = join(folder, `logs/${from.split('.')[0] ?? ''}.parquet`)
    // What DuckDB reads of JSON lines are times without a zone, which would be a finding.
    await connection.run(`
      COPY (SELECT * REPLACE (timestamp::TIMESTAMPTZ AS timestamp) FROM '${join(folder, 'logs', from)}')
      TO '${to}' (FORMAT parquet, COMPRESSION ${codec}, ROW_GROUP_SIZE 2048)`)
  }
  connection.closeSync()
})

afterAll(removeTemporary)

/** The verdict on the model with this log, as JSON; its source is named the same whatever the log. */
async function judged(pattern: string, engine = 'javascript'): Promise<string> {
  writeFileSync(join(folder, 'model-promotion.yml'), policyOf(pattern, engine))
  const line = readCommandLine(['check', folder])
  const terminal = {write() {}, log: SILENT, width: 80, color: false, today: '2026-11-21'}
  const [model] = (await judgeLocally(line, folder, terminal)).models
  if (model === undefined) throw new Error('no model was judged')
  return JSON.stringify(model, null, 1).replaceAll(pattern, 'LOG')
}

describe('the same log', () => {
  let wide: Promise<string>

  beforeAll(() => {
    wide = judged('logs/wide.csv')
  })

  test.each([
    ['as long JSON lines', 'logs/long.jsonl', 'javascript'],
    ['as wide Parquet', 'logs/wide.parquet', 'javascript'],
    ['as long Parquet', 'logs/long.parquet', 'javascript'],
    ['packed', 'logs/wide.csv.gz', 'javascript'],
    ['as packed long JSON lines', 'logs/long.jsonl.gz', 'javascript'],
    ['split over two files', 'logs/split-*.csv', 'javascript'],
    ['as wide CSV in DuckDB', 'logs/wide.csv', 'duckdb'],
    ['as long JSON lines in DuckDB', 'logs/long.jsonl', 'duckdb'],
    ['as wide Parquet in DuckDB', 'logs/wide.parquet', 'duckdb'],
    ['split over two files in DuckDB', 'logs/split-*.csv', 'duckdb']
  ])('%s gives the verdict of wide CSV, to the last digit', async (_, pattern, engine) => {
    expect(await judged(pattern, engine)).toBe(await wide)
  })

  test('is judged with numbers that are counted here once more', async () => {
    const {findings} = JSON.parse(await wide) as ModelVerdict
    const of = (id: string) => findings.find(f => f.id === id)
    const labelled = log.filter(({shared}) => shared['label'] !== null)
    const right = (side: 'baseline' | 'candidate'): number =>
      labelled.filter(row => row[side]?.prediction === row.shared['label']).length
    expect(of('shadow/accuracy')?.candidate).toBeCloseTo(right('candidate') / labelled.length, 12)
    expect(of('shadow/accuracy')?.baseline).toBeCloseTo(right('baseline') / labelled.length, 12)
    expect(of('shadow/requests')?.rows).toBe(ROWS)
  })
})

test('another log gives another verdict', async () => {
  expect(await judged('logs/worse.csv')).not.toBe(await judged('logs/wide.csv'))
})
