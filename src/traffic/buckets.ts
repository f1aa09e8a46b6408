const GROWTH = Math.log(1.01)
/** Round numbers lie on the edge of a bucket, where the last digit of a logarithm would decide: edges are moved a little. */
const SHIFT = 1e-9

/** Bucket of zero, and of all that is below. */
export const ZERO_BUCKET = -1_000_000
export const NEGATIVE_BUCKET = -1_000_001

/** The bucket of a number: values of one bucket differ by 1 % at most. Source: DDSketch, Masson et al., VLDB 2019. */
export function logBucket(value: number): number {
  if (value > 0) return Math.ceil(Math.log(value) / GROWTH - SHIFT)
  return value === 0 ? ZERO_BUCKET : NEGATIVE_BUCKET
}

/** The largest value of a bucket, at which the next begins. */
export function bucketEdge(bucket: number): number {
  if (bucket <= ZERO_BUCKET) return 0
  return Math.exp((bucket + SHIFT) * GROWTH)
}

/** The value that stands for a bucket: no value of the bucket is more than 0.5 % from it. */
export function bucketValue(bucket: number): number {
  if (bucket === ZERO_BUCKET) return 0
  if (bucket === NEGATIVE_BUCKET) return NaN
  return (2 * bucketEdge(bucket)) / (1 + Math.exp(GROWTH))
}

/** Scores of a bin `k` are in [k / bins, (k + 1) / bins); 1 is in bin `bins`, below 0 is −1, above 1 is bins + 1. */
export function scoreBin(score: number, bins: number): number {
  if (score < 0) return -1
  return score > 1 ? bins + 1 : Math.floor(score * bins)
}
