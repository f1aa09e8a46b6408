import {state, stateNumber} from './draft.ts'
import type {Draft, Traits} from './draft.ts'
import {written} from '../../files/syntax/number.ts'
import {countOf, get, pairsOf} from '../../files/syntax/node.ts'
import type {MapNode, Node} from '../../files/syntax/node.ts'

const AVERAGES = /^(?:macro|micro|weighted|samples) avg$/u
const HEADER = /^\s*precision\s+recall\s+f1-score\s+support\s*$/u
const ROW = /(?<=\S)\s{2,}(\d[\d.]*)\s+(\d[\d.]*)\s+(\d[\d.]*)\s+(\d+)$/u
const ACCURACY = /^\s*accuracy\s+(\d[\d.]*)\s+(\d+)\s*$/u

/** Whether a mapping is a classification report: at least two rows of precision, recall and f1-score. */
export function isReport(node: MapNode): boolean {
  const rows = pairsOf(node).filter(([, row]) => isRow(row))
  return rows.length > 1 && pairsOf(node).every(([key, row]) => isRow(row) || key === 'accuracy')
}

/** Reads a report: each class is a segment, each average a metric of its own. */
export function readReport(draft: Draft, node: MapNode, traits: Traits): void {
  const total = countOf(get(node, 'weighted avg', 'support') ?? get(node, 'macro avg', 'support'))
  for (const [label, row] of pairsOf(node)) {
    if (label === 'accuracy') state(draft, 'accuracy', row, {...traits, n: total})
    else readClass(draft, label, pairsOf(row), traits)
  }
}

/** Whether a line heads a report in text form. */
export function isReportHeader(line: string): boolean {
  return HEADER.test(line)
}

/** Reads a report in text form from its header on; returns the index of the line after it. */
export function readReportText(
  draft: Draft,
  lines: readonly string[],
  start: number,
  traits: Traits
): number {
  let index = start + 1
  for (; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const row = ROW.exec(line.trimEnd())
    const accuracy = ACCURACY.exec(line)
    if (row !== null) {
      const cells = ['precision', 'recall', 'f1-score', 'support'].map((name, column) => {
        const raw = row[column + 1] ?? ''
        return [name, {kind: 'number', value: Number(raw), raw, line: index + 1} as const] as const
      })
      readClass(draft, line.slice(0, row.index).trim(), cells, traits)
    } else if (accuracy !== null) {
      const raw = accuracy[1] ?? ''
      const n = Number(accuracy[2])
      stateNumber(draft, 'accuracy', written(Number(raw), raw), index + 1, {...traits, n})
    } else if (line.trim() !== '') break
  }
  return index
}

function isRow(node: Node): boolean {
  return ['precision', 'recall', 'f1-score'].every(key => get(node, key)?.kind === 'number')
}

function readClass(
  draft: Draft,
  label: string,
  cells: readonly (readonly [string, Node])[],
  traits: Traits
): void {
  const support = countOf(cells.find(([name]) => name === 'support')?.[1])
  const average = AVERAGES.test(label)
  for (const [name, node] of cells) {
    const full = average ? `${label}.${name}` : name
    // The support of a class is the denominator of its recall, not of its precision.
    const n = average || name === 'recall' ? support : undefined
    const segment = average ? traits.segment : {...traits.segment, class: label}
    state(draft, full, node, {...traits, n: name === 'support' ? undefined : n, segment})
  }
}
