import type {Texts} from './byte-texts.ts'

/** A column of numbers; an empty or unreadable cell is NaN. */
interface NumberColumn {
  readonly kind: 'number'
  readonly values: Float64Array
}

/** A column of texts, coded: `levels.at(codes[row])`; an empty cell has code -1. */
interface TextColumn {
  readonly kind: 'text'
  readonly codes: Int32Array
  readonly levels: Texts
  /** Set where one text may have several codes: nobody looked. */
  readonly mayRepeat?: true
}

export type Column = NumberColumn | TextColumn

/** Rows of a file, column by column, in the file's order. */
export interface Table {
  readonly rows: number
  /** In the file's order. */
  readonly columns: ReadonlyMap<string, Column>
  /** 1-based line of the file on which a row begins. */
  readonly lineOf: (row: number) => number
}

/** A column of one text a row; null for a row without. */
export function codedColumn(rows: number, textAt: (row: number) => string | null): Column {
  const levels: string[] = []
  const known = new Map<string, number>()
  const codes = new Int32Array(rows).fill(-1)
  for (let row = 0; row < rows; row++) {
    const text = textAt(row)
    if (text === null) continue
    const code = known.get(text) ?? levels.push(text) - 1
    known.set(text, code)
    codes[row] = code
  }
  return {kind: 'text', codes, levels}
}
