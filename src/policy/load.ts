import {isScalar, LineCounter, parseDocument, visit, type Document} from 'yaml'
import {UserError} from '../errors.ts'
import {describeIssue, nearest, type Fault} from './issues.ts'
import {policySchema, type Policy} from './schema.ts'

const MAX_ALIASES = 100
const MAX_POLICY_CHARS = 1_000_000

/**
 * Reads a policy file. Throws a `UserError` that names file, line, what was given and what is allowed,
 * one line for each fault.
 */
export function loadPolicy(text: string, file: string): Policy {
  if (text.length > MAX_POLICY_CHARS) {
    throw new UserError(
      `${file}: a policy of ${text.length} characters; at most ${MAX_POLICY_CHARS} are read`
    )
  }
  const lines = new LineCounter()
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false})
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line)
  if (document.errors.length > 0) {
    throw new UserError(
      document.errors
        .map(e => `${file}:${lineAt(e.pos[0])}: not readable as YAML: ${e.message}`)
        .join('\n')
    )
  }
  const data = toData(document, file)
  const lost = lostKeys(document)
  if (lost.length > 0) {
    throw new UserError(
      lost
        .map(
          offset => `${file}:${lineAt(offset)}: "__proto__" cannot be a name here; choose another.`
        )
        .join('\n')
    )
  }
  const result = policySchema.safeParse(data)
  const faulty = result.success
    ? waiversOfNoModel(result.data)
    : result.error.issues.flatMap(issue => describeIssue(issue, policySchema, data))
  if (result.success && faulty.length === 0) return result.data
  const faults = faulty
    .map(({path, message}) => ({line: lineAt(offsetOf(document, path)), message}))
    .sort((a, b) => a.line - b.line)
    .map(({line, message}) => `${file}:${line}: ${message}`)
  throw new UserError([...new Set(faults)].join('\n'))
}

function toData(document: Document, file: string): unknown {
  try {
    const data: unknown = document.toJS({maxAliasCount: MAX_ALIASES})
    if (data !== null && data !== undefined) return data
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UserError(
      why.startsWith('Unresolved alias')
        ? `${file}: not readable as YAML: ${why}`
        : `${file}: more than ${MAX_ALIASES} YAML aliases; write the values out`
    )
  }
  throw new UserError(`${file} is empty; a policy begins with "version: 1" and "models:".`)
}

/** Where keys stand that JavaScript takes for something else: what is below them would vanish. */
function lostKeys(document: Document): readonly number[] {
  const offsets: number[] = []
  visit(document, {
    Pair: (_, {key}) => {
      if (isScalar(key) && key.value === '__proto__') offsets.push(key.range?.[0] ?? 0)
    }
  })
  return offsets
}

/** A waiver of a model that the policy does not have would never count. */
function waiversOfNoModel({waivers = [], models}: Policy): readonly Fault[] {
  const names = Object.keys(models)
  return waivers.flatMap(({model}, i) => {
    if (model === undefined || names.includes(model)) return []
    const near = nearest(model, names)
    const hint = near === null ? '' : ` Did you mean "${near}"?`
    return [
      {
        path: ['waivers', i, 'model'],
        message: `waivers.${i}.model is "${model}", but the policy has no such model.${hint} Its models: ${names.join(', ')}.`
      }
    ]
  })
}

/** Where the deepest part of a path that exists in the document begins. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent: unknown =
      depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true)
    const key = path[depth - 1]
    const items = (parent as {items?: {key?: Ranged & {value?: unknown}}[]} | undefined)?.items
    const pair = items?.find(item => String(item.key?.value) === String(key))
    const node = pair?.key ?? (document.getIn(path.slice(0, depth), true) as Ranged | undefined)
    if (node?.range != null) return node.range[0]
  }
  return 0
}

interface Ranged {
  readonly range?: readonly [number, number, number] | null
}
