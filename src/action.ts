import {gatePullRequest} from './action/gate.ts'
import {actionInputs, failRun, runnerLog} from './adapters/runner.ts'
import {EXIT} from './commands/command.ts'
import {UserError} from './errors.ts'

async function main(): Promise<number> {
  try {
    return await gatePullRequest(actionInputs(), process.env)
  } catch (error) {
    failRun(error instanceof Error ? error.message : String(error))
    if (error instanceof UserError) return EXIT.wrong
    // The stack is for us, and only where somebody asked for debug messages.
    if (error instanceof Error) runnerLog().debug(error.stack ?? '')
    return EXIT.world
  }
}

void main().then(status => {
  process.exitCode = status
})
