import {WorldError} from '../errors.ts'
import type {Tree} from '../ports.ts'
import {commitTree, type Entry, kindOfMode, type ObjectStore} from './commit-tree.ts'
import type {Repository} from './git.ts'
import {gitOutput} from './git-process.ts'

/** The files of one commit of a local clone, under the repository's folder. `commit` is a full id that the clone has. */
export function gitTree(repository: Repository, commit: string, name = short(commit)): Tree {
  return commitTree(objects(repository), {name, commit, folder: repository.prefix})
}

/** The name of a version in messages: `main@4f2c1d9`, or the abbreviated commit alone. */
export function short(commit: string, branch: string | null = null): string {
  const id = commit.slice(0, 7)
  return branch === null ? id : `${branch}@${id}`
}

function objects({folder}: Repository): ObjectStore {
  const ask = async (...args: string[]): Promise<Buffer> => await gitOutput(folder, args)
  return {
    // `--full-tree`: from a subfolder git would silently show that subfolder of the tree.
    folder: async tree => entries(await ask('ls-tree', '-z', '--full-tree', id(tree))),
    below: async tree => entries(await ask('ls-tree', '-r', '-t', '-z', '--full-tree', id(tree))),
    // Not `ls-tree -l`: in a partial clone it would fetch every blob to know its size.
    size: async blob => Number((await ask('cat-file', '-s', id(blob))).toString('utf8')),
    blob: async blob => await ask('cat-file', 'blob', id(blob))
  }
}

/** Lines of `MODE TYPE ID<tab>PATH`, each ended by NUL. */
function entries(out: Buffer): readonly Entry[] {
  return out
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const tab = line.indexOf('\t')
      const [mode = '', , object = ''] = line.slice(0, tab).split(' ')
      return {path: line.slice(tab + 1), kind: kindOfMode(mode), id: object}
    })
}

function id(object: string): string {
  if (/^[0-9a-f]{40,64}$/u.test(object)) return object
  throw new WorldError(`${JSON.stringify(object)} is not the id of a git object`)
}
