import {at, isFields, items, textOf, type Fields} from '../documents.ts'

/** Where Alertmanager sends an alert. */
export type Routed =
  | {readonly to: 'receiver'; readonly name: string}
  /** A receiver that has nothing to send with, or that is not there. */
  | {readonly to: 'nobody'; readonly name: string}
  | {readonly to: 'unknown'}

type Labels = Readonly<Record<string, string>>

/** No tree of routes is deeper; keeps one that holds itself from going on. */
const MAX_DEPTH = 10

/** Whether a document is a configuration of Alertmanager, or an AlertmanagerConfig of its operator. */
export function isAlertmanager(document: unknown): boolean {
  const body = bodyOf(document)
  return isFields(at(body, 'route')) && Array.isArray(at(body, 'receivers'))
}

/**
 * Follows an alert through the tree of routes: the first child that matches takes it, unless it says
 * `continue`. Unknown where a matcher's regular expression is more than words and `.*`.
 */
export function routeOf(document: unknown, labels: Labels): Routed {
  const body = bodyOf(document)
  const names = receiversOf(at(body, 'route'), labels, null)
  if (names === null) return {to: 'unknown'}
  const receivers = items(at(body, 'receivers'))
  const sending = names.find(name => receivers.some(r => at(r, 'name') === name && sends(r)))
  return sending === undefined
    ? {to: 'nobody', name: names[0] ?? ''}
    : {to: 'receiver', name: sending}
}

function bodyOf(document: unknown): unknown {
  return at(document, 'kind') === 'AlertmanagerConfig' ? at(document, 'spec') : document
}

function sends(receiver: unknown): boolean {
  return (
    isFields(receiver) &&
    Object.entries(receiver).some(
      ([key, value]) => /_?configs$/iu.test(key) && Array.isArray(value) && value.length > 0
    )
  )
}

function receiversOf(
  route: unknown,
  labels: Labels,
  inherited: string | null,
  depth = 0
): readonly string[] | null {
  if (depth > MAX_DEPTH) return null
  const receiver = textOf(at(route, 'receiver')) ?? inherited
  const found: string[] = []
  for (const child of items(at(route, 'routes'))) {
    const does = isFields(child) ? matches(child, labels) : false
    if (does === null) return null
    if (!does) continue
    const below = receiversOf(child, labels, receiver, depth + 1)
    if (below === null) return null
    for (const one of below) found.push(one)
    if (at(child, 'continue') !== true) return found
  }
  return found.length > 0 ? found : receiver === null ? [] : [receiver]
}

interface Matcher {
  readonly label: string
  readonly value: string
  readonly isRegex: boolean
  readonly isEqual: boolean
}

/** Whether all matchers of a route hold; null where that cannot be told. */
function matches(route: Fields, labels: Labels): boolean | null {
  const answers = matchersOf(route).map(matcher => {
    if (matcher === null) return null
    const {label, value, isRegex, isEqual} = matcher
    const given = Object.hasOwn(labels, label) ? (labels[label] ?? '') : ''
    const does = isRegex ? isLike(value, given) : value === given
    return does === null ? null : does === isEqual
  })
  return answers.includes(false) ? false : answers.includes(null) ? null : true
}

/** `matchers` as text or, of the operator, as fields; `match` and `match_re` are the older form. */
function matchersOf(route: Fields): readonly (Matcher | null)[] {
  const older = (key: string, isRegex: boolean): readonly Matcher[] =>
    Object.entries(isFields(route[key]) ? route[key] : {}).map(([label, value]) => ({
      label,
      value: String(value),
      isRegex,
      isEqual: true
    }))
  const newer = items(route['matchers']).map(matcher => {
    if (typeof matcher === 'string') return parsed(matcher)
    const label = textOf(at(matcher, 'name'))
    const type = textOf(at(matcher, 'matchType')) ?? (at(matcher, 'regex') === true ? '=~' : '=')
    return label === null ? null : of(label, type, textOf(at(matcher, 'value')) ?? '')
  })
  return [...older('match', false), ...older('match_re', true), ...newer]
}

function parsed(text: string): Matcher | null {
  const bare = text
    .trim()
    .replace(/^\{\s*/u, '')
    .replace(/\}$/u, '')
  const [, label, operator = '', rest = ''] =
    /^"?([\w.-]+)"?\s*(=~|!~|!=|=)([^]*)$/u.exec(bare) ?? []
  const value = rest.trim().replace(/^"|"$/gu, '')
  return label === undefined || value.includes('"') ? null : of(label, operator, value)
}

function of(label: string, operator: string, value: string): Matcher {
  return {label, value, isRegex: operator.endsWith('~'), isEqual: operator.startsWith('=')}
}

/** A regular expression of words and `.*`, anchored, as Alertmanager has it; null for any other. */
function isLike(pattern: string, text: string): boolean | null {
  const words = pattern.replace(/^\^?\(?(?:\?:)?|\)?\$?$/gu, '').split('|')
  if (words.some(word => !/^(?:[\w -]|\.[*+])*$/u.test(word))) return null
  return words.some(word => {
    const parts = word.split(/\.[*+]/u)
    const [first = '', ...rest] = parts
    if (rest.length === 0) return text === first
    const last = rest.pop() ?? ''
    if (!text.startsWith(first) || !text.slice(first.length).endsWith(last)) return false
    let at = first.length
    for (const part of rest) {
      const next = text.indexOf(part, at)
      if (next < 0) return false
      at = next + part.length
    }
    return at <= text.length - last.length
  })
}
