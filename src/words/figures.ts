import {decimalsApart, plainNumber} from './numbers.ts'

export {count} from './numbers.ts'

/** How the sentences of the verdict write numbers: enough digits to see the point, no more. */

/** A metric's value: a share as percent (`94.1 %`), anything else with four significant digits. */
export function figure(value: number, share: boolean): string {
  return share ? `${fixed(value * 100, decimalsOf(value * 100))} %` : plainNumber(value)
}

/** Two values of a metric, with as many digits as show that they differ: never `71.3 % → 71.3 %`. */
export function figurePair(
  before: number,
  after: number,
  share: boolean
): readonly [string, string] {
  const [left, right] = [figure(before, share), figure(after, share)]
  if (before === after || left !== right) return [left, right]
  const factor = share ? 100 : 1
  const digits = decimalsApart(before * factor, after * factor)
  const shown = (value: number): string => `${fixed(value * factor, digits)}${share ? ' %' : ''}`
  return [shown(before), shown(after)]
}

/** `71.3 % → 71.9 %` */
export function spokenChange(before: number, after: number, share: boolean): string {
  return figurePair(before, after, share).join(' → ')
}

/** The size of a difference: points for a share (`2.9 points`), else four significant digits. */
export function distance(value: number, share: boolean): string {
  const size = Math.abs(value)
  if (!share) return plainNumber(size)
  const points = fixed(size * 100, decimalsOf(size * 100))
  return `${points} ${points === '1.0' ? 'point' : 'points'}`
}

/** `1.8 and 4.0`, the ends of an interval in the unit of `distance`. */
export function range(low: number, high: number, share: boolean): string {
  const factor = share ? 100 : 1
  const digits = share ? decimalsOf(Math.max(Math.abs(low), Math.abs(high)) * 100) : null
  const end = (v: number): string => (digits === null ? plainNumber(v) : fixed(v * factor, digits))
  return `${end(low)} and ${end(high)}`
}

/** `25 min`: a value and its unit. */
export function amount(value: number, unit: string): string {
  return `${figure(value, false)} ${unit}`
}

function decimalsOf(value: number): number {
  const size = Math.abs(value)
  if (size === 0 || size >= 0.095) return 1
  if (size >= 0.0095) return 2
  return Math.min(7, Math.max(3, -Math.floor(Math.log10(size))))
}

function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits)
  return minus(Number(text) === 0 ? text.replace('-', '') : text)
}

function minus(text: string): string {
  return text.replace('-', '−')
}
