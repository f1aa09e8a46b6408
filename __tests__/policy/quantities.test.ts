import {describe, expect, test} from '@jest/globals'
import {parseQuantity, quantityPattern, unitsOf} from '../../src/policy/quantities.ts'

describe('a quantity', () => {
  test.each([
    ['30 min', 'time', 1800],
    ['1.5h', 'time', 5400],
    ['250 ms', 'time', 0.25],
    ['20 MB', 'size', 20e6],
    ['20 MiB', 'size', 20 * 2 ** 20],
    ['150kB', 'size', 150e3],
    ['2 mJ', 'energy', 0.002],
    ['900 µJ', 'energy', 0.0009],
    ['900 μJ', 'energy', 0.0009],
    ['900 uJ', 'energy', 0.0009],
    ['0.5 Wh', 'energy', 1800]
  ] as const)('%s', (written, dimension, expected) => {
    const {value, factor} = parseQuantity(written, dimension) ?? {value: NaN, factor: NaN}
    expect(value * factor).toBeCloseTo(expected, 10)
    expect(quantityPattern(dimension).test(written)).toBe(true)
  })

  test.each([
    ['30', 'time'],
    ['30 minutes', 'time'],
    ['30 m', 'time'],
    ['-3 min', 'time'],
    ['1e3 s', 'time'],
    ['20 mb', 'size'],
    ['20 MB', 'time'],
    ['2 MJ', 'energy'],
    ['2 mj', 'energy'],
    ['', 'energy'],
    ['2 constructor', 'size']
  ] as const)('is not “%s” (%s)', (written, dimension) => {
    expect(parseQuantity(written, dimension)).toBeNull()
    expect(quantityPattern(dimension).test(written)).toBe(false)
  })

  test('has units that the error can name', () => {
    expect(unitsOf('time')).toEqual(['ms', 's', 'min', 'h'])
  })
})
