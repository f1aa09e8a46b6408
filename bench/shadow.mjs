// Speed and memory of counting a shadow log: paired requests by 20 segments, as Parquet (Snappy) and CSV, with
// nothing installed, beside DuckDB's bare aggregate, pandas and PySpark, each in a process of its own, one after the
// other. Run `npm run compile`, then `node bench/shadow.mjs [--rows 100000000] [--without pandas,pyspark]`.
// The rows are made once, by DuckDB, the same on every machine, and kept in the tool cache, as is Python's
// environment. All answer the same question: requests by segment, label and both outcomes, sums of both scores, and
// both latencies' quantiles by segment (the gate from counts in steps of 1 %). `gate` is all that the gate asks.
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, renameSync} from 'node:fs'
import {homedir, tmpdir} from 'node:os'
import {join} from 'node:path'
import {performance} from 'node:perf_hooks'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'

const {values: options, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    rows: {type: 'string', default: '10000000'},
    without: {type: 'string', default: ''},
    runs: {type: 'string', default: '3'}
  }
})
const ROWS = Number(options.rows)
const CACHE = join(homedir(), '.cache', 'model-promotion-gate')
const FOLDER = join(CACHE, 'shadow-bench')
const PYTHON = join(CACHE, 'shadow-bench-python')
const PACKAGES = {pandas: ['pandas==3.1.1', 'pyarrow==26.0.1'], pyspark: ['pyspark==4.3.0']}
const GOALS = {timesPandas: 1, timesPyspark: 3, csvOfDuckDb: 1.3, accelerated: 1.3, mebibytes: 1024}
/** What the gate lets DuckDB take. */
const DUCKDB_LIMITS = {memoryMb: 900, threads: 2, temporaryFolder: tmpdir()}

const NAMES = [
  'request_id',
  'timestamp',
  'segment',
  'label',
  'baseline_score',
  'candidate_score',
  'baseline_latency_ms',
  'candidate_latency_ms',
  'candidate_cost'
]

const fileOf = format => join(FOLDER, `shadow-${ROWS}.${format}`)

async function duckdb() {
  const {DuckDBInstance} = await import('@duckdb/node-api')
  return await (await DuckDBInstance.create(':memory:')).connect()
}

/** Writes the rows with numbers drawn from hashes of their place. */
async function makeRows() {
  mkdirSync(FOLDER, {recursive: true})
  const [parquet, csv] = [fileOf('parquet'), fileOf('csv')]
  if (existsSync(parquet) && existsSync(csv)) return
  console.log(`making ${ROWS} rows in ${FOLDER}`)
  const connection = await duckdb()
  const run = async sql => void (await connection.run(sql))
  await run(`create macro u(i, k) as (hash(i * 16 + k) >> 11)::double / 9007199254740992.0`)
  await run(`create macro g(i, k) as sqrt(-2 * ln(u(i, k) + 1e-12)) * cos(2 * pi() * u(i, k + 1))`)
  const query = `select
    'r' || lpad(i::varchar, 10, '0') as request_id,
    strftime(make_timestamp(1762992000000000 + i * (1209600000000 // ${ROWS})), '%Y-%m-%dT%H:%M:%S.%gZ') as timestamp,
    'seg_' || lpad(floor(20 * u(i, 0) * u(i, 0))::int::varchar, 2, '0') as segment,
    (u(i, 1) < 0.15)::int as label,
    round(1 / (1 + exp(1.6 - 2.6 * (u(i, 1) < 0.15)::int - 0.9 * g(i, 2) - 0.6 * g(i, 4))), 6) as baseline_score,
    round(1 / (1 + exp(1.6 - 2.7 * (u(i, 1) < 0.15)::int - 0.9 * g(i, 2) - 0.6 * g(i, 6))), 6) as candidate_score,
    round(2 + exp(3 + 0.35 * g(i, 8)), 3) as baseline_latency_ms,
    round(2 + exp(2.95 + 0.35 * g(i, 8) + 0.2 * g(i, 10)), 3) as candidate_latency_ms,
    round(0.0004 + 0.00002 * (u(i, 12) + u(i, 13)), 7) as candidate_cost
    from range(${ROWS}) t(i)`
  await run(
    `copy (${query}) to '${parquet}.part' (format parquet, compression snappy, row_group_size 245760)`
  )
  renameSync(`${parquet}.part`, parquet)
  await run(`copy (from '${parquet}') to '${csv}.part' (format csv, header)`)
  renameSync(`${csv}.part`, csv)
}

