import {closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {createIdSet} from '../../../traffic/ids.ts'
import type {IdWords} from './part-counter.ts'
import {turns} from './turns.ts'

/** Counts different ids of a log of any size. */
export interface DistinctIds {
  /** Ids as pairs of words, the high one first. */
  readonly add: (words: IdWords) => void
  /** How many different ones there were; `check` may throw to end it, and others have their turn meanwhile. */
  count(check: () => void): Promise<number>
  /** Removes what lies on disk; must be called in any case. */
  close(): void
}

const PARTITIONS = 256
/** Words of one partition that wait in memory. */
const WAITING = 1 << 12
/** Up to so many ids one set in memory is enough. */
const IN_MEMORY = 4_000_000

/**
 * A counter of different ids, exact up to collisions of 64-bit hashes (at 10^8 ids one in 3,700 logs counts one too
 * few). Beyond four million ids they go to 256 files of a temporary folder, by the first bits of the hash, 8 bytes an
 * id, and each file is counted by itself: memory stays below 100 MB whatever their number.
 */
export function createDistinctIds(
  inMemory: number = IN_MEMORY,
  folder: string = tmpdir()
): DistinctIds {
  let pieces: IdWords[] = []
  let held = 0
  let spill: DistinctIds | null = null
  return {
    add: words => {
      if (spill !== null) {
        spill.add(words)
        return
      }
      pieces.push(words)
      held += words.length / 2
      if (held <= inMemory) return
      spill = createSpill(folder)
      for (const piece of pieces) spill.add(piece)
      pieces = []
    },
    count: async check => {
      if (spill !== null) return await spill.count(check)
      const turn = turns(check)
      const set = createIdSet(held)
      for (const piece of pieces) {
        await turn(piece.byteLength)
        set.add(piece)
      }
      return set.size()
    },
    close: () => {
      spill?.close()
      spill = null
      pieces = []
    }
  }
}

function createSpill(parent: string): DistinctIds {
  const folder = mkdtempSync(join(parent, 'promotion-gate-ids-'))
  const remove = (): void => {
    rmSync(folder, {recursive: true, force: true})
  }
  // Also where the process is ended in the middle.
  process.once('exit', remove)
  const files = new Int32Array(PARTITIONS).fill(-1)
  const sizes = new Float64Array(PARTITIONS)
  const waiting: IdWords[] = Array.from({length: PARTITIONS}, () => new Uint32Array(WAITING))
  const lengths = new Int32Array(PARTITIONS)

  function flush(partition: number): void {
    const words = waiting[partition]
    const length = lengths[partition] ?? 0
    if (words === undefined || length === 0) return
    if (files[partition] === -1) files[partition] = openSync(join(folder, String(partition)), 'wx+')
    const bytes = new Uint8Array(words.buffer, 0, length * 4)
    for (let written = 0; written < bytes.length;)
      written += writeSync(files[partition] ?? -1, bytes, written)
    sizes[partition] = (sizes[partition] ?? 0) + bytes.length
    lengths[partition] = 0
  }

  function sizeOf(partition: number): number {
    flush(partition)
    const set = createIdSet((sizes[partition] ?? 0) / 8)
    const piece = new Uint32Array(1 << 16)
    const bytes = new Uint8Array(piece.buffer)
    for (let at = 0; at < (sizes[partition] ?? 0);) {
      const read = readSync(files[partition] ?? -1, bytes, 0, bytes.length, at)
      if (read === 0 || read % 8 !== 0) throw new Error('a temporary file of ids was cut')
      set.add(piece.subarray(0, read / 4))
      at += read
    }
    return set.size()
  }

  return {
    add: words => {
      for (let at = 0; at < words.length; at += 2) {
        const high = words[at] ?? 0
        const partition = high >>> 24
        let length = lengths[partition] ?? 0
        const into = waiting[partition]
        if (into === undefined) continue
        into[length++] = high
        into[length++] = words[at + 1] ?? 0
        lengths[partition] = length
        if (length === WAITING) flush(partition)
      }
    },
    count: async check => {
      const turn = turns(check)
      let total = 0
      for (let partition = 0; partition < PARTITIONS; partition++) {
        check()
        await turn(sizes[partition] ?? 0)
        total += sizeOf(partition)
      }
      return total
    },
    close: () => {
      for (const file of files) if (file !== -1) closeSync(file)
      files.fill(-1)
      process.removeListener('exit', remove)
      remove()
    }
  }
}
