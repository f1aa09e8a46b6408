import {describe, expect, test} from '@jest/globals'
import {demandOn, type DemandOptions} from '../../src/policy/demand.ts'
import {loadPolicy} from '../../src/catalogue/policy.ts'
import {parseMargin, type WrittenMargin} from '../../src/policy/margin.ts'

const policy = loadPolicy(
  `version: 1
confidence: 0.9
models:
  fraud:
    at-least-as-good:
      Recall: {margin: 0.5 pp, at-least: 0.9, confidence: 0.99}
      precision:
  other: {}
`,
  'p.yml'
)

function margins(written: Readonly<Record<string, string>>): DemandOptions {
  const read = (text: string): WrittenMargin => {
    const margin = parseMargin(text)
    if (margin === null) throw new Error(text)
    return margin
  }
  return {margins: new Map(Object.entries(written).map(([k, v]) => [k, read(v)]))}
}

describe('demandOn', () => {
  test('puts every default in its place', () => {
    const demand = demandOn('fraud', policy, margins({}))
    expect(demand).toMatchObject({name: 'fraud', confidence: 0.9, waivers: [], costs: {}})
    expect(demand.metrics).toEqual([
      {
        metric: 'Recall',
        role: 'guard',
        mode: 'non-inferior',
        margin: {
          value: 0.005,
          relative: false,
          points: true,
          ofError: false,
          text: '0.5 pp',
          assumed: false
        },
        atLeast: 0.9,
        atMost: null,
        direction: null,
        dataset: null,
        split: null,
        confidence: 0.99
      },
      {
        metric: 'precision',
        role: 'guard',
        mode: 'non-inferior',
        margin: null,
        atLeast: null,
        atMost: null,
        direction: null,
        dataset: null,
        split: null,
        confidence: 0.9
      }
    ])
  })

  test('leaves the choice of guards to the gate where nobody names a metric', () => {
    expect(demandOn('other', policy, margins({})).metrics).toBeNull()
    expect(demandOn('fraud', null, margins({}))).toMatchObject({
      metrics: null,
      confidence: 0.95
    })
  })

  test('a margin on the command line replaces that of the policy, however either spells the metric', () => {
    const {metrics} = demandOn('fraud', policy, margins({eval_recall: '2 pp', f1: '1 %'}))
    expect(metrics?.map(m => [m.metric, m.margin?.text, m.atLeast])).toEqual([
      ['Recall', '2 pp', 0.9],
      ['precision', undefined, null],
      ['f1', '1 %', null]
    ])
  })

  test('an option for the confidence goes over every word of the policy', () => {
    const {metrics, confidence} = demandOn('fraud', policy, {...margins({}), confidence: 0.8})
    expect([confidence, ...(metrics ?? []).map(m => m.confidence)]).toEqual([0.8, 0.8, 0.8])
  })

  test('a waiver that names a model is of that model only', () => {
    const waiver = (finding: string, model: string): string =>
      `  - {finding: ${finding}, ${model}reason: r, approved-by: me, expires: 2027-01-31}\n`
    const two = loadPolicy(
      `version: 1\nmodels: {fraud: {}, churn: {}}\nwaivers:\n${waiver('a', '')}${waiver('b', 'model: churn, ')}`,
      'p.yml'
    )
    const waived = (name: string): readonly string[] =>
      demandOn(name, two, margins({})).waivers.map(w => w.finding)
    expect(waived('fraud')).toEqual(['a'])
    expect(waived('churn')).toEqual(['a', 'b'])
  })
})
