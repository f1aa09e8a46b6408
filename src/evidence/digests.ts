import {readDocument} from '../files/document.ts'
import {wholeText} from '../files/text.ts'
import type {Card, RecordedDigest} from './evidence.ts'
import type {Problem} from '../files/problem.ts'
import {isTestData, roleOf} from './file-roles.ts'
import {evaluatedIn, evaluationsIn, featuresIn, resultsIn} from './lock-test-data.ts'
import {isRecord, listAt, textAt} from './record.ts'

export interface DigestReading {
  readonly digests: readonly RecordedDigest[]
  readonly problems: readonly Problem[]
}

const LFS_POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v\d\r?\n/u
const MAX_POINTER_BYTES = 1024

/** Whether a file may hold digests, by its name; a Git LFS pointer can have any name. */
export function holdsDigests(path: string): boolean {
  return /(?:^|\/)(?:dvc\.lock|croissant\.json|metadata\.croissant\.json)$|\.(?:dvc|croissant\.json)$/u.test(
    path
  )
}

/** Whether a file is a Git LFS pointer instead of its content. */
export function isLfsPointer(bytes: Uint8Array): boolean {
  return bytes.length <= MAX_POINTER_BYTES && LFS_POINTER.test(wholeText(bytes))
}

/**
 * Reads what dvc.lock, a `.dvc` file, a Git LFS pointer or Croissant metadata recorded of other
 * files' content. Never throws.
 */
export function readDigests(path: string, bytes: Uint8Array): DigestReading {
  if (isLfsPointer(bytes)) return readPointer(path, wholeText(bytes))
  if (path.endsWith('.json')) return readCroissant(path, bytes)
  const {value, problems} = readDocument(path, bytes, 'yaml')
  if (problems.length > 0) return {digests: [], problems}
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const digests = path.endsWith('dvc.lock')
    ? ofLock(value, folder, path)
    : [...listAt(value, 'outs'), ...listAt(value, 'deps')].flatMap(entry =>
        ofEntry(entry, folder + (textAt(value, 'wdir') ?? '.'), path)
      )
  return {digests: unique(digests), problems: []}
}

/** The datasets of a card with the revision that it was evaluated on. */
export function cardDigests(card: Card): readonly RecordedDigest[] {
  return unique(
    card.entries.flatMap(({dataset, revision}) =>
      dataset === undefined || revision === undefined
        ? []
        : [
            {
              role: 'data',
              path: dataset,
              digest: `revision:${revision}`,
              recordedIn: card.path
            } as const
          ]
    )
  )
}

function ofLock(value: unknown, folder: string, recordedIn: string): readonly RecordedDigest[] {
  // Locks before DVC 2 have the stages at the top.
  const stages = isRecord(value) && isRecord(value.stages) ? value.stages : value
  if (!isRecord(stages)) return []
  const results = resultsIn(stages)
  const named = {
    evaluated: evaluatedIn(stages),
    features: featuresIn(stages),
    ofResults: new Set(evaluationsIn(stages).map(contentOf))
  }
  return Object.values(stages).flatMap(stage => [
    ...listAt(stage, 'deps').flatMap(entry => ofEntry(entry, folder, recordedIn, named)),
    ...listAt(stage, 'outs')
      .filter(entry => !results.has(textAt(entry, 'path') ?? ''))
      .flatMap(entry => ofEntry(entry, folder, recordedIn, named))
  ])
}

/** Paths as a lock writes them: what is evaluated on, and what only tells of features. */
interface NamedInLock {
  readonly evaluated: ReadonlySet<string>
  readonly features: ReadonlySet<string>
  /** Path and content of what the results were made with. */
  readonly ofResults: ReadonlySet<string>
}

const NOTHING_NAMED: NamedInLock = {
  evaluated: new Set(),
  features: new Set(),
  ofResults: new Set()
}

