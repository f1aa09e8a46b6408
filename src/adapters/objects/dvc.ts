import {readFile, stat} from 'node:fs/promises'
import {isAbsolute, join, posix, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'

import type {RecordedFile, StoredObject} from '../../repository/model-files.ts'
import type {Tree} from '../../ports.ts'
import type {ObjectPlaces} from './places.ts'
import {dvcRemotes, type DvcRemote} from './dvc-config.ts'
import {below, plainAddress} from '../network/address.ts'
import {textOf} from '../network/answer.ts'
import {call, openServer, type Server, TIMES, type Times} from '../network/call.ts'
import {probe, type Probed, told, unknown} from './probe.ts'

/** Content by its path in a remote. */
interface Store {
  has(path: string, bytes: number | null): Promise<Probed>
  /** The text of a small object, or why it cannot be had. */
  text(path: string): Promise<{readonly text: string} | Extract<Probed, {state: 'unknown'}>>
}

const CONFIG = '.dvc/config'
const MAX_LIST_BYTES = 16 * 1024 * 1024
/** A folder of more files is not followed into every one. */
const MAX_LISTED = 1000
const AT_ONCE = 8

/**
 * Looks for the content of a file that DVC records in the remotes of `.dvc/config`, which is the base's. Paths and http
 * addresses are followed. What needs credentials is not, and what cannot be followed is never said to be absent. Throws `WorldError` where the tree fails.
 */
export async function findInDvc(
  {record, bytes}: RecordedFile,
  {folder, configured, times = TIMES}: Pick<ObjectPlaces, 'folder' | 'configured' | 'times'>
): Promise<StoredObject> {
  const paths = objectPaths(record.digest)
  if (paths === null)
    return unknown('it is recorded by something other than DVC’s own digest of its content')
  const config = await configOf(record.file, folder, configured)
  if (config === null)
    return unknown(`there is no ${CONFIG} in ${configured.name} that says where DVC keeps it`)
  if (config.remotes.length === 0) return unknown(`${CONFIG} names no remote`)
  const unfollowed: string[] = []
  for (const remote of config.remotes) {
    const store = storeOf(remote, config.folder, times)
    const found = 'why' in store ? store : await findIn(store, paths, bytes)
    if (found.state === 'there') return {state: 'there', where: nameOf(remote)}
    if (found.state === 'unknown') unfollowed.push(`${nameOf(remote)}: ${found.why}`)
  }
  return unfollowed.length > 0
    ? unknown(unfollowed.join('; '))
    : {state: 'absent', where: config.remotes.map(nameOf).join(' or ')}
}

/** Since DVC 3 below `files/md5`, before it at the top; null for what is no digest of DVC. */
function objectPaths(digest: string): readonly string[] | null {
  const [, start, rest] = /^md5:([0-9a-f]{2})([0-9a-f]{30}(?:\.dir)?)$/u.exec(digest) ?? []
  return start === undefined || rest === undefined
    ? null
    : [`files/md5/${start}/${rest}`, `${start}/${rest}`]
}

async function findIn(
  store: Store,
  paths: readonly string[],
  bytes: number | null
): Promise<Probed> {
  for (const path of paths) {
    const isFolder = path.endsWith('.dir')
    const found = await store.has(path, isFolder ? null : bytes)
    if (found.state === 'unknown') return found
    if (found.state === 'there') return isFolder ? await allListed(store, path) : found
  }
  return {state: 'absent'}
}

/** A folder is there when the list of its files is, and each of them. */
async function allListed(store: Store, list: string): Promise<Probed> {
  const read = await store.text(list)
  if ('why' in read) return read
  const listed = digestsIn(read.text)
  if (listed === null) return unknown('its list of files cannot be read')
  if (listed.length > MAX_LISTED) return unknown(`it is a folder of ${listed.length} files`)
  const base = posix.dirname(posix.dirname(list))
  for (let from = 0; from < listed.length; from += AT_ONCE) {
    const some = listed.slice(from, from + AT_ONCE)
    const found = await Promise.all(
      some.map(md5 => store.has(posix.join(base, md5.slice(0, 2), md5.slice(2)), null))
    )
    const other = found.find(f => f.state !== 'there')
    if (other !== undefined) return other
  }
  return {state: 'there'}
}

/** Null where it is no list of `{md5, relpath}`. */
function digestsIn(text: string): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(text)
    if (!Array.isArray(value)) return null
    const digests = value.map((entry: unknown) =>
      typeof entry === 'object' && entry !== null && 'md5' in entry ? String(entry.md5) : ''
    )
    return digests.every(md5 => /^[0-9a-f]{32}$/u.test(md5)) ? digests : null
  } catch {
    return null
  }
}

