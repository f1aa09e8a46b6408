import {neededInputs} from '../contracts/compare.ts'
import type {FieldType} from '../contracts/field.ts'
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
  for (const {name, type} of needed) {
    const other = served.find(one => one.name === name && differ(one.type, type))
    if (other !== undefined && type.kind === 'scalar')
      return missing(
        `${other.file} serves ${name} as ${other.type}, and the model takes it as ${type.name}: those are several features.`
      )
  }
  const names = new Set(served.map(one => one.name))
  const lacking = needed.map(field => field.name).filter(name => !names.has(name))
  return lacking.length === 0
    ? verified(`${first.file} serves all ${needed.length} inputs of the model.`)
    : missing(
        `${first.file} does not serve ${lacking.slice(0, 3).join(', ')}, which the model needs.`
      )
}

/** What a type is for, however it is called and however long; of others nothing is known. */
const SORTS: Readonly<Record<string, RegExp>> = {
  number: /^(u?int|long|float|double|decimal)\d*(eger)?$/iu,
  text: /^(str|string|text)$/iu,
  truth: /^bool(ean)?$/iu,
  bytes: /^(bytes|binary)$/iu,
  time: /^(unix)?(timestamp|datetime|date)$/iu
}

/** Whether a served type and a needed one are surely of two sorts: a number and a text. */
function differ(served: string, needed: FieldType): boolean {
  if (needed.kind !== 'scalar') return false
  const [one, other] = [sortOf(served), sortOf(needed.name)]
  return one !== null && other !== null && one !== other
}

function sortOf(type: string): string | null {
  const last = type.slice(type.lastIndexOf('.') + 1)
  return Object.keys(SORTS).find(sort => SORTS[sort]?.test(last) === true) ?? null
}
