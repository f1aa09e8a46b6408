import {expect, test} from '@jest/globals'

import {fillRandom, threefry} from '../../bench/random.mjs'

// Known answers that Random123, the authors' library, is tested with (threefry2x32, 20 rounds).
test.each([
  [
    [0, 0],
    [0, 0],
    [0x6b200159, 0x99ba4efe]
  ],
  [
    [0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x1cb996fc, 0xbb002be7]
  ],
  [
    [0x13198a2e, 0x03707344],
    [0x243f6a88, 0x85a308d3],
    [0xc4923a9c, 0x483df7a0]
  ]
] satisfies [number, number][][])('threefry of key %p, counter %p', (key, counter, expected) => {
  expect(threefry(key, counter)).toEqual(expected)
})

test('a stream depends on seed and stream, not on how much of it is drawn', () => {
  const draw = (length: number, seed: number, stream: number): number[] => {
    const words = new Uint32Array(length)
    fillRandom(words, seed, stream)
    return Array.from(words)
  }
  expect(draw(7, 1, 2)).toEqual(draw(1000, 1, 2).slice(0, 7))
  const streams = [draw(4, 1, 2), draw(4, 1, 3), draw(4, 2, 2), draw(4, 1 + 2 ** 32, 2)]
  expect(new Set(streams.flat()).size).toBe(16)
})

test('words are uniform: mean and spread of 100,000 are within 5 errors', () => {
  const words = new Uint32Array(100_000)
  fillRandom(words, 42, 0)
  const uniform = Float64Array.from(words, word => word / 2 ** 32)
  const mean = uniform.reduce((sum, u) => sum + u, 0) / uniform.length
  const spread = uniform.reduce((sum, u) => sum + (u - 0.5) ** 2, 0) / uniform.length
  expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / 100_000))
  expect(Math.abs(spread - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / 100_000))
})
