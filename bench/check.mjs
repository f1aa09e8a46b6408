// Time and memory of the whole command on prediction files of 100,000 and 1,000,000 rows, against bare start-up.
// Run `npm run build`, then `node bench/check.mjs [--help]`. Times are of the processor (user and system together,
// which a busy machine disturbs least), the least of several runs, turn by turn.
import {spawnSync} from 'node:child_process'
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'

const HELP = `node bench/check.mjs [options]
  --cli FILE     the command line to measure (default dist/cli/index.js)
  --rows N       rows of the timed pair of files (default 100000; 0 leaves it out)
  --most N       rows of the pair whose memory is measured, beside four times as many (default 1000000; 0: none)
  --runs N       (default 7)
`
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const GOALS = {startRatio: 4, manyRowsRatio: 2, bytesPerRow: 100}
const TELL_FILE = 'tell-use.cjs'
const SMALL_EXAMPLE = 'examples/wine-too-few-rows'
const COUNTRIES = ['AT', 'DE', 'DK', 'FI', 'FR', 'GB', 'IT', 'NO', 'PL', 'SE']
const POLICY = `version: 1
models:
  bench:
    predictions: {file: predictions.csv, key: id}
    registry: {type: file, path: production}
    at-least-as-good:
      accuracy: {margin: 1 pp}
      f1: {margin: 1 pp}
      roc_auc: {margin: 1 pp}
      log_loss: {margin: 2 %}
      brier: {margin: 2 %}
    segments: {by: [country], margin: 3 pp, min-rows: 200}
`
/** Required by the measured process: says at its end how much memory (KiB) and time (microseconds) it took. */
const TELL_USE = `process.on('exit', () => {
  const {maxRSS, userCPUTime, systemCPUTime} = process.resourceUsage()
  require('node:fs').writeSync(2, \`used \${maxRSS} \${userCPUTime + systemCPUTime}\`)
})
`

const {values: options} = parseArgs({
  options: {
    cli: {type: 'string', default: join(ROOT, 'dist/cli/index.js')},
    rows: {type: 'string', default: '100000'},
    most: {type: 'string', default: '1000000'},
    runs: {type: 'string', default: '7'},
    help: {type: 'boolean', default: false}
  }
})
if (options.help) process.stdout.write(HELP)
else measure(mkdtempSync(join(tmpdir(), 'bench-check-')))

function measure(folder) {
  try {
    const rows = Number(options.rows)
    const most = Number(options.most)
    writeFileSync(join(folder, TELL_FILE), TELL_USE)
    console.log(`Node ${process.version}, least of ${options.runs} runs`)
    timeAll(folder, rows)
    if (most > 0) measureMemory(folder, most)
  } finally {
    rmSync(folder, {recursive: true})
  }
}

function timeAll(folder, rows) {
  const commands = {
    'node -e 0': ['-e', '0'],
    'promotion-gate --version': [options.cli, '--version'],
    [`check ${SMALL_EXAMPLE}`]: [options.cli, 'check', join(ROOT, SMALL_EXAMPLE)]
  }
  const large = `check, ${rows.toLocaleString('en')} rows, 5 metrics, ${COUNTRIES.length} segments`
  if (rows > 0) commands[large] = [options.cli, 'check', writePair(join(folder, 'timed'), rows)]
  const least = leastSeconds(folder, Object.values(commands))
  const names = Object.keys(commands)
  const bare = least[0]
  names.forEach((name, i) => {
    console.log(
      `  ${(least[i] * 1000).toFixed(0).padStart(6)} ms  ${(least[i] / bare).toFixed(1).padStart(5)} x  ${name}`
    )
  })
  goal('small example', least[2] / bare, 'times node -e 0', GOALS.startRatio)
  if (rows === 0) return
  const beyond = least[3] - least[2]
  goal(
    `${rows.toLocaleString('en')} rows`,
    least[3] / least[2],
    'times the small example',
    GOALS.manyRowsRatio
  )
  console.log(
    `        ${Math.round(rows / beyond).toLocaleString('en')} rows/s of both files beyond the small example`
  )
}

