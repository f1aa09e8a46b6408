import type {FindObject} from '../../reading/model-files.ts'
import type {Times} from '../network/call.ts'
import {findInDvc} from './dvc.ts'
import {findInLfs, type LfsServer} from './git-lfs.ts'

/** Where content that is only recorded may lie, seen from the folder that is the root of the trees. */
export interface ObjectPlaces {
  readonly folder: string
  /** Null where no forge is asked. */
  readonly lfs: LfsServer | null
  readonly times?: Times
}

/** Looks for the content of recorded files where DVC and Git LFS keep it. */
export function openObjects({folder, lfs, times}: ObjectPlaces): FindObject {
  return async (file, tree) =>
    file.record.tool === 'DVC'
      ? await findInDvc(file, tree, folder, times)
      : await findInLfs(file, tree, {folder, server: lfs, ...(times !== undefined && {times})})
}
