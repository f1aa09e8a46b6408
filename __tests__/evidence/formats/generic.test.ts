import {describe, expect, test} from '@jest/globals'
import {problemIds, readJson, readText, reasons, votes} from '../reading.ts'

describe('names and numbers', () => {
  test('nested metrics have dotted names without their split', () => {
    const reading = readJson({test: {f1: 0.8, sub: {auc: 0.9}}, train: {f1: 1}})
    expect(votes(reading)).toEqual({'f1@test': 0.8, 'sub.auc@test': 0.9})
    expect(reasons(reading)).toEqual({'f1@train': 'a training metric'})
  })

  test('every number stands on its line in its file', () => {
    const [entry] = readText('a/m.json', '{\n\n"f1": 0.80}').entries
    expect(entry).toMatchObject({decimals: 2, location: {file: 'a/m.json', line: 3}})
  })

  test('settings, counts and times are kept but do not vote', () => {
    const reading = readJson({f1: 0.8, params: {alpha: 0.1, loss: 3}, rows: {val: 10}, fit_time: 3})
    expect(votes(reading)).toEqual({f1: 0.8})
    expect(reasons(reading)).toEqual({
      'params.alpha': 'a setting',
      'params.loss': 'a setting',
      'rows@validation': 'a count',
      fit_time: 'a running time or speed'
    })
  })

  test('the training twin of a Keras validation metric does not vote', () => {
    const reading = readJson({accuracy: 0.99, val_accuracy: 0.9})
    expect(votes(reading)).toEqual({'accuracy@validation': 0.9})
  })

  test('segments: f1_by_geo, by_country, slices', () => {
    const reading = readJson({
      f1: 0.7,
      f1_by_geo: {France: 0.6, Spain: 0.65},
      by_country: {NO: {recall: 0.9}},
      slices: {'sex=f, age=old': {recall: 0.8}}
    })
    expect(reading.entries.map(entry => entry.segment)).toEqual([
      undefined,
      {geo: 'France'},
      {geo: 'Spain'},
      {country: 'NO'},
      {sex: 'f', age: 'old'}
    ])
    expect(reading.entries.map(entry => entry.metric)).toEqual([
      'f1',
      'f1',
      'f1',
      'recall',
      'recall'
    ])
  })

  test('several models of one file stay apart', () => {
    const reading = readJson({runs: {forest: {test_f1: 0.9}, trees: {test_f1: 0.8}}})
    expect(votes(reading)).toEqual({'forest:f1@test': 0.9, 'trees:f1@test': 0.8})
  })

  test('a measurement brings its precision', () => {
    const [entry] = readJson({
      accuracy: {value: 0.91, n: 2000, standard_error: 0.006, interval: [0.9, 0.92], level: 90}
    }).entries
    expect(entry).toMatchObject({
      value: 0.91,
      n: 2000,
      standardError: 0.006,
      interval: [0.9, 0.92],
      intervalLevel: 0.9
    })
  })

  test('an interval may be two fields; a wrong way round it is none', () => {
    const reading = readJson({
      f1: {value: 0.5, ci95: {lower: 0.4, upper: 0.6}},
      auc: {value: 0.5, lower: 1, upper: 0}
    })
    expect(reading.entries.map(entry => entry.interval)).toEqual([[0.4, 0.6], undefined])
  })

  test('standard errors and counts may stand beside the number', () => {
    const reading = readJson({eval_acc: 0.9, eval_acc_stderr: 0.01, eval_samples: 100})
    expect(reading.entries[0]).toMatchObject({n: 100, standardError: 0.01})
    expect(votes(reading)).toEqual({'acc@evaluation': 0.9})
  })

  test('a list of numbers under a known metric is repeats; under another name it is nothing', () => {
    const reading = readJson({
      f1: [0.8, 0.9],
      confusion: [
        [1, 2],
        [3, 4]
      ],
      curve: [0, 0.5, 1]
    })
    expect(reading.entries).toMatchObject([{metric: 'f1', repeats: [0.8, 0.9]}])
    expect(reading.entries[0]?.value).toBeCloseTo(0.85)
    expect(reading.ignored.map(({what}) => what)).toEqual(['confusion', 'curve'])
  })

  test('rows with a seed are repeats, rows with a label are segments, others by number', () => {
    const seeds = readJson([
      {seed: 1, f1: 0.8},
      {seed: 2, f1: 0.9}
    ])
    expect(seeds.entries).toMatchObject([{metric: 'f1', repeats: [0.8, 0.9]}])
    const labels = readJson([
      {label: 'a', f1: 0.8},
      {label: 'b', f1: 0.9}
    ])
    expect(votes(labels)).toEqual({'f1{a}': 0.8, 'f1{b}': 0.9})
    const settings = readJson([
      {sparsity: 0.3, mAP50: 0},
      {sparsity: 0.9, mAP50: 0.1}
    ])
    expect(votes(settings)).toEqual({'mAP50{0.3}': 0, 'mAP50{0.9}': 0.1})
    expect(votes(readJson([{f1: 0.8}, {f1: 0.9}]))).toEqual({'f1{1}': 0.8, 'f1{2}': 0.9})
  })

  test('named values', () => {
    const reading = readJson([
      {metric: 'f1', value: 0.8, n: 50},
      {metric: 'wer', value: 0.2}
    ])
    expect(reading.entries).toMatchObject([
      {canonical: 'f1', value: 0.8, n: 50},
      {canonical: 'wer', value: 0.2, direction: 'lower'}
    ])
  })

  test('percent is marked, the number stays as written', () => {
    const reading = readJson({accuracy: '85.3%', f1: 85.3, loss: 85.3, auc: 0.9})
    expect(reading.entries.map(({value, percent}) => [value, percent])).toEqual([
      [85.3, true],
      [85.3, true],
      [85.3, undefined],
      [0.9, undefined]
    ])
  })

  test('NaN is kept and does not vote', () => {
    const reading = readText('m.json', '{"f1": NaN, "auc": "nan", "loss": Infinity}')
    expect(reasons(reading)).toEqual({
      f1: 'not a finite number',
      auc: 'not a finite number',
      loss: 'not a finite number'
    })
  })

  test('a text that is no number is ignored aloud; a version is no number', () => {
    const reading = readJson({f1: 'good', version: '2.1', note: null, done: true})
    expect(reading.entries).toEqual([])
    expect(reading.ignored.map(({what}) => what)).toEqual(['f1', 'version', 'note', 'done'])
  })
})

