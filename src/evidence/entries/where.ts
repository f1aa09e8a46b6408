import {bystander} from '../../metrics/bystanders.ts'
import {recognise, splitOf} from '../../metrics/names.ts'
import type {Traits} from './draft.ts'

/** What the place in a tree says about the numbers below it. */
export interface Where {
  /** Keys from the root that are part of the metric's name. */
  readonly path: readonly string[]
  /** The name to recognise, where it is not the last key: `macro avg f1-score`. */
  readonly name?: string
  readonly traits: Traits
  /** The next key is the name of this: a model, or the value of a segment. */
  readonly expects?: Expectation
}

type Expectation = {readonly is: 'model'} | {readonly is: 'segment'; readonly by: string}

const MODELS = /^(?:models|runs|candidates|estimators|classifiers)$/iu
const SEGMENTS =
  /^(?:slices?|segments?|groups?|subsets?|per_(?:slice|segment|group)|by_(?:slice|segment|group))$/iu
const BY = /^(?:(.+?)[_ -])?(?:by|per)[_ -](\w+)$/iu
const SETTINGS =
  /^(?:(?:best_|model_)?(?:params|parameters|hyper_?parameters|hparams|config|configuration|settings|args|arguments|options)|environment|versions?|metadata|meta|dataset_info)$/iu
const DATA =
  /^(?:.*importances?|confusion_?matrix|class_distribution|thresholds?|positive_rate|timings?)$/iu

/** The place one key further down. */
export function contextOf(where: Where, key: string): Where {
  if (where.expects !== undefined) return expected(where, where.expects, key)
  const path = [...where.path, key]
  const {traits} = where
  if (MODELS.test(key)) return {path: where.path, traits, expects: {is: 'model'}}
  if (SEGMENTS.test(key)) return {path: where.path, traits, expects: {is: 'segment', by: 'segment'}}
  const by = BY.exec(key)
  const base = by?.[1] ?? ''
  if (by !== null && (base === '' || recognise(base).direction !== undefined)) {
    const named = base === '' ? where.path : [...where.path, base]
    return {path: named, traits, expects: {is: 'segment', by: by[2] ?? 'segment'}}
  }
  const split = splitOf(key)
  const silent = traits.silent ?? silenceOf(key, split)
  return {
    path,
    traits: {
      ...traits,
      ...(split !== null && {split}),
      ...(silent !== undefined && {silent})
    }
  }
}

/**
 * Why a number directly below a key such as `rows` or `timing` is not a quality: `rows.test` is a count,
 * `rows.accuracy` is not.
 */
export function silencedByParent(where: Where): string | undefined {
  const [parent, key] = where.path.slice(-2)
  if (parent === undefined || key === undefined) return undefined
  if (recognise(key).direction !== undefined || recognise(parent).direction !== undefined)
    return undefined
  return bystander(parent.toLowerCase().split(/[^a-z0-9]+/u)) ?? undefined
}

function expected(where: Where, expectation: Expectation, key: string): Where {
  const {path, traits} = where
  if (expectation.is === 'model') return {path, traits: {...traits, model: key}}
  const pairs = key.includes('=') ? parsePairs(key) : {[expectation.by]: key}
  return {path, traits: {...traits, segment: {...traits.segment, ...pairs}}}
}

function parsePairs(key: string): Readonly<Record<string, string>> {
  const pairs = key.split(/[,;&]/u).map(pair => pair.split('=').map(part => part.trim()))
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]))
}

/** What silences everything below a key. */
function silenceOf(key: string, split: string | null): string | undefined {
  if (split === 'train') return 'a training metric'
  if (SETTINGS.test(key)) return 'a setting'
  return DATA.test(key) ? 'a description of the model or data' : undefined
}
