import type {Log} from '../ports.ts'
import {plainLines} from '../report/escape.ts'

export interface ConsoleLogOptions {
  /** Warnings only. */
  readonly quiet: boolean
  /** Debug messages too. */
  readonly verbose: boolean
}

/** What a terminal does to begin the line again, empty. */
export const CLEAR_LINE = '\r\u001b[K'

/** A log on standard error, so that results have standard output to themselves. What is read from files cannot steer the terminal. */
export function consoleLog(
  {quiet, verbose}: ConsoleLogOptions,
  stream: {readonly isTTY?: boolean; write(text: string): unknown} = process.stderr
): Log {
  const say = (message: string): void => {
    // A bar may stand there, which is drawn anew below.
    stream.write(`${stream.isTTY === true ? CLEAR_LINE : ''}${plainLines(message)}\n`)
  }
  return {
    info: message => {
      if (!quiet) say(message)
    },
    warning: message => {
      say(`warning: ${message}`)
    },
    debug: message => {
      if (verbose) say(`debug: ${message}`)
    }
  }
}
