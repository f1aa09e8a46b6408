import {describe, expect, test} from '@jest/globals'

import {readTime, timeOfNanoseconds} from '../../src/tables/times.ts'

function read(text: string): {ms: number; hasZone: boolean} {
  const into = {ms: NaN, hasZone: true}
  // Digits follow in the buffer, as another cell may.
  const bytes = new TextEncoder().encode(`${text}12345`)
  readTime(bytes, 0, bytes.length - 5, into)
  return into
}

describe('times', () => {
  test.each([
    ['2026-11-21T09:30:00.5+01:00', Date.UTC(2026, 10, 21, 8, 30, 0, 500)],
    ['2026-11-21T09:30:00.123456789Z', Date.UTC(2026, 10, 21, 9, 30, 0, 123)],
    ['2026-11-21 09:30Z', Date.UTC(2026, 10, 21, 9, 30)],
    ['2026-11-21 09:30:05 UTC', Date.UTC(2026, 10, 21, 9, 30, 5)],
    ['2024-02-29T23:59:59-0130', Date.UTC(2024, 2, 1, 1, 29, 59)],
    ['1969-12-31T23:59:59.999Z', -1],
    ['1763717400', 1_763_717_400_000],
    ['1763717400.25', 1_763_717_400_250],
    ['1763717400123', 1_763_717_400_123],
    ['1763717400123999', 1_763_717_400_123],
    ['1763717400123999999', 1_763_717_400_123],
    ['1763717400123000000', 1_763_717_400_123]
  ])('%s is %d', (text, ms) => {
    expect(read(text)).toEqual({ms, hasZone: true})
  })

  test('a time without zone is UTC, and says so', () => {
    expect(read('2026-11-21T09:30:00')).toEqual({ms: Date.UTC(2026, 10, 21, 9, 30), hasZone: false})
    expect(read('2026-11-21')).toEqual({ms: Date.UTC(2026, 10, 21), hasZone: false})
  })

  test.each([
    'yesterday',
    '2026-02-29',
    '2026-13-01T00:00:00Z',
    '2026-11-21T25:00:00Z',
    '2026-11-21T09:3',
    '2026-11-21T09:30:00+0',
    '2026-11-21T09:30:00 CET',
    '21/11/2026',
    '-',
    ''
  ])('%s is no time', text => {
    expect(read(text).ms).toBeNaN()
  })

  test('nanoseconds are cut exactly where a float64 would round up', () => {
    const nanoseconds = 1_763_717_400_123_999_999n
    const high = Number(nanoseconds >> 32n)
    const low = Number(nanoseconds & 0xffffffffn)
    expect(timeOfNanoseconds(high, low)).toBe(1_763_717_400_123)
  })
})
