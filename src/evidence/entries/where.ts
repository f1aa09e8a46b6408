import {bystander} from '../../metrics/bystanders.ts'
import {recognise, splitOf} from '../../metrics/names.ts'
import type {Traits} from './draft.ts'
import {isNoise} from './key-words.ts'

/** What the place in a tree says about the numbers below it. */
export interface Where {
  /** Keys from the root that are part of the metric's name or say where it stands. */
  readonly path: readonly string[]
  readonly traits: Traits
  /** The next key is the name of this: a model, a data set, or the value of a segment. */
  readonly expects?: Expectation
  /** The numbers below are repeats, so many of them, merged into lists. */
  readonly repeats?: {
    readonly count: number
    /** Of a cross-validation; undefined where the repeats are of another kind. */
    readonly folds: number | undefined
  }
}

type Expectation =
  {readonly is: 'model' | 'dataset' | 'split'} | {readonly is: 'segment'; readonly by: string}

/** The root of a tree. */
export const TOP: Where = {path: [], traits: {}}

const MODELS =
  /^(?:(?:all_)?models|runs|candidates|estimators|classifiers|regressors|algorithms)$/iu
const DATASETS = /^(?:datasets|benchmarks|corpora|test_?sets|eval_?sets|evaluation_?sets)$/iu
const SEGMENTS = /^(?:slices?|segments?|groups?|subsets?|(?:per|by)_(?:slice|segment|group))$/iu
const CLASSES =
  /^(?:(?:per|by)[_ -]?(?:class|label|category)|class_?wise|classes|label_?wise|labels)$/iu
const BY = /^(?:(.+?)[_ -])?(?:by|per)[_ -](\w+)$/iu
const SETTINGS =
  /^(?:(?:best_|model_)?(?:params|parameters|hyper_?parameters|hparams|config|configuration|settings|args|arguments|options)|environment|versions?|metadata|meta|dataset_info)$/iu
const DATA =
  /^(?:.*importances?|confusion_?matrix|class_distribution|thresholds?|positive_rate|timings?)$/iu
/** Words of a key below or in which stands another model than the candidate. */
const OTHERS =
  /^(?:old|previous|prev|baselines?|champion|production|prod|incumbent|deployed|dummy|naive|majority|random_baseline)$/iu

/** The place one key further down. */
export function contextOf(where: Where, key: string): Where {
  if (where.expects !== undefined) return expected(where, where.expects, key)
  const here = withoutExpectation(where)
  const {traits} = where
  if (MODELS.test(key)) return {...here, expects: {is: 'model'}}
  if (DATASETS.test(key)) return {...here, expects: {is: 'dataset'}}
  if (CLASSES.test(key)) return {...here, expects: {is: 'segment', by: 'class'}}
  if (SEGMENTS.test(key)) return {...here, expects: {is: 'segment', by: 'segment'}}
  const by = BY.exec(key)
  const base = by?.[1] ?? ''
  if (by !== null && (base === '' || recognise(base).direction !== undefined)) {
    const path = base === '' ? where.path : [...where.path, base]
    return {...here, path, expects: expectationOf(by[2] ?? 'segment')}
  }
  const split = splitOf(key)
  const silent = traits.silent ?? silenceOf(key, split)
  return {
    ...here,
    path: [...where.path, key],
    traits: {
      ...traits,
      ...(split !== null && {split}),
      ...(silent !== undefined && {silent})
    }
  }
}

/** What a path says: which key names the number, and which others say where it stands. */
export interface PathName {
  /** The key that is recognised: the deepest that is a metric, or says what the number is instead. */
  readonly name: string
  /** For people: the keys down to the name, less splits. */
  readonly metric: string
  /** The keys that are neither name, split nor an empty word, dotted; undefined where there are none. */
  readonly place: string | undefined
}

/**
 * A metric may stand above or below its splits, data sets, classes and models: `imdb.accuracy`,
 * `accuracy.imdb`. An average below a metric belongs to the name: `f1.macro` is `f1_macro`.
 */
