import {describe, expect, test} from '@jest/globals'
import {evaluationSet} from '../../src/gate/checks/evaluation-set.ts'
import type {ModelPolicy} from '../../src/policy/schema.ts'
import {caseFrom, csv, type Files} from './case-from-files.ts'

const rows = ['a,1,1,NO', 'b,0,1,SE', 'c,1,0,NO']
const header = 'id,label,prediction,country'
const predictions = csv(header, ...rows)

function found(candidate: Files, baseline: Files | null, policy?: ModelPolicy) {
  return evaluationSet(caseFrom(candidate, baseline, policy))
}

function statuses(...given: Parameters<typeof found>): Readonly<Record<string, string>> {
  return Object.fromEntries(found(...given).map(f => [f.id, `${f.status} ${f.role}`]))
}

describe('the rows', () => {
  test('are the same in any order', () => {
    const other = csv(header, ...rows.toReversed().map(row => row.replace(',1,', ',0,')))
    const same = csv(header, ...rows.toReversed())
    expect(found({predictions}, {predictions: same})).toMatchObject([
      {
        id: 'evaluation-set',
        status: 'pass',
        rows: 3,
        summary: 'Both models were evaluated on the same 3 examples.'
      }
    ])
    expect(statuses({predictions}, {predictions: other})).toEqual({
      'evaluation-set/labels-differ': 'fail guard'
    })
  })

  test('of one side only, and other labels, are named', () => {
    const other = csv(header, 'a,0,1,NO', 'b,0,1,SE', 'd,1,0,NO')
    const findings = found({predictions}, {predictions: other})
    expect(findings.map(f => [f.id, f.status])).toEqual([
      ['evaluation-set/rows-only-in-baseline', 'fail'],
      ['evaluation-set/rows-only-in-candidate', 'fail'],
      ['evaluation-set/labels-differ', 'fail']
    ])
    expect(findings.map(f => f.summary.slice(f.summary.indexOf(': key')))).toEqual([
      ': key d.',
      ': key c.',
      ': key a (0 and 1).'
    ])
  })

  test('without labels in one file are not known to be the same', () => {
    const scores = csv('id,score', 'a,0.1', 'b,0.2', 'c,0.3')
    const labelled = csv('id,score,label', 'a,0.1,1', 'b,0.2,0', 'c,0.3,1')
    expect(statuses({predictions: labelled}, {predictions: scores})).toEqual({
      'evaluation-set': 'inconclusive guard'
    })
  })

  test('that only one version has', () => {
    expect(statuses({predictions}, {metrics: {accuracy: 0.9}})).toEqual({
      'evaluation-set': 'missing info'
    })
    expect(statuses({metrics: {accuracy: 0.9}}, {predictions})).toEqual({
      'evaluation-set': 'missing guard'
    })
    expect(found({metrics: {accuracy: 0.9}}, {metrics: {accuracy: 0.9}})).toEqual([])
    expect(found({predictions}, null)).toEqual([])
  })
})

describe('what belongs to an example', () => {
  const moved = csv(header, 'a,1,1,NO', 'b,0,1,NO', 'c,1,0,NO')

  test('a segment column that the policy uses must be the same', () => {
    const segments = {by: ['country']}
    const [finding] = found({predictions: moved}, {predictions}, {segments})
    expect(finding).toMatchObject({
      id: 'evaluation-set/segment/country-differs',
      status: 'fail',
      rows: 1,
      location: {file: 'predictions.csv', line: 3}
    })
    expect(finding?.summary).toContain('1 of the 3 examples have another country')
    expect(finding?.summary).toContain('key b (SE and NO)')
    expect(
      statuses(
        {predictions: moved},
        {predictions},
        {fairness: {by: ['country'], 'equal-opportunity': {'max-gap': '5 pp'}}}
      )
    ).toEqual({
      'evaluation-set/segment/country-differs': 'fail guard'
    })
    expect(
      statuses({predictions: moved}, {predictions}, {segments: {by: [['country', 'x']]}})
    ).toEqual({
      'evaluation-set/segment/country-differs': 'fail guard'
    })
  })

  test('any other column may be the model’s own', () => {
    expect(statuses({predictions: moved}, {predictions})).toEqual({'evaluation-set': 'pass guard'})
  })

  const plain = csv('id,label,prediction', 'a,1,1', 'b,0,1')
  const weighted = csv('id,label,prediction,weight', 'a,1,1,1', 'b,0,1,2')
  const heavier = csv('id,label,prediction,weight', 'a,1,1,5', 'b,0,1,2')
  const clustered = csv('id,label,prediction,user_id', 'a,1,1,u', 'b,0,1,u')

  test.each([
    ['other weights', heavier, weighted, 'weight-differs', 'fail guard'],
    ['weights that are new', weighted, plain, 'weight-on-one-side', 'inconclusive guard'],
    ['weights that are gone', plain, weighted, 'weight-on-one-side', 'inconclusive guard'],
    ['clusters that are gone', plain, clustered, 'cluster-on-one-side', 'inconclusive guard']
  ])('%s', (_, own, other, id, status) => {
    expect(statuses({predictions: own}, {predictions: other})).toEqual({
      [`evaluation-set/${id}`]: status
    })
  })

  test('clusters that are new are taken for both', () => {
    expect(statuses({predictions: clustered}, {predictions: plain})).toEqual({
      'evaluation-set': 'pass guard'
    })
  })
})

