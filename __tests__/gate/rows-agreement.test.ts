import {describe, expect, test} from '@jest/globals'
import {rowsAgreement} from '../../src/gate/checks/rows-agreement.ts'
import type {Finding} from '../../src/verdict/verdict.ts'
import type {ModelPolicy} from '../../src/policy/schema.ts'
import {caseFrom, csv} from './case-from-files.ts'

/** 10 rows: 3 of 4 positives are found, with 1 false alarm among 6. */
const binary = csv(
  'id,label,prediction',
  ...['1,1', '1,1', '1,1', '1,0', '0,1', '0,0', '0,0', '0,0', '0,0', '0,0'].map(
    (row, id) => `r${id},${row}`
  )
)

function found(metrics: unknown, predictions = binary, policy?: ModelPolicy): readonly Finding[] {
  return rowsAgreement(caseFrom({metrics, predictions}, {metrics, predictions}, policy))
}

function statuses(...given: Parameters<typeof found>): Readonly<Record<string, string>> {
  return Object.fromEntries(found(...given).map(f => [f.id, `${f.status} ${f.role}`]))
}

describe('a number that the rows give', () => {
  test.each([
    ['exact', {accuracy: 0.8}],
    ['in percent', {accuracy: '80.0 %'}],
    ['above 1, so percent', {accuracy: 80}],
    ['under another spelling', {eval_acc: 0.8}],
    ['beside that of another split', {val_accuracy: 0.95, test_accuracy: 0.8}],
    ['of the positive class', {recall: 0.75}],
    ['of the other class', {recall: 0.833333}],
    ['as macro average', {recall: 0.791667}],
    ['as weighted average', {precision: 0.8}],
    ['named with its average', {f1_macro: 0.791667}],
    ['1 minus another', {error_rate: 0.2}],
    ['of as many rows', {accuracy: {value: 0.8, n: 10}}]
  ])('%s agrees', (_, metrics) => {
    expect(found(metrics).map(f => f.status)).toEqual(['pass'])
  })

  test.each([
    ['1 after rounding to two digits', 1, 0.996],
    ['0.9 as written', 0.9, 0.94]
  ])('%s agrees', (_, stated, share) => {
    const rows = Array.from({length: 1000}, (_, id) => `${id},1,${id < share * 1000 ? 1 : 0}`)
    expect(statuses({accuracy: stated}, csv('id,label,prediction', ...rows))).toEqual({
      'rows-agreement/accuracy': 'pass guard'
    })
  })
})

describe('a number that the rows do not give', () => {
  test('fails with both values, file and line', () => {
    const [finding] = found('{\n  "accuracy": 0.91\n}\n')
    expect(finding).toMatchObject({
      id: 'rows-agreement/accuracy',
      status: 'fail',
      role: 'guard',
      rows: 10,
      location: {file: 'metrics.json', line: 2}
    })
    expect(finding?.summary).toBe(
      'Accuracy is 0.91 in metrics.json, but the candidate’s own predictions give 0.8.'
    )
  })

  test('is held against every usual definition, and says which one the gate used', () => {
    const [finding] = found({recall: 0.9})
    expect(finding?.status).toBe('fail')
    expect(finding?.summary).toContain('give 0.75 (recall of class 1), and no other usual')
    expect(finding?.steps.map(step => step.what)).toEqual([
      'in metrics.json, line 2',
      'from predictions.csv: recall of class 1',
      'from predictions.csv: recall of class 0',
      'from predictions.csv: recall macro average',
      'from predictions.csv: recall micro average',
      'from predictions.csv: recall weighted average'
    ])
  })

  test('of the card alone is found there', () => {
    const card = `---
model-index:
- name: m
  results:
  - task: {type: text-classification}
    dataset: {type: d, name: D}
    metrics:
    - {type: accuracy, value: 0.9}
---
`
    const [finding] = rowsAgreement(caseFrom({card, predictions: binary}, null))
    expect(finding).toMatchObject({status: 'fail', location: {file: 'README.md'}})
  })

  test('by one row in a thousand is one', () => {
    const rows = Array.from({length: 1000}, (_, id) => `${id},1,${id < 900 ? 1 : 0}`)
    const file = csv('id,label,prediction', ...rows)
    expect(statuses({accuracy: 0.901}, file)).toEqual({'rows-agreement/accuracy': 'fail guard'})
    expect(statuses({accuracy: 0.9004}, file)).toEqual({'rows-agreement/accuracy': 'fail guard'})
  })

  test('is judged on all of the candidate’s rows, also those that the baseline lacks', () => {
    const half = binary.split('\n').slice(0, 5).join('\n')
    const given = caseFrom({metrics: {accuracy: 0.8}, predictions: binary}, {predictions: half})
    expect(rowsAgreement(given).map(f => f.status)).toEqual(['pass'])
  })
})

