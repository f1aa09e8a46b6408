// How often a candidate that is worse by exactly the margin passes when the gate is asked every day of a shadow
// run, by the gate's own tests and by a fixed test that is repeated. Run `npm run compile`, then
// `node bench/peeking.mjs [--runs N] [--days N] [--per-day N] [--discordance 0.1] [--margin 0.01]`.
import {parseArgs} from 'node:util'

import {estimateConfusion} from '../lib/statistics/paired/confusion.js'
import {verdictOf} from '../lib/statistics/core/decision.js'
import {fillRandom} from './random.mjs'
import {sequentialPair} from '../lib/statistics/sequential/sequential-pair.js'
import {sequentialRates} from '../lib/statistics/sequential/sequential.js'
import {tango} from '../lib/statistics/paired/tango.js'

const {values} = parseArgs({
  options: {
    runs: {type: 'string', default: '1000'},
    days: {type: 'string', default: '28'},
    'per-day': {type: 'string', default: '500'},
    discordance: {type: 'string', default: '0.1'},
    margin: {type: 'string', default: '0.01'}
  }
})
const [runs, days, perDay, discordance, margin] = [
  'runs',
  'days',
  'per-day',
  'discordance',
  'margin'
].map(name => Number(values[name]))
const question = {alpha: 0.05, direction: 'higher', margin: {value: margin, relative: false}}

const rules = {
  'e-process': counts => sequentialRates(counts, question),
  'confidence sequence': counts => {
    const {estimate, note} = estimateConfusion('accuracy', tableOf(counts))
    return sequentialPair(estimate, question, note, (days * perDay) / 2)
  },
  'fixed test, repeated': counts => tango(counts, question)
}

process.stdout.write(
  `${runs} runs of ${days} days with ${perDay} requests, ${discordance} differ, margin ${margin}, alpha 0.05\n`
)
for (const [truth, gain] of [
  ['worse by the margin', -margin],
  ['equal', 0]
]) {
  const ended = Object.fromEntries(Object.keys(rules).map(rule => [rule, {pass: 0, fail: 0}]))
  for (let run = 0; run < runs; run++) {
    const looks = looksAt(gain, run)
    for (const [rule, compare] of Object.entries(rules)) {
      const verdicts = looks.map(
        counts => verdictOf(compare(counts), question, 'non-inferior').verdict
      )
      for (const verdict of ['pass', 'fail']) {
        if (verdicts.includes(verdict)) ended[rule][verdict]++
      }
    }
  }
  for (const [rule, {pass, fail}] of Object.entries(ended)) {
    process.stdout.write(
      `${truth}, ${rule}: passes on some day ${percent(pass)}, fails on some day ${percent(fail)}\n`
    )
  }
}

/** The counts at the end of each day. */
function looksAt(gain, run) {
  const words = new Uint32Array(days * perDay)
  fillRandom(words, 1, run)
  const looks = []
  let [wins, losses] = [0, 0]
  words.forEach((word, i) => {
    const u = word / 2 ** 32
    if (u < (discordance + gain) / 2) wins++
    else if (u < discordance) losses++
    const n = i + 1
    if (n % perDay !== 0) return
    const both = Math.round(0.85 * n)
    looks.push({wins, losses, n, baseline: (both + losses) / n, candidate: (both + wins) / n})
  })
  return looks
}

/** Class 1 is said to all that is right. */
function tableOf({wins, losses, n}) {
  const cell = (baseline, candidate, rows) => ({
    label: 1,
    baseline,
    candidate,
    rows,
    weight: rows,
    squaredWeight: rows
  })
  const cells = [cell(0, 1, wins), cell(1, 0, losses), cell(1, 1, n - wins - losses)]
  return {classes: 2, weighted: false, cells: cells.filter(({rows}) => rows > 0)}
}

function percent(many) {
  return `${((100 * many) / runs).toFixed(1)} %`
}
