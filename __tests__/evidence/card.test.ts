import {describe, expect, test} from '@jest/globals'
import {readCard} from '../../src/evidence/card.ts'
import {readAny} from '../../src/evidence/formats/read.ts'
import {problemIds, votes} from './reading.ts'

/** A card with one result of these metrics, in flow style. */
function cardWith(metrics: string, dataset = 'dataset: {type: acme/churn, name: Churn}'): string {
  return `---
license: mit
model-index:
- name: churn
  results:
  - task: {type: tabular-classification}
    ${dataset}
    metrics: [${metrics}]
---
# Churn
`
}
const read = (text: string) => readCard('README.md', text)
const entriesOf = (text: string) => read(text).reading.entries

describe('model-index', () => {
  test('a title says what is measured where the type is the own word of the author', () => {
    const [told, own] = entriesOf(
      cardWith(
        '{type: score, name: Accuracy, value: 0.9}, {type: rouge, name: Rouge1, value: 40.1}'
      )
    )
    expect(told).toMatchObject({canonical: 'accuracy', direction: 'higher', title: 'Accuracy'})
    expect(own).toMatchObject({canonical: 'rouge', direction: 'higher', title: 'Rouge1'})
  })

  test('every field of a result', () => {
    const text = `---
model-index:
- name: churn
  results:
  - task: {type: tabular-classification, name: Churn}
    dataset: {type: acme/churn, name: Churn, config: eu, split: test, revision: 5503434d}
    metrics:
    - {type: f1, value: 0.910, name: F1, config: c, args: {average: macro}, verified: true}
---
`
    expect(entriesOf(text)).toEqual([
      {
        metric: 'f1',
        canonical: 'f1',
        title: 'F1',
        value: 0.91,
        decimals: 3,
        model: 'churn',
        task: 'tabular-classification',
        dataset: 'acme/churn',
        config: 'eu',
        split: 'test',
        revision: '5503434d',
        qualifier: 'c, average=macro',
        direction: 'higher',
        votes: true,
        location: {file: 'README.md', line: 8}
      }
    ])
  })

  test.each([
    ['"85.3%"', {value: 85.3, percent: true, decimals: 1}],
    ['"0,912"', {value: 0.912}],
    ['"0.14 [0.14, 0.15]"', {value: 0.14, interval: [0.14, 0.15]}],
    ['88', {value: 88, percent: true}],
    ['0.9', {value: 0.9}]
  ])('value %s', (value, expected) => {
    expect(entriesOf(cardWith(`{type: accuracy, value: ${value}}`))).toMatchObject([expected])
  })

  test('what stands after ± is shown, not taken for a standard error', () => {
    const [entry] = entriesOf(cardWith('{type: mean_reward, value: "1518.70 +/- 568.14"}'))
    expect(entry).toMatchObject({value: 1518.7, title: '± 568.14 (kind not said)'})
    expect(entry?.standardError).toBeUndefined()
  })

  test('NaN is kept and does not vote', () => {
    const [entry] = entriesOf(cardWith('{type: r2, value: .nan}'))
    expect(entry).toMatchObject({value: NaN, votes: false})
  })

  test('lists are repeats, mappings are several numbers', () => {
    const entries = entriesOf(
      cardWith('{type: f1, value: [0.5, 0.7]}, {type: glue, value: {f1: 0.8, accuracy: 0.9}}')
    )
    expect(entries.map(({metric}) => metric)).toEqual(['f1', 'glue.f1', 'glue.accuracy'])
    expect(entries[0]?.repeats).toEqual([0.5, 0.7])
  })

  test.each(['NA', 'TBD', 'xx.xx', '"NA%"', '{wer_result}', ''])(
    'a placeholder %s is a problem',
    value => {
      const {reading} = read(cardWith(`{type: wer, value: ${value}}, {type: cer, value: 0.1}`))
      expect(problemIds(reading)).toEqual(['not-a-number'])
      expect(votes(reading)).toEqual({'churn:cer': 0.1})
    }
  )

  test('old cards have the configuration in args', () => {
    const [entry] = entriesOf(
      cardWith('{type: wer, value: 12}', 'dataset: {type: common_voice, args: cy}')
    )
    expect(entry).toMatchObject({dataset: 'common_voice', config: 'cy'})
  })

  test('a training split and a training title do not vote', () => {
    const onTrain = cardWith('{type: f1, value: 1}', 'dataset: {type: d, split: train}')
    expect(entriesOf(onTrain)).toMatchObject([{votes: false, why: 'a training metric'}])
    expect(entriesOf(cardWith('{type: loss, name: Training loss, value: 1}'))[0]?.votes).toBe(false)
  })

  // The reference merges all models of a card under the last name.
  test('several models stay apart', () => {
    const result = (value: number) =>
      `  results: [{task: {type: t}, dataset: {type: d, name: d}, metrics: [{type: f1, value: ${value}}]}]`
    const text = `---\nmodel-index:\n- name: a\n${result(0.8)}\n- name: b\n${result(0.9)}\n---\n`
    expect(votes(read(text).reading)).toEqual({'a:f1': 0.8, 'b:f1': 0.9})
  })

  // The reference drops the whole card for one bad result.
  test('a broken result does not hide its neighbours', () => {
    const text = `---
model-index:
- name: a
  results:
  - {task: {type: t}, metrics: [{type: f1, value: 0.1}]}
  - just text
  - {task: {type: t}, dataset: {type: d, name: d}}
  - {task: {type: t}, dataset: {type: d, name: d}, metrics: {type: f1}}
  - {task: {type: t}, dataset: {type: d, name: d}, metrics: [wer, {value: 1}]}
  - {task: {type: t}, dataset: {type: d, name: d}, metrics: [{type: f1, value: 0.8}]}
- text
---
`
    const {reading} = read(text)
    expect(votes(reading)).toEqual({'a:f1': 0.8})
    expect(reading.problems.map(({id, location}) => [id, location.line])).toEqual([
      ['result-without-dataset', 5],
      ['broken-model-index', 6],
      ['broken-model-index', 8],
      ['broken-model-index', 9],
      ['broken-model-index', 9],
      ['broken-model-index', 11]
    ])
    expect(reading.entries[0]).toMatchObject({value: 0.1, why: 'its result names no dataset'})
    expect(reading.ignored).toMatchObject([{why: 'it has no metrics', line: 7}])
  })

  test.each(['{name: x}', '3', 'text'])('a model-index that is %s is a problem', index => {
    expect(problemIds(read(`---\nmodel-index: ${index}\n---\n`).reading)).toEqual([
      'broken-model-index'
    ])
  })
})

