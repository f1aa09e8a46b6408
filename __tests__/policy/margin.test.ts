import {describe, expect, test} from '@jest/globals'
import {
  defaultMargin,
  meantMargin,
  parseMargin,
  type WrittenMargin
} from '../../src/policy/margin.ts'

describe('parseMargin', () => {
  test.each([
    ['0.5pp', {value: 0.005, relative: false, points: true, text: '0.5 pp'}],
    ['1 pp', {value: 0.01, relative: false, points: true, text: '1 pp'}],
    [' 2  % ', {value: 0.02, relative: true, points: false, text: '2 %'}],
    ['0.002', {value: 0.002, relative: false, points: false, text: '0.002'}],
    [0.01, {value: 0.01, relative: false, points: false, text: '0.01'}],
    [0, {value: 0, relative: false, points: false, text: '0'}],
    [1e-7, {value: 1e-7, relative: false, points: false, text: '1e-7'}],
    [1e21, {value: 1e21, relative: false, points: false, text: '1e+21'}],
    [
      '10 % of error',
      {value: 0.1, relative: true, points: false, ofError: true, text: '10 % of error'}
    ],
    [
      ' 100%OF  error ',
      {value: 1, relative: true, points: false, ofError: true, text: '100 % of error'}
    ],
    ['120', {value: 120, relative: false, points: false, text: '120'}]
  ])('reads %j', (written, margin) => {
    expect(parseMargin(written)).toEqual({ofError: false, ...margin, assumed: false})
  })

  test.each([
    '',
    'pp',
    '-1',
    '-1 pp',
    '.5',
    '1,5 %',
    '1 pp pp',
    '100 %',
    '150%',
    '101 % of error',
    '1 pp of error',
    '0.1 of error',
    '10 % of',
    'NaN',
    'Infinity',
    NaN
  ])('refuses %j', written => {
    expect(parseMargin(written)).toBeNull()
  })
})

test('where nobody says, a point of a share and 2 % of anything else are accepted, and called assumed', () => {
  expect(defaultMargin(true)).toMatchObject({
    value: 0.01,
    relative: false,
    text: '1 pp',
    assumed: true
  })
  expect(defaultMargin(false)).toMatchObject({
    value: 0.02,
    relative: true,
    text: '2 %',
    assumed: true
  })
})

describe('meantMargin', () => {
  test('counts an error from the best value', () => {
    expect(meantMargin(read('10 % of error'), 1)).toEqual({value: 0.1, relative: true, origin: 1})
    expect(meantMargin(read('10 % of error'), 0)).toEqual({value: 0.1, relative: true, origin: 0})
  })

  test('leaves other margins as they are, whatever the best value', () => {
    for (const best of [null, 0, 1]) {
      expect(meantMargin(read('2 %'), best)).toEqual({value: 0.02, relative: true})
      expect(meantMargin(read('1 pp'), best)).toEqual({value: 0.01, relative: false})
    }
  })

  test('has no meaning for an error of which nobody knows the best value', () => {
    expect(meantMargin(read('10 % of error'), null)).toBeNull()
  })
})

function read(written: string): WrittenMargin {
  const margin = parseMargin(written)
  if (margin === null) throw new Error(written)
  return margin
}
