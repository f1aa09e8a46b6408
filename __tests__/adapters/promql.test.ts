import {describe, expect, test} from '@jest/globals'
import {defaultQuery, selectorsIn, withModel} from '../../src/adapters/promql.ts'
import {LIVE_QUESTIONS} from '../../src/repository/live.ts'

describe('selectorsIn', () => {
  test.each([
    ['up', ['up']],
    ['up{job="a"}', ['up{job="a"}']],
    ['{__name__="up"}', ['{__name__="up"}']],
    ['sum(rate(x_total{model="a"}[5m]))', ['x_total{model="a"}']],
    ['sum by (le) (rate(x_bucket[5m]))', ['x_bucket']],
    ['sum(x) by (job, instance) / sum(y) by (job)', ['x', 'y']],
    ['x / on (job) group_left (team) y', ['x', 'y']],
    ['x offset 5m or y @ 1700000000 unless z', ['x', 'y', 'z']],
    ['x > bool 1e6', ['x']],
    ['x{a="}{ rate(y)", b=\'z\'} or x{a="1"}', ['x{a="}{ rate(y)", b=\'z\'}', 'x{a="1"}']],
    ['job:errors:rate5m{job="a"}', ['job:errors:rate5m{job="a"}']],
    ['x or x # and y', ['x']],
    ['1 + 2', []],
    ['vector(1)', []],
    ['', []]
  ])('%s', (query, selectors) => {
    expect(selectorsIn(query)).toEqual(selectors)
  })
})

test('a model’s name cannot leave the string in which it stands', () => {
  expect(withModel('x{m="{model}"}', 'a"} or y{b="\\\n$&')).toBe('x{m="a\\"} or y{b=\\"\\\\\\n$&"}')
})

test.each(LIVE_QUESTIONS)('%s has a query by default, and each part of it names the model', q => {
  const selectors = selectorsIn(defaultQuery(q, 'fraud'))
  expect(selectors.length).toBeGreaterThan(0)
  for (const selector of selectors) expect(selector).toMatch(/^\w+\{(model|model_name)="fraud"\}$/u)
})
