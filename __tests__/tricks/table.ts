/** A CSV file without quotes as it is edited by tricks: a head, and rows of cells by column. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}
export type Row = Readonly<Record<string, string>>

export function readTable(csv: string): Table {
  const [head = '', ...lines] = csv.trimEnd().split('\n')
  const columns = head.split(',')
  return {
    columns,
    rows: lines.map(line => {
      const cells = line.split(',')
      return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))
    })
  }
}

export function written({columns, rows}: Table): string {
  const lines = rows.map(row => columns.map(column => row[column] ?? '').join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

/** The table with every row made another: a list of none or several, too. */
export function mapRows(
  csv: string,
  change: (row: Row, place: number) => Row | readonly Row[]
): string {
  const {columns, rows} = readTable(csv)
  return written({columns, rows: rows.flatMap(change)})
}

export function withColumns(
  csv: string,
  change: (columns: readonly string[]) => readonly string[]
): string {
  const {columns, rows} = readTable(csv)
  return written({columns: change(columns), rows})
}

/** A column under another name. */
export function renamed(csv: string, from: string, to: string): string {
  const end = csv.indexOf('\n')
  const head = csv
    .slice(0, end)
    .split(',')
    .map(column => (column === from ? to : column))
  return `${head.join(',')}${csv.slice(end)}`
}
