import {codedColumn, type Column, type Table} from '../tables/table.ts'
import {cellText, findRepeats, isEmpty} from './keys.ts'

/** Names of columns that tell rows apart, alone or together: ids, the index that pandas writes, and times. */
const MAY_BE_KEY =
  /(^|[_\s-])(id|ids|key|uid|uuid|guid|idx|index|rowid|no|nr|number|item|store|sku|qid|docid|query|doc|document)$|^(unnamed: 0|column 1|ds|date|datetime|timestamp|time|cutoff|fold|step|horizon)$|id$/iu
/** Between the names of the columns of one key. */
const BETWEEN = ', '
const MOST_COLUMNS = 6

/** The columns that a policy names as the key, `unique_id, ds`, or of which one or some tell all rows apart; null for none. */
export function keyColumns(
  table: Table,
  wanted: string | undefined,
  taken: ReadonlySet<string>
): readonly string[] | null {
  const names = [...table.columns.keys()]
  if (wanted !== undefined) {
    const parts = wanted.split(',').map(part => part.trim())
    return parts.length > 1 && parts.every(part => names.includes(part)) ? parts : null
  }
  const candidates = names.filter(name => MAY_BE_KEY.test(name) && !taken.has(name))
  const some = candidates.slice(0, MOST_COLUMNS)
  for (const name of some) if (isKey(table.columns.get(name))) return [name]
  for (const [index, first] of some.entries())
    for (const second of some.slice(index + 1))
      if (isKey(joinedColumn(table, [first, second]))) return [first, second]
  return some.length > 2 && isKey(joinedColumn(table, some)) ? some : null
}

/** The table with one key column made of several; its name names them all. */
export function withJoinedKey(
  table: Table,
  names: readonly string[]
): {readonly table: Table; readonly key: string} {
  const [only] = names
  if (names.length === 1 && only !== undefined) return {table, key: only}
  const key = names.join(BETWEEN)
  const columns = new Map([...table.columns, [key, joinedColumn(table, names)]])
  return {table: {...table, columns}, key}
}

function isKey(column: Column | undefined): boolean {
  if (column === undefined) return false
  const rows = column.kind === 'number' ? column.values.length : column.codes.length
  for (let row = 0; row < rows; row++) if (isEmpty(column, row)) return false
  return findRepeats(column).count === 0
}

/** The texts of several columns as one; none where one of them has none. */
function joinedColumn(table: Table, names: readonly string[]): Column {
  const columns = names.flatMap(name => table.columns.get(name) ?? [])
  return codedColumn(table.rows, row =>
    columns.some(column => isEmpty(column, row))
      ? null
      : columns.map(column => cellText(column, row)).join(BETWEEN)
  )
}
