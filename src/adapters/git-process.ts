import {execFile} from 'node:child_process'
import {devNull} from 'node:os'

import {WorldError} from '../errors.ts'
import {FIXED, replacements} from './git-settings.ts'
import type {GitPlace} from './git-place.ts'

export interface GitOutput {
  /** Exit status of git; null when there is no git on this machine. */
  readonly code: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

/** Where git runs, and the names of what the repository there configures itself. */
export interface GitRunner extends GitPlace {
  readonly configured: readonly string[]
}

const TIMEOUT_MS = 120_000
/** For what the gate itself asks of origin; never `ext` nor a helper of another name, which run programs. */
const PROTOCOLS = 'file:git:http:https:ssh'

/**
 * Runs git on a repository, without a shell, a pager, a prompt or the network, and in English; nothing that the repository
 * configures or that the caller's environment says is run or believed. Throws `WorldError` when it had to be stopped; an
 * exit status other than 0 is an answer.
 */
export async function git(at: GitRunner, args: readonly string[]): Promise<GitOutput> {
  return await start(at, args, {...LOCAL, ...fixed(at)})
}

/** As `git`, for questions that a healthy repository always answers: throws `WorldError` on any other outcome. */
export async function gitOutput(at: GitRunner, args: readonly string[]): Promise<Buffer> {
  return answered(args, await git(at, args))
}

/**
 * As `git`, for what is asked of the checkout's own origin or told it. What the user or the runner has configured for that counts,
 * as does the token that `actions/checkout` leaves (`http.*.extraheader`); programs and proxies of the repository's own do not.
 */
export async function gitRemote(at: GitRunner, args: readonly string[]): Promise<GitOutput> {
  return await start(at, args, {GIT_ALLOW_PROTOCOL: PROTOCOLS, ...fixed(at)})
}

/** Looks for a repository's own settings: their names, as `GitRunner` has them. */
export async function gitSettings(place: GitPlace): Promise<GitOutput> {
  const at = {...place, configured: []}
  return await start(at, ['config', '--list', '--name-only', '-z'], {...LOCAL, ...fixed(at)})
}

/** The output of what did not fail. */
export function answered(args: readonly string[], {code, stdout, stderr}: GitOutput): Buffer {
  if (code === 0) return stdout
  throw new WorldError(`git ${args[0] ?? ''} failed: ${stderr.split('\n')[0] ?? ''}`)
}

type Environment = Readonly<Record<string, string>>

const LOCAL: Environment = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  // A partial clone does not fetch what it lacks: it would do so by the repository's own configuration.
  GIT_NO_LAZY_FETCH: '1',
  // No protocol at all, over `protocol.NAME.allow` of any configuration.
  GIT_ALLOW_PROTOCOL: ''
}

function fixed({root}: GitPlace): Environment {
  return {
    // Never looked for: the folder may hold what looks like a repository.
    GIT_DIR: `${root}/.git`,
    GIT_WORK_TREE: root,
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: devNull,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A file may be called `:(exclude)x` or `*`.
    GIT_LITERAL_PATHSPECS: '1',
    GIT_ATTR_NOSYSTEM: '1',
    LC_ALL: 'C'
  }
}

async function start(
  {folder, configured}: GitRunner,
  args: readonly string[],
  environment: Environment
): Promise<GitOutput> {
  const settings = [...FIXED, ...replacements(configured)].flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`
  ])
  const options = {
    encoding: 'buffer',
    env: {...callers(), ...environment},
    maxBuffer: Infinity,
    timeout: TIMEOUT_MS,
    windowsHide: true
  } as const
  return await new Promise((resolve, reject) => {
    execFile('git', ['-C', folder, ...settings, ...args], options, (error, stdout, stderr) => {
      const text = stderr.toString('utf8').trim()
      if (error === null) resolve({code: 0, stdout, stderr: text})
      else if (typeof error.code === 'number') resolve({code: error.code, stdout, stderr: text})
      else if (error.code === 'ENOENT') resolve({code: null, stdout, stderr: 'git: not found'})
      else reject(new WorldError(`git ${args[0] ?? ''} did not end: ${reason(error)}`))
    })
  })
}

/** Without `GIT_*`: in a hook they would name another repository, index or configuration. */
function callers(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'))
  )
}

function reason(error: Error & {signal?: NodeJS.Signals | null}): string {
  return error.signal === 'SIGTERM' ? `stopped after ${TIMEOUT_MS / 1000} s` : error.message
}
