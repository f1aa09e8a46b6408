import {setImmediate} from 'node:timers/promises'

/** After so many bytes others get their turn. */
export const TURN = 1 << 23

/** Lets others have their turn now and then: the abort signal, progress, messages of workers. */
export function turns(check: () => void): (bytes: number) => Promise<void> {
  let since = 0
  return async bytes => {
    since += bytes
    if (since < TURN) return
    since = 0
    await setImmediate()
    check()
  }
}
