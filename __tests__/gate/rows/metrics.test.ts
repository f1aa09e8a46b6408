import {describe, expect, test} from '@jest/globals'
import {caseOf} from '../../../src/gate/decide.ts'
import {metricNamed, metricsOf} from '../../../src/gate/rows/metrics.ts'
import type {PairedRows} from '../../../src/gate/rows/paired-rows.ts'
import {verdictSchema} from '../../../src/verdict/verdict.ts'
import type {Difference} from '../../../src/statistics/core/difference.ts'
import {decided, factsOf, findingIn, statusesOf} from '../../fixtures/facts.ts'

function rowsOf(baseline: string, candidate = baseline, model = '{}'): PairedRows {
  const {rows} = caseOf(factsOf({predictions: baseline}, {predictions: candidate}, {model}))
  if (rows === null) throw new Error('no rows')
  return rows
}

function csv(header: string, ...rows: readonly string[]): string {
  return `${header}\n${rows.map((row, i) => `${i},${row}\n`).join('')}`
}

/** Each metric's value for the candidate. */
function valuesOf(rows: PairedRows): Record<string, number> {
  const question = {alpha: 0.05, margin: {value: 0.01, relative: false}} as const
  return Object.fromEntries(
    metricsOf(rows).map(metric => [
      metric.name,
      metric.ofRows(rows, {...question, direction: metric.direction}).candidate
    ])
  )
}

function comparedBy(name: string, rows: PairedRows): Difference {
  const metric = metricNamed(name, rows)
  if (metric === null) throw new Error(`no ${name}`)
  const {direction} = metric
  return metric.ofRows(rows, {alpha: 0.05, margin: {value: 0.01, relative: false}, direction})
}

function numbered(rows: PairedRows, ...names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map(name => [name, comparedBy(name, rows).candidate]))
}

function near(expected: Readonly<Record<string, number>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(expected).map(([k, v]) => [k, expect.closeTo(v, 7)]))
}

// 3 true and 1 false positive, 3 true and 1 false negative at 0.5.
const BINARY = [
  '1,1,0.9',
  '1,1,0.8',
  '1,0,0.3',
  '0,0,0.2',
  '0,1,0.6',
  '0,0,0.1',
  '0,0,0.4',
  '1,1,0.5'
]
/** By hand, and by the definitions of scikit-learn's user guide. */
const BINARY_VALUES = {
  accuracy: 6 / 8,
  recall: 3 / 4,
  specificity: 3 / 4,
  precision: 3 / 4,
  f1: 3 / 4,
  balanced_accuracy: 3 / 4,
  f1_macro: 3 / 4,
  f1_micro: 3 / 4,
  f1_weighted: 3 / 4,
  precision_macro: 3 / 4,
  recall_macro: 3 / 4,
  mcc: (3 * 3 - 1) / 16,
  cohen_kappa: (6 / 8 - 1 / 2) / (1 / 2),
  roc_auc: 13 / 16,
  average_precision: (1 + 1 + 3 / 4 + 4 / 6) / 4,
  log_loss: -Math.log(0.9 * 0.8 * 0.3 * 0.5 * 0.8 * 0.4 * 0.9 * 0.6) / 8,
  brier: 1.36 / 8
}