function ofEntry(
  entry: unknown,
  folder: string,
  recordedIn: string,
  {evaluated, features, ofResults}: NamedInLock = NOTHING_NAMED
): readonly RecordedDigest[] {
  const path = textAt(entry, 'path')
  const digest = digestOf(entry)
  if (path === undefined || digest === undefined) return []
  const full = joined(folder, path)
  const bytes = bytesOf(textAt(entry, 'size'))
  const isNamed = isTestData(full) && !features.has(path)
  const isEvaluated = isNamed || (evaluated.has(path) && roleOf(full) === 'data')
  return [
    {
      role: roleOf(full),
      path: full,
      digest,
      recordedIn,
      ...(isEvaluated && {isEvaluated: true as const}),
      ...(roleOf(full) === 'weights' &&
        ofResults.has(contentOf(entry)) && {gaveResults: true as const}),
      ...bytes
    }
  ]
}

/** What an entry says of a file: its path and its content. */
function contentOf(entry: unknown): string {
  return JSON.stringify([textAt(entry, 'path'), digestOf(entry)])
}

/** The size as a field, where one is written. */
function bytesOf(written: string | undefined): Pick<RecordedDigest, 'bytes'> {
  return written !== undefined && /^\d{1,15}$/u.test(written) ? {bytes: Number(written)} : {}
}

/** `hash` names the field since DVC 3; `etag` and `checksum` are of remote files. */
function digestOf(entry: unknown): string | undefined {
  for (const name of [textAt(entry, 'hash'), 'md5', 'sha256', 'etag', 'checksum']) {
    const value = name === undefined ? undefined : textAt(entry, name)
    if (value !== undefined) return `${name ?? ''}:${value}`
  }
  return undefined
}

function readPointer(path: string, text: string): DigestReading {
  const [, algorithm, hash] = /^oid (\w+):([\da-f]+)\s*$/mu.exec(text) ?? []
  if (algorithm !== undefined && hash !== undefined) {
    const digest = `${algorithm}:${hash}`
    const bytes = bytesOf(/^size (\d+)\s*$/mu.exec(text)?.[1])
    return {
      digests: [
        {
          role: roleOf(path),
          path,
          digest,
          recordedIn: path,
          ...(isTestData(path) && {isEvaluated: true as const}),
          ...bytes
        }
      ],
      problems: []
    }
  }
  const problem: Problem = {
    status: 'fail',
    id: 'broken-lfs-pointer',
    summary: `${path} is a Git LFS pointer without an object id.`,
    remedy: 'Add the file to Git LFS again.',
    location: {file: path, line: 1}
  }
  return {digests: [], problems: [problem]}
}

function readCroissant(path: string, bytes: Uint8Array): DigestReading {
  const {value, problems} = readDocument(path, bytes, 'json')
  const files = listAt(value, 'distribution').flatMap(file => {
    const sha256 = textAt(file, 'sha256')
    const name = textAt(file, 'name') ?? textAt(file, '@id') ?? textAt(file, 'contentUrl')
    if (sha256 === undefined || name === undefined || !/^[\da-f]{64}$/iu.test(sha256)) return []
    return [
      {
        role: 'data',
        path: name,
        digest: `sha256:${sha256.toLowerCase()}`,
        recordedIn: path,
        ...(isTestData(name) && {isEvaluated: true as const})
      } as const
    ]
  })
  const name = textAt(value, 'name')
  const version = textAt(value, 'version')
  if (name === undefined || version === undefined) return {digests: unique(files), problems}
  const whole = {role: 'data', path: name, digest: `version:${version}`, recordedIn: path} as const
  return {digests: unique([whole, ...files]), problems}
}

/** A path below a folder, with `.` and `..` taken out; addresses stay. */
function joined(folder: string, path: string): string {
  if (/^(?:[a-z\d+]+:\/\/|\/)/iu.test(path)) return path
  const parts: string[] = []
  for (const part of `${folder}/${path}`.split(/[/\\]/u)) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** Stages share files: each is told once. */
function unique(digests: readonly RecordedDigest[]): readonly RecordedDigest[] {
  const seen = new Map(digests.map(found => [`${found.role} ${found.path} ${found.digest}`, found]))
  return [...seen.values()]
}
