import {join} from 'node:path'
import type {DuckDb} from '../../../src/adapters/engines/duckdb-package.ts'
import {DUCKDB} from '../../../src/traffic/sql/dialects/duckdb.ts'
import {longTable, wideTable, type Cell, type ColumnKind} from './shadow-log.ts'

const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'VARCHAR',
  number: 'DOUBLE',
  whole: 'BIGINT',
  flag: 'BOOLEAN',
  time: 'TIMESTAMP_MS'
}

/** Writes the test's tables to `log.duckdb`, and each in two files a format beside it. */
export async function loadDuckDb(duckdb: DuckDb, folder: string, rows: number): Promise<void> {
  const instance = await duckdb.DuckDBInstance.create(join(folder, 'log.duckdb'))
  const connection = await instance.connect()
  for (const table of [wideTable(rows), longTable(rows)]) {
    const columns = table.columns.map(([name, kind]) => `${DUCKDB.identifier(name)} ${TYPES[kind]}`)
    await connection.run(`CREATE TABLE "${table.name}" (${columns.join(', ')})`)
    const appender = await connection.createAppender(table.name)
    for (const row of table.rows) {
      row.forEach((cell, index) => {
        append(duckdb, appender, cell, table.columns[index]?.[1] ?? 'text')
      })
      appender.endRow()
    }
    appender.closeSync()
    for (const part of [0, 1]) {
      const half = `SELECT * FROM "${table.name}" WHERE rowid % 2 = ${part}`
      const to = (format: string): string =>
        DUCKDB.text(join(folder, `${table.name}-${part}.${format}`))
      await connection.run(`COPY (${half}) TO ${to('parquet')} (FORMAT parquet)`)
      await connection.run(`COPY (${half}) TO ${to('csv')} (FORMAT csv, HEADER)`)
      await connection.run(`COPY (${half}) TO ${to('jsonl')} (FORMAT json)`)
    }
  }
  connection.closeSync()
  instance.closeSync()
}

type Appender = Awaited<ReturnType<InstanceType<DuckDb['DuckDBConnection']>['createAppender']>>

function append(duckdb: DuckDb, appender: Appender, cell: Cell, kind: ColumnKind): void {
  if (cell === null) appender.appendNull()
  else if (typeof cell === 'string') appender.appendVarchar(cell)
  else if (typeof cell === 'boolean') appender.appendBoolean(cell)
  else if (kind === 'time')
    appender.appendTimestampMilliseconds(new duckdb.DuckDBTimestampMillisecondsValue(BigInt(cell)))
  else if (kind === 'whole') appender.appendBigInt(BigInt(cell))
  else appender.appendDouble(cell)
}
