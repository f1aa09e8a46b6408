import {get, pairsOf, textOf} from '../../files/syntax/node.ts'
import type {MapNode, Node} from '../../files/syntax/node.ts'
import {recognise} from '../../metrics/names.ts'
import {ignore, state} from './draft.ts'
import type {Draft, Traits} from './draft.ts'
import {lastRow} from './last-row.ts'
import {measured} from './measured.ts'
import {merge} from './repeats.ts'
import {identify} from './row-identity.ts'
import {contextOf, nameIn} from './where.ts'
import type {Where} from './where.ts'

type Read = (draft: Draft, node: Node, where: Where) => void

/**
 * Rows of a list or table: named values, steps of a training, repeats by seed or fold, or one mapping of
 * metrics for each split, model, data set, class or segment.
 */
export function readRows(draft: Draft, rows: readonly MapNode[], place: Where, read: Read): void {
  if (rows.every(arePredictions)) {
    const why = 'predictions, not metrics: give the file as predictions'
    ignore(draft, `${rows.length} rows`, why, rows[0]?.line)
    return
  }
  const last = lastRow(rows)
  if (last !== null) {
    ignore(
      draft,
      `${rows.length - 1} earlier rows`,
      `the last row was read, ${last.at}`,
      rows[0]?.line
    )
    read(draft, last.row, place)
    return
  }
  const where =
    rows.length > 1 && rows.every(isPoint) ? silenced(place, 'a point of a curve') : place
  const named = nameColumn(rows)
  const groups = identify(rows, named)
  for (const {rows: members, traits, keys, folds} of groups) {
    const inner = {...where, traits: {...where.traits, ...traits, ...joined(where, traits)}}
    const rest = members.map(({row}) => ({
      name: named === null ? undefined : textOf(get(row, named)),
      row: without(row, named === null ? keys : [...keys, named])
    }))
    if (rest.length > 1) {
      const merged = merge(rest.map(({row}) => row))
      const name = rest[0]?.name
      read(draft, merged, {
        ...(name === undefined ? inner : contextOf(inner, name)),
        repeats: {count: rest.length, folds}
      })
    } else for (const {name, row} of rest) readRow(draft, row, name, inner, read)
  }
}

function readRow(
  draft: Draft,
  row: MapNode,
  name: string | undefined,
  where: Where,
  read: Read
): void {
  if (name === undefined) {
    read(draft, row, where)
    return
  }
  const inner = contextOf(where, name)
  const single = measured(row)
  if (single === null) {
    read(draft, row, inner)
    return
  }
  const {name: known, metric, place} = nameIn(inner.path)
  const traits = Object.entries({...inner.traits, ...single.traits, place, metric})
  state(draft, known, single.value, Object.fromEntries(traits.filter(([, v]) => v !== undefined)))
  const rest = without(row, single.used)
  if (rest.entries.size > 0) read(draft, rest, silenced(inner, 'it stands beside the value'))
}

/** A segment of the place and one of the row hold both. */
function joined(where: Where, traits: Traits): Traits {
  if (traits.segment === undefined) return {}
  return {segment: {...where.traits.segment, ...traits.segment}}
}

function without(row: MapNode, keys: readonly string[]): MapNode {
  return {...row, entries: new Map(pairsOf(row).filter(([key]) => !keys.includes(key)))}
}

const NAMES = [
  'metric',
  'metric_name',
  'measure',
  'score_name',
  'name',
  'Metric',
  'Measure',
  'Name',
  ''
]

/** The column that names a row's metric: by its own name, or since most of its cells are metrics. */
function nameColumn(rows: readonly MapNode[]): string | null {
  const texts = NAMES.filter(name => rows.every(row => get(row, name)?.kind === 'text'))
  const isName = (column: string): boolean =>
    /^(?:metric|metric_name|measure|score_name)$/iu.test(column) ||
    rows.filter(row => isMetric(textOf(get(row, column)))).length * 2 > rows.length ||
    rows.every(row => measured(row) !== null)
  return texts.find(isName) ?? firstOfMetrics(rows)
}

/** The first column of a table whose cells are all names of metrics, whatever its head is. */
function firstOfMetrics(rows: readonly MapNode[]): string | null {
  const [column] = rows[0]?.entries.keys() ?? []
  if (column === undefined || isMetric(column)) return null
  return rows.every(row => isMetric(textOf(get(row, column)))) ? column : null
}

function isMetric(name: string | undefined): boolean {
  return name !== undefined && recognise(name).direction !== undefined
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
  return {...where, traits: {...where.traits, silent: where.traits.silent ?? silent}}
}

function isPoint(row: MapNode): boolean {
  return row.entries.has('threshold') || (row.entries.has('fpr') && row.entries.has('tpr'))
}
