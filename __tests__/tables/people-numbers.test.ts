import {describe, expect, test} from '@jest/globals'
import {areAmbiguous, numbersOfPeople} from '../../src/tables/people-numbers.ts'

describe('numbers as people write them', () => {
  test.each([
    ['groups of thousands', ['1,234,567', '12,000', '7'], [1_234_567, 12_000, 7]],
    ['groups and decimals', ['1,234.5', '2,000'], [1234.5, 2000]],
    ['a decimal comma', ['0,912', '1,5', '3'], [0.912, 1.5, 3]],
    ['points between thousands', ['1.234,5', '2.000', '7'], [1234.5, 2000, 7]],
    ['keys with leading zeros', ['007', '010'], null],
    ['what may be either', ['1,234', '2,500'], null],
    ['texts', ['1,234,567', 'x'], null]
  ] as const)('%s', (_, texts, numbers) => {
    expect(numbersOfPeople(texts)).toEqual(numbers)
  })

  test('what may be thousands or decimals is known as such', () => {
    expect(areAmbiguous(['1,234', '2,500', '7'])).toBe(true)
    expect(areAmbiguous(['0,912', '1,234'])).toBe(false)
    expect(areAmbiguous(['a', 'b'])).toBe(false)
  })
})