describe('values', () => {
  test('binary', () => {
    expect(valuesOf(rowsOf(csv('id,label,prediction,score', ...BINARY)))).toEqual(
      near(BINARY_VALUES)
    )
  })

  test.each([
    ['true and false', (c: string) => (c === '1' ? 'true' : 'false')],
    ['yes and no', (c: string) => (c === '1' ? 'yes' : 'no')],
    ['churn and no', (c: string) => (c === '1' ? 'churn' : 'no')],
    ['-1 and 1', (c: string) => (c === '1' ? '1' : '-1')],
    ['0 and 2', (c: string) => (c === '1' ? '2' : '0')]
  ])('binary, written as %s', (_, write) => {
    const rows = BINARY.map(row => {
      const [label = '', prediction = '', score = ''] = row.split(',')
      return `${write(label)},${write(prediction)},${score}`
    })
    const paired = rowsOf(csv('id,label,prediction,score', ...rows))
    expect(paired.notes).toEqual([])
    expect(valuesOf(paired)).toEqual(near(BINARY_VALUES))
  })

  test('scores alone are ranked first, and cut at a threshold that is told', () => {
    const rows = rowsOf(csv('id,label,score', ...BINARY.map(row => row.replace(/,.,/u, ','))))
    const {roc_auc, ...others} = BINARY_VALUES
    expect(valuesOf(rows)).toEqual(near({roc_auc, ...others}))
    expect(Object.keys(valuesOf(rows))[0]).toBe('roc_auc')
    expect(rows.notes).toEqual([
      'Scores of at least 0.5 count as the positive class (assumed; set predictions: {threshold: …}).'
    ])
  })

  test('the threshold and the positive class of the policy', () => {
    const scores = csv('id,label,score', ...BINARY.map(row => row.replace(/,.,/u, ',')))
    const at = rowsOf(scores, scores, '{predictions: {file: p.csv, threshold: 0.3}}')
    expect(valuesOf(at)).toMatchObject({recall: 1, specificity: 0.5})
    expect(at.notes).toEqual([])
    const file = csv('id,label,prediction', 'ham,ham', 'ham,spam', 'spam,spam')
    const ham = rowsOf(file, file, '{predictions: {file: p.csv, positive: ham}}')
    expect(valuesOf(ham)).toMatchObject({recall: 0.5, specificity: 1, precision: 1})
    expect(ham.notes).toEqual([])
    expect(rowsOf(file).notes).toEqual([
      '"spam" counts as the positive class (assumed; set predictions: {positive: …}).'
    ])
  })

  const MULTI = ['a,a', 'a,b', 'b,b', 'b,b', 'c,c', 'c,a']
  const multiValues = {
    accuracy: 4 / 6,
    balanced_accuracy: 2 / 3,
    f1_macro: (0.5 + 0.8 + 2 / 3) / 3,
    f1_micro: 4 / 6,
    f1_weighted: (0.5 + 0.8 + 2 / 3) / 3,
    precision_macro: (0.5 + 2 / 3 + 1) / 3,
    recall_macro: 2 / 3,
    mcc: 12 / Math.sqrt(22 * 24),
    cohen_kappa: (4 / 6 - 12 / 36) / (1 - 12 / 36)
  }

  test('multiclass', () => {
    expect(valuesOf(rowsOf(csv('id,label,prediction', ...MULTI)))).toEqual(near(multiValues))
  })

  test('multiclass with a score for each class', () => {
    const scores = ['.7,.2,.1', '.2,.5,.3', '.1,.8,.1', '.3,.4,.3', '.1,.1,.8', '.5,.1,.4']
    const rows = rowsOf(
      csv(
        'id,label,prediction,score_a,score_b,score_c',
        ...MULTI.map((m, i) => `${m},${scores[i] ?? ''}`)
      )
    )
    // One class against the rest: a .7 .2 > .1 .3 .1 .5 (5.0 of 8), b .8 .4 > .2 .5 .1 .1 (7 of 8),
    // c .8 .4 > .1 .3 .1 .3 (8 of 8).
    expect(valuesOf(rows)).toEqual(
      near({
        ...multiValues,
        roc_auc: (6 / 8 + 7 / 8 + 8 / 8) / 3,
        log_loss: -Math.log(0.7 * 0.2 * 0.8 * 0.4 * 0.8 * 0.4) / 6,
        brier: (0.14 + 0.98 + 0.06 + 0.54 + 0.06 + 0.62) / 6
      })
    )
  })

  test('a missing prediction is a wrong one, of a class of its own as in scikit-learn', () => {
    const rows = rowsOf(csv('id,label,prediction', 'a,', 'a,a', 'b,b', 'b,b', 'c,c', 'c,c'))
    expect(valuesOf(rows)).toMatchObject({accuracy: 5 / 6, recall_macro: (0.5 + 1 + 1 + 0) / 4})
    expect(valuesOf(rows)['f1_macro']).toBeCloseTo((2 / 3 + 1 + 1 + 0) / 4, 7)
  })

  test('regression', () => {
    expect(valuesOf(rowsOf(csv('id,label,prediction', '1,1.5', '2,2', '3,2', '4,5')))).toEqual(
      near({
        rmse: 0.75,
        mae: 0.625,
        mse: 0.5625,
        r2: 1 - 2.25 / 5,
        explained_variance: 1 - 0.546875 / 1.25
      })
    )
  })

  test('ranking: the mean over the queries', () => {
    const rows = ['x,1,.1', 'x,0,.9', 'x,0,.5', 'y,0,.2', 'y,1,.8']
    expect(valuesOf(rowsOf(csv('id,query,label,score', ...rows)))).toEqual(
      near({
        ndcg: (0.5 + 1) / 2,
        mrr: (1 / 3 + 1) / 2,
        map: (1 / 3 + 1) / 2
      })
    )
  })

  test('ranking: down to a rank, where that is asked', () => {
    const rows = rowsOf(
      csv('id,query,label,score', 'x,1,.1', 'x,0,.9', 'x,0,.5', 'y,2,.2', 'y,1,.8', 'y,0,.1')
    )
    const ideal = 2 + 1 / Math.log2(3)
    expect(
      numbered(rows, 'ndcg@1', 'ndcg@2', 'mrr@2', 'precision@2', 'recall@1', 'hit_rate@2')
    ).toEqual(
      near({
        'ndcg@1': (0 + 1 / 2) / 2,
        'ndcg@2': (0 + (1 + 2 / Math.log2(3)) / ideal) / 2,
        'mrr@2': (0 + 1) / 2,
        'precision@2': (0 + 1) / 2,
        'recall@1': (0 + 1 / 2) / 2,
        'hit_rate@2': 1 / 2
      })
    )
    expect(metricNamed('map@2', rows)).toBeNull()
    expect(metricNamed('accuracy@2', rows)).toBeNull()
  })

  test('ranking: queries without anything relevant are told', () => {
    const rows = rowsOf(csv('id,query,label,score', 'x,1,.1', 'x,0,.9', 'y,0,.2'))
    const {warnings} = comparedBy('ndcg@2', rows)
    expect(warnings).toContain('1 of the 2 queries have nothing relevant and count as 0.')
  })

  test('numbers: the loss of a quantile, where that is asked', () => {
    const rows = rowsOf(csv('id,label,prediction', '1.5,1', '2,2.5', '3.25,3'))
    expect(numbered(rows, 'pinball_loss@0.9', 'pinball_loss@0.5')).toEqual(
      near({
        'pinball_loss@0.9': (0.9 * 0.5 + 0.1 * 0.5 + 0.9 * 0.25) / 3,
        'pinball_loss@0.5': (0.5 * 1.25) / 3
      })
    )
    expect(metricNamed('pinball_loss', rows)).toBeNull()
    expect(metricNamed('ndcg@2', rows)).toBeNull()
  })

  test('recall of a classification has nothing to do with recall@1', () => {
    expect(metricNamed('recall@1', rowsOf(csv('id,label,prediction,score', ...BINARY)))).toBeNull()
  })

  test('multilabel: sets that are the same', () => {
    const rows = ['"[a,b]","[a,b]"', '"[a]","[a,b]"', '"[]","[]"', '"[b]","[b]"']
    const paired = rowsOf(csv('id,label,prediction', ...rows))
    expect(valuesOf(paired)).toEqual(
      near({
        exact_match: 3 / 4,
        f1_micro: 8 / 9,
        f1_macro: (1 + 4 / 5) / 2,
        f1_weighted: (2 * 1 + 2 * (4 / 5)) / 4,
        precision_micro: 4 / 5,
        precision_macro: (1 + 2 / 3) / 2,
        recall_micro: 1,
        recall_macro: 1,
        f1_samples: (1 + 2 / 3 + 0 + 1) / 4,
        jaccard: (1 + 1 / 2 + 0 + 1) / 4,
        hamming_loss: 1 / 8
      })
    )
    expect(metricNamed('accuracy', paired)?.name).toBe('exact_match')
  })

  test('multilabel: the order of the labels does not matter', () => {
    const lists = rowsOf(csv('id,label,prediction', '"[a,b]","[b, a]"', '"[a]","[b]"'))
    expect(valuesOf(lists)).toMatchObject({exact_match: 1 / 2, f1_micro: 2 / 3})
    const model = '{predictions: {file: p.csv, task: multilabel}}'
    const plain = rowsOf(csv('id,label,prediction', 'a;b,b;a', 'a,b', 'b|c,c|b'), undefined, model)
    expect(valuesOf(plain)).toMatchObject({exact_match: 2 / 3})
  })

  test('generation: the marks of the texts, or the texts that are the same', () => {
    expect(valuesOf(rowsOf(csv('id,score', '0.5', '3', '1')))).toEqual(near({mean_score: 1.5}))
    const texts = Array.from({length: 30}, (_, i) => `answer ${i},answer ${i % 10 === 0 ? 'x' : i}`)
    expect(valuesOf(rowsOf(csv('id,label,prediction', ...texts)))).toEqual(
      near({exact_match: 27 / 30})
    )
  })

  test('weights and clusters', () => {
    const rows = ['1,1,3,u', '1,0,1,u', '0,0,2,v', '0,0,2,']
    const weighted = rowsOf(csv('id,label,prediction,weight,cluster', ...rows))
    expect(valuesOf(weighted)).toMatchObject({accuracy: 7 / 8, recall: 3 / 4, specificity: 1})
    expect(Array.from(weighted.clusters ?? [])).toEqual([0, 0, 1, 2])
  })

  test('rows without a label are left out', () => {
    const rows = rowsOf(csv('id,label,prediction', '1,1', ',1', '0,0', '0,1'))
    expect([rows.rows, valuesOf(rows)['accuracy']]).toEqual([3, 2 / 3])
  })

  test('the rows of both files are joined by key', () => {
    const before = 'id,label,prediction\na,1,1\nb,0,1\nc,1,1\n'
    const after = 'id,label,prediction\nc,1,0\na,1,1\nb,0,0\n'
    const rows = rowsOf(before, after)
    expect(Array.from(rows.predicted?.baseline ?? [])).toEqual([1, 1, 1])
    expect(Array.from(rows.predicted?.candidate ?? [])).toEqual([1, 0, 0])
  })
})

