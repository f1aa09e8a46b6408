import type {Problem} from '../../files/problem.ts'
import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

/** Could everything be read? Each thing that could not, or that cannot be trusted, is a finding. */
export function evidence(given: Case): readonly Finding[] {
  const candidate = given.candidate.evidence.problems.map(p => findingOf(p, 'candidate'))
  const baseline = given.baseline?.evidence.problems.map(p => findingOf(p, 'baseline')) ?? []
  return [...candidate, ...baseline]
}

function findingOf(problem: Problem, side: 'candidate' | 'baseline'): Finding {
  const {file, line} = problem.location
  return aFindingOf({
    id: findingId(
      'evidence',
      ...(side === 'candidate' ? [] : [side]),
      problem.id,
      ...(file?.split('/') ?? [])
    ),
    // What is wrong with the baseline keeps from comparing, but is no fault of the candidate.
    status: side === 'candidate' || problem.status !== 'fail' ? problem.status : 'missing',
    subject: file === undefined ? {} : {file},
    evidence: 'files',
    summary:
      side === 'candidate' ? problem.summary : `Of the model in production: ${problem.summary}`,
    remedy: problem.remedy,
    location: side === 'candidate' && file !== undefined ? {file, line} : null
  })
}
