import type {Problem} from '../problem.ts'
import {parseNumber, written} from './number.ts'
import type {Written} from './number.ts'

/** A value of a JSON, YAML, TOML or protocol buffer text file, with the line that it begins on. */
export type Node = MapNode | ListNode | NumberNode | TextNode | OtherNode

export interface MapNode {
  readonly kind: 'map'
  /** In the file's order; of a repeated key the last value. */
  readonly entries: ReadonlyMap<string, Node>
  readonly line: number
  /** On which line each key stands, in YAML. */
  readonly keyLines?: ReadonlyMap<string, number>
}

export interface ListNode {
  readonly kind: 'list'
  readonly items: readonly Node[]
  readonly line: number
}

export interface NumberNode {
  readonly kind: 'number'
  readonly value: number
  /** As the file writes it, so that `0.910` has three decimals. */
  readonly raw: string
  readonly line: number
}

export interface TextNode {
  readonly kind: 'text'
  readonly value: string
  readonly line: number
}

/** A boolean, a null, or something that is not read, such as an unknown tag. */
interface OtherNode {
  readonly kind: 'other'
  /** `true`, `null`, or what it is. */
  readonly value: string
  readonly line: number
}

/** A parsed file: its root, and what was wrong with its syntax. The root is null where nothing can be used. */
export interface Parsed {
  readonly root: Node | null
  readonly problems: readonly Problem[]
}

const NO_ITEMS: readonly Node[] = []

/** The value under a path of keys, or undefined. */
export function get(node: Node | null | undefined, ...path: readonly string[]): Node | undefined {
  let here: Node | null | undefined = node
  for (const key of path) here = here?.kind === 'map' ? here.entries.get(key) : undefined
  return here ?? undefined
}

/** The items of a list; a single value stands for a list of one, as in protocol buffers. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  if (node === undefined) return NO_ITEMS
  return node.kind === 'list' ? node.items : [node]
}

/** The keys and values of a mapping; none of anything else. */
export function pairsOf(node: Node | null | undefined): readonly (readonly [string, Node])[] {
  return node?.kind === 'map' ? [...node.entries] : []
}

/** The text of a text or number; undefined for anything else and for blank text. */
export function textOf(node: Node | undefined): string | undefined {
  if (node?.kind === 'number') return node.raw
  const text = node?.kind === 'text' ? node.value.trim() : ''
  return text === '' ? undefined : text
}

/** The value of a number, or of a text that is a plain number. */
export function numberOf(node: Node | undefined): number | undefined {
  return node === undefined ? undefined : (writtenOf(node)?.value ?? undefined)
}

/** Whether a node is the null of its syntax. */
export function isNull(node: Node): boolean {
  return node.kind === 'other' && node.value === 'null'
}

/** A number that can count something: finite and not negative; undefined for any other. */
export function countOf(node: Node | undefined): number | undefined {
  const value = numberOf(node)
  return value !== undefined && Number.isFinite(value) && value >= 0 ? value : undefined
}

/** The number that a node is, in any of the forms that people write. */
export function writtenOf(node: Node): Written | null {
  if (node.kind === 'number') return written(node.value, node.raw)
  return node.kind === 'text' ? parseNumber(node.value) : null
}

/** A mapping or list in one line, for qualifiers and messages: `k=10, average=macro`. */
export function brief(node: Node): string {
  if (node.kind === 'map')
    return pairsOf(node)
      .map(([k, v]) => `${k}=${brief(v)}`)
      .join(', ')
  if (node.kind === 'list') return node.items.map(brief).join(', ')
  return node.kind === 'number' ? node.raw : node.value
}

/** Why a node is not read as a number, for the list of ignored things. */
export function notANumber(node: Node): string {
  return `${kindOf(node)}, not a number`
}

/** What a node is, in words, for "was ignored because it is …". */
export function kindOf(node: Node): string {
  switch (node.kind) {
    case 'map':
      return `a mapping of ${node.entries.size} keys`
    case 'list':
      return `a list of ${node.items.length}`
    case 'number':
      return `the number ${node.raw}`
    case 'text':
      return `the text "${node.value.slice(0, 40)}"`
    case 'other':
      return node.value
  }
}
