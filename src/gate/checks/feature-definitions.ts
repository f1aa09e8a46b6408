import {clashWords, featureClashes} from '../../repository/feature-definitions.ts'
import type {ModelPolicy} from '../../policy/schema.ts'
import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

const CHECK = 'feature-definitions'

/**
 * Does every feature have one definition? A team that computes one feature in several ways has several features,
 * so each name with two is told, with both and their files: of a feature store, the signature of the model and the
 * OpenAPI description of the service. It stops the promotion where the policy requires `feature-availability`.
 */
export function featureDefinitions({surroundings, demand}: Case): readonly Finding[] {
  if (surroundings === undefined) return []
  const role = requires(demand.policy) ? 'guard' : 'info'
  return featureClashes(surroundings).map(clash => {
    const {name, one, other} = clash
    const place = other.line === null ? one : other
    return aFindingOf({
      id: findingId(CHECK, name),
      status: 'fail',
      role,
      evidence: 'files',
      summary: `${clashWords(clash)}: those are several features under one name.`,
      remedy:
        'Define it once and take it from there, or give what is computed otherwise a name of its own.',
      steps: [one, other].map(({file, type}) => ({what: file, value: type})),
      location: place.line === null ? null : {file: place.file, line: place.line}
    })
  })
}

function requires({require: demanded = {}}: ModelPolicy): boolean {
  return Array.isArray(demanded)
    ? demanded.includes('feature-availability')
    : Object.hasOwn(demanded, 'feature-availability')
}
