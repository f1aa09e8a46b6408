import {TomlError, parse as parseToml} from 'smol-toml'
import {parseDocument as parseYaml} from 'yaml'
import {parseLenientJson} from './lenient-json.ts'
import type {Problem} from './metric.ts'

export type Syntax = 'json' | 'toml' | 'yaml'

/** The content of a settings or lock file, or undefined where it cannot be read. */
export interface Document {
  readonly value: unknown
  readonly problems: readonly Problem[]
}

const MAX_BYTES = 32 * 2 ** 20
/** Times that aliases may be expanded: as YAML's own guard against files that explode. */
const MAX_ALIASES = 100
/** Levels of brackets, of `- - -` on one line, or of spaces before a line. */
const MAX_DEPTH = 500

/** The text of a file in UTF-8, or in UTF-16 with a byte order mark, which is left out. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

/** Parses a file in a syntax. Never throws: broken files and aliases that explode are problems. */
export function readDocument(path: string, bytes: Uint8Array, syntax: Syntax): Document {
  if (bytes.length > MAX_BYTES) {
    const size = `${(bytes.length / 2 ** 20).toFixed(1)} MiB; at most ${MAX_BYTES / 2 ** 20} are read`
    return broken(path, 1, 'too-large', `${path} has ${size}.`, 'Commit a smaller file.')
  }
  const text = decodeText(bytes)
  if (isTooDeep(text)) {
    const summary = `${path} is nested more than ${MAX_DEPTH} levels deep.`
    return broken(path, 1, 'too-deep', summary, 'Write it flat.')
  }
  try {
    if (syntax === 'yaml') return readYaml(path, text)
    const value =
      syntax === 'json' ? parseLenientJson(text) : parseToml(text, {integersAsBigInt: 'asNeeded'})
    return {value, problems: []}
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    const line = error instanceof TomlError ? error.line : lineOfJsonError(text, reason)
    return invalid(path, line, syntax, reason)
  }
}

/**
 * Whether parsers that call themselves for every level would run out of stack. That has to be seen
 * beforehand: an engine that compiles a regular expression at that moment ends the process.
 */
function isTooDeep(text: string): boolean {
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
    if (Math.max(brackets, dashes, indent) > MAX_DEPTH) return true
  }
  return false
}

function readYaml(path: string, text: string): Document {
  const document = parseYaml(text, {logLevel: 'silent', merge: true, intAsBigInt: true})
  const [error] = document.errors
  if (error !== undefined) {
    const reason = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/u, '')
    return invalid(path, error.linePos?.[0].line ?? 1, 'yaml', reason)
  }
  try {
    return {value: document.toJS({maxAliasCount: MAX_ALIASES}), problems: []}
  } catch (thrown) {
    if (!(thrown instanceof ReferenceError)) throw thrown
    const summary = `${path} expands its aliases more than ${MAX_ALIASES} times.`
    return broken(path, 1, 'too-many-aliases', summary, 'Write the values out.')
  }
}

function lineOfJsonError(text: string, reason: string): number {
  const position = /position (\d+)/u.exec(reason)?.[1]
  return position === undefined ? 1 : text.slice(0, Number(position)).split('\n').length
}

function invalid(path: string, line: number, syntax: Syntax, reason: string): Document {
  const name = syntax.toUpperCase()
  const summary = `${path} is not valid ${name} at line ${line}: ${reason}.`
  return broken(path, line, `broken-${syntax}`, summary, `Correct the ${name}.`)
}

function broken(path: string, line: number, id: string, summary: string, remedy: string): Document {
  const problem: Problem = {status: 'fail', id, summary, remedy, location: {file: path, line}}
  return {value: undefined, problems: [problem]}
}
