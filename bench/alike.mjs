// Pairs of models that are alike, as two trainings of one recipe are: they differ on few rows, which is where tests that
// are right of many rows let worse models pass. Every metric and way of sampling that the gate tests by rows.

/** By rows the accepted loss that is just within reach of so many: a smaller one could hardly ever pass. */
const POINTS = {50: 0.1, 200: 0.04, 1000: 0.012, 5000: 0.004}
const SHARES = {50: 0.1, 200: 0.05, 1000: 0.03, 5000: 0.02}

/**
 * The scenarios. Each draws rows of `n` of which the candidate is worse by exactly the margin (`worse`) or equal, and
 * puts them to the gate's test. `statistics` are the gate's own functions.
 */
export function alikeScenarios(statistics) {
  const plain = (metric, prior, spread) => ofClasses(statistics, {metric, prior, spread})
  const [few, most] = [1.02, 2.5]
  return [
    ...['accuracy', 'precision', 'f1', 'balanced_accuracy', 'mcc'].flatMap(metric => [
      plain(metric, [0.7, 0.3], few),
      plain(metric, [0.7, 0.3], most)
    ]),
    plain('f1', [0.9, 0.1], most),
    plain('f1_macro', evenly(10), few),
    plain('f1_macro', evenly(10), most),
    plain('f1_macro', [0.5, 0.25, 0.15, 0.1], most),
    ofLabels(statistics, {spread: few}),
    ofLabels(statistics, {spread: most}),
    ...['accuracy', 'f1'].flatMap(metric => [
      ofRows(statistics, {metric, spread: few, cluster: 5, correlation: 0.2}),
      ofRows(statistics, {metric, spread: most, cluster: 5, correlation: 0.2})
    ]),
    ofRows(statistics, {metric: 'accuracy', spread: 1.8, heavy: {share: 0.05, weight: 20}}),
    ofRows(statistics, {metric: 'accuracy', spread: 1.8, heavy: {share: 0.01, weight: 100}}),
    ofRows(statistics, {metric: 'f1', spread: 1.8, heavy: {share: 0.05, weight: 20}}),
    ...['normal', 't3', 'lognormal'].flatMap(tail =>
      ['rmse', 'mae', 'r2'].flatMap(metric => [
        ofNumbers(statistics, {metric, tail, differ: 1}),
        ...(metric === 'r2' ? [] : [ofNumbers(statistics, {metric, tail, differ: 0.1})])
      ])
    ),
    ofLogLoss(statistics, 1),
    ofLogLoss(statistics, 0.1),
    ofRankings(statistics, 1),
    ofRankings(statistics, 0.1),
    ...[
      {positives: n => 0.4 * n, name: '40 % positives'},
      {positives: n => 0.1 * n, name: '10 % positives'},
      {positives: () => 10, name: '10 positives'},
      {positives: () => 20, name: '20 positives'}
    ].flatMap(some => [
      ofArea(statistics, {...some, area: 0.85}),
      ofArea(statistics, {...some, area: 0.95})
    ])
  ]
}

/** Shares of each verdict: of a candidate that is worse by the margin, and of an equal one. */
export function alikeRates(scenario, {verdictOf, fillRandom}, {n, repetitions, seed}) {
  const rates = {worse: noVerdicts(), equal: noVerdicts()}
  for (const truth of ['worse', 'equal']) {
    const draw = scenario.drawing(n, truth)
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const next = uniformsOf(fillRandom, seed * WIDEST + n, repetition)
      const {difference, question} = draw(next)
      const {verdict} = verdictOf(difference, question, 'non-inferior')
      rates[truth][verdict] += 1 / repetitions
    }
  }
  return rates
}

const WIDEST = 2 ** 24

function noVerdicts() {
  return {pass: 0, fail: 0, inconclusive: 0}
}

/** A stream of numbers in (0, 1), of its own for each seed and repetition: sfc32 of Doty-Humphrey (PractRand), of drawn words. */
function uniformsOf(fillRandom, seed, repetition) {
  const words = new Uint32Array(4)
  fillRandom(words, seed, repetition)
  let [a, b, c, counter] = words
  return () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return ((sum >>> 0) + 0.5) / 2 ** 32
  }
}

function evenly(classes) {
  return Array.from({length: classes}, () => 1 / classes)
}

function asked(value, direction = 'higher', relative = false) {
  return {alpha: 0.05, margin: {value, relative}, direction}
}

/**
 * Two classifiers that are right on eight rows in ten, whatever the class. The candidate loses rows and wins others, so that
 * the metric falls by the margin or not at all. `spread` times as many rows differ as the margin needs: with
 * 1.02 nearly all of them are lost.
 */
