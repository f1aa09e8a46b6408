import {readCommandLine} from '../../../src/cli/options.ts'
import {COMMAND_FUNCTIONS} from '../../../src/cli/index.ts'

export interface Ran {
  readonly status: number
  readonly stdout: string
  /** What was said on the way. */
  readonly log: string
}

/** Runs a command as the command line does; what it throws is the test's to expect. */
export async function runCommand(...argv: readonly string[]): Promise<Ran> {
  const line = readCommandLine(argv)
  if (line.command === 'help' || line.command === 'version') throw new Error('not a command')
  const out: string[] = []
  const log: string[] = []
  const say = (message: string): void => void log.push(message)
  const status = await COMMAND_FUNCTIONS[line.command](line, {
    write: text => void out.push(text),
    log: {info: say, warning: say, debug: () => undefined},
    width: 100,
    color: false,
    today: '2026-11-21'
  })
  return {status, stdout: out.join(''), log: log.join('\n')}
}
