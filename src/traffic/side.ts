export type Side = 'baseline' | 'candidate'

export const SIDES: readonly Side[] = ['baseline', 'candidate']
