import {describe, expect, test} from '@jest/globals'
import {worst} from '../../src/gate/decide.ts'
import {aFindingOf} from '../../src/verdict/finding.ts'
import {findingId} from '../../src/verdict/finding-id.ts'
import {caseOf, decide} from '../../src/gate/decide.ts'
import {decided, factsOf, findingIn, statusesOf} from '../fixtures/facts.ts'

const GUARD = 'at-least-as-good'
const recall = (words: string): {model: string} => ({
  model: `{at-least-as-good: {recall: ${words}}}`
})

describe('what follows from the findings', () => {
  test('a better number passes, and says that it is not proven', () => {
    const decision = decided({metrics: {accuracy: 0.9}}, {metrics: {accuracy: 0.91}})
    expect(decision).toMatchObject({
      verdict: 'pass',
      headline: 'No worse than is accepted on accuracy, though bare values prove nothing.'
    })
    expect(findingIn(decision, 'at-least-as-good/accuracy').detail).toBe('not-proven')
  })

  test('a worse number fails', () => {
    expect(decided({metrics: {accuracy: 0.9}}, {metrics: {accuracy: 0.88}})).toMatchObject({
      verdict: 'fail',
      headline: expect.stringMatching(/^Accuracy .*worse/u)
    })
  })

  test('one failure outweighs what is missing, which outweighs what passes', () => {
    const base = {metrics: {accuracy: 0.9, recall: 0.8, f1: 0.7}}
    expect(decided(base, {metrics: {accuracy: 0.95, recall: 0.7}})).toMatchObject({
      verdict: 'fail',
      headline: expect.stringMatching(/^Recall .*worse/u)
    })
    expect(decided(base, {metrics: {accuracy: 0.95, recall: 0.9}})).toMatchObject({
      verdict: 'hold',
      headline: expect.stringMatching(/^F1 .*no longer stated/u)
    })
  })

  test.each([
    [['pass', 'fail', 'hold'], 'fail'],
    [['pass', 'hold'], 'hold'],
    [['pass'], 'pass']
  ] as const)('several models %j: %s', (verdicts, all) => {
    expect(worst(verdicts)).toBe(all)
  })
})

