import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {findDuckDb} from '../src/adapters/engines/duckdb-package.ts'
import {readCommandLine} from '../src/cli/options.ts'
import {judgeLocally} from '../src/cli/judge.ts'
import type {Finding, ModelVerdict} from '../src/verdict/verdict.ts'
import {removeTemporary, temporaryFolder} from './adapters/temporary.ts'
import {SILENT} from './fixtures/world.ts'

type Row = Readonly<Record<string, string | number | null>>

const ROWS = 4000

/** Request i: every fourth goes to the candidate; some fail, have no label yet or no country. */
function rowOf(i: number): Row {
  const isNew = i % 4 === 1
  const label = i % 3 === 0 ? 1 : 0
  const chance = (i * 7919) % 1000
  const score = label === 1 ? 0.55 + (chance % 400) / 1000 : 0.05 + (chance % 400) / 1000
  const isFailed = i % 307 === 13
  const isWrong = chance < (isNew ? 50 : 60)
  return {
    request_id: `r${i}`,
    timestamp: new Date(Date.UTC(2026, 10, 10) + i * 160_000).toISOString(),
    model: isNew ? 'canary' : 'control',
    model_version: isNew ? '2' : '1',
    country:
      i % 397 === 3
        ? null
        : ((['de', 'fr', 'it'] as const)[i % 7 === 0 ? 2 : (i >> 2) % 2] ?? null),
    label: i % 10 === 9 ? null : label,
    score: isFailed ? null : isWrong ? 1 - score : score,
    latency_ms: 20 + (i % 40) / 4,
    error: isFailed ? 'upstream "reset", again' : null,
    revenue: chance < 200 ? 3.5 + (i % 9) / 4 : 0
  }
}

const log = Array.from({length: ROWS}, (_, i) => rowOf(i))

function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  return /[",]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function csv(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {})
  const lines = rows.map(row => names.map(name => cell(row[name] ?? null)).join(','))
  return [names.join(','), ...lines, ''].join('\n')
}

function jsonLines(rows: readonly Row[]): string {
  return [...rows.map(row => JSON.stringify(row)), ''].join('\n')
}

const card = (version: string): string => `---\nversion: "${version}"\n---\n\n# Fraud\n`
const metrics = (value: number): string => JSON.stringify({accuracy: {value, n: 20000}})

function policyOf(pattern: string, engine: string): string {
  return `version: 1
models:
  fraud:
    card: README.md
    metrics: metrics.json
    registry: {type: file, path: production}
    at-least-as-good:
      accuracy: {margin: 5 pp}
      brier: {margin: 0.05}
      log_loss: {margin: 0.2}
      reward: {margin: 30 %}
    segments: {by: [country, device], margin: 10 pp, min-rows: 50, critical: [country=de]}
    shadow: {log: '${pattern}', engine: ${engine}, min-days: 7, features: [country, age]}
    budgets: {latency-p99: 35 ms, error-rate: 2 %}
`
}

let folder = ''

beforeAll(async () => {
  folder = temporaryFolder({
    'README.md': card('2'),
    'metrics.json': metrics(0.96),
    'production/README.md': card('1'),
    'production/metrics.json': metrics(0.955),
    'logs/canary.csv': csv(log),
    'logs/canary.jsonl': jsonLines(log),
    'logs/split-1.csv': csv(log.slice(0, 1234)),
    'logs/split-2.csv': csv(log.slice(1234)),
    'logs/pairs.csv': 'request_id,baseline_score,candidate_score\nr1,0.5,0.6\n'
  })
  writeFileSync(join(folder, 'logs/canary.csv.gz'), gzipSync(csv(log)))
  const found = findDuckDb()
  if (!found.found) throw new Error(`${found.why}. It is an optional dependency: npm ci brings it.`)
  const connection = await (await found.duckdb.DuckDBInstance.create(':memory:')).connect()
  await connection.run("SET TimeZone = 'UTC'")
  await connection.run(`
    COPY (SELECT * REPLACE (timestamp::TIMESTAMPTZ AS timestamp) FROM '${join(folder, 'logs/canary.jsonl')}')
    TO '${join(folder, 'logs/canary.parquet')}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 2048)`)
  connection.closeSync()
})

afterAll(removeTemporary)

