import {areAlike, kindOfTexts} from '../../../traffic/column-kind.ts'
import type {Fault} from '../../../traffic/faults.ts'
import type {LogColumnShape} from '../../../traffic/shape.ts'
import {columnsOf, type LogFile} from './log-file.ts'
import {readPart} from './read-part.ts'

/** Of so many files values are looked at, of the others only the columns. */
const SAMPLED_FILES = 32
const SAMPLED_ROWS = 1000
const SAMPLED_BYTES = 1 << 18

/** So many different values of a column are told. */
const SAMPLES = 20

type Looks = ReadonlyMap<
  string,
  {readonly kind: LogColumnShape['kind'] | null; readonly samples: readonly string[]}
>

const NO_LOOKS: Looks = new Map()

/** The columns of all files in the order of their coming, and where files differ. */
export async function shapeOf(
  files: readonly LogFile[],
  signal?: AbortSignal
): Promise<{
  readonly columns: readonly LogColumnShape[]
  readonly faults: readonly (readonly [file: LogFile, fault: Fault])[]
}> {
  const kinds = new Map<string, LogColumnShape['kind'] | null>()
  const samples = new Map<string, Set<string>>()
  const faults: (readonly [LogFile, Fault])[] = []
  const add = (file: LogFile, kind: Fault['kind'], column: string, sample: string): void => {
    faults.push([file, {kind, column, count: 1, firstRow: 0, sample}])
  }
  for (const file of files) for (const name of columnsOf(file.content)) kinds.set(name, null)
  for (const [index, file] of files.entries()) {
    signal?.throwIfAborted()
    const found = index < SAMPLED_FILES ? await looksOf(file, signal) : NO_LOOKS
    for (const [name, {kind, samples: seen}] of found) {
      samples.set(name, new Set([...(samples.get(name) ?? []), ...seen]))
      const known = kinds.get(name) ?? null
      if (!areAlike(known, kind))
        add(
          file,
          'other-type',
          name,
          `holds ${wordOf(kind)} where other files have ${wordOf(known)}`
        )
      else if (known === null || kind === 'number') kinds.set(name, kind)
    }
    for (const name of lackedBy(file, kinds.keys())) add(file, 'other-columns', name, '')
  }
  const columns = [...kinds].map(([name, kind]) => ({
    name,
    kind: kind ?? 'text',
    samples: [...(samples.get(name) ?? [])].slice(0, SAMPLES)
  }))
  return {columns, faults}
}

/** Which columns a file does not have; fields of JSON may be left out of a row, and so of a file. */
export function lackedBy({content}: LogFile, names: Iterable<string>): readonly string[] {
  if (content.format !== 'csv' && content.format !== 'parquet') return []
  const own = new Set(columnsOf(content))
  return [...names].filter(name => !own.has(name))
}

/** What the first rows of a file hold. */
async function looksOf(file: LogFile, signal: AbortSignal | undefined): Promise<Looks> {
  const names = [...new Set(columnsOf(file.content))]
  const texts = new Map<string, readonly string[]>()
  const enough = new Error('enough rows')
  try {
    await readPart(
      file,
      {file: 0, from: 0, to: file.content.format === 'parquet' ? 1 : SAMPLED_BYTES},
      {
        wanted: names.map(column => ({column, as: 'text'})),
        batchRows: SAMPLED_ROWS,
        onBytes: () => undefined,
        check: () => signal?.throwIfAborted(),
        take: ({columns}) => {
          for (const name of names) {
            const column = columns.get(`text:${name}`)
            if (column?.kind === 'text') texts.set(name, [...column.dictionary])
          }
          throw enough
        }
      }
    )
  } catch (error) {
    if (error !== enough) throw error
  }
  return new Map(
    names.map(name => {
      const seen = texts.get(name) ?? []
      return [name, {kind: kindOfTexts(seen), samples: seen.slice(0, SAMPLES)}]
    })
  )
}

function wordOf(kind: LogColumnShape['kind'] | null): string {
  switch (kind) {
    case 'number':
      return 'numbers'
    case 'whole-number':
      return 'whole numbers'
    case 'flag':
      return 'truth values'
    case 'time':
      return 'times'
    case 'text':
    case null:
      return 'texts'
  }
}
