import type {LongWork} from '../ports.ts'
import {plainLines} from '../report/escape.ts'
import {CLEAR_LINE} from './console-log.ts'
import {watchInterruption} from './interruption.ts'

/** A terminal, as far as a bar needs one. */
export interface BarStream {
  readonly columns?: number
  write(text: string): unknown
}

const MS_BETWEEN = 100
const BAR = 24
const DEFAULT_COLUMNS = 80

/**
 * Long work on a terminal: one line with a bar, drawn anew at most ten times a second, and gone when the work is done.
 * Null draws nothing. Either way Ctrl+C ends the work.
 */
export function consoleWork(
  stream: BarStream | null,
  now: () => number = Date.now
): (what: string) => LongWork {
  return what => {
    const {signal, release} = watchInterruption()
    let drawn = -Infinity
    return {
      signal,
      report: ({done, total}, pass) => {
        const time = now()
        if (stream === null || time - drawn < MS_BETWEEN) return
        drawn = time
        const share = total === 0 ? 0 : Math.min(1, done / total)
        // A terminal breaks a line that fills it, and what is broken cannot be cleared.
        const columns = (stream.columns ?? DEFAULT_COLUMNS) - 1
        stream.write(
          CLEAR_LINE + barOf(plainLines(what).replaceAll('\n', ' '), share, pass, columns)
        )
      },
      done: () => {
        release()
        if (drawn !== -Infinity) stream?.write(CLEAR_LINE)
      }
    }
  }
}

function barOf(what: string, share: number, pass: number, columns: number): string {
  const full = Math.floor(share * BAR)
  const bar = `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`
  const percent = `${Math.floor(share * 100)} %`.padStart(5)
  const passes = pass === 1 ? '' : `, pass ${pass}`
  return `${bar} ${percent}  ${what}${passes}`.slice(0, columns)
}
