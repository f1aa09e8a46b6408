import {describe, expect, test} from '@jest/globals'
import {describeDifferences} from '../../src/evidence/differences.ts'
import type {Card, Evidence, RecordedDigest} from '../../src/evidence/evidence.ts'
import type {MetricEntry} from '../../src/evidence/metric.ts'

function evidence(parts: Partial<Evidence> = {}): Evidence {
  return {
    sources: [],
    card: null,
    metrics: [],
    predictions: null,
    parameters: {},
    digests: [],
    environment: {},
    problems: [],
    ...parts
  }
}

function digest(role: RecordedDigest['role'], path: string, hash: string): RecordedDigest {
  return {role, path, digest: hash, recordedIn: 'dvc.lock'}
}

function metric(name: string, value: number, more: Partial<MetricEntry> = {}): MetricEntry {
  return {metric: name, canonical: name, value, votes: true, location: {line: 1}, ...more}
}

function card(fields: Record<string, string>, entries: readonly MetricEntry[] = []): Card {
  return {path: 'README.md', entries, fields, sections: []}
}

describe('describeDifferences', () => {
  test('says what differs, in its order, and nothing else', () => {
    const baseline = evidence({
      parameters: {n_estimators: '100', depth: '3', gone: '1'},
      digests: [
        digest('weights', 'model.pkl', `md5:${'1'.repeat(32)}`),
        digest('data', 'data/train.csv', `md5:1a2b3c4d5e6f${'0'.repeat(20)}`),
        digest('data', 'data/test.csv', 'md5:77')
      ],
      environment: {'scikit-learn': '1.8.0', numpy: '2.1.0'},
      card: card({license: 'mit', language: 'en'}),
      metrics: [metric('accuracy', 0.91), metric('f1', 0.8)]
    })
    const candidate = evidence({
      metrics: [metric('f1', 0.8), metric('accuracy', 0.925)],
      card: card({language: 'en', license: 'apache-2.0'}),
      environment: {numpy: '2.1.0', 'scikit-learn': '1.9.1', xgboost: '3.0'},
      digests: [
        digest('data', 'data/test.csv', 'md5:77'),
        digest('data', 'data/train.csv', `md5:ffffffffffff${'0'.repeat(20)}`),
        digest('weights', 'model.pkl', `md5:${'2'.repeat(32)}`),
        digest('code', 'train.py', 'md5:99')
      ],
      parameters: {depth: '3', n_estimators: '300'}
    })
    expect(
      describeDifferences(baseline, candidate).map(one => [one.what, one.baseline, one.candidate])
    ).toEqual([
      ['parameters.gone', '1', null],
      ['parameters.n_estimators', '100', '300'],
      ['data.data/train.csv', 'md5:1a2b3c4d5e6f', 'md5:ffffffffffff'],
      ['weights.model.pkl', 'md5:111111111111', 'md5:222222222222'],
      ['code.train.py', null, 'md5:99'],
      ['environment.scikit-learn', '1.8.0', '1.9.1'],
      ['environment.xgboost', null, '3.0'],
      ['card.license', 'mit', 'apache-2.0'],
      ['metrics.accuracy', '0.91', '0.925']
    ])
    expect(describeDifferences(candidate, candidate)).toEqual([])
  })

  test('shows whole digests where their first digits are alike', () => {
    const hash = 'a'.repeat(31)
    const [one] = describeDifferences(
      evidence({digests: [digest('data', 'x', `md5:${hash}0`)]}),
      evidence({digests: [digest('data', 'x', `md5:${hash}1`)]})
    )
    expect(one).toMatchObject({baseline: `md5:${hash}0`, candidate: `md5:${hash}1`})
  })

  test('names metrics by what tells them apart', () => {
    const same = {dataset: 'churn', task: 'tabular'}
    const found = describeDifferences(
      evidence({
        card: card({}, [
          metric('f1', 0.5, {...same, split: 'test'}),
          metric('f1', 0.4, {...same, segment: {country: 'NO'}})
        ])
      }),
      evidence({
        card: card({}, [
          metric('f1', 0.6, {...same, split: 'test'}),
          metric('f1', 0.3, {...same, segment: {country: 'NO'}})
        ])
      })
    )
    expect(found.map(({what}) => what)).toEqual([
      'metrics.f1[country=NO]',
      'metrics.f1[split=test]'
    ])
  })

  test('compares a card with a metrics file where one side has no other', () => {
    const found = describeDifferences(
      evidence({card: card({}, [metric('f1', 0.5)])}),
      evidence({metrics: [metric('f1', 0.6)], card: card({}, [metric('f1', 0.61)])})
    )
    expect(found).toEqual([{what: 'metrics.f1', baseline: '0.5', candidate: '0.6'}])
  })

  test('leaves out numbers that tell nothing of quality', () => {
    const runtime = {metric: 'train_runtime', value: 3, votes: false, location: {line: 1}}
    expect(
      describeDifferences(
        evidence({metrics: [runtime]}),
        evidence({metrics: [{...runtime, value: 4}]})
      )
    ).toEqual([])
  })

  test('cuts long texts around the place where they differ', () => {
    const before = 'x'.repeat(5000)
    const [one] = describeDifferences(
      evidence({parameters: {prompt: `${before}a${before}`}}),
      evidence({parameters: {prompt: `${before}b${before}`}})
    )
    expect(one?.baseline).toMatch(/^…x{50}ax+…$/u)
    expect(one?.candidate).toMatch(/^…x{50}bx+…$/u)
    expect(one?.baseline?.length).toBe(202)
  })
})
