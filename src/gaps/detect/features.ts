import {neededInputs} from '../../repository/contracts/compare.ts'
import {
  featureClashes,
  servedDefinitions,
  type Clash
} from '../../repository/feature-definitions.ts'
import type {Sight} from '../../repository/sight.ts'
import {declared, missing, verified, type Sighting} from './detector.ts'

/** Whether a feature store serves every input of the model; null where there are no definitions. */
export function servedFeatures(sight: Sight): Sighting | null {
  const served = servedDefinitions(sight)
  const [first] = served
  if (first === undefined) return null
  const [clash] = featureClashes(sight)
  if (clash !== undefined) return missing(`${clashWords(clash)}: those are several features.`)
  const needed = neededInputs(sight)
  if (needed === null)
    return declared(
      `${first.file} serves ${served.length} features; which of them the model needs is not stated.`
    )
  const names = new Set(served.map(one => one.name))
  const lacking = needed.map(field => field.name).filter(name => !names.has(name))
  return lacking.length === 0
    ? verified(`${first.file} serves all ${needed.length} inputs of the model.`)
    : missing(
        `${first.file} does not serve ${lacking.slice(0, 3).join(', ')}, which the model needs.`
      )
}

/** `features.py:4 serves amount as String, and MLmodel takes it as double`. */
export function clashWords({name, one, other}: Clash): string {
  const sides = [one, other].map(({file, line, by, type, computedBy}) => ({
    place: line === null ? file : `${file}:${line}`,
    verb: by === 'feature store' ? 'serves' : 'takes',
    what: computedBy === null ? type : `${type}, computed by ${computedBy.name}`
  }))
  const [left, right] = sides
  return `${left?.place ?? ''} ${left?.verb ?? ''} ${name} as ${left?.what ?? ''}, and ${right?.place ?? ''} ${right?.verb ?? ''} it as ${right?.what ?? ''}`
}
