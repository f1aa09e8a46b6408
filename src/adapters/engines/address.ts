import * as z from 'zod'
import {UserError, WorldError} from '../../errors.ts'

/** The process's environment, or a part of it. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Where an engine is, and how to name it in messages. */
export interface EngineAddress {
  /** `Trino`. */
  readonly engine: string
  readonly url: URL
  /** Without user and password. */
  readonly shown: string
  readonly login: {readonly user: string; readonly password: string | null}
  /** The variables that hold the credentials. */
  readonly variables: readonly string[]
}

/** Puts variables of the environment in for `${NAME}`. Throws `UserError` for one that is not set. */
export function filledIn(written: string, environment: Environment): string {
  return written.replace(/\$\{(\w+)\}/gu, (_, name: string) => {
    const value = environment[name] ?? ''
    if (value === '')
      throw new UserError(
        `The address of the log's engine is ${written}, but the environment variable ${name} is not set.`
      )
    return value
  })
}

/**
 * An engine's address. The user is the policy's, else the variable's or the address's; the password comes from the
 * environment only. Throws `UserError` for an address of another kind, and for a password written into the policy.
 */
export function engineAddress(
  engine: string,
  written: {readonly url: string; readonly user?: string | undefined},
  protocols: readonly string[],
  variables: {readonly user: readonly string[]; readonly password: readonly string[]},
  environment: Environment
): EngineAddress {
  const filled = filledIn(written.url, environment)
  const url = URL.canParse(filled) ? new URL(filled) : null
  if (url === null || !protocols.includes(url.protocol)) {
    throw new UserError(
      `The address of ${engine} is ${written.url}; it has to begin with ${protocols.map(protocol => `${protocol}//`).join(' or ')}.`
    )
  }
  if (url.password !== '' && !written.url.includes('${')) {
    throw new UserError(
      `The address of ${engine} in the policy holds a password. Take it out, change it, and set ${variables.password.join(' or ')} instead.`
    )
  }
  const first = (names: readonly string[]): string | null =>
    names.map(name => environment[name] ?? '').find(value => value !== '') ?? null
  const fromUrl = decodeURIComponent(url.username)
  const user = written.user ?? (fromUrl === '' ? first(variables.user) : fromUrl)
  const password =
    url.password === '' ? first(variables.password) : decodeURIComponent(url.password)
  url.username = ''
  url.password = ''
  return {
    engine,
    url,
    shown: `${url.protocol}//${url.host}`,
    login: {user: user ?? '', password},
    variables: [...variables.user, ...variables.password]
  }
}

const failureSchema = z.object({
  message: z.string().optional(),
  code: z.string().optional(),
  cause: z.object({message: z.string().optional(), code: z.string().optional()}).optional()
})

/** The engine cannot be reached. */
export function away({engine, shown}: EngineAddress, error: unknown): WorldError {
  const {message, code, cause} = failureSchema.safeParse(error).data ?? {}
  const said = [cause?.code, code, cause?.message, message].find(text => (text ?? '') !== '')
  return new WorldError(
    `${engine} at ${shown} cannot be reached (${said ?? 'no reason given'}). See that it runs, that this machine may reach it, and that the address is right.`
  )
}

/** The engine does not let the user in. */
export function notLetIn(
  {engine, shown, login, variables}: EngineAddress,
  said: string
): WorldError {
  const user = login.user === '' ? 'without a user' : `as ${login.user}`
  return new WorldError(
    `${engine} at ${shown} does not let the gate in ${user}: ${firstLine(said)}. Set ${variables.join(', ')}.`
  )
}

/** What an engine said, in one line without its point. */
export function firstLine(said: string): string {
  const [line = ''] = said.trim().split('\n')
  return line.slice(0, 400).replace(/(?<![.\s])[.\s]+$/u, '')
}
