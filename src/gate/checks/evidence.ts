import type {Problem} from '../../evidence/metric.ts'
import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import type {Finding} from '../../verdict/verdict.ts'

/** Could everything be read? Each thing that could not, or that cannot be trusted, is a finding. */
export function evidence(given: Case): readonly Finding[] {
  const candidate = given.candidate.evidence.problems.map(p => findingOf(p, ''))
  const baseline = given.baseline?.evidence.problems.map(p => findingOf(p, 'baseline/')) ?? []
  return [...candidate, ...baseline]
}

function findingOf(problem: Problem, side: string): Finding {
  const {file, line} = problem.location
  return aFindingOf({
    id: `evidence/${side}${problem.id}${file === undefined ? '' : `/${file}`}`,
    // What is wrong with the baseline keeps from comparing, but is no fault of the candidate.
    status: side === '' || problem.status !== 'fail' ? problem.status : 'missing',
    subject: file === undefined ? {} : {file},
    evidence: 'files',
    summary: side === '' ? problem.summary : `Of the model in production: ${problem.summary}`,
    remedy: problem.remedy,
    location: side === '' && file !== undefined ? {file, line} : null
  })
}
