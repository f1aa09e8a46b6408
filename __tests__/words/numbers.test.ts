import fc from 'fast-check'
import {describe, expect, test} from '@jest/globals'
import {
  count,
  percent,
  plainNumber,
  plainPair,
  roundedUp,
  signedNumber,
  signedPercent,
  signedPoints,
  size,
  sizePair
} from '../../src/words/numbers.ts'
import {money, moneyDigits, roughMoney} from '../../src/words/money.ts'

describe('a plain number', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [0.941, '0.941'],
    [0.123456, '0.1235'],
    [0.00012346, '0.0001235'],
    [1234.56, '1,235'],
    [84120, '84,120'],
    [-3.5, '−3.5'],
    [1.5e-9, '1.5e−9'],
    [2e15, '2e+15'],
    [Number.NaN, 'not a number'],
    [-Infinity, '−infinite']
  ])('%d is %s', (value, expected) => {
    expect(plainNumber(value)).toBe(expected)
  })

  test('beside another has as many digits', () => {
    expect(plainPair(0.9, 0.912)).toEqual(['0.900', '0.912'])
    expect(plainPair(0.213, 0.21407)).toEqual(['0.2130', '0.2141'])
    expect(plainPair(12, 1.5e-9)).toEqual(['12', '1.5e−9'])
  })

  test('invariant 10: as many digits as show the difference', () => {
    expect(plainPair(0.71312, 0.71309)).toEqual(['0.71312', '0.71309'])
    expect(plainPair(1234.561, 1234.56)).toEqual(['1,234.561', '1,234.560'])
    expect(plainPair(0.5, 0.5)).toEqual(['0.5', '0.5'])
    fc.assert(
      fc.property(
        fc.double({min: -1e6, max: 1e6, noNaN: true}),
        fc.double({min: 1e-9, max: 1}),
        (one, apart) => {
          const [left, right] = plainPair(one, one + apart)
          expect(left === right).toBe(one === one + apart)
        }
      )
    )
  })
})

describe('a fraction in percent', () => {
  test.each([
    [0.941, '94.1 %'],
    [0.94123, '94.12 %'],
    [0.0002, '0.02 %'],
    [1, '100 %'],
    [0, '0 %'],
    [0.999999, '>99.99 %'],
    [1e-9, '<0.0001 %'],
    [1.5, '150 %'],
    [-0.02, '−2 %']
  ])('%d is %s', (value, expected) => {
    expect(percent(value)).toBe(expected)
  })
})

describe('a difference', () => {
  test.each([
    [-2.9, '−2.9 pp'],
    [1.8, '+1.8 pp'],
    [0.034, '+0.034 pp'],
    [11.34, '+11.3 pp'],
    [0, '±0 pp'],
    [-1e-7, '−<0.0001 pp']
  ])('of %d is %s', (value, expected) => {
    expect(signedPoints(value)).toBe(expected)
  })

  test('is told in percent or plainly too', () => {
    expect(signedPercent(-0.005)).toBe('−0.5 %')
    expect(signedNumber(1300)).toBe('+1,300')
    expect(size(-0.4)).toBe('0.4')
    expect(sizePair(-1.8, -4)).toEqual(['1.8', '4.0'])
  })
})

describe('a count', () => {
  test('has separators; a rough one is rounded up to two digits', () => {
    expect(count(12000)).toBe('12,000')
    expect(roundedUp(2291)).toBe(2300)
    expect(roundedUp(2201)).toBe(2300)
    expect(roundedUp(7)).toBe(7)
    expect(roundedUp(0)).toBe(0)
  })
})

describe('money', () => {
  test.each([
    [45500, '45,500 USD'],
    [3.5, '3.50 USD'],
    [3, '3 USD'],
    [1234567.4, '1,234,567 USD'],
    [-40, '−40 USD']
  ])('%d is %s', (value, expected) => {
    expect(money(value, 'USD')).toBe(expected)
  })

  test('has three significant digits at most where it is an estimate', () => {
    expect(roughMoney(1840.4, 'USD')).toBe('1,840 USD')
    expect(roughMoney(2497.8, 'EUR')).toBe('2,500 EUR')
    expect(moneyDigits(0)).toBe('0')
  })
})