describe('tables', () => {
  test('a training log: the last value of each column is read, and that is said', () => {
    const reading = readText(
      'results.csv',
      'epoch,  train/loss, metrics/mAP50(B)\r\n 0, 2, 0.4\r\n 1, 1, 0.5\r\n'
    )
    expect(reading.format).toBe('training-log')
    expect(votes(reading)).toEqual({'metrics/mAP50(B)': 0.5})
    expect(reading.entries[2]?.location.line).toBe(3)
    expect(reading.ignored).toEqual([
      {what: '1 earlier rows', why: 'the last row was read, epoch 1'}
    ])
  })

  test('blank cells of a log leave the last value standing', () => {
    const reading = readText('metrics.csv', 'step,val_f1,train_loss\n1,0.8,\n2,,0.3\n')
    expect(votes(reading)).toEqual({'f1@validation': 0.8})
  })

  test('a seed column makes repeats', () => {
    const reading = readText('m.csv', 'seed,f1\n1,0.8\n2,0.9\n3,\n')
    expect(reading.entries).toMatchObject([{metric: 'f1', repeats: [0.8, 0.9]}])
    expect(reading.ignored).toMatchObject([{what: 'f1', why: '1 of 3 repeats have no number'}])
  })

  test('long form and uneven rows', () => {
    const reading = readText('m.csv', 'metric,value\nf1,0.8\nauc,0.9\nbroken\n')
    expect(votes(reading)).toEqual({f1: 0.8, auc: 0.9})
    expect(reading.ignored).toMatchObject([{what: 'line 4'}])
  })

  test('JSON lines in a .json file: what was logged in training does not vote', () => {
    const rows = [
      {iteration: 1, lr: 0.1, total_loss: 2},
      {iteration: 2, lr: 0.1, total_loss: 1, 'bbox/AP': 40.5}
    ]
    const reading = readText('metrics.json', rows.map(row => JSON.stringify(row)).join('\n'))
    expect(votes(reading)).toEqual({'bbox/AP': 40.5})
    expect(reasons(reading)).toMatchObject({total_loss: 'a training metric'})
  })
})

test('points of a curve do not vote, rows of predictions are not metrics', () => {
  const curve = readJson([
    {threshold: 0.1, precision: 0.2},
    {threshold: 0.2, precision: 0.3}
  ])
  expect(votes(curve)).toEqual({})
  expect(Object.values(reasons(curve))).toEqual(['a point of a curve', 'a point of a curve'])
  const predictions = readText('p.csv', 'id,label,score\na,1,0.9\nb,0,0.1\n')
  expect(predictions.entries).toEqual([])
  expect(predictions.ignored).toMatchObject([{what: '2 rows'}])
})

test('a bare number has the name of its file where that is a metric', () => {
  expect(readText('auc.metric', '0.588426\n').entries).toMatchObject([{metric: 'auc', decimals: 6}])
  expect(readText('base.metric', '0.588426').entries).toMatchObject([
    {metric: 'value', title: 'base'}
  ])
})

test.each(['m.json', 'm.yaml', 'm.toml', 'm.csv', 'm.txt', 'm.pbtxt', 'm'])(
  '%s without content',
  path => {
    expect(problemIds(readText(path, ' \n'))).toEqual(['empty-file'])
  }
)

test.each([
  ['m.json', '{}'],
  ['m.txt', 'nothing to see'],
  ['m.csv', 'a,b']
])('%s without a number has no entries', (path, text) => {
  expect(readText(path, text).entries).toEqual([])
})
