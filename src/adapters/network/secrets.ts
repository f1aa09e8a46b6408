const SHORTEST = 4
const INSTEAD = '***'

/**
 * A text without the given secrets, and without what may be one in any address: user, password and query. A server
 * may say anything that it was sent.
 */
export function hidden(text: string, secrets: readonly string[] = []): string {
  return secrets
    .filter(secret => secret.length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, secret) => left.replaceAll(secret, INSTEAD), text)
    .replace(/:\/\/[^\s"'<>]+/gu, withoutLogin)
}

/** `://user:password@host/path?query` without user, password and query. */
function withoutLogin(address: string): string {
  const [whole = ''] = address.split(/[?#]/u)
  const end = whole.indexOf('/', 3)
  const place = end < 0 ? whole : whole.slice(0, end)
  const login = place.lastIndexOf('@')
  const shown = login < 0 ? whole : `://${INSTEAD}${whole.slice(login)}`
  return whole === address ? shown : `${shown}?${INSTEAD}`
}

/** The first line of what a server said, of at most 200 characters, without its point and without secrets. */
export function firstLine(said: string, secrets: readonly string[] = []): string {
  const [line = ''] = said.slice(0, 10_000).trim().split('\n')
  return hidden(line, secrets)
    .slice(0, 200)
    .replace(/(?<![.\s])[.\s]+$/u, '')
}
