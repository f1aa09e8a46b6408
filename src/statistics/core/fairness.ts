import type {Difference, Question} from './difference.ts'
import {compareInfluence, type Design, type MethodNote, type Scored} from '../paired/influence.ts'
import {smallestOf} from './extremes.ts'

/** Share of rows predicted positive: of all rows, of the positive ones, of the negative ones. */
export type GroupRateName = 'selection' | 'true-positive' | 'false-positive'

/** Rates that must be alike in all groups. Equalised odds asks it of the last two at once. */
export type FairnessCriterion = 'demographic-parity' | 'equal-opportunity' | 'equalised-odds'

/** One model's classes on rows that fall into groups 0 … groups − 1; a negative code is in none. */
export interface GroupedRows {
  readonly label: Int32Array
  readonly prediction: Int32Array
  readonly group: Int32Array
  readonly groups: number
  /** Code of the favourable class; default 1. */
  readonly positive?: number
}

/** Rows of a group that a rate is taken over, and those of them that are predicted positive. */
export interface GroupRate {
  readonly group: number
  readonly rows: number
  readonly selected: number
  /** selected / rows; NaN without rows. */
  readonly rate: number
}

/** Rows of a group below which the change of its gap is not tested, and below which it is rough. */
const TOO_FEW_ROWS = 10
const FEW_ROWS = 30

/** The rate of every group. */
export function groupRates(of: GroupRateName, rows: GroupedRows): readonly GroupRate[] {
  const {label, prediction, group, groups, positive = 1} = rows
  const counts = new Float64Array(groups)
  const selected = new Float64Array(groups)
  for (let i = 0; i < group.length; i++) {
    const g = group[i] ?? -1
    if (g < 0 || !isCounted(of, label[i] === positive)) continue
    counts[g] = (counts[g] ?? 0) + 1
    if (prediction[i] === positive) selected[g] = (selected[g] ?? 0) + 1
  }
  return Array.from(counts, (count, g) => ({
    group: g,
    rows: count,
    selected: selected[g] ?? 0,
    rate: (selected[g] ?? 0) / count
  }))
}

/**
 * Tests the change of the gap |rate(a) − rate(b)| between two groups from one model to the other, on the
 * same rows; a smaller gap is better. Delta method on the paired rows.
 */
export function compareGap(
  of: GroupRateName,
  rows: Omit<GroupedRows, 'prediction'> & {
    readonly baseline: Int32Array
    readonly candidate: Int32Array
  },
  pair: readonly [number, number],
  question: Omit<Question, 'direction'>,
  design: Design = {}
): Difference {
  const {baseline, candidate} = rows
  const rates = groupRates(of, {...rows, prediction: baseline})
  const smallest = smallestOf(pair.map(g => rates[g]?.rows ?? 0))
  const name = {method: 'fairness-gap-delta', reference: 'Agresti 2002, 14.1 (delta method)'}
  return compareInfluence(
    scoreGap(of, {...rows, prediction: baseline}, pair, design.weights),
    scoreGap(of, {...rows, prediction: candidate}, pair, design.weights),
    {...question, direction: 'lower'},
    design,
    smallest < FEW_ROWS ? {...name, ...fewRows(smallest)} : name
  )
}

/** |rate(a) − rate(b)| with the influence of each row; NaN where a group has no rows for the rate. */
export function scoreGap(
  of: GroupRateName,
  {label, prediction, group, positive = 1}: GroupedRows,
  [a, b]: readonly [number, number],
  weights?: Float64Array
): Scored {
  const weight = (i: number): number => (weights === undefined ? 1 : (weights[i] ?? 0))
  const counted = (i: number, g: number): boolean =>
    group[i] === g && isCounted(of, label[i] === positive)
  const ofGroup = (g: number): {readonly mass: number; readonly rate: number} => {
    let mass = 0
    let selected = 0
    for (let i = 0; i < group.length; i++) {
      if (!counted(i, g)) continue
      mass += weight(i)
      if (prediction[i] === positive) selected += weight(i)
    }
    return {mass, rate: selected / mass}
  }
  const first = ofGroup(a)
  const second = ofGroup(b)
  const sign = first.rate < second.rate ? -1 : 1
  const total = group.reduce((sum, _, i) => sum + weight(i), 0)
  const influence = new Float64Array(group.length)
  for (let i = 0; i < influence.length; i++) {
    const x = prediction[i] === positive ? 1 : 0
    if (counted(i, a)) influence[i] = (sign * total * (x - first.rate)) / first.mass
    if (counted(i, b)) influence[i] = (-sign * total * (x - second.rate)) / second.mass
  }
  return {value: Math.abs(first.rate - second.rate), influence}
}

function isCounted(of: GroupRateName, isPositive: boolean): boolean {
  return of === 'selection' || isPositive === (of === 'true-positive')
}

function fewRows(rows: number): Pick<MethodNote, 'degenerate' | 'warnings'> {
  return rows < TOO_FEW_ROWS
    ? {
        degenerate: true,
        warnings: [`The smaller group has ${rows} rows; a test needs at least ${TOO_FEW_ROWS}.`]
      }
    : {warnings: [`The smaller group has ${rows} rows; the error is rough below ${FEW_ROWS}.`]}
}