async function planOf(what) {
  const {rolesOf} = await import('../lib/traffic/roles.js')
  const {tablesFor} = await import('../lib/traffic/tables.js')
  const roles = rolesOf(NAMES, {}).wide
  const plan = {
    roles,
    answers: 'scores',
    threshold: 0.5,
    positive: '1',
    negative: '0',
    labelsUntil: null
  }
  const asked = {
    answers: 'scores',
    hasScores: true,
    segments: [['segment']],
    latencyLimits: [100],
    features: [],
    drift: [],
    magnitude: null
  }
  if (what === 'gate') return {...plan, tables: tablesFor(roles, asked)}
  const text = field => ({kind: 'text', field})
  const sum = side => ({kind: 'loss', loss: {kind: 'answer', unit: 1e-6}, side})
  return {
    ...plan,
    // Peers read neither ids nor times.
    roles: {...roles, id: null, time: null},
    tables: [
      {
        name: 'outcomes',
        keys: ['text:segment', 'label', 'baseline.outcome', 'candidate.outcome'].map(text),
        measures: [sum('baseline'), sum('candidate')]
      },
      ...['baseline', 'candidate'].map(side => ({
        name: side,
        keys: [text('text:segment'), {kind: 'bucket', field: `${side}.latency`}],
        measures: []
      }))
    ]
  }
}

const SQL =
  source => `select segment, label, baseline_score >= 0.5 as b, candidate_score >= 0.5 as c, count(*),
  sum(baseline_score), sum(candidate_score) from ${source} group by all`
const SQL_QUANTILES = source => `select segment,
  ${['baseline', 'candidate'].map(side => `quantile_cont(${side}_latency_ms, [0.5, 0.95, 0.99])`).join()}
  from ${source} group by segment`

const PANDAS = `
import sys, time, resource, pandas as pd
file = sys.argv[1]
names = ["segment", "label", "baseline_score", "candidate_score", "baseline_latency_ms", "candidate_latency_ms"]
start = time.perf_counter()
d = pd.read_parquet(file, columns=names) if file.endswith("parquet") else pd.read_csv(file, usecols=names)
d["b"] = d.baseline_score >= 0.5
d["c"] = d.candidate_score >= 0.5
d.groupby(["segment", "label", "b", "c"])[["baseline_score", "candidate_score"]].agg(["count", "sum"])
d.groupby("segment")[["baseline_latency_ms", "candidate_latency_ms"]].quantile([0.5, 0.95, 0.99])
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
`
const PYSPARK = `
import sys, time
from pyspark.sql import SparkSession, functions as f
file = sys.argv[1]
spark = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false").getOrCreate()
start = time.perf_counter()
d = spark.read.parquet(file) if file.endswith("parquet") else spark.read.csv(file, header=True, inferSchema=True)
d = d.withColumn("b", d.baseline_score >= 0.5).withColumn("c", d.candidate_score >= 0.5)
d.groupBy("segment", "label", "b", "c").agg(f.count("*"), f.sum("baseline_score"), f.sum("candidate_score")).collect()
d.groupBy("segment").agg(*[f.percentile(side + "_latency_ms", f.array(f.lit(0.5), f.lit(0.95), f.lit(0.99)))
  for side in ("baseline", "candidate")]).collect()
print(time.perf_counter() - start, 0)
`

/** One measurement, in this process: seconds and peak MiB. */
async function measure(engine, format, workers) {
  const file = fileOf(format)
  const start = performance.now()
  if (engine === 'duckdb') {
    const connection = await duckdb()
    const source = format === 'csv' ? `read_csv('${file}')` : `'${file}'`
    await (await connection.runAndReadAll(SQL(source))).getRows()
    await (await connection.runAndReadAll(SQL_QUANTILES(source))).getRows()
  } else if (engine === 'accelerated' || engine === 'accelerated-gate') {
    const {createDuckDbFiles} = await import('../lib/adapters/engines/duckdb.js')
    const log = createDuckDbFiles(await import('@duckdb/node-api'), [file], DUCKDB_LIMITS)
    const {problems} = await log.count(await planOf(engine === 'accelerated' ? 'query' : 'gate'))
    if (problems.length > 0) throw new Error(JSON.stringify(problems))
  } else {
    const {openFiles} = await import('../lib/adapters/engines/files/index.js')
    const script = fileURLToPath(
      new URL('../lib/adapters/engines/files/worker.js', import.meta.url)
    )
    const log = openFiles([file], {workers: Number(workers), script})
    const {problems} = await log.count(await planOf(engine))
    if (problems.length > 0) throw new Error(JSON.stringify(problems))
  }
  console.log((performance.now() - start) / 1000, process.resourceUsage().maxRSS / 1024)
}