/** The verdict on the model with this log, as JSON; its source is named the same whatever the log. */
async function judged(pattern: string, engine = 'javascript', more: readonly string[] = []) {
  writeFileSync(join(folder, 'model-promotion.yml'), policyOf(pattern, engine))
  const line = readCommandLine(['check', folder, ...more])
  const terminal = {write() {}, log: SILENT, width: 80, color: false, today: '2026-11-21'}
  const [model] = (await judgeLocally(line, folder, terminal)).models
  if (model === undefined) throw new Error('no model was judged')
  return JSON.stringify(model, null, 1).replaceAll(pattern, 'LOG')
}

function of(verdict: string, id: string): Finding {
  const {findings} = JSON.parse(verdict) as ModelVerdict
  const finding = findings.find(one => one.id === id)
  if (finding === undefined) throw new Error(`no ${id} in ${findings.map(one => one.id).join()}`)
  return finding
}

describe('the same canary', () => {
  let plain: Promise<string>

  beforeAll(() => {
    plain = judged('logs/canary.csv')
  })

  test.each([
    ['as JSON lines', 'logs/canary.jsonl', 'javascript'],
    ['as Parquet', 'logs/canary.parquet', 'javascript'],
    ['packed', 'logs/canary.csv.gz', 'javascript'],
    ['split over two files', 'logs/split-*.csv', 'javascript'],
    ['as CSV in DuckDB', 'logs/canary.csv', 'duckdb'],
    ['as JSON lines in DuckDB', 'logs/canary.jsonl', 'duckdb'],
    ['as Parquet in DuckDB', 'logs/canary.parquet', 'duckdb']
  ])('%s gives the verdict of CSV, to the last digit', async (_, pattern, engine) => {
    expect(await judged(pattern, engine)).toBe(await plain)
  })

  test('is judged with numbers that are counted here once more', async () => {
    const verdict = await plain
    const group = (model: string): readonly Row[] =>
      log.filter(row => row['model'] === model && row['label'] !== null && row['score'] !== null)
    const brier = (rows: readonly Row[]): number =>
      rows.reduce((sum, row) => sum + (Number(row['score']) - Number(row['label'])) ** 2, 0) /
      rows.length
    expect(of(verdict, 'canary/brier').candidate).toBeCloseTo(brier(group('canary')), 6)
    expect(of(verdict, 'canary/brier').baseline).toBeCloseTo(brier(group('control')), 6)
    expect(of(verdict, 'canary/log_loss').status).toBe('pass')
    // A request without an answer counts as wrong.
    const inGermany = log.filter(
      row => row['country'] === 'de' && row['model'] === 'canary' && row['label'] !== null
    )
    const right = inGermany.filter(
      row => row['score'] !== null && Number(row['score']) >= 0.5 === (row['label'] === 1)
    )
    const segment = of(verdict, 'canary/accuracy/country=de')
    expect(segment.role).toBe('guard')
    expect(inGermany.some(row => row['score'] === null)).toBe(true)
    expect(segment.candidate).toBeCloseTo(right.length / inGermany.length, 12)
    expect(of(verdict, 'canary/brier/country=fr').evidence).toBe('counts')
    expect(of(verdict, 'canary/reward').notes[0]).toMatch(/real|noise/u)
  })

  test('says which columns of the policy it does not have', async () => {
    const verdict = await plain
    expect(of(verdict, 'shadow/segments/device')).toMatchObject({status: 'missing'})
    expect(of(verdict, 'shadow/features/age').status).toBe('missing')
    expect(of(verdict, 'shadow/features/country').status).toBe('pass')
  })
})

test('a log of pairs is no canary', async () => {
  const verdict = await judged('logs/pairs.csv', 'javascript', [])
  expect(() => of(verdict, 'canary/ratio')).toThrow('no canary/ratio')
  const line = readCommandLine(['canary', join(folder, 'logs/pairs.csv')])
  const terminal = {write() {}, log: SILENT, width: 80, color: false, today: '2026-11-21'}
  const [model] = (await judgeLocally(line, folder, terminal)).models
  const log = model?.findings.find(({id}) => id === 'shadow/log')
  expect(log).toMatchObject({status: 'missing'})
  expect(log?.summary).toContain('so it is no canary')
})
