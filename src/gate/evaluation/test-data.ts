import type {RecordedDigest} from '../../evidence/evidence.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {Case} from '../case.ts'

/** Test data that DVC, Git LFS or Croissant recorded with another content than in production. */
export function otherTestData({candidate, baseline}: Case): readonly Finding[] {
  const before = new Map(
    (baseline?.evidence.digests ?? []).filter(isTestData).map(found => [found.path, found])
  )
  const changed = candidate.evidence.digests.filter(isTestData).filter(found => {
    const other = before.get(found.path)
    return other !== undefined && isOtherContent(found, other)
  })
  const [first] = changed
  if (first === undefined) return []
  const paths = [...new Set(changed.map(({path}) => path))]
  return [
    aFindingOf({
      id: findingId('evaluation-set', 'test-data'),
      status: 'inconclusive',
      evidence: 'files',
      subject: {file: first.path},
      summary: `The test data are not those of the model in production (${paths.join(', ')}, by ${first.recordedIn}): numbers of different evaluation sets are not compared.`,
      remedy: 'Evaluate the model in production on the new test data, too, and state its numbers.',
      location: {file: first.recordedIn, line: 1}
    })
  ]
}

function isTestData({role, isEvaluated}: RecordedDigest): boolean {
  return role === 'data' && isEvaluated === true
}

/** Digests of different algorithms say nothing of each other. */
function isOtherContent(own: RecordedDigest, other: RecordedDigest): boolean {
  const [algorithm, otherAlgorithm] = [own, other].map(({digest}) => digest.split(':')[0])
  return algorithm === otherAlgorithm && own.digest !== other.digest
}
