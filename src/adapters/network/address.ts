import {UserError} from '../../errors.ts'
import {hidden} from './secrets.ts'

/** The process's environment, or a part of it. */
export type Environment = Readonly<Record<string, string | undefined>>

/** An address that policy or environment name, taken apart. */
export interface Address {
  /** Without user and password. */
  readonly url: URL
  /** For messages: without user, password and query, and with variables of its path by their names. */
  readonly shown: string
  /** '' and null where the address has none. */
  readonly login: {readonly user: string; readonly password: string | null}
  /** What must stand in no message. */
  readonly secrets: readonly string[]
  /** The address that led here, if only as this one: of a local host only that one is called. */
  readonly named: URL
}

export interface Written {
  /** As messages begin: `The address of Trino`, `monitoring.prometheus`. */
  readonly what: string
  /** `${NAME}` stands for a variable of the environment. */
  readonly written: string
  /** `https:`, `http:`. */
  readonly schemes: readonly string[]
}

export const HTTP = ['https:', 'http:']

/** Puts variables of the environment in for `${NAME}`. Throws `UserError` for one that is not set. */
export function filledIn(
  {what, written}: Pick<Written, 'what' | 'written'>,
  environment: Environment
): string {
  return written.replace(/\$\{(\w+)\}/gu, (_, name: string) => {
    const value = environment[name] ?? ''
    if (value !== '') return value
    throw new UserError(
      `${what} is ${hidden(written)}, but the environment variable ${name} is not set.`
    )
  })
}

/** Takes an address apart. Throws `UserError` for a variable that is not set, and for an address of another kind. */
export function readAddress(given: Written, environment: Environment): Address {
  const {what, written, schemes} = given
  const filled = filledIn(given, environment)
  const url = URL.canParse(filled) ? new URL(filled) : null
  if (url === null || !schemes.includes(url.protocol)) {
    const forms = schemes.map(scheme => `${scheme}//`).join(' or ')
    throw new UserError(
      `${what} is ${hidden(written)}${written.includes('${') ? ', filled in from the environment' : ''}; it has to begin with ${forms}.`
    )
  }
  const login = {
    user: decoded(url.username),
    password: url.password === '' ? null : decoded(url.password)
  }
  const {password} = url
  const bare = withoutLogin(url)
  const shown = shownOf(bare, written)
  const values = [...written.matchAll(/\$\{(\w+)\}/gu)].map(([, name = '']) => environment[name])
  const said = [login.password, password, ...values, ...url.searchParams.values()]
  const secrets = said.flatMap(value => (value == null || shown.includes(value) ? [] : [value]))
  return {url: bare, shown, login, secrets, named: bare}
}

/** An address of a file that is trusted as the policy is, in which no variable is filled in. */
export function plainAddress(written: string): Address {
  const url = withoutLogin(new URL(written))
  return {...toldAddress(url, {named: url, secrets: []}), shown: shownOf(url, written)}
}

/** An address that a server told: `by` is the one that led there. */
export function toldAddress(told: URL, by: Pick<Address, 'named' | 'secrets'>): Address {
  const url = withoutLogin(told)
  const secrets = [...by.secrets, ...url.searchParams.values()]
  return {url, shown: shownOf(url, ''), login: {user: '', password: null}, secrets, named: by.named}
}

/** An address below another, whose query it keeps. */
export function below({url}: Address, path: string): URL {
  const at = new URL(url)
  at.pathname = `${url.pathname.replace(/(?<!\/)\/+$/u, '')}${path}`
  return at
}

function withoutLogin(url: URL): URL {
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  bare.hash = ''
  return bare
}

/** The host is no secret; a path may be one, and is shown as it is written. */
function shownOf(url: URL, written: string): string {
  const [, path = ''] = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*([^?#]*)/iu.exec(written) ?? []
  return `${url.protocol}//${url.host}${path.replace(/(?<!\/)\/+$/u, '')}`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A lone `%` stands for itself.
    return part
  }
}
