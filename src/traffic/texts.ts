/** Texts that stand for nothing, in every format and engine: exactly these, as they are written. */
export const NULL_WORDS: readonly string[] = ['', 'null', 'NULL', 'NaN', 'nan', 'None', '\\N']

const nullWords = new Set(NULL_WORDS)
const wholeWithPoint = /^(-?\d+)\.0+$/u
const flag = /^(?:true|false)$/iu

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
