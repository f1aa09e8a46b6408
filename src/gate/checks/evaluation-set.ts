import type {Problem} from '../../evidence/metric.ts'
import type {Case} from '../case.ts'
import {aFindingOf} from '../finding.ts'
import {count} from '../figures.ts'
import type {Finding} from '../verdict.ts'

/** Were both models scored on the same examples? Rows of one side only are findings, not details. */
export function evaluationSet(given: Case): readonly Finding[] {
  const {joined, candidate, baseline} = given
  if (baseline === null) return []
  const [own, other] = [candidate.evidence.predictions, baseline.evidence.predictions]
  if (joined === null) return own === null && other === null ? [] : [oneSided(own !== null)]
  if (joined.problems.length > 0) return joined.problems.map(findingOf)
  const rows = `${count(joined.rows)} examples`
  const same = joined.baselineSet === joined.candidateSet
  return [
    aFindingOf({
      id: 'evaluation-set',
      status: same ? 'pass' : 'inconclusive',
      evidence: 'files',
      rows: joined.rows,
      summary: same
        ? `Both models were evaluated on the same ${rows}.`
        : `The two prediction files are not of the same examples, though ${rows} are in both.`,
      remedy: same ? null : 'Evaluate both models on the same rows.',
      notes: [`evaluation set ${joined.candidateSet}`]
    })
  ]
}

function findingOf(problem: Problem): Finding {
  const {file, line} = problem.location
  return aFindingOf({
    id: `evaluation-set/${problem.id}`,
    status: problem.status,
    evidence: 'files',
    summary: problem.summary,
    remedy: problem.remedy,
    location: file === undefined ? null : {file, line}
  })
}

function oneSided(candidateOnly: boolean): Finding {
  const [has, lacks] = candidateOnly
    ? ['the candidate', 'the model in production']
    : ['the model in production', 'the candidate']
  return aFindingOf({
    id: 'evaluation-set',
    // Without the rows a weaker comparison decides; rows that the candidate no longer gives are another matter.
    status: 'missing',
    role: candidateOnly ? 'info' : 'guard',
    evidence: 'files',
    summary: `There are predictions of ${has}, but none of ${lacks}: the models are not compared row by row.`,
    remedy: `Write the predictions of ${lacks} on the same examples beside its metrics.`
  })
}
