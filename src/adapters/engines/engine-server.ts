import {UserError, WorldError} from '../../errors.ts'
import {type Address, type Environment, readAddress} from '../network/address.ts'
import {openServer, type Server, type Times} from '../network/call.ts'
import {firstLine} from '../network/secrets.ts'

/** An engine's server, and who asks it. */
export interface EngineServer extends Server {
  readonly login: Address['login']
  /** The variables that hold the credentials. */
  readonly variables: readonly string[]
}

/** What one query may cost; beyond it the engine ends it. */
export interface QueryCaps {
  readonly seconds: number | null
  readonly bytes: number | null
}

const DEFAULT_SECONDS = 600

/**
 * An engine's server. The user is the policy's, else the variable's or the address's; the password comes from the
 * environment only. Throws `UserError` for an address of another kind, and for a password written into the policy.
 */
export function engineServer(
  name: string,
  written: {readonly url: string; readonly user?: string | undefined},
  protocols: readonly string[],
  variables: {readonly user: readonly string[]; readonly password: readonly string[]},
  {environment, times}: {readonly environment: Environment; readonly times: Times}
): EngineServer {
  const what = `The address of ${name}`
  const address = readAddress({what, written: written.url, schemes: protocols}, environment)
  const {login} = address
  if (login.password !== null && !written.url.includes('${')) {
    throw new UserError(
      `${what} in the policy holds a password. Take it out, change it, and set ${variables.password.join(' or ')} instead.`
    )
  }
  const first = (names: readonly string[]): string | null =>
    names.map(variable => environment[variable] ?? '').find(value => value !== '') ?? null
  const user = written.user ?? (login.user === '' ? first(variables.user) : login.user)
  const password = login.password ?? first(variables.password)
  const secrets = password === null ? address.secrets : [...address.secrets, password]
  return openServer({
    name,
    address: {...address, secrets},
    headers: {},
    times,
    login: {user: user ?? '', password},
    variables: [...variables.user, ...variables.password]
  })
}

/** How long the gate waits for one query, in milliseconds: a little longer than the engine itself may take. */
export function patience({seconds}: QueryCaps, {times}: Server): number {
  return seconds === null
    ? Math.min(DEFAULT_SECONDS * 1000, times.wholeMs)
    : seconds * 1000 + times.callMs
}

/** The engine does not let the user in. */
export function notLetIn(
  {name, address, login, variables}: EngineServer,
  said: string
): WorldError {
  const user = login.user === '' ? 'without a user' : `as ${login.user}`
  return new WorldError(
    `${name} at ${address.shown} does not let the gate in ${user}: ${firstLine(said, address.secrets)}. Set ${variables.join(', ')}.`
  )
}
