import type {FindObject} from '../../reading/model-files.ts'
import {findInDvc} from './dvc.ts'
import {findInLfs} from './git-lfs.ts'
import type {ObjectPlaces} from './places.ts'

/** Looks for the content of recorded files where DVC and Git LFS keep it. */
export function openObjects(places: ObjectPlaces): FindObject {
  return async file =>
    file.record.tool === 'DVC' ? await findInDvc(file, places) : await findInLfs(file, places)
}
