// Which mutant is on, and which places were reached, as the instrumented code reads and counts them.

const NONE = -1
let hits = 0
let limit = Infinity

/** Makes the switches of so many mutants; called before any instrumented code is loaded. */
export function makeSwitches(mutants) {
  globalThis.__reached = new Uint32Array(mutants)
  globalThis.__mutant = NONE
  // A mutant that is reached again and again is in a loop without end.
  globalThis.__hit = () => {
    if (++hits > limit) throw new Error('reached too often')
    return true
  }
}

/** Switches one mutant on, and lets it be reached so often. */
export function switchOn(mutant, most = Infinity) {
  globalThis.__mutant = mutant
  hits = 0
  limit = most
}

export function switchOff() {
  switchOn(NONE)
}

/** The mutants that were reached since the last call, each with how often: `[mutant, times, …]`. */
export function takeReached() {
  const counts = globalThis.__reached
  const found = []
  for (let id = 0; id < counts.length; id++) if (counts[id] > 0) found.push(id, counts[id])
  counts.fill(0)
  return found
}
