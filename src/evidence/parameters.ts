import {nameOf} from '../files/paths.ts'
import {type Syntax, readDocument} from '../files/document.ts'
import {wholeText} from '../files/text.ts'
import type {Problem} from '../files/problem.ts'
import {isRecord, recordAt} from './record.ts'

/** Hyperparameters that one file states. */
export interface ParameterReading {
  /** By dotted path, as text: `train.lr` is `0.001`. */
  readonly parameters: Readonly<Record<string, string>>
  /** The file that the values were recorded from, where this one is a record: `params.yaml` for a lock. */
  readonly recorded: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

const SYNTAX: Readonly<Record<string, Syntax>> = {
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  lock: 'yaml',
  toml: 'toml'
}
const MLFLOW_PARAMETER = /(?:^|\/)[\da-f]{32}\/params\/(.+)$/u
/** Maps of thousands of class names, which are no hyperparameters. */
const NOT_PARAMETERS = new Set(['id2label', 'label2id', '_name_or_path', 'transformers_version'])
const SEED = /(?:^|[._/-])(?:random[_-]?(?:state|seed)|seed)$/iu
const MAX_DEPTH = 32
const MAX_PARAMETERS = 20_000

/** Whether a file is one that `readParameters` reads, by its name. */
export function holdsParameters(path: string): boolean {
  if (MLFLOW_PARAMETER.test(path)) return true
  const name = nameOf(path)
  return (
    /^(?:hyper)?param(?:eter)?s\.(?:ya?ml|json|toml)$/iu.test(name) ||
    /^(?:dvc\.lock|training_args\.json|config\.json|hparams\.ya?ml)$/u.test(name)
  )
}

/**
 * Reads hyperparameters: params.yaml, .json or .toml, dvc.lock, a file of an MLflow run's `params`
 * folder, a Trainer's training_args.json, config.json. Never throws.
 */
export function readParameters(path: string, bytes: Uint8Array): ParameterReading {
  const key = MLFLOW_PARAMETER.exec(path)?.[1]
  if (key !== undefined) return reading({[key]: wholeText(bytes).trim()})
  const syntax = SYNTAX[/\.(\w+)$/u.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'yaml'
  const {value, problems} = readDocument(path, bytes, syntax)
  if (problems.length > 0) return reading({}, {}, problems)
  if (value === null || value === undefined) return reading({})
  if (!isRecord(value)) {
    const summary = `${path} holds ${Array.isArray(value) ? 'a list' : 'a single value'}, not named parameters.`
    return reading({}, {}, [fault(path, 'not-parameters', summary, 'Write `name: value` pairs.')])
  }
  return nameOf(path) === 'dvc.lock' ? readLock(path, value) : flat(path, value)
}

/**
 * One map of all files' hyperparameters, earlier files first. A lock that recorded another value
 * than its file has now is a problem: the model was trained with what the lock says.
 */
export function mergeParameters(
  readings: readonly {readonly path: string; readonly reading: ParameterReading}[]
): {readonly parameters: Readonly<Record<string, string>>; readonly problems: readonly Problem[]} {
  const merged = new Map<string, string>()
  const problems = readings.flatMap(({reading: {problems: found}}) => found)
  const byFile = new Map(readings.map(({path, reading: {parameters}}) => [path, parameters]))
  for (const {path, reading: one} of readings) {
    for (const [name, value] of Object.entries(one.parameters)) {
      const source = one.recorded[name]
      const now = source === undefined ? undefined : byFile.get(source)?.[name]
      if (source !== undefined && now !== undefined && now !== value) {
        const summary = `${source} has ${name} = ${now}, but ${path} recorded ${value} when the model was trained.`
        problems.push(
          fault(path, 'stale-lock', summary, 'Train again (`dvc repro`), and commit the lock.')
        )
      }
      if (!merged.has(name)) merged.set(name, value)
    }
  }
  return {parameters: Object.fromEntries(merged), problems}
}

/** Whether a hyperparameter is a random seed: `seed`, `random_state`, `train.data_seed`. */
export function isSeed(name: string): boolean {
  return SEED.test(name)
}

/** A value as one text, whatever the syntax: 1e-3 and 0.001 are the same. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'bigint' || typeof value === 'number') return value.toString()
  if (value instanceof Date) return value.toISOString()
  return JSON.stringify(value, plain)
}

function plain(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  }
  return value
}

function readLock(path: string, lock: Readonly<Record<string, unknown>>): ParameterReading {
  const parameters: Record<string, string> = {}
  const recorded: Record<string, string> = {}
  const problems: Problem[] = []
  // Files are relative to the folder of the lock.
  const folder = path.slice(0, path.length - 'dvc.lock'.length)
  const stages = isRecord(lock.stages) ? lock.stages : lock
  for (const stage of Object.values(stages)) {
    for (const [file, values] of Object.entries(recordAt(stage, 'params'))) {
      const inner = flat(path, isRecord(values) ? values : {})
      for (const one of inner.problems) problems.push(one)
      for (const [name, value] of Object.entries(inner.parameters)) {
        parameters[name] ??= value
        recorded[name] ??= folder + file
      }
    }
  }
  return reading(parameters, recorded, problems)
}

function flat(path: string, value: Readonly<Record<string, unknown>>): ParameterReading {
  const found = new Map<string, string>()
  flatten(value, '', 0, found)
  if (found.size <= MAX_PARAMETERS) return reading(Object.fromEntries(found))
  const summary = `${path} has more than ${MAX_PARAMETERS} values, which are not all hyperparameters.`
  return reading({}, {}, [
    fault(path, 'too-many-parameters', summary, 'Keep data in files of its own.')
  ])
}

function flatten(value: unknown, name: string, depth: number, found: Map<string, string>): void {
  if (found.size > MAX_PARAMETERS) return
  const isNested =
    isRecord(value) || (Array.isArray(value) && value.some(item => typeof item === 'object'))
  if (!isNested || Object.keys(value).length === 0) {
    found.set(name, textOf(value))
    return
  }
  if (depth === MAX_DEPTH) {
    found.set(name, 'nested too deep')
    return
  }
  for (const [key, inner] of Object.entries(value)) {
    if (NOT_PARAMETERS.has(key)) continue
    flatten(inner, name === '' ? key : `${name}.${key}`, depth + 1, found)
  }
}

function reading(
  parameters: Readonly<Record<string, string>>,
  recorded: Readonly<Record<string, string>> = {},
  problems: readonly Problem[] = []
): ParameterReading {
  return {parameters, recorded, problems}
}

function fault(path: string, id: string, summary: string, remedy: string): Problem {
  return {status: 'fail', id, summary, remedy, location: {file: path, line: 1}}
}
