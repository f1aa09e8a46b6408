import {readDocument} from '../files/document.ts'
import {wholeText} from '../files/text.ts'
import type {Card, RecordedDigest} from './evidence.ts'
import type {Problem} from '../files/problem.ts'
import {isRecord, listAt, textAt} from './record.ts'

export interface DigestReading {
  readonly digests: readonly RecordedDigest[]
  readonly problems: readonly Problem[]
}

const WEIGHTS =
  /\.(?:safetensors|bin|pt|pth|ckpt|onnx|pkl|pickle|joblib|h5|hdf5|keras|gguf|ggml|tflite|pb|cbm|ubj|bst|mlmodel|msgpack|skops)$|(?:^|\/)model\.\w+$/iu
const WEIGHTS_FOLDER = /(?:^|\/)(?:models?|weights|checkpoints?)(?:\/|$)/iu
const DATA = /\.(?:csv|tsv|parquet|json|jsonl|ndjson|arrow|feather|txt|npy|npz|zip|gz|tar|xml)$/iu
const CODE = /\.(?:py|ipynb|r|jl|scala|java|js|ts|sh|sql|c|cpp|h|rs|go)$/iu
const CODE_FOLDER = /(?:^|\/)(?:src|scripts?|code)(?:\/|$)/iu
/** Outputs that tell how good a model is: they are evidence, not what it was made from. */
const RESULTS =
  /(?:^|\/)(?:metrics?|scores?|plots?|reports?|predictions?|results?|confusion\w*|importance)(?:[._/-]|$)|\.(?:png|svg|html)$/iu
/** Data that models are tested on, by the name of a file or folder. */
const TEST_DATA =
  /(?:^|[/._-])(?:test|testing|eval|evaluation|hold[_-]?out|gold|golden|benchmark)(?:[/._-]|$)/iu
const TRAINING = /train|(?:^|[/._-])fit(?:[/._-]|$)/iu
const EVALUATING = /^(?:eval|test|scor|validat|benchmark)/iu
const SETTINGS = /(?:^|\/)(?:params|config|settings|requirements|schema)[^/]*$/iu
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

/** What a file is to a model, by its path and extension. */
export function roleOf(path: string): RecordedDigest['role'] {
  if (CODE.test(path)) return 'code'
  if (WEIGHTS.test(path)) return 'weights'
  if (DATA.test(path)) return 'data'
  if (WEIGHTS_FOLDER.test(path)) return 'weights'
  return CODE_FOLDER.test(path) ? 'code' : 'data'
}

function ofLock(value: unknown, folder: string, recordedIn: string): readonly RecordedDigest[] {
  // Locks before DVC 2 have the stages at the top.
  const stages = isRecord(value) && isRecord(value.stages) ? value.stages : value
  if (!isRecord(stages)) return []
  const evaluated = evaluatedIn(stages)
  return Object.values(stages).flatMap(stage => [
    ...listAt(stage, 'deps').flatMap(entry => ofEntry(entry, folder, recordedIn, evaluated)),
    ...listAt(stage, 'outs')
      .filter(entry => !RESULTS.test(textAt(entry, 'path') ?? ''))
      .flatMap(entry => ofEntry(entry, folder, recordedIn, evaluated))
  ])
}

/**
 * What only stages of evaluation read and no stage made. What a stage made may differ because the code did, and
 * is test data only where its name says so.
 */
function evaluatedIn(stages: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const pathsAt = (stage: unknown, part: 'deps' | 'outs'): readonly string[] =>
    listAt(stage, part).flatMap(entry => textAt(entry, 'path') ?? [])
  const all = Object.entries(stages)
  const others = new Set(
    all.flatMap(([name, stage]) => [
      ...pathsAt(stage, 'outs'),
      ...(EVALUATING.test(name) ? [] : pathsAt(stage, 'deps'))
    ])
  )
  return new Set(
    all
      .filter(([name]) => EVALUATING.test(name))
      .flatMap(([, stage]) => pathsAt(stage, 'deps'))
      .filter(path => !others.has(path) && !RESULTS.test(path) && !SETTINGS.test(path))
  )
}

function ofEntry(
  entry: unknown,
  folder: string,
  recordedIn: string,
  evaluated: ReadonlySet<string> = new Set()
): readonly RecordedDigest[] {
  const path = textAt(entry, 'path')
  const digest = digestOf(entry)
  if (path === undefined || digest === undefined) return []
  const full = joined(folder, path)
  const bytes = bytesOf(textAt(entry, 'size'))
  const isEvaluated = (evaluated.has(path) && roleOf(full) === 'data') || isTestData(full)
  return [
    {
      role: roleOf(full),
      path: full,
      digest,
      recordedIn,
      ...(isEvaluated && {isEvaluated: true as const}),
      ...bytes
    }
  ]
}

function isTestData(path: string): boolean {
  const isNamed = TEST_DATA.test(path) && !TRAINING.test(path) && !RESULTS.test(path)
  return isNamed && roleOf(path) === 'data'
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
