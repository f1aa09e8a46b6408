/** Rows with the same values of some columns. */
export interface Segment {
  /** `country=NO`, for a crossing `country=NO,device=phone`; names findings. */
  readonly name: string
  readonly values: Readonly<Record<string, string>>
}

/** The segment of some values. */
export function segmentOf(values: Readonly<Record<string, string>>): Segment {
  return {name: segmentName(values), values}
}

/** What ids call a segment: `country=NO,device=phone`; empty for the whole. */
export function segmentName(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([column, value]) => `${column}=${value}`)
    .join(',')
}

/** How people say a segment: `country = NO`, `country = NO, device = phone`. */
export function spokenSegment({values}: Pick<Segment, 'values'>): string {
  return Object.entries(values)
    .map(([column, value]) => `${column} = ${value}`)
    .join(', ')
}
