import {rowsIn, type Traffic} from '../../traffic/traffic.ts'
import type {Field} from '../../traffic/plan.ts'
import type {KeyValue} from '../../traffic/statistics.ts'
import {categoryDrift} from '../../statistics/drift/drift.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {dateOf, HOURS_PER_DAY} from './when.ts'

/** The requests of one day, by value of the column. */
export interface DriftDay {
  /** Whole days since 1970, UTC. */
  readonly day: number
  readonly counts: readonly number[]
}

/** When live traffic is not like the evaluation set: from a day on, up to a day, or on all days of the log. */
export type DriftTime =
  | {
      readonly when: 'since' | 'until'
      /** The first day of the second part. */ readonly day: number
    }
  | {readonly when: 'throughout'}

/** Of the two parts of a log fewer requests say nothing. */
const FEWEST_ROWS = 100
const ALPHA = 0.05
/** A column with more values by now is no category any more: when it became so is not worth their days. */
const MOST_VALUES = 1000

/** A column's requests by day, ascending, in the order of `keys`; those without a time are left out. None of a column of many values. */
export function driftDays(
  traffic: Traffic,
  field: Field,
  keys: readonly KeyValue[]
): readonly DriftDay[] {
  if (keys.length > MOST_VALUES) return []
  const places = new Map(keys.map((key, place) => [key, place]))
  const days = new Map<number, number[]>()
  for (const {key, count} of rowsIn(traffic, 'drift-days', field)) {
    const [day, value = null] = key
    const place = places.get(value)
    if (typeof day !== 'number' || place === undefined) continue
    const counts = days.get(day) ?? keys.map(() => 0)
    counts[place] = (counts[place] ?? 0) + count
    days.set(day, counts)
  }
  return [...days].map(([day, counts]) => ({day, counts})).sort((a, b) => a.day - b.day)
}

/**
 * Since when a column is over its limit, as `isOver` tells of the requests of some days together: of the days from
 * which on it is while before it was not, the one at which both parts differ most, where that is more than chance
 * (χ², Bonferroni). Else likewise until when; else throughout, where both parts are over it. Null where nothing of
 * it can be told.
 */
export function driftTime(
  days: readonly DriftDay[],
  isOver: (counts: readonly number[]) => boolean
): DriftTime | null {
  const splits = splitsOf(days)
    .filter(({before, after}) => total(before) >= FEWEST_ROWS && total(after) >= FEWEST_ROWS)
    .map(split => ({
      ...split,
      found: categoryDrift(split.before, split.after),
      isBefore: isOver(split.before),
      isAfter: isOver(split.after)
    }))
  const changed = splits
    .filter(
      ({found, isBefore, isAfter}) => isBefore !== isAfter && found.p * splits.length <= ALPHA
    )
    .sort((a, b) => b.found.chiSquare - a.found.chiSquare)
  const turn = changed.find(({isAfter}) => isAfter) ?? changed[0]
  if (turn !== undefined) return {when: turn.isAfter ? 'since' : 'until', day: turn.day}
  return splits.some(({isBefore, isAfter}) => isBefore && isAfter) ? {when: 'throughout'} : null
}

/** The same as a finding keeps it. */
export function beyondLimit(time: DriftTime): NonNullable<Finding['beyondLimit']> {
  return time.when === 'throughout'
    ? {when: 'throughout', date: null}
    : {when: time.when === 'since' ? 'since' : 'before', date: dateOf(time.day * HOURS_PER_DAY)}
}

interface Split {
  readonly day: number
  readonly before: readonly number[]
  readonly after: readonly number[]
}

function splitsOf(days: readonly DriftDay[]): readonly Split[] {
  const none: readonly number[] = days[0]?.counts.map(() => 0) ?? []
  const add = (one: readonly number[], two: readonly number[], sign: 1 | -1): readonly number[] =>
    one.map((value, place) => value + sign * (two[place] ?? 0))
  const all = days.reduce<readonly number[]>((sum, {counts}) => add(sum, counts, 1), none)
  let before: readonly number[] = none
  return days.slice(1).map(({day}, index) => {
    before = add(before, days[index]?.counts ?? none, 1)
    return {day, before, after: add(all, before, -1)}
  })
}

/** All requests, whatever their value. */
export function total(counts: readonly number[]): number {
  return counts.reduce((sum, rows) => sum + rows, 0)
}
