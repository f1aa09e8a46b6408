import type {LogColumnShape} from './shape.ts'
import {type ReadTime, readTime} from '../tables/times.ts'

type Kind = LogColumnShape['kind']

const whole = /^[+-]?\d+$/u
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu
const infinite = /^[+-]?inf(?:inity)?$/iu
const encoder = new TextEncoder()

/** What the texts of a column seem to be; null where there are none. */
export function kindOfTexts(texts: readonly string[]): Kind | null {
  if (texts.length === 0) return null
  if (texts.every(text => text === 'true' || text === 'false')) return 'flag'
  if (texts.every(text => whole.test(text))) return 'whole-number'
  if (texts.every(text => decimal.test(text.trim()) || infinite.test(text))) return 'number'
  return texts.every(isTime) ? 'time' : 'text'
}

/** Whether two kinds of one column are no matter: a file may happen to hold only whole numbers. */
export function areAlike(one: Kind | null, two: Kind | null): boolean {
  const isNumber = (kind: Kind): boolean => kind === 'number' || kind === 'whole-number'
  return one === null || two === null || one === two || (isNumber(one) && isNumber(two))
}

function isTime(text: string): boolean {
  const into: ReadTime = {ms: NaN, hasZone: true}
  const bytes = encoder.encode(text)
  readTime(bytes, 0, bytes.length, into)
  return !Number.isNaN(into.ms)
}
