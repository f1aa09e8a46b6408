import {absent, at, broken} from './problem.ts'
import type {Problem} from './problem.ts'

const MEBIBYTE = 1024 * 1024

export type Decoded =
  {readonly ok: true; readonly text: string} | {readonly ok: false; readonly problem: Problem}

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so. Line ends are kept; the mark
 * is not. A file that is too large, empty or not text is a problem, never an exception.
 */
export function decodeText(path: string, bytes: Uint8Array, limit: number): Decoded {
  if (bytes.length > limit) return no(tooLarge(path, bytes.length, limit))
  const encoding = encodingOf(bytes)
  const text = decode(bytes, encoding)
  if (text === null) {
    const given = encoding === 'utf-8' ? 'is not valid UTF-8' : `is not valid ${encoding}`
    return no(notText(path, given))
  }
  if (text.includes('\0')) return no(notText(path, 'holds zero bytes, as binary files do'))
  if (text.trim() === '') return no(empty(path))
  return {ok: true, text}
}

/** The whole text of a file as `decodeText` reads it; what is no text there becomes U+FFFD. */
export function wholeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

/** What to say of a file that is not read because of its size. */
export function tooLarge(path: string, bytes: number, limit: number): Problem {
  return absent(
    'too-large',
    at(path),
    `${path} has ${mebibytes(bytes)} MiB; at most ${mebibytes(limit)} MiB are read.`,
    'Commit a summary of the numbers; keep logs and predictions in their own files.'
  )
}

/** Lines of a text without their ends, which may be LF, CR LF or CR CR LF. */
export function linesOf(text: string): readonly string[] {
  return text.split('\n').map(withoutReturns)
}

/**
 * Lines to match patterns against: a line that no person wrote is cut and marked with an ellipsis, so
 * that neither time nor a cut number can mislead.
 */
export function shortLinesOf(text: string): readonly string[] {
  return linesOf(text).map(shortened)
}

/** The line, cut where it is longer than any line that a person writes. */
export function shortened(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line
}

const LONGEST_LINE = 1000

function withoutReturns(line: string): string {
  let end = line.length
  while (line[end - 1] === '\r') end--
  return end === line.length ? line : line.slice(0, end)
}

function no(problem: Problem): Decoded {
  return {ok: false, problem}
}

/** The encoding that a byte order mark names; UTF-8 without one. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes)
  } catch {
    return null
  }
}

function mebibytes(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(1)
}

function notText(path: string, given: string): Problem {
  return broken(
    'not-text',
    at(path),
    `${path} ${given}; a metrics file or card is UTF-8 text (or UTF-16 with a byte order mark).`,
    'Save the file as UTF-8.'
  )
}

function empty(path: string): Problem {
  return absent(
    'empty-file',
    at(path),
    `${path} is empty.`,
    'Write the evaluation results into it.'
  )
}
