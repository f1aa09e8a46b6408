import type {Direction} from '../statistics/core/difference.ts'
import {bystander} from './bystanders.ts'
import type {Metric} from './metric.ts'
import {held, limitOf, momentOf, negated, type Held, type Turned} from './held.ts'
import {humpsOf, lookUp, SPLITS, wordsOf} from './spellings.ts'
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

/** The name under which every spelling of a metric is the same: its usual name, else its own. */
export function canonicalName(written: string): string {
  return recognise(written).canonical ?? nameKey(written)
}

/** The name under which spellings of a name that is not in the table are the same: `priceMAE` is `price_mae`. */
export function nameKey(written: string): string {
  return written
    .trim()
    .replace(/([a-z])([A-Z])(?=[a-z]|[A-Z]*$)/gu, '$1_$2')
    .toLowerCase()
    .replace(/[\s_-]+/gu, '_')
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

function analyse(name: string): Recognised {
  const [plain, humps] = [wordsOf(name), humpsOf(name)]
  const split = [...plain, ...humps]
    .map(word => SPLITS.get(word))
    .find(found => found !== undefined)
  const common = {bare: bareName(name), ...(split !== undefined && {split})}
  const found = negated(humps) ?? exactly(plain) ?? exactly(humps) ?? held(plain) ?? held(humps)
  if (found === null) return {...common, ...vote(split, bystander(humps))}
  if ('why' in found) return {...common, ...vote(split, found.why)}
  return {...common, ...found, direction: found.metric.direction, ...vote(split, null)}
}

function exactly(tokens: readonly string[]): Held | Turned | null {
  const found = lookUp(tokens)
  // A mean error may be one of signs, which is best near 0.
  if (found === null || tokens.join(' ').includes('mean error')) return null
  const {metric, parameter, before = []} = found
  const why = limitOf(before, metric) ?? momentOf(tokens)
  if (why !== null) return {why}
  return {
    canonical: parameter === undefined ? metric.name : `${metric.name}@${parameter}`,
    metric
  }
}

function vote(split: string | undefined, why: string | null) {
  const reason = why ?? (split === 'train' ? 'a training metric' : null)
  return reason === null ? {votes: true} : {votes: false, why: reason}
}

/** The name without a split at its start or end; the whole name where nothing else is left. */
function bareName(name: string): string {
  const parts = name.trim().split(/([_/ .:-]+)/u)
  const first = SPLITS.has(parts[0]?.toLowerCase() ?? '')
  const last = SPLITS.has(parts.at(-1)?.toLowerCase() ?? '')
  const bare = parts.slice(first ? 2 : 0, last && parts.length > 2 ? -2 : undefined).join('')
  return bare === '' ? name.trim() : bare
}
