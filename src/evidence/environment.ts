import {nameOf} from '../files/paths.ts'
import {readDocument} from '../files/document.ts'
import {wholeText} from '../files/text.ts'
import type {Problem} from '../files/problem.ts'
import {listAt, recordAt, textAt} from './record.ts'
import {readRequirement, readRequirements} from './requirements.ts'

/** What a model runs in, as one file states it. */
export interface EnvironmentReading {
  /** Versions by package name (PEP 503), as written: `1.8.0`, or `>=1.7` where it is not pinned. */
  readonly packages: Readonly<Record<string, string>>
  /** Whether every package has exactly one version. */
  readonly pinned: boolean
  /** Whether the content is fixed too, by a lock file's or the requirements' hashes or image digests. */
  readonly locked: boolean
  readonly problems: readonly Problem[]
}

type Pin = readonly [name: string, version: string]

const FORMATS: readonly (readonly [
  RegExp,
  (path: string, bytes: Uint8Array) => EnvironmentReading
])[] = [
  // poetry.toml, uv.toml and pdm.toml are settings.
  [/^(?:(?:uv|poetry|pdm)\.lock|pylock(?:\.[\w-]+)?\.toml)$/u, readTomlLock],
  [/^Pipfile\.lock$/u, readPipfileLock],
  [/^conda-lock\.ya?ml$/u, readCondaLock],
  [/^(?:environment|conda)(?:[-.][\w.-]+)?\.ya?ml$/u, readConda],
  [/^python_env\.ya?ml$/u, readPythonEnv],
  [/^(?:Dockerfile|Containerfile)(?:\.[\w-]+)?$|\.Dockerfile$/u, readImages],
  [/^(?:[\w.-]*[-_.])?requirements(?:[-_.][\w.-]*)?\.txt$/u, readPipRequirements]
]

/** Whether a file is one that `readEnvironment` reads, by its name. */
export function holdsEnvironment(path: string): boolean {
  return FORMATS.some(([name]) => name.test(nameOf(path)))
}

/**
 * Reads the packages of requirements.txt, uv.lock, poetry.lock, pdm.lock, pylock.toml, Pipfile.lock,
 * conda-lock.yml, environment.yml, MLflow's conda.yaml and python_env.yaml, and the base images of a
 * Dockerfile (as `image:<name>`). Never throws.
 */
export function readEnvironment(path: string, bytes: Uint8Array): EnvironmentReading {
  const format = FORMATS.find(([name]) => name.test(nameOf(path)))
  return format === undefined ? readPipRequirements(path, bytes) : format[1](path, bytes)
}

function readPipRequirements(_: string, bytes: Uint8Array): EnvironmentReading {
  const found = readRequirements(wholeText(bytes))
  const pins = found.map(({name, version}): Pin => [name, version])
  return environment(pins, {locked: found.every(({hashed, pinned}) => hashed && pinned)})
}

function readTomlLock(path: string, bytes: Uint8Array): EnvironmentReading {
  const {value, problems} = readDocument(path, bytes, 'toml')
  // pylock.toml (PEP 751) has `packages`, the others `package`.
  const packages = [...listAt(value, 'package'), ...listAt(value, 'packages')]
  const python =
    textAt(value, 'requires-python') ?? textAt(recordAt(value, 'metadata'), 'python-versions')
  const pins = packages.flatMap(pinOf)
  return lock(path, python === undefined ? pins : [...pins, ['python', python]], problems)
}

function readPipfileLock(path: string, bytes: Uint8Array): EnvironmentReading {
  const {value, problems} = readDocument(path, bytes, 'json')
  const pins = ['default', 'develop'].flatMap(group =>
    Object.entries(recordAt(value, group)).map(([name, entry]): Pin => {
      const version = textAt(entry, 'version')?.replace(/^==/u, '') ?? textAt(entry, 'ref')
      return [normal(name), version ?? 'any']
    })
  )
  return lock(path, pins, problems)
}

function readCondaLock(path: string, bytes: Uint8Array): EnvironmentReading {
  const {value, problems} = readDocument(path, bytes, 'yaml')
  return lock(path, listAt(value, 'package').flatMap(pinOf), problems)
}