describe('the revision of the data', () => {
  const card = (revision: string, dataset = 'd'): string => `---
model-index:
- name: m
  results:
  - task: {type: text-classification}
    dataset: {type: ${dataset}, name: ${dataset}, revision: ${revision}}
    metrics:
    - {type: accuracy, value: 0.9}
---
`
  const metrics = {accuracy: 0.9}

  test('must be the one that the other card states, though keys and labels are equal', () => {
    const own = {card: card('v2'), metrics, predictions}
    expect(statuses(own, {card: card('v1'), metrics, predictions})).toEqual({
      'evaluation-set': 'pass guard',
      'evaluation-set/revision': 'inconclusive guard'
    })
    const [, finding] = found(own, {card: card('v1'), metrics, predictions})
    expect(finding?.summary).toContain(
      'on revision v2 of d, the model in production on revision v1'
    )
    expect(finding?.location?.file).toBe('README.md')
  })

  test.each([
    ['the same', card('V1')],
    ['of other data', card('v2', 'e')]
  ])('%s is none', (_, other) => {
    expect(
      statuses({card: other, metrics, predictions}, {card: card('v1'), metrics, predictions})
    ).toEqual({'evaluation-set': 'pass guard'})
  })

  test('is said once, where the metric itself says it', () => {
    expect(found({card: card('v2')}, {card: card('v1')})).toEqual([])
    expect(statuses({card: card('v2'), metrics}, {card: card('v1'), metrics})).toEqual({
      'evaluation-set/revision': 'inconclusive guard'
    })
  })
})

describe('the number of examples', () => {
  const states = (metrics: unknown, file = predictions) =>
    statuses({metrics, predictions: file}, null)

  test('must be that of the rows', () => {
    const [finding] = found({metrics: {accuracy: {value: 0.67, n: 30}}, predictions}, null)
    expect(finding).toMatchObject({
      id: 'evaluation-set/rows-stated',
      status: 'inconclusive',
      location: {file: 'metrics.json'}
    })
    expect(finding?.summary).toBe(
      'metrics.json states 30 examples, but predictions.csv has 3 rows: they are not of one evaluation.'
    )
  })

  test.each([
    ['the same', {accuracy: {value: 0.67, n: 3}}, predictions],
    ['of the positives', {recall: {value: 0.5, n: 2}}, predictions],
    [
      'one of several',
      [
        {metric: 'accuracy', value: 0.67, n: 3, dataset: 'a'},
        {metric: 'accuracy', value: 0.7, n: 50, dataset: 'b'}
      ],
      predictions
    ],
    ['of the labelled', {accuracy: {value: 1, n: 1}}, csv('id,label,prediction', 'a,1,1', 'b,,1')],
    [
      'of the users',
      {accuracy: {value: 1, n: 1}},
      csv('id,label,prediction,user_id', 'a,1,1,u', 'b,0,1,u')
    ],
    [
      'a sum of weights',
      {accuracy: {value: 1, n: 9}},
      csv('id,label,prediction,weight', 'a,1,1,4', 'b,0,1,5')
    ]
  ])('%s is no finding', (_, metrics, file) => {
    expect(states(metrics, file)).toEqual({})
  })
})
