import {smallestOf} from '../statistics/core/extremes.ts'

/** What a model takes, beside its quality. */
export type Resource = 'duration' | 'rows' | 'model-size' | 'memory' | 'energy'

/** What the name of a number says of a resource. */
export interface ResourceName {
  readonly resource: Resource
  /** What one of it is in seconds, rows, bytes or joules; null where the name has no unit. */
  readonly factor: number | null
  /** 0 for the name that says it best. */
  readonly rank: number
}

/** Usual names without their unit, in lower case, those that say it best first. What is about training is not here. */
const NAMES: Readonly<Record<Resource, readonly string[]>> = {
  duration: [
    ...['batch duration', 'batch runtime', 'batch time', 'job duration', 'scoring duration'],
    ...['prediction duration', 'predict duration', 'inference duration', 'predict runtime'],
    ...['run duration', 'wall time', 'wall clock time', 'elapsed', 'elapsed time', 'duration']
  ],
  rows: [
    ...['rows processed', 'processed rows', 'rows scored', 'scored rows', 'batch rows'],
    ...['records processed', 'samples processed', 'predict samples', 'n predictions'],
    ...['num predictions', 'predictions', 'n rows', 'num rows', 'row count', 'rows']
  ],
  'model-size': [
    ...['model size', 'model file size', 'model artifact size', 'artifact size', 'size on disk'],
    ...['disk size', 'flash', 'flash usage', 'file size', 'model']
  ],
  memory: [
    ...['peak memory', 'peak memory usage', 'peak ram', 'peak ram usage', 'peak rss', 'peak sram'],
    ...['memory peak', 'max memory', 'max rss', 'max ram', 'memory usage', 'ram usage'],
    ...['tensor arena', 'tensor arena size', 'arena size', 'memory', 'ram', 'sram', 'rss']
  ],
  energy: [
    ...['energy', 'inference energy', 'prediction energy', 'median energy', 'mean energy'],
    ...['average energy', 'median energy cost', 'energy cost', 'energy consumption', '']
  ]
}

const UNITS: Readonly<Record<Resource, Readonly<Record<string, number>>>> = {
  duration: {
    ...{ms: 1e-3, msec: 1e-3, milliseconds: 1e-3, s: 1, sec: 1, secs: 1, seconds: 1},
    ...{min: 60, mins: 60, minutes: 60, h: 3600, hr: 3600, hrs: 3600, hours: 3600}
  },
  rows: {},
  'model-size': sizes(),
  memory: sizes(),
  energy: {
    ...{nj: 1e-9, uj: 1e-6, µj: 1e-6, microjoules: 1e-6, mj: 1e-3, millijoules: 1e-3},
    // Not Wh: nobody counts a prediction in them, but every meter counts a training in them.
    ...{j: 1, joules: 1}
  }
}

/** What a bare number of a resource is, where one is usual: seconds, as Hugging Face's `predict_runtime` has it. */
const WITHOUT_UNIT: Readonly<Partial<Record<Resource, number>>> = {duration: 1, rows: 1}

/** Words that say where or of what, and not what. */
const ABOUT: Readonly<Record<Resource, readonly string[]>> = {
  duration: ['resources'],
  rows: ['resources'],
  'model-size': ['edge', 'device', 'resources', 'footprint'],
  memory: ['edge', 'device', 'resources', 'footprint'],
  energy: [...['edge', 'device', 'resources', 'per', 'inference', 'inf', 'prediction', 'sample']]
}

/**
 * The resource that a number is of, by its name: `model_size_mb`, `peak_memory_kb`, `energy_uj_per_inference`,
 * `predict_runtime`. Null where it is of none, or of the training.
 */
export function resourceOf(name: string): ResourceName | null {
  // Megajoules are not what a prediction takes, but nor are they millijoules.
  if (/(^|[^\p{L}])MJ([^\p{L}]|$)/u.test(name)) return null
  const words = name
    .replaceAll('μ', 'µ')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter(word => word !== '')
  return RESOURCES.map(resource => named(resource, words)).find(found => found !== null) ?? null
}

const RESOURCES: readonly Resource[] = ['duration', 'rows', 'model-size', 'memory', 'energy']

function named(resource: Resource, words: readonly string[]): ResourceName | null {
  const units = UNITS[resource]
  const unit = words.findLast(word => Object.hasOwn(units, word))
  const rest = words.filter(word => word !== unit)
  const factor = (unit === undefined ? WITHOUT_UNIT[resource] : units[unit]) ?? null
  const ranks = [rest, withoutAbout(resource, rest)].map(kept => rankOf(resource, kept))
  const rank = smallestOf(ranks.filter(found => found >= 0))
  if (!Number.isFinite(rank)) return null
  // `model` and nothing are names only where the unit says the rest: `model_bytes`, `uj_per_inference`.
  const needsUnit = ['model', ''].includes(NAMES[resource][rank] ?? '')
  return needsUnit && unit === undefined ? null : {resource, factor, rank}
}

function rankOf(resource: Resource, words: readonly string[]): number {
  return NAMES[resource].indexOf(words.join(' '))
}

function withoutAbout(resource: Resource, words: readonly string[]): readonly string[] {
  return words.filter(word => !ABOUT[resource].includes(word))
}

function sizes(): Readonly<Record<string, number>> {
  return {
    ...{b: 1, bytes: 1, kb: 1e3, mb: 1e6, gb: 1e9},
    ...{kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30}
  }
}
