import type {SegmentsPolicy} from './schema.ts'

/** The columns that a written segment speaks of: `country=NO,device=phone` of country and device. */
export function columnsOf(written: string): readonly string[] {
  return written
    .split(',')
    .filter(part => part.includes('='))
    .map(part => part.slice(0, part.indexOf('=')).trim())
}

/** The columns to divide by: those of the policy, and those that only a critical segment names. */
export function divisionsOf({by, critical = []}: SegmentsPolicy): readonly (readonly string[])[] {
  const asked = by.map(columns => (typeof columns === 'string' ? [columns] : columns))
  const all = [...asked, ...critical.map(columnsOf).filter(columns => columns.length > 0)]
  return all.filter((columns, i) => all.findIndex(other => sameColumns(other, columns)) === i)
}

/** Whether the same columns are crossed, in whichever order. */
export function sameColumns(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every(column => b.includes(column))
}
