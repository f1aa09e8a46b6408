import {describe, expect, test} from '@jest/globals'
import {decimalsOf, parseNumber} from '../../src/files/syntax/number.ts'

describe('parseNumber', () => {
  test.each([
    ['0.912', {value: 0.912, decimals: 3}],
    ['0.910', {value: 0.91, decimals: 3}],
    ['12', {value: 12}],
    ['-3.5e-05', {value: -3.5e-5, decimals: 6}],
    ['85.3%', {value: 85.3, decimals: 1, percent: true}],
    ['85 %', {value: 85, decimals: 0, percent: true}],
    ['100.0%', {value: 100, decimals: 1, percent: true}],
    ['0,857', {value: 0.857, decimals: 3}],
    ['12,5', {value: 12.5, decimals: 1}],
    ['1,234,567', {value: 1234567}],
    ['1,234.5', {value: 1234.5, decimals: 1}],
    ['24_700_000', {value: 24700000}],
    ['20.0 ± 1.2', {value: 20, spread: 1.2}],
    ['1518.70 +/- 568.14', {value: 1518.7, decimals: 2, spread: 568.14}],
    ['0.14 [0.14, 0.15]', {value: 0.14, decimals: 2, interval: [0.14, 0.15]}],
    ['-0.29 +/- 3.79', {value: -0.29, decimals: 2, spread: 3.79}],
    ['−2.5', {value: -2.5, decimals: 1}]
  ])('reads %s', (text, expected) => {
    expect(parseNumber(text)).toEqual(expected)
  })

  test.each(['NaN', '.nan', 'nan'])('reads %s as not a number', text => {
    expect(parseNumber(text)).toEqual({value: NaN})
  })

  test('reads infinities with their sign', () => {
    expect(parseNumber('-inf')?.value).toBe(-Infinity)
    expect(parseNumber('Infinity')?.value).toBe(Infinity)
  })

  test('does not guess what may be a decimal comma or a thousands separator', () => {
    expect(parseNumber('1,234')).toBeNull()
  })

  test.each(['NA', 'NA%', 'xx.xx', 'Training', 'TBD', '', '1.2.3', '0x10', '3 of 5', '2026-01-01'])(
    'does not read %p',
    text => {
      expect(parseNumber(text)).toBeNull()
    }
  )

  test('drops an interval that does not hold the value', () => {
    expect(parseNumber('0.9 [0.1, 0.2]')).toEqual({value: 0.9, decimals: 1})
  })
})

test('decimalsOf counts the digits as written, with the exponent', () => {
  expect(['0.910', '1e-05', '12', '2.5E3'].map(decimalsOf)).toEqual([3, 5, undefined, 0])
})
