import {overlapOf} from '../../evidence/training-keys.ts'
import type {Case} from '../case.ts'
import {count, figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

const CHECK = 'training-overlap'

/**
 * Was the candidate evaluated on rows that it was trained on? Asked where the policy names a file of
 * training keys; that the file cannot be read is no proof that it was not.
 */
export function trainingOverlap({candidate: {evidence}, demand}: Case): readonly Finding[] {
  const named = demand.policy.predictions?.['training-keys']
  const {trainingKeys, predictions} = evidence
  if (trainingKeys === undefined) return named === undefined ? [] : [unread(named)]
  const {file, keys, problems} = trainingKeys
  if (problems.length > 0) {
    return problems.map(({status, summary, remedy, location: {line}}) =>
      aFindingOf({
        id: findingId(CHECK),
        status,
        evidence: 'files',
        subject: {file},
        summary,
        remedy,
        location: status === 'fail' ? {file, line} : null
      })
    )
  }
  const evaluated = predictions?.table.columns.get(predictions.columns.key)
  if (predictions === null || evaluated === undefined || keys.length === 0) return [unread(file)]
  const {rows, named: first} = overlapOf(evaluated, keys)
  const all = predictions.table.rows
  const overlap = {id: findingId(CHECK), evidence: 'files', subject: {file}, rows: all} as const
  return rows === 0
    ? [
        aFindingOf({
          ...overlap,
          status: 'pass',
          summary: `None of the ${count(all)} evaluated rows is among the training rows that ${file} lists.`
        })
      ]
    : [
        aFindingOf({
          ...overlap,
          status: 'fail',
          summary: `${count(rows)} of the ${count(all)} evaluated rows (${figure(rows / all, true)}) ${rows === 1 ? 'is' : 'are'} among the training rows that ${file} lists: key ${first}.`,
          remedy:
            'Evaluate on rows that the model was not trained on: a model knows the answers of its own training rows.',
          location: {file: predictions.path, line: 1}
        })
      ]
}

/** Named by the policy, but the keys or the rows are not at hand. */
function unread(file: string): Finding {
  return aFindingOf({
    id: findingId(CHECK),
    status: 'missing',
    evidence: 'files',
    subject: {file},
    summary: `Whether the candidate was evaluated on its own training rows is not known: the keys of ${file} and the predictions are not both there.`,
    remedy: 'Give the training keys, and the predictions with the key of every row.'
  })
}
