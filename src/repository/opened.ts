import {jsonValue} from '../files/syntax/plain-json.ts'
import {yamlDocuments} from './documents.ts'
import {pathsOfKind, type FileKind} from './files.ts'
import {inScope, isNear, isOnlyOne, isUsual, pointers, type Scope} from './scope.ts'

/** A file with its text. */
export interface ReadFile {
  readonly path: string
  readonly text: string
}

/** One document of a YAML file. */
export interface Manifest {
  readonly path: string
  readonly document: unknown
  /** Whether the file names the model, or the policy points to it. */
  readonly names: boolean
  readonly pointed: boolean
}

/** The files of a version: all paths, and the text of those that `wantedFiles` asked for. */
export interface Repository {
  readonly paths: readonly string[]
  /** Null where the file was not read. */
  readonly text: (path: string) => string | null
}

/** A repository as it is about one model; opened once, so that every file is parsed once. */
export interface OpenedRepository {
  readonly scope: Scope
  readonly repository: Repository
  /** Paths of a kind that belong to the model, nearest first. */
  paths(kind: FileKind): readonly string[]
  /** The same, those in the model's folder or directly in one above it. */
  near(kind: FileKind): readonly string[]
  /** The same, and where there are none those in the usual places of a repository: `src/`, `training/`, `pipelines/` … */
  usual(kind: FileKind): readonly string[]
  /** Those of a kind that were read, and what the policy points to for a practice. */
  read(kind: FileKind, practice?: string): readonly ReadFile[]
  /** The documents of the manifests, those about the model first. */
  manifests(practice: string): readonly Manifest[]
  yaml(file: ReadFile): readonly unknown[]
  /** Undefined where it is broken. */
  json(file: ReadFile): unknown
  /** Whether a text names the model. */
  names(text: string): boolean
}

/** What a manifest of any use to the detectors says somewhere; spares parsing the others. */
const MANIFEST = /^\uFEFF?[ \t]*(kind|groups|scrape_configs|services|deployments|route)[ \t]*:/mu

/** Kinds whose names say that they are of a model; locks and images may be of anything. */
const SAYS_ITSELF: ReadonlySet<FileKind> = new Set([
  'trainingScript',
  'notebook',
  'modelCard',
  'explanation'
])

/** Those that name the model; all where none does. */
export function aboutModel<T extends {readonly names: boolean}>(found: readonly T[]): readonly T[] {
  const named = found.filter(f => f.names)
  return named.length > 0 ? named : found
}

/** Opens a version's files for whoever asks what they say of a model. */
export function openRepository(repository: Repository, scope: Scope): OpenedRepository {
  const scoped = inScope(repository.paths, scope)
  const name = namePattern(scope)
  const documents = new Map<string, readonly unknown[]>()
  const values = new Map<string, unknown>()

  const opened: OpenedRepository = {
    scope,
    repository,
    paths: kind => pathsOfKind(kind, scoped),
    near: kind => pathsOfKind(kind, scoped).filter(path => isNear(path, scope.folder)),
    usual(kind) {
      const near = opened.near(kind)
      return near.length > 0
        ? near
        : opened
            .paths(kind)
            .filter(
              path =>
                isUsual(path, scope) ||
                opened.names(path) ||
                (SAYS_ITSELF.has(kind) && isOnlyOne(path, scope))
            )
    },
    read(kind, practice) {
      const pointed = pointers(scope.policy).filter(p => p.practice === practice)
      const paths = new Set([...pointed.map(p => p.path), ...opened.paths(kind)])
      return [...paths].flatMap(path => {
        const text = repository.text(path)
        return text === null ? [] : [{path, text}]
      })
    },
    manifests(practice) {
      const pointed = new Set(
        pointers(scope.policy)
          .filter(p => p.practice === practice)
          .map(p => p.path)
      )
      const all = opened
        .read('manifest', practice)
        .filter(file => MANIFEST.test(file.text))
        .flatMap(file => {
          const is = pointed.has(file.path)
          const names = is || opened.names(`${file.path}\n${file.text}`)
          return opened
            .yaml(file)
            .map(document => ({path: file.path, document, names, pointed: is}))
        })
      return [...all.filter(m => m.names), ...all.filter(m => !m.names)]
    },
    yaml: file => remembered(documents, file.path, () => yamlDocuments(file.text)),
    json: file => remembered(values, file.path, () => jsonValue(file.text)),
    names: text => name.test(text)
  }
  return opened
}

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key)
  if (known !== undefined) return known
  const made = make()
  memory.set(key, made)
  return made
}

/** The model's name, its last part and its name in the registry, however their words are joined. */
function namePattern(scope: Scope): RegExp {
  const {registry} = scope.policy
  const registered = registry !== undefined && 'model' in registry ? [registry.model] : []
  const names = [scope.name, ...registered].flatMap(n => [n, n.slice(n.lastIndexOf('/') + 1)])
  const patterns = [...new Set(names)]
    .map(n => n.split(/[^\p{L}\p{N}]+/u).filter(word => word !== ''))
    .filter(words => words.length > 0)
    .map(words => words.join('[^\\p{L}\\p{N}]?'))
  if (patterns.length === 0) return /(?!)/u
  return new RegExp(`(?<![\\p{L}\\p{N}])(${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
}