describe('what is not there', () => {
  test('a metric that disappeared holds', () => {
    const decision = decided({metrics: {accuracy: 0.9, recall: 0.8}}, {metrics: {accuracy: 0.95}})
    expect(findingIn(decision, `${GUARD}/recall`)).toMatchObject({
      status: 'missing',
      detail: 'gone',
      baseline: 0.8,
      candidate: null,
      location: null,
      summary: 'Recall is known of the model in production, but no longer stated for the candidate.'
    })
    expect(decision.verdict).toBe('hold')
  })

  test('a metric that is new is told, and does not hold', () => {
    const decision = decided({metrics: {accuracy: 0.9}}, {metrics: {accuracy: 0.95, recall: 0.8}})
    expect(findingIn(decision, `${GUARD}/recall`)).toMatchObject({
      status: 'not-applicable',
      role: 'info',
      detail: 'new',
      summary:
        'Recall is new: it is stated for the candidate (0.8), but not for the model in production, so there is nothing to compare with.'
    })
  })

  test('a metric that the policy demands and nobody gives holds', () => {
    const decision = decided({metrics: {accuracy: 0.9}}, {metrics: {accuracy: 0.9}}, recall('{}'))
    expect(findingIn(decision, `${GUARD}/recall`)).toMatchObject({
      status: 'missing',
      detail: 'not-found',
      summary:
        'Recall is demanded, but neither the card nor the metrics file nor the predictions give it.'
    })
    expect(findingIn(decision, `${GUARD}/accuracy`)).toMatchObject({role: 'info', status: 'pass'})
    expect(decision.verdict).toBe('hold')
  })

  test('nothing at all holds', () => {
    const decision = decided({}, {})
    expect(statusesOf(decision)).toEqual(['nothing-to-judge: missing'])
    expect(decision.verdict).toBe('hold')
  })

  test('files that are in order are no quality: predictions from which nothing can be computed hold', () => {
    const words = Array.from({length: 30}, (_, i) => `w${i}`)
    const predictions = `id,label\n${words.map((w, i) => `${i},${w}`).join('\n')}\n`
    const card = '---\nmodel-index: []\n---\n'
    const decision = decided({predictions, card}, {predictions, card})
    expect(decision.verdict).toBe('hold')
  })

  test('metrics that are only shown do not let a model pass', () => {
    const card = `---
model-index:
  - name: m
    results:
      - task: {type: text-classification}
        dataset: {type: d, name: d}
        metrics: [{type: accuracy, value: 0.95}]
---
`
    const decision = decided(
      {metrics: {accuracy: 0.9}},
      {metrics: {accuracy: 0.95}, card},
      {model: '{at-least-as-good: {accuracy: {role: info}}}'}
    )
    expect(statusesOf(decision)).toContain('card-agreement/accuracy@d: pass')
    expect(statusesOf(decision)).toContain('nothing-to-judge: missing')
    expect(decision.verdict).toBe('hold')
  })

  test.each(['NaN', 'Infinity', '-Infinity'])('a value of %s is no number to compare', value => {
    const decision = decided({metrics: {accuracy: 0.9}}, {metrics: `{"accuracy": ${value}}`})
    expect(findingIn(decision, `${GUARD}/accuracy`)).toMatchObject({
      status: 'missing',
      detail: 'not-a-number',
      baseline: 0.9,
      candidate: null,
      summary: `Accuracy of the candidate is ${value}, which is not a number to compare.`
    })
    expect(decision).toMatchObject({
      verdict: 'hold',
      headline: expect.stringMatching(/^Accuracy of the candidate is -?(NaN|Infinity)/u)
    })
  })

  test('qualities that are all zero hold, even where they were zero before', () => {
    const decision = decided({metrics: {accuracy: 0, f1: 0}}, {metrics: {accuracy: 0, f1: 0}})
    expect(findingIn(decision, 'plausible').summary).toBe(
      'Every quality of the candidate is exactly 0, which a working evaluation hardly ever gives.'
    )
    expect(decision.verdict).toBe('hold')
  })
})

describe('what cannot be compared', () => {
  test('percent is never compared with a fraction', () => {
    const decision = decided({metrics: {accuracy: 0.91}}, {metrics: {accuracy: 88.0}})
    expect(findingIn(decision, `${GUARD}/accuracy`)).toMatchObject({
      status: 'inconclusive',
      detail: 'other-unit',
      summary:
        'Accuracy is written in percent on one side and as a fraction on the other (0.91 and 88): they are not compared.'
    })
    expect(decision).toMatchObject({
      verdict: 'hold',
      headline: expect.stringMatching(/not compared\.$/u)
    })
  })

  test('a number on another data set is not compared', () => {
    const card = (dataset: string): string =>
      `---\nmodel-index:\n  - name: m\n    results:\n      - task: {type: t}\n        dataset: {type: ${dataset}, name: ${dataset}}\n        metrics: [{type: accuracy, value: 0.9}]\n---\n`
    const decision = decided({card: card('old')}, {card: card('new')})
    expect(findingIn(decision, `${GUARD}/accuracy`)).toMatchObject({
      status: 'inconclusive',
      detail: 'other-data',
      summary:
        'Accuracy of the candidate was measured on other data than that of the model in production (dataset new instead of old): they are not compared.'
    })
  })
})