describe('rows that leave little to compute', () => {
  const one = Array.from({length: 40}, () => '1,1,0.9')
  const none = Array.from({length: 40}, () => '0,0,0.1')
  test.each([
    ['a single class, positive', 'id,label,prediction,score', one],
    ['a single class, negative', 'id,label,prediction,score', none],
    [
      'a single class, from scores that fall below the threshold',
      'id,label,score',
      ['1,0.2', '1,0.9', '1,0.9']
    ],
    ['a single class, negative, from scores', 'id,label,score', ['0,0.2', '0,0.9', '0,0.9']],
    ['a constant target', 'id,label,prediction', ['1.5,1.5', '1.5,1.5', '1.5,1.5']],
    ['one row', 'id,label,prediction,score', ['1,1,0.9']],
    ['no row with a label', 'id,label,prediction', [',1', ',0']],
    ['weights of 0', 'id,label,prediction,weight', ['1,1,0', '0,0,0']],
    ['weights that are none', 'id,label,prediction,weight', ['1,1,-2', '0,0,x', '1,0,1']],
    ['scores that are none', 'id,label,prediction,score', ['1,1,', '0,0,x', '1,0,0.2']],
    ['no row', 'id,label,prediction', []]
  ])(
    '%s: never a pass without proof but of what is the same, never a crash, always a valid verdict',
    (_, header, rows) => {
      const file = {predictions: csv(header, ...rows)}
      const decision = decided(file, file)
      const passed = decision.findings.filter(
        f => f.role === 'guard' && f.evidence === 'paired-rows' && f.status === 'pass'
      )
      expect(passed.filter(f => f.detail !== 'same')).toEqual([])
      const shape = verdictSchema.shape.models.element.shape.findings
      expect(shape.safeParse(decision.findings).error).toBeUndefined()
      const told = decision.findings.map(f => f.summary).join(' ')
      expect(told.replaceAll('NaN or nothing', '')).not.toMatch(/NaN|Infinity/u)
    }
  )

  test('a class that only the negative rows have is not taken for the positive one', () => {
    expect(rowsOf(csv('id,label,prediction,score', ...none))).toMatchObject({
      positive: 1,
      classes: ['0']
    })
    expect(rowsOf(csv('id,label,prediction,score', ...one))).toMatchObject({
      positive: 0,
      classes: ['1']
    })
  })

  test('from scores a row below the threshold is wrong where only the positive class is known', () => {
    const rows = rowsOf(csv('id,label,score', '1,0.2', '1,0.9', '1,0.9'))
    expect(valuesOf(rows)).toMatchObject({accuracy: 2 / 3, recall: 2 / 3})
  })

  test('models of the same classes and other scores pass on many rows; on few they hold', () => {
    const rows = (n: number, score: number): {predictions: string} => ({
      predictions: csv(
        'id,label,prediction,score',
        ...Array.from({length: n}, (_, i) => `${i % 2},${i % 2},${Math.abs((i % 2) - score)}`)
      )
    })
    const status = (n: number): string =>
      findingIn(decided(rows(n, 0.1), rows(n, 0.2)), 'at-least-as-good/accuracy').status
    expect(status(400)).toBe('pass')
    expect(status(40)).toBe('inconclusive')
  })

  test('invariant 21: the same answers are the same model, on however few rows', () => {
    const file = {predictions: csv('id,label,prediction,score', '1,1,0.9', '0,0,0.1', '1,0,0.2')}
    const decision = decided(file, file)
    expect(decision.verdict).toBe('pass')
    expect(findingIn(decision, 'at-least-as-good/accuracy')).toMatchObject({
      status: 'pass',
      detail: 'same',
      summary: expect.stringMatching(
        /unchanged \(66\.7 %\): both models answer alike on all 3 rows/u
      )
    })
  })
})

