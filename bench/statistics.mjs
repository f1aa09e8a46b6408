// Speed of the statistics on 1,000,000 paired rows from memory: five metrics with intervals, overall and in
// 20 segments, against scikit-learn's paired bootstrap and R's pROC where they are installed.
// Run `npm run compile`, then `node bench/statistics.mjs [rows]`.
import {spawnSync} from 'node:child_process'
import {existsSync, writeFileSync, mkdtempSync, rmSync} from 'node:fs'
import {homedir, tmpdir} from 'node:os'
import {join} from 'node:path'
import {performance} from 'node:perf_hooks'
import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'

import {compareConfusionTable, pairedAccuracy} from '../lib/statistics/paired/confusion.js'
import {compareRocAuc} from '../lib/statistics/paired/delong.js'
import {tabulateSegments, tabulate} from '../lib/statistics/paired/joint-table.js'
import {brierRows, logLossRows} from '../lib/statistics/paired/losses.js'
import {pairedMeanOfRows} from '../lib/statistics/paired/paired-mean.js'
import {rowsBySegment} from '../lib/statistics/core/segments.js'

const ROWS = Number(process.argv[2] ?? 1_000_000)
const SEGMENTS = 20
const RUNS = 5
const RESAMPLES = 2000
/** Bytes of a row's labels, predictions, scores and segment in memory. */
const OF_ROWS = 4 * 4 + 2 * 8
const GOALS = {seconds: 0.5, bytesPerRow: 100, timesScikitLearn: 1000, timesPROC: 5}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')

const higher = {alpha: 0.05, margin: {value: 0.01, relative: false}, direction: 'higher'}
const lower = {...higher, margin: {value: 0.02, relative: true}, direction: 'lower'}

function makeRows(n) {
  let state = 7
  const draw = () => {
    state = (Math.imul(1103515245, state) + 12345) & 0x7fffffff
    return state / 2 ** 31
  }
  const rows = {
    label: new Int32Array(n),
    baselineScore: new Float64Array(n),
    candidateScore: new Float64Array(n),
    baseline: new Int32Array(n),
    candidate: new Int32Array(n),
    segment: new Int32Array(n),
    classes: 2
  }
  for (let i = 0; i < n; i++) {
    const y = draw() < 0.3 ? 1 : 0
    const [shared, b, c] = [draw(), draw(), draw()]
    rows.label[i] = y
    rows.baselineScore[i] = 0.35 * y + 0.65 * ((shared + b) / 2)
    rows.candidateScore[i] = 0.36 * y + 0.64 * ((shared + c) / 2)
    rows.baseline[i] = rows.baselineScore[i] >= 0.5 ? 1 : 0
    rows.candidate[i] = rows.candidateScore[i] >= 0.5 ? 1 : 0
    rows.segment[i] = Math.floor(draw() * SEGMENTS)
  }
  return rows
}

/** Each metric's part as [name, work]; the whole is what the gate does with a predictions file. */
function parts(rows) {
  const {label, baselineScore, candidateScore, segment} = rows
  return [
    [
      'accuracy, F1: overall',
      () => {
        const table = tabulate(rows)
        return [
          pairedAccuracy(table),
          compareConfusionTable('accuracy', table, higher),
          compareConfusionTable('f1', table, higher)
        ]
      }
    ],
    [
      'accuracy, F1: 20 segments',
      () =>
        tabulateSegments(rows, segment, SEGMENTS).map(table => [
          compareConfusionTable('accuracy', table, higher),
          compareConfusionTable('f1', table, higher)
        ])
    ],
    [
      'ROC AUC (DeLong): overall',
      () => compareRocAuc(label, baselineScore, candidateScore, higher)
    ],
    [
      'log loss: overall and 20 segments',
      () => {
        const b = logLossRows(label, baselineScore).loss
        const c = logLossRows(label, candidateScore).loss
        return [pairedMeanOfRows(b, c, lower), bySegment(b, c, segment)]
      }
    ],
    [
      'Brier: overall and 20 segments',
      () => {
        const b = brierRows(label, baselineScore)
        const c = brierRows(label, candidateScore)
        return [pairedMeanOfRows(b, c, lower), bySegment(b, c, segment)]
      }
    ]
  ]
}

