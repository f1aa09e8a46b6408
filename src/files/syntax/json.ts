import {at, broken} from '../problem.ts'
import type {Problem} from '../problem.ts'
import {MAX_DEPTH, tooDeep} from './depth.ts'
import type {Node, Parsed} from './node.ts'

/**
 * JSON as Python and JavaScript write it, so with `NaN`, `Infinity` and `-Infinity`. Keeps the line of
 * every value and the text of every number. Of a broken file it returns what stood before the break.
 * Several values one after the other (JSON lines) become one list.
 */
export function parseJson(file: string, text: string): Parsed {
  const state: State = {file, text, position: 0, line: 1, problems: [], failed: false}
  const values: Node[] = []
  skip(state)
  while (state.position < text.length && !state.failed) {
    const node = value(state, 0)
    if (node !== null) values.push(node)
    skip(state)
    if (state.position < text.length && text[state.position - 1] !== '\n' && !onNewLine(state)) {
      fail(state, 'something follows the end of the value')
    }
  }
  const [first, ...more] = values
  if (first === undefined) return {root: null, problems: state.problems}
  const root: Node = more.length === 0 ? first : {kind: 'list', items: values, line: first.line}
  return {root, problems: state.problems}
}

interface State {
  readonly file: string
  readonly text: string
  position: number
  line: number
  readonly problems: Problem[]
  failed: boolean
}

const NUMBER = /-?(?:Infinity|(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)|NaN/uy
const WORD = /true|false|null/uy
const MAX_DUPLICATES_TOLD = 10

function value(state: State, depth: number): Node | null {
  if (depth > MAX_DEPTH) {
    state.failed = true
    state.problems.push(tooDeep(state.file, state.line))
    return null
  }
  const {line} = state
  const mark = state.text[state.position]
  if (mark === '{') return mapping(state, depth)
  if (mark === '[') return list(state, depth)
  if (mark !== '"') return scalar(state)
  const text = string(state)
  return text === null ? null : {kind: 'text', value: text, line}
}

function mapping(state: State, depth: number): Node {
  const {line} = state
  const entries = new Map<string, Node>()
  const lines = new Map<string, number>()
  state.position++
  members(state, '}', () => {
    const keyLine = state.line
    const key = state.text[state.position] === '"' ? string(state) : null
    if (key === null) {
      fail(state, 'a key in double quotes is expected')
      return
    }
    skip(state)
    if (state.text[state.position] !== ':') {
      fail(state, `":" is expected after "${key}"`)
      return
    }
    state.position++
    skip(state)
    const node = value(state, depth + 1)
    if (node === null) return
    const before = entries.get(key)
    if (before !== undefined)
      duplicate(state, key, lines.get(key) ?? keyLine, keyLine, before, node)
    entries.set(key, node)
    lines.set(key, keyLine)
  })
  return {kind: 'map', entries, line}
}

function list(state: State, depth: number): Node {
  const {line} = state
  const items: Node[] = []
  state.position++
  members(state, ']', () => {
    const node = value(state, depth + 1)
    if (node !== null) items.push(node)
  })
  return {kind: 'list', items, line}
}

/** Reads members up to the closing bracket; stops at the first error. */
function members(state: State, end: '}' | ']', member: () => void): void {
  skip(state)
  if (state.text[state.position] === end) {
    state.position++
    return
  }
  for (;;) {
    member()
    if (state.failed) return
    skip(state)
    const mark = state.text[state.position]
    if (mark !== ',' && mark !== end) {
      fail(state, `"," or "${end}" is expected`)
      return
    }
    state.position++
    if (mark === end) return
    skip(state)
  }
}

function string(state: State): string | null {
  const start = state.position
  let end = state.text.indexOf('"', start + 1)
  while (end > 0 && isEscaped(state.text, end)) end = state.text.indexOf('"', end + 1)
  const raw = end < 0 ? '\n' : state.text.slice(start + 1, end)
  if (raw.includes('\n')) {
    if (end < 0) state.position = state.text.length
    fail(state, 'a text is not closed')
    return null
  }
  state.position = end + 1
  return raw.includes('\\') ? raw.replace(ESCAPE, unescape) : raw
}

function isEscaped(text: string, position: number): boolean {
  let backslashes = 0
  while (text[position - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

const ESCAPE = /\\(u[0-9a-fA-F]{4}|.)/gu
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t']
])

function unescape(_: string, code: string): string {
  if (code.startsWith('u')) return String.fromCharCode(Number.parseInt(code.slice(1), 16))
  return ESCAPES.get(code) ?? code
}

function scalar(state: State): Node | null {
  const {line} = state
  const raw = match(state, NUMBER)
  if (raw !== null) return {kind: 'number', value: Number(raw), raw, line}
  const word = match(state, WORD)
  if (word !== null) return {kind: 'other', value: word, line}
  const given = state.text.slice(state.position, state.position + 12).split(/[\s,\]}]/u)[0] ?? ''
  fail(state, given === '' ? 'a value is expected' : `a value is expected, not "${given}"`)
  return null
}

function match(state: State, pattern: RegExp): string | null {
  pattern.lastIndex = state.position
  const raw = pattern.exec(state.text)?.[0]
  if (raw === undefined) return null
  state.position += raw.length
  return raw
}

function skip(state: State): void {
  for (; state.position < state.text.length; state.position++) {
    const code = state.text.charCodeAt(state.position)
    if (code === 10) state.line++
    else if (code !== 32 && code !== 13 && code !== 9) return
  }
}

function onNewLine(state: State): boolean {
  const before = state.text.lastIndexOf('\n', state.position - 1)
  return before >= 0 && state.text.slice(before, state.position).trim() === ''
}

function fail(state: State, what: string): void {
  if (state.failed) return
  state.failed = true
  const cut = state.position >= state.text.length
  const summary = cut ? `the file ends in the middle: ${what}` : what
  state.problems.push(
    broken(
      'broken-json',
      at(state.file, state.line),
      `${state.file} is not valid JSON at line ${state.line}: ${summary}.`,
      'Write the file again with a JSON library; what stands before the break was read.'
    )
  )
}

function duplicate(
  state: State,
  key: string,
  first: number,
  second: number,
  before: Node,
  after: Node
): void {
  if (state.problems.length >= MAX_DUPLICATES_TOLD || sameScalar(before, after)) return
  state.problems.push(duplicateKeys(state.file, key, first, second))
}

/** The problem of one key with two values in one mapping; shared by all syntaxes. */
export function duplicateKeys(file: string, key: string, first: number, second: number): Problem {
  return broken(
    'duplicate-keys',
    at(file, second),
    `${file} gives "${key}" on line ${first} and again, with another value, on line ${second}.`,
    'Keep one of them; the last one was read.'
  )
}

/** Whether two values are the same number, text or word, so that repeating a key loses nothing. */
export function sameScalar(a: Node, b: Node): boolean {
  if (a.kind === 'map' || a.kind === 'list' || a.kind !== b.kind) return false
  return Object.is(a.value, b.value)
}
