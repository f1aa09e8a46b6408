import type {Side} from './side.ts'

/** How many rows wait for their other side at most. */
export const MOST_WAITING = 3_000_000

/** More rows wait for their other side than memory holds. */
export class TooFarApart extends Error {
  override name = 'TooFarApart'
}

/** No place. */
export const NOWHERE = -1

/** Rows that wait for their other side. */
export interface Waiting {
  /** The place of the longest waiting row of the other side, which is let go; `NOWHERE` for none. */
  takeOther(high: number, low: number, side: Side): number
  /** A place for a row that has to wait. */
  wait(high: number, low: number, side: Side): number
  each(visit: (slot: number, side: Side) => void): void
}

/**
 * Rows by id in a table with open addressing; those of one id in the order of their coming. `wait` throws `TooFarApart`
 * beyond `most` of them.
 */
export function createWaiting(most: number): Waiting {
  let capacity = 1 << 12
  /** Slot + 1 of the first row of an id, 0 for free. */
  let table = new Int32Array(capacity)
  let highs = new Uint32Array(1024)
  let lows = new Uint32Array(1024)
  let nexts = new Int32Array(1024)
  /** Of the first row of an id: the last one. */
  let tails = new Int32Array(1024)
  /** 0 free, 1 baseline, 2 candidate. */
  let states = new Uint8Array(1024)
  const free: number[] = []
  let used = 0
  let count = 0

  const placeOf = (high: number, low: number): number => (low ^ (high >>> 7)) & (capacity - 1)

  function find(high: number, low: number): number {
    let place = placeOf(high, low)
    for (;;) {
      const head = (table[place] ?? 0) - 1
      if (head < 0 || (highs[head] === high && lows[head] === low)) return place
      place = (place + 1) & (capacity - 1)
    }
  }

  /** Closes the gap that a removed id leaves. Source: Knuth, The Art of Computer Programming 3, 6.4, algorithm R. */
  function remove(gap: number): void {
    let place = gap
    for (;;) {
      table[gap] = 0
      for (;;) {
        place = (place + 1) & (capacity - 1)
        const head = (table[place] ?? 0) - 1
        if (head < 0) return
        const home = placeOf(highs[head] ?? 0, lows[head] ?? 0)
        const isBetween = gap <= place ? gap < home && home <= place : gap < home || home <= place
        if (!isBetween) break
      }
      table[gap] = table[place] ?? 0
      gap = place
    }
  }

  function rehash(): void {
    const heads = table.filter(head => head !== 0)
    capacity *= 2
    table = new Int32Array(capacity)
    for (const head of heads) table[find(highs[head - 1] ?? 0, lows[head - 1] ?? 0)] = head
  }

  return {
    takeOther: (high, low, side) => {
      const place = find(high, low)
      const head = (table[place] ?? 0) - 1
      // All rows that wait under one id are of one side: the other would have been joined to them.
      if (head < 0 || states[head] === stateOf(side)) return NOWHERE
      const next = nexts[head] ?? NOWHERE
      if (next === NOWHERE) remove(place)
      else {
        table[place] = next + 1
        tails[next] = tails[head] ?? next
      }
      states[head] = 0
      free.push(head)
      count--
      return head
    },
    wait: (high, low, side) => {
      if (count >= most) throw new TooFarApart()
      if (count * 2 >= capacity) rehash()
      const slot = free.pop() ?? used++
      if (slot >= highs.length) {
        const room = highs.length * 2
        const [h, l, n, t, s] = [highs, lows, nexts, tails, states]
        highs = new Uint32Array(room)
        lows = new Uint32Array(room)
        nexts = new Int32Array(room)
        tails = new Int32Array(room)
        states = new Uint8Array(room)
        highs.set(h)
        lows.set(l)
        nexts.set(n)
        tails.set(t)
        states.set(s)
      }
      highs[slot] = high
      lows[slot] = low
      nexts[slot] = NOWHERE
      states[slot] = stateOf(side)
      const place = find(high, low)
      const head = (table[place] ?? 0) - 1
      if (head < 0) table[place] = slot + 1
      else nexts[tails[head] ?? head] = slot
      tails[head < 0 ? slot : head] = slot
      count++
      return slot
    },
    each: visit => {
      for (let slot = 0; slot < used; slot++) {
        const state = states[slot]
        if (state !== 0) visit(slot, state === 1 ? 'baseline' : 'candidate')
      }
    }
  }
}

function stateOf(side: Side): number {
  return side === 'baseline' ? 1 : 2
}
