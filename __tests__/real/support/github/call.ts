import type {Store, Token} from './store.ts'

/** A request that the contract has accepted. */
export interface Call {
  readonly store: Store
  /** The address of the fake, without a slash at its end. */
  readonly apiUrl: string
  readonly url: URL
  readonly parameters: Readonly<Record<string, string>>
  readonly body: unknown
  readonly accept: string
  readonly caller: Token | undefined
}

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** JSON, or the bytes of a file where the caller asked for them; nothing for 204. */
  readonly body?: unknown
  /** As the description names it; `application/json` unless told otherwise. */
  readonly mediaType?: string
}

export type Handler = (call: Call) => Answer

/** An answer that GitHub gives instead of the one that was asked for. */
export class Refusal extends Error {
  readonly status: number
  readonly errors: readonly unknown[] | undefined

  constructor(status: number, message: string, errors?: readonly unknown[]) {
    super(message)
    this.status = status
    this.errors = errors
  }
}

/** The JSON of an error, as GitHub writes it. */
export function refusalAnswer({status, message, errors}: Refusal): Answer {
  const documentation_url = 'https://docs.github.com/rest'
  return {
    status,
    body: {message, ...(errors && {errors}), documentation_url, status: String(status)}
  }
}

/** The value of a placeholder in the path, decoded. */
export function parameter(call: Call, name: string): string {
  return decodeURIComponent(call.parameters[name] ?? '')
}

/** One page of a list with GitHub's Link header, 30 items unless the caller asks for another number. */
export function page(call: Call, items: readonly unknown[], wrap?: (page: unknown[]) => unknown) {
  const size = Number(call.url.searchParams.get('per_page') ?? 30)
  const current = Number(call.url.searchParams.get('page') ?? 1)
  const last = Math.max(1, Math.ceil(items.length / size))
  const shown = items.slice((current - 1) * size, current * size)
  const links = [
    ...(current > 1 ? [link(call, 'prev', current - 1)] : []),
    ...(current < last ? [link(call, 'next', current + 1), link(call, 'last', last)] : []),
    ...(current > 1 ? [link(call, 'first', 1)] : [])
  ]
  return {
    status: 200,
    body: wrap ? wrap(shown) : shown,
    ...(links.length > 0 && {headers: {link: links.join(', ')}})
  }
}

function link(call: Call, relation: string, number: number): string {
  const url = new URL(call.url)
  url.searchParams.set('page', String(number))
  return `<${url.href}>; rel="${relation}"`
}
