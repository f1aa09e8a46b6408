import {LIMITS} from './limits.ts'
import {at, broken} from './problem.ts'
import type {Problem} from './problem.ts'
import {parseJson} from './syntax/json.ts'
import type {Parsed} from './syntax/node.ts'
import {plainOf} from './syntax/plain.ts'
import {parseToml} from './syntax/toml.ts'
import {parseYaml} from './syntax/yaml.ts'
import {tooLarge, wholeText} from './text.ts'

export type Syntax = 'json' | 'toml' | 'yaml'

/** The content of a settings or lock file as plain values, or undefined where it cannot be read. */
export interface Document {
  readonly value: unknown
  readonly problems: readonly Problem[]
}

const PARSERS: Readonly<Record<Syntax, (file: string, text: string) => Parsed>> = {
  json: parseJson,
  yaml: parseYaml,
  toml: parseToml
}

/** Reads a file in a syntax, whole or not at all. Never throws: broken files and aliases that explode are problems. */
export function readDocument(path: string, bytes: Uint8Array, syntax: Syntax): Document {
  if (bytes.length > LIMITS.settingsFile.most) {
    return {value: undefined, problems: [tooLarge(path, bytes.length, LIMITS.settingsFile.most)]}
  }
  const {root, problems} = PARSERS[syntax](path, wholeText(bytes))
  const [problem] = problems
  if (problem !== undefined) return {value: undefined, problems: [problem]}
  if (root !== null) return {value: plainOf(root), problems: []}
  return syntax === 'json' ? nothing(path) : {value: null, problems: []}
}

/** An empty file is a YAML or TOML file without values, and no JSON. */
function nothing(path: string): Document {
  const summary = `${path} is empty, which is not valid JSON.`
  const problem = broken('broken-json', at(path), summary, 'Write the JSON again.')
  return {value: undefined, problems: [problem]}
}
