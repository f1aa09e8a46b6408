import type {Direction} from '../statistics/core/difference.ts'
import {bystander} from './bystanders.ts'
import type {Metric} from './metric.ts'
import {METRICS, type KnownMetric} from './table.ts'

/** What a metric's name says. */
export interface Recognised {
  /**
   * The field's usual name, where the spelling is known, with the number that it carries: `ndcg@10`,
   * `pinball_loss@0.9`. Metrics of different numbers are different metrics.
   */
  readonly canonical?: string
  /** What is known of it; of a longer name what is known of the metric that it holds (`dice_multi`). */
  readonly metric?: Metric
  readonly direction?: Direction
  /** The part of the data: `train`, `validation`, `test`, `evaluation`. */
  readonly split?: string
  /** The name less its split. */
  readonly bare: string
  readonly votes: boolean
  /** Why it does not vote. */
  readonly why?: string
}

const SPLITS: ReadonlyMap<string, string> = new Map([
  ['train', 'train'],
  ['training', 'train'],
  ['trn', 'train'],
  ['val', 'validation'],
  ['valid', 'validation'],
  ['validation', 'validation'],
  ['dev', 'validation'],
  ['test', 'test'],
  ['testing', 'test'],
  ['holdout', 'test'],
  ['eval', 'evaluation'],
  ['evaluation', 'evaluation'],
  ['oof', 'validation']
])

/** Words around a metric's name that say nothing about which metric it is. */
const NOISE = new Set([
  ...['best', 'final', 'last', 'overall', 'mean', 'avg', 'average', 'metric', 'metrics', 'score'],
  ...[
    'scores',
    'total',
    'global',
    'the',
    'set',
    'model',
    'max',
    'min',
    'none',
    'value',
    'of',
    'on'
  ],
  ...['stat', 'summary', 'epoch', 'all', 'aggregate', 'coco']
])

const BY_SPELLING = new Map(
  [...METRICS.values()].flatMap(metric =>
    [metric.name, ...metric.spellings].map(spelling => [keyOf(words(spelling)), metric])
  )
)

const remembered = new Map<string, Recognised>()
const REMEMBERED_AT_MOST = 10_000
const LONGEST_NAME = 300

/**
 * What a metric's name says: its usual name, direction, split, and whether its number can speak for or
 * against the model. An unknown name votes but has no direction, unless it is clearly not a quality.
 */
export function recognise(name: string): Recognised {
  const known = remembered.get(name)
  if (known !== undefined) return known
  if (name.length > LONGEST_NAME) return {bare: name, votes: true}
  const answer = analyse(name)
  if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear()
  remembered.set(name, answer)
  return answer
}

/** The name under which every spelling of a metric is the same: its usual name, else its own in lower case. */
export function canonicalName(written: string): string {
  return recognise(written).canonical ?? written.trim().toLowerCase()
}

/**
 * The best value that a metric can have, from which its error is counted: 1 for shares, correlations and
 * explained variances, 0 for losses and error rates; null where there is none, or nobody knows.
 */
export function bestValue(name: string, direction: Direction): number | null {
  const {metric} = recognise(name)
  if (metric === undefined) return null
  if (metric.direction === direction) return metric.best
  return metric.share && metric.best !== null ? 1 - metric.best : null
}

/** What is known of a metric by its usual name, with a number or without: `ndcg@10`; null where it is unknown. */
export function metricOf(canonical: string): KnownMetric | null {
  return METRICS.get(canonical) ?? METRICS.get(parametersOf(canonical).name) ?? null
}

/** Whether a metric is computed a query, which is then what is counted: `map`, `recall@10`. */
export function isOfQueries(canonical: string): boolean {
  const metric = metricOf(canonical)
  return (
    metric?.meanOf === 'queries' || (metric?.ranked === true && parametersOf(canonical).at !== null)
  )
}

/** Words that are spoken as letters, in whatever name: `auc`, `f1`. */
export const LETTERS: ReadonlySet<string> = new Set(
  [...METRICS.values()].flatMap(({letters}) => letters?.split(' ') ?? [])
)

/** A metric's usual name less the number that it carries, and that number: `ndcg`, 10 of `ndcg@10`. */
export function parametersOf(canonical: string): {
  readonly name: string
  readonly at: number | null
} {
  const [name = canonical, at] = canonical.split('@')
  return at === undefined || !/^\d+(?:\.\d+)?$/u.test(at)
    ? {name: canonical, at: null}
    : {name, at: Number(at)}
}

/** The usual name of a split, or null where the word is none: `val` is `validation`. */
export function splitOf(word: string): string | null {
  return (
    SPLITS.get(
      word
        .trim()
        .toLowerCase()
        .replace(/[ _-]?(set|split|metrics|data|results)$/, '')
    ) ?? null
  )
}

