import {at, textOf} from '../documents.ts'
import type {FileKind} from '../files.ts'
import type {OpenedRepository, ReadFile} from '../opened.ts'
import {counterpart, type ProductionFiles} from '../surroundings.ts'
import {breaksOf} from './compatible.ts'
import type {Contract, Field, Side} from './field.ts'
import {readDescription} from './openapi.ts'
import {readSignature} from './signature.ts'

/** What a file with a contract says. */
type Content =
  | {readonly is: 'contract'; readonly contract: Contract}
  | {readonly is: 'unreadable'}
  | {readonly is: 'unknown'; readonly version: string}

/** The two kinds of files that are contracts. */
const SOURCES = {
  signature: {kind: 'mlModel', read: (value: unknown): Content => signatureOf(value)},
  description: {kind: 'openApi', read: (value: unknown): Content => descriptionOf(value)}
} as const satisfies Record<
  string,
  {readonly kind: FileKind; readonly read: (value: unknown) => Content}
>

export type Source = keyof typeof SOURCES

/** Whether what one file says of a side keeps to what the model in production says. */
export type Comparison = {
  readonly source: Source
  /** Of the candidate's file; of production's where the candidate has none. */
  readonly path: string
} & (
  | {readonly is: 'kept' | 'first' | 'alone'; readonly fields: readonly Field[]}
  | {readonly is: 'broken'; readonly breaks: readonly string[]}
  | {readonly is: 'unknown'; readonly version: string}
  /** `gone`: production has one; `undescribed`: the file does not say anything of the side. */
  | {readonly is: 'unreadable' | 'undescribed' | 'gone'}
)

/**
 * Which comparison counts where there are several: what breaks goes before what keeps. `first`: nothing is
 * in production; `alone`: what is there has none.
 */
const GRAVEST_FIRST = [
  'broken',
  'unreadable',
  'gone',
  'kept',
  'unknown',
  'first',
  'alone',
  'undescribed'
] as const satisfies readonly Comparison['is'][]

/** The files of both versions. */
export interface Versions {
  readonly opened: OpenedRepository
  /** Null where production's files were not listed. */
  readonly production: ProductionFiles | null
  /** Whether no model is in production. */
  readonly isFirst: boolean
}

/** The answer for a side, from signature and OpenAPI description; null where there is neither. */
export function contractAnswer(versions: Versions, side: Side): Comparison | null {
  const found = [compared(versions, 'signature', side), compared(versions, 'description', side)]
  for (const is of GRAVEST_FIRST) {
    const comparison = found.find(one => one?.is === is)
    if (comparison != null) return comparison
  }
  return null
}

/** The inputs in the candidate's signature, those that are named; null without one. */
export function neededInputs(opened: OpenedRepository): readonly Field[] | null {
  const fields = own(opened, 'signature', 'inputs')
    .flatMap(({content}) => (content.is === 'contract' ? (content.contract.inputs ?? []) : []))
    .filter(({name}) => !name.startsWith('#'))
  return fields.length === 0 ? null : fields
}

/** The inputs in each of the candidate's files that describe them: its signature, its OpenAPI description. */
export function describedInputs(
  opened: OpenedRepository
): readonly {readonly source: Source; readonly path: string; readonly fields: readonly Field[]}[] {
  const sources = ['signature', 'description'] as const
  return sources.flatMap(source =>
    own(opened, source, 'inputs').flatMap(({path, content}) =>
      content.is === 'contract' ? [{source, path, fields: content.contract.inputs ?? []}] : []
    )
  )
}

interface Found {
  readonly path: string
  readonly content: Content
}

function compared(
  {opened, production, isFirst}: Versions,
  source: Source,
  side: Side
): Comparison | null {
  const [mine] = own(opened, source, side)
  const same = mine === undefined ? null : counterpart(mine.path, {...opened, production})
  const live = production === null ? null : inProduction(production, source, side, same)
  const before = live?.content.is === 'contract' ? live.content.contract[side] : null
  if (mine === undefined)
    return live === null || before === null ? null : {source, path: live.path, is: 'gone'}
  const {path, content} = mine
  if (content.is !== 'contract') return {source, path, ...content}
  const fields = content.contract[side]
  if (fields === null) return {source, path, is: before === null ? 'undescribed' : 'gone'}
  if (isFirst) return {source, path, is: 'first', fields}
  if (before === null) return {source, path, is: 'alone', fields}
  const breaks = breaksOf(before, fields, side)
  return breaks.length === 0
    ? {source, path, is: 'kept', fields}
    : {source, path, is: 'broken', breaks}
}

/** The candidate's file of a kind: the first that describes the side, else the first; none or one. */
function own(opened: OpenedRepository, source: Source, side: Side): readonly Found[] {
  const {kind} = SOURCES[source]
  const practice = side === 'inputs' ? 'input-contract' : 'response-contract'
  const near = new Set(opened.near(kind))
  const files = opened.read(kind, practice).filter(f => opened.paths(kind).includes(f.path))
  const close = files.filter(f => near.has(f.path))
  // A description may lie anywhere: then it is of this model when it names it, or is the only one.
  const far =
    source === 'signature' || close.length > 0
      ? []
      : files.filter(f => files.length === 1 || opened.names(f.text)).slice(0, 1)
  return best(opened, [...close, ...far], source, side)
}

/** The same file of the model in production, else the nearest of its kind. */
function inProduction(
  production: ProductionFiles,
  source: Source,
  side: Side,
  same: string | null
): Found | null {
  const paths = production.paths(SOURCES[source].kind)
  const files = [...(same === null ? [] : [same]), ...paths].flatMap(path => {
    const text = production.repository.text(path)
    return text === null ? [] : [{path, text}]
  })
  return best(production, files, source, side)[0] ?? null
}

function best(
  opened: OpenedRepository,
  files: readonly ReadFile[],
  source: Source,
  side: Side
): readonly Found[] {
  const read = files.map(file => ({
    path: file.path,
    content: SOURCES[source].read(valueIn(opened, file))
  }))
  const described = read.find(
    ({content}) => content.is === 'contract' && content.contract[side] !== null
  )
  return [described ?? read[0]].filter(found => found !== undefined)
}

function valueIn(opened: OpenedRepository, file: ReadFile): unknown {
  return file.path.endsWith('.json') ? opened.json(file) : opened.yaml(file)[0]
}

function signatureOf(value: unknown): Content {
  const version = textOf(at(value, 'mlflow_version'))
  return version === null || /^[1-3]\./u.test(version)
    ? {is: 'contract', contract: readSignature(value)}
    : {is: 'unknown', version}
}

function descriptionOf(value: unknown): Content {
  const described = readDescription(value)
  if (described === null) return {is: 'unreadable'}
  return described.known
    ? {is: 'contract', contract: described.contract}
    : {is: 'unknown', version: described.version}
}
