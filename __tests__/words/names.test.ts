import {describe, expect, test} from '@jest/globals'
import {sampleUnit, sampleUnits} from '../../src/words/names.ts'

describe('what the rows of a comparison are called', () => {
  test.each([
    ['accuracy', 'paired-rows', 'row', 'rows'],
    ['ndcg', 'paired-rows', 'query', 'queries'],
    ['recall@5', 'paired-rows', 'query', 'queries'],
    ['recall', 'paired-rows', 'row', 'rows'],
    ['accuracy', 'repeats', 'repeat', 'repeats'],
    [null, null, 'row', 'rows']
  ])('%s from %s: %s', (metric, evidence, one, several) => {
    expect(sampleUnit(metric, evidence)).toBe(one)
    expect(sampleUnits(metric, evidence)).toBe(several)
  })
})