/** Whether a number of this metric, written without a percent sign, must be percent. */
export function mustBePercent(metric: Metric | undefined, value: number): boolean {
  const above = metric?.percentAbove ?? Infinity
  return Math.abs(value) > above && Math.abs(value) <= 100
}

function analyse(name: string): Recognised {
  const plain = words(name)
  const humps = words(name.replace(/([a-z0-9])([A-Z])/g, '$1 $2'))
  const split = [...plain, ...humps]
    .map(word => SPLITS.get(word))
    .find(found => found !== undefined)
  const common = {bare: bareName(name), ...(split !== undefined && {split})}

  const exact = lookUp(plain) ?? lookUp(humps)
  if (exact !== null) {
    const {metric, parameter} = exact
    return {
      ...common,
      canonical: parameter === undefined ? metric.name : `${metric.name}@${parameter}`,
      metric,
      direction: metric.direction,
      ...vote(split, null)
    }
  }
  const why = bystander(humps)
  if (why !== null) return {...common, ...vote(split, why)}
  const similar = contained(humps)
  if (similar !== null) {
    return {...common, metric: similar, direction: similar.direction, ...vote(split, null)}
  }
  return {...common, ...vote(split, null)}
}

function vote(split: string | undefined, why: string | null) {
  const reason = why ?? (split === 'train' ? 'a training metric' : null)
  return reason === null ? {votes: true} : {votes: false, why: reason}
}

interface Found {
  readonly metric: KnownMetric
  readonly parameter?: string
}

/** Tries the name as it is, then with splits and empty words taken off either end. */
function lookUp(tokens: readonly string[]): Found | null {
  for (let rest = tokens; rest.length > 0;) {
    const found = spelled(rest)
    if (found !== null) return found
    const [first = '', last = ''] = [rest[0], rest.at(-1)]
    if (isEmptyWord(first)) rest = rest.slice(1)
    else if (isEmptyWord(last)) rest = rest.slice(0, -1)
    else return null
  }
  return null
}

function spelled(tokens: readonly string[]): Found | null {
  const metric = BY_SPELLING.get(keyOf(tokens))
  return metric === undefined ? (ofQuantile(tokens) ?? downToRank(tokens)) : {metric}
}

/** `ndcg@10`: the first 10 of a ranking. */
function downToRank(tokens: readonly string[]): Found | null {
  const [at, k = ''] = tokens.slice(-2)
  if (at !== 'at' || !/^[1-9]\d*$/.test(k)) return null
  const base = BY_SPELLING.get(keyOf(tokens.slice(0, -2)))
  return base === undefined ? null : {metric: base, parameter: k}
}

/** `pinball@0.9`, `pinball_0.9`: the loss of a predicted quantile. */
function ofQuantile(tokens: readonly string[]): Found | null {
  const [whole, decimals = ''] = tokens.slice(-2)
  if (whole !== '0' || !/^\d*[1-9]\d*$/.test(decimals)) return null
  const name = tokens.slice(0, tokens.at(-3) === 'at' ? -3 : -2)
  const base = BY_SPELLING.get(keyOf(name))
  const parameter = String(Number(`0.${decimals}`))
  return base?.name === 'pinball_loss' ? {metric: base, parameter} : null
}

function isEmptyWord(word: string): boolean {
  return SPLITS.has(word) || NOISE.has(word)
}

/** Short spellings that mean the metric even inside a longer name; `per` or `ar` do not. */
const SHORT = new Set([
  'acc',
  'auc',
  'f1',
  'iou',
  'mae',
  'map',
  'mcc',
  'mrr',
  'mse',
  'r2',
  'wer',
  'cer'
])

/** The longest known spelling inside a longer name (`dice_multi`); gives a direction, not a name. */
function contained(tokens: readonly string[]): KnownMetric | null {
  if (tokens.at(-1) === 'loss') return BY_SPELLING.get('loss') ?? null
  for (let length = tokens.length - 1; length > 0; length--) {
    for (let start = tokens.length - length; start >= 0; start--) {
      const part = keyOf(tokens.slice(start, start + length))
      const metric = part.length > 3 || SHORT.has(part) ? BY_SPELLING.get(part) : undefined
      if (metric !== undefined) return metric
    }
  }
  return null
}

/** The name without a split at its start or end; the whole name where nothing else is left. */
function bareName(name: string): string {
  const parts = name.trim().split(/([_/ .:-]+)/)
  const first = SPLITS.has(parts[0]?.toLowerCase() ?? '')
  const last = SPLITS.has(parts.at(-1)?.toLowerCase() ?? '')
  const bare = parts.slice(first ? 2 : 0, last && parts.length > 2 ? -2 : undefined).join('')
  return bare === '' ? name.trim() : bare
}

function words(name: string): readonly string[] {
  const spaced = name.toLowerCase().replace(/²/g, '2').replace(/@/g, ' at ')
  return spaced.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')
}

function keyOf(tokens: readonly string[]): string {
  return tokens.join('_')
}
