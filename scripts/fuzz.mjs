// Breaks files in many ways and asks the command line about each: node scripts/fuzz.mjs [--copies N] [--seed N] FILE-OR-FOLDER...
// Tells crashes, stack traces, other exit statuses than 0 to 4 and runs of more than a minute; fails where there is one.
import {execFile} from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {brokenCopies} from './fuzz/broken.mjs'

const CLI = resolve(import.meta.dirname, '../dist/cli/index.js')
const SLOWEST_MS = 60_000
const LARGEST = 2 ** 20
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {copies: {type: 'string', default: '20'}, seed: {type: 'string', default: '1'}}
})

const files = positionals.flatMap(filesIn).filter(file => statSync(file).size <= LARGEST)
const folder = mkdtempSync(join(tmpdir(), 'promotion-gate-fuzz-'))
const statuses = new Map()
const faults = []
let slowest = 0
let runs = 0

for (const [index, file] of files.entries()) {
  const whole = readFileSync(file)
  for (const {way, bytes} of brokenCopies(
    whole,
    Number(values.copies),
    Number(values.seed) + index
  )) {
    await judge(file, whole, way, bytes)
  }
}
rmSync(folder, {recursive: true, force: true})
const counts = [...statuses].sort().map(([status, many]) => `exit ${status}: ${many}`)
process.stdout.write(
  `${files.length} files, ${runs} broken copies; ${counts.join(', ')}; the slowest took ${(slowest / 1000).toFixed(1)} s\n`
)
for (const fault of faults) process.stdout.write(`${fault}\n`)
process.exitCode = faults.length === 0 ? 0 : 1

/** Judges a broken copy as the candidate's, beside the whole file in production. */
async function judge(file, whole, way, bytes) {
  const name = basename(file)
  const here = join(folder, String(runs++))
  for (const side of ['is', 'was']) mkdirSync(join(here, side), {recursive: true})
  writeFileSync(join(here, 'is', name), bytes)
  writeFileSync(join(here, 'was', name), whole)
  const kind = kindOf(name)
  const options = [`--${kind}`, `is/${name}`, `--baseline-${kind}`, `was/${name}`, '--no-color']
  const began = Date.now()
  const {status, text} = await run(here, ['check', ...options])
  slowest = Math.max(slowest, Date.now() - began)
  statuses.set(status, (statuses.get(status) ?? 0) + 1)
  const isFault =
    ![0, 1, 2, 3, 4].includes(status) ||
    /\n\s+at \S+.*:\d+:\d+/u.test(text) ||
    text.includes('JavaScript heap')
  if (isFault) faults.push(`${file} (${way}): exit ${status} ${text.slice(0, 300)}`)
  rmSync(here, {recursive: true, force: true})
}

function run(cwd, args) {
  return new Promise(done => {
    const options = {cwd, timeout: SLOWEST_MS, killSignal: 'SIGKILL', maxBuffer: 2 ** 28}
    execFile(process.execPath, [CLI, ...args], options, (error, stdout, stderr) => {
      done({status: error === null ? 0 : (error.code ?? error.signal), text: stdout + stderr})
    })
  })
}

function kindOf(name) {
  if (/\.(parquet|gz|zst|br)$|pred/iu.test(name)) return 'predictions'
  return /\.mdx?$/iu.test(name) ? 'card' : 'metrics'
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).flatMap(name => filesIn(join(path, name)))
}
