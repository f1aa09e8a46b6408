import {parseMargin} from '../../policy/margin.ts'
import type {FairnessCriterion} from '../../statistics/core/fairness.ts'
import type {Case} from '../case.ts'
import {judgeFairness} from '../fairness/judge.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {isRefusal} from '../segments/columns.ts'
import {segmentationOf} from '../segments/segmentation.ts'
import type {Finding} from '../../verdict/verdict.ts'

const CHECK = 'fairness'
const CRITERIA: readonly FairnessCriterion[] = [
  'demographic-parity',
  'equal-opportunity',
  'equalised-odds'
]
/** Where the policy does not say it: groups with fewer rows for a rate are shown and not judged. */
export const FEWEST_GROUP_ROWS = 30

/** Does the candidate treat the groups that the policy names alike? Also where nothing is in production. */
export function fairness(given: Case): readonly Finding[] {
  const {demand, candidate, baseline, rows} = given
  const policy = demand.policy.fairness
  if (policy === undefined) return []
  const own = candidate.evidence.predictions
  if (rows === null || own === null || rows.rows === 0) {
    return [notJudged('there are no rows with predictions to see it by')]
  }
  const {task, label, predicted, positive, classes} = rows
  if (task !== 'binary' || label === null || predicted === null) {
    return [notJudged('it is defined for predictions of yes or no, and these are not')]
  }
  if (classes[positive] === undefined) {
    return [notJudged('no row is of the positive class')]
  }
  const other = baseline?.evidence.predictions ?? null
  return policy.by.flatMap(column => {
    const found = segmentationOf([column], own, other, rows)
    if (isRefusal(found)) {
      const {status, detail, summary, remedy} = found
      const id = findingId(CHECK, column)
      return [aFindingOf({id, status, detail, evidence: 'files', summary, remedy})]
    }
    const grouped = {
      label,
      positive,
      group: found.codes,
      groups: found.segments.length,
      design: {weights: rows.weights, clusters: rows.clusters}
    }
    return CRITERIA.flatMap(criterion => {
      const demanded = policy[criterion]
      const limit = demanded === undefined ? null : parseMargin(demanded['max-gap'])
      if (limit === null) return []
      const question = {
        criterion,
        column,
        names: found.segments.map(({values}) => values[column] ?? ''),
        limit: limit.value,
        alpha: 1 - demand.confidence,
        minRows: policy['min-rows'] ?? FEWEST_GROUP_ROWS,
        minRowsAssumed: policy['min-rows'] === undefined
      }
      const sides = {candidate: predicted.candidate, baseline: null}
      return [judgeFairness(question, grouped, baseline === null ? sides : predicted)]
    })
  })
}

function notJudged(why: string): Finding {
  return aFindingOf({
    id: findingId(CHECK),
    status: 'missing',
    evidence: 'files',
    summary: `The policy asks for fairness between groups, but ${why}.`,
    remedy:
      'Write predictions of both classes with a label and a column that names the group of each row, or take fairness out of the policy.'
  })
}
