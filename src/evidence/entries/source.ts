import {nameOf} from '../../files/paths.ts'
import {at, broken} from '../../files/problem.ts'
import {parseNumber} from '../../files/syntax/number.ts'
import {parseJson} from '../../files/syntax/json.ts'
import type {Parsed} from '../../files/syntax/node.ts'
import {parsePbtxt} from '../../files/syntax/pbtxt.ts'
import {nodeOfSheet, parseSheet, unclearColumns} from '../../files/syntax/sheet.ts'
import type {Sheet} from '../../files/syntax/sheet.ts'
import type {Source} from './format.ts'
import {someOf} from '../../words/lists.ts'
import {parseToml} from '../../files/syntax/toml.ts'
import {parseYaml} from '../../files/syntax/yaml.ts'

/** Parses a text by the syntax that its name, and then its content, says. */
export function parseSource(
  path: string,
  text: string
): {source: Source; problems: Parsed['problems']} {
  const name = nameOf(path)
  const base = {path, name, text}
  const syntax = syntaxOf(name, text)
  if (syntax === 'sheet') {
    const sheet = parseSheet(text)
    const root = sheet === null ? null : nodeOfSheet(sheet)
    return {source: {...base, root, sheet, syntax}, problems: repeatedColumns(path, sheet)}
  }
  const parse = PARSERS[syntax]
  if (parse === null)
    return {source: {...base, root: null, sheet: null, syntax: 'text'}, problems: []}
  const {root, problems} = parse(path, text)
  return {source: {...base, root, sheet: null, syntax: 'tree'}, problems}
}

/** One name over several columns with different values: which is meant is not known, and none is read. */
function repeatedColumns(path: string, sheet: Sheet | null): Parsed['problems'] {
  const names = sheet === null ? [] : unclearColumns(sheet)
  if (names.length === 0) return []
  const summary = `${path} names ${someOf(names)} more than once in its header, over different values; none of them was read.`
  return [broken('duplicate-columns', at(path), summary, 'Give each column its own name.')]
}

type Syntax = 'json' | 'yaml' | 'toml' | 'pbtxt' | 'sheet' | 'text'

const PARSERS: Readonly<
  Record<Exclude<Syntax, 'sheet'>, ((path: string, text: string) => Parsed) | null>
> = {json: parseJson, yaml: parseYaml, toml: parseToml, pbtxt: parsePbtxt, text: null}

const EXTENSIONS: ReadonlyMap<string, Syntax> = new Map([
  ['json', 'json'],
  ['jsonl', 'json'],
  ['ndjson', 'json'],
  ['bmf', 'json'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['toml', 'toml'],
  ['pbtxt', 'pbtxt'],
  ['prototxt', 'pbtxt'],
  ['textproto', 'pbtxt'],
  ['csv', 'sheet'],
  ['tsv', 'sheet'],
  ['md', 'text']
])

function syntaxOf(name: string, text: string): Syntax {
  const said = EXTENSIONS.get(name.split('.').at(-1)?.toLowerCase() ?? '')
  return said ?? guess(text)
}

/** For `.txt`, `.metric`, `.log`, `.eval` and files without extension. */
function guess(text: string): Syntax {
  const start = text.trimStart()
  if (parseNumber(text) !== null) return 'text'
  if (/^[{[]/u.test(start)) return 'json'
  if (/^\w+ ?:? ?\{$/u.test(firstLine(start))) return 'pbtxt'
  return isSheet(parseSheet(text)) ? 'sheet' : 'text'
}

function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .find(line => !line.startsWith('#') && line.trim() !== '')
      ?.trim() ?? ''
  )
}

/** A table whose header has names and whose rows all have as many cells, with numbers. */
function isSheet(sheet: Sheet | null): boolean {
  if (
    sheet === null ||
    sheet.header.length < 2 ||
    sheet.rows.length === 0 ||
    sheet.uneven.length > 0
  )
    return false
  const named = sheet.header.every(name => name !== '' && parseNumber(name) === null)
  return named && sheet.rows.every(row => row.cells.some(cell => parseNumber(cell) !== null))
}