function readConda(path: string, bytes: Uint8Array): EnvironmentReading {
  const {value, problems} = readDocument(path, bytes, 'yaml')
  if (problems.length > 0) return unread(problems)
  const pins = listAt(value, 'dependencies').flatMap(entry => {
    if (typeof entry === 'string') return condaPin(entry)
    return listAt(entry, 'pip').flatMap(requirementPin)
  })
  return environment(pins, {locked: false})
}

function readPythonEnv(path: string, bytes: Uint8Array): EnvironmentReading {
  const {value, problems} = readDocument(path, bytes, 'yaml')
  if (problems.length > 0) return unread(problems)
  const python = textAt(value, 'python')
  const required = [...listAt(value, 'build_dependencies'), ...listAt(value, 'dependencies')]
  const pins = required.flatMap(requirementPin)
  return environment(python === undefined ? pins : [['python', python], ...pins], {locked: false})
}

/** Base images; names of the file's own stages are none. */
function readImages(_: string, bytes: Uint8Array): EnvironmentReading {
  const stages = new Set<string>(['scratch'])
  const pins: Pin[] = []
  for (const line of wholeText(bytes).split(/\r?\n/u)) {
    const from = /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/iu.exec(line)
    if (from === null) continue
    const [, image = '', stage] = from
    if (!stages.has(image.toLowerCase())) {
      const [name = '', digest] = image.split('@')
      const [, repository = name, tag = 'latest'] = /^(.*?)(?::([^:/]+))?$/u.exec(name) ?? []
      pins.push([`image:${repository}`, digest === undefined ? tag : `${tag}@${digest}`])
    }
    if (stage !== undefined) stages.add(stage.toLowerCase())
  }
  const locked = pins.length > 0 && pins.every(([, version]) => version.includes('@sha256:'))
  return {...environment(pins, {locked}), pinned: locked}
}

/** `numpy=1.26.4=py311_0`, `python>=3.11`, `conda-forge::scipy`: a conda match specification. */
function condaPin(entry: string): readonly Pin[] {
  const match = /^(?:[^\s:]+::)?([\w.-]+)/u.exec(entry.trim())
  if (match === null) return []
  const [all, name = ''] = match
  const version = entry.trim().slice(all.length).trim()
  const exact = /^={1,2}([^=,|*<>!~\s]+)(?:=\S+)?$/u.exec(version)?.[1]
  return [[normal(name), exact ?? (version === '' ? 'any' : version)]]
}

function requirementPin(line: unknown): readonly Pin[] {
  const found = typeof line === 'string' ? readRequirement(line) : null
  return found === null ? [] : [[found.name, found.version]]
}

function pinOf(entry: unknown): readonly Pin[] {
  const name = textAt(entry, 'name')
  return name === undefined ? [] : [[normal(name), textAt(entry, 'version') ?? 'any']]
}

function lock(
  path: string,
  pins: readonly Pin[],
  problems: readonly Problem[]
): EnvironmentReading {
  if (problems.length > 0) return unread(problems)
  if (pins.length > 0) return {...environment(pins, {locked: true}), pinned: true}
  const problem: Problem = {
    status: 'missing',
    id: 'no-packages',
    summary: `${path} locks no packages.`,
    remedy: 'Write the lock file again with its tool.',
    location: {file: path, line: 1}
  }
  return unread([problem])
}

function unread(problems: readonly Problem[]): EnvironmentReading {
  return {packages: {}, pinned: false, locked: false, problems}
}

/** A lock may have several versions of a package, for different platforms: all are told. */
function environment(pins: readonly Pin[], {locked}: {locked: boolean}): EnvironmentReading {
  const versions = new Map<string, Set<string>>()
  for (const [name, version] of pins) {
    versions.set(name, (versions.get(name) ?? new Set()).add(version))
  }
  const packages = Object.fromEntries(
    [...versions]
      .map(([name, all]) => [name, [...all].sort().join(', ')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
  )
  const pinned =
    pins.length > 0 &&
    pins.every(([, version]) => /^[\w.!+-]+$/u.test(version) && version !== 'any')
  return {packages, pinned, locked: locked && pins.length > 0, problems: []}
}

function normal(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/gu, '-')
}
