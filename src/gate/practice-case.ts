import type {PracticeCase} from '../practices/case.ts'
import type {Surroundings} from '../repository/surroundings.ts'
import type {Case} from './case.ts'
import type {Finding} from '../verdict/verdict.ts'

/** Everything from which the practices around a model are told. */
export function practiceCaseOf(
  given: Case,
  surroundings: Surroundings,
  findings: readonly Finding[]
): PracticeCase {
  const {candidate, baseline, demand, joined, policyFile, today} = given
  return {
    ...surroundings,
    costs: demand.costs,
    candidate,
    baseline,
    baselineGiven: baseline !== null && surroundings.production === null,
    joined:
      joined === null
        ? null
        : {rows: joined.rows, unmatched: unmatched(joined), negativeFlips: flipsOf(given)},
    findings,
    policyFile,
    today
  }
}

function unmatched({
  onlyBaseline,
  onlyCandidate,
  labelsDiffer
}: NonNullable<Case['joined']>): number {
  return onlyBaseline + onlyCandidate + labelsDiffer
}

/** Rows that the baseline got right and the candidate gets wrong; null for tasks without right and wrong. */
function flipsOf({rows}: Case): number | null {
  if (rows?.label == null || rows.predicted === null) return null
  const {label, predicted} = rows
  return label.reduce(
    (flips, y, row) =>
      flips + (predicted.baseline[row] === y && predicted.candidate[row] !== y ? 1 : 0),
    0
  )
}
