import {roleOfChange} from '../evidence/changed-files.ts'
import {isReadme, kindOfEvidence, looksLikeEvidence} from '../evidence/discover.ts'
import type {Evidence} from '../evidence/evidence.ts'
import {listFiles, NO_FILES} from '../evidence/model-files.ts'
import type {UnreadFile} from '../facts.ts'
import {folderOf, join} from '../files/paths.ts'
import type {Selected} from './places.ts'
import {isMadeOf, ownersOf, type Selection} from './select.ts'

/**
 * The changed files that look like a model's, by their names or, of those in `stating`, by their content, and that
 * neither are read as evidence nor make one of the models.
 */
export function unreadAmong(
  changed: readonly string[],
  {all}: Selection,
  stating: ReadonlySet<string>,
  isAccounted: (path: string) => boolean
): readonly UnreadFile[] {
  const read = all.flatMap(model => listFiles(model.files))
  const isRead = (path: string): boolean =>
    read.some(file => file === path || path.startsWith(`${file}/`))
  return changed.flatMap(path => {
    const role = roleOfChange(path) ?? (stating.has(path) ? 'evidence' : null)
    if (role === null || isReadme(path) || isRead(path) || isAccounted(path)) return []
    if (role !== 'evidence' && ownersOf(path, all).length > 0) return []
    return [{path, role, line: lineFor(path, all, role)}]
  })
}

/** The files of a model that are read because of names that are only likely. */
export function guessedOf(
  model: Selected,
  said: readonly string[],
  prefix: string
): readonly UnreadFile[] {
  return listFiles(model.files).flatMap(path =>
    model.named || looksLikeEvidence(path) || said.includes(path)
      ? []
      : [
          {
            path: join(prefix, path),
            role: 'evidence' as const,
            line: lineFor(path, [model], 'evidence')
          }
        ]
  )
}

function lineFor(path: string, all: readonly Selected[], role: UnreadFile['role']): string {
  const [owner] = ownersOf(path, all)
  const name = owner?.name ?? nameOf(path)
  const kind = kindOfEvidence(path)
  const key = kind === 'predictions' ? `predictions: {file: ${path}}` : `${kind ?? 'metrics'}: `
  const named = kind !== null || role === 'evidence' ? path : 'metrics.json'
  const value = kind === 'predictions' ? '' : named
  return `models: {${name}: {${key}${value}}}`
}

function nameOf(path: string): string {
  return folderOf(path) === '' ? 'my-model' : folderOf(path)
}

/** The model to whose judgement a file belongs that nobody reads: the nearest above it, or null where there is none. */
export function nearestTo(path: string, judged: readonly Selected[]): Selected | null {
  const owners = ownersOf(path, judged)
  return owners.length === 1 ? (owners[0] ?? null) : null
}

/** A model of which nothing is known but that its files are changed and not read. */
export function unknownModel(path: string, rootName: string): Selected {
  const folder = folderOf(path)
  return {
    name: folder === '' ? rootName : folder,
    folder,
    files: NO_FILES,
    columns: {},
    named: false
  }
}

/**
 * Changed weights and data of a model that say no more than that they are changed: what is read of parameters, locks
 * and pointers is compared by what it says. What several models may share is of those whose evaluation changed.
 */
export function materialOf(
  model: Selected,
  {all}: Selection,
  changed: readonly string[],
  {sources}: Evidence,
  prefix: string
): readonly string[] {
  const compared = new Set(
    sources
      .filter(({kind}) => ['parameters', 'lock', 'weights'].includes(kind))
      .map(({path}) => path)
  )
  const isEvaluatedElsewhere = (path: string): boolean => {
    const owners = ownersOf(path, all)
    return owners.length > 1 && owners.some(owner => changed.some(isEvidenceOf(owner)))
  }
  return changed
    .filter(path => isMadeOf(model, all, path) && !isEvaluatedElsewhere(path))
    .filter(path => !compared.has(join(prefix, path)))
}

function isEvidenceOf({files}: Selected): (path: string) => boolean {
  const {card, metrics, predictions} = files
  return path => path === card || path === predictions || metrics.includes(path)
}
