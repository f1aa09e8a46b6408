import {encodingOf} from '../files/text.ts'

/** Where the text begins: behind the byte order mark of UTF-8. */
export function textStart([first, second, third]: Uint8Array): number {
  return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0
}

/** A text as UTF-8 without a byte order mark; UTF-16, which spreadsheets export, is converted. */
export function toUtf8(bytes: Uint8Array): Uint8Array {
  const encoding = encodingOf(bytes)
  if (encoding === 'utf-8') return bytes.subarray(textStart(bytes))
  return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes))
}
