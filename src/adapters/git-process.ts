import {execFile} from 'node:child_process'

import {WorldError} from '../errors.ts'

export interface GitOutput {
  /** Exit status of git; null when there is no git on this machine. */
  readonly code: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

/** Partial clones fetch what is asked for, so git may wait for the network, but not for ever. */
const TIMEOUT_MS = 120_000

/**
 * Settings that no configuration may change. A checkout in a container often belongs to another user, hence
 * `safe.directory`; in exchange no hook or monitor that the repository configures is run.
 */
const FIXED = [
  'safe.directory=*',
  'core.quotepath=off',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null'
].flatMap(setting => ['-c', setting])

/**
 * Runs git in a folder, without a shell, a pager or a prompt, and in English. Throws `WorldError` when it had to be
 * stopped; an exit status other than 0 is an answer.
 */
export async function git(folder: string, args: readonly string[]): Promise<GitOutput> {
  const options = {
    encoding: 'buffer',
    env: environment(),
    maxBuffer: Infinity,
    timeout: TIMEOUT_MS,
    windowsHide: true
  } as const
  return await new Promise((resolve, reject) => {
    execFile('git', ['-C', folder, ...FIXED, ...args], options, (error, stdout, stderr) => {
      const text = stderr.toString('utf8').trim()
      if (error === null) resolve({code: 0, stdout, stderr: text})
      else if (typeof error.code === 'number') resolve({code: error.code, stdout, stderr: text})
      else if (error.code === 'ENOENT') resolve({code: null, stdout, stderr: 'git: not found'})
      else reject(new WorldError(`git ${args[0] ?? ''} did not end: ${reason(error)}`))
    })
  })
}

/** As `git`, for questions that a healthy repository always answers: throws `WorldError` on any other outcome. */
export async function gitOutput(folder: string, args: readonly string[]): Promise<Buffer> {
  const {code, stdout, stderr} = await git(folder, args)
  if (code === 0) return stdout
  throw new WorldError(`git ${args[0] ?? ''} failed: ${stderr.split('\n')[0] ?? ''}`)
}

/** Without `GIT_*`: in a hook they would name another repository, index or configuration. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  return {
    ...Object.fromEntries(own),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C'
  }
}

function reason(error: Error & {signal?: NodeJS.Signals | null}): string {
  return error.signal === 'SIGTERM' ? `stopped after ${TIMEOUT_MS / 1000} s` : error.message
}
