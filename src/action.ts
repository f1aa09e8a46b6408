import {runAction} from './action/run-action.ts'

void runAction(process.env).then(status => {
  process.exitCode = status
})
