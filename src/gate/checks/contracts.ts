import {contractAnswer, type Comparison} from '../../repository/contracts/compare.ts'
import type {Side} from '../../repository/contracts/field.ts'
import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

const CHECK = 'contracts'
const SHOWN_BREAKS = 3

/**
 * Does the candidate still take what the model in production takes, and give what it gives? Asked
 * where the policy says so (`contracts: [inputs, outputs]`), of the signatures in both MLmodel files and of
 * both OpenAPI descriptions.
 */
export function contracts(given: Case): readonly Finding[] {
  const {demand, surroundings} = given
  const demanded = [...new Set(demand.policy.contracts ?? [])]
  if (demanded.length === 0) return []
  const versions =
    surroundings === undefined
      ? null
      : {
          opened: surroundings,
          production: surroundings.production,
          isFirst: given.baseline === null
        }
  return demanded.map(side =>
    judge(side, versions === null ? null : contractAnswer(versions, side))
  )
}

function judge(side: Side, answer: Comparison | null): Finding {
  switch (answer?.is) {
    case 'kept':
      return passed(side, answer.path)
    case 'broken':
      return broken(side, answer.path, answer.breaks)
    case 'first':
      return first(side, answer.path)
    case 'alone':
      return missing(side, {
        what: `the model in production has nothing to compare the ${side} in ${answer.path} with`,
        remedy: `Say with a waiver that nobody relies on its ${side}; the next version has this one to be compared with.`
      })
    case 'unknown':
      return missing(side, {
        what: `${answer.path} is of ${answer.source === 'signature' ? 'MLflow' : 'OpenAPI'} ${answer.version}, which is not known`,
        remedy: 'Write it with MLflow 1 to 3, or as OpenAPI 3.0, 3.1 or 3.2.'
      })
    case 'unreadable':
      return missing(side, {
        what: `${answer.path} is no readable OpenAPI description`,
        remedy: 'Mend the description, or log the model with its signature and take the file away.'
      })
    case 'gone':
      return missing(side, {
        what: `${answer.path} of the model in production describes the ${side} and the candidate does not`,
        remedy: KEEP[answer.source]
      })
    case 'undescribed':
      return missing(side, {what: `${answer.path} describes no ${side}`, remedy: LOG})
    case undefined:
      return missing(side, {
        what: `the candidate has no MLmodel file with a signature and no OpenAPI description`,
        remedy: LOG
      })
  }
}

const LOG = 'Log the model with its signature (MLmodel), or commit the OpenAPI description.'
const KEEP: Readonly<Record<Comparison['source'], string>> = {
  signature: 'Log the model with its signature.',
  description: 'Keep the OpenAPI description of the service beside the model.'
}

function passed(side: Side, path: string): Finding {
  return aFindingOf({
    id: findingId(CHECK, side),
    status: 'pass',
    evidence: 'files',
    summary:
      side === 'inputs'
        ? `The candidate takes every input that the model in production takes (${path}).`
        : `The candidate gives every output that the model in production gives (${path}).`
  })
}

function broken(side: Side, path: string, breaks: readonly string[]): Finding {
  const more = breaks.length - SHOWN_BREAKS
  const named = breaks.slice(0, SHOWN_BREAKS).join('; ')
  return aFindingOf({
    id: findingId(CHECK, side),
    status: 'fail',
    evidence: 'files',
    summary: `Callers of the model in production would break (${path}): ${named}${more > 0 ? `; and ${more} more` : ''}.`,
    remedy:
      side === 'inputs'
        ? 'Make new inputs optional and keep the old ones, or deploy beside the model in production and move its callers first.'
        : 'Keep the old outputs beside the new ones, or deploy beside the model in production and move its callers first.',
    steps: breaks.map((what, i) => ({what: `break ${i + 1}`, value: what}))
  })
}

function first(side: Side, path: string): Finding {
  return aFindingOf({
    id: findingId(CHECK, side),
    status: 'not-applicable',
    evidence: 'files',
    summary: `${path} describes the ${side}; nothing is in production yet that they could break.`
  })
}

function missing(
  side: Side,
  {what, remedy}: {readonly what: string; readonly remedy: string}
): Finding {
  return aFindingOf({
    id: findingId(CHECK, side),
    status: 'missing',
    evidence: 'files',
    summary: `The policy asks whether callers break, but ${what}.`,
    remedy
  })
}
