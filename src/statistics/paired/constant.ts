import type {Difference} from '../core/difference.ts'

/** Below so many units a difference that does not vary may be luck. */
const FEW_UNITS = 30

/**
 * A difference that is the same in every unit has no error to test it by, but every unit is a witness: the sign
 * test, which needs none, has p = 0.5^n for the side of the margin on which all n units lie. Null where there is
 * no difference, or too few units; `loss` is what is accepted, in the metric's unit.
 */
export function constantDifference(
  {difference, n}: Pick<Difference, 'difference' | 'n'>,
  loss: number
): Pick<Difference, 'lower' | 'upper' | 'pNonInferior' | 'pRegression' | 'warnings'> | null {
  if (!Number.isFinite(difference) || difference === 0 || n < FEW_UNITS) return null
  const p = 0.5 ** n
  return {
    lower: difference,
    upper: difference,
    pNonInferior: difference > -loss ? p : 1 - p,
    pRegression: difference < 0 ? p : 1 - p,
    warnings: ['The difference is the same everywhere; the sign test says on which side it lies.']
  }
}
