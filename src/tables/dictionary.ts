import {byteTexts, type Texts} from './byte-texts.ts'

const NUL = 0
const NO_SLOT = -1
const latin = new TextDecoder('latin1')
const FIRST_NOT_ASCII = 0x80
/** As many first texts without a repeat are keys: they are no longer looked up, only kept. */
const KEYS = 4096
/** More texts than this are kept as bytes. */
const MOST_STRINGS = 4096
const PIECE = 1 << 20
/**
 * In a table that is half full, so many full slots in a row are no chance: somebody chose the texts. Those that find no
 * place are kept in a `Map`, whose hash nobody outside of the process knows.
 */
const MOST_PROBES = 256

/** Texts as bytes, each known by a code in the order of appearance, and kept once unless they are keys. */
export interface Dictionary {
  arena: Uint8Array
  used: number
  /** `starts[code]`: where the text begins in the arena; a NUL follows each. */
  starts: Uint32Array
  size: number
  /** Texts that were asked for. */
  asked: number
  /** All bytes of the texts, or-ed: from `0x80` on where one is not ASCII. */
  bits: number
  /** Whether a text has a NUL of its own. */
  hasNul: boolean
  /** Whether every text is longer than the one before or, of equal length, greater: then none repeats. */
  increasing: boolean
  /** Whether many texts without a repeat are taken for keys. */
  mayBeKeys: boolean
  /** What finds a text again; null for keys. */
  index: Index | null
}

interface Index {
  hashes: Int32Array
  /** Open addressing; code + 1, 0 for a free slot. */
  slots: Int32Array
  /** Codes of texts that found no slot. */
  readonly crowded: Map<string, number>
}

/** An empty dictionary; one that may not be of keys finds every text again. */
export function createDictionary(mayBeKeys = true): Dictionary {
  return {
    mayBeKeys,
    arena: new Uint8Array(256),
    used: 0,
    starts: new Uint32Array(17),
    size: 0,
    asked: 0,
    bits: 0,
    hasNul: false,
    increasing: true,
    index: {hashes: new Int32Array(16), slots: new Int32Array(32), crowded: new Map()}
  }
}

/**
 * The code of the text `bytes[start..end)`, which is added where it is new. `rows` is about how many texts
 * will have been asked for in the end.
 */
export function codeOf(
  dictionary: Dictionary,
  bytes: Uint8Array,
  start: number,
  end: number,
  rows: number
): number {
  const {index} = dictionary
  if (index === null) return append(dictionary, bytes, start, end)
  dictionary.asked++
  const hash = hashOf(bytes, start, end)
  const {slots, hashes} = index
  const mask = slots.length - 1
  let slot = hash & mask
  let probes = 0
  for (; probes < MOST_PROBES; probes++) {
    const code = (slots[slot] ?? 0) - 1
    if (code < 0) break
    if (hashes[code] === hash && isText(dictionary, code, bytes, start, end)) return code
    slot = (slot + 1) & mask
  }
  if (probes === MOST_PROBES) {
    const crowded = index.crowded.get(latin.decode(bytes.subarray(start, end)))
    if (crowded !== undefined) return crowded
  }
  const code = append(dictionary, bytes, start, end)
  if (dictionary.mayBeKeys && dictionary.size === KEYS && dictionary.asked === KEYS) {
    dictionary.index = null
    reserve(dictionary, rows)
  } else remember(dictionary, index, hash, probes < MOST_PROBES ? slot : NO_SLOT)
  return code
}

/**
 * The texts by code. `broken` where some are not UTF-8 (those have U+FFFD) or contain NUL; `mayRepeat` where
 * nobody looked whether a text has several codes.
 */
export function levelsOf(dictionary: Dictionary): {
  readonly levels: Texts
  readonly broken: boolean
  readonly mayRepeat: boolean
} {
  const {arena, used, size, index, increasing, bits, hasNul} = dictionary
  const ascii = bits < FIRST_NOT_ASCII
  // What was grown by doubling may be half empty.
  const bytes = used > arena.length * 0.9 ? arena.subarray(0, used) : arena.slice(0, used)
  const ends = dictionary.starts
  ends[size] = used
  const starts = size > ends.length * 0.9 ? ends.subarray(0, size + 1) : ends.slice(0, size + 1)
  const levels = byteTexts(bytes, starts, ascii)
  return {
    levels: size > MOST_STRINGS ? levels : [...levels],
    broken: hasNul || (!ascii && !isUtf8(bytes)),
    mayRepeat: index === null && !increasing
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  const strict = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})
  try {
    for (let at = 0; at < bytes.length;) {
      // In pieces that end with a text, since a string of all may be too long.
      const end = at + PIECE < bytes.length ? bytes.indexOf(NUL, at + PIECE) + 1 : bytes.length
      strict.decode(bytes.subarray(at, end))
      at = end
    }
    return true
  } catch {
    return false
  }
}

