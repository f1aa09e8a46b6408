import {parse, TomlError} from 'smol-toml'
import type {TomlTable, TomlValue} from 'smol-toml'
import {at, broken} from '../problem.ts'
import {linesOf} from '../text.ts'
import {isTooDeep, MAX_DEPTH, tooDeep} from './depth.ts'
import type {Node, Parsed} from './node.ts'

/** TOML 1.0. Lines and the text of numbers are found again in the source, by table and key. */
export function parseToml(file: string, text: string): Parsed {
  if (isTooDeep(text)) return {root: null, problems: [tooDeep(file, 1)]}
  try {
    return {
      root: nodeOf(parse(text, {integersAsBigInt: 'asNeeded'}), '', sourcesOf(text), 1, 0),
      problems: []
    }
  } catch (error) {
    if (error instanceof TooDeep) return {root: null, problems: [tooDeep(file, 1)]}
    const line = error instanceof TomlError ? error.line : 1
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    const summary = `${file} is not valid TOML at line ${line}: ${why}.`
    const remedy = 'Correct the line; nothing of the file was read.'
    return {root: null, problems: [broken('broken-toml', at(file, line), summary, remedy)]}
  }
}

class TooDeep extends Error {}

interface Written {
  readonly line: number
  readonly raw: string
}

function nodeOf(
  value: TomlValue | TomlTable,
  path: string,
  sources: ReadonlyMap<string, Written>,
  parentLine: number,
  depth: number
): Node {
  if (depth > MAX_DEPTH) throw new TooDeep()
  const source = sources.get(path)
  const line = source?.line ?? parentLine
  if (typeof value === 'number' || typeof value === 'bigint') {
    const number = Number(value)
    const raw = source !== undefined && Number(source.raw) === number ? source.raw : String(value)
    return {kind: 'number', value: number, raw, line}
  }
  if (typeof value === 'string') return {kind: 'text', value, line}
  if (typeof value === 'boolean') return {kind: 'other', value: String(value), line}
  if (value instanceof Date) return {kind: 'text', value: value.toISOString(), line}
  if (Array.isArray(value)) {
    const items = value.map(item => nodeOf(item, `${path}[]`, sources, line, depth + 1))
    return {kind: 'list', items, line}
  }
  const entries = new Map<string, Node>()
  for (const [key, item] of Object.entries(value)) {
    const inner = path === '' ? key : `${path}.${key}`
    entries.set(key, nodeOf(item, inner, sources, line, depth + 1))
  }
  return {kind: 'map', entries, line}
}

/** Where simple `key = value` lines stand, by dotted path. */
function sourcesOf(text: string): ReadonlyMap<string, Written> {
  const sources = new Map<string, Written>()
  let table = ''
  linesOf(text).forEach((content, index) => {
    const header = /^\s*\[+([^[\]]+)\]/u.exec(content)
    const pair = /^([^=#]+)=([^#]*)/u.exec(content)
    const line = index + 1
    if (header !== null) {
      table = unquoted(header[1] ?? '')
      sources.set(table, {line, raw: ''})
    } else if (pair !== null) {
      const key = unquoted(pair[1] ?? '')
      sources.set(table === '' ? key : `${table}.${key}`, {line, raw: (pair[2] ?? '').trim()})
    }
  })
  return sources
}

function unquoted(key: string): string {
  return key
    .split('.')
    .map(part => part.trim())
    .join('.')
    .replace(/["']/gu, '')
}
