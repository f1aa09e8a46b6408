import type {Log} from '../ports.ts'

export interface ConsoleLogOptions {
  /** Warnings only. */
  readonly quiet: boolean
  /** Debug messages too. */
  readonly verbose: boolean
}

/** A log on standard error, so that results have standard output to themselves. What is read from files cannot steer the terminal. */
export function consoleLog(
  {quiet, verbose}: ConsoleLogOptions,
  stream: {write(text: string): unknown} = process.stderr
): Log {
  const say = (message: string): void => {
    stream.write(`${visible(message)}\n`)
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

/** Line breaks and tabs stay; other control characters, escape sequences among them, are shown and not obeyed. */
function visible(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, character => {
    const code = character.charCodeAt(0).toString(16).padStart(2, '0')
    return `\\x${code}`
  })
}
