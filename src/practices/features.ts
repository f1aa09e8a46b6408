import {neededInputs} from '../repository/contracts/compare.ts'
import {clashWords, featureClashes, servedDefinitions} from '../repository/feature-definitions.ts'
import type {PracticeCase} from './case.ts'
import {declared, missing, verified, type Observation} from './practice.ts'

/** Whether a feature store serves every input of the model; null where there are no definitions. */
export function servedFeatures(given: PracticeCase): Observation | null {
  const served = servedDefinitions(given)
  const [first] = served
  if (first === undefined) return null
  const [clash] = featureClashes(given)
  if (clash !== undefined) return missing(`${clashWords(clash)}: those are several features.`)
  const needed = neededInputs(given)
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