describe('a first version', () => {
  test('passes by absolute limits alone, and says so', () => {
    const decision = decided(null, {metrics: {recall: 0.93}}, recall('{at-least: 0.9}'))
    expect(statusesOf(decision)).toEqual(['baseline: not-applicable', 'limits/recall: pass'])
    expect(decision).toMatchObject({
      verdict: 'pass',
      headline: 'Within the absolute limits; there is nothing in production to compare with.'
    })
    expect(findingIn(decision, 'limits/recall').summary).toBe(
      'Recall is 93.0 %; at least 90.0 % is demanded.'
    )
  })

  test('fails outside of them', () => {
    const decision = decided(null, {metrics: {recall: 0.83}}, recall('{at-least: 0.9}'))
    expect(decision).toMatchObject({
      verdict: 'fail',
      headline: expect.stringMatching(/^Recall is .*demanded\.$/u)
    })
  })

  test('holds where no limit is set', () => {
    const decision = decided(null, {metrics: {recall: 0.93}})
    expect(findingIn(decision, 'baseline').summary).toBe(
      'Nothing is in production yet. And no absolute limit is set, so there is nothing to judge this first version by.'
    )
    expect(decision.verdict).toBe('hold')
  })

  test('needs every metric that is demanded', () => {
    const decision = decided(
      null,
      {metrics: {accuracy: 0.9}},
      {model: '{at-least-as-good: {accuracy: {at-least: 0.8}, recall: {}}}'}
    )
    expect(statusesOf(decision)).toEqual([
      'baseline: not-applicable',
      'at-least-as-good/recall: missing',
      'limits/accuracy: pass'
    ])
    expect(decision.verdict).toBe('hold')
  })

  test('a baseline that cannot be read is not a first version', () => {
    const facts = factsOf(null, {metrics: {recall: 0.93}}, recall('{at-least: 0.9}'))
    const unreadable = {
      registry: 'git',
      reason: 'unreadable',
      summary: 'The base commit is not here.',
      remedy: 'Fetch it.'
    } as const
    expect(decide(caseOf({...facts, absent: unreadable})).verdict).toBe('hold')
  })
})

describe('absolute limits', () => {
  test.each([
    [
      'at the limit',
      {recall: 0.9},
      '{at-least: 0.9}',
      'pass',
      'Recall is 90.0 %; at least 90.0 % is demanded.'
    ],
    [
      'below',
      {recall: 0.899},
      '{at-least: 0.9}',
      'fail',
      'Recall is 89.9 %; at least 90.0 % is demanded.'
    ],
    [
      'between two',
      {recall: 0.95},
      '{at-least: 0.9, at-most: 0.99}',
      'pass',
      'Recall is 95.0 %; at least 90.0 % and at most 99.0 % is demanded.'
    ],
    [
      'percent, both',
      {recall: 91.5},
      '{at-least: 90}',
      'pass',
      'Recall is 91.5 %; at least 90.0 % is demanded.'
    ],
    [
      'percent against a fraction',
      {recall: 91.5},
      '{at-least: 0.9}',
      'missing',
      'Recall is 91.5 %, which is percent, and the limit a fraction: they are not compared; at least 90.0 % is demanded.'
    ],
    [
      'a fraction against percent',
      {recall: 0.915},
      '{at-least: 90}',
      'missing',
      'Recall is 0.915, which is a fraction, and the limit percent: they are not compared; at least 90 is demanded.'
    ],
    [
      'nothing',
      {accuracy: 0.9},
      '{at-least: 0.9}',
      'missing',
      'Recall is not known of the candidate; at least 90.0 % is demanded.'
    ]
  ])('%s', (_, metrics, words, status, summary) => {
    const finding = findingIn(decided({metrics}, {metrics}, recall(words)), 'limits/recall')
    expect(finding).toMatchObject({status, summary})
  })

  test('of a metric where lower is better', () => {
    const decision = decided(
      {metrics: {rmse: 3}},
      {metrics: {rmse: 2.5}},
      {model: '{at-least-as-good: {rmse: {at-most: 2}}}'}
    )
    expect(findingIn(decision, 'limits/rmse')).toMatchObject({
      status: 'fail',
      summary: 'RMSE is 2.5; at most 2 is demanded.'
    })
  })
})

