import {parseNumber} from '../../files/syntax/number.ts'
import {shortLinesOf} from '../../files/text.ts'
import {ignore, newDraft, stateNumber} from '../entries/draft.ts'
import type {Draft} from '../entries/draft.ts'
import type {Format} from '../entries/format.ts'

/** The Markdown table that lm-evaluation-harness prints; blank cells repeat the row above. */
export const lmEvalTable: Format = {
  name: 'lm-eval-table',
  read: ({path, text, syntax}) => {
    if (syntax !== 'text' || !isLmEvalTable(text)) return null
    const draft = newDraft(path)
    const told = new Set<string>()
    let columns: Columns | null = null
    let task = ''
    shortLinesOf(text).forEach((line, index) => {
      const cells = cellsOf(line)
      if (cells === null) {
        columns = null
        return
      }
      const header = columnsOf(cells)
      if (header !== null) columns = header
      else if (columns !== null && !/^[\s:|-]+$/u.test(line)) {
        const own = (cells[columns.task] ?? '').replace(/^[\s-]+/u, '')
        task = own === '' ? task : own
        readRow(draft, {cells, columns, task, line: index + 1}, told)
      }
    })
    return draft.entries.length > 0 ? draft : null
  }
}

/** Whether a text holds such a table. */
export function isLmEvalTable(text: string): boolean {
  return shortLinesOf(text).some(line => columnsOf(cellsOf(line) ?? []) !== null)
}

interface Columns {
  readonly task: number
  readonly metric: number
  readonly value: number
  readonly error: number
  readonly filter: number
  readonly shots: number
}

interface Row {
  readonly cells: readonly string[]
  readonly columns: Columns
  readonly task: string
  readonly line: number
}

function cellsOf(line: string): readonly string[] | null {
  const trimmed = line.trim()
  if (!trimmed.startsWith('|')) return null
  return trimmed
    .replace(/^\||\|$/gu, '')
    .split('|')
    .map(cell => cell.trim())
}

function columnsOf(cells: readonly string[]): Columns | null {
  const find = (pattern: RegExp) => cells.findIndex(cell => pattern.test(cell))
  const [task, metric, value] = [find(/^(?:Tasks?|Groups?)$/u), find(/^Metric$/u), find(/^Value$/u)]
  if (task < 0 || metric < 0 || value < 0) return null
  return {
    task,
    metric,
    value,
    error: find(/^Stderr$/u),
    filter: find(/^Filter$/u),
    shots: find(/^n-shot$/u)
  }
}

/** The groups table repeats rows of the tasks table: the same number is told once. */
function readRow(draft: Draft, row: Row, told: Set<string>): void {
  const {cells, columns, task, line} = row
  const metric = cells[columns.metric] ?? ''
  const number = parseNumber(cells[columns.value] ?? '')
  if (metric === '' || number === null) {
    ignore(draft, `${task} ${metric}`.trim(), 'no number in the value column', line)
    return
  }
  const filter = cells[columns.filter] ?? ''
  const shots = cells[columns.shots] ?? ''
  const key = [task, metric, filter, number.value].join('\n')
  if (told.has(key)) return
  told.add(key)
  const arrow = cells.find(cell => cell === '↑' || cell === '↓')
  const error = parseNumber(cells[columns.error] ?? '')?.value
  stateNumber(draft, metric, number, line, {
    metric,
    dataset: task,
    config: shots === '' ? undefined : `${shots}-shot`,
    qualifier: filter === '' || filter === 'none' ? undefined : `filter=${filter}`,
    direction: arrow === undefined ? undefined : arrow === '↑' ? 'higher' : 'lower',
    standardError: error !== undefined && error >= 0 ? error : undefined
  })
}
