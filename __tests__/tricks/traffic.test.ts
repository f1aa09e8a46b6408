import {readFileSync} from 'node:fs'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {parquetReadObjects} from 'hyparquet'
import {compressors} from 'hyparquet-compressors'
import {removeTemporary} from '../adapters/temporary.ts'
import {mapRows, withColumns, written, type Row} from './table.ts'
import {beforeIt, edited, exampleFiles, openTrial, type Edit, type Trial} from './trial.ts'

const LOG = 'logs/shadow.csv'
const POLICY = 'model-promotion.yml'

/** The traffic of the example as CSV, every fifth request of it. */
async function traffic(): Promise<string> {
  const bytes = readFileSync('examples/shadow-ready/logs/shadow.parquet')
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
  const all = await parquetReadObjects({file, compressors})
  const columns = Object.keys(all[0] ?? {})
  const rows = all.filter((_, place) => place % 5 === 0)
  return written({
    columns,
    rows: rows.map(row => Object.fromEntries(columns.map(column => [column, cell(row[column])])))
  })
}

function cell(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint' || typeof value === 'number') return value.toString()
  return typeof value === 'string' ? value : ''
}

function rows(change: (row: Row, place: number) => Row | readonly Row[]): Edit {
  return files => ({[LOG]: mapRows(files[LOG] ?? '', change)})
}

function columns(change: (columns: readonly string[]) => readonly string[]): Edit {
  return files => ({[LOG]: withColumns(files[LOG] ?? '', change)})
}

/** One edit after another. */
function both(...edits: readonly Edit[]): Edit {
  return files => {
    let now = files
    for (const edit of edits) now = edited(now, edit) as Record<string, string>
    return now
  }
}

/** The candidate answers slowly: one request of ten takes a second and more. */
const SLOW = rows((row, place) =>
  place % 10 === 0 ? {...row, candidate_latency_ms: String(1200 + (place % 7))} : row
)

/** The candidate is wrong where production was right, for one request of six. */
const WRONG = rows((row, place) =>
  place % 6 === 0 ? {...row, candidate_prediction: String((Number(row['label']) + 1) % 10)} : row
)

/** The candidate fails for one request of twenty. */
const FAILING = rows((row, place) =>
  place % 20 === 0 ? {...row, candidate_error: 'timeout', candidate_prediction: ''} : row
)

function slow(then: Edit): Edit {
  return both(SLOW, then)
}
function wrong(then: Edit): Edit {
  return both(WRONG, then)
}
const isSlow = (row: Row) => Number(row['candidate_latency_ms']) > 1000
const isWrong = (row: Row) => row['candidate_prediction'] !== row['label']

function latency(change: (text: string, row: Row) => string): Edit {
  return rows(row => ({
    ...row,
    candidate_latency_ms: change(row['candidate_latency_ms'] ?? '', row)
  }))
}