/** Seconds and peak MiB of the fastest of some runs; null where it fails. */
function best(command, arguments_) {
  const runs = []
  for (let run = 0; run < Number(options.runs); run++) {
    const {status, stdout, stderr} = spawnSync(command, arguments_, {encoding: 'utf8'})
    if (status !== 0) {
      console.log(`  failed: ${stderr.trim().split('\n').at(-1)}`)
      return null
    }
    const [seconds, mebibytes] = stdout.trim().split('\n').at(-1).split(' ').map(Number)
    runs.push({seconds, mebibytes})
  }
  return runs.sort((one, two) => one.seconds - two.seconds)[0]
}

/** Whether Python has a peer; makes its environment where it can. */
function hasPeer(name) {
  if (options.without.split(',').includes(name)) return false
  const python = join(PYTHON, 'bin', 'python')
  const steps = [
    existsSync(python) ? null : ['python3', ['-m', 'venv', PYTHON]],
    spawnSync(python, ['-c', `import ${name}`]).status === 0
      ? null
      : [python, ['-m', 'pip', 'install', '--quiet', ...PACKAGES[name]]]
  ]
  for (const step of steps) {
    if (step === null) continue
    const {status, stderr} = spawnSync(...step, {encoding: 'utf8'})
    if (status === 0) continue
    console.log(`${name} is not measured: ${stderr?.trim().split('\n').at(-1) ?? 'no Python'}`)
    return false
  }
  return true
}

async function compare() {
  await makeRows()
  const self = fileURLToPath(import.meta.url)
  const own = (engine, format, workers) =>
    best(process.execPath, [self, '--rows', String(ROWS), engine, format, String(workers)])
  const python = join(PYTHON, 'bin', 'python')
  const peers = {pandas: PANDAS, pyspark: PYSPARK}
  const found = new Map()
  for (const format of ['parquet', 'csv']) {
    const rows = [
      ['same question, 1 thread', () => own('query', format, 1)],
      ['same question, 2 threads', () => own('query', format, 2)],
      ['all of the gate, 2 threads', () => own('gate', format, 2)],
      ['DuckDB, bare aggregate', () => own('duckdb', format, 0)],
      ['same question, accelerated', () => own('accelerated', format, 0)],
      ['all of the gate, accelerated', () => own('accelerated-gate', format, 0)],
      ...Object.entries(peers).flatMap(([name, code]) =>
        hasPeer(name) ? [[name, () => best(python, ['-c', code, fileOf(format)])]] : []
      )
    ]
    for (const [name, run] of rows) {
      const result = run()
      if (result === null) continue
      found.set(`${format}: ${name}`, result)
      const rate = (ROWS / result.seconds / 1e6).toFixed(2)
      const memory = result.mebibytes === 0 ? '' : `, ${result.mebibytes.toFixed(0)} MiB`
      console.log(`${format}, ${name}: ${result.seconds.toFixed(2)} s, ${rate} M rows/s${memory}`)
    }
  }
  const seconds = name => found.get(name)?.seconds ?? NaN
  const ratio = (name, format, peer, goal) => {
    const times = seconds(`${format}: ${peer}`) / seconds(`${format}: same question, 2 threads`)
    if (!Number.isNaN(times))
      console.log(`${name}: ${times.toFixed(2)} times as fast (goal ${goal})`)
  }
  ratio('beside pandas, Parquet', 'parquet', 'pandas', GOALS.timesPandas)
  ratio('beside PySpark, Parquet', 'parquet', 'pyspark', GOALS.timesPyspark)
  ratio('beside DuckDB, CSV', 'csv', 'DuckDB, bare aggregate', (1 / GOALS.csvOfDuckDb).toFixed(2))
  const accelerated =
    seconds('parquet: same question, accelerated') / seconds('parquet: DuckDB, bare aggregate')
  console.log(
    `accelerated beside DuckDB's bare aggregate, Parquet: ${accelerated.toFixed(2)} times as long (goal ${GOALS.accelerated})`
  )
  const most = Math.max(
    ...[...found]
      .filter(([name]) => /thread|accelerated/u.test(name))
      .map(([, {mebibytes}]) => mebibytes)
  )
  console.log(`peak memory: ${most.toFixed(0)} MiB (goal ${GOALS.mebibytes})`)
}

const [engine, format, workers] = positionals
await (engine === undefined ? compare() : measure(engine, format, workers))