function ofClasses(statistics, {metric, prior, spread}) {
  const classes = prior.length
  const {compareConfusionTable, pairedAccuracy, tango} = statistics
  return {
    name: `${metric}, ${classesOf(prior)}; ${fewOrMore(spread)}`,
    drawing: (n, truth) => {
      const margin = POINTS[n]
      const question = asked(margin)
      const cells = cellsOf(statistics, {metric, prior, margin, spread}, truth)
      const pick = pickerOf(cells.map(({share}) => share))
      return next => {
        const rows = new Float64Array(cells.length)
        for (let i = 0; i < n; i++) rows[pick(next())]++
        const counted = cells.map((cell, i) => countedCell(cell, rows[i]))
        const table = {classes, weighted: false, cells: counted.filter(cell => cell.rows > 0)}
        const difference =
          metric === 'accuracy'
            ? tango(pairedAccuracy(table), question)
            : compareConfusionTable(metric, table, question, 1)
        return {difference, question}
      }
    }
  }
}

function classesOf(prior) {
  return prior.length === 2 ? `${100 * prior[1]} % positives` : `${prior.length} classes`
}

function fewOrMore(spread) {
  return spread < 1.1 ? 'nearly all that differ are lost' : 'rows are won and lost'
}

function countedCell({label, baseline, candidate}, rows) {
  return {label, baseline, candidate, rows, weight: rows, squaredWeight: rows}
}

/** The shares of all (label, baseline, candidate) by which the metric moves by the margin, or not. */
function cellsOf({linearise}, {metric, prior, margin, spread}, truth) {
  const gapOf = cells => {
    const value = side => linearise(metric, tallyOf(cells, prior.length, side), 1).value
    return value('candidate') - value('baseline')
  }
  const at = (differ, lost) => sharesOf(prior, differ, lost)
  const least = rootOf(differ => -margin - gapOf(at(differ, 1)), 0, 0.5)
  const differ = spread * least
  const wanted = truth === 'worse' ? -margin : 0
  return at(
    differ,
    rootOf(lost => wanted - gapOf(at(differ, lost)), 0, 1)
  )
}

const RIGHT = 0.8

function sharesOf(prior, differ, lost) {
  const classes = prior.length
  const [loses, wins] = [(differ * lost) / RIGHT, (differ * (1 - lost)) / (1 - RIGHT)]
  const others = classes - 1
  return prior.flatMap((ofClass, label) =>
    prior.flatMap((_, baseline) =>
      prior.map((__, candidate) => {
        const before = baseline === label ? RIGHT : (1 - RIGHT) / others
        const stays = baseline === candidate
        const after =
          baseline === label
            ? stays
              ? 1 - loses
              : loses / others
            : stays
              ? 1 - wins
              : candidate === label
                ? wins
                : 0
        return {label, baseline, candidate, share: ofClass * before * after}
      })
    )
  )
}

function tallyOf(cells, classes, side) {
  const [hits, predicted, actual] = [0, 1, 2].map(() => new Float64Array(classes))
  let total = 0
  for (const cell of cells) {
    actual[cell.label] += cell.share
    predicted[cell[side]] += cell.share
    if (cell[side] === cell.label) hits[cell.label] += cell.share
    total += cell.share
  }
  return {hits, predicted, actual, total}
}

/** Where a function that rises from below 0 crosses it. */
function rootOf(rising, low, high) {
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (rising(middle) > 0) high = middle
    else low = middle
  }
  return (low + high) / 2
}