describe('a number that may be of something else is not blamed', () => {
  test.each([
    ['of another number of examples', {accuracy: {value: 0.91, n: 5000}}],
    ['of the training data', {train_accuracy: 0.99}],
    ['of the validation split alone', {val_accuracy: 0.91}],
    [
      'of segments',
      [
        {country: 'NO', accuracy: 0.91},
        {country: 'SE', accuracy: 0.92}
      ]
    ],
    ['that the rows cannot give', {bleu: 0.3, rmse: 3.2}],
    ['of several trainings', {accuracy: [0.9, 0.91, 0.92]}],
    ['that is none', '{"accuracy": NaN}']
  ])('%s', (_, metrics) => {
    expect(found(metrics)).toEqual([])
  })

  test('several, none of which agrees, are shown', () => {
    const metrics = [
      {metric: 'accuracy', value: 0.91, dataset: 'a'},
      {metric: 'accuracy', value: 0.93, dataset: 'b'}
    ]
    expect(statuses(metrics)).toEqual({'rows-agreement/accuracy': 'inconclusive info'})
  })

  test('without predictions there is nothing to hold it against', () => {
    expect(rowsAgreement(caseFrom({metrics: {accuracy: 0.8}}, null))).toEqual([])
  })
})

describe('scores', () => {
  // Deterministic scores with all digits, and the same rounded to two.
  const labels = Array.from({length: 400}, (_, id) => (id * 7) % 3 === 0)
  const exact = labels.map((label, id) => {
    const noise = Math.sin(id * 12.9898) * 0.5 + 0.5
    return Math.min(0.985, Math.max(0.015, 0.35 * Number(label) + 0.65 * noise))
  })
  const file = (digits: number): string =>
    csv(
      'id,label,score',
      ...exact.map((p, id) => `${id},${Number(labels[id])},${p.toFixed(digits)}`)
    )
  const value = (metric: string): number => {
    const summary = found({[metric]: 0.123456}, file(15))[0]?.steps[1]?.value
    return Number(summary)
  }

  test.each(['roc_auc', 'log_loss', 'brier', 'accuracy', 'recall'])(
    '%s of exact scores agrees with rows that were rounded',
    metric => {
      const stated = Number(value(metric).toFixed(8))
      expect(statuses({[metric]: stated}, file(2))).toEqual({
        [`rows-agreement/${metric}`]: 'pass guard'
      })
      expect(statuses({[metric]: stated + 0.05}, file(2))).toEqual({
        [`rows-agreement/${metric}`]: 'fail guard'
      })
    }
  )

  test('the threshold of the policy counts, and an assumed one is said', () => {
    const predictions = {file: 'predictions.csv', threshold: 0.7}
    const stated = Number(found({accuracy: 0.01}, file(6), {predictions})[0]?.steps[1]?.value)
    expect(statuses({accuracy: stated}, file(6), {predictions})).toEqual({
      'rows-agreement/accuracy': 'pass guard'
    })
    const [finding] = found({accuracy: stated}, file(6))
    expect(finding?.status).toBe('fail')
    expect(finding?.notes.join()).toContain('at least 0.5 count as the positive class')
  })

  test('a precision-recall area that no definition gives is a finding', () => {
    expect(statuses({average_precision: 0.123}, file(6))).toEqual({
      'rows-agreement/average_precision': 'fail guard'
    })
  })
})

