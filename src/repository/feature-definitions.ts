import {describedInputs} from './contracts/compare.ts'
import type {Field} from './contracts/field.ts'
import type {ReadFile, OpenedRepository} from './opened.ts'

/** One place that says what a feature is. */
export interface Definition {
  readonly name: string
  readonly type: string
  readonly file: string
  /** Null where the file was read as a whole. */
  readonly line: number | null
  readonly by: 'feature store' | 'signature' | 'service'
  /** Of a feature that a store computes on demand: the function, and what it does. */
  readonly computedBy: {readonly name: string; readonly code: string} | null
}

/** Two definitions of one name that cannot be the same feature. */
export interface Clash {
  readonly name: string
  readonly one: Definition
  readonly other: Definition
}

/** Feast: `Field(name="…", dtype=…)`, before 0.20 `Feature(…)`. */
const FIELD = /\b(?:Field|Feature)\(\s*name\s*=\s*["']([^"'\n]+)["']\s*,\s*dtype\s*=\s*([\w.]+)/gu
/** Feast: the function below it computes the features of its schema. */
const COMPUTING = /^@(?:on_demand|stream)_feature_view\b/gmu
const FUNCTION = /^(?:async\s+)?def\s+(\w+)/gmu

/** What the feature store defines, file by file; empty where there is none. */
export function servedDefinitions(opened: OpenedRepository): readonly Definition[] {
  return opened.read('featureStore', 'feature-availability').flatMap(definitionsIn)
}

/**
 * Names of features with more than one definition, each once: of several types in a feature store, computed
 * there in several ways, or of another sort (number, text …) in the signature of the model or the OpenAPI
 * description of the service. Types that are not known clash with nothing.
 */
export function featureClashes(opened: OpenedRepository): readonly Clash[] {
  const served = servedDefinitions(opened)
  const described = describedInputs(opened).flatMap(({source, path, fields}) =>
    scalarsOf(fields).map(({name, type}): Definition => ({
      name,
      type,
      file: path,
      line: null,
      by: source === 'signature' ? 'signature' : 'service',
      computedBy: null
    }))
  )
  const byName = new Map<string, Definition[]>()
  for (const definition of [...served, ...described]) {
    const known = byName.get(definition.name)
    if (known === undefined) byName.set(definition.name, [definition])
    else known.push(definition)
  }
  return [...byName].flatMap(([name, definitions]) => {
    // What only the service names is no feature: an id of a request, a trace.
    if (definitions.every(({by}) => by === 'service')) return []
    const pair = differingInStore(definitions) ?? ofTwoSorts(definitions)
    return pair === null ? [] : [{name, ...pair}]
  })
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

function definitionsIn({path, text}: ReadFile): readonly Definition[] {
  const functions = computingFunctions(text)
  let [line, at] = [1, 0]
  return [...text.matchAll(FIELD)].flatMap(match => {
    const [, name = '', written = ''] = match
    line += text.slice(at, match.index).split('\n').length - 1
    at = match.index
    const before = text.slice(text.lastIndexOf('\n', at) + 1, at)
    if (before.trimStart().startsWith('#')) return []
    const computedBy = functions.find(({from, to}) => from < at && at < to) ?? null
    return [
      {
        name,
        type: written.slice(written.lastIndexOf('.') + 1),
        file: path,
        line,
        by: 'feature store',
        computedBy: computedBy === null ? null : {name: computedBy.name, code: computedBy.code}
      }
    ]
  })
}

interface ComputingFunction {
  readonly name: string
  readonly code: string
  /** Where its decorator is, which holds the schema. */
  readonly from: number
  readonly to: number
}

function computingFunctions(text: string): readonly ComputingFunction[] {
  const defined = [...text.matchAll(FUNCTION)]
  return [...text.matchAll(COMPUTING)].flatMap(({index: from}) => {
    const found = defined.find(({index}) => index > from)
    if (found === undefined) return []
    const [head, name = ''] = found
    const rest = text.slice(found.index + head.length)
    const end = rest.search(/^[\w@#]/mu)
    const lines = (end < 0 ? rest : rest.slice(0, end)).split('\n').map(line => line.trim())
    const code = lines.filter(line => line !== '' && !line.startsWith('#')).join('\n')
    return [{name, code, from, to: found.index}]
  })
}

type Pair = Pick<Clash, 'one' | 'other'>

function differingInStore(definitions: readonly Definition[]): Pair | null {
  const [one, ...others] = definitions.filter(({by}) => by === 'feature store')
  const other = others.find(
    ({type, computedBy}) => type !== one?.type || computedBy?.code !== one.computedBy?.code
  )
  return one === undefined || other === undefined ? null : {one, other}
}

function ofTwoSorts(definitions: readonly Definition[]): Pair | null {
  const [one, ...others] = definitions.filter(({type}) => sortOf(type) !== null)
  if (one === undefined) return null
  const other = others.find(({type}) => sortOf(type) !== sortOf(one.type))
  return other === undefined ? null : {one, other}
}

/** Fields that hold one value, wherever they are; parameters of an operation are written `?name`. */
function scalarsOf(
  fields: readonly Field[]
): readonly {readonly name: string; readonly type: string}[] {
  return fields.flatMap(({name, type}) => {
    switch (type.kind) {
      case 'scalar':
        return [{name: name.replace(/^\?/u, ''), type: type.name}]
      case 'tensor':
        return []
      case 'array':
      case 'map':
        return scalarsOf([{name, required: false, type: type.items}])
      case 'object':
      case 'operation':
        return scalarsOf(type.fields)
      case 'union':
        return scalarsOf(type.of.map(each => ({name, required: false, type: each})))
    }
  })
}

/** What a type is for, however it is called and however long; of others nothing is known. */
const SORTS: Readonly<Record<string, RegExp>> = {
  number: /^(u?int|long|float|double|decimal|number)\d*(eger)?$/iu,
  text: /^(str|string|text)$/iu,
  truth: /^bool(ean)?$/iu,
  bytes: /^(bytes|binary)$/iu,
  time: /^(unix)?(timestamp|datetime|date)$/iu
}

function sortOf(type: string): string | null {
  return Object.keys(SORTS).find(sort => SORTS[sort]?.test(type) === true) ?? null
}
