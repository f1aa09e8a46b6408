import {alignLevels} from '../../evidence/align.ts'
import type {Column} from '../../tables/table.ts'
import {correlationRatio, cramersV, type Association} from '../../statistics/drift/associations.ts'
import {countBins, decileCuts} from '../../statistics/drift/drift.ts'

/** How strongly one feature goes with a protected attribute. */
export interface FeatureAssociation extends Association {
  readonly feature: string
  readonly method: string
  readonly reference: string
}

/** Levels of the lower and of the upper bound. */
export interface Levels {
  readonly fail: number
  readonly pass: number
}

const CATEGORIES = {
  method: 'cramers-v',
  reference: 'Bergsma 2013, J Korean Stat Soc 42:323'
} as const
const NUMBERS = {
  method: 'correlation-ratio',
  reference: 'Kelley 1935, PNAS 21:554'
} as const

/**
 * How strongly a feature goes with the groups (a negative code is unknown): Cramér's V of categories; of
 * numbers the stronger of the correlation ratio, which sees different means, and V of their tenths, which
 * sees any other difference.
 */
export function associationOf(
  feature: string,
  groups: Int32Array,
  column: Column,
  {fail, pass}: Levels
): FeatureAssociation {
  const bounded = (of: (alpha: number) => Association): Association => ({
    ...of(pass),
    lower: of(fail).lower
  })
  const byCategory = (codes: Int32Array): FeatureAssociation => ({
    feature,
    ...CATEGORIES,
    ...bounded(alpha => cramersV(groups, codes, alpha))
  })
  if (column.kind === 'text') return byCategory(alignLevels([column]).codes[0] ?? new Int32Array(0))
  const {values} = column
  const byMean = {
    feature,
    ...NUMBERS,
    ...bounded(alpha => correlationRatio(groups, values, alpha))
  }
  const byTenth = byCategory(tenths(values))
  return byTenth.strength > byMean.strength ? byTenth : byMean
}

/** Whether a column has fewer than two values. */
export function isConstant(column: Column): boolean {
  if (column.kind === 'text') return new Set(column.codes.filter(code => code >= 0)).size < 2
  const known = column.values.filter(value => !Number.isNaN(value))
  return known.every(value => value === known[0])
}

/** The tenth of the known values in which each lies, -1 for an unknown one; equal deciles are one cut. */
function tenths(values: Float64Array): Int32Array {
  const cuts = decileCuts(values.filter(value => !Number.isNaN(value)))
  return Int32Array.from(values, value =>
    Number.isNaN(value) ? -1 : countBins(Float64Array.of(value), cuts).indexOf(1)
  )
}
