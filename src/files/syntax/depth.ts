import {LIMITS} from '../limits.ts'
import {absent, at} from '../problem.ts'
import type {Problem} from '../problem.ts'

export const MAX_DEPTH = LIMITS.depth.most

/** Levels of brackets, of `- - -` on one line, or of spaces before a line, before a parser is asked. */
const MAX_LEVELS = 500

/**
 * Whether parsers that call themselves for every level would run out of stack. That has to be seen
 * beforehand: an engine that compiles a regular expression at that moment ends the process.
 */
export function isTooDeep(text: string): boolean {
  let brackets = 0
  let dashes = 0
  let indent = 0
  let leading = true
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '\n') {
      dashes = 0
      indent = 0
      leading = true
    } else if (character === ' ') {
      if (leading) indent++
    } else {
      leading = false
      dashes = (character === '-' || character === '?') && text[at + 1] === ' ' ? dashes + 1 : 0
      if (character === '[' || character === '{') brackets++
      else if ((character === ']' || character === '}') && brackets > 0) brackets--
    }
    if (Math.max(brackets, dashes, indent) > MAX_LEVELS) return true
  }
  return false
}

/** Nesting beyond what is read. */
export function tooDeep(file: string, line: number): Problem {
  return absent(
    'too-deep',
    at(file, line),
    `${file} is nested more than ${MAX_DEPTH} levels deep at line ${line}.`,
    'Write it flat, as names and values.'
  )
}
