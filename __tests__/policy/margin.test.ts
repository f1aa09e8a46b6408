import {describe, expect, test} from '@jest/globals'
import {defaultMargin, parseMargin} from '../../src/policy/margin.ts'

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
    ['120', {value: 120, relative: false, points: false, text: '120'}]
  ])('reads %j', (written, margin) => {
    expect(parseMargin(written)).toEqual({...margin, assumed: false})
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
