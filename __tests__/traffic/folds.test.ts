import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {foldsOf} from '../../src/traffic/folds.ts'
import type {Condition, Key, LogPlan, Measure, TablePlan} from '../../src/traffic/plan.ts'
import {countPlainly, type PlainRequest} from './reference.ts'

const COUNTRY: Key = {kind: 'text', field: 'text:country'}
const LABEL: Key = {kind: 'text', field: 'label'}
const BIN: Key = {kind: 'bin', field: 'candidate.score', bins: 4}
const SCORED: Condition = {kind: 'known', field: 'candidate.score'}
const LABELLED: Measure = {kind: 'count', where: {kind: 'known', field: 'label'}}
const SUM: Measure = {kind: 'sum', field: 'candidate.cost', unit: 0.5}
const LEAST: Measure = {kind: 'least', field: 'candidate.score'}
const MOST: Measure = {kind: 'most', field: 'candidate.score'}
const IDS: Measure = {kind: 'distinct-ids'}

function planOf(tables: readonly TablePlan[]): LogPlan {
  return {
    roles: {
      layout: 'wide',
      id: 'id',
      time: null,
      label: 'label',
      others: [],
      sides: {baseline: {}, candidate: {}}
    },
    answers: 'scores',
    threshold: 0.5,
    positive: 'yes',
    negative: 'no',
    labelsUntil: null,
    tables
  }
}

function names(tables: readonly TablePlan[]): readonly string[] {
  return foldsOf(tables).counted.map(({name}) => name)
}

describe('what need not be counted', () => {
  test('is a table by some of the keys of a finer one', () => {
    const whole = {name: 'whole', keys: [LABEL], measures: []}
    const finer = {name: 'finer', keys: [COUNTRY, LABEL], measures: [SUM]}
    expect(names([whole, finer])).toEqual(['finer'])
  })

  test('is a table by the same keys', () => {
    const tables = [SUM, LEAST].map((measure, index) => ({
      name: `table ${index}`,
      keys: [COUNTRY],
      measures: [measure],
      where: SCORED
    }))
    expect(foldsOf(tables).counted).toEqual([{...tables[0], measures: [SUM, LEAST]}])
  })

  test.each([
    ['of other requests', {name: 'whole', keys: [LABEL], measures: [], where: SCORED}],
    ['of other measures', {name: 'whole', keys: [LABEL], measures: [LEAST]}],
    ['by other keys', {name: 'whole', keys: [BIN], measures: []}],
    ['of different ids', {name: 'whole', keys: [LABEL], measures: [IDS]}]
  ])('is no table %s', (_, whole: TablePlan) => {
    const finer = {name: 'finer', keys: [COUNTRY, LABEL], measures: [SUM, IDS]}
    expect(names([whole, finer])).toEqual(['whole', 'finer'])
  })
})

test('folded tables are those that would be counted one by one', () => {
  const request: fc.Arbitrary<PlainRequest> = fc.record({
    'text:country': fc.constantFrom('no', 'se', null),
    label: fc.constantFrom('yes', 'no', null),
    'candidate.score': fc.option(fc.double({min: 0, max: 1, noNaN: true})),
    'candidate.cost': fc.option(fc.constantFrom(-1, 0.4, 3, 2 ** 51))
  })
  const table = fc.record({
    keys: fc.uniqueArray(fc.constantFrom(COUNTRY, LABEL, BIN)),
    measures: fc.uniqueArray(fc.constantFrom(LABELLED, SUM, LEAST, MOST)),
    where: fc.option(fc.constant(SCORED))
  })
  fc.assert(
    fc.property(
      fc.array(request, {maxLength: 30}),
      fc.array(table, {maxLength: 8}),
      (requests, asked) => {
        const plan = planOf(
          asked.map(({where, ...rest}, index) => ({
            name: `table ${index}`,
            ...rest,
            ...(where === null ? {} : {where})
          }))
        )
        const folds = foldsOf(plan.tables)
        const counted = countPlainly(requests, {...plan, tables: folds.counted})
        expect(folds.tablesOf(counted)).toEqual(countPlainly(requests, plan))
      }
    )
  )
})
