import {codedColumn, type Column, type Table} from '../tables/table.ts'
import {TRUTH} from '../tables/values.ts'

/** Names of columns of one label each, of the truth and of what was predicted: `label_spam`, `pred_spam`. */
const LABEL = /^(?:y_true|true|label|target|actual|gold|truth)[_:.\s](.+)$/iu
const PREDICTION = /^(?:y_pred|pred|prediction|predicted|y_hat|yhat)[_:.\s](.+)$/iu

/** Names of the made columns. */
export const LABEL_SETS = 'labels of a row'
export const PREDICTED_SETS = 'predicted labels of a row'

/**
 * The table with two columns of label sets, made of columns of one label each; null where it has none: at least two
 * labels that have a column of the truth and one of the prediction, of truth values only.
 */
export function withLabelSets(table: Table): {
  readonly table: Table
  /** The columns that the sets are made of. */
  readonly parts: readonly string[]
} | null {
  const pairs = [...table.columns.keys()].flatMap(label => {
    const name = LABEL.exec(label)?.[1]
    if (name === undefined) return []
    const prediction = [...table.columns.keys()].find(other => PREDICTION.exec(other)?.[1] === name)
    return prediction === undefined ? [] : [{name, label, prediction}]
  })
  const parts = pairs.flatMap(({label, prediction}) => [label, prediction])
  if (pairs.length < 2 || !parts.every(part => areTruths(table.columns.get(part)))) return null
  const setsOf = (side: 'label' | 'prediction'): Column =>
    setColumn(
      table,
      pairs.map(pair => ({name: pair.name, column: pair[side]}))
    )
  const columns = new Map([
    ...table.columns,
    [LABEL_SETS, setsOf('label')] as const,
    [PREDICTED_SETS, setsOf('prediction')] as const
  ])
  return {table: {...table, columns}, parts}
}

function setColumn(
  table: Table,
  parts: readonly {readonly name: string; readonly column: string}[]
): Column {
  const columns = parts.map(({name, column}) => ({name, of: table.columns.get(column)}))
  return codedColumn(table.rows, row =>
    JSON.stringify(columns.flatMap(({name, of}) => (isTrue(of, row) ? [name] : [])))
  )
}

function areTruths(column: Column | undefined): boolean {
  if (column === undefined) return false
  if (column.kind === 'number') return column.values.every(value => value === 0 || value === 1)
  return column.codes.every(code => code >= 0) && [...column.levels].every(isTruthWord)
}

function isTruthWord(level: string): boolean {
  return TRUTH.has(level.toLowerCase())
}

function isTrue(column: Column | undefined, row: number): boolean {
  if (column === undefined) return false
  if (column.kind === 'number') return column.values[row] === 1
  return TRUTH.get((column.levels.at(column.codes[row] ?? -1) ?? '').toLowerCase()) === '1'
}