describe('what keeps rows from being used is told', () => {
  const scores = csv('id,label,prediction,score', '1,1,2.5', '0,0,-0.5', '1,1,0.5', '0,0,0.1')
  const asking = (words: string): {model: string} => ({model: `{at-least-as-good: ${words}}`})

  test('scores that are no probabilities, where log loss is asked', () => {
    const before = csv('id,label,prediction,score', '1,1,2.0', '0,0,-0.5', '1,1,0.5', '0,0,0.1')
    const decision = decided({predictions: before}, {predictions: scores}, asking('{log_loss: {}}'))
    expect(findingIn(decision, 'usable-rows/probabilities')).toMatchObject({
      status: 'missing',
      role: 'guard',
      location: {file: 'predictions.csv', line: 2},
      summary:
        'Column "score" of predictions.csv leaves the range from 0 to 1 (line 2 and 3): such scores are no probabilities, so log loss cannot be computed from the rows.'
    })
    expect(decision.verdict).toBe('hold')
  })

  test('and only then', () => {
    const decision = decided({predictions: scores}, {predictions: scores}, asking('{accuracy: {}}'))
    expect(statusesOf(decision).join()).not.toContain('usable-rows')
  })

  test('a positive class that no row has', () => {
    const decision = decided(
      {predictions: scores},
      {predictions: scores},
      {model: '{predictions: {file: p.csv, positive: fraud}, at-least-as-good: {recall: {}}}'}
    )
    expect(findingIn(decision, 'usable-rows/positive').summary).toBe(
      'The policy names "fraud" as the positive class, but the classes of predictions.csv are 0 and 1.'
    )
    expect(decision.verdict).toBe('hold')
  })

  test('a score that is high for the other class holds, and names it', () => {
    const scores = csv(
      'id,label,score',
      ...Array.from({length: 200}, (_, row) =>
        row % 2 === 0 ? `good,0.${70 + (row % 20)}` : `ill,0.${20 + (row % 20)}`
      )
    )
    const decision = decided({predictions: scores}, {predictions: scores})
    const finding = findingIn(decision, 'usable-rows/score-of-other-class')
    expect(finding.status).toBe('missing')
    expect(finding.remedy).toContain('predictions: {positive: "good"}')
  })

  test.each([
    [
      'labels',
      csv('id,label,prediction', '1,1', ',0'),
      'missing-labels',
      'predictions.csv has NaN or nothing in column "label": line 3.'
    ],
    [
      'predictions',
      csv('id,label,prediction', '1,1', '0,'),
      'missing-predictions',
      'predictions.csv has NaN or nothing in column "prediction": line 3.'
    ],
    [
      'scores',
      csv('id,label,score', '1,0.5', '0,NaN'),
      'nan-scores',
      'predictions.csv has empty or wrong numbers in column "score" (NaN or nothing first): line 3.'
    ],
    [
      'keys',
      'id,label,score\n1,1,0.5\n1,0,0.5\n',
      'duplicate-keys',
      'predictions.csv has more than one row for a key: 1 (lines 2 and 3).'
    ]
  ])('%s that are not there', (_, predictions, id, summary) => {
    const decision = decided({predictions}, {predictions})
    expect(findingIn(decision, `evidence/${id}/predictions.csv`)).toMatchObject({
      status: 'fail',
      summary
    })
  })

  test('other rows, other labels', () => {
    const decision = decided(
      {predictions: csv('id,label,prediction', '1,1', '0,0', '1,1')},
      {predictions: csv('id,label,prediction', '1,1', '1,0')}
    )
    expect(statusesOf(decision)).toEqual(
      expect.arrayContaining([
        'evaluation-set/rows-only-in-baseline: fail',
        'evaluation-set/labels-differ: fail'
      ])
    )
  })

  test('predictions that contradict the metrics file decide, and the contradiction is told', () => {
    const predictions = csv(
      'id,label,prediction',
      ...BINARY.map(row => row.replace(/,[^,]*$/u, ''))
    )
    const {notes, candidate} = findingIn(
      decided({predictions, metrics: {accuracy: 0.9}}, {predictions, metrics: {accuracy: 0.95}}),
      'at-least-as-good/accuracy'
    )
    expect(candidate).toBe(0.75)
    expect(notes).toContain(
      'metrics.json states 0.95 for the candidate; its predictions give 0.75, which counts here.'
    )
  })

  test('the direction of the policy goes for what the rows give too', () => {
    const marks = (base: number): string =>
      csv('id,score', ...Array.from({length: 50}, (_, i) => String(base + (i % 3))))
    const toxic = {model: '{at-least-as-good: {mean_score: {direction: lower, margin: 0.1}}}'}
    const lower = decided(
      {predictions: marks(5)},
      {predictions: csv('id,score', ...Array.from({length: 50}, (_, i) => String(3 + (i % 4))))},
      toxic
    )
    expect(findingIn(lower, 'at-least-as-good/mean_score')).toMatchObject({
      status: 'pass',
      direction: 'lower'
    })
  })
})

describe('invariant 23: a score a class and no column of predictions', () => {
  /** Rows of as many classes as are named; the first `wrong` have their highest score elsewhere. */
  const scored = (classes: readonly string[], wrong: number): string =>
    csv(
      `id,label,${classes.map(name => `proba_${name}`).join(',')}`,
      ...Array.from({length: 300}, (_, row) => {
        const of = row % classes.length
        const highest = row < wrong ? (of + 1) % classes.length : of
        const scores = classes.map((_name, at) => (at === highest ? 0.7 : 0.3 / classes.length))
        return `${classes[of] ?? ''},${scores.join(',')}`
      })
    )

  test.each([
    ['ten numbers', Array.from({length: 10}, (_, k) => String(k))],
    ['three names', ['ant', 'bee', 'cat']],
    ['two names', ['cat', 'dog']]
  ])('%s: the class with the highest score is the answer', (_, classes) => {
    const decision = decided({predictions: scored(classes, 3)}, {predictions: scored(classes, 60)})
    expect(findingIn(decision, 'at-least-as-good/accuracy')).toMatchObject({
      status: 'fail',
      baseline: 0.99,
      candidate: 0.8,
      notes: expect.arrayContaining([expect.stringContaining('highest score')])
    })
  })
})
