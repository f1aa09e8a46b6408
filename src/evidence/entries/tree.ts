import {
  get,
  kindOf,
  notANumber,
  numberOf,
  pairsOf,
  textOf,
  writtenOf
} from '../../files/syntax/node.ts'
import type {ListNode, MapNode, Node} from '../../files/syntax/node.ts'
import {decimalsOf} from '../../files/syntax/number.ts'
import {recognise} from '../../metrics/names.ts'
import {isReport, readReport} from './class-report.ts'
import {condition, ignore, state, stateNumber} from './draft.ts'
import type {Draft, Traits} from './draft.ts'
import {MODEL_VERSION} from '../metric.ts'
import {COUNTS} from './key-words.ts'
import {measured, meanOf, repeatsOf} from './measured.ts'
import {repetitionsIn} from './repeats.ts'
import {readRows} from './rows.ts'
import {contextOf, nameIn, silencedByParent, TOP} from './where.ts'
import type {Where} from './where.ts'
import {largestOf} from '../../statistics/core/extremes.ts'

/**
 * Reads every number below a node into the draft: each becomes an entry, or is part of one, or of a list that
 * is ignored aloud. `where` says what the node is about.
 */
export function readTree(draft: Draft, node: Node, where: Where = TOP): void {
  if (node.kind === 'map') readMapping(draft, node, where)
  else if (node.kind === 'list') readList(draft, node, where)
  else readLeaf(draft, node, where)
}

function readMapping(draft: Draft, node: MapNode, where: Where): void {
  if (get(node, '_type') !== undefined) {
    ignore(draft, pathOf(where), 'a media file', node.line)
    return
  }
  if (isReport(node)) {
    readReport(draft, node, where.traits)
    return
  }
  const single = where.path.length > 0 ? measured(node) : null
  if (single !== null) {
    readMeasured(draft, node, single, where)
    return
  }
  const here = {...where, traits: {...where.traits, ...aboutOf(node)}}
  noteConditions(draft, node, here)
  const repetitions = repetitionsIn(node)
  for (const {base, node: merged, count, folds} of repetitions) {
    const inner = base === '' ? here : contextOf(here, base)
    readTree(draft, merged, {...inner, repeats: {count, folds}})
  }
  const done = new Set(repetitions.flatMap(({keys}) => keys))
  const twins = trainingTwins(node)
  for (const [key, value] of pairsOf(node)) {
    if (done.has(key)) continue
    if (key === '_wandb') {
      ignore(draft, key, "Weights & Biases' own field", value.line)
      continue
    }
    const inner = contextOf(here, key)
    const silent = twins.has(key)
      ? 'a training metric: its validation twin stands beside it'
      : undefined
    const precision = value.kind === 'number' ? siblings(node, key) : {}
    readTree(draft, value, {
      ...inner,
      traits: {...inner.traits, ...precision, ...(silent !== undefined && {silent})}
    })
  }
}

/** A value with its precision; whatever else stands beside it is read, but does not vote. */
function readMeasured(
  draft: Draft,
  node: MapNode,
  {value, traits, used}: NonNullable<ReturnType<typeof measured>>,
  where: Where
): void {
  const named = shown(where)
  const silent = where.traits.silent ?? silencedByParent(where)
  state(draft, named.name, value, {...named.traits, ...where.traits, ...traits, silent})
  for (const [key, inner] of pairsOf(node)) {
    if (used.includes(key)) continue
    const context = contextOf(where, key)
    const apart = context.expects !== undefined
    const besides = {
      ...context.traits,
      silent: context.traits.silent ?? recognise(key).why ?? 'it stands beside the value'
    }
    readTree(draft, inner, apart ? context : {...context, traits: besides})
  }
}

function readLeaf(draft: Draft, node: Node, where: Where): void {
  const {name, traits} = shown(where)
  if (node.kind === 'number') {
    const silent = where.traits.silent ?? silencedByParent(where)
    state(draft, name, node, {...traits, ...where.traits, silent})
    return
  }
  const number = node.kind === 'text' ? writtenOf(node) : null
  const isMetric =
    number !== null && (recognise(name).direction !== undefined || !isPlainText(node))
  if (isMetric) state(draft, name, node, {...traits, ...where.traits})
  else ignore(draft, pathOf(where), notANumber(node), node.line)
}

