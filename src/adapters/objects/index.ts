import type {Tree} from '../../ports.ts'
import type {FindObject} from '../../reading/model-files.ts'
import type {Repository} from '../git.ts'
import type {Times} from '../network/call.ts'
import {findInDvc} from './dvc.ts'
import {findInLfs, type LfsServer} from './git-lfs.ts'

/** Where content that is only recorded may lie, and what says so. */
export interface ObjectPlaces {
  /** On this disk, the root of the trees. */
  readonly folder: string
  /** The clone; null where there is none. */
  readonly repository: Repository | null
  /** The base's files, whose configuration of DVC counts: the pull request's own could name any address. */
  readonly configured: Tree
  /** Null where no forge is asked. */
  readonly lfs: LfsServer | null
  readonly times?: Times
}

/** Looks for the content of recorded files where DVC and Git LFS keep it. */
export function openObjects(places: ObjectPlaces): FindObject {
  return async file =>
    file.record.tool === 'DVC' ? await findInDvc(file, places) : await findInLfs(file, places)
}
