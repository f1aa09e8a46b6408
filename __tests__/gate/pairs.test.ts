import {describe, expect, test} from '@jest/globals'
import type {MetricEntry} from '../../src/evidence/metric.ts'
import {pairEntries} from '../../src/gate/pairs.ts'
import {agree, statementsOf} from '../../src/gate/statements.ts'
import {decided, evidenceOf, statusesOf} from '../fixtures/facts.ts'

function entry(metric: string, value: number, changes: Partial<MetricEntry> = {}): MetricEntry {
  return {metric, value, votes: true, location: {file: 'metrics.json', line: 1}, ...changes}
}

type Entries = readonly MetricEntry[]

function pairsOf(baseline: Entries, candidate: Entries): unknown[] {
  return pairEntries(candidate, baseline).map(({metric, label, mismatch, ...sides}) => [
    label === '' ? metric : `${metric}@${label}`,
    sides.baseline?.value ?? null,
    sides.candidate?.value ?? null,
    ...(mismatch === null ? [] : [mismatch])
  ])
}

describe('pairEntries', () => {
  const canonical = 'roc_auc'
  test.each<[string, Entries, Entries, unknown[]]>([
    ['the same name', [entry('x', 1)], [entry('x', 2)], [['x', 1, 2]]],
    ['another case', [entry('Sparkle', 1)], [entry('sparkle ', 2)], [['sparkle', 1, 2]]],
    [
      'another spelling of a known metric',
      [entry('AUC', 1, {canonical})],
      [entry('eval_auroc', 2, {canonical})],
      [['roc_auc', 1, 2]]
    ],
    [
      'a renamed metric: gone and new',
      [entry('x', 1)],
      [entry('y', 2)],
      [
        ['y', null, 2],
        ['x', 1, null]
      ]
    ],
    [
      'one of two deleted',
      [entry('x', 1, {dataset: 'a'}), entry('x', 2, {dataset: 'b'})],
      [entry('x', 3, {dataset: 'b'})],
      [
        ['x@b', 2, 3],
        ['x@a', 1, null]
      ]
    ],
    [
      'a new data set',
      [entry('x', 1, {dataset: 'a'})],
      [entry('x', 3, {dataset: 'a'}), entry('x', 4, {dataset: 'b'})],
      [
        ['x@a', 1, 3],
        ['x@b', null, 4]
      ]
    ],
    [
      'the only number, on another data set',
      [entry('x', 1, {dataset: 'a'})],
      [entry('x', 2, {dataset: 'b'})],
      [['x', 1, 2, 'dataset b instead of a']]
    ],
    [
      'another split',
      [entry('x', 1, {split: 'test'})],
      [entry('x', 2, {split: 'validation'})],
      [['x', 1, 2, 'split validation instead of test']]
    ],
    [
      'another revision of the data',
      [entry('x', 1, {dataset: 'a', revision: 'r1'})],
      [entry('x', 2, {dataset: 'a', revision: 'r2'})],
      [['x', 1, 2, 'revision r2 instead of r1']]
    ],
    [
      'a data set that only one side names',
      [entry('x', 1)],
      [entry('x', 2, {dataset: 'a'})],
      [['x', 1, 2]]
    ],
    [
      'configurations',
      [
        entry('x', 1, {dataset: 'glue', config: 'sst2'}),
        entry('x', 2, {dataset: 'glue', config: 'mrpc'})
      ],
      [
        entry('x', 3, {dataset: 'glue', config: 'mrpc'}),
        entry('x', 4, {dataset: 'glue', config: 'sst2'})
      ],
      [
        ['x@glue/mrpc', 2, 3],
        ['x@glue/sst2', 1, 4]
      ]
    ],
    [
      'several models',
      [entry('x', 1, {model: 'small'}), entry('x', 2, {model: 'large'})],
      [entry('x', 3, {model: 'large'}), entry('x', 4, {model: 'small'})],
      [
        ['x@large', 2, 3],
        ['x@small', 1, 4]
      ]
    ],
    [
      'one model that was renamed',
      [entry('x', 1, {model: 'v1'})],
      [entry('x', 2, {model: 'v2'})],
      [['x', 1, 2]]
    ],
    [
      'segments, whatever the order of their columns',
      [entry('x', 1, {segment: {a: '1', b: '2'}}), entry('x', 2)],
      [entry('x', 4), entry('x', 3, {segment: {b: '2', a: '1'}})],
      [
        ['x', 2, 4],
        ['x@a=1, b=2', 1, 3]
      ]
    ],
    [
      'duplicates: each once',
      [entry('x', 1)],
      [entry('x', 2), entry('x', 3)],
      [
        ['x', 1, 2],
        ['x', null, 3]
      ]
    ],
    [
      'a split that came into the name',
      [entry('accuracy', 1, {canonical: 'accuracy'})],
      [entry('acc', 2, {canonical: 'accuracy', split: 'validation', title: 'val_acc'})],
      [['accuracy', 1, 2, 'split validation instead of none']]
    ],
    [
      'titles tell numbers of one type apart, whatever their order',
      [entry('wer', 40, {title: 'Test WER'}), entry('wer', 20, {title: 'Test WER (+LM)'})],
      [entry('wer', 20, {title: 'Test WER (+LM)'}), entry('wer', 40, {title: 'Test WER'})],
      [
        ['wer@Test WER (+LM)', 20, 20],
        ['wer@Test WER', 40, 40]
      ]
    ],
    [
      'of numbers that nothing tells apart the worst are held against each other',
      [entry('wer', 20, {direction: 'lower'}), entry('wer', 40, {direction: 'lower'})],
      [entry('wer', 50, {direction: 'lower'}), entry('wer', 10, {direction: 'lower'})],
      [
        ['wer', 40, 50],
        ['wer', 20, 10]
      ]
    ],
    [
      'keys above and below a name tell numbers apart',
      [entry('accuracy', 0.9, {place: 'imdb'}), entry('accuracy', 0.8, {place: 'sst2'})],
      [entry('accuracy', 0.7, {place: 'sst2'}), entry('accuracy', 0.9, {place: 'imdb'})],
      [
        ['accuracy@sst2', 0.8, 0.7],
        ['accuracy@imdb', 0.9, 0.9]
      ]
    ],
    ['nothing', [], [], []]
  ])('%s', (_, baseline, candidate, expected) => {
    expect(pairsOf(baseline, candidate)).toEqual(expected)
  })
})