const TRICKS: Readonly<Record<string, Edit>> = {
  'it is slow': SLOW,
  'slow latencies are blank': slow(latency((text, row) => (isSlow(row) ? '' : text))),
  'slow latencies are NaN': slow(latency((text, row) => (isSlow(row) ? 'NaN' : text))),
  'latencies are seconds in a column of milliseconds': slow(
    latency(text => String(Number(text) / 1000))
  ),
  'labels are blank where it is wrong': wrong(
    rows(row => (isWrong(row) ? {...row, label: ''} : row))
  ),
  'the log is of the year 2099': rows(row => ({
    ...row,
    timestamp: (row['timestamp'] ?? '').replace('2026', '2099')
  })),
  'slow latencies are words': slow(latency((text, row) => (isSlow(row) ? 'slow' : text))),
  'slow latencies are below nothing': slow(
    latency((text, row) => (isSlow(row) ? `-${text}` : text))
  ),
  'all latencies are blank': slow(latency(() => '')),
  'the column of latencies is dropped': slow(
    columns(all => all.filter(name => name !== 'candidate_latency_ms'))
  ),
  'slow requests are dropped': slow(rows(row => (isSlow(row) ? [] : row))),
  'slow requests are failed ones': slow(
    rows(row => (isSlow(row) ? {...row, candidate_error: 'timeout'} : row))
  ),
  'it is wrong': WRONG,
  'the column of labels is dropped': wrong(columns(all => all.filter(name => name !== 'label'))),
  'answers are blank where it is wrong': wrong(
    rows(row => (isWrong(row) ? {...row, candidate_prediction: ''} : row))
  ),
  'right requests are there twice': wrong(rows(row => (isWrong(row) ? row : [row, row]))),
  'its answers are of another spelling': wrong(
    rows(row => ({...row, candidate_prediction: `class ${row['candidate_prediction'] ?? ''}`}))
  ),
  'it answers as another version': rows(row => ({...row, candidate_version: '2026.01'})),
  'it is compared with itself': wrong(
    rows(row => ({
      ...row,
      baseline_version: row['candidate_version'] ?? '',
      baseline_prediction: row['candidate_prediction'] ?? ''
    }))
  ),
  'versions are blank': wrong(rows(row => ({...row, candidate_version: '', baseline_version: ''}))),
  'it is wrong for one device, and the column is dropped': wrong(
    columns(all => all.filter(name => name !== 'device'))
  ),
  'it fails': FAILING,
  'its failures are answered by nobody': both(
    FAILING,
    rows(row => ({...row, candidate_error: ''}))
  ),
  'it costs more': rows(row => ({...row, candidate_cost: '0.01'})),
  'costs are below nothing': rows(row => ({...row, candidate_cost: '-0.01'})),
  'the log ends after two days': files => ({
    [LOG]: (files[LOG] ?? '').split('\n').slice(0, 700).join('\n')
  }),
  'times are blank': rows(row => ({...row, timestamp: ''})),
  'all is of one day': rows(row => ({
    ...row,
    timestamp: (row['timestamp'] ?? '').replace(/-\d\dT/u, '-09T')
  })),
  'a twelfth of the requests is told twelve times': files => {
    const [head = '', ...lines] = (files[LOG] ?? '').trimEnd().split('\n')
    const some = lines.filter((_, place) => place % 12 === 0)
    return {[LOG]: `${[head, ...Array.from({length: 12}, () => some).flat()].join('\n')}\n`}
  },
  'the log is gone': () => ({[LOG]: null}),
  'the log is broken off in a line': files => ({[LOG]: (files[LOG] ?? '').slice(0, 120_007)}),
  'the log is a link to a place outside': () => ({[LOG]: ['/etc/passwd']}),
  'the policy asks for less': files => ({
    ...SLOW(files),
    [POLICY]: (files[POLICY] ?? '').replace('latency-p99: 100 ms', 'latency-p99: 100 s')
  }),
  'the policy asks for no traffic': files => ({
    ...WRONG(files),
    [POLICY]: (files[POLICY] ?? '').replace(/ {4}shadow: .*\n {4}budgets: .*\n/u, '')
  })
}

let trial: Trial
let example: Record<string, string> = {}

beforeAll(async () => {
  const files = exampleFiles('shadow-ready')
  const policy = (files[POLICY] ?? '')
    .replace('shadow.parquet', 'shadow.csv')
    .replace('min-requests: 10000', 'min-requests: 2000')
  example = {...files, [POLICY]: policy, [LOG]: await traffic()}
  trial = openTrial(beforeIt(example))
})
afterAll(removeTemporary)

test('untouched, the model passes', async () => {
  expect(await trial.judge(example)).toMatchObject({exit: 0, open: []})
})

describe('on live traffic a model does not pass when', () => {
  test.each(Object.entries(TRICKS))('%s', async (_, edit) => {
    const {exit, open} = await trial.judge(edited(example, edit))
    expect([1, 3]).toContain(exit)
    expect(open.length).toBeGreaterThan(0)
  })
})
