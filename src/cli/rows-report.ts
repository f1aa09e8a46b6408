import type {Predictions} from '../evidence/evidence.ts'
import {joinRows} from '../evidence/join.ts'
import {readPredictions} from '../evidence/predictions.ts'
import {readTable} from '../evidence/read-table.ts'
import {taskOf} from '../evidence/task.ts'
import type {Problem} from '../files/problem.ts'
import {pairRows} from '../gate/rows/paired-rows.ts'
import {CODECS} from '../reading/codecs.ts'

/** What a file of predictions holds, and what was made of its columns. */
export interface RowsReport {
  readonly count: number
  readonly key: string
  readonly label: string | null
  readonly prediction: string | null
  readonly score: string | null
  readonly weight: string | null
  readonly cluster: string | null
  /** Columns that may be segments. */
  readonly others: readonly string[]
  readonly task: string
  /** By what the task is seen. */
  readonly because: string
  /** Names of the classes; empty for numbers. */
  readonly classes: readonly string[]
  /** The positive class of two; null for none. */
  readonly positive: string | null
  readonly notes: readonly string[]
}

/** Reads a file as predictions: what it holds, or null with the problems that say why not. */
export async function reportRows(
  file: string,
  bytes: Uint8Array
): Promise<{readonly rows: RowsReport | null; readonly problems: readonly Problem[]}> {
  const table = await readTable(file, bytes, {codecs: CODECS})
  const {predictions, problems} = readPredictions(file, table)
  return {rows: predictions === null ? null : rowsOf(predictions), problems}
}

function rowsOf(predictions: Predictions): RowsReport {
  const {table, columns} = predictions
  const {task, reason} = taskOf(predictions)
  // Laid beside itself, a file shows what a comparison would make of it.
  const paired = pairRows(
    {baseline: predictions, candidate: predictions},
    joinRows(predictions, predictions)
  )
  return {
    count: table.rows,
    key: columns.key,
    label: columns.label ?? null,
    prediction: columns.prediction ?? null,
    score: columns.score ?? null,
    weight: columns.weight ?? null,
    cluster: columns.cluster ?? null,
    others: columns.others,
    task,
    because: reason,
    classes: paired.classes,
    positive: paired.classes[paired.positive] ?? null,
    notes: paired.notes
  }
}
