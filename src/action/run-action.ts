import {actionInputs, failRun, runnerLog} from '../adapters/runner.ts'
import {EXIT} from '../cli/command.ts'
import {Interrupted, UserError} from '../errors.ts'
import {gatePullRequest, type Connect} from './gate.ts'
import {movePointers} from './move.ts'

/** Runs the action as its inputs say, and gives the exit status. Never throws. */
export async function runAction(
  env: Readonly<Record<string, string | undefined>>,
  connect?: Connect
): Promise<number> {
  try {
    const inputs = actionInputs()
    const moves = inputs.mode === 'promote' || inputs.mode === 'rollback'
    return await (moves ? movePointers(inputs, env) : gatePullRequest(inputs, env, connect))
  } catch (error) {
    failRun(error instanceof Error ? error.message : String(error))
    if (error instanceof UserError) return EXIT.wrong
    if (error instanceof Interrupted) return error.exit
    // The stack is for us, and only where somebody asked for debug messages.
    if (error instanceof Error) runnerLog().debug(error.stack ?? '')
    return EXIT.world
  }
}