function pickerOf(shares) {
  let sum = 0
  const ends = shares.map(share => (sum += share))
  return u => {
    let [low, high] = [0, ends.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle] > u * sum) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** Classifiers as above, row by row: with weights, or in clusters of which some rows do what one row of it does. */
function ofRows(statistics, {metric, spread, cluster, correlation, heavy}) {
  const prior = [0.7, 0.3]
  const how =
    heavy === undefined
      ? `clusters of ${cluster}, intraclass correlation ${correlation}`
      : `${100 * heavy.share} % of rows weigh ${heavy.weight}`
  return {
    name: `${metric}, ${how}; ${fewOrMore(spread)}`,
    drawing: (n, truth) => {
      const margin = heavy === undefined ? POINTS[n] : 2 * POINTS[n]
      const question = asked(margin)
      const cells = cellsOf(statistics, {metric, prior, margin, spread}, truth)
      const pick = pickerOf(cells.map(({share}) => share))
      const copies = Math.sqrt(correlation ?? 0)
      return next => {
        const [label, baseline, candidate] = [0, 1, 2].map(() => new Int32Array(n))
        const clusters = cluster === undefined ? undefined : new Int32Array(n)
        const weights = heavy === undefined ? undefined : new Float64Array(n)
        let common = 0
        for (let row = 0; row < n; row++) {
          if (cluster !== undefined) {
            clusters[row] = Math.floor(row / cluster)
            if (row % cluster === 0) common = pick(next())
          }
          if (heavy !== undefined) weights[row] = next() < heavy.share ? heavy.weight : 1
          const cell = cells[cluster !== undefined && next() < copies ? common : pick(next())]
          label[row] = cell.label
          baseline[row] = cell.baseline
          candidate[row] = cell.candidate
        }
        const rows = {label, baseline, candidate, classes: 2}
        const design = {weights, clusters}
        return {
          difference: statistics.compareConfusion(metric, rows, question, design, 1),
          question
        }
      }
    }
  }
}

const LABELS = 6

/** Six labels a row, each there with 0.3 and right with 0.8; the macro mean of their F1. */
function ofLabels(statistics, {spread}) {
  const prior = [0.7, 0.3]
  const sets = Array.from({length: 2 ** LABELS}, (_, code) =>
    Array.from({length: LABELS}, (__, label) => label).filter(label => (code >> label) & 1)
  )
  return {
    name: `f1_macro of ${LABELS} labels a row; ${fewOrMore(spread)}`,
    drawing: (n, truth) => {
      const margin = POINTS[n]
      const question = asked(margin)
      const cells = cellsOf(statistics, {metric: 'f1', prior, margin, spread}, truth)
      const pick = pickerOf(cells.map(({share}) => share))
      return next => {
        const [label, before, after] = [0, 1, 2].map(() => new Int32Array(n))
        for (let row = 0; row < n; row++) {
          for (let bit = 0; bit < LABELS; bit++) {
            const cell = cells[pick(next())]
            label[row] |= cell.label << bit
            before[row] |= cell.baseline << bit
            after[row] |= cell.candidate << bit
          }
        }
        const of = prediction => ({label, prediction, sets, labels: LABELS})
        return {
          difference: statistics.compareLabelSets('f1_macro', of(before), of(after), question),
          question
        }
      }
    }
  }
}

function normal(next) {
  return Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next())
}

/** Errors of variance in three shapes, with the mean of their size. */
const TAILS = {
  normal: {draw: normal, meanSize: Math.sqrt(2 / Math.PI)},
  t3: {
    draw: next =>
      normal(next) / Math.sqrt((normal(next) ** 2 + normal(next) ** 2 + normal(next) ** 2) / 3),
    meanSize: (2 * Math.sqrt(3)) / Math.PI
  },
  lognormal: {
    draw: next => Math.exp(normal(next)) * (next() < 0.5 ? -1 : 1),
    meanSize: Math.exp(0.5)
  }
}

/**
 * Two regressions. Of all rows: their errors share nine tenths of what they are. Of a tenth of the rows: the errors are the same on all
 * others, and drawn anew there, and larger.
 */
function ofNumbers(statistics, {metric, tail, differ}) {
  const {draw} = TAILS[tail]
  const {compareRegression, pairedMeanOfRows} = statistics
  return {
    name: `${metric}, ${tail} errors; ${differ === 1 ? 'all rows differ' : 'a tenth of the rows differs'}`,
    drawing: (n, truth) => {
      const margin = metric === 'r2' ? SHARES[n] / 2 : SHARES[n]
      const question = metric === 'r2' ? asked(margin) : asked(margin, 'lower', true)
      const loss = truth === 'worse' ? margin : 0
      const stretch = stretchOf(metric, loss, differ)
      return next => {
        const [target, baseline, candidate] = [0, 1, 2].map(() => new Float64Array(n))
        for (let row = 0; row < n; row++) {
          const common = draw(next)
          const own = () => 0.9 * common + Math.sqrt(0.19) * draw(next)
          const before = differ === 1 ? own() : common
          const after = differ === 1 ? own() : next() < differ ? draw(next) : NaN
          const error = Number.isNaN(after) ? before : stretch * after
          target[row] = metric === 'r2' ? Math.sqrt(0.7 / 0.3) * draw(next) : 0
          // The prediction is off by the error; of R² the target's own part is what is explained.
          baseline[row] = target[row]
          target[row] += before
          candidate[row] = target[row] - error
        }
        const difference =
          metric === 'mae'
            ? pairedMeanOfRows(sizes(target, baseline), sizes(target, candidate), question)
            : compareRegression(metric, target, baseline, candidate, question)
        return {difference, question}
      }
    }
  }
}

function stretchOf(metric, loss, differ) {
  if (metric === 'mae') return 1 + loss / differ
  // Of R² the errors are 0.3 of the variance.
  const more = metric === 'r2' ? loss / 0.3 : (1 + loss) ** 2 - 1
  return Math.sqrt(1 + more / differ)
}

function sizes(target, prediction) {
  return target.map((y, row) => Math.abs(y - prediction[row]))
}