/** FNV-1a (Fowler, Noll, Vo) with the finalizer of MurmurHash3 (Appleby), for the low bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}

function isText(
  {arena, starts}: Dictionary,
  code: number,
  bytes: Uint8Array,
  start: number,
  end: number
): boolean {
  let known = starts[code] ?? 0
  for (let at = start; at < end; at++, known++) if (arena[known] !== bytes[at]) return false
  return arena[known] === NUL
}

/** Adds a text under the next code. */
function append(dictionary: Dictionary, bytes: Uint8Array, start: number, end: number): number {
  const code = dictionary.size
  const needed = dictionary.used + end - start + 1
  if (needed > dictionary.arena.length) {
    dictionary.arena = longerBytes(dictionary.arena, Math.max(needed, dictionary.arena.length * 2))
  }
  // One more than texts, so that there is room for the end of the last.
  if (code + 1 === dictionary.starts.length) {
    dictionary.starts = longerStarts(dictionary.starts, code * 2 + 1)
  }
  if (dictionary.increasing && code > 0) {
    dictionary.increasing = isAfterLast(dictionary, bytes, start, end)
  }
  // Cells are short: a loop is faster than a view and a native copy.
  const {arena} = dictionary
  let used = dictionary.used
  dictionary.starts[code] = used
  let bits = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    bits |= byte
    if (byte === NUL) dictionary.hasNul = true
    arena[used++] = byte
  }
  arena[used++] = NUL
  dictionary.bits |= bits
  dictionary.used = used
  dictionary.size++
  return code
}

function isAfterLast(
  {arena, starts, size, used}: Dictionary,
  bytes: Uint8Array,
  start: number,
  end: number
): boolean {
  let last = starts[size - 1] ?? 0
  const longer = end - start - (used - 1 - last)
  if (longer !== 0) return longer > 0
  for (let at = start; at < end; at++, last++) {
    const more = (bytes[at] ?? 0) - (arena[last] ?? 0)
    if (more !== 0) return more > 0
  }
  return false
}

/** Makes room for as many texts as there are rows, with some more for longer ones; takes none away. */
function reserve(dictionary: Dictionary, rows: number): void {
  if (rows <= dictionary.size) return
  const {arena, used, starts, size} = dictionary
  dictionary.arena = longerBytes(arena, Math.max(arena.length, Math.ceil((used / size + 2) * rows)))
  dictionary.starts = longerStarts(starts, Math.max(starts.length, rows + 1))
}

function longerBytes(short: Uint8Array, length: number): Uint8Array {
  const long = new Uint8Array(length)
  long.set(short)
  return long
}

function longerStarts(short: Uint32Array, length: number): Uint32Array {
  const long = new Uint32Array(length)
  long.set(short)
  return long
}

function remember(dictionary: Dictionary, index: Index, hash: number, slot: number): void {
  const {size} = dictionary
  const code = size - 1
  if (code === index.hashes.length) {
    const hashes = new Int32Array(code * 2)
    hashes.set(index.hashes)
    index.hashes = hashes
  }
  index.hashes[code] = hash
  if (slot === NO_SLOT) index.crowded.set(writtenAt(dictionary, code), code)
  else index.slots[slot] = size
  if (size * 2 > index.slots.length) rehash(dictionary, index)
}

/** The bytes of a text as a string of its own, whether they are UTF-8 or not. */
function writtenAt({arena, starts, size, used}: Dictionary, code: number): string {
  const end = code + 1 < size ? (starts[code + 1] ?? 0) : used
  return latin.decode(arena.subarray(starts[code] ?? 0, end - 1))
}

function rehash(dictionary: Dictionary, index: Index): void {
  const {size} = dictionary
  const slots = new Int32Array(index.slots.length * 2)
  const mask = slots.length - 1
  for (let code = 0; code < size; code++) {
    let slot = (index.hashes[code] ?? 0) & mask
    let probes = 0
    for (; probes < MOST_PROBES && slots[slot] !== 0; probes++) slot = (slot + 1) & mask
    if (probes < MOST_PROBES) slots[slot] = code + 1
    else index.crowded.set(writtenAt(dictionary, code), code)
  }
  index.slots = slots
}
