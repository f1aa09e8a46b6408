// What the defaults say of models of known difference: the whole command on the prediction files of bench/defaults.py,
// without a policy and with the one that `init` writes of production. Run `npm run build`, then
// `python3 bench/defaults.py FOLDER` and `node bench/defaults.mjs FOLDER [--help]`.
import {spawnSync} from 'node:child_process'
import {existsSync, readdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'

const HELP = `node bench/defaults.mjs FOLDER [options]
  --cli FILE     the command line to ask (default dist/cli/index.js)
  --only WORD    only data sets whose name has this word
  --reasons      to stderr: what did not pass, and by which findings
`
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const POLICIES = ['none', 'of init']
const SITUATIONS = [
  'unchanged',
  'another seed',
  'two margins worse',
  'two margins better',
  'better recipe'
]
/** One-sided at 5 %, and the chance to pass that is demanded of rows that suffice. */
const [Z, POWER] = [1.6449, 0.8]
const MOST_WRONG = 0.05

const {values: options, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    cli: {type: 'string', default: join(ROOT, 'dist/cli/index.js')},
    only: {type: 'string', default: ''},
    reasons: {type: 'boolean', default: false},
    help: {type: 'boolean', default: false}
  }
})
if (options.help || positionals.length !== 1) process.stdout.write(HELP)
else measure(positionals[0])

/** A line a data set and policy; each cell says how many of a hundred runs passed / failed / were held. */
function measure(folder) {
  const cells = readdirSync(folder)
    .filter(cell => cell.includes(options.only))
    .toSorted()
  const totals = new Map()
  const faults = []
  tell(['data', 'rows', 'policy', ...SITUATIONS])
  tell(Array.from({length: 3 + SITUATIONS.length}, () => '---'))
  for (const cell of cells) {
    for (const policy of POLICIES) {
      const counts = SITUATIONS.map(situation => {
        const models = judge(join(folder, cell, situation), policy)
        const counted = {situation, ...count(models)}
        for (const fault of missed(counted))
          faults.push(`${cell}, ${situation}, ${policy}: ${fault}`)
        addTo(totals, `${situation} | ${sizeOf(counted)} | ${policy}`, counted)
        if (options.reasons) tellReasons(`${cell}, ${situation}, ${policy}`, models)
        return counted
      })
      tell([...cell.split('-'), policy, ...counts.map(shares)])
    }
  }
  console.log('')
  for (const [name, total] of totals) console.log(`${name}: ${shares(total)} of ${total.runs} runs`)
  for (const fault of faults) console.log(`MISSED ${fault}`)
}

function tell(cells) {
  console.log(`| ${cells.join(' | ')} |`)
}

/** Whether the rows suffice is asked only of what is better in truth. */
function sizeOf(counted) {
  if (!isBetter(counted)) return 'all rows'
  return counted.power >= POWER ? 'rows that suffice' : 'too few rows'
}

/** The verdicts of all runs of one situation, a model each, in one go of the command. */
function judge(folder, policy) {
  const [candidate, production] = [join(folder, 'candidate'), join(folder, 'production')]
  for (const side of [candidate, production])
    rmSync(join(side, '.github'), {recursive: true, force: true})
  const written = join(production, '.github/model-promotion.yml')
  const check = ['check', candidate, '--baseline', `file:${production}`, '--format', 'json']
  if (policy === 'of init') {
    run(['init', production], [0])
    if (!existsSync(written)) throw new Error(`init wrote no ${written}`)
    check.push('--policy', written)
  }
  const {models} = JSON.parse(run(check, [0, 1, 3]))
  const {length} = readdirSync(candidate)
  if (models.length !== length) throw new Error(`${models.length} of ${length} models in ${folder}`)
  return models
}

function run(args, allowed) {
  const result = spawnSync(process.execPath, [options.cli, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30
  })
  if (!allowed.includes(result.status)) {
    throw new Error(`${args.join(' ')} ended with ${result.status}: ${result.stderr}`)
  }
  return result.stdout
}

