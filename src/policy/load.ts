import {UserError} from '../errors.ts'
import {isNull, type Node} from '../files/syntax/node.ts'
import {plainOf} from '../files/syntax/plain.ts'
import {parseYaml} from '../files/syntax/yaml.ts'
import {describeIssue, nearest, type Fault} from './issues.ts'
import type {Policy, PolicySchema} from './schema.ts'

const MAX_POLICY_CHARS = 1_000_000

/**
 * Reads a policy file. Throws a `UserError` that names file, line, what was given and what is allowed,
 * one line for each fault.
 */
export function parsePolicy(text: string, file: string, schema: PolicySchema): Policy {
  if (text.length > MAX_POLICY_CHARS) {
    throw new UserError(
      `${file}: a policy of ${text.length} characters; at most ${MAX_POLICY_CHARS} are read`
    )
  }
  const root = rootOf(text, file)
  const data = plainOf(root)
  const result = schema.safeParse(data)
  const faulty = result.success
    ? waiversOfNoModel(result.data)
    : result.error.issues.flatMap(issue => describeIssue(issue, schema, data))
  if (result.success && faulty.length === 0) return result.data
  const faults = faulty
    .map(({path, message}) => ({line: lineOf(root, path), message}))
    .sort((a, b) => a.line - b.line)
    .map(({line, message}) => `${file}:${line}: ${message}`)
  throw new UserError([...new Set(faults)].join('\n'))
}

/** The content of the file, whole or not at all. */
function rootOf(text: string, file: string): Node {
  const {root, problems} = parseYaml(file, text)
  if (problems.length > 0) throw new UserError(problems.map(({summary}) => summary).join('\n'))
  if (root === null || isNull(root)) {
    throw new UserError(`${file} is empty; a policy begins with "version: 1" and "models:".`)
  }
  const unsayable = [...unsayableIn(root, root.line)]
  if (unsayable.length > 0) {
    throw new UserError(unsayable.map(({line, why}) => `${file}:${line}: ${why}.`).join('\n'))
  }
  return root
}

/** What is not a value, and keys that JavaScript takes for something else: what is below them would vanish. */
function* unsayableIn(node: Node, line: number): Generator<{line: number; why: string}> {
  if (node.kind === 'other' && !WORDS.has(node.value))
    yield {line, why: `here is ${node.value}; write the value out`}
  if (node.kind === 'number' && Number.isNaN(node.value))
    yield {line, why: `here is ${node.raw}, which is no number; write the number out`}
  if (node.kind === 'list') for (const item of node.items) yield* unsayableIn(item, item.line)
  if (node.kind !== 'map') return
  for (const [key, inner] of node.entries) {
    const at = node.keyLines?.get(key) ?? inner.line
    if (key === '__proto__')
      yield {line: at, why: '"__proto__" cannot be a name here; choose another'}
    yield* unsayableIn(inner, at)
  }
}

/** The words of YAML that are values. */
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null'])

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

/** The line of the deepest part of a path that the file has. */
function lineOf(root: Node, path: readonly PropertyKey[]): number {
  let line = 1
  let here = root
  for (const part of path.map(String)) {
    const inner =
      here.kind === 'map'
        ? here.entries.get(part)
        : here.kind === 'list'
          ? here.items[Number(part)]
          : undefined
    if (inner === undefined) return line
    line = (here.kind === 'map' ? here.keyLines?.get(part) : undefined) ?? inner.line
    here = inner
  }
  return line
}