/** A text such as `2.1` may be a version; one with a percent sign or a unit, or NaN, is a measurement. */
function isPlainText(node: Node): boolean {
  return node.kind === 'text' && /^[-+\d.,_]+$/u.test(node.value.trim())
}

function readList(draft: Draft, list: ListNode, where: Where): void {
  const repeats = repeatsOf(list)
  const [only, ...more] = list.items
  if (repeats !== undefined) readRepeats(draft, list, repeats, where)
  else if (only !== undefined && more.length === 0 && only.kind !== 'map') {
    noteMissing(draft, list, where)
    readTree(draft, only, where)
  } else {
    const rows = list.items.filter(item => item.kind === 'map')
    if (rows.length > 0 && rows.length === list.items.length) readRows(draft, rows, where, readTree)
    else ignore(draft, pathOf(where), notANumber(list), list.line)
  }
}

function readRepeats(draft: Draft, list: ListNode, repeats: readonly number[], where: Where): void {
  const {name, traits} = shown(where)
  const merged = where.repeats
  if (merged === undefined && recognise(name).direction === undefined) {
    const why = `${kindOf(list)} numbers under a name that is no known metric`
    ignore(draft, pathOf(where), why, list.line)
    return
  }
  noteMissing(draft, list, where)
  // Folds are compared one by one: where one is lost, they are repeats like any other.
  const folds = merged?.count === repeats.length ? merged.folds : undefined
  const all = {...traits, ...where.traits, repeats, folds}
  const silent = where.traits.silent ?? silencedByParent(where)
  stateNumber(draft, name, {value: meanOf(repeats), ...fewest(list)}, list.line, {...all, silent})
}

/** Says where some of the repetitions have no number. */
function noteMissing(draft: Draft, list: ListNode, {repeats, ...where}: Where): void {
  const missing = (repeats?.count ?? 0) - list.items.length
  if (missing > 0)
    ignore(
      draft,
      pathOf(where),
      `${missing} of ${repeats?.count ?? 0} repeats have no number`,
      list.line
    )
}

/** A mean of rounded numbers is known about as well as its roughest part. */
function fewest(list: ListNode): {decimals?: number} {
  const decimals = list.items.map(item =>
    item.kind === 'number' ? decimalsOf(item.raw) : undefined
  )
  const known = decimals.filter(count => count !== undefined)
  return known.length === 0 ? {} : {decimals: largestOf(known)}
}

/** Keys without a split that stand beside a `val_` twin: Keras' training metrics. */
function trainingTwins(node: MapNode): ReadonlySet<string> {
  return new Set([...node.entries.keys()].filter(key => node.entries.has(`val_${key}`)))
}

const ABOUT = {
  dataset: [
    ...['dataset', 'dataset_name', 'test_set', 'test_dataset', 'test_data', 'test_file'],
    ...['eval_dataset', 'eval_set', 'eval_data', 'eval_file', 'evaluation_dataset'],
    ...['evaluation_set', 'evaluation_data', 'evaluated_on', 'benchmark']
  ],
  config: ['dataset_config', 'config_name'],
  split: ['split', 'dataset_split', 'eval_split'],
  revision: ['dataset_revision', 'revision'],
  task: ['task', 'task_name']
} as const

/** What a mapping that describes the data set calls its parts. */
const OF_DATASET = {
  dataset: ['name', 'id', 'dataset', 'path', 'file', 'uri', 'url', 'type'],
  config: ['config', 'config_name', 'subset'],
  split: ['split'],
  revision: ['revision', 'version', 'commit', 'sha', 'tag']
} as const

/** What stands beside the numbers says of all of them: the data set, its split and revision, as texts or in a mapping. */
function aboutOf(node: MapNode): Traits {
  const described = ABOUT.dataset.map(key => get(node, key)).find(inner => inner?.kind === 'map')
  return {
    ...(described?.kind === 'map' && textsOf(described, OF_DATASET)),
    ...textsOf(node, ABOUT)
  }
}

