/** What is measured in units: in seconds, bytes and joules. */
export type Dimension = 'time' | 'size' | 'energy'

/** An amount with the unit in which it was written. */
export interface Quantity {
  /** In the written unit. */
  readonly value: number
  readonly unit: string
  /** How many seconds, bytes or joules one of the unit is. */
  readonly factor: number
}

/** As a policy writes them; MB are 10⁶ bytes and MiB 2²⁰, as SI and IEC 80000-13 say. */
const UNITS: Readonly<Record<Dimension, Readonly<Record<string, number>>>> = {
  time: {ms: 1e-3, s: 1, min: 60, h: 3600},
  size: {B: 1, kB: 1e3, MB: 1e6, GB: 1e9, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30},
  energy: {nJ: 1e-9, uJ: 1e-6, µJ: 1e-6, mJ: 1e-3, J: 1, kJ: 1e3, Wh: 3600, kWh: 3.6e6}
}

/** The units of a dimension, in ascending order: `B, kB, MB, …`. */
export function unitsOf(dimension: Dimension): readonly string[] {
  return Object.keys(UNITS[dimension])
}

/** `20 MB`, `30 min`, `2 mJ`; null for anything else, a bare number too. Units are written as SI writes them. */
export function parseQuantity(written: string, dimension: Dimension): Quantity | null {
  const [, number, symbol = ''] =
    /^\s*(\d+(?:\.\d+)?)\s*(\p{L}+)\s*$/u.exec(written.replace('μ', 'µ')) ?? []
  const factor = Object.hasOwn(UNITS[dimension], symbol) ? UNITS[dimension][symbol] : undefined
  return number === undefined || factor === undefined
    ? null
    : {value: Number(number), unit: symbol === 'uJ' ? 'µJ' : symbol, factor}
}

/** A text that is a quantity, for the published schema. */
export function quantityPattern(dimension: Dimension): RegExp {
  const units = unitsOf(dimension).join('|').replace('µJ', '[µμ]J')
  return new RegExp(`^\\s*\\d+(\\.\\d+)?\\s*(${units})\\s*$`, 'u')
}
