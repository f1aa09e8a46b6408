import process from 'node:process'

import {Interrupted, type EndingSignal} from '../errors.ts'

/** Whether somebody asked the process to end. */
export interface Interruption {
  /** Aborted with `Interrupted` when they did. */
  readonly signal: AbortSignal
  /** Leaves signals to the process again. */
  readonly release: () => void
}

const ENDING: readonly EndingSignal[] = ['SIGINT', 'SIGTERM']

/**
 * Until it is released, the first SIGINT (Ctrl+C, a cancelled workflow) or SIGTERM ends work in an orderly way
 * instead of the process; the second one ends the process, as without this.
 */
export function watchInterruption(): Interruption {
  const controller = new AbortController()
  const listeners = ENDING.map(name => {
    const end = (): void => {
      release()
      controller.abort(new Interrupted(name))
    }
    process.on(name, end)
    return {name, end}
  })
  function release(): void {
    for (const {name, end} of listeners) process.off(name, end)
  }
  return {signal: controller.signal, release}
}