describe('front matter', () => {
  const metric = '{type: f1, value: 0.8}'

  test.each([
    ['CR LF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['blank lines before it', (text: string) => ` \n\n${text}`],
    ['a byte order mark', (text: string) => `\uFEFF${text}`]
  ])('%s', (_, change) => {
    expect(votes(read(change(cardWith(metric))).reading)).toEqual({'churn:f1': 0.8})
  })

  test('only the first block counts, and only at the beginning', () => {
    const {card, reading} = read(`# Title\n\n${cardWith(metric)}`)
    expect(reading.entries).toEqual([])
    expect(card.fields).toEqual({})
    expect(reading.ignored).toMatchObject([{what: 'front matter'}])
  })

  test.each([
    ['- a\n- b', 'front-matter-not-a-mapping'],
    ['language: "fr"tags:\n- a', 'broken-yaml'],
    ['license: mit\nlicense: gpl', 'duplicate-keys']
  ])('%p is a problem', (yaml, id) => {
    expect(problemIds(read(`---\n${yaml}\n---\n`).reading)).toContain(id)
  })

  test('front matter without an end is a problem, a horizontal rule is not', () => {
    expect(problemIds(read('---\nlicense: mit\n').reading)).toEqual(['unclosed-front-matter'])
    expect(problemIds(read('---\n\n# Title\n').reading)).toEqual([])
  })

  test('fields are flattened to text, without model-index', () => {
    const text =
      '---\nlicense: mit\nbase_model: [a/b, c/d]\ntags:\n- x\nmodel-index: []\nempty:\n---\n'
    expect(read(text).card.fields).toEqual({
      license: 'mit',
      base_model: 'a/b, c/d',
      tags: 'x'
    })
  })

  test('keys of the object prototype are plain fields', () => {
    const {card} = read('---\n__proto__: {polluted: yes}\nconstructor: x\n---\n')
    expect(Object.keys(card.fields)).toEqual(['__proto__', 'constructor'])
    expect({}).not.toHaveProperty('polluted')
  })
})

describe('body', () => {
  const body = `# m

It achieves the following results on the evaluation set:
- Loss: 0.4200
- Wer: 0.7449
- Gen Len: 45.3

## Training
- learning_rate: 1e-05
`

  test("the Trainer's list is read where model-index has no numbers", () => {
    const {reading} = read(`---\nmodel-index:\n- name: m\n  results: []\n---\n${body}`)
    expect(reading.format).toBe('trainer-list')
    expect(votes(reading)).toEqual({'Loss@evaluation': 0.42, 'Wer@evaluation': 0.7449})
    expect(reading.entries[0]).toMatchObject({canonical: 'loss', decimals: 4, location: {line: 9}})
  })

  test('beside numbers in model-index the list is ignored aloud', () => {
    const {reading} = read(cardWith('{type: f1, value: 0.8}') + body)
    expect(votes(reading)).toEqual({'churn:f1': 0.8})
    expect(reading.ignored.map(({what}) => what)).toEqual(['Loss', 'Wer', 'Gen Len'])
  })

  test('AutoTrain writes them below a heading', () => {
    const {reading} = read(
      '## Validation Metrics\n\n- Loss: 1.5\n- Macro F1: 0.28\n\n## Usage\n- Steps: 3\n'
    )
    expect(votes(reading)).toEqual({'Loss@validation': 1.5, 'Macro F1@validation': 0.28})
  })

  test('a section is empty when it and all below it hold nothing but placeholders', () => {
    const text = `# Model
## Uses
### Direct Use
[More Information Needed]
### Out-of-Scope Use
<!-- say it -->
None known.
## Bias
More information needed
\`\`\`
# not a heading
\`\`\`
## Citation
- **BibTeX:**
`
    const {card} = read(text)
    expect(card.sections.map(({heading, level, empty}) => [heading, level, empty])).toEqual([
      ['Model', 1, false],
      ['Uses', 2, false],
      ['Direct Use', 3, true],
      ['Out-of-Scope Use', 3, false],
      ['Bias', 2, false],
      ['Citation', 2, true]
    ])
  })
})

test('a card that is too large is refused by its size', () => {
  const {card, reading} = readAny('README.md', new Uint8Array(200 * 1024 * 1024))
  expect(card).toBeNull()
  expect(problemIds(reading)).toEqual(['too-large'])
})

test('front matter that is too large is refused, the body is read', () => {
  const front = `note: ${'x'.repeat(5 * 1024 * 1024)}`
  const {card, reading} = read(`---\n${front}\n---\n# Title\ntext\n`)
  expect(problemIds(reading)).toEqual(['too-large'])
  expect(card.sections).toEqual([{heading: 'Title', level: 1, empty: false}])
})

describe('a table of results in the body', () => {
  const cardOf = (table: string, front = 'tags: [x]'): string =>
    `---\n${front}\n---\n# M\n\n${table}\n`

  test.each([
    ['Metric | Value', '**Accuracy** | 0.91'],
    ['Measure | Result', 'Accuracy | 91 %'],
    ['metric | score', 'accuracy | 0.91']
  ])('with %s a row is read', (header, row) => {
    const text = cardOf(`| ${header} |\n|---|---|\n| ${row} |\n| AUC | n/a |`)
    const {reading} = readAny('README.md', new TextEncoder().encode(text))
    expect(reading.entries).toMatchObject([
      {canonical: 'accuracy', votes: true, location: {line: 8}}
    ])
    expect(reading.ignored).toMatchObject([{what: 'AUC', line: 9}])
  })

  test('of several models is ignored aloud, as it is not known which one is this', () => {
    const text = cardOf('| Model | Accuracy |\n|---|---|\n| ours | 0.91 |\n| BERT | 0.88 |')
    const {reading} = readAny('README.md', new TextEncoder().encode(text))
    expect(reading.entries).toEqual([])
    expect(reading.ignored).toMatchObject([
      {what: 'Accuracy', why: expect.stringContaining('model-index')}
    ])
  })
})
