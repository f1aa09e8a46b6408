import {describe, expect, test} from '@jest/globals'
import {classScores} from '../../src/evidence/class-scores.ts'
import {type ColumnMapping, readPredictions} from '../../src/evidence/predictions.ts'
import {readTextTable} from '../../src/evidence/read-table.ts'
import {taskOf} from '../../src/evidence/task.ts'

function read(text: string, mapping: ColumnMapping = {}): ReturnType<typeof readPredictions> {
  return readPredictions('p.csv', readTextTable('p.csv', new TextEncoder().encode(text)), mapping)
}

function idsOf(text: string, mapping: ColumnMapping = {}): string[] {
  return read(text, mapping).problems.map(({status, id}) => `${status} ${id}`)
}

describe('columns', () => {
  test('finds them by their usual names, whatever the case', () => {
    const {predictions, problems} = read(
      'Request-ID,y_true,Predicted,Y_SCORE,weight,User ID,country,age\na,1,1,0.5,1,u,NO,3\n'
    )
    expect(problems).toEqual([])
    expect(predictions?.columns).toEqual({
      key: 'Request-ID',
      label: 'y_true',
      prediction: 'Predicted',
      score: 'Y_SCORE',
      weight: 'weight',
      cluster: 'User ID',
      others: ['country', 'age']
    })
  })

  test('takes the earlier name where there are two, and leaves the other as a segment', () => {
    const {predictions} = read('key,id,target,label,score\n1,2,0,1,0.5\n')
    expect(predictions?.columns).toEqual({
      key: 'id',
      label: 'label',
      score: 'score',
      others: ['key', 'target']
    })
  })

  test('takes the names of the policy before the usual ones', () => {
    const text = 'id,txn,label,is_fraud,score\n1,2,0,1,0.5\n'
    expect(read(text, {key: 'txn', label: 'is_fraud'}).predictions?.columns).toMatchObject({
      key: 'txn',
      label: 'is_fraud',
      others: ['id', 'label']
    })
  })

  test('says which columns there are where the one of the policy is missing', () => {
    const {predictions, problems} = read('id,label,score\n1,0,0.5\n', {label: 'is_fraud'})
    expect(predictions).toBeNull()
    expect(problems).toMatchObject([{id: 'no-label-column', status: 'missing'}])
    expect(problems[0]?.summary).toContain('"is_fraud"')
    expect(problems[0]?.summary).toContain('It has "id", "label" and "score".')
  })

  test.each([
    ['a,label,score\n1,0,1\n', 'missing no-key-column'],
    ['id,label,x\n1,0,1\n', 'missing no-prediction-column'],
    ['id,prediction\n1,0\n', 'missing no-label-column']
  ])('misses what a row needs in %j', (text, id) => {
    expect(idsOf(text)).toEqual([id])
    expect(read(text).predictions).toBeNull()
  })

  test('says nothing of columns where the file could not be read', () => {
    expect(idsOf('')).toEqual(['missing empty-file'])
  })

  test('recognises a score for each class', () => {
    const text = 'id,label,score_cat,score_dog,score_version\n1,cat,0.9,0.1,2\n2,dog,0.2,0.8,2\n'
    const {predictions} = read(text)
    expect(predictions?.columns.others).toEqual(['score_version'])
    expect(predictions?.columns.score).toBeUndefined()
    expect(predictions && classScores(predictions.table, 'label')).toEqual([
      {name: 'cat', column: 'score_cat'},
      {name: 'dog', column: 'score_dog'}
    ])
  })

  test('takes the positive of two class scores as the score', () => {
    expect(
      read('id,label,proba_0,proba_1\n1,1,0.1,0.9\n2,0,0.6,0.4\n').predictions?.columns.score
    ).toBe('proba_1')
    expect(
      read('id,label,proba_false,proba_true\n1,True,0.1,0.9\n2,False,0.6,0.4\n').predictions
        ?.columns.score
    ).toBe('proba_true')
  })
})

