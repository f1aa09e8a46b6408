import {gatePullRequest} from './action/gate.ts'
import {movePointers} from './action/move.ts'
import {actionInputs, failRun, runnerLog} from './adapters/runner.ts'
import {EXIT} from './cli/command.ts'
import {Interrupted, UserError} from './errors.ts'

async function main(): Promise<number> {
  try {
    const inputs = actionInputs()
    const moves = inputs.mode === 'promote' || inputs.mode === 'rollback'
    return await (moves ? movePointers : gatePullRequest)(inputs, process.env)
  } catch (error) {
    failRun(error instanceof Error ? error.message : String(error))
    if (error instanceof UserError) return EXIT.wrong
    if (error instanceof Interrupted) return error.exit
    // The stack is for us, and only where somebody asked for debug messages.
    if (error instanceof Error) runnerLog().debug(error.stack ?? '')
    return EXIT.world
  }
}

void main().then(status => {
  process.exitCode = status
})
