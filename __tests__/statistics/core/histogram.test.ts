import {describe, expect, test} from '@jest/globals'
import {bucketEdge, bucketValue, logBucket} from '../../../src/traffic/buckets.ts'
import {
  histogramMoments,
  histogramQuantile,
  sequentialQuantile,
  type HistogramBin
} from '../../../src/statistics/core/histogram.ts'
import {fillRandom, WORD} from '../../../bench/random.mjs'
import {sequentialMeanBounds} from '../../../src/statistics/sequential/sequential-mean.ts'

function binsOf(values: readonly number[]): readonly HistogramBin[] {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(logBucket(value), (counts.get(logBucket(value)) ?? 0) + 1)
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([bucket, count]) => ({
      above: bucketEdge(bucket - 1),
      upTo: bucketEdge(bucket),
      value: bucketValue(bucket),
      count
    }))
}

describe('a histogram', () => {
  const values = Array.from({length: 10_000}, (_, i) => 1 + ((i * 7919) % 10_000))
  const bins = binsOf(values)

  test('gives quantiles and moments within a hundredth', () => {
    for (const p of [0.5, 0.95, 0.99]) {
      expect(histogramQuantile(bins, p) / (10_000 * p)).toBeCloseTo(1, 1)
    }
    const {n, mean, deviation} = histogramMoments(bins)
    expect(n).toBe(10_000)
    expect(mean / 5000.5).toBeCloseTo(1, 2)
    expect(deviation / (10_000 / Math.sqrt(12))).toBeCloseTo(1, 2)
    expect(histogramQuantile([], 0.5)).toBeNaN()
  })

  test('bounds a quantile, wider for a smaller alpha, and not at all from few values', () => {
    const wide = sequentialQuantile(bins, 0.95, 1e-6)
    const narrow = sequentialQuantile(bins, 0.95, 0.05)
    expect(wide.lower).toBeLessThanOrEqual(narrow.lower)
    expect(narrow.lower).toBeLessThan(9500)
    expect(narrow.upper).toBeGreaterThan(9500)
    expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper)
    expect(sequentialQuantile(binsOf([1, 2, 3]), 0.5, 0.05)).toEqual({
      lower: -Infinity,
      upper: Infinity
    })
  })

  test('the bounds miss the quantile in at most alpha of the runs, looking after every block', () => {
    const [runs, blocks, perBlock] = [120, 8, 250]
    let [below, above] = [0, 0]
    for (let run = 0; run < runs; run++) {
      const words = new Uint32Array(blocks * perBlock)
      fillRandom(words, 3, run)
      const drawn = Array.from(words, word => -Math.log((word + 0.5) / WORD))
      const truth = -Math.log(0.1)
      const looks = Array.from({length: blocks}, (_, i) =>
        sequentialQuantile(binsOf(drawn.slice(0, (i + 1) * perBlock)), 0.9, 0.05)
      )
      if (looks.some(({upper}) => upper < truth)) below++
      if (looks.some(({lower}) => lower > truth)) above++
    }
    expect(below / runs).toBeLessThanOrEqual(0.05)
    expect(above / runs).toBeLessThanOrEqual(0.05)
  })

  test('bounds a mean, but not from few values', () => {
    const {lower, upper} = sequentialMeanBounds(histogramMoments(bins), 0.05, 10_000)
    expect(lower).toBeLessThan(5000.5)
    expect(upper).toBeGreaterThan(5000.5)
    expect(upper - lower).toBeLessThan(300)
    expect(sequentialMeanBounds({n: 99, mean: 1, deviation: 1}, 0.05, 100).upper).toBe(Infinity)
  })
})
