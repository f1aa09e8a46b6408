import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import {cleanLine} from './escape.ts'
import {intervalPicture} from './interval-picture.ts'
import type {Skin} from './rich-text.ts'

export type Ink = 'bold' | 'dim' | 'red' | 'green' | 'yellow'

export interface TerminalOptions {
  /** Columns; default 80. */
  readonly width?: number
  /** Whether to write ANSI colours; default no. */
  readonly color?: boolean
  /** Whether to list what is otherwise only counted; default no. */
  readonly verbose?: boolean
  /** The ISO date from which a proposed waiver counts its days. */
  readonly today?: string
}

const CODES: Readonly<Record<Ink, number>> = {bold: 1, dim: 2, red: 31, green: 32, yellow: 33}
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

/** Columns that a text takes in a terminal; colours take none, Chinese characters and emoji two each. */
export function displayWidth(text: string): number {
  return stringWidth(text)
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
  const columns = width - Math.max(displayWidth(first), displayWidth(rest))
  return first + wrapAnsi(text, Math.max(1, columns)).replaceAll('\n', `\n${rest}`)
}