export function nameIn(path: readonly string[]): PathName {
  const last = path.length - 1
  const isName = (part: string): boolean => splitOf(part) === null && !isNoise(part)
  const own = path[last] ?? ''
  const metric = saysWhat(own) ? last : path.findLastIndex(isMetric)
  const other = isName(own) ? last : path.findLastIndex(part => saysWhat(part) || isName(part))
  const index = metric >= 0 ? metric : Math.max(other, 0)
  const key = path[index] ?? 'value'
  const average = path.slice(index + 1).find(part => AVERAGES.test(part))
  const name =
    average === undefined ? key : `${average.replace(/[ _-]?(?:avg|average)$/iu, '')}_${key}`
  const above = path.slice(0, index).filter(part => splitOf(part) === null)
  const below = path.slice(index + 1).filter(part => part !== average && splitOf(part) === null)
  const place = [...above, ...below].filter(part => !isNoise(part))
  const bare = average === undefined ? recognise(key).bare : name
  return {
    name,
    metric: [...above, bare].join('.'),
    place: place.length === 0 ? undefined : place.join('.')
  }
}

/**
 * Why a number directly below a key such as `rows` or `timing` is not a quality: `rows.test` is a count,
 * `rows.accuracy` is not.
 */
export function silencedByParent(where: Where): string | undefined {
  const [parent, key] = where.path.slice(-2)
  if (parent === undefined || key === undefined) return undefined
  if (isMetric(key) || isMetric(parent)) return undefined
  return bystander(parent.toLowerCase().split(/[^a-z0-9]+/u)) ?? undefined
}

const AVERAGES = /^(?:macro|micro|weighted|samples)(?:[ _-]?(?:avg|average))?$/iu

function isMetric(key: string): boolean {
  return recognise(key).direction !== undefined
}

/** Whether a key by itself says what its number is: a metric, or something that is none. */
function saysWhat(key: string): boolean {
  const {direction, why} = recognise(key)
  return direction !== undefined || (why !== undefined && splitOf(key) === null)
}

function withoutExpectation({path, traits, repeats}: Where): Where {
  return {path, traits, ...(repeats !== undefined && {repeats})}
}

function expectationOf(by: string): Expectation {
  if (/^models?$/iu.test(by)) return {is: 'model'}
  if (/^(?:datasets?|benchmarks?|tasks?)$/iu.test(by)) return {is: 'dataset'}
  return /^splits?$/iu.test(by) ? {is: 'split'} : {is: 'segment', by}
}

function expected(place: Where, expectation: Expectation, key: string): Where {
  const where = withoutExpectation(place)
  const {traits} = where
  switch (expectation.is) {
    case 'model':
    case 'dataset':
      return {...where, traits: {...traits, [expectation.is]: key}}
    case 'split':
      return {...where, traits: {...traits, ...ofSplit(key)}}
    case 'segment': {
      const pairs = key.includes('=') ? parsePairs(key) : {[expectation.by]: key}
      return {...where, traits: {...traits, segment: {...traits.segment, ...pairs}}}
    }
  }
}

/** What a split's name says: its usual name, and that nothing of the training votes. */
export function ofSplit(name: string): Traits {
  const split = splitOf(name) ?? name
  return split === 'train' ? {split, silent: TRAINING} : {split}
}

/** Why numbers of the training do not vote. */
export const TRAINING = 'a training metric'

function parsePairs(key: string): Readonly<Record<string, string>> {
  const pairs = key.split(/[,;&]/u).map(pair => pair.split('=').map(part => part.trim()))
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]))
}

/** What silences everything below a key. */
function silenceOf(key: string, split: string | null): string | undefined {
  if (split === 'train') return TRAINING
  if (SETTINGS.test(key)) return 'a setting'
  if (DATA.test(key)) return 'a description of the model or data'
  const words = key.split(/[^\p{L}\p{N}]+|(?<=[a-z])(?=[A-Z])/u)
  return words.some(word => OTHERS.test(word)) ? ANOTHER_MODEL : undefined
}

const ANOTHER_MODEL = 'of another model than the candidate'
