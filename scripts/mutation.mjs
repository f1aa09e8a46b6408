// Mutation testing: makes small mistakes in the code that decides, and counts those that no test notices.
//   node scripts/mutation.mjs [--sample 600] [--seed 1] [--only TEXT]... [--survivors] [--workers 1] [--again]
// --survivors tries those that the last report names; --again takes source and tests as they were then.
// Stryker's instrumenter makes the mutants, all in one build; the tests run as plain modules in a warm process, only
// those that reach the mutant, the quickest first; where it runs as modules are loaded, in a process of its own.
import {createHash} from 'node:crypto'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {sampleOf, wilson} from './mutation/sample.mjs'
import {compiled, filesBelow, readSandbox, writeSandbox} from './mutation/sandbox.mjs'
import {readSurvey, surveyOf} from './mutation/survey.mjs'
import {tester} from './mutation/trial.mjs'

/** The code whose mistakes would let a worse model pass: what decides, and what tells who is judged. */
const MUTATED = [
  /^src\/(gate|statistics|policy|promotion)\//u,
  /^src\/adapters\/(git[\w-]*|commit-tree|disk-tree|tree-path|action-world|local-world|local-policy|policy-file)\.ts$/u,
  /^src\/adapters\/registries\//u,
  /^src\/adapters\/github\/(event|history)\.ts$/u
]
/** Tests that are about that code. Those that draw traffic for minutes, and those of other code, are left out: they could only find more. */
const TESTS = [
  /^__tests__\/(gate|statistics|policy|promotion|reading)\/.*\.test\.ts$/u,
  /^__tests__\/adapters\/(registries\/.*|(git|action-world|local|commit|disk|policy|tree)[\w-]*)\.test\.ts$/u,
  /^__tests__\/adapters\/github\/(event|history)[\w-]*\.test\.ts$/u,
  /^__tests__\/(accounted|changed-files|examples|run)\.test\.ts$/u
]
const SLOW = /\/losses\.test\.ts$/u
const DETECTED = new Set(['killed', 'timeout'])

const {values: options} = parseArgs({
  options: {
    sample: {type: 'string', default: '600'},
    seed: {type: 'string', default: '1'},
    only: {type: 'string', multiple: true, default: []},
    again: {type: 'boolean', default: false},
    survivors: {type: 'boolean', default: false},
    workers: {type: 'string', default: '1'}
  }
})
const root = join(import.meta.dirname, '..')
const folder = join(root, '.cache', 'mutation')
const surveyFile = join(root, '.cache', 'mutation-survey.json')
const reportFile = join(root, '.cache', 'mutation-report.json')
process.chdir(root)

const isMutated = path => MUTATED.some(pattern => pattern.test(path))
const all = options.again
  ? await readSandbox(folder, isMutated)
  : await writeSandbox(root, folder, isMutated)
const modules = filesBelow(folder, 'src').filter(isMutated)
const files = filesBelow(folder, '__tests__').filter(
  path => TESTS.some(one => one.test(path)) && !SLOW.test(path)
)
const setting = {root, folder, mutants: all.length, modules: modules.map(compiled)}
const survey = readSurvey(await surveyed(), folder)
console.log(`${all.length} mutants; ${survey.tests} tests, ${seconds(survey.milliseconds)} s`)
if (survey.failed.length > 0) console.log(`left out: ${survey.failed.join(', ')}`)

const chosen = choose()
const results = []
await Promise.all(Array.from({length: Number(options.workers)}, work))
report()

/** The survey of the same files is made once. */
async function surveyed() {
  const hash = createHash('sha256')
  for (const path of [...filesBelow(folder, 'src'), ...filesBelow(folder, '__tests__')]) {
    hash.update(path).update(readFileSync(join(folder, path)))
  }
  const digest = hash.digest('hex')
  if (existsSync(surveyFile)) {
    const saved = JSON.parse(readFileSync(surveyFile, 'utf8'))
    if (saved.digest === digest) return saved
  }
  const made = await surveyOf({...setting, files})
  writeFileSync(surveyFile, JSON.stringify({digest, ...made}))
  return made
}

function choose() {
  const named = all.filter(
    ({file, line}) =>
      options.only.length === 0 || options.only.some(text => `${file}:${line}:`.includes(text))
  )
  if (!options.survivors) {
    return sampleOf(named, stratumOf, Number(options.sample), Number(options.seed))
  }
  if (!existsSync(reportFile)) throw new Error(`There is no report yet (${reportFile}).`)
  const before = JSON.parse(readFileSync(reportFile, 'utf8')).results
  const open = new Set(before.filter(({status}) => !DETECTED.has(status)).map(keyOf))
  return named.filter(mutant => open.has(keyOf(mutant)))
}

async function work() {
  const {tryMutant, stop} = tester({...setting, modules: [], files, survey})
  for (let mutant = chosen.shift(); mutant !== undefined; mutant = chosen.shift()) {
    const result = {...mutant, ...(await tryMutant(mutant))}
    results.push(result)
    writeFileSync(reportFile, JSON.stringify({options, results}, null, 1))
    if (!DETECTED.has(result.status)) console.log(`${results.length}: ${told(result)}`)
  }
  stop()
}

/** The same mutant in another version of the file, most likely. */
function keyOf({file, mutator, was, replacement}) {
  return JSON.stringify([file, mutator, was, replacement])
}

function stratumOf({file}) {
  return file.split('/').slice(1, -1).slice(0, 2).join('/')
}

function told({file, line, column, status, mutator, was, replacement}) {
  const short = text => text.replace(/\s+/gu, ' ').slice(0, 90)
  return `${status}  ${file}:${line}:${column}  ${mutator}: ${short(was)}  →  ${short(replacement)}`
}

function report() {
  const rows = [...new Set(results.map(stratumOf))].toSorted().map(name => [name, stratumOf])
  for (const [name, of] of [...rows, ['all', () => 'all']]) {
    const these = results.filter(result => of(result) === name)
    const count = status => these.filter(result => result.status === status).length
    const found = these.filter(({status}) => DETECTED.has(status)).length
    const [low, high] = wilson(found, these.length).map(share => (100 * share).toFixed(1))
    const score = ((100 * found) / these.length).toFixed(1)
    console.log(
      `${name}: ${found} of ${these.length} noticed, ${score} % (${low} to ${high}); ` +
        `${count('survived')} survived, ${count('no coverage')} not reached, ${count('timeout')} too long`
    )
  }
}

function seconds(milliseconds) {
  return Math.round(milliseconds / 1000)
}