/** As the gate does it: the rows of each segment by themselves. */
function bySegment(baseline, candidate, segment) {
  return rowsBySegment(segment, SEGMENTS).map(rows => {
    const of = column => Float64Array.from(rows, row => column[row])
    return pairedMeanOfRows(of(baseline), of(candidate), lower)
  })
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

function seconds(work) {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

function goal(name, value, holds, unit) {
  console.log(`${holds ? 'met   ' : 'MISSED'}  ${name}: ${value} ${unit}`)
}

const SCIKIT = `
import sys, time
import numpy as np
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score, log_loss, brier_score_loss
import sklearn
n, resamples = int(sys.argv[1]), int(sys.argv[2])
rng = np.random.default_rng(7)
y = (rng.random(n) < 0.3).astype(int)
shared = rng.random(n)
scores = [g * y + (1 - g) * (shared + rng.random(n)) / 2 for g in (0.35, 0.36)]
def measure(i):
    return [m for s in scores for m in (accuracy_score(y[i], s[i] >= 0.5), f1_score(y[i], s[i] >= 0.5),
            roc_auc_score(y[i], s[i]), log_loss(y[i], s[i]), brier_score_loss(y[i], s[i]))]
start = time.perf_counter()
for _ in range(resamples):
    measure(rng.integers(0, n, n))
print(sklearn.__version__, (time.perf_counter() - start) / resamples)
`

const PROC = `
suppressMessages(library(pROC))
n <- as.integer(commandArgs(TRUE)[1]); set.seed(7)
y <- as.integer(runif(n) < 0.3); shared <- runif(n)
a <- .35 * y + .65 * (shared + runif(n)) / 2; b <- .36 * y + .64 * (shared + runif(n)) / 2
t <- system.time(roc.test(roc(y, a, quiet=TRUE, direction="<"), roc(y, b, quiet=TRUE, direction="<"), method="delong", paired=TRUE))
cat(as.character(packageVersion("pROC")), t[["elapsed"]])
`

/** A Python with scikit-learn, installed into the user's cache at the first run; any other where that fails. */
function pythonWithScikit() {
  const caches = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  const place = join(caches, 'model-promotion-gate', 'python-scikit-learn')
  const python = join(place, 'bin', 'python')
  if (existsSync(join(place, 'complete'))) return python
  console.log(`installs scikit-learn into ${place}`)
  const steps = [
    ['python3', '-m', 'venv', place],
    [python, '-m', 'pip', 'install', '--quiet', 'numpy', 'scikit-learn']
  ]
  for (const [command, ...args] of steps) {
    const {status, error, stderr} = spawnSync(command, args, {encoding: 'utf8'})
    if (status === 0) continue
    console.log(`  not installed: ${error?.message ?? stderr.trim().split('\n').at(-1)}`)
    return 'python3'
  }
  writeFileSync(join(place, 'complete'), '')
  return python
}

/** "version seconds" of a script of another language; null, said aloud, where it cannot run. */
function runElsewhere(command, source, args, what) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const file = join(folder, 'peer')
  writeFileSync(file, source)
  const {status, stdout, error, stderr} = spawnSync(command, [file, ...args.map(String)], {
    encoding: 'utf8'
  })
  rmSync(folder, {recursive: true})
  if (status === 0) {
    const [version, time] = stdout.trim().split(/\s+/)
    return {version, seconds: Number(time)}
  }
  const why = error?.message ?? stderr.trim().split('\n').at(-1)
  console.log(`not compared with ${what}: ${why}`)
  return null
}

const rows = makeRows(ROWS)
const work = parts(rows)
const all = () => work.map(([, part]) => part())
collectGarbage()
const before = process.memoryUsage().rss
for (const [, part] of work) {
  part() // also compiles it
  collectGarbage()
}
const grown = process.resourceUsage().maxRSS * 1024 - before
const total = median(Array.from({length: RUNS}, () => seconds(all)))
console.log(
  `${ROWS.toLocaleString('en')} paired rows, 5 metrics with intervals, ${SEGMENTS} segments, Node ${process.version}, median of ${RUNS}`
)
let auc = NaN
for (const [name, part] of work) {
  const time = median(Array.from({length: RUNS}, () => seconds(part)))
  if (name.startsWith('ROC')) auc = time
  console.log(`  ${(time * 1000).toFixed(0).padStart(5)} ms  ${name}`)
}
console.log(
  `  ${(total * 1000).toFixed(0).padStart(5)} ms  together, ${Math.round(ROWS / total).toLocaleString('en')} rows/s`
)

goal(
  'computing',
  total.toFixed(3),
  total <= GOALS.seconds,
  `s (goal ${GOALS.seconds} s at 1,000,000 rows)`
)
goal(
  'memory',
  (OF_ROWS + grown / ROWS).toFixed(0),
  OF_ROWS + grown / ROWS <= GOALS.bytesPerRow,
  `bytes a row at most, ${OF_ROWS} of them the rows (goal ${GOALS.bytesPerRow})`
)
const resamples = ROWS > 200_000 ? 3 : 20
const sklearn = runElsewhere(
  pythonWithScikit(),
  SCIKIT,
  [ROWS, resamples],
  "scikit-learn's paired bootstrap"
)
if (sklearn !== null) {
  const whole = sklearn.seconds * RESAMPLES
  const times = whole / total
  console.log(
    `scikit-learn ${sklearn.version}: ${whole.toFixed(0)} s for ${RESAMPLES} resamples without segments (${resamples} measured)`
  )
  goal(
    'against scikit-learn',
    Math.round(times).toLocaleString('en'),
    times >= GOALS.timesScikitLearn,
    `times (goal ${GOALS.timesScikitLearn})`
  )
}
const proc = runElsewhere('Rscript', PROC, [ROWS], "R's pROC")
if (proc !== null) {
  const times = proc.seconds / auc
  console.log(`pROC ${proc.version}: ${proc.seconds.toFixed(2)} s`)
  goal(
    'DeLong against pROC',
    times.toFixed(1),
    times >= GOALS.timesPROC,
    `times (goal ${GOALS.timesPROC})`
  )
}
