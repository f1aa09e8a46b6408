import type {CommandLine} from './options.ts'
import type {Log, LongWork} from '../ports.ts'

/** What a command may use of the process that it runs in. */
export interface Terminal {
  /** Results only. */
  write(text: string): void
  readonly log: Log
  /** Shows and ends long work; left out where nobody watches. */
  readonly longWork?: (what: string) => LongWork
  readonly width: number
  readonly color: boolean
  /** ISO date. */
  readonly today: string
}

/** Carries out one command and gives the exit status. Throws `UserError` and `WorldError`. */
export type CommandFunction = (line: CommandLine, terminal: Terminal) => Promise<number>

/** What the exit statuses mean; the contract's numbers. */
export const EXIT = {pass: 0, fail: 1, wrong: 2, hold: 3, world: 4} as const
