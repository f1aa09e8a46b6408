import {describe, expect, test} from '@jest/globals'
import {evidenceOf} from '../../src/report/details.ts'
import {aFinding, aModel, aVerdict} from '../fixtures/verdict.ts'

describe('rows to look at', () => {
  const flips = {
    ...aFinding({id: 'flips', check: 'flips', summary: '2 rows are wrong now.'}),
    examples: [{key: 'tx-17', label: 'fraud', baseline: 'fraud', candidate: 'honest'}]
  }

  function titles(findings: readonly ReturnType<typeof aFinding>[]): readonly string[] {
    const model = aModel({findings: [...findings]})
    return evidenceOf(model, aVerdict({models: [model]}), standing => standing).map(s => s.title)
  }

  test('are told with what each model says of them', () => {
    const model = aModel({findings: [flips]})
    const section = evidenceOf(model, aVerdict({models: [model]}), standing => standing).find(s =>
      s.title.startsWith('Rows to look at')
    )
    expect(section?.table?.rows).toEqual([[[{code: 'tx-17'}], ['fraud'], ['fraud'], ['honest']]])
  })

  test('are left out where a finding names none', () => {
    expect(titles([flips])).toContain('Rows to look at: the worst 1 of flips')
    expect(titles([{...flips, examples: []}]).filter(t => t.startsWith('Rows'))).toEqual([])
  })
})