function count(models) {
  const of = verdict => models.filter(model => model.verdict === verdict).length
  const guards = models.map(guardOf)
  const gain = mean(guards.map(relativeGain))
  return {
    runs: models.length,
    pass: of('pass'),
    fail: of('fail'),
    power: mean(guards.map(guard => powerOf(guard, gain))),
    gain,
    // A hold that does not say how many rows would settle it leaves nothing to do.
    mute: models.filter(model => model.verdict === 'hold' && !saysRows(model)).length
  }
}

function guardOf({name, findings}) {
  const guards = findings.filter(
    f => f.check === 'at-least-as-good' && f.role === 'guard' && !isOfFewRows(f)
  )
  if (guards.length !== 1) throw new Error(`${guards.length} guards in ${name}`)
  return guards[0]
}

/** Or that the policy has to say what is accepted, where more rows would show the same. */
function saysRows({findings}) {
  return findings.some(
    f => f.status === 'inconclusive' && (f.rowsNeeded !== null || isOfFewRows(f))
  )
}

/** A screen that became a guard, because nobody says what is accepted. */
function isOfFewRows({detail}) {
  return detail === 'few-rows-perhaps'
}

/** In margins, plus is better. */
function relativeGain({difference, margin}) {
  return difference / margin
}

/** The chance to pass of a model that is better by the mean gain of all runs, with the error that was measured. */
function powerOf({interval, margin, standardError}, gain) {
  const [low, high] = interval ?? [0, 0]
  const error = standardError ?? (high - low) / (2 * Z)
  return error === 0 ? 1 : normalCdf(((gain + 1) * margin) / error - Z)
}

/** By Abramowitz and Stegun 26.2.17; its error is below 1e-7. */
function normalCdf(z) {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  const tail = series.reduceRight((sum, b) => (sum + b) * t, 0) * Math.exp((-z * z) / 2)
  const upper = tail / Math.sqrt(2 * Math.PI)
  return z > 0 ? 1 - upper : upper
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function shares({situation, runs, pass, fail, power, gain}) {
  const text = [pass, fail, runs - pass - fail].map(n => ((100 * n) / runs).toFixed(0)).join(' / ')
  const notes = [
    ...(situation === 'better recipe' ? [`${gain.toFixed(1)} margins`] : []),
    ...(situation.includes('better') ? [`power ${(100 * power).toFixed(0)}`] : [])
  ]
  return notes.length === 0 ? text : `${text} (${notes.join(', ')})`
}

/** Targets that are missed by more than two standard errors of so few runs. */
function* missed({situation, runs, pass, fail, power, gain, mute}) {
  const most = MOST_WRONG * runs + 2 * Math.sqrt(MOST_WRONG * (1 - MOST_WRONG) * runs)
  const least = POWER * runs - 2 * Math.sqrt(POWER * (1 - POWER) * runs)
  if (situation === 'unchanged' && pass < runs) yield 'not always passed'
  if (situation === 'two margins worse' && pass > most) yield 'passed too often'
  if (situation === 'another seed' && fail > most) yield 'failed too often'
  const isExpected = isBetter({situation, gain}) && power >= POWER
  if (isExpected && pass < least) yield 'passed too rarely'
  if (mute > 0) yield `${mute} holds without a number of rows`
}

/** Models of one recipe differ by luck, so that of them only the mean gain is known. */
function isBetter({situation, gain}) {
  return situation === 'two margins better' || (situation === 'better recipe' && gain >= 2)
}

function addTo(totals, key, row) {
  const before = totals.get(key) ?? {...row, runs: 0, pass: 0, fail: 0, power: 0, gain: 0, mute: 0}
  const runs = before.runs + row.runs
  const pooled = name => (before[name] * before.runs + row[name] * row.runs) / runs
  totals.set(key, {
    ...row,
    runs,
    pass: before.pass + row.pass,
    fail: before.fail + row.fail,
    mute: before.mute + row.mute,
    power: pooled('power'),
    gain: pooled('gain')
  })
}

/** How often which finding stood against a pass. */
function tellReasons(name, models) {
  const reasons = new Map()
  for (const {verdict, findings} of models) {
    if (verdict === 'pass') continue
    for (const {id, status, role} of findings) {
      if (!['fail', 'inconclusive', 'missing'].includes(status)) continue
      const reason = `${verdict}: ${status} ${role} ${id}`
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    }
  }
  for (const [reason, times] of reasons) process.stderr.write(`${name}: ${times} x ${reason}\n`)
}
