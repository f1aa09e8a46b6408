import {thousands} from './thousands.ts'

/** `1,840 USD`: three significant digits, for amounts that are estimated. */
export function roughMoney(amount: number, currency: string): string {
  return `${roughAmount(amount)} ${currency}`
}

/** The same without the currency. */
export function roughAmount(amount: number): string {
  return separated(Number(amount.toPrecision(3)))
}

function separated(amount: number): string {
  const size = Math.abs(amount)
  const cents = Math.round((size - Math.trunc(size)) * 100)
  const text =
    cents === 0 || cents === 100
      ? thousands(size)
      : `${thousands(Math.trunc(size))}.${String(cents).padStart(2, '0').replace(/0$/u, '')}`
  return amount < 0 && text !== '0' ? `−${text}` : text
}
