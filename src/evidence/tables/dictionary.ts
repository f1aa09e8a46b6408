const NUL = 0
const BATCH = 65_536

/** Texts as bytes, each kept once and known by a code in the order of appearance. */
export interface Dictionary {
  arena: Uint8Array
  used: number
  /** `starts[code]`: where the text begins in the arena; a NUL follows each. */
  starts: Uint32Array
  hashes: Int32Array
  size: number
  /** Open addressing; code + 1, 0 for a free slot. */
  slots: Int32Array
}

/** An empty dictionary. */
export function createDictionary(): Dictionary {
  return {
    arena: new Uint8Array(256),
    used: 0,
    starts: new Uint32Array(16),
    hashes: new Int32Array(16),
    size: 0,
    slots: new Int32Array(32)
  }
}

/** The code of the text `bytes[start..end)`, which is added where it is new. */
export function codeOf(
  dictionary: Dictionary,
  bytes: Uint8Array,
  start: number,
  end: number
): number {
  const hash = hashOf(bytes, start, end)
  const {slots, hashes} = dictionary
  const mask = slots.length - 1
  let slot = hash & mask
  for (;;) {
    const code = (slots[slot] ?? 0) - 1
    if (code < 0) break
    if (hashes[code] === hash && isText(dictionary, code, bytes, start, end)) return code
    slot = (slot + 1) & mask
  }
  return add(dictionary, hash, slot, bytes, start, end)
}

/** The texts by code; `broken` where some are not UTF-8 (those have U+FFFD) or contain NUL. */
export function decodeLevels(dictionary: Dictionary): {levels: string[]; broken: boolean} {
  const strict = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})
  const lenient = new TextDecoder('utf-8', {ignoreBOM: true})
  const levels: string[] = []
  let broken = false
  // In batches, since a call of the decoder costs more than the text of most cells.
  for (let from = 0; from < dictionary.size; from += BATCH) {
    const to = Math.min(from + BATCH, dictionary.size)
    const bytes = dictionary.arena.subarray(dictionary.starts[from], endOf(dictionary, to - 1))
    let batch: string[] = []
    try {
      batch = strict.decode(bytes).split('\0')
    } catch {
      broken = true
    }
    if (batch.length === to - from) {
      for (const level of batch) levels.push(level)
      continue
    }
    broken = true
    for (let code = from; code < to; code++) {
      const text = dictionary.arena.subarray(dictionary.starts[code], endOf(dictionary, code))
      levels.push(lenient.decode(text))
    }
  }
  return {levels, broken}
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

function endOf({starts, size, used}: Dictionary, code: number): number {
  return (code + 1 < size ? (starts[code + 1] ?? 0) : used) - 1
}

function add(
  dictionary: Dictionary,
  hash: number,
  slot: number,
  bytes: Uint8Array,
  start: number,
  end: number
): number {
  const code = dictionary.size
  const needed = dictionary.used + end - start + 1
  if (needed > dictionary.arena.length) {
    const arena = new Uint8Array(Math.max(needed, dictionary.arena.length * 2))
    arena.set(dictionary.arena.subarray(0, dictionary.used))
    dictionary.arena = arena
  }
  if (code === dictionary.starts.length) {
    const starts = new Uint32Array(code * 2)
    starts.set(dictionary.starts)
    dictionary.starts = starts
    const hashes = new Int32Array(code * 2)
    hashes.set(dictionary.hashes)
    dictionary.hashes = hashes
  }
  // Cells are short: a loop is faster than a view and a native copy.
  let used = dictionary.used
  for (let at = start; at < end; at++) dictionary.arena[used++] = bytes[at] ?? 0
  dictionary.arena[used++] = NUL
  dictionary.starts[code] = dictionary.used
  dictionary.used = used
  dictionary.hashes[code] = hash
  dictionary.slots[slot] = code + 1
  dictionary.size++
  if (dictionary.size * 2 > dictionary.slots.length) rehash(dictionary)
  return code
}

function rehash(dictionary: Dictionary): void {
  const slots = new Int32Array(dictionary.slots.length * 2)
  const mask = slots.length - 1
  for (let code = 0; code < dictionary.size; code++) {
    let slot = (dictionary.hashes[code] ?? 0) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = code + 1
  }
  dictionary.slots = slots
}
