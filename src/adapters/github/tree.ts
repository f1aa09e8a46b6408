import * as z from 'zod'

import {WorldError} from '../../errors.ts'
import type {Tree} from '../../ports.ts'
import {
  commitTree,
  type CommitTreeOptions,
  type Entry,
  kindOfMode,
  type ObjectStore
} from '../commit-tree.ts'
import type {GitHubClient} from './client.ts'
import {readError} from './failure.ts'
import type {RepositoryName} from './repository.ts'

const treeSchema = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({path: z.string(), mode: z.string(), sha: z.string(), size: z.number().optional()})
  )
})

const blobSchema = z.object({content: z.string(), encoding: z.literal('base64'), size: z.number()})

type Listing = z.infer<typeof treeSchema>

/**
 * The files of one commit, over the API, for where the clone has not got it. Only the folders and blobs that are asked for
 * are fetched; blobs go up to GitHub's 100 MB. Throws `WorldError` where the commit cannot be read.
 */
export function githubTree(
  client: GitHubClient,
  repository: RepositoryName,
  options: CommitTreeOptions
): Tree {
  return commitTree(objects(client, repository), options)
}

function objects({rest}: GitHubClient, repository: RepositoryName): ObjectStore {
  const sizes = new Map<string, number>()
  const purpose = {
    what: `read the files of ${repository.owner}/${repository.repo}`,
    permission: 'contents: read'
  }

  async function list(tree: string, recursive: boolean): Promise<Listing> {
    const all = recursive ? {recursive: '1'} : {}
    try {
      const {data} = await rest.git.getTree({...repository, tree_sha: tree, ...all})
      const listing = treeSchema.parse(data)
      for (const {sha, size} of listing.tree) if (size !== undefined) sizes.set(sha, size)
      return listing
    } catch (error) {
      throw readError(error, purpose)
    }
  }

  async function folder(tree: string): Promise<readonly Entry[]> {
    const listing = await list(tree, false)
    if (listing.truncated) throw new WorldError('GitHub does not list all files of a folder')
    return entries(listing)
  }

  /** Beyond GitHub's limit of a recursive listing, folder by folder. */
  async function below(tree: string): Promise<readonly Entry[]> {
    const listing = await list(tree, true)
    if (!listing.truncated) return entries(listing)
    const found: Entry[] = []
    for (const entry of await folder(tree)) {
      found.push(entry)
      if (entry.kind !== 'directory') continue
      for (const inner of await below(entry.id)) {
        found.push({...inner, path: `${entry.path}/${inner.path}`})
      }
    }
    return found
  }

  async function blob(id: string): Promise<Uint8Array> {
    try {
      const {data} = await rest.git.getBlob({...repository, file_sha: id})
      const {content, size} = blobSchema.parse(data)
      const bytes = Buffer.from(content, 'base64')
      if (bytes.length !== size) throw new WorldError(`GitHub sent ${id} incompletely`)
      return bytes
    } catch (error) {
      throw readError(error, purpose)
    }
  }

  return {
    folder,
    below,
    blob,
    size: async id => sizes.get(id) ?? (await blob(id)).length
  }
}

function entries({tree}: Listing): readonly Entry[] {
  return tree.map(({path, mode, sha}) => ({path, kind: kindOfMode(mode), id: sha}))
}
