import {recognise, splitOf} from '../../metrics/names.ts'
import {decimalsOf} from '../../files/syntax/number.ts'
import {isReport, readReport} from './class-report.ts'
import {ignore, newDraft, state, stateNumber} from './draft.ts'
import type {Draft, Traits} from './draft.ts'
import {measured, meanOf, repeatsOf} from './measured.ts'
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
import {foldsOf, identify} from './row-identity.ts'
import {contextOf, silencedByParent} from './where.ts'
import type {Where} from './where.ts'

/** Reads every number below a node into the draft. `where` says what the node is about. */
export function readTree(draft: Draft, node: Node, where: Where = {path: [], traits: {}}): void {
  if (node.kind === 'map') readMapping(draft, node, where)
  else if (node.kind === 'list') readList(draft, node, where)
  else readLeaf(draft, node, where)
}

function readMapping(draft: Draft, node: MapNode, where: Where): void {
  if (get(node, '_type') !== undefined) {
    ignore(draft, nameOf(where), 'a media file', node.line)
    return
  }
  if (isReport(node)) {
    readReport(draft, node, where.traits)
    return
  }
  const single = where.path.length > 0 ? measured(node) : null
  if (single !== null) {
    const traits = {...where.traits, ...definedOnly(single.traits)}
    state(draft, leafName(where), single.value, {...shown(where), ...traits})
    for (const [key, value] of pairsOf(node)) {
      const inner = contextOf(where, key)
      const isRepeats = value.kind === 'list' && repeatsOf(value) !== undefined
      if (inner.expects !== undefined && !isRepeats) readTree(draft, value, inner)
    }
    return
  }
  const keras = hasValidationTwins(node)
  for (const [key, value] of pairsOf(node)) {
    if (key === '_wandb') {
      ignore(draft, key, "Weights & Biases' own field", value.line)
      continue
    }
    const inner = contextOf(where, key)
    const silent = keras.has(key)
      ? 'a training metric: its validation twin stands beside it'
      : undefined
    const precision = value.kind === 'number' ? siblings(node, key) : {}
    readTree(draft, value, {
      ...inner,
      traits: {...inner.traits, ...precision, ...(silent !== undefined && {silent})}
    })
  }
}

function readLeaf(draft: Draft, node: Node, where: Where): void {
  const name = leafName(where)
  if (node.kind === 'number') {
    const silent = where.traits.silent ?? silencedByParent(where)
    state(draft, name, node, {...shown(where), ...where.traits, silent})
    return
  }
  const number = node.kind === 'text' ? writtenOf(node) : null
  const isMetric =
    number !== null && (recognise(name).direction !== undefined || !isPlainText(node))
  if (isMetric) state(draft, name, node, {...shown(where), ...where.traits})
  else ignore(draft, nameOf(where), notANumber(node), node.line)
}

/** A text such as `2.1` may be a version; one with a percent sign, or NaN, is a measurement. */
function isPlainText(node: Node): boolean {
  return node.kind === 'text' && /^[-+\d.,_]+$/u.test(node.value.trim())
}

function readList(draft: Draft, list: ListNode, where: Where): void {
  const repeats = repeatsOf(list)
  if (repeats !== undefined) {
    readRepeats(draft, list, repeats, where)
    return
  }
  const rows = list.items.filter(item => item.kind === 'map')
  if (rows.length === 0 || rows.length < list.items.length) {
    const only = list.items.length === 1 ? list.items[0] : undefined
    if (only?.kind === 'number') {
      readLeaf(draft, only, where)
      return
    }
    ignore(draft, nameOf(where), notANumber(list), list.line)
    return
  }
  readRows(draft, rows, where)
}

function readRepeats(draft: Draft, list: ListNode, repeats: readonly number[], where: Where): void {
  const name = leafName(where)
  if (recognise(name).direction === undefined) {
    ignore(
      draft,
      nameOf(where),
      `${kindOf(list)} numbers under a name that is no known metric`,
      list.line
    )
    return
  }
  const traits = {...shown(where), ...where.traits, repeats}
  stateNumber(draft, name, {value: meanOf(repeats), ...fewest(list)}, list.line, traits)
}

/** A mean of rounded numbers is known about as well as its roughest part. */
function fewest(list: ListNode): {decimals?: number} {
  const decimals = list.items.map(item =>
    item.kind === 'number' ? decimalsOf(item.raw) : undefined
  )
  const known = decimals.filter(count => count !== undefined)
  return known.length === 0 ? {} : {decimals: Math.max(...known)}
}