/** Turn by turn, so that a busy minute of the machine meets all of them. */
function leastSeconds(folder, commands) {
  const least = commands.map(() => Infinity)
  for (let run = 0; run < Number(options.runs); run++) {
    commands.forEach((args, i) => {
      least[i] = Math.min(least[i], runNode(folder, args).seconds)
    })
  }
  return least
}

function measureMemory(folder, rows) {
  for (const key of ['row-', '']) measurePeak(folder, rows, key)
}

/**
 * What a row takes is the slope between two sizes. Beside it there is what a start takes, and garbage: V8 lets up
 * to 64 MB of buffers lie before it collects them, however many rows there are.
 */
function measurePeak(folder, rows, key) {
  const [few, many, most] = [1000, rows, 4 * rows].map(count => {
    const place = writePair(join(folder, `memory-${key}${count}`), count, key)
    const {bytes} = runNode(folder, [options.cli, 'check', place])
    const files = ['predictions.csv', 'production/predictions.csv']
    const size = files.reduce((sum, file) => sum + statSync(join(place, file)).size, 0)
    rmSync(place, {recursive: true})
    console.log(
      `  ${count.toLocaleString('en').padStart(9)} rows (${megabytes(size)} of CSV): peak ${megabytes(bytes)}`
    )
    return bytes
  })
  goal(
    key === '' ? 'memory, keys are numbers' : 'memory, keys are texts',
    (most - many) / (3 * rows),
    'bytes a row',
    GOALS.bytesPerRow
  )
  console.log(
    `        ${((many - few) / rows).toFixed(1)} bytes a row between 1,000 rows and ${rows.toLocaleString('en')}`
  )
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`
}

/** What a command used. A verdict is 0, 1 or 3; anything else is a fault, which must not be timed. */
function runNode(folder, args) {
  const tell = ['--require', join(folder, TELL_FILE)]
  const result = spawnSync(process.execPath, [...tell, ...args], {encoding: 'utf8'})
  const used = /used (\d+) (\d+)$/u.exec(result.stderr)
  if (![0, 1, 3].includes(result.status) || used === null) {
    throw new Error(`node ${args.join(' ')} ended with ${result.status}: ${result.stderr}`)
  }
  return {bytes: Number(used[1]) * 1024, seconds: Number(used[2]) / 1e6}
}

/** Writes a policy and the predictions of two models of equal quality, the same for the same number of rows. */
function writePair(folder, rows, key = 'row-') {
  mkdirSync(join(folder, 'production'), {recursive: true})
  writeFileSync(join(folder, 'model-promotion.yml'), POLICY)
  const baseline = openSync(join(folder, 'production/predictions.csv'), 'w')
  const candidate = openSync(join(folder, 'predictions.csv'), 'w')
  const draw = drawnNumbers(7)
  let [before, after] = ['id,label,score,country\n', 'id,label,score,country\n']
  for (let row = 0; row < rows; row++) {
    const label = draw() < 0.3 ? 1 : 0
    const [shared, b, c] = [draw(), draw(), draw()]
    const country = COUNTRIES[Math.floor(draw() * COUNTRIES.length)]
    const scoreOf = own => (0.35 * label + 0.65 * ((shared + own) / 2)).toFixed(4)
    before += `${key}${row},${label},${scoreOf(b)},${country}\n`
    after += `${key}${row},${label},${scoreOf(c)},${country}\n`
    if (row % 10_000 === 9_999 || row === rows - 1) {
      writeSync(baseline, before)
      writeSync(candidate, after)
      before = after = ''
    }
  }
  closeSync(baseline)
  closeSync(candidate)
  return folder
}

/** Uniform numbers in [0, 1). */
function drawnNumbers(seed) {
  let state = seed
  return () => {
    state = (Math.imul(1103515245, state) + 12345) & 0x7fffffff
    return state / 2 ** 31
  }
}

function goal(name, value, unit, most) {
  const state = value <= most ? 'met   ' : 'MISSED'
  console.log(`${state}  ${name}: ${value.toFixed(1)} ${unit} (goal ${most})`)
}
