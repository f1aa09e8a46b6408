import type {Batch} from '../../../tables/batch.ts'
import {createFaults} from '../../../tables/faults.ts'
import {createBatches} from '../../../tables/batches.ts'
import {createCsvReader} from '../../../tables/csv.ts'
import {createJsonReader} from '../../../tables/json.ts'
import {columnsOf, type LogFile} from './log-file.ts'
import type {Part, PartRead, ReadOptions} from './part.ts'
import {readGroups} from './read-groups.ts'
import {readRange, readStream} from './read-text.ts'

/** Reads a part. Damage is a fault, after the rows that could be read. */
export async function readPart(file: LogFile, part: Part, options: ReadOptions): Promise<PartRead> {
  const {content} = file
  const faults = createFaults()
  const names = new Set(columnsOf(content))
  // A field of JSON may come late: the first lines do not tell that a file has none of the name.
  const has = (column: string): boolean => content.format === 'json' || names.has(column)
  const taking = {isUnderWay: false}
  const take = (batch: Batch): void => {
    taking.isUnderWay = true
    options.take(batch)
    taking.isUnderWay = false
  }
  const batches = createBatches(options.wanted, has, faults, take, options.batchRows)
  let place = {began: part.from, ended: part.to}
  try {
    if (content.format === 'parquet') await readGroups(file, part, batches, options)
    else if (content.format !== 'empty') {
      const reader =
        content.format === 'csv'
          ? createCsvReader(content.header, batches)
          : createJsonReader(batches, content.isList)
      const start = content.format === 'csv' ? content.header.start : 0
      place =
        file.packing === 'none'
          ? await readRange(file, part, start, reader, options)
          : await readStream(file, start, reader, options)
    }
  } catch (error) {
    options.check()
    // What goes wrong in counting is no fault of the file.
    if (taking.isUnderWay) throw error
    const row = batches.before + batches.row
    const reason = error instanceof Error ? error.message : String(error)
    faults.add('unreadable-file', '', row, reason)
  }
  batches.flush()
  return {rows: batches.before, faults: faults.all(), ...place}
}
