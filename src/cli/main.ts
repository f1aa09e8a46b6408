import {consoleLog} from '../adapters/console-log.ts'
import {consoleWork} from '../adapters/console-work.ts'
import {readCommandLine, type CommandLine} from './options.ts'
import {helpText} from './help.ts'
import {COMMAND_FUNCTIONS} from './index.ts'
import {EXIT, type Terminal} from './command.ts'
import {Interrupted, UserError, WorldError} from '../errors.ts'
import {plainLines, withoutCommands} from '../report/escape.ts'
import {TOOL} from '../tool.ts'

const DEFAULT_WIDTH = 80

async function main(argv: readonly string[]): Promise<number> {
  try {
    const line = readCommandLine(argv)
    if (line.command === 'version') return say(`${TOOL.version}\n`)
    if (line.command === 'help') return say(helpText())
    return await COMMAND_FUNCTIONS[line.command](line, terminalOf(line))
  } catch (error) {
    if (error instanceof UserError) return complain(error.message, EXIT.wrong)
    if (error instanceof WorldError) return complain(error.message, EXIT.world)
    if (error instanceof Interrupted) return complain(error.message, error.exit)
    // Whatever else happens is a fault of the gate, and must not look like a decision about the model.
    return complain(
      error instanceof Error ? (error.stack ?? error.message) : String(error),
      EXIT.world
    )
  }
}

function terminalOf({quiet, verbose, color}: CommandLine): Terminal {
  const {stdout, stderr, env} = process
  const plain = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb'
  return {
    write: text => void stdout.write(withoutCommands(text)),
    log: consoleLog({quiet, verbose}),
    longWork: consoleWork(stderr.isTTY && !quiet ? stderr : null),
    width: stdout.isTTY ? stdout.columns : DEFAULT_WIDTH,
    color: color ?? (stdout.isTTY && !plain),
    today: new Date().toISOString().slice(0, 10)
  }
}

function say(text: string): number {
  process.stdout.write(text)
  return EXIT.pass
}

function complain(message: string, status: number): number {
  process.stderr.write(`${plainLines(`promotion-gate: ${message}`)}\n`)
  return status
}

// A reader that closes the pipe early (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
void main(process.argv.slice(2)).then(status => {
  process.exitCode = status
})