function textsOf(node: MapNode, names: Readonly<Record<string, readonly string[]>>): Traits {
  const said = Object.entries(names).map(([part, keys]) => {
    // A revision may be a number; a number for a split or a data set says how much there is of it.
    const found = keys
      .map(key => get(node, key))
      .find(inner => inner?.kind === 'text' || (part === 'revision' && inner?.kind === 'number'))
    return [part, textOf(found)] as const
  })
  return Object.fromEntries(said.filter(([, text]) => text !== undefined))
}

/** By what else the sets of two evaluations can be told apart. */
const CONDITIONS: readonly (readonly [string, RegExp])[] = [
  [
    'digest of the data',
    /^(?:test_|eval_|evaluation_|data_?set_)?(?:data|dataset|set|file)?_?(?:sha256|sha1|md5|hash|digest|checksum)$/iu
  ],
  ['version of the data', /^(?:data|data_?set|test_?set|eval_?set)_?version$/iu],
  [MODEL_VERSION, /^(?:model|checkpoint)_?(?:version|revision|tag)$/iu],
  ['folds', /^(?:n_folds|num_folds|n_splits|cv_folds|k_?folds|cv)$/iu],
  ['limit', /^(?:limit|max_samples|max_examples|sample_limit)$/iu]
]

/** In a mapping about the model. */
const VERSION = /^(?:version|revision|tag)$/iu

function noteConditions(draft: Draft, node: MapNode, where: Where): void {
  const of = [where.traits.dataset, where.traits.split, ...where.path].filter(
    part => part !== undefined
  )
  const about = of.length === 0 ? undefined : [...new Set(of)].join('/')
  for (const [key, inner] of pairsOf(node)) {
    if (inner.kind !== 'number' && inner.kind !== 'text') continue
    if (where.path.at(-1)?.toLowerCase() === 'model' && VERSION.test(key)) {
      condition(draft, MODEL_VERSION, inner)
      continue
    }
    const bare = recognise(key).bare
    if (COUNTS.includes(bare.toLowerCase()) && inner.kind === 'number')
      condition(
        draft,
        'examples',
        inner,
        [about, bare === key ? undefined : restOf(key, bare)]
          .filter(part => part !== undefined && part !== '')
          .join('/') || undefined
      )
    else {
      const known = CONDITIONS.find(([, names]) => names.test(key))
      if (known !== undefined) condition(draft, known[0], inner, about)
    }
  }
}

/** What stands before or after a name in its key: `train_` of `train_n`, `_train` of `n_train`. */
function restOf(key: string, bare: string): string {
  return key.toLowerCase().startsWith(bare.toLowerCase())
    ? key.slice(bare.length)
    : key.slice(0, -bare.length)
}

/** Standard error and sample count that stand beside a number: `acc_stderr`, `eval_samples`. */
function siblings(node: MapNode, key: string): Traits {
  if (recognise(key).direction === undefined) return {}
  const error = ['_stderr', '_se', '_standard_error'].map(end => numberOf(get(node, key + end)))
  const split = PREFIXES.find(prefix => key.startsWith(prefix))
  const ofSplit = split === undefined ? [] : COUNTS.map(name => split + name)
  const n = [...ofSplit, ...COUNTS].map(name => numberOf(get(node, name)))
  return definedOnly({
    standardError: error.find(value => value !== undefined && value >= 0),
    n: n.find(value => value !== undefined && value > 0)
  })
}

const PREFIXES = ['eval_', 'eval/', 'test_', 'test/', 'val_', 'val/', 'predict_']

function pathOf(where: Where): string {
  return where.path.length === 0 ? 'value' : where.path.join('.')
}

/** The name that is recognised, the one to show, and the whole path as title where they differ. */
function shown(where: Where): {readonly name: string; readonly traits: Traits} {
  const {name, metric, place} = nameIn(where.path.length === 0 ? ['value'] : where.path)
  const full = pathOf(where)
  return {
    name,
    traits: definedOnly({metric, place, title: metric === full ? undefined : full})
  }
}

function definedOnly(traits: Traits): Traits {
  return Object.fromEntries(Object.entries(traits).filter(([, value]) => value !== undefined))
}
