import {recognise} from '../../metrics/names.ts'
import {get, pairsOf, textOf} from '../../files/syntax/node.ts'
import type {MapNode} from '../../files/syntax/node.ts'

/** How the rows of a list differ from each other. */
export type RowIdentity =
  | {readonly kind: 'repeats'; readonly keys: readonly string[]}
  | {
      readonly kind: 'segments'
      /** The segment of one row: the keys and values that tell it from the others. */
      readonly of: (row: MapNode, index: number) => Readonly<Record<string, string>>
    }

const REPEAT = /^(?:seed|random_state|random_seed|fold|repeat|cv_fold|split_id|trial_seed)$/iu
const FOLD = /^(?:fold|cv_fold|split_id)$/iu
const IDENTITY =
  /^(?:id|name|model|dataset|task|label|class|segment|slice|group|subset|language|lang|domain|category|key|question_id)$/iu

/** Finds what tells rows apart: a seed or fold makes repeats, anything else makes segments. */
export function identify(rows: readonly MapNode[]): RowIdentity {
  const scalars = scalarKeys(rows)
  const repeats = scalars.filter(key => REPEAT.test(key))
  const others = scalars.filter(key => !REPEAT.test(key))
  const named = others.filter(key => IDENTITY.test(key))
  const texts = others.filter(key => rows.every(row => get(row, key)?.kind === 'text'))
  const settings = others.filter(key => recognise(key).why === 'a setting')
  const varying = [...new Set([...named, ...texts, ...settings])].filter(
    key => valuesOf(rows, key).size > 1
  )
  if (repeats.length > 0 && rows.length > 1 && varying.length === 0) {
    return {kind: 'repeats', keys: [...repeats, ...texts, ...settings, ...named]}
  }
  const single = varying.find(key => valuesOf(rows, key).size === rows.length)
  const keys = single === undefined ? [...varying, ...repeats] : [single]
  const complete = new Set(rows.map(row => keys.map(key => textOf(get(row, key))).join('\n'))).size
  return {
    kind: 'segments',
    of: (row, index) => ({
      ...Object.fromEntries(keys.map(key => [key, textOf(get(row, key)) ?? ''])),
      ...(complete < rows.length && {row: String(index + 1)})
    })
  }
}

/**
 * The rows by repetition and fold, so that those of another file are in the same order, and how many
 * folds there are; undefined where the rows are repeats of another kind.
 */
export function foldsOf(
  rows: readonly MapNode[],
  keys: readonly string[]
): {readonly inOrder: readonly MapNode[]; readonly folds: number | undefined} {
  const fold = keys.find(key => FOLD.test(key))
  if (fold === undefined) return {inOrder: rows, folds: undefined}
  const by = keys.filter(key => REPEAT.test(key) && key !== fold)
  const order = (a: MapNode, b: MapNode): number =>
    [...by, fold]
      .map(key => compare(textOf(get(a, key)), textOf(get(b, key))))
      .find(sign => sign !== 0) ?? 0
  return {inOrder: rows.toSorted(order), folds: valuesOf(rows, fold).size}
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