/** Rows: named values, repeats by seed or fold, or one mapping of metrics for each segment. */
function readRows(draft: Draft, rows: readonly MapNode[], place: Where): void {
  if (rows.every(arePredictions)) {
    const why = 'predictions, not metrics: give the file as predictions'
    ignore(draft, `${rows.length} rows`, why, rows[0]?.line)
    return
  }
  const where =
    rows.length > 1 && rows.every(isPoint) ? silenced(place, 'a point of a curve') : place
  const identity = identify(rows)
  if (identity.kind === 'repeats') {
    readRepeatedRows(draft, rows, identity.keys, where)
    return
  }
  rows.forEach((row, index) => {
    const name = textOf(get(row, 'metric') ?? get(row, 'metric_name') ?? get(row, 'name'))
    const single = name === undefined ? null : measured(row)
    if (name !== undefined && single !== null) {
      const inner = contextOf(where, name)
      const traits = {...inner.traits, ...definedOnly(single.traits)}
      state(draft, leafName(inner), single.value, {...shown(inner), ...traits})
      return
    }
    const segment = identity.of(row, index)
    const hidden = new Set(Object.keys(segment))
    const rest: MapNode = {
      ...row,
      entries: new Map(pairsOf(row).filter(([key]) => !hidden.has(key)))
    }
    const all = {...where.traits.segment, ...segment}
    const traits: Traits = rows.length === 1 ? where.traits : {...where.traits, segment: all}
    readTree(draft, rest, {...where, traits})
  })
}

const TRUTH = ['label', 'target', 'y_true', 'truth', 'actual']
const PREDICTION = ['prediction', 'predicted', 'y_pred']
const SCORE = ['score', 'probability', 'y_score', 'proba']
const KEY = ['id', 'key', 'example_id', 'request_id', 'uid']

/** A label with a score alone may be a metric of that label. */
function arePredictions(row: MapNode): boolean {
  const [truth, prediction, score, key] = [TRUTH, PREDICTION, SCORE, KEY].map(names =>
    names.some(name => row.entries.has(name))
  )
  return truth === true && (prediction === true || (score === true && key === true))
}

function silenced(where: Where, silent: string): Where {
  return {...where, traits: {...where.traits, silent}}
}

function isPoint(row: MapNode): boolean {
  return row.entries.has('threshold') || (row.entries.has('fpr') && row.entries.has('tpr'))
}

function readRepeatedRows(
  draft: Draft,
  rows: readonly MapNode[],
  keys: readonly string[],
  where: Where
): void {
  const {inOrder, folds} = foldsOf(rows, keys)
  const names = new Set(rows.flatMap(row => pairsOf(row).map(([key]) => key)))
  for (const name of names) {
    if (keys.includes(name)) continue
    const cells = inOrder.map(row => get(row, name)).filter(cell => cell !== undefined)
    const values = cells.map(numberOf).filter(value => value !== undefined)
    const [cell] = cells
    if (cell === undefined) continue
    if (values.length < rows.length) {
      ignore(
        draft,
        name,
        `${rows.length - values.length} of ${rows.length} repeats have no number`,
        cell.line
      )
      if (values.length === 0) continue
    }
    const inner = contextOf(where, name)
    const repeats = values.length > 1 ? {repeats: values} : {}
    // Folds are compared one by one: where one is lost, they are repeats like any other.
    const paired = values.length === rows.length ? {folds} : {}
    const traits = {...shown(inner), ...inner.traits, ...repeats, ...paired}
    stateNumber(draft, leafName(inner), {value: meanOf(values)}, cell.line, traits)
  }
}

/** Keys without a split that stand beside a `val_` twin: Keras' training metrics. */
function hasValidationTwins(node: MapNode): ReadonlySet<string> {
  return new Set([...node.entries.keys()].filter(key => node.entries.has(`val_${key}`)))
}

const COUNTS = ['samples', 'n', 'n_samples', 'num_samples', 'examples', 'num_examples']
const UNSPLIT_COUNTS = ['n', 'n_test', 'test_size_n']

/** Standard error and sample count that stand beside a number: `acc_stderr`, `eval_samples`. */
function siblings(node: MapNode, key: string): Traits {
  if (recognise(key).direction === undefined) return {}
  const error = ['_stderr', '_se', '_standard_error'].map(end => numberOf(get(node, key + end)))
  const split = Object.keys(PREFIXES).find(prefix => key.startsWith(prefix))
  const counts = split === undefined ? UNSPLIT_COUNTS : COUNTS.map(name => split + name)
  const n = counts.map(name => numberOf(get(node, name)))
  return definedOnly({
    standardError: error.find(value => value !== undefined && value >= 0),
    n: n.find(value => value !== undefined && value > 0)
  })
}

const PREFIXES = {eval_: 1, 'eval/': 1, test_: 1, 'test/': 1, val_: 1, 'val/': 1, predict_: 1}

function leafName(where: Where): string {
  return where.name ?? where.path.at(-1) ?? 'value'
}

function nameOf(where: Where): string {
  return where.path.length === 0 ? 'value' : where.path.join('.')
}

/** The dotted name less splits, and the full one as title where they differ. */
function shown(where: Where): Traits {
  const full = nameOf(where)
  const last = recognise(where.path.at(-1) ?? 'value').bare
  const parts = where.path.slice(0, -1).filter(part => splitOf(part) === null)
  const metric = [...parts, last].join('.')
  return {metric, ...(metric !== full && {title: full})}
}

function definedOnly(traits: Traits): Traits {
  return Object.fromEntries(Object.entries(traits).filter(([, value]) => value !== undefined))
}