describe('waivers', () => {
  const waiver = (finding: string, expires = '2027-01-31'): string =>
    `waivers:\n  - {finding: ${finding}, reason: new market, approved-by: risk-team, expires: ${expires}}\n`
  const worse = [{metrics: {recall: 0.9}}, {metrics: {recall: 0.8}}] as const

  test('let a finding through, with who and why', () => {
    const decision = decided(...worse, {policy: waiver('at-least-as-good/recall')})
    expect(decision).toMatchObject({
      verdict: 'pass',
      headline: 'Nothing stands in the way; 1 finding is waived.'
    })
    expect(findingIn(decision, 'at-least-as-good/recall')).toMatchObject({
      status: 'fail',
      waiver: {reason: 'new market', approvedBy: 'risk-team', expires: '2027-01-31'}
    })
  })

  test.each([
    ['on its last day', '2026-11-21', 'pass'],
    ['a day later', '2026-11-20', 'fail']
  ])('count %s or not', (_, expires, verdict) => {
    const decision = decided(...worse, {policy: waiver('at-least-as-good/recall', expires)})
    expect(decision.verdict).toBe(verdict)
  })

  test('that expired are told', () => {
    const decision = decided(...worse, {policy: waiver('at-least-as-good/recall', '2026-01-01')})
    expect(findingIn(decision, 'waivers/at-least-as-good/recall')).toMatchObject({
      status: 'not-applicable',
      role: 'info',
      summary:
        'The waiver of risk-team for at-least-as-good/recall expired on 2026-01-01 and does not count.'
    })
  })

  test('of an unknown finding let nothing through, and are told', () => {
    const decision = decided(...worse, {policy: waiver('at-least-as-good/recal')})
    expect(decision.verdict).toBe('fail')
    expect(findingIn(decision, 'waivers/at-least-as-good/recal').summary).toBe(
      'The waiver of risk-team for at-least-as-good/recal does not count: there is no such finding.'
    )
  })

  test('that nobody needs are told', () => {
    const decision = decided(worse[1], worse[0], {policy: waiver('at-least-as-good/recall')})
    expect(findingIn(decision, 'at-least-as-good/recall').waiver).toBeNull()
    expect(findingIn(decision, 'waivers/at-least-as-good/recall').summary).toBe(
      'The waiver of risk-team for at-least-as-good/recall is not needed: the finding does not stand in the way.'
    )
  })
})

describe('ids', () => {
  const card = (first: number): string => `---
model-index:
  - name: m
    results:
      - task: {type: t}
        dataset: {type: glue, name: GLUE, config: sst2, split: test}
        metrics: [{type: accuracy, value: ${first}}, {type: accuracy, value: 0.7}]
      - task: {type: t}
        dataset: {type: imdb, name: IMDB}
        metrics: [{type: accuracy, value: 0.8}]
---
`
  test('are distinct, and the same on the next run', () => {
    const [a, b] = [0, 1].map(() => statusesOf(decided({card: card(0.9)}, {card: card(0.91)})))
    expect(a).toEqual(b)
    const ids = (a ?? []).map(line => line.split(': ')[0])
    expect(ids).toEqual([
      'at-least-as-good/accuracy@glue/sst2/test',
      'at-least-as-good/accuracy@glue/sst2/test#2',
      'at-least-as-good/accuracy@imdb'
    ])
  })

  test('say the check and what it is about, which stand beside them', () => {
    expect(
      aFindingOf({id: findingId('a', 'b', 'path=c/d'), status: 'pass', summary: 's'})
    ).toMatchObject({id: 'a/b/path=c/d', check: 'a', about: ['b', 'path=c/d']})
  })
})

test('what is broken in production keeps from comparing, but is no fault of the candidate', () => {
  const rows = 'id,label,prediction\n1,1,1\n2,0,0\n'
  const decision = decided({predictions: `${rows}2,0,0\n`}, {predictions: rows})
  expect(findingIn(decision, 'evidence/baseline/duplicate-keys/predictions.csv')).toMatchObject({
    status: 'missing',
    location: null,
    summary:
      'Of the model in production: predictions.csv has more than one row for a key: 2 (lines 3 and 4).'
  })
  expect(decided({predictions: rows}, {predictions: `${rows}2,0,0\n`}).verdict).toBe('fail')
})
