import {describe, expect, test} from '@jest/globals'
import {lint} from '../../src/gate/lint.ts'
import type {ModelPolicy} from '../../src/policy/schema.ts'
import {caseFrom, csv} from './case-from-files.ts'

/** Rows of two models of which each alone is right on `half` of them. */
function files(n: number, half: number) {
  const rows = (wrong: (id: number) => boolean): string =>
    csv(
      'id,label,prediction',
      ...Array.from({length: n}, (_, id) => `${id},1,${wrong(id) ? 0 : 1}`)
    )
  const absent = '\nx,0,0'
  return {
    candidate: {predictions: rows(id => id < half) + absent.trim() + '\n'},
    baseline: {predictions: rows(id => id >= half && id < 2 * half) + absent.trim() + '\n'}
  }
}

function lineOf(n: number, half: number, guard: ModelPolicy['at-least-as-good']) {
  const {candidate, baseline} = files(n - 1, half)
  const lines = lint(caseFrom(candidate, baseline, {'at-least-as-good': guard ?? {}}))
  expect(lines).toHaveLength(1)
  const [line] = lines
  if (line === undefined) throw new Error('no line')
  return line
}

describe('what the rows can show', () => {
  test('the smallest loss that can be excluded, and the power curve', () => {
    // 1,000 rows, discordance 10 %: 2.5 points (4 of 5 times, equal models).
    const line = lineOf(1000, 50, {accuracy: {margin: '1 pp'}})
    expect(line).toMatchObject({
      model: 'model',
      metric: 'accuracy',
      margin: '1 pp',
      rows: 1000,
      impossible: null,
      provable: '2.5 points'
    })
    expect(line.power.map(at => at.n)).toEqual([500, 1000, 2000, 5000, 10_000])
    const chances = line.power.map(at => at.power)
    expect(chances).toEqual(chances.toSorted((a, b) => a - b))
    // Of the reference: 6,183 rows give 0.8, 8,564 give 0.9.
    expect(chances[3]).toBeLessThan(0.8)
    expect(chances[4]).toBeGreaterThan(0.9)
  })

  test.each([
    [267, true],
    [268, false]
  ])('a margin of 1 point and %d rows: impossible is %s', (n, isImpossible) => {
    const {impossible} = lineOf(n, 0, {accuracy: {margin: '1 pp'}})
    expect(impossible !== null).toBe(isImpossible)
  })

  test('a margin that cannot be met says how many rows it takes, and promises no power', () => {
    const line = lineOf(100, 0, {accuracy: {margin: '0.5 pp'}})
    expect(line.impossible).toBe(
      'No candidate can pass: 100 rows never exclude a loss of 0.5 pp, even if both models answer alike; it takes 539 rows.'
    )
    expect(line.power.map(({n, power}) => [n, power > 0])).toEqual([
      [50, false],
      [100, false],
      [200, false],
      [500, false],
      [1000, true]
    ])
    // What 100 rows without any difference show: z² / (n + z²).
    expect(line.provable).toBe('2.6 points')
  })

  test('no margin at all is never met', () => {
    expect(lineOf(1000, 50, {accuracy: {margin: 0}}).impossible).toContain('a margin above 0')
  })

  test('recall is proven by the positives alone', () => {
    expect(lineOf(300, 0, {recall: {margin: '1 pp'}})).toMatchObject({rows: 299, impossible: null})
  })

  test('screens and what is shown ask for no proof', () => {
    const {candidate, baseline} = files(99, 0)
    const guards = {accuracy: {role: 'screen'}, recall: {role: 'info'}} as const
    expect(lint(caseFrom(candidate, baseline, {'at-least-as-good': guards}))).toEqual([])
  })

  test('without rows nothing can be proven', () => {
    const metrics = {accuracy: 0.9}
    expect(lint(caseFrom({metrics}, {metrics}, {'at-least-as-good': {accuracy: {}}}))).toEqual([
      {
        model: 'model',
        metric: 'accuracy',
        margin: '1 pp',
        rows: null,
        impossible: null,
        provable: '',
        power: []
      }
    ])
  })
})
