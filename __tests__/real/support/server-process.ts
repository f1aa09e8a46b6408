import {spawn, type ChildProcess} from 'node:child_process'
import {openSync, readFileSync} from 'node:fs'
import {createServer, type AddressInfo} from 'node:net'
import {setTimeout as wait} from 'node:timers/promises'

/** A server that a test has started and stops by its handle. */
export interface ServerProcess {
  readonly child: ChildProcess
  /** The end of what it wrote, for when it does not start. */
  said(): string
  /** Ends it; by force when it is to look like a machine that is lost. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Starts a server whose output goes to a file. */
export function startServer(
  program: string,
  args: readonly string[],
  options: {
    readonly cwd: string
    readonly env: Readonly<Record<string, string>>
    readonly log: string
    readonly uid?: number
    readonly gid?: number
  }
): ServerProcess {
  const {log, ...rest} = options
  const out = openSync(log, 'a')
  const child = spawn(program, args, {...rest, stdio: ['ignore', out, out]})
  return {
    child,
    said: () => readFileSync(log, 'utf8').slice(-3000),
    stop: (signal = 'SIGTERM') => stopProcess(child, signal)
  }
}

/** Waits until something is so; throws what a server said when it ends before, or takes too long. */
export async function untilUp(
  server: ServerProcess,
  isUp: () => Promise<boolean>,
  seconds: number
): Promise<void> {
  for (let waited = 0; waited < seconds; waited += 0.25) {
    if (server.child.exitCode !== null) break
    if (await isUp().catch(() => false)) return
    await wait(250)
  }
  await server.stop('SIGKILL')
  throw new Error(`The server did not start within ${seconds} s: ${server.said()}`)
}

/** A port on the loopback that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

async function stopProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(late)
}
