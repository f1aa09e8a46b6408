import {isAlias, isMap, isPair, isScalar, isSeq, LineCounter} from 'yaml'
import {parseAllDocuments, parseDocument} from 'yaml'
import type {Document, ParsedNode, Scalar, YAMLError} from 'yaml'
import {LIMITS} from '../limits.ts'
import {absent, at, broken} from '../problem.ts'
import type {Problem} from '../problem.ts'
import {isTooDeep, MAX_DEPTH, tooDeep} from './depth.ts'
import {duplicateKeys, sameScalar} from './json.ts'
import type {MapNode, Node, Parsed} from './node.ts'
import {numpyScalar} from './numpy.ts'

const MAX_ERRORS_TOLD = 5

/**
 * The first YAML document of a text. Nothing is executed: unknown tags are read as what they wrap, numpy
 * scalars are decoded. With syntax errors, what could be understood is returned beside the problems.
 * `firstLine` is the line of the file on which the text begins.
 */
export function parseYaml(file: string, text: string, firstLine = 1): Parsed {
  if (isTooDeep(text)) return {root: null, problems: [tooDeep(file, firstLine)]}
  const first = tryParse(file, text, firstLine)
  if (!first.unclosedQuote) return first.parsed
  const repaired = indentQuoted(text)
  if (repaired === text) return first.parsed
  const second = tryParse(file, repaired, firstLine)
  return second.parsed.problems.length < first.parsed.problems.length ? second.parsed : first.parsed
}

/**
 * Every document of a YAML stream that is whole; those that are broken (templates, say) are left out. The
 * lines are those of the text.
 */
export function parseYamlStream(text: string): readonly Node[] {
  if (isTooDeep(text)) return []
  const counter = new LineCounter()
  const documents = parseAllDocuments(text, {...OPTIONS, lineCounter: counter})
  return [...documents].flatMap(document => {
    if (document.errors.length > 0 || document.contents === null) return []
    const context = contextOf('', document, offset => counter.linePos(offset).line)
    const root = convert(context, document.contents, 0)
    return sizeOf(context, root) > LIMITS.expandedNodes.most ? [] : [root]
  })
}

const OPTIONS = {uniqueKeys: false, logLevel: 'silent', merge: true} as const

function tryParse(file: string, text: string, firstLine: number) {
  const counter = new LineCounter()
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1
  const document = parseDocument(text, {...OPTIONS, lineCounter: counter})
  const context = contextOf(file, document, lineAt)
  for (const one of syntaxProblems(file, document.errors, lineAt)) context.problems.push(one)
  const root = document.contents === null ? null : convert(context, document.contents, 0)
  const explodes = root !== null && sizeOf(context, root) > LIMITS.expandedNodes.most
  return {
    unclosedQuote: !explodes && document.errors.some(error => error.code === 'MISSING_CHAR'),
    parsed: explodes
      ? {root: null, problems: [tooManyAliases(file, firstLine)]}
      : {root, problems: context.problems}
  }
}

function contextOf(
  file: string,
  document: Document.Parsed,
  lineAt: (offset: number) => number
): Context {
  return {file, document, lineAt, problems: [], done: new Map(), sizes: new Map(), open: new Set()}
}

interface Context {
  readonly file: string
  readonly document: Document.Parsed
  readonly lineAt: (offset: number) => number
  readonly problems: Problem[]
  readonly done: Map<unknown, Node>
  readonly sizes: Map<Node, number>
  /** Anchored nodes that are being converted, against an alias inside its own anchor. */
  readonly open: Set<unknown>
}

function convert(context: Context, node: unknown, depth: number): Node {
  const line = lineOf(context, node)
  if (depth > MAX_DEPTH) {
    if (!context.problems.some(problem => problem.id === 'too-deep')) {
      context.problems.push(tooDeep(context.file, line))
    }
    return {kind: 'other', value: 'nested too deep', line}
  }
  if (isAlias(node)) return resolve(context, node.resolve(context.document), line, depth)
  const numpy = isSeq(node) ? numpyScalar(node, context.document) : null
  if (numpy !== null) return numpyNode(numpy, line)
  context.open.add(node)
  const result = collection(context, node, line, depth)
  context.open.delete(node)
  context.done.set(node, result)
  return result
}

/** Every alias of an anchor shares one node, so that exploding files cost nothing to build. */
function resolve(context: Context, target: unknown, line: number, depth: number): Node {
  if (target === undefined) return {kind: 'other', value: 'an alias without anchor', line}
  if (context.open.has(target))
    return {kind: 'other', value: 'an alias inside its own anchor', line}
  return context.done.get(target) ?? convert(context, target, depth)
}

function collection(context: Context, node: unknown, line: number, depth: number): Node {
  if (isSeq(node)) {
    const items = node.items.map(item => convert(context, item, depth + 1))
    return {kind: 'list', items, line}
  }
  if (isMap(node)) return mapping(context, node.items, line, depth)
  if (isScalar(node)) return scalar(node, line)
  return {kind: 'other', value: 'null', line}
}

