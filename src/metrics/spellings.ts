import {METRICS, type KnownMetric} from './table.ts'

/** The usual names of the parts of the data: `val` is `validation`. */
export const SPLITS: ReadonlyMap<string, string> = new Map([
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
const NOISE = new Set(
  (
    'best final last overall mean avg average metric metrics score scores total global the set model max min ' +
    'none value of on stat summary epoch step all aggregate coco'
  ).split(' ')
)

const BY_SPELLING = new Map(
  [...METRICS.values()].flatMap(metric =>
    [metric.name, ...metric.spellings].map(spelling => [keyOf(wordsOf(spelling)), metric])
  )
)

/** A metric that words spell, with the number that it carries. */
export interface Spelled {
  readonly metric: KnownMetric
  readonly parameter?: string
  /** The words before it, which say nothing about which metric it is. */
  readonly before?: readonly string[]
}

/** The metric that exactly these words spell; null where they spell none. */
export function spelledBy(tokens: readonly string[]): KnownMetric | null {
  return BY_SPELLING.get(keyOf(tokens)) ?? null
}

/** The same with splits and empty words taken off either end, as few as do, and with a number after it. */
export function lookUp(tokens: readonly string[]): Spelled | null {
  const first = tokens.findIndex(word => !isEmptyWord(word))
  const last = tokens.findLastIndex(word => !isEmptyWord(word))
  if (first < 0) return spelled(tokens)
  for (let taken = 0; taken <= first + tokens.length - 1 - last; taken++) {
    for (let start = 0; start <= Math.min(first, taken); start++) {
      const end = tokens.length - taken + start
      const found = end > last ? spelled(tokens.slice(start, end)) : null
      if (found !== null) return {...found, before: tokens.slice(0, start)}
    }
  }
  return null
}

/** The words of a name, in lower case; a number after `at` is one by itself: `pass_at10`. */
export function wordsOf(name: string): readonly string[] {
  const spaced = name.toLowerCase().replace(/²/gu, '2').replace(/@/gu, ' at ')
  return spaced
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap(word => word.replace(/^(h?at)(\d+)$/u, '$1 $2').split(' '))
    .filter(word => word !== '')
}

/** The same with `camelCase` taken apart. */
export function humpsOf(name: string): readonly string[] {
  return wordsOf(name.replace(/([a-z0-9])([A-Z])/gu, '$1 $2'))
}

/** Whether a word says nothing about which metric a name means. */
export function isEmptyWord(word: string): boolean {
  return SPLITS.has(word) || NOISE.has(word)
}

function keyOf(tokens: readonly string[]): string {
  return tokens.join('_')
}

function spelled(tokens: readonly string[]): Spelled | null {
  const metric = BY_SPELLING.get(keyOf(tokens))
  return metric === undefined ? (ofQuantile(tokens) ?? downToRank(tokens)) : {metric}
}

/** `ndcg@10`: the first 10 of a ranking. */
function downToRank(tokens: readonly string[]): Spelled | null {
  const [at, k = ''] = tokens.slice(-2)
  if (at !== 'at' || !/^[1-9]\d*$/u.test(k)) return null
  const base = BY_SPELLING.get(keyOf(tokens.slice(0, -2)))
  return base === undefined ? null : {metric: base, parameter: k}
}

/** `pinball@0.9`, `pinball_0.9`: the loss of a predicted quantile. */
function ofQuantile(tokens: readonly string[]): Spelled | null {
  const [whole, decimals = ''] = tokens.slice(-2)
  if (whole !== '0' || !/^0*[1-9]\d*$/u.test(decimals)) return null
  const name = tokens.slice(0, tokens.at(-3) === 'at' ? -3 : -2)
  const base = BY_SPELLING.get(keyOf(name))
  const parameter = String(Number(`0.${decimals}`))
  return base?.name === 'pinball_loss' ? {metric: base, parameter} : null
}
