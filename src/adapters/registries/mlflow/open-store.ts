import {isAbsolute, relative, resolve, sep} from 'node:path'
import {fileURLToPath} from 'node:url'
import {UserError} from '../../../errors.ts'
import type {Tree} from '../../../ports.ts'
import {diskTree} from '../../disk-tree.ts'
import {type Environment, filledIn} from '../../network/address.ts'
import type {Times} from '../../network/call.ts'
import {localStore} from './local-store.ts'
import {restStore} from './rest-store.ts'
import {mlflowServer} from './server.ts'
import type {MlflowStore} from './store.ts'

/** From where an address of MLflow is seen. */
export interface Place {
  readonly env: Environment
  /** The workspace on disk, and its files as they are to be read. */
  readonly folder: string
  readonly tree: Tree
  readonly times?: Times
}

/**
 * The MLflow of a policy's `url`, else of MLFLOW_TRACKING_URI: a server, or a folder of its file store. A folder in
 * the workspace is read from the given tree, so that a pull request that brings its own cannot say what is in
 * production. Throws `UserError` for any other address.
 */
export function openStore(url: string | undefined, {env, folder, tree, times}: Place): MlflowStore {
  const written = url ?? env['MLFLOW_TRACKING_URI'] ?? ''
  const address = filledIn({what: 'The address of MLflow', written}, env)
  const path = folderOf(address)
  if (path === null) return restStore(mlflowServer(url, env, times))
  const inside = relative(resolve(folder), resolve(folder, path))
  return inside.startsWith('..') || isAbsolute(inside)
    ? localStore(diskTree(resolve(folder, path)), '')
    : localStore(tree, inside.split(sep).join('/'))
}

/** The folder of `file:…` or of a plain path; null for anything else. */
function folderOf(address: string): string | null {
  if (/^file:\/\//u.test(address)) {
    try {
      return fileURLToPath(address)
    } catch {
      throw new UserError(`The registry's address ${address} is not that of a folder here.`)
    }
  }
  if (address.startsWith('file:')) return address.slice('file:'.length)
  return address === '' || /^[a-z][\w+.-]*:/iu.test(address) || address === 'databricks'
    ? null
    : address
}
