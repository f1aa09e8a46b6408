import {cleanLine} from './escape.ts'
import {intervalPicture} from './interval-picture.ts'
import type {Skin} from './rich-text.ts'

export type Ink = 'bold' | 'dim' | 'red' | 'green' | 'yellow'

export interface TerminalOptions {
  /** Columns; default 80. */
  readonly width?: number
  /** Whether to write ANSI colours; default no. */
  readonly color?: boolean
}

const CODES: Readonly<Record<Ink, number>> = {bold: 1, dim: 2, red: 31, green: 32, yellow: 33}
const WIDE =
  /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u
const ZERO_WIDTH = /\p{M}|\u200c|\u200d|\ufe0f/u
const ANSI_COLOR = new RegExp(String.raw`\x1b\[\d+m`, 'gu')
const ESCAPE = String.fromCharCode(27)

/** Text in a colour or weight, when colours are asked for. */
export function inked(text: string, ink: Ink, {color = false}: TerminalOptions): string {
  return color && text !== '' ? `${ESCAPE}[${CODES[ink]}m${text}${ESCAPE}[0m` : text
}

/** How the terminal shows text: no control character comes through. */
export function terminalSkin(options: TerminalOptions): Skin {
  return {
    plain: text => cleanLine(text),
    code: text => cleanLine(text),
    strong: text => inked(cleanLine(text), 'bold', options),
    picture: intervalPicture
  }
}

/** Columns that a text takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text.replace(ANSI_COLOR, '')) {
    width += ZERO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1
  }
  return width
}

/** Filled up with blanks to `width` columns, on the left for numbers. */
export function padded(text: string, width: number, numbers = false): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return numbers ? blanks + text : text + blanks
}

/**
 * A text broken between words into lines of at most `width` columns, the first one after `first`,
 * the others after `rest`; a word that is wider than a line stands alone on it.
 */
export function wrapped(text: string, width: number, first = '', rest = first): string {
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of text.split(' ')) {
    if (!empty && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line)
      line = rest
      empty = true
    }
    line += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, line].join('\n')
}
