import {UserError} from '../../errors.ts'
import {looksLikeEvidence} from '../../evidence/discover.ts'
import {nearest} from '../../policy/issues.ts'
import type {Registry, Tree} from '../../ports.ts'
import {bareFolder, join, nameOf} from '../../files/paths.ts'
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
          version: nameOf(folder),
          commit: tree.commit,
          tree,
          folder
        }
      }
      if (kind === 'absent') {
        if (await mayBeMistyped(tree, folder)) {
          throw new UserError(
            `${await nearestFolder(tree, folder, tree.name)} Correct the path of the registry; before a first version, add the folder with a file in it (${join(shown, '.gitkeep')}).`
          )
        }
        return {
          found: false,
          registry: 'file',
          reason: 'none-yet',
          summary: `There is no ${shown}, nor any other folder with a model: no model is in production yet.`,
          remedy: `Once one is, put its files there.`
        }
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

/** Whether a folder that is not there may have been meant for one that is: of a like name, or with evidence in it. */
async function mayBeMistyped(tree: Tree, folder: string): Promise<boolean> {
  const files = await tree.list()
  const folders = files.filter(file => file.includes('/')).map(file => file.split('/').slice(0, -1))
  return (
    nearest(folder, [...new Set(folders.map(parts => parts.join('/')))]) !== null ||
    files.some(file => file.includes('/') && looksLikeEvidence(file) && !/readme\.md$/iu.test(file))
  )
}
