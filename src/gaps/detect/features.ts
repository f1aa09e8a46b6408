import {neededInputs} from '../contracts/compare.ts'
import type {Sight} from '../sight.ts'
import {declared, missing, verified, type Sighting} from './detector.ts'

/** One feature as a feature store defines it. */
interface Definition {
  readonly name: string
  readonly type: string
  readonly file: string
}

/** Feast: `Field(name="…", dtype=…)`, before 0.20 `Feature(…)`. */
const FIELD = /\b(?:Field|Feature)\(\s*name\s*=\s*["']([^"'\n]+)["']\s*,\s*dtype\s*=\s*([\w.]+)/gu

/** Whether a feature store serves every input of the model; null where there are no definitions. */
export function servedFeatures(sight: Sight): Sighting | null {
  const files = sight.read('featureStore', 'feature-availability')
  const served = files.flatMap(({path, text}) =>
    [...text.matchAll(FIELD)].map(([, name = '', type = '']): Definition => ({
      name,
      type,
      file: path
    }))
  )
  const [first] = served
  if (first === undefined) return null
  const twice = served.find(one => served.some(o => o.name === one.name && o.type !== one.type))
  if (twice !== undefined) {
    const types = served.filter(o => o.name === twice.name).map(o => o.type)
    return missing(
      `${twice.file} serves ${twice.name} under several definitions (${[...new Set(types)].join(', ')}): those are several features.`
    )
  }
  const needed = neededInputs(sight)
  if (needed === null)
    return declared(
      `${first.file} serves ${served.length} features; which of them the model needs is not stated.`
    )
  const names = new Set(served.map(one => one.name))
  const lacking = needed.filter(name => !names.has(name))
  return lacking.length === 0
    ? verified(`${first.file} serves all ${needed.length} inputs of the model.`)
    : missing(
        `${first.file} does not serve ${lacking.slice(0, 3).join(', ')}, which the model needs.`
      )
}
