import type {Units} from '../core/restricted.ts'
import type {Design, Scored} from './influence.ts'

/** The largest loss and the largest gain that a row could be, as influences on the difference: both at least 0. */
export interface RowExtremes {
  readonly loss: (row: number) => number
  readonly gain: (row: number) => number
}

/**
 * The independent units (rows, or clusters) of sign · (candidate − factor · baseline). What `extremes` says a row
 * could be is imputed to a unit that was not seen; of a cluster the geometric mean of the largest that was seen (or one row) and of
 * all its rows at once, between which the truth lies: rows of a cluster neither change alone nor all together.
 * Without extremes the unseen unit is the mirror image of the largest that was seen.
 */
export function unitsOf(
  {baseline, candidate}: Readonly<Record<'baseline' | 'candidate', Scored>>,
  {factor, sign}: {readonly factor: number; readonly sign: number},
  {weights, clusters}: Design,
  extremes?: RowExtremes
): Units {
  const rows = baseline.influence.length
  if (weights === undefined && clusters === undefined && extremes === undefined) {
    const influence = candidate.influence.map(
      (value, row) => sign * (value - factor * (baseline.influence[row] ?? NaN))
    )
    return mirrored(influence, undefined)
  }
  const codeOf = (row: number): number => (clusters === undefined ? row : (clusters[row] ?? 0))
  const codes =
    clusters === undefined ? rows : clusters.reduce((most, c) => Math.max(most, c + 1), 0)
  const [sums, mass, losses, gains] = [0, 1, 2, 3].map(() => new Float64Array(codes))
  if (sums === undefined || mass === undefined || losses === undefined || gains === undefined) {
    throw new RangeError('no units')
  }
  let [total, lossOfRow, gainOfRow] = [0, 0, 0]
  for (let row = 0; row < rows; row++) {
    const weight = weights === undefined ? 1 : (weights[row] ?? 0)
    if (weight === 0) continue
    const code = codeOf(row)
    const influence = (candidate.influence[row] ?? NaN) - factor * (baseline.influence[row] ?? NaN)
    sums[code] = (sums[code] ?? 0) + weight * sign * influence
    mass[code] = (mass[code] ?? 0) + weight
    total += weight
    if (extremes === undefined) continue
    const [loss, gain] = [weight * extremes.loss(row), weight * extremes.gain(row)]
    losses[code] = (losses[code] ?? 0) + loss
    gains[code] = (gains[code] ?? 0) + gain
    lossOfRow = Math.max(lossOfRow, loss)
    gainOfRow = Math.max(gainOfRow, gain)
  }
  const there = Array.from(mass.keys()).filter(code => (mass[code] ?? 0) > 0)
  const mean = total / there.length
  const take = (column: Float64Array): Float64Array =>
    Float64Array.from(there, code => (column[code] ?? 0) / mean)
  const influence = take(sums)
  if (extremes === undefined) return mirrored(influence, take(mass))
  const most = largest(influence)
  const loss = between(most, lossOfRow / mean, largest(take(losses)))
  const gain = between(most, gainOfRow / mean, largest(take(gains)))
  return {
    influence,
    share: take(mass),
    worst: {influence: -loss, share: 1},
    best: {influence: gain, share: 1}
  }
}

/** Units of which one that was not seen may change as much as the largest that was, to either side. */
export function mirrored(influence: Float64Array, share: Float64Array | undefined): Units {
  const most = largest(influence)
  return {
    influence,
    share,
    worst: {influence: -most, share: 1},
    best: {influence: most, share: 1}
  }
}

function between(seen: number, ofRow: number, ofUnit: number): number {
  return Math.sqrt(Math.min(Math.max(seen, ofRow), ofUnit) * ofUnit)
}

function largest(values: Float64Array): number {
  let most = 0
  for (const value of values) most = Math.max(most, Math.abs(value))
  return most
}
