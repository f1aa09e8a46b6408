/** `1,840 USD`: three significant digits, for amounts that are estimated. */
export function roughMoney(amount: number, currency: string): string {
  return `${roughAmount(amount)} ${currency}`
}

/** The same without the currency. */
export function roughAmount(amount: number): string {
  return separated(Number(amount.toPrecision(3)))
}

function separated(amount: number): string {
  const text = amount.toLocaleString('en-US', {maximumFractionDigits: 2})
  return text === '-0' ? '0' : text.replace('-', '−')
}
