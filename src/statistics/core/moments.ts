/** What is needed of a sample to test its mean: sums of powers of the distance from the mean. */
export interface Moments {
  readonly count: number
  /** 0 for an empty sample. */
  readonly mean: number
  /** Sum of (value - mean)^2. */
  readonly squares: number
  /** Sum of (value - mean)^3. */
  readonly cubes: number
}

const none: Moments = {count: 0, mean: 0, squares: 0, cubes: 0}
const blockLength = 1024

/** The moments of `valueAt(0 … count - 1)`. */
export function momentsOf(count: number, valueAt: (index: number) => number): Moments {
  const block = new Float64Array(Math.min(count, blockLength))
  let total = none
  for (let start = 0; start < count; start += blockLength) {
    const length = Math.min(blockLength, count - start)
    for (let index = 0; index < length; index++) block[index] = valueAt(start + index)
    total = mergeMoments(total, blockMoments(block, 0, length))
  }
  return total
}

/** The moments of `second - factor * first` by row, `sign` times; without a call a row. */
export function momentsOfGain(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  factor: number,
  sign: number
): Moments {
  const count = first.length
  const block = new Float64Array(Math.min(count, blockLength))
  let total = none
  for (let start = 0; start < count; start += blockLength) {
    const length = Math.min(blockLength, count - start)
    for (let index = 0; index < length; index++) {
      const row = start + index
      block[index] = sign * ((second[row] ?? NaN) - factor * (first[row] ?? NaN))
    }
    total = mergeMoments(total, blockMoments(block, 0, length))
  }
  return total
}

/** The mean of `momentsOfValues`, to the last bit. */
export function meanOfValues(values: ArrayLike<number>): number {
  let mean = 0
  for (let start = 0; start < values.length; start += blockLength) {
    const end = Math.min(start + blockLength, values.length)
    const ofBlock = blockMean(values, start, end)
    mean = start === 0 ? ofBlock : mean + (ofBlock - mean) * ((end - start) / end)
  }
  return mean
}

/**
 * The moments of a list of values, taken in blocks, which are centred on their own mean and merged, so
 * that a million values around 1e9 keep their digits.
 */
export function momentsOfValues(values: ArrayLike<number>): Moments {
  let total = none
  for (let start = 0; start < values.length; start += blockLength) {
    const end = Math.min(start + blockLength, values.length)
    total = mergeMoments(total, blockMoments(values, start, end))
  }
  return total
}

/** The moments of two samples together. Source: Pébay, Sandia report SAND2008-6212. */
export function mergeMoments(left: Moments, right: Moments): Moments {
  if (left.count === 0) return right
  if (right.count === 0) return left
  const count = left.count + right.count
  const delta = right.mean - left.mean
  const ofRight = right.count / count
  const ofLeft = left.count / count
  return {
    count,
    mean: left.mean + delta * ofRight,
    squares: left.squares + right.squares + delta * delta * left.count * ofRight,
    cubes:
      left.cubes +
      right.cubes +
      delta ** 3 * left.count * ofRight * (ofLeft - ofRight) +
      3 * delta * (ofLeft * right.squares - ofRight * left.squares)
  }
}

/** With n - 1; NaN for fewer than two values. */
export function variance({count, squares}: Moments): number {
  return count < 2 ? NaN : squares / (count - 1)
}

/** Of the mean; NaN for fewer than two values. */
export function standardError(moments: Moments): number {
  return Math.sqrt(variance(moments) / moments.count)
}

/** Third central moment over the variance to the power 3/2, both with n; 0 without variance. */
export function skewness({count, squares, cubes}: Moments): number {
  return squares > 0 ? (Math.sqrt(count) * cubes) / squares ** 1.5 : 0
}

function blockMean(values: ArrayLike<number>, start: number, end: number): number {
  const count = end - start
  const origin = values[start] ?? NaN
  let sum = 0
  for (let index = start; index < end; index++) sum += (values[index] ?? NaN) - origin
  const mean = origin + sum / count
  let rest = 0
  for (let index = start; index < end; index++) rest += (values[index] ?? NaN) - mean
  return mean + rest / count
}

function blockMoments(values: ArrayLike<number>, start: number, end: number): Moments {
  const count = end - start
  const origin = values[start] ?? NaN
  let sum = 0
  for (let index = start; index < end; index++) sum += (values[index] ?? NaN) - origin
  const mean = origin + sum / count
  let rest = 0
  let squares = 0
  let cubes = 0
  for (let index = start; index < end; index++) {
    const distance = (values[index] ?? NaN) - mean
    rest += distance
    squares += distance * distance
    cubes += distance * distance * distance
  }
  // The rounded mean is off by rest / count: put the sums right for it.
  const shift = rest / count
  return {
    count,
    mean: mean + shift,
    squares: Math.max(0, squares - shift * rest),
    cubes: cubes - 3 * shift * squares + 2 * shift * shift * rest
  }
}
