import {clearTimeout, setTimeout} from 'node:timers'
import {fork} from 'node:child_process'
import {join} from 'node:path'

/** A process of its own that answers one command at a time; null where it died or took too long. */
export function startWorker(root) {
  const child = fork(join(import.meta.dirname, 'worker.mjs'), [], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--no-warnings', '--max-old-space-size=2048'],
    env: {...process.env, NO_COLOR: '1'}
  })
  let settle = () => {}
  child.on('message', message => settle(message))
  child.on('exit', () => settle(null))
  return {
    ask: (message, milliseconds) =>
      new Promise(resolve => {
        const timer = setTimeout(() => settle(null), milliseconds)
        settle = answer => {
          clearTimeout(timer)
          resolve(answer)
        }
        if (child.connected) child.send(message)
        else settle(null)
      }),
    stop: () => child.kill('SIGKILL')
  }
}
