import type {Tree} from '../../ports.ts'
import type {FindObject} from '../../reading/model-files.ts'
import type {Times} from '../network/call.ts'
import {findInDvc} from './dvc.ts'
import {findInLfs, type LfsServer} from './git-lfs.ts'

/** Where content that is only recorded may lie, seen from the folder that is the root of the trees. */
export interface ObjectPlaces {
  readonly folder: string
  /**
   * Whose `.dvc/config` and `.lfsconfig` say where to look: the base commit's, since what is judged may not send the
   * gate anywhere. Null where it cannot be had.
   */
  readonly settings: Tree | null
  /** Null where no forge is asked. */
  readonly lfs: LfsServer | null
  readonly times?: Times
}

/** Looks for the content of recorded files where DVC and Git LFS keep it. */
export function openObjects({folder, settings, lfs, times}: ObjectPlaces): FindObject {
  const around = {folder, settings, ...(times !== undefined && {times})}
  return async file =>
    file.record.tool === 'DVC'
      ? await findInDvc(file, around)
      : await findInLfs(file, {...around, server: lfs})
}
