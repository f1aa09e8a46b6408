/** A whole number with thousands separators. `toLocaleString` loads all of ICU first, which is felt at start-up. */
export function thousands(value: number): string {
  return Math.round(value)
    .toFixed(0)
    .replace(/\B(?=(?:\d{3})+$)/gu, ',')
}
