import {readFile, stat} from 'node:fs/promises'
import {join, resolve} from 'node:path'

import * as z from 'zod'

import type {RecordedFile, StoredObject} from '../../repository/model-files.ts'
import type {Tree} from '../../ports.ts'
import {git} from '../git-process.ts'
import {probe, type Probed, TIMEOUT_MS, unknown, unreached} from './probe.ts'

/** The LFS server of the forge, with the token that is there for the forge. */
export interface LfsServer {
  /** `https://github.com/OWNER/NAME.git/info/lfs`. */
  readonly url: string
  readonly token: string
}

const MEDIA_TYPE = 'application/vnd.git-lfs+json'
const GONE = [404, 410]

const answerSchema = z.object({
  objects: z.tuple([
    z.object({
      oid: z.string(),
      error: z.object({code: z.number(), message: z.string().optional()}).optional(),
      actions: z
        .object({
          download: z.object({
            href: z.url({protocol: /^https?$/u}),
            header: z.record(z.string(), z.string()).optional()
          })
        })
        .optional()
    })
  ])
})

/**
 * Looks for the object of a Git LFS pointer in the clone that `folder` belongs to, else, where there is one, at
 * the forge's LFS server: by its batch API, and by asking for what that answers. Throws `WorldError`
 * where the tree fails.
 */
export async function findInLfs(
  {record, bytes}: RecordedFile,
  tree: Tree,
  {folder, server}: {readonly folder: string; readonly server: LfsServer | null}
): Promise<StoredObject> {
  const [, oid] = /^sha256:([0-9a-f]{64})$/u.exec(record.digest) ?? []
  if (oid === undefined || bytes === null)
    return unknown('its pointer does not say which object it is, and how large')
  if (await isInClone(folder, oid, bytes)) return {state: 'there', where: 'Git LFS in this clone'}
  if (server === null) return unknown('Git LFS has not fetched it, and there is no forge to ask')
  if (await hasOwnServer(tree, folder))
    return unknown('.lfsconfig names an LFS server of its own, to which the token does not belong')
  const found = await isAtServer(server, oid, bytes)
  return found.state === 'unknown'
    ? unknown(`the LFS server of the forge was asked: ${found.why}`)
    : {state: found.state, where: 'the LFS store of the forge'}
}

async function isInClone(folder: string, oid: string, bytes: number): Promise<boolean> {
  const asked = await git(folder, ['rev-parse', '--git-common-dir']).catch(() => null)
  if (asked?.code !== 0) return false
  const own = resolve(folder, lineOf(asked.stdout))
  const path = join(own, 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4), oid)
  const found = await stat(path).catch(() => null)
  return found?.isFile() === true && found.size === bytes
}

/** Whether the repository keeps its objects elsewhere than at the forge. */
async function hasOwnServer(tree: Tree, folder: string): Promise<boolean> {
  const inTree = (await tree.kind('.lfsconfig')) === 'file' ? await tree.read('.lfsconfig') : null
  const top = await git(folder, ['rev-parse', '--show-toplevel']).catch(() => null)
  const root = top?.code === 0 ? lineOf(top.stdout) : folder
  const onDisk = await readFile(join(root, '.lfsconfig'), 'utf8').catch(() => '')
  const text = inTree === null ? onDisk : new TextDecoder().decode(inTree)
  return /^[ \t]*(lfs)?(push)?url[ \t]*=/imu.test(text)
}

async function isAtServer({url, token}: LfsServer, oid: string, bytes: number): Promise<Probed> {
  try {
    const response = await fetch(`${url}/objects/batch`, {
      method: 'POST',
      headers: {
        accept: MEDIA_TYPE,
        'content-type': MEDIA_TYPE,
        'user-agent': 'model-promotion-gate',
        authorization: `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`
      },
      body: JSON.stringify({
        operation: 'download',
        transfers: ['basic'],
        objects: [{oid, size: bytes}],
        hash_algo: 'sha256'
      }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      // The token goes to the forge, and to no other.
      redirect: 'error'
    })
    if (!response.ok) return unknown(`it answers with status ${response.status}`)
    const answer = answerSchema.safeParse(await response.json())
    const [object] = answer.data?.objects ?? []
    if (object?.oid !== oid) return unknown('its answer is not one of the LFS batch API')
    if (object.error !== undefined)
      return GONE.includes(object.error.code)
        ? {state: 'absent'}
        : unknown(`it answers with error ${object.error.code}`)
    if (object.actions === undefined) return unknown('it does not say where to get the object')
    const {href, header} = object.actions.download
    return await probe({url: href, bytes, ...(header === undefined ? {} : {headers: header})})
  } catch (error) {
    return unknown(
      error instanceof SyntaxError ? 'its answer is not one of the LFS batch API' : unreached(error)
    )
  }
}

/** What git said, of which a path may begin or end with spaces. */
function lineOf(said: Buffer): string {
  return said.toString('utf8').replace(/\n$/u, '')
}
