import {largestOf} from '../statistics/core/extremes.ts'

/** Texts that stand for nothing in any column, in every format and engine: exactly these, as they are written. */
export const NULL_WORDS: readonly string[] = [
  '',
  'null',
  'NULL',
  'Null',
  'NaN',
  'nan',
  'NAN',
  'None',
  'NaT',
  '<NA>',
  '#N/A',
  '\\N'
]

/**
 * Texts that also stand for nothing where numbers or times are read, in any case and between spaces. In a column of
 * texts they may be names: a country, or a class.
 */
export const NO_NUMBER_WORDS: readonly string[] = [
  ...new Set([...NULL_WORDS.map(word => word.toLowerCase()), 'na', 'n/a'])
].filter(word => word !== '')

/** Truth values as programs and people write them, in lower case. */
export const TRUTH: ReadonlyMap<string, '0' | '1'> = new Map([
  ['true', '1'],
  ['false', '0'],
  ['yes', '1'],
  ['no', '0'],
  ['t', '1'],
  ['f', '0'],
  ['y', '1'],
  ['n', '0'],
  ['1', '1'],
  ['0', '0'],
  ['1.0', '1'],
  ['0.0', '0']
])

const nullWords = new Set(NULL_WORDS)
const longestNull = largestOf(NULL_WORDS.map(({length}) => length))
const nullStarts = new Set(NULL_WORDS.map(word => word.charCodeAt(0)))
const noNumberWords = new Set(NO_NUMBER_WORDS)
const longestNoNumber = largestOf(NO_NUMBER_WORDS.map(({length}) => length))
const wholeWithPoint = /^(-?\d+)\.0+$/u
const flag = /^(?:true|false)$/iu

/** Whether a text where a number or a time belongs says that there is none. */
export function isNoNumber(text: string): boolean {
  const trimmed = text.trim()
  if (trimmed === '') return true
  return trimmed.length <= longestNoNumber && noNumberWords.has(trimmed.toLowerCase())
}

/** Whether the text `bytes[start..end)` stands for nothing in any column. */
export function isNull(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return true
  if (end - start > longestNull || !nullStarts.has(bytes[start] ?? 0)) return false
  return nullWords.has(String.fromCharCode(...bytes.subarray(start, end)))
}

/** A text as it is written; null for what stands for nothing. */
export function textOrNone(text: string): string | null {
  return nullWords.has(text) ? null : text
}

/**
 * The text by which a value is counted, whatever format it came in; null for none. Whole numbers lose `.0`
 * (`1.0` is `1`), truth values are in lower case, all else stays as it is written. Numbers of typed formats are
 * written the shortest way that gives them back.
 */
export function canonicalText(text: string): string | null {
  if (nullWords.has(text)) return null
  if (flag.test(text)) return text.toLowerCase()
  return wholeWithPoint.exec(text)?.[1] ?? text
}
