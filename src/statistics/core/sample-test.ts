import {hallTest, lesserClaim, studentTest, type MeanTest} from './mean-test.ts'
import {momentsOfValues, skewness, type Moments} from './moments.ts'
import {restrictedTest, type Units} from './restricted.ts'

/** How a mean is estimated by a sample: its error, and the degrees of freedom of that. */
export interface Estimate {
  readonly value: number
  readonly standardError: number
  readonly df: number
  /** Whether the error is known to be too small, however regular the sample looks. */
  readonly isRough?: boolean
}

/** How many units have to carry a variance, of few units which share of them; fewer might all be of one kind. */
const CARRYING = 7
const SHARE_CARRYING = 0.2
/**
 * The test of a mean that its sample allows: Student's t, and where the sample is skewed, few units carry its variance or
 * most units do not differ, what t, Hall's transformation and the score test with the hypothesis imposed all
 * show. `differences` are the influences on the plain difference, where the test is of another combination of both models. Each of the three alone is liberal somewhere: t where the tail is on the losing side, Hall's where both
 * tails are heavy, the score test where losses are larger than any that was seen. An unseen loss counts as large
 * as the largest change that was seen, and larger the fewer units carry the variance.
 */
export function sampleTest(
  units: Units,
  estimate: Estimate,
  differences: Float64Array = units.influence
): MeanTest {
  const {value, standardError, df, isRough = false} = estimate
  const student = studentTest(value, standardError, df)
  const moments = momentsOfValues(units.influence)
  const carrying = unitsThatCarry(differences)
  const enough = Math.min(CARRYING, SHARE_CARRYING * moments.count)
  const isPlain = isNearNormal(moments) && carrying >= enough && !areMostlySame(differences)
  if (isPlain && !isRough) return student
  const factor = Math.max(1, enough / carrying) ** 2
  const stretched = {
    ...units,
    worst: {...units.worst, influence: factor * units.worst.influence},
    best: {...units.best, influence: factor * units.best.influence}
  }
  return lesserClaim(
    lesserClaim(student, hallTest({...moments, mean: value})),
    restrictedTest(stretched, value, standardError, df)
  )
}

/** The number of equal contributions whose squares would vary as much: (Σx²)² / Σx⁴. NaN where there is no variance. */
function unitsThatCarry(influence: Float64Array): number {
  let [squares, fourths] = [0, 0]
  for (const x of influence) {
    squares += x * x
    fourths += x ** 4
  }
  return (squares * squares) / fourths
}

/** Cochran's rule for Student's t (Sampling Techniques, 1977). */
function isNearNormal(moments: Moments): boolean {
  return moments.count > 25 * skewness(moments) ** 2
}

/** Whether more than half of the units have one value, as those that do not differ. Source: Boyer & Moore 1981. */
function areMostlySame(values: Float64Array): boolean {
  let [usual, votes] = [NaN, 0]
  for (const x of values) {
    if (votes === 0) usual = x
    votes += x === usual ? 1 : -1
  }
  let same = 0
  for (const x of values) if (x === usual) same++
  return 2 * same > values.length
}
