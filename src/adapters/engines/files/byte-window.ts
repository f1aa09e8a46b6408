import {LIMITS} from '../../../files/limits.ts'
import type {OpenBytes} from './bytes.ts'

/** Bytes that are read at once. */
export const CHUNK = 1 << 20
export const RUNAWAY = 'a row is longer than 64 MiB; is a quote not closed?'

/** Bytes of a file from a place that moves on. */
export interface Window {
  readonly bytes: Uint8Array
  readonly length: number
  /** File offset of `bytes[0]`. */
  readonly start: number
  moveTo(position: number): void
  /** Reads more behind what there is; false at the end of the file. */
  more(): boolean
  /** Lets go of the first bytes. */
  drop(count: number): void
}

/** A window at the beginning of a file of `size` bytes. */
export function createWindow(file: OpenBytes, size: number): Window {
  let buffer = new Uint8Array(CHUNK * 2)
  let length = 0
  let start = 0
  return {
    get bytes() {
      return buffer
    },
    get length() {
      return length
    },
    get start() {
      return start
    },
    moveTo: position => {
      start = position
      length = 0
    },
    more: () => {
      if (length > LIMITS.record.most) throw new Error(RUNAWAY)
      if (length + CHUNK > buffer.length) {
        const larger = new Uint8Array(buffer.length * 2)
        larger.set(buffer.subarray(0, length))
        buffer = larger
      }
      const left = Math.min(CHUNK, size - start - length)
      if (left <= 0) return false
      const read = file.readInto(buffer, length, left, start + length)
      if (read < left) throw new Error('it became shorter while it was read')
      length += read
      return true
    },
    drop: count => {
      buffer.copyWithin(0, count, length)
      length -= count
      start += count
    }
  }
}
