import {at, broken} from '../problem.ts'
import {linesOf} from '../text.ts'
import {MAX_DEPTH, tooDeep} from './depth.ts'
import type {MapNode, Node, Parsed} from './node.ts'

const TOKEN =
  /#[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[{}<>[\]:,;]|[-+]?[\w.]+(?:[-+]\d+)?|\S/gu

/** Protocol buffers in text form. A field that is given several times becomes a list. */
export function parsePbtxt(file: string, text: string): Parsed {
  const state: State = {file, tokens: tokenize(text), next: 0, problem: null}
  const root = message(state, 1, 0, null)
  return {root, problems: state.problem === null ? [] : [state.problem]}
}

interface Token {
  readonly text: string
  readonly line: number
}

interface State {
  readonly file: string
  readonly tokens: readonly Token[]
  next: number
  problem: Parsed['problems'][number] | null
}

function tokenize(text: string): readonly Token[] {
  return linesOf(text).flatMap((content, index) =>
    [...content.matchAll(TOKEN)]
      .map(match => ({text: match[0], line: index + 1}))
      .filter(token => !token.text.startsWith('#'))
  )
}

function message(state: State, line: number, depth: number, end: string | null): MapNode {
  const fields = new Map<string, Node[]>()
  for (;;) {
    const token = state.tokens[state.next]
    if (token === undefined) {
      if (end !== null) fail(state, line, `"${end}" is missing`)
      break
    }
    state.next++
    if (token.text === end) break
    if (token.text === ',' || token.text === ';') continue
    if (!/^[A-Za-z_]/u.test(token.text)) {
      fail(state, token.line, `a field name is expected, not "${token.text}"`)
      break
    }
    const value = field(state, token.line, depth)
    if (value === null) break
    const before = fields.get(token.text)
    if (before === undefined) fields.set(token.text, [value])
    else before.push(value)
  }
  return {
    kind: 'map',
    entries: new Map([...fields].map(([name, values]) => [name, single(values)])),
    line
  }
}

/** A field that is given once is its value, else a list. */
function single(values: readonly Node[]): Node {
  const [first, ...more] = values
  if (first !== undefined && more.length === 0) return first
  return {kind: 'list', items: values, line: first?.line ?? 1}
}

function field(state: State, line: number, depth: number): Node | null {
  if (depth >= MAX_DEPTH) {
    state.problem ??= tooDeep(state.file, line)
    state.next = state.tokens.length
    return null
  }
  if (state.tokens[state.next]?.text === ':') state.next++
  const token = state.tokens[state.next++]
  if (token === undefined) {
    fail(state, line, 'a value is missing')
    return null
  }
  if (token.text === '{') return message(state, token.line, depth + 1, '}')
  if (token.text === '<') return message(state, token.line, depth + 1, '>')
  if (/^["']/u.test(token.text)) return {kind: 'text', value: texts(state, token), line: token.line}
  const value = Number(token.text)
  if (/^[-+.\d]/u.test(token.text) && !Number.isNaN(value)) {
    return {kind: 'number', value, raw: token.text, line: token.line}
  }
  if (/^-?(?:nan|inf)/iu.test(token.text))
    return {kind: 'text', value: token.text, line: token.line}
  return {kind: 'other', value: token.text, line: token.line}
}

/** Adjacent texts are one. */
function texts(state: State, first: Token): string {
  const parts = [first.text]
  for (let next = state.tokens[state.next]; next !== undefined && /^["']/u.test(next.text);) {
    parts.push(next.text)
    next = state.tokens[++state.next]
  }
  return parts.map(part => part.slice(1, -1).replace(/\\(["'\\])/gu, '$1')).join('')
}

function fail(state: State, line: number, what: string): void {
  state.next = state.tokens.length
  state.problem ??= broken(
    'broken-pbtxt',
    at(state.file, line),
    `${state.file} is not a valid protocol buffer text at line ${line}: ${what}.`,
    'Write the file again; what stands before the break was read.'
  )
}