/** By how much the candidate is off, and the loss that this is in the mean: of 2 million drawn rows. */
const LESS_SURE = {
  all: {50: [0.14, 0.0957], 200: [0.07, 0.047], 1000: [0.03, 0.01996], 5000: [0.015, 0.00994]},
  few: {50: [1, 0.7997], 200: [0.6, 0.4409], 1000: [0.25, 0.1698], 5000: [0.13, 0.0859]}
}

/** The same for rankings, of 300,000 queries. */
const LESS_RELEVANT = {
  all: {50: [0.4, 0.0814], 200: [0.2, 0.0379], 1000: [0.1, 0.0181], 5000: [0.05, 0.00886]},
  few: {50: [1, 0.2243], 200: [0.6, 0.129], 1000: [0.35, 0.07], 5000: [0.2, 0.0379]}
}

/** Log losses of two classifiers whose logits differ by noise, and whose candidate is less sure of what is true. */
function ofLogLoss(statistics, differ) {
  const noise = differ === 1 ? 0.3 : 0.6
  return ofMeans(statistics, differ, {
    name: `log_loss; ${differ === 1 ? 'all rows differ' : 'a tenth of the rows differs'}`,
    off: LESS_SURE,
    asking: margin => asked(margin, 'lower', true),
    pairOf: (next, shift) => {
      const logit = 1.5 * normal(next) - 0.5
      const side = next() < 1 / (1 + Math.exp(-logit)) ? 1 : -1
      const lossOf = off => Math.log1p(Math.exp(-side * (logit + noise * normal(next)) + off))
      const before = lossOf(0)
      return [before, next() < differ ? lossOf(shift) : before]
    }
  })
}

/** NDCG of eight items a query, of which both models' scores have noise of their own. */
function ofRankings(statistics, differ) {
  const items = Array.from({length: 8}, (_, item) => item)
  return ofMeans(statistics, differ, {
    name: `ndcg; ${differ === 1 ? 'all queries may differ' : 'a tenth of the queries may differ'}`,
    off: LESS_RELEVANT,
    asking: margin => asked(margin),
    pairOf: (next, shift) => {
      const relevance = items.map(() => (next() < 0.25 ? (next() < 0.3 ? 2 : 1) : 0))
      const score = relevance.map(gain => gain + 0.8 * normal(next))
      const valueOf = off =>
        ndcgOf(
          relevance,
          score.map((x, item) => x + 0.4 * normal(next) - off * relevance[item])
        )
      const before = valueOf(0)
      return [before, next() < differ ? valueOf(shift) : before]
    }
  })
}

function ndcgOf(relevance, score) {
  const gainOf = gains => gains.reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0)
  const order = relevance.map((_, item) => item).sort((a, b) => score[b] - score[a])
  const best = gainOf(relevance.toSorted((a, b) => b - a))
  return best === 0 ? 0 : gainOf(order.map(item => relevance[item])) / best
}

/** Means of rows drawn by `pairOf`: the margin is what the shift of the candidate costs in a share `differ` of them. */
function ofMeans({pairedMeanOfRows}, differ, {name, off, asking, pairOf}) {
  return {
    name,
    drawing: (n, truth) => {
      const [shift, loss] = off[differ === 1 ? 'all' : 'few'][n]
      const question = asking(differ * loss)
      return next => {
        const [baseline, candidate] = [new Float64Array(n), new Float64Array(n)]
        for (let row = 0; row < n; row++) {
          const [before, after] = pairOf(next, truth === 'worse' ? shift : 0)
          baseline[row] = before
          candidate[row] = after
        }
        return {difference: pairedMeanOfRows(baseline, candidate, question), question}
      }
    }
  }
}

/** Normal scores that correlate 0.81 within a class; the candidate's area is smaller by the margin. */
function ofArea(statistics, {positives, name, area}) {
  const {compareRocAuc, normalQuantile} = statistics
  const shiftOf = auc => Math.SQRT2 * normalQuantile(auc)
  return {
    name: `roc_auc near ${area}, ${name}`,
    drawing: (n, truth) => {
      const count = Math.round(positives(n))
      const margin = area > 0.9 ? 0.03 : 0.05
      const question = asked(margin)
      const [before, after] = [shiftOf(area), shiftOf(area - (truth === 'worse' ? margin : 0))]
      return next => {
        const label = Int32Array.from({length: n}, (_, row) => (row < count ? 1 : 0))
        const [baseline, candidate] = [new Float64Array(n), new Float64Array(n)]
        for (let row = 0; row < n; row++) {
          const common = 0.9 * normal(next)
          baseline[row] = common + 0.436 * normal(next) + label[row] * before
          candidate[row] = common + 0.436 * normal(next) + label[row] * after
        }
        return {difference: compareRocAuc(label, baseline, candidate, question), question}
      }
    }
  }
}