/** The values of scikit-learn 1.9.1 on these rows. */
describe('a name with several meanings', () => {
  const drawn = [
    ...['b,0.2298,0.3597,0.4105', 'c,0.1044,0.406,0.4896', 'a,0.3406,0.2358,0.4236'],
    ...['c,0.5918,0.1333,0.2749', 'b,0.3867,0.4339,0.1794', 'a,0.4097,0.1435,0.4468'],
    ...['b,0.2292,0.5021,0.2687', 'c,0.3102,0.2939,0.3959', 'c,0.1319,0.4048,0.4633'],
    ...['b,0.1402,0.3478,0.512', 'b,0.2837,0.2192,0.4971', 'a,0.4755,0.3114,0.2131'],
    ...['a,0.2718,0.2317,0.4965', 'a,0.3556,0.2755,0.3689', 'b,0.3104,0.2707,0.4189'],
    'a,0.4799,0.2333,0.2868'
  ]
  const classes = csv('id,label,score_a,score_b,score_c', ...drawn.map((row, id) => `${id},${row}`))
  const binaryRows = csv(
    'id,label,score',
    ...drawn.map((row, id) => {
      const [label = '', score = ''] = row.split(',')
      return `${id},${label === 'a' ? 1 : 0},${score}`
    })
  )

  test.each([
    ['roc_auc', 0.6861111111111112, 'one class against the rest, macro average'],
    ['roc_auc', 0.7041666666666668, 'one class against the rest, weighted average'],
    ['roc_auc', 0.666015625, 'one class against the rest, micro average'],
    ['roc_auc', 0.673611111111111, 'one class against another, macro average'],
    ['roc_auc', 0.68359375, 'one class against another, weighted average'],
    ['log_loss', 0.9945058251038434, 'as written']
  ])('%s of several classes: %d is that of %s', (metric, stated, words) => {
    const [finding] = found({[metric]: stated}, classes)
    expect(finding).toMatchObject({status: 'pass', role: 'guard'})
    expect(finding?.notes.join()).toContain(words)
  })

  test.each([
    [0.6405122655122655, 'by steps.'],
    [0.5647005772005772, 'by trapezoids'],
    [0.8996031746031746, 'by steps, of the other class']
  ])('an average precision of %d is that %s', (stated, words) => {
    const [finding] = found({pr_auc: stated}, binaryRows)
    expect(finding).toMatchObject({status: 'pass', role: 'guard'})
    expect(finding?.notes.join()).toContain(words)
  })

  test.each([
    ['roc_auc', 0.72],
    ['log_loss', 0.9],
    ['brier', 0.5]
  ])('a %s of several classes that none gives is a finding', (metric, stated) => {
    expect(statuses({[metric]: stated}, classes)).toEqual({
      [`rows-agreement/${metric}`]: 'fail guard'
    })
  })

  const ranked = csv(
    'id,query,label,score',
    ...['x,3,.1', 'x,0,.9', 'x,1,.5', 'y,0,.2', 'y,2,.8', 'z,0,.3', 'z,0,.4'].map(
      (row, id) => `${id},${row}`
    )
  )
  const lost = 1 / Math.log2(3) + 3 / 2
  const best = 3 + 1 / Math.log2(3)

  test.each([
    ['ndcg', (lost / best + 1) / 3],
    ['ndcg', (lost / best + 1) / 2],
    ['ndcg', 1 / 3],
    ['ndcg@2', (1 / Math.log2(3) / best + 1) / 3],
    ['mrr', (1 / 2 + 1) / 3],
    ['mrr', (1 / 2 + 1) / 2],
    ['recall@2', (1 / 2 + 1) / 2],
    ['precision@1', 1 / 3],
    ['map', ((1 / 2 + 2 / 3) / 2 + 1) / 3]
  ])('%s of rankings: %d agrees', (metric, stated) => {
    expect(statuses({[metric]: stated}, ranked)).toEqual({
      [`rows-agreement/${metric}`]: 'pass guard'
    })
  })

  test.each(['ndcg', 'ndcg@2', 'mrr', 'map', 'recall@2'])(
    '%s of rankings that no definition gives is a finding',
    metric => {
      expect(statuses({[metric]: 0.7123}, ranked)).toEqual({
        [`rows-agreement/${metric}`]: 'fail guard'
      })
    }
  )

  test('what is done to texts before they are compared is not known', () => {
    const texts = Array.from({length: 30}, (_, i) => `${i},answer ${i},answer ${i}`)
    expect(statuses({exact_match: 0.5}, csv('id,label,prediction', ...texts))).toEqual({
      'rows-agreement/exact_match': 'inconclusive info'
    })
  })
})

describe('numbers', () => {
  const regression = csv('id,label,prediction', 'a,1.5,1.0', 'b,2.5,3.5', 'c,4.25,4.0')

  test.each([
    ['mae', 0.583333, 'pass guard'],
    ['rmse', 0.661438, 'pass guard'],
    ['mse', 0.4375, 'pass guard'],
    ['r2', 0.662952, 'pass guard'],
    ['rmse', 0.9, 'fail guard'],
    ['mae', 1, 'fail guard']
  ])('%s of %d', (metric, stated, status) => {
    expect(statuses({[metric]: stated}, regression)).toEqual({
      [`rows-agreement/${metric}`]: status
    })
  })

  test('weighted or not, as the file may have it', () => {
    const rows = csv('id,label,prediction,weight', 'a,1,1,3', 'b,1,0,1')
    expect(statuses({accuracy: 0.75}, rows)).toEqual({'rows-agreement/accuracy': 'pass guard'})
    expect(statuses({accuracy: 0.5}, rows)).toEqual({'rows-agreement/accuracy': 'pass guard'})
    expect(statuses({accuracy: 0.65}, rows)).toEqual({'rows-agreement/accuracy': 'fail guard'})
  })
})
