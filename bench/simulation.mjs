// Error rates of the gate and of what people use in its place, by simulation, through the gate's own code.
// Run `npm run compile`, then `node bench/simulation.mjs [--help]`. The same options print the same table.
import {parseArgs} from 'node:util'

import {linearise} from '../lib/statistics/paired/confusion-metrics.js'
import {
  compareConfusion,
  compareConfusionTable,
  pairedAccuracy
} from '../lib/statistics/paired/confusion.js'
import {verdictOf} from '../lib/statistics/core/decision.js'
import {compareRocAuc, scoreRocAuc} from '../lib/statistics/paired/delong.js'
import {compareLabelSets} from '../lib/statistics/paired/label-sets.js'
import {pairedMeanOfRows} from '../lib/statistics/paired/paired-mean.js'
import {tabulate} from '../lib/statistics/paired/joint-table.js'
import {fillRandom} from './random.mjs'
import {compareRegression} from '../lib/statistics/paired/regression-error.js'
import {binomialCdf, normalQuantile} from '../lib/statistics/core/special.js'
import {tango} from '../lib/statistics/paired/tango.js'
import {alikeRates, alikeScenarios} from './alike.mjs'
import {accuracy, errorRates, rmse, rocAuc} from './error-rates.mjs'

const HELP = `node bench/simulation.mjs [options]   (all of it takes about two minutes)
  --alike              models that are alike, on every metric and way of sampling, as a table of docs/statistics.md
                       (50, 200, 1,000 and 5,000 rows, 2,000 pairs a cell: about an hour)
  --only WORD          only scenarios whose name has this word, such as AUC
  --rows 200,1000      numbers of rows (default 200,1000,10000)
  --repetitions N      drawn pairs of models per cell (default 5000, and 2000 from 10,000 rows on)
  --seed N             default 1
  --json               as JSON, for another program
`
const MANY_ROWS = 10_000

const statistics = {
  binomialCdf,
  compareConfusion,
  compareConfusionTable,
  compareLabelSets,
  compareRegression,
  compareRocAuc,
  fillRandom,
  linearise,
  normalQuantile,
  pairedAccuracy,
  pairedMeanOfRows,
  scoreRocAuc,
  tabulate,
  tango,
  verdictOf
}
const scenarios = [
  accuracy(statistics, {discordance: 0.01, margin: 0.01}),
  accuracy(statistics, {discordance: 0.1, margin: 0.01}),
  rocAuc(statistics, {prevalence: 0.3, margin: 0.01}),
  rocAuc(statistics, {prevalence: 0.05, margin: 0.01}),
  rmse(statistics, {errors: 'normal', margin: 0.02}),
  rmse(statistics, {errors: 'Laplace', margin: 0.02})
]

const {values: options} = parseArgs({
  options: {
    only: {type: 'string', default: ''},
    rows: {type: 'string'},
    repetitions: {type: 'string'},
    seed: {type: 'string', default: '1'},
    alike: {type: 'boolean', default: false},
    json: {type: 'boolean', default: false},
    help: {type: 'boolean', default: false}
  }
})
if (options.help) process.stdout.write(HELP)
else if (options.alike) runAlike()
else run()

function run() {
  const chosen = scenarios.filter(({name}) => name.includes(options.only))
  const sizes = (options.rows ?? '200,1000,10000').split(',').map(Number)
  const seed = Number(options.seed)
  const results = []
  for (const scenario of chosen) {
    if (!options.json) printHeading(scenario)
    for (const n of sizes) {
      const repetitions = Number(options.repetitions ?? (n < MANY_ROWS ? 5000 : 2000))
      const rates = errorRates(scenario, statistics, {n, repetitions, seed})
      results.push({scenario: scenario.name, n, repetitions, seed, rates})
      if (!options.json) printRates(n, repetitions, rates)
    }
  }
  if (options.json) console.log(JSON.stringify(results, null, 2))
}

/** Worse passes / equal fails (equal passes), in per cent, a row of Markdown for each scenario. */
function runAlike() {
  const sizes = (options.rows ?? '50,200,1000,5000').split(',').map(Number)
  const repetitions = Number(options.repetitions ?? 2000)
  const cells = row => console.log(`| ${row.join(' | ')} |`)
  cells(['', ...sizes.map(n => n.toLocaleString('en'))])
  cells(['---', ...sizes.map(() => '---')])
  for (const scenario of alikeScenarios(statistics)) {
    if (!scenario.name.includes(options.only)) continue
    const rates = sizes.map(n =>
      alikeRates(scenario, statistics, {n, repetitions, seed: Number(options.seed)})
    )
    const tenths = share => (100 * share).toFixed(1)
    cells([
      scenario.name,
      ...rates.map(
        ({worse, equal}) => `${tenths(worse.pass)} / ${tenths(equal.fail)} (${tenths(equal.pass)})`
      )
    ])
  }
}

function printHeading({name, question}) {
  console.log(`\n${name}; alpha ${question.alpha}`)
  console.log(
    line(['rows', 'rule', 'pass|worse', 'fail|equal', 'pass|equal', 'unsure|equal', 'unsure|worse'])
  )
}

function printRates(n, repetitions, rates) {
  rates.forEach(({rule, worse, equal}, place) => {
    const numbers = [worse.pass, equal.fail, equal.pass, equal.inconclusive, worse.inconclusive]
    console.log(line([place === 0 ? n.toLocaleString('en') : '', rule, ...numbers.map(percent)]))
  })
  const error = Math.sqrt((0.05 * 0.95) / repetitions)
  console.log(
    line([
      '',
      `(${repetitions.toLocaleString('en')} pairs: 5 % has a standard error of ${percent(error)})`
    ])
  )
}

function line([rows, rule, ...numbers]) {
  return `${rows.padStart(6)}  ${rule.padEnd(35)}${numbers.map(x => x.padStart(14)).join('')}`
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`
}