describe('invariant 23: predictions are read as people write them', () => {
  test.each([
    ['yhat', 'id,actual,yhat\n1,2.5,2.4\n', {key: 'id', label: 'actual', prediction: 'yhat'}],
    ['labels and preds', 'id,labels,preds\n1,a,b\n2,b,b\n', {label: 'labels', prediction: 'preds'}],
    ['gold and pred', 'id,gold,pred\n1,a,b\n2,b,b\n', {label: 'gold', prediction: 'pred'}],
    ['an unnamed index', ',label,prediction\n0,1,1\n1,0,0\n', {key: 'column 1'}],
    ['an id of its own name', 'passenger_id,label,pred\n7,1,1\n9,0,1\n', {key: 'passenger_id'}],
    [
      'series and time',
      'unique_id,ds,y,yhat\na,2026-01-01,1.5,1.4\na,2026-01-02,2.5,2.2\nb,2026-01-01,3.5,3.1\n',
      {key: 'unique_id, ds', label: 'y', prediction: 'yhat'}
    ],
    [
      'query and document',
      'query_id,doc_id,label,score\nq,a,1,0.9\nq,b,0,0.1\nr,a,1,0.8\n',
      {key: 'query_id, doc_id', cluster: 'query_id'}
    ],
    [
      'a probability called prediction',
      'id,label,prediction\n1,1,0.9\n2,0,0.2\n',
      {score: 'prediction'}
    ],
    [
      'columns of one label each',
      'id,label_a,label_b,pred_a,pred_b\n1,1,0,1,1\n2,0,1,0,1\n',
      {label: 'labels of a row', prediction: 'predicted labels of a row'}
    ]
  ])('%s', (_, text, columns) => {
    const {predictions, problems} = read(text)
    expect(problems).toEqual([])
    expect(predictions?.columns).toMatchObject(columns)
  })

  test('a policy may name several columns as the key', () => {
    const text = 'store,day,label,prediction\n1,1,2.5,2\n1,2,3.5,3\n'
    const {predictions} = read(text, {key: 'store, day'})
    expect(predictions?.columns.key).toBe('store, day')
  })

  test.each([
    ['lengths', '10,11\n20,19\n10,12\n', 'regression'],
    ['ages', '31,30\n45,47\n62,60\n31,33\n', 'regression'],
    ['stars', '1,2\n5,5\n3,3\n4,3\n2,2\n', 'multiclass'],
    ['codes of two classes', '10,20\n20,20\n10,10\n', 'binary'],
    ['a class that no label has', '0,3\n2,2\n0,0\n', 'binary']
  ])('whole numbers that are %s', (_, rows, task) => {
    const {predictions} = read(
      `id,label,prediction\n${rows
        .trim()
        .split('\n')
        .map((row, id) => `${id},${row}`)
        .join('\n')}\n`
    )
    expect(predictions && taskOf(predictions).task).toBe(task)
  })

  test('camel case', () => {
    const {predictions} = read('id,trueLabel,predictedLabel\n1,a,b\n2,b,b\n')
    expect(predictions?.columns).toMatchObject({label: 'trueLabel', prediction: 'predictedLabel'})
  })

  test('numbers of a probability stay predictions of a number where labels are numbers', () => {
    const {predictions} = read('id,label,prediction\n1,0.7,0.9\n2,0.1,0.2\n')
    expect(predictions?.columns).toMatchObject({prediction: 'prediction'})
  })
})

describe('invariant 13: classes are written alike, or the rows are unreadable', () => {
  test.each([
    '1,0,no,0.5\n2,1,yes,0.5\n',
    '1,yes,True,0.5\n2,no,False,0.5\n',
    '1,Cat,cat,0.5\n2,Dog,dog,0.5\n',
    '1,cat, cat,0.5\n2,dog,dog ,0.5\n3,dog,dog,0.5\n',
    '1,Cat,cat ,0.5\n2,Dog, dog,0.5\n'
  ])('the same classes in another spelling: %j', rows => {
    const {problems, predictions} = read(`id,label,prediction,score\n${rows}`)
    expect(problems).toEqual([])
    expect(predictions && taskOf(predictions).task).toBe('binary')
  })

  test('other numbers of two classes hold', () => {
    const {problems} = read('id,label,prediction\n1,0,2\n2,1,3\n3,1,3\n')
    expect(problems).toMatchObject([{id: 'no-common-classes', status: 'missing'}])
  })

  test('other classes hold', () => {
    const {problems, predictions} = read('id,label,prediction\n1,0,cat\n2,1,dog\n')
    expect(problems).toMatchObject([{id: 'no-common-classes', status: 'missing'}])
    expect(problems[0]?.summary).toContain('the labels are 0 and 1, the predictions cat and dog')
    expect(predictions).toBeNull()
  })
})

describe('invariant 8: a wrong cell names file, line and cell', () => {
  test('a score of 1.5 among probabilities', () => {
    const rows = Array.from(
      {length: 200},
      (_, row) => `${row},${row % 2},${row === 50 ? 1.5 : 0.4}`
    )
    expect(read(`id,label,score\n${rows.join('\n')}\n`).problems).toMatchObject([
      {
        id: 'wrong-scores',
        status: 'fail',
        location: {line: 52},
        summary:
          'p.csv has scores outside of 0 to 1 among probabilities in column "score" ("1.5" first): line 52.'
      }
    ])
  })

  test('scores on another scale are no wrong cells', () => {
    expect(read('id,label,score\n1,1,2.5\n2,0,-1.5\n').problems).toEqual([])
  })
})

