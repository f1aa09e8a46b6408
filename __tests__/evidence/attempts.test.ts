import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {countAttempts, type AttemptHistory} from '../../src/evidence/attempts.ts'

/** Contents from the oldest to today's; each `content@set`, the set being `s` unless it is said. */
function history(
  contents: readonly string[],
  more: Partial<Pick<AttemptHistory, 'production' | 'complete'>> = {}
): AttemptHistory {
  const states = contents.map((text, at) => {
    const [evidence = '', evaluationSet = 's'] = text.split('@')
    return {commit: `c${at}`, evidence: evidence === '-' ? null : evidence, evaluationSet}
  })
  const current = states.at(-1) ?? {evidence: 'a', evaluationSet: 's'}
  return {
    current,
    commits: states.slice(0, -1).toReversed(),
    production: null,
    complete: true,
    ...more
  }
}

describe('countAttempts', () => {
  test.each([
    ['the first', ['a'], 1, 1],
    ['the first, committed', ['a', 'a'], 1, 1],
    ['the third', ['a', 'b', 'c'], 3, 3],
    ['runs of the same content', ['a', 'a', 'b', 'b', 'b'], 2, 2],
    ['an earlier one again keeps its number', ['a', 'b', 'c', 'b'], 2, 3],
    ['a new evaluation set begins again', ['a@old', 'b@old', 'c'], 1, 1],
    ['the same content on a new set is new', ['a@old', 'b', 'a'], 2, 2],
    ['a set that comes back does not bring its attempts', ['a', 'b@other', 'c', 'd'], 2, 2],
    ['a file that was removed and came back', ['a', '-', 'b'], 2, 2]
  ])('%s', (_, contents, attempt, tried) => {
    expect(countAttempts(history(contents))).toEqual({attempt, tried, atLeast: false})
  })

  test('the model in production is no attempt, unless it is the candidate', () => {
    const production = 'p'
    expect(countAttempts(history(['a', 'p', 'b'], {production})).tried).toBe(2)
    expect(countAttempts(history(['a', 'p'], {production}))).toMatchObject({attempt: 2, tried: 2})
  })

  test('a history that was cut leaves a lower bound, unless the set is newer than the cut', () => {
    expect(countAttempts(history(['a', 'b'], {complete: false})).atLeast).toBe(true)
    expect(countAttempts(history(['a@old', 'b'], {complete: false})).atLeast).toBe(false)
  })

  test('the number of an attempt does not change when others follow or are run again', () => {
    const contents = fc.array(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'), {minLength: 1})
    fc.assert(
      fc.property(contents, tried => {
        const count = countAttempts(history(tried))
        expect(count.tried).toBe(new Set(tried).size)
        expect(count.attempt).toBe([...new Set(tried)].indexOf(tried.at(-1) ?? '') + 1)
        expect(countAttempts(history([...tried, tried.at(-1) ?? '']))).toEqual(count)
      })
    )
  })
})