describe('agree', () => {
  test.each([
    ['equal', {value: 0.912, decimals: 3}, {value: 0.912, decimals: 3}, true],
    ['rounded', {value: 0.91, decimals: 2}, {value: 0.9123, decimals: 4}, true],
    ['rounded up from the half', {value: 0.92, decimals: 2}, {value: 0.915, decimals: 3}, true],
    ['beyond rounding', {value: 0.91, decimals: 2}, {value: 0.9152, decimals: 4}, false],
    [
      'percent and fraction',
      {value: 91.2, decimals: 1, percent: true},
      {value: 0.9118, decimals: 4},
      true
    ],
    [
      'percent and another fraction',
      {value: 91.2, decimals: 1, percent: true},
      {value: 0.9126, decimals: 4},
      false
    ],
    [
      'percent twice',
      {value: 91.2, decimals: 1, percent: true},
      {value: 91.24, decimals: 2, percent: true},
      true
    ],
    ['a whole number and a printed one', {value: 1}, {value: 0.99, decimals: 2}, false],
    ['whole numbers that differ', {value: 12}, {value: 13}, false]
  ] as const)('%s', (_, a, b, expected) => {
    expect(agree(entry('x', 0, a), entry('x', 0, b))).toBe(expected)
    expect(agree(entry('x', 0, b), entry('x', 0, a))).toBe(expected)
  })

  test('a number is not that of a NaN', () => {
    expect(agree(entry('x', NaN), entry('x', 0.5))).toBe(false)
  })
})

