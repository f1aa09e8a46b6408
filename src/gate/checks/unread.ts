import type {ChangedRole} from '../../evidence/changed-files.ts'
import type {UnreadFile} from '../../facts.ts'
import type {Case} from '../case.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import type {Finding} from '../../verdict/verdict.ts'

const MAX_FILES = 20

const LOOKS_LIKE: Readonly<Record<ChangedRole, string>> = {
  evidence: 'looks like evidence of a model, and nothing is judged by it',
  weights: 'looks like a model, and no file beside it tells how good it is',
  data: 'looks like the data of a model, and no file beside it tells how good that is',
  parameters: 'looks like the parameters of a model, and no file beside it tells how good that is'
}

/** Is every changed file accounted for? What looks like a model's and is not read holds, with the line that would help. */
export function unread({unread: files = [], guessed = [], policyFile}: Case): readonly Finding[] {
  const told = [
    ...files.slice(0, MAX_FILES).map(file => findingOf(file, policyFile)),
    ...guessed.map(file => readAs(file, policyFile))
  ]
  const rest = files.slice(MAX_FILES)
  const [next] = rest
  return next === undefined
    ? told
    : [
        ...told,
        aFindingOf({
          id: findingId('unread', 'others'),
          status: 'missing',
          evidence: 'files',
          summary: `${rest.length} more changed files look like a model’s, and nothing is judged by them: ${next.path} and others.`,
          remedy: `Name those that count in ${policyFile}.`
        })
      ]
}

function findingOf({path, role, line}: UnreadFile, policyFile: string): Finding {
  return aFindingOf({
    id: findingId('unread', path),
    status: 'missing',
    subject: {file: path},
    evidence: 'files',
    summary: `${path} is changed and ${LOOKS_LIKE[role]}.`,
    remedy: `${role === 'evidence' ? 'Name it' : 'Evaluate the model, and name what comes out,'} in ${policyFile}: ${line}; or, where it is of no model, accept it with a waiver.`,
    location: {file: path, line: 1}
  })
}

function readAs({path, line}: UnreadFile, policyFile: string): Finding {
  return aFindingOf({
    id: findingId('read-by-its-name', path),
    status: 'pass',
    role: 'info',
    subject: {file: path},
    evidence: 'files',
    summary: `${path} is read as evidence because its name looks like it.`,
    remedy: `Name it in ${policyFile}, so that it always counts: ${line}.`,
    location: {file: path, line: 1}
  })
}
