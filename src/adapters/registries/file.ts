import {UserError} from '../../errors.ts'
import type {Registry, Tree} from '../../ports.ts'
import {bareFolder, join} from '../../reading/paths.ts'
import {nearestFolder} from './nearest-folder.ts'

/** A folder of the tree is the model in production. Throws `UserError` where it is not there. */
export function fileRegistry(tree: Tree, path: string, shown: string): Registry {
  return {
    async resolve() {
      const folder = bareFolder(path)
      const kind = await tree.kind(folder)
      if (kind === 'directory') {
        return {
          found: true,
          registry: 'file',
          version: folder.slice(folder.lastIndexOf('/') + 1),
          commit: tree.commit,
          tree,
          folder
        }
      }
      if (kind === 'absent') {
        throw new UserError(
          `${await nearestFolder(tree, folder, tree.name)} Correct the path of the registry; before a first version, add the folder with a file in it (${join(shown, '.gitkeep')}).`
        )
      }
      return {
        found: false,
        registry: 'file',
        reason: 'unreadable',
        summary:
          kind === 'outside'
            ? `The baseline folder ${shown} leads out of the workspace, where nothing is read.`
            : `The baseline ${shown} is a file; it has to be the folder with the files of the model in production.`,
        remedy: 'Name a folder inside the repository, relative to its root.'
      }
    }
  }
}
