// How often a rule promotes a model that is worse by exactly the margin, and how often it blocks an equal one:
// drawn pairs of models of known truth, put to the gate's own tests and to what people use in their place.
// The statistics come as an argument, so that a test can put another one in and see the rates go wrong.

/** Drawn numbers in (0, 1) of one repetition; each repetition is a stream of its own. */
function drawUniforms({fillRandom}, count, seed, repetition) {
  const words = new Uint32Array(count)
  fillRandom(words, seed, repetition)
  const uniforms = new Float64Array(count)
  for (let i = 0; i < count; i++) uniforms[i] = (words[i] + 0.5) / 2 ** 32
  return uniforms
}

/** Two columns of standard normals with a correlation, by Box and Muller 1958. */
function correlatedNormals(uniforms, n, correlation) {
  const first = new Float64Array(n)
  const second = new Float64Array(n)
  const own = Math.sqrt(1 - correlation ** 2)
  for (let i = 0; i < n; i++) {
    const radius = Math.sqrt(-2 * Math.log(uniforms[2 * i]))
    const angle = 2 * Math.PI * uniforms[2 * i + 1]
    const x = radius * Math.cos(angle)
    first[i] = x
    second[i] = correlation * x + own * radius * Math.sin(angle)
  }
  return [first, second]
}

/**
 * Accuracy of two classifiers of which exactly one is right on a share `discordance` of the rows, and the
 * baseline on nine in ten; Tango's test.
 */
export function accuracy(statistics, {discordance, margin}) {
  const {pairedAccuracy, tabulate, tango, normalQuantile, binomialCdf} = statistics
  const question = {alpha: 0.05, margin: {value: margin, relative: false}, direction: 'higher'}
  const outcomesOf = rows => pairedAccuracy(tabulate(rows))
  return {
    name: `accuracy, ${percent(discordance)} of the rows differ, margin ${percent(margin)}`,
    question,
    truths: {worse: -margin, equal: 0},
    draw: (n, gain, seed, repetition) => {
      const uniforms = drawUniforms(statistics, n, seed, repetition)
      const wins = (discordance + gain) / 2
      const baselineRight = 0.9
      const label = new Int32Array(n)
      const baseline = new Int32Array(n)
      const candidate = new Int32Array(n)
      uniforms.forEach((u, i) => {
        baseline[i] = u < wins || u >= baselineRight + wins ? 1 : 0
        candidate[i] = (u >= wins && u < discordance) || u >= baselineRight + wins ? 1 : 0
      })
      return {label, baseline, candidate, classes: 2}
    },
    compare: rows => tango(outcomesOf(rows), question),
    peers: [
      {
        name: 'usual (Wald) interval',
        decide: rows => {
          const {wins, losses, n} = outcomesOf(rows)
          const error = Math.sqrt(wins + losses - (wins - losses) ** 2 / n) / n
          const gain = (wins - losses) / n
          const half = -normalQuantile(question.alpha) * error
          return byBounds(gain - half, gain + half, margin)
        }
      },
      {
        name: 'percentile bootstrap',
        decide: remembered(outcomesOf, outcomes =>
          percentileBootstrap(outcomes, question, binomialCdf)
        )
      }
    ]
  }
}

/**
 * ROC areas of two scorers: normal scores, correlated 0.8 within a class, the baseline's area 0.85;
 * DeLong's test with its rule for few positives.
 */
export function rocAuc(statistics, {prevalence, margin}) {
  const {compareRocAuc, scoreRocAuc, normalQuantile} = statistics
  const question = {alpha: 0.05, margin: {value: margin, relative: false}, direction: 'higher'}
  const area = 0.85
  const shiftOf = auc => Math.SQRT2 * normalQuantile(auc)
  return {
    name: `ROC AUC, ${percent(prevalence)} positives, margin ${margin}`,
    question,
    truths: {worse: -margin, equal: 0},
    draw: (n, gain, seed, repetition) => {
      const uniforms = drawUniforms(statistics, 3 * n, seed, repetition)
      const label = Int32Array.from(uniforms.subarray(0, n), u => (u < prevalence ? 1 : 0))
      const [baseline, candidate] = correlatedNormals(uniforms.subarray(n), n, 0.8)
      const [before, after] = [shiftOf(area), shiftOf(area + gain)]
      label.forEach((positive, i) => {
        baseline[i] += positive * before
        candidate[i] += positive * after
      })
      return {label, baseline, candidate}
    },
    compare: ({label, baseline, candidate}) => compareRocAuc(label, baseline, candidate, question),
    peers: [
      {
        name: 'DeLong without that rule',
        decide: ({label, baseline, candidate}) => {
          const before = scoreRocAuc(label, baseline)
          const after = scoreRocAuc(label, candidate)
          const squares = after.influence.reduce(
            (sum, x, i) => sum + (x - before.influence[i]) ** 2,
            0
          )
          const half = (-normalQuantile(question.alpha) * Math.sqrt(squares)) / label.length
          const gain = after.value - before.value
          return byBounds(gain - half, gain + half, margin)
        }
      }
    ]
  }
}

