/** The policy or the command is wrong: the user can fix it. Exit code 2. */
export class UserError extends Error {
  override name = 'UserError'
}

/** What asks a process to end, and what a shell adds to 128 for its exit status. */
export type EndingSignal = keyof typeof SIGNAL_NUMBERS
const SIGNAL_NUMBERS = {SIGINT: 2, SIGTERM: 15} as const

/** Somebody ended the run. Exit code 130 for Ctrl+C, 143 for SIGTERM, as shells expect it. */
export class Interrupted extends Error {
  override name = 'Interrupted'
  readonly exit: number

  constructor(signal: EndingSignal) {
    super(`Ended by ${signal}, without a verdict.`)
    this.exit = 128 + SIGNAL_NUMBERS[signal]
  }
}

/** The world failed: a registry, the network or an engine is away. Exit code 4. */
export class WorldError extends Error {
  override name = 'WorldError'
}