interface Config {
  readonly remotes: readonly DvcRemote[]
  /** On this disk: paths of remotes are relative to it. */
  readonly folder: string
}

/** The configuration in the folder of the recording file, or the next above it. */
async function configOf(file: string, folder: string, configured: Tree): Promise<Config | null> {
  const parts = file.split('/').slice(0, -1)
  for (let depth = parts.length; depth >= 0; depth--) {
    const root = parts.slice(0, depth).join('/')
    const path = posix.join(root, CONFIG)
    if ((await configured.kind(path)) !== 'file') continue
    const text = new TextDecoder().decode(await configured.read(path))
    // Not what lies in `config.local` beside it: whoever brings the files could bring that, too.
    return {remotes: dvcRemotes(text), folder: join(folder, root, '.dvc')}
  }
  return null
}

function storeOf(
  remote: DvcRemote,
  folder: string,
  times: Times
): Store | Extract<Probed, {why: string}> {
  const {url, byName} = remote
  const scheme = /^([a-z][a-z\d+.-]+):\/\//iu.exec(url)?.[1]?.toLowerCase() ?? null
  if (byName) return unknown('it keeps versions by name, which needs its credentials')
  if (url === '') return unknown('it has no address')
  if (scheme === 'http' || scheme === 'https') return overHttp(remote, times)
  if (scheme === 'file') return onDisk(fileURLToPath(url))
  if (scheme === null) return onDisk(isAbsolute(url) ? url : resolve(folder, url))
  return unknown(`it is on ${scheme}, which is not read without credentials`)
}

function onDisk(root: string): Store {
  return {
    has: async (path, bytes) => {
      const top = await stat(root).catch(() => null)
      if (top?.isDirectory() !== true) return unknown('its folder is not on this machine')
      const found = await stat(join(root, path)).catch(() => null)
      const isWhole = found?.isFile() === true && (bytes === null || found.size === bytes)
      return {state: isWhole ? 'there' : 'absent'}
    },
    text: async path => {
      const place = join(root, path)
      const size = (await stat(place).catch(() => null))?.size ?? Infinity
      const text = size > MAX_LIST_BYTES ? null : await readFile(place, 'utf8').catch(() => null)
      return text === null ? unknown('its list of files cannot be read') : {text}
    }
  }
}

function overHttp(remote: DvcRemote, times: Times): Store | Extract<Probed, {why: string}> {
  if (!URL.canParse(remote.url)) return unknown('its address is none')
  const server = openServer({
    name: nameOf(remote),
    address: plainAddress(remote.url),
    headers: {},
    times
  })
  const at = (path: string): URL => below(server.address, `/${path}`)
  return {
    has: async (path, bytes) => await probe({server, url: at(path), bytes}),
    text: async path => await told(async () => await listIn(server, at(path)))
  }
}

async function listIn(
  server: Server,
  url: URL
): Promise<{text: string} | ReturnType<typeof unknown>> {
  const reply = await call(server, {method: 'GET', url, follows: true, maxBytes: MAX_LIST_BYTES})
  return reply.status === 200 ? {text: textOf(reply)} : unknown('its list of files cannot be read')
}

function nameOf({name}: DvcRemote): string {
  return `the DVC remote ${name}`
}
