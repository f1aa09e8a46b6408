import {spawn} from 'node:child_process'

export interface ProcessOptions {
  readonly cwd: string
  /** The whole environment: nothing of the caller's own is passed on. */
  readonly env: Readonly<Record<string, string>>
  readonly timeoutSeconds?: number
}

export interface ProcessResult {
  /** -1 when a signal ended the process, as a time-out does. */
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end; a failing one is a result, one that cannot be started is an error. */
export function runProcess(
  program: string,
  args: readonly string[],
  {cwd, env, timeoutSeconds = 120}: ProcessOptions
): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {cwd, env, stdio: ['ignore', 'pipe', 'pipe']})
    // The `timeout` of spawn would keep a timer for a program that cannot be started.
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutSeconds * 1000)
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', error => {
      clearTimeout(timer)
      reject(error)
    })
    child.on('close', code => {
      clearTimeout(timer)
      resolve({exitCode: code ?? -1, stdout: text(stdout), stderr: text(stderr)})
    })
  })
}

function text(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8')
}
