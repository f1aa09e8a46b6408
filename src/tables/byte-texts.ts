/**
 * Texts by code. Keys are as many as rows, so theirs are kept as bytes, and made strings when they are asked
 * for; a plain list of strings is the other kind.
 */
export interface Texts extends Iterable<string> {
  readonly length: number
  /** The text of a code from 0 on. */
  at(code: number): string | undefined
}

/** Texts as UTF-8 bytes, one after another, each followed by a NUL. */
export interface ByteTexts extends Texts {
  readonly bytes: Uint8Array
  /** `starts[code]`: where the text begins; one more entry says where the last one ends. */
  readonly starts: Uint32Array
  /** Whether every byte is a character. */
  readonly ascii: boolean
}

/** Decoded at once: a call of the decoder costs more than the text of most cells. */
const BATCH = 65_536

/** The texts that lie in bytes; see `ByteTexts`. What is not UTF-8 is read as U+FFFD. */
export function byteTexts(bytes: Uint8Array, starts: Uint32Array, ascii: boolean): ByteTexts {
  const length = starts.length - 1
  const decoder = new TextDecoder('utf-8', {ignoreBOM: true})
  const at = (code: number): string | undefined =>
    code < length
      ? decoder.decode(bytes.subarray(starts[code], (starts[code + 1] ?? 1) - 1))
      : undefined

  function* decoded(): Generator<string> {
    for (let from = 0; from < length; from += BATCH) {
      const to = Math.min(from + BATCH, length)
      const batch = decoder.decode(bytes.subarray(starts[from], (starts[to] ?? 1) - 1)).split('\0')
      // A text may hold a NUL of its own.
      if (batch.length === to - from) yield* batch
      else for (let code = from; code < to; code++) yield at(code) ?? ''
    }
  }

  return {length, at, bytes, starts, ascii, [Symbol.iterator]: decoded}
}

/** Whether texts are kept as bytes. */
export function areBytes(texts: Texts): texts is ByteTexts {
  return 'bytes' in texts
}

/** Whether the texts of two codes are the same. */
export function isSameText(a: Texts, codeA: number, b: Texts, codeB: number): boolean {
  if (!areBytes(a) || !areBytes(b)) return a.at(codeA) === b.at(codeB)
  const startA = a.starts[codeA] ?? 0
  const startB = b.starts[codeB] ?? 0
  const length = (a.starts[codeA + 1] ?? 0) - startA
  if ((b.starts[codeB + 1] ?? 0) - startB !== length) return false
  for (let i = 0; i < length; i++) if (a.bytes[startA + i] !== b.bytes[startB + i]) return false
  return true
}
