import {digestOf} from './digest.ts'
import type {EvidenceKind, Source} from '../evidence/evidence.ts'
import type {Problem} from '../files/problem.ts'
import {absent, at, broken} from '../files/problem.ts'
import {tooLarge} from '../files/text.ts'
import type {Log} from '../ports.ts'
import type {Place} from './places.ts'

/** Something that was read, the files that it is from, and what was wrong with them. */
export interface Read<T> {
  readonly value: T
  readonly sources: readonly Source[]
  readonly problems: readonly Problem[]
}

/** Reads a file as one kind of evidence; null where it is not there or cannot be read. */
export type Fetch = (
  place: Place,
  kind: EvidenceKind,
  limit: number
) => Promise<Read<Uint8Array | null>>

/** Nothing, from no file. */
export function nothing<T>(value: T): Read<T> {
  return {value, sources: [], problems: []}
}

/** The same files and faults, and what was made of their content, with the faults of that. */
export function made<T>(
  {sources, problems}: Read<unknown>,
  value: T,
  faults: readonly Problem[] = []
): Read<T> {
  return {value, sources, problems: [...problems, ...faults]}
}

/** Several things as one, in their order. */
export function all<T>(parts: readonly Read<T>[]): Read<readonly T[]> {
  return {
    value: parts.map(part => part.value),
    sources: parts.flatMap(part => part.sources),
    problems: parts.flatMap(part => part.problems)
  }
}

/** Reads files of which a named one has to be there, and a guessed one need not. */
export function fetcher(named: boolean, log: Log): Fetch {
  return async (place, kind, limit) => {
    const found = await contentOf(place, kind, limit, named)
    if (!('bytes' in found)) return {value: null, sources: [], problems: found.problems}
    const {bytes} = found
    log.debug(`read ${place.shown} (${bytes.length} bytes)`)
    const source = {kind, path: place.shown, digest: digestOf(bytes)}
    return {value: bytes, sources: [source], problems: []}
  }
}

async function contentOf(
  {tree, path, shown}: Place,
  kind: EvidenceKind,
  limit: number,
  named: boolean
): Promise<{readonly bytes: Uint8Array} | {readonly problems: readonly Problem[]}> {
  const what = kind.replace('-', ' ')
  switch (await tree.kind(path)) {
    case 'absent':
      return {
        problems: named
          ? [
              absent(
                'missing-file',
                at(shown),
                `${shown}, which should hold the ${what}, is not there.`,
                `Commit it, or correct its path in the policy.`
              )
            ]
          : []
      }
    case 'outside':
      return {
        problems: [
          broken(
            'outside',
            at(shown),
            `${shown} lies outside of the workspace, where nothing is read.`,
            'Give a path inside the repository.'
          )
        ]
      }
    case 'directory':
      return {
        problems: [
          broken(
            'directory',
            at(shown),
            `${shown} is a folder; a file with the ${what} is expected.`,
            'Give the path of the file itself.'
          )
        ]
      }
    case 'file': {
      const size = await tree.size(path)
      return size > limit
        ? {problems: [tooLarge(shown, size, limit)]}
        : {bytes: await tree.read(path)}
    }
  }
}
