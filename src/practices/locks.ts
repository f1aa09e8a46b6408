import {jsonValue} from '../files/syntax/plain-json.ts'
import {at, numberOf, textOf, yamlDocuments} from '../repository/documents.ts'
import type {ReadFile} from '../repository/opened.ts'
import {declared, missing, verified, type Observation} from './practice.ts'

/** How each tool's lock says which form it has, and which forms are known. */
const LOCKS: readonly {
  readonly name: RegExp
  readonly form: (text: string) => string | null
  readonly known: RegExp
}[] = [
  {name: /(^|\/)uv\.lock$/u, form: inToml('version'), known: /^1$/u},
  {name: /(^|\/)poetry\.lock$/u, form: inToml('lock-version'), known: /^[12]\.\d+$/u},
  {name: /(^|\/)pdm\.lock$/u, form: inToml('lock_version'), known: /^4\.\d/u},
  {name: /(^|\/)pixi\.lock$/u, form: inYaml, known: /^[1-6]$/u},
  {name: /conda-lock(\.ya?ml)?$/u, form: inYaml, known: /^1$/u},
  {
    name: /(^|\/)Pipfile\.lock$/u,
    form: text => shown(at(jsonValue(text), '_meta', 'pipfile-spec')),
    known: /^6$/u
  }
]

/** Whether a lock file is one of its tool, in a form that is known; a lock that was too large to be read is one by its name. */
export function lockSighting(path: string, text: string | null): Observation {
  const lock = LOCKS.find(({name}) => name.test(path))
  if (text === null) return verified(`${path} locks the packages.`)
  if (text.trim() === '') return missing(`${path} is empty.`)
  if (lock === undefined) return verified(`${path} locks the packages.`)
  const form = lock.form(text)
  if (form === null) return missing(`${path} is no lock that its tool would write.`)
  return lock.known.test(form)
    ? verified(`${path} locks the packages.`)
    : declared(`${path} is of form ${form}, which is not known.`)
}

/** A Croissant description that records its files by digest. */
export function croissantSighting({path, text}: ReadFile, value: unknown): Observation | null {
  if (value === undefined) return missing(`${path} is no readable JSON (Croissant).`)
  if (!/"sha256"\s*:\s*"[0-9a-f]{64}"/iu.test(text)) return null
  const profile = textOf(at(value, 'conformsTo'))
  const version = /croissant\/([^]+)$/u.exec(profile ?? '')?.[1]
  return version === undefined || /^1\.[01]$/u.test(version)
    ? verified(`${path} records the data by sha256 (Croissant).`)
    : declared(`${path} records the data by sha256, in Croissant ${version}, which is not known.`)
}

/** Before the first table, where each of these tools but PDM writes it; a line of its own. */
function inToml(key: string): (text: string) => string | null {
  const line = new RegExp(`^${key}\\s*=\\s*"?([^"\\n]+?)"?\\s*$`, 'mu')
  return text => line.exec(text)?.[1] ?? null
}

function inYaml(text: string): string | null {
  // The version stands at the top of pixi's and at the end of conda-lock's, which are long.
  const line = /^version\s*:\s*(\S+)\s*$/mu.exec(text)?.[1]
  return line ?? shown(at(yamlDocuments(text)[0], 'version'))
}

function shown(value: unknown): string | null {
  return textOf(value) ?? numberOf(value)?.toString() ?? null
}
