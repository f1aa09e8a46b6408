import {recordsOf} from '../evidence/read-table.ts'
import {resourceOf, type Resource} from '../evidence/resources.ts'
import type {ModelFile} from '../repository/model-files.ts'
import {parseQuantity, type Dimension, type Quantity} from '../policy/quantities.ts'
import type {Version} from '../evidence/evidence.ts'

/** What a version takes of a resource, in seconds, rows, bytes or joules, and which file says so. */
export type Measured =
  | {readonly known: true; readonly value: number; readonly from: string}
  /** A clause that goes on from “but …”. */
  | {readonly known: false; readonly why: string}

/** What was read about a version, as far as it tells what the version takes. */
export interface Measurable {
  readonly version: Version
  readonly files: readonly ModelFile[]
  /** CodeCarbon's files: path and text. */
  readonly emissions: readonly {readonly path: string; readonly text: string}[]
}

const DIMENSIONS: Readonly<Record<Resource, Dimension | null>> = {
  duration: 'time',
  rows: null,
  'model-size': 'size',
  memory: 'size',
  energy: 'energy'
}

/**
 * What a version takes of a resource. A model's size is that of its files, where they are there; the rest is what
 * metrics, card and CodeCarbon say under its usual names, the best name first. Of several numbers under that name
 * the worst counts. Null where nothing says anything.
 */
export function measured(resource: Resource, given: Measurable): Measured | null {
  const ofFiles = resource === 'model-size' ? sizeOf(given.files) : null
  return ofFiles ?? stated(resource, given.version) ?? metered(resource, given)
}

/** Units are not exact as binary numbers: 1,800 µJ are 1.8 mJ all the same. */
const ROUNDING = 1e-9

/** Whether a value in seconds, bytes or joules is at most a quantity. */
export function isWithin(value: number, {value: most, factor}: Quantity): boolean {
  return value <= most * factor * (1 + ROUNDING)
}

/** What a device runs; beside such a file others are what it was made from. */
const DEVICE_FORMATS = /\.(tflite|onnx|ort|gguf|ggml|pte|mlmodel)$/iu

function sizeOf(files: readonly ModelFile[]): Measured | null {
  const ofDevices = files.filter(({path}) => DEVICE_FORMATS.test(path))
  const counted = ofDevices.length > 0 ? ofDevices : files
  const [first] = counted
  if (first === undefined) return null
  const unknown = counted.find(({bytes}) => bytes === null)
  if (unknown !== undefined)
    return {known: false, why: `the size of ${unknown.path} is not recorded`}
  const value = counted.reduce((sum, {bytes}) => sum + (bytes ?? 0), 0)
  return {
    known: true,
    value,
    from: counted.length === 1 ? first.path : `${counted.length} files, ${first.path} first`
  }
}

interface Statement {
  readonly name: string
  readonly rank: number
  /** Null where it has no unit. */
  readonly value: number | null
  readonly file: string
}

function stated(resource: Resource, version: Version): Measured | null {
  const all = statementsOf(resource, version).toSorted((a, b) => a.rank - b.rank)
  const [best] = all
  if (best === undefined) return null
  const worst = all
    .filter(s => s.rank === best.rank)
    .reduce((one, other) => (isWorse(resource, other, one) ? other : one))
  const {name, value, file} = worst
  const from = `${name} in ${file}`
  if (value === null)
    return {known: false, why: `${from} has no unit: write it as ${name}_${EXAMPLES[resource]}`}
  return Number.isFinite(value) && value >= 0
    ? {known: true, value, from}
    : {known: false, why: `${from} is no amount`}
}

const EXAMPLES: Readonly<Record<Resource, string>> = {
  duration: 's',
  rows: 'processed',
  'model-size': 'mb',
  memory: 'mb',
  energy: 'mj'
}

/** What cannot be read is worse than anything. */
function isWorse(resource: Resource, {value: a}: Statement, {value: b}: Statement): boolean {
  if (b === null || Number.isNaN(b)) return false
  if (a === null || Number.isNaN(a)) return true
  return resource === 'rows' ? a < b : a > b
}

function statementsOf(resource: Resource, {evidence}: Version): readonly Statement[] {
  const {card, metrics} = evidence
  const numbers = [...metrics, ...(card?.entries ?? [])].flatMap(entry => {
    const {metric: name, value, location} = entry
    const found = resourceOf(name)
    return found?.resource !== resource
      ? []
      : [{name, rank: found.rank, value: times(value, found.factor), file: location.file ?? ''}]
  })
  const fields = Object.entries(card?.fields ?? {}).flatMap(([name, text]) => {
    const found = resourceOf(name)
    const value = found?.resource === resource ? amountIn(text, resource, found.factor) : undefined
    return found === null || value === undefined || card === null
      ? []
      : [{name, rank: found.rank, value, file: card.path}]
  })
  return [...numbers, ...fields]
}

/** `12 MB`, or a number in the unit of its name; undefined for any other text. */
function amountIn(
  text: string,
  resource: Resource,
  factor: number | null
): number | null | undefined {
  const dimension = DIMENSIONS[resource]
  const quantity = dimension === null ? null : parseQuantity(text, dimension)
  if (quantity !== null) return quantity.value * quantity.factor
  return /^\s*\d+(\.\d+)?\s*$/u.test(text) ? times(Number(text), factor) : undefined
}

function times(value: number, factor: number | null): number | null {
  return factor === null ? null : value * factor
}

const OF_INFERENCE = /infer|predict|serv|scor|batch|edge|device/iu
const JOULES_PER_KWH = 3.6e6

/**
 * What CodeCarbon metered of a run of predictions: its last row. The energy of one prediction needs to be told how
 * many there were. Its other runs are trainings.
 */
function metered(resource: Resource, given: Measurable): Measured | null {
  if (resource !== 'duration' && resource !== 'energy') return null
  const {version, emissions} = given
  const runs = emissions.flatMap(({path, text}) => {
    const run = lastRun(text)
    return run === null ? [] : [{path, ...run}]
  })
  const run = runs.find(({path, project}) => OF_INFERENCE.test(`${path} ${project}`))
  if (run === undefined) {
    const [other] = runs
    return other === undefined || resource === 'duration'
      ? null
      : {known: false, why: `${other.path} (CodeCarbon) is not called one of predictions`}
  }
  const {path, seconds, kilowattHours} = run
  if (resource === 'duration')
    return seconds === null ? null : {known: true, value: seconds, from: `duration in ${path}`}
  if (kilowattHours === null) return null
  const rows = stated('rows', version)
  if (rows?.known !== true || rows.value === 0)
    return {
      known: false,
      why: `${path} (CodeCarbon) has the energy of a run, and nothing says of how many predictions (rows_processed)`
    }
  const value = (kilowattHours * JOULES_PER_KWH) / rows.value
  return {known: true, value, from: `energy_consumed in ${path}, by ${rows.from}`}
}

interface Run {
  readonly project: string
  readonly seconds: number | null
  readonly kilowattHours: number | null
}

/** The last row of CodeCarbon's CSV; null where it is none of it. */
function lastRun(text: string): Run | null {
  if (!text.includes('energy_consumed')) return null
  const last = recordsOf(text).at(-1)
  if (last?.energy_consumed === undefined) return null
  return {
    project: `${last.project_name ?? ''} ${last.experiment_name ?? ''}`,
    seconds: amountOf(last.duration ?? ''),
    kilowattHours: amountOf(last.energy_consumed)
  }
}

function amountOf(text: string): number | null {
  const value = Number(text)
  return text.trim() !== '' && Number.isFinite(value) && value >= 0 ? value : null
}