function mapping(context: Context, pairs: readonly unknown[], line: number, depth: number): Node {
  const entries = new Map<string, Node>()
  const lines = new Map<string, number>()
  const merged = new Set<string>()
  for (const pair of pairs) {
    if (!isPair(pair)) continue
    const key = keyOf(pair.key)
    const keyLine = lineOf(context, pair.key, line)
    const value = convert(context, pair.value, depth + 1)
    const placed = value.kind === 'other' && value.line === 0 ? {...value, line: keyLine} : value
    const sources = key === '<<' ? mergedOf(placed) : null
    if (sources !== null) {
      for (const [name, inner] of sources.flatMap(source => [...source.entries])) {
        if (entries.has(name)) continue
        entries.set(name, inner)
        merged.add(name)
      }
      continue
    }
    const before = merged.delete(key) ? undefined : entries.get(key)
    if (before !== undefined && !sameScalar(before, placed)) {
      context.problems.push(duplicateKeys(context.file, key, lines.get(key) ?? line, keyLine))
    }
    entries.set(key, placed)
    lines.set(key, keyLine)
  }
  return {kind: 'map', entries, line, keyLines: lines}
}

/** What `<<` merges: a mapping, or a list of them; its keys give way to those written beside it. */
function mergedOf(node: Node): readonly MapNode[] | null {
  if (node.kind === 'map') return [node]
  const maps = node.kind === 'list' ? node.items.filter(item => item.kind === 'map') : []
  return node.kind === 'list' && maps.length === node.items.length ? maps : null
}

function keyOf(key: unknown): string {
  if (isScalar(key)) return String(key.source ?? key.value)
  return isMap(key) || isSeq(key) ? key.toString().trim() : String(key)
}

function scalar(node: Scalar, line: number): Node {
  const {value} = node
  const raw = node.source ?? String(value)
  if (typeof value === 'number') return {kind: 'number', value, raw, line}
  if (typeof value === 'bigint') return {kind: 'number', value: Number(value), raw, line}
  if (typeof value === 'string') return {kind: 'text', value, line}
  if (value === null) return {kind: 'other', value: 'null', line}
  return {
    kind: 'other',
    value: typeof value === 'boolean' ? String(value) : 'an unknown value',
    line
  }
}

function numpyNode(value: number | string, line: number): Node {
  if (typeof value === 'string') return {kind: 'other', value, line}
  return {kind: 'number', value, raw: String(value), line}
}

function lineOf(context: Context, node: unknown, otherwise = 0): number {
  const range = isPlaced(node) ? node.range : null
  return range == null ? otherwise : context.lineAt(range[0])
}

function isPlaced(node: unknown): node is Pick<ParsedNode, 'range'> {
  return typeof node === 'object' && node !== null && 'range' in node
}

/** Nodes below a node with every alias expanded. */
function sizeOf(context: Context, node: Node): number {
  const known = context.sizes.get(node)
  if (known !== undefined) return known
  const below =
    node.kind === 'map' ? [...node.entries.values()] : node.kind === 'list' ? node.items : []
  const size = below.reduce((sum, child) => sum + sizeOf(context, child), 1)
  context.sizes.set(node, size)
  return size
}

function syntaxProblems(
  file: string,
  errors: readonly YAMLError[],
  lineAt: (offset: number) => number
): readonly Problem[] {
  const told = errors.slice(0, MAX_ERRORS_TOLD).map(error => {
    const line = lineAt(error.pos[0])
    const why = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/u, '')
    const more = errors.length > MAX_ERRORS_TOLD ? ` (one of ${errors.length} errors)` : ''
    return broken(
      'broken-yaml',
      at(file, line),
      `${file} is not valid YAML at line ${line}${more}: ${why}.`,
      'Correct the line; what could be understood of the rest was read.'
    )
  })
  return told
}

function tooManyAliases(file: string, line: number): Problem {
  return absent(
    'too-many-aliases',
    at(file, line),
    `${file} expands to more than ${LIMITS.expandedNodes.most} values by its aliases; it was not read.`,
    'Write the values out, or remove the aliases.'
  )
}

/**
 * Indents the lines inside a quoted text. PyYAML, with which the Hub reads cards, lets such lines begin
 * in the first column; YAML does not.
 */
function indentQuoted(text: string): string {
  let open: string | null = null
  const lines = text.split('\n').map(line => {
    const inside = open !== null
    open = open === null ? opened(line) : closes(line, open) ? null : open
    return inside ? `        ${line}` : line
  })
  return lines.join('\n')
}

/** The quote that a line opens and does not close. */
function opened(line: string): string | null {
  const start = /^\s*(?:- +)*(?:(?!- )[^\s"'#][^:"']*:\s+)?(["'])/u.exec(line)
  if (start === null) return null
  const quote = start[1] ?? ''
  return closes(line.slice(start[0].length), quote) ? null : quote
}

function closes(text: string, quote: string): boolean {
  const rest = quote === '"' ? text.replace(/\\./gu, '') : text.replace(/''/gu, '')
  return rest.includes(quote)
}
