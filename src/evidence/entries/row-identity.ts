import {get, pairsOf, textOf, writtenOf} from '../../files/syntax/node.ts'
import type {MapNode, Node} from '../../files/syntax/node.ts'
import {recognise} from '../../metrics/names.ts'
import type {Traits} from './draft.ts'
import {ofSplit} from './where.ts'

/** Rows that are about one thing: one row, or the repeats of it. */
export interface RowGroup {
  /** In the order of their seeds or folds. */
  readonly rows: readonly {readonly row: MapNode; readonly index: number}[]
  /** What tells the group from the others. */
  readonly traits: Traits
  /** The columns that say so. */
  readonly keys: readonly string[]
  /** How many folds there are; undefined where there are none. */
  readonly folds: number | undefined
}

const REPEAT = /^(?:seed|random_state|random_seed|fold|repeat|cv_fold|split_id|trial_seed)$/iu
const FOLD = /^(?:fold|cv_fold|split_id)$/iu
/** Columns that say what a row is about, by the part that they are. */
const PARTS: readonly (readonly [
  keyof Traits & ('split' | 'model' | 'dataset' | 'task'),
  RegExp
])[] = [
  ['split', /^(?:split|data_?split|set|subset|partition|phase|stage)$/iu],
  ['model', /^(?:model|model_name|estimator|algorithm|classifier|regressor|method)$/iu],
  ['dataset', /^(?:dataset|dataset_name|data|benchmark|corpus|test_?set)$/iu],
  ['task', /^(?:task|task_name)$/iu]
]
const IDENTITY =
  /^(?:id|name|label|class|segment|slice|group|language|lang|domain|category|key|question_id)$/iu

/**
 * Finds what tells rows apart: seeds and folds make repeats; columns of splits, models and data sets are what
 * they are called; any other column of texts, or of settings, makes segments. `name` is the column with the
 * names of metrics, where there is one.
 */
export function identify(rows: readonly MapNode[], name: string | null): readonly RowGroup[] {
  const scalars = scalarKeys(rows).filter(key => key !== name)
  const repeats = scalars.filter(key => REPEAT.test(key))
  const others = scalars.filter(key => !REPEAT.test(key))
  const isText = (key: string): boolean => rows.every(row => isWord(get(row, key)))
  const parts = others.filter(key => partOf(key) !== null && isText(key))
  const segments = others.filter(
    key =>
      !parts.includes(key) &&
      (IDENTITY.test(key) || isText(key) || recognise(key).why === 'a setting') &&
      valuesOf(rows, key).size > 1
  )
  const single =
    parts.length === 0 && repeats.length === 0
      ? segments.find(key => valuesOf(rows, key).size === rows.length)
      : undefined
  const telling = [...parts, ...(single === undefined ? segments : [single])]
  const constant =
    repeats.length === 0 ? [] : others.filter(key => isText(key) && !telling.includes(key))
  const groups = new Map<string, {row: MapNode; index: number}[]>()
  rows.forEach((row, index) => {
    const key = JSON.stringify(
      [...telling, ...(name === null ? [] : [name])].map(column => textOf(get(row, column)))
    )
    const members = groups.get(key)
    if (members === undefined) groups.set(key, [{row, index}])
    else members.push({row, index})
  })
  const keys = [...telling, ...repeats, ...constant]
  return [...groups.values()].flatMap(members => {
    const traits = traitsOf(members[0]?.row, telling)
    const fold = repeats.find(key => FOLD.test(key))
    const folds =
      fold === undefined
        ? undefined
        : valuesOf(
            members.map(({row}) => row),
            fold
          ).size
    if (members.length === 1 || isRepeated(members, repeats))
      return [{rows: inOrder(members, repeats), traits, keys, folds}]
    // Nothing tells these rows apart but their number in the file.
    return members.map(member => ({
      rows: [member],
      traits: {...traits, segment: {...traits.segment, row: String(member.index + 1)}},
      keys: [...telling, ...constant],
      folds: undefined
    }))
  })
}

function isRepeated(members: readonly {row: MapNode}[], repeats: readonly string[]): boolean {
  const named = new Set(
    members.map(({row}) => JSON.stringify(repeats.map(key => textOf(get(row, key)))))
  )
  return repeats.length > 0 && named.size === members.length
}

function inOrder<T extends {readonly row: MapNode}>(
  members: readonly T[],
  repeats: readonly string[]
) {
  const fold = repeats.find(key => FOLD.test(key))
  const by = [...repeats.filter(key => key !== fold), ...(fold === undefined ? [] : [fold])]
  return members.toSorted(
    (a, b) =>
      by
        .map(key => compare(textOf(get(a.row, key)), textOf(get(b.row, key))))
        .find(sign => sign !== 0) ?? 0
  )
}

function traitsOf(row: MapNode | undefined, telling: readonly string[]): Traits {
  const segment: Record<string, string> = {}
  let traits: Traits = {}
  for (const key of telling) {
    const value = textOf(get(row, key))
    const part = partOf(key)
    if (value === undefined) continue
    if (part === null) segment[key] = value
    else traits = {...traits, ...(part === 'split' ? ofSplit(value) : {[part]: value})}
  }
  return Object.keys(segment).length === 0 ? traits : {...traits, segment}
}

/** A text such as `80 ms` or `99%` is a number, and tells no row from another. */
function isWord(node: Node | undefined): boolean {
  return node?.kind === 'text' && writtenOf(node) === null
}

function partOf(key: string) {
  return PARTS.find(([, names]) => names.test(key))?.[0] ?? null
}

function compare(a = '', b = ''): number {
  const difference = Number(a) - Number(b)
  return Number.isNaN(difference) ? (a < b ? -1 : a > b ? 1 : 0) : difference
}

/** Keys that hold a text or number in every row. */
function scalarKeys(rows: readonly MapNode[]): readonly string[] {
  const keys = pairsOf(rows[0]).map(([key]) => key)
  return keys.filter(key => rows.every(row => textOf(get(row, key)) !== undefined))
}

function valuesOf(rows: readonly MapNode[], key: string): ReadonlySet<string | undefined> {
  return new Set(rows.map(row => textOf(get(row, key))))
}
