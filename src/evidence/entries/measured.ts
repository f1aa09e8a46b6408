import type {Direction} from '../../statistics/core/difference.ts'
import {recognise} from '../../metrics/names.ts'
import type {Traits} from './draft.ts'
import {repetitionsIn} from './repeats.ts'
import {countOf, get, itemsOf, numberOf, textOf} from '../../files/syntax/node.ts'
import type {ListNode, MapNode, Node} from '../../files/syntax/node.ts'

/** A value with what is known about its precision: `{"value": 0.91, "n": 2000}`. */
export interface Measured {
  readonly value: Node
  readonly traits: Traits
  /** The keys that were read. */
  readonly used: readonly string[]
}

const VALUE = [
  'value',
  'mean',
  'score',
  'estimate',
  'point_estimate',
  'numberValue',
  'number_value'
]
const COUNT = [
  'n',
  'count',
  'n_samples',
  'num_samples',
  'samples',
  'num_examples',
  'support',
  'rows'
]
const ERROR = ['standard_error', 'standardError', 'stderr', 'std_err', 'se', 'sem']
const INTERVAL = [
  'interval',
  'ci',
  'ci95',
  'ci_95',
  '95ci',
  'confidence_interval',
  'confidenceInterval'
]
const LOWER = [
  'lower',
  'low',
  'lo',
  'ci_lower',
  'lower_bound',
  'lowerBound',
  'ci_low',
  'ci95_lower'
]
const UPPER = [
  'upper',
  'high',
  'hi',
  'ci_upper',
  'upper_bound',
  'upperBound',
  'ci_high',
  'ci95_upper'
]
const LEVEL = ['level', 'confidence', 'confidence_level', 'interval_level', 'ci_level']
/** What is said of a value besides numbers. */
const STATED = [
  ...['unit', 'units', 'direction', 'lower_is_better', 'higher_is_better', 'greater_is_better'],
  ...['dataset', 'split', 'metric', 'metric_name', 'name', 'format', 'type']
]
const FOLDS = ['folds', 'per_fold']
const REPEATS = ['repeats', 'values', 'scores', 'seeds', 'runs', 'per_seed', ...FOLDS]

/** The value and precision of a mapping that holds one measurement; null where it holds something else. */
export function measured(node: MapNode): Measured | null {
  const value = first(node, VALUE)
  if (value === undefined || value.kind === 'map' || value.kind === 'list') return null
  if (numberOf(value) === undefined) return null
  const interval = intervalOf(first(node, INTERVAL) ?? node)
  const own = first(node, REPEATS)
  const named = repetitionsIn(node).find(({base}) => base === '')
  const repeats = own ?? named?.node
  const values = repeats?.kind === 'list' ? repeatsOf(repeats) : undefined
  const isFolds = own === undefined ? named?.folds !== undefined : own === first(node, FOLDS)
  const traits: Traits = {
    n: countOf(first(node, COUNT)),
    unit: textOf(get(node, 'unit') ?? get(node, 'units')),
    standardError: countOf(first(node, ERROR)),
    interval,
    intervalLevel: interval && levelOf(first(node, LEVEL)),
    repeats: values,
    folds: isFolds ? values?.length : undefined,
    direction: directionOf(node),
    dataset: textOf(get(node, 'dataset')),
    split: textOf(get(node, 'split'))
  }
  const used = [
    ...[VALUE, COUNT, ERROR, INTERVAL, LEVEL, REPEATS].flatMap(names =>
      names.filter(name => get(node, name) !== undefined).slice(0, 1)
    ),
    ...(interval === undefined ? [] : [...LOWER, ...UPPER]),
    ...(named?.keys ?? []),
    ...STATED
  ]
  const others = [...node.entries.keys()].filter(key => !used.includes(key))
  // Another metric beside it: the value is one of several, as in {"score": …, "accuracy": …}.
  if (others.some(key => recognise(key).direction !== undefined)) return null
  const known = Object.entries(traits).filter(([, said]) => said !== undefined)
  return {value, traits: Object.fromEntries(known), used}
}

/** The numbers of a list of at least two, or undefined where it holds anything else. */
export function repeatsOf(list: ListNode): readonly number[] | undefined {
  const numbers = list.items.map(item => (item.kind === 'number' ? item.value : undefined))
  const known = numbers.filter(number => number !== undefined)
  return known.length === list.items.length && known.length > 1 ? known : undefined
}

/** Arithmetic mean; NaN of nothing. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Adds a value to the list under a key, which is made where there is none. */
export function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

function first(node: Node, names: readonly string[]): Node | undefined {
  return names.map(name => get(node, name)).find(found => found !== undefined)
}

function intervalOf(node: Node): readonly [number, number] | undefined {
  const [a, b] =
    node.kind === 'list'
      ? itemsOf(node).map(numberOf)
      : [numberOf(first(node, LOWER)), numberOf(first(node, UPPER))]
  return a !== undefined && b !== undefined && a <= b ? [a, b] : undefined
}

function levelOf(node: Node | undefined): number | undefined {
  const level = numberOf(node)
  if (level === undefined) return undefined
  const fraction = level > 1 ? level / 100 : level
  return fraction > 0 && fraction < 1 ? fraction : undefined
}

/** What the file says is better; whether that counts is decided where both versions are known. */
function directionOf(node: MapNode): Direction | undefined {
  const said = textOf(first(node, ['direction']))?.toLowerCase()
  if (said !== undefined) return SAID.get(said)
  const lower = first(node, ['lower_is_better', 'lowerIsBetter'])
  if (lower?.kind === 'other') return lower.value === 'true' ? 'lower' : 'higher'
  const higher = first(node, [
    'higher_is_better',
    'higherIsBetter',
    'greater_is_better',
    'greaterIsBetter'
  ])
  return higher?.kind === 'other' ? (higher.value === 'true' ? 'higher' : 'lower') : undefined
}

const SAID: ReadonlyMap<string, Direction> = new Map([
  ...['higher', 'maximize', 'maximise', 'max', 'up'].map(word => [word, 'higher'] as const),
  ...['lower', 'minimize', 'minimise', 'min', 'down'].map(word => [word, 'lower'] as const)
])