describe('card and metrics file', () => {
  const card = (value: string): string =>
    `---
model-index:
  - name: m
    results:
      - task: {type: t}
        dataset: {type: d, name: d}
        metrics: [{type: accuracy, value: ${value}}]
---
`
  test('the metrics file speaks, and the card is held against it', () => {
    const {entries, agreements} = statementsOf(
      evidenceOf({metrics: {accuracy: 0.91}, card: card('0.9')})
    )
    expect(entries.map(e => e.location.file)).toEqual(['metrics.json'])
    expect(agreements.map(a => a.agrees)).toEqual([true])
  })

  test.each([
    ['"91.0 %"', 'pass', 'Accuracy is the same in the card and in metrics.json.'],
    ['"0.91 ± 0.02"', 'pass', 'Accuracy is the same in the card and in metrics.json.'],
    ['0.93', 'fail', 'Accuracy is 0.93 in the card, but 0.91 in metrics.json.'],
    ['"93.0 %"', 'fail', 'Accuracy is 93 % in the card, but 0.91 in metrics.json.']
  ])('a card that says %s', (value, status, summary) => {
    const decision = decided(
      {metrics: {accuracy: 0.9}},
      {metrics: {accuracy: 0.91}, card: card(value)}
    )
    expect(decision.findings.find(f => f.check === 'card-agreement')).toMatchObject({
      id: 'card-agreement/accuracy@d',
      status,
      summary,
      location: {file: 'README.md', line: 7}
    })
    expect(decision.verdict).toBe(status)
  })

  test('a number that only the card has votes beside those of the metrics file', () => {
    const side = {metrics: {recall: 0.8}, card: card('0.9')}
    expect(statusesOf(decided(side, side))).toEqual([
      'unchanged: pass',
      'at-least-as-good/recall: pass',
      'at-least-as-good/accuracy: pass'
    ])
  })
})

describe('who votes', () => {
  const base = {metrics: {accuracy: 0.9, recall: 0.8}}
  const head = {metrics: {accuracy: 0.91, recall: 0.7}}
  const roles = (asking: Parameters<typeof decided>[2]): string[] =>
    decided(base, head, asking).findings.map(f => `${f.role} ${f.id}`)

  test('without a policy every known quality', () => {
    expect(roles({})).toEqual(['guard at-least-as-good/accuracy', 'guard at-least-as-good/recall'])
  })

  test('with one what it names; the rest is shown', () => {
    const asking = {model: '{at-least-as-good: {Accuracy: {margin: 1 pp}}}'}
    expect(roles(asking)).toEqual([
      'guard at-least-as-good/accuracy',
      'info at-least-as-good/recall'
    ])
    expect(decided(base, head, asking).verdict).toBe('pass')
  })

  test('with --margin what it names', () => {
    const margin = {
      value: 0.2,
      relative: false,
      ofError: false,
      points: true,
      text: '20 pp',
      assumed: false
    }
    expect(roles({options: {margins: new Map([['recall', margin]])}})).toEqual([
      'guard at-least-as-good/recall',
      'info at-least-as-good/accuracy'
    ])
  })

  test('numbers on another data set than the policy names are shown', () => {
    const on = (dataset: string, value: number): MetricEntry =>
      entry('accuracy', value, {canonical: 'accuracy', direction: 'higher', dataset})
    const decision = decided(
      {entries: [on('a', 0.9), on('b', 0.9)]},
      {entries: [on('a', 0.91), on('b', 0.8)]},
      {model: '{at-least-as-good: {accuracy: {dataset: A}}}'}
    )
    expect(decision.findings.map(f => `${f.role} ${f.id} ${f.status}`)).toEqual([
      'guard at-least-as-good/accuracy@a pass',
      'info at-least-as-good/accuracy@b fail'
    ])
  })

  test('numbers of classes are screens, and guards where they fall beyond the margin; nobody asks for the whole', () => {
    const report = (recall: number): object => ({
      '0': {precision: 0.9, recall, 'f1-score': 0.85, support: 10},
      '1': {precision: 0.9, recall: 0.8, 'f1-score': 0.85, support: 10},
      accuracy: 0.9,
      'macro avg': {precision: 0.9, recall: 0.8, 'f1-score': 0.85, support: 20}
    })
    const decision = decided({metrics: report(0.8)}, {metrics: report(0.7)})
    const judged = decision.findings.filter(f => f.check === 'at-least-as-good')
    expect(judged.filter(f => f.role === 'guard').map(f => f.id)).toEqual([
      'at-least-as-good/recall@class=0',
      'at-least-as-good/accuracy'
    ])
    expect(judged.filter(f => f.role === 'screen')).toHaveLength(8)
  })
})