describe('rows', () => {
  test.each([
    [
      '1,0,0,0.5\n2,1,1,0.5\n1,1,1,0.5\n',
      'fail duplicate-keys',
      'p.csv has more than one row for a key: 1 (lines 2 and 4).',
      4
    ],
    [
      'x,0,0,0.5\nx,1,1,0.5\ny,1,1,0.5\n',
      'fail duplicate-keys',
      'p.csv has more than one row for a key: x (lines 2 and 3).',
      3
    ],
    [
      '1,0,0,0.5\n,1,1,0.5\n',
      'fail empty-keys',
      'p.csv has NaN or nothing in column "id": line 3.',
      3
    ],
    [
      '1,0,0,0.5\n2,,1,0.5\n',
      'fail missing-labels',
      'p.csv has NaN or nothing in column "label": line 3.',
      3
    ],
    [
      '1,0,0,0.5\n2,1,,0.5\n',
      'fail missing-predictions',
      'p.csv has NaN or nothing in column "prediction": line 3.',
      3
    ],
    [
      '1,0,0,0.5\n2,1,1,NaN\n3,1,1,inf\n',
      'fail nan-scores',
      'p.csv has empty or wrong numbers in column "score" (NaN or nothing first): line 3 and 4.',
      3
    ],
    [
      '1,0,0,0.5\n2,1,1,high\n',
      'fail mixed-types',
      'p.csv has texts in column "score" ("high" first): line 3.',
      3
    ]
  ])('names what is wrong with %j', (rows, id, summary, line) => {
    const {problems, predictions} = read(`id,label,prediction,score\n${rows}`)
    expect(problems.map(problem => `${problem.status} ${problem.id}`)).toEqual([id])
    expect(problems[0]).toMatchObject({summary, location: {file: 'p.csv', line}})
    expect(predictions).not.toBeNull()
  })

  test('names a few of many rows', () => {
    const {problems} = read(`id,label,score\n${'1,1,0.5\n'.repeat(2000)}`)
    expect(problems[0]?.summary).toContain(
      '1 (lines 2 and 3), 1 (lines 2 and 4), 1 (lines 2 and 5) and 1,996 more'
    )
  })

  test('says where a text stands among numbers', () => {
    const rows = Array.from({length: 30}, (_, row) => `${row},${row}.5,${row === 9 ? 'n.a.' : row}`)
    expect(read(`id,label,prediction\n${rows.join('\n')}\n`).problems).toMatchObject([
      {id: 'mixed-types', location: {line: 11}}
    ])
  })

  test('refuses weights below 0', () => {
    expect(idsOf('id,label,score,weight\n1,0,0.5,1\n2,1,0.5,-1\n')).toEqual(['fail bad-weights'])
  })

  test('finds repeated numeric keys that are not in order', () => {
    const keys = [5, 3, 9, 3, 1]
    expect(idsOf(`id,label,score\n${keys.map(key => `${key},1,0.5`).join('\n')}`)).toEqual([
      'fail duplicate-keys'
    ])
  })
})

describe('taskOf', () => {
  const many = Array.from({length: 60}, (_, row) => row)
  test.each([
    ['binary', 'id,label,prediction\n1,0,1\n2,1,1\n'],
    ['binary', 'id,label,score\n1,no,0.2\n2,yes,0.7\n'],
    ['multiclass', 'id,label,prediction\n1,0,1\n2,1,1\n3,2,2\n'],
    ['multiclass', 'id,label,prediction\n1,a,b\n2,b,b\n3,c,c\n'],
    ['multiclass', 'id,label,score_0,score_1,score_2\n1,0,1,0,0\n2,1,0,1,0\n3,2,0,0,1\n'],
    ['multilabel', 'id,label,prediction\n1,"[""a"",""b""]","[""a""]"\n2,[],[]\n'],
    ['regression', 'id,label,prediction\n1,0.5,0.4\n2,1.25,1\n'],
    ['regression', 'id,label,score\n1,3,2.5\n2,1,1\n3,2,2\n'],
    ['regression', `id,label,prediction\n${many.map(row => `${row},${row},${row}`).join('\n')}`],
    ['ranking', 'id,query_id,label,score\n1,q,0,0.3\n2,q,2,0.2\n'],
    ['generation', 'id,score\n1,0.5\n2,1\n'],
    [
      'generation',
      `id,label,prediction\n${many.map(row => `${row},text ${row},text 1`).join('\n')}`
    ]
  ])('sees %s', (task, text) => {
    const {predictions} = read(text)
    expect(predictions && taskOf(predictions).task).toBe(task)
  })
})
