import {grouped} from './numbers.ts'

/** Money that is known: whole units from 10 on, cents below. `45,500 USD`. */
export function money(value: number, currency: string): string {
  return `${moneyDigits(value)} ${currency}`
}

/** The number of `money`, for where the currency is clear. */
export function moneyDigits(value: number): string {
  const cents = Math.abs(value) < 10 && !Number.isInteger(value) ? 2 : 0
  return grouped(value, cents, cents)
}

/** An estimate of money: three significant digits at most, because its inputs justify no more. */
export function roughMoney(value: number, currency: string): string {
  return `${roughAmount(value)} ${currency}`
}

/** The number of `roughMoney`, for where the currency is clear. */
export function roughAmount(value: number): string {
  return moneyDigits(rounded(value, 3))
}

function rounded(value: number, significant: number): number {
  return value === 0 || !Number.isFinite(value) ? value : Number(value.toPrecision(significant))
}