/** RMSE of two regressions whose errors correlate 0.9; the influence values' t test. */
export function rmse(statistics, {errors, margin}) {
  const {compareRegression} = statistics
  const question = {alpha: 0.05, margin: {value: margin, relative: true}, direction: 'lower'}
  return {
    name: `RMSE, ${errors} errors, margin ${percent(margin)} of the baseline`,
    question,
    truths: {worse: -margin, equal: 0},
    draw: (n, gain, seed, repetition) => {
      const uniforms = drawUniforms(statistics, 3 * n, seed, repetition)
      const [baseline, own] = correlatedNormals(uniforms, n, 0.9)
      // A normal times the root of an exponential is Laplace's distribution.
      const spread = errors === 'normal' ? () => 1 : i => Math.sqrt(-Math.log(uniforms[2 * n + i]))
      return {
        target: new Float64Array(n),
        baseline: baseline.map((x, i) => x * spread(i)),
        candidate: own.map((x, i) => (1 - gain) * x * spread(i))
      }
    },
    compare: ({target, baseline, candidate}) =>
      compareRegression('rmse', target, baseline, candidate, question),
    peers: []
  }
}

/**
 * The share of each verdict under each rule, as `{rule, worse: {pass, fail, inconclusive}, equal: {…}}`:
 * `worse` where the candidate is worse by exactly the margin, `equal` where the models are equal. The same
 * seed gives the same shares.
 */
export function errorRates(scenario, statistics, {n, repetitions, seed}) {
  const rules = rulesOf(scenario, statistics)
  const rates = rules.map(({name}) => ({rule: name, worse: noVerdicts(), equal: noVerdicts()}))
  for (const [truth, gain] of Object.entries(scenario.truths)) {
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const rows = scenario.draw(n, gain, seed * WIDEST + n, repetition)
      const difference = scenario.compare(rows)
      rules.forEach(({decide}, rule) => {
        rates[rule][truth][decide(rows, difference)] += 1 / repetitions
      })
    }
  }
  return rates
}

/** More rows than any simulation draws, so that seeds and row counts do not share streams. */
const WIDEST = 2 ** 24

function rulesOf({question, peers}, {verdictOf}) {
  const {margin, direction} = question
  const accepted = ({baseline}) => (margin.relative ? margin.value * baseline : margin.value)
  const passIf = holds => (holds ? 'pass' : 'fail')
  return [
    {name: 'the gate', decide: (_, d) => verdictOf(d, question, 'non-inferior').verdict},
    {
      name: `bare ${direction === 'higher' ? '>=' : '<='}`,
      decide: (_, d) => passIf(d.difference >= 0)
    },
    {
      name: 'bare, with the margin as tolerance',
      decide: (_, d) => passIf(d.difference >= -accepted(d))
    },
    {
      name: 'not significantly worse',
      decide: (_, d) => verdictOf(d, question, 'screen').verdict
    },
    ...peers
  ]
}

function byBounds(lower, upper, margin) {
  if (lower > -margin) return 'pass'
  return upper < 0 ? 'fail' : 'inconclusive'
}

/**
 * The percentile bootstrap of wins − losses with so many resamples that it has no noise of its own: resampled
 * wins and losses are multinomial, so the share of resamples below a bound is a sum of binomial tails.
 */
function percentileBootstrap({wins, losses, n}, {alpha, margin}, binomialCdf) {
  // Rows are whole: a loss of the margin or more is `atMargin` rows or more.
  const atMargin = Math.ceil(margin.value * n - 1e-9)
  if (shareOfLoss(atMargin) < alpha) return 'pass'
  return shareOfLoss(1) >= 1 - alpha ? 'fail' : 'inconclusive'

  function shareOfLoss(rows) {
    const winRate = wins / n
    const lossRate = losses / (n - wins)
    let share = 0
    for (let w = 0; w <= n; w++) {
      const weight = binomialCdf(w, n, winRate) - binomialCdf(w - 1, n, winRate)
      if (weight > 1e-12) share += weight * (1 - binomialCdf(w + rows - 1, n - w, lossRate))
      else if (w > wins) break
    }
    return share
  }
}

/** Answers a question about wins and losses once for each pair of counts. */
function remembered(outcomesOf, decide) {
  const known = new Map()
  return rows => {
    const outcomes = outcomesOf(rows)
    const key = `${outcomes.wins} ${outcomes.losses} ${outcomes.n}`
    if (!known.has(key)) known.set(key, decide(outcomes))
    return known.get(key)
  }
}

function noVerdicts() {
  return {pass: 0, fail: 0, inconclusive: 0}
}

function percent(share) {
  return `${Math.round(share * 1000) / 10} %`
}
