import {stat} from 'node:fs/promises'
import {join, resolve} from 'node:path'

import * as z from 'zod'

import type {RecordedFile, StoredObject} from '../../repository/model-files.ts'
import type {Tree} from '../../ports.ts'
import type {Repository} from '../git.ts'
import {git} from '../git-process.ts'
import type {LfsServer, ObjectPlaces} from './places.ts'
import {below, plainAddress, toldAddress} from '../network/address.ts'
import {jsonOf, statusOf} from '../network/answer.ts'
import {call, openServer, TIMES, type Times} from '../network/call.ts'
import {basic} from '../network/credentials.ts'
import {probe, type Probed, told, unknown} from './probe.ts'

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
  {repository, lfs: server, times = TIMES}: Pick<ObjectPlaces, 'repository' | 'lfs' | 'times'>
): Promise<StoredObject> {
  const [, oid] = /^sha256:([0-9a-f]{64})$/u.exec(record.digest) ?? []
  if (oid === undefined || bytes === null)
    return unknown('its pointer does not say which object it is, and how large')
  if (repository !== null && (await isInClone(repository, oid, bytes)))
    return {state: 'there', where: 'Git LFS in this clone'}
  if (server === null) return unknown('Git LFS has not fetched it, and there is no forge to ask')
  if (await hasOwnServer(server.configured))
    return unknown('.lfsconfig names an LFS server of its own, to which the token does not belong')
  const found = await told(async () => await atServer(server, times, {oid, size: bytes}))
  return found.state === 'unknown'
    ? unknown(`the LFS server of the forge was asked: ${found.why}`)
    : {state: found.state, where: 'the LFS store of the forge'}
}

async function isInClone(repository: Repository, oid: string, bytes: number): Promise<boolean> {
  const asked = await git(repository, ['rev-parse', '--git-common-dir']).catch(() => null)
  if (asked?.code !== 0) return false
  const own = resolve(repository.folder, lineOf(asked.stdout))
  const path = join(own, 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4), oid)
  const found = await stat(path).catch(() => null)
  return found?.isFile() === true && found.size === bytes
}

/** Whether the repository keeps its objects elsewhere than at the forge. */
async function hasOwnServer(configured: Tree): Promise<boolean> {
  if ((await configured.kind('.lfsconfig')) !== 'file') return false
  const text = new TextDecoder().decode(await configured.read('.lfsconfig'))
  return /^[ \t]*(lfs)?(push)?url[ \t]*=/imu.test(text)
}

/** The token goes to the forge, and to no other. */
async function atServer(
  {url, token}: LfsServer,
  times: Times,
  object: {readonly oid: string; readonly size: number}
): Promise<Probed> {
  const server = openServer({
    name: 'the LFS server of the forge',
    address: plainAddress(url),
    headers: {authorization: basic(`x-access-token:${token}`)},
    times
  })
  const reply = await call(server, {
    method: 'POST',
    url: below(server.address, '/objects/batch'),
    headers: {accept: MEDIA_TYPE, 'content-type': MEDIA_TYPE},
    body: JSON.stringify({
      operation: 'download',
      transfers: ['basic'],
      objects: [object],
      hash_algo: 'sha256'
    }),
    // It asks where the object is, and changes nothing.
    repeatable: true
  })
  if (reply.status !== 200) return unknown(`it answers with ${statusOf(reply)}`)
  const json = jsonOf(reply)
  if (!json.ok) return unknown(`it answers with ${json.what}`)
  const answer = answerSchema.safeParse(json.value)
  const [found] = answer.data?.objects ?? []
  if (found?.oid !== object.oid) return unknown('its answer is not one of the LFS batch API')
  if (found.error !== undefined)
    return GONE.includes(found.error.code)
      ? {state: 'absent'}
      : unknown(`it answers with error ${found.error.code}`)
  if (found.actions === undefined) return unknown('it does not say where to get the object')
  const {href, header = {}} = found.actions.download
  const address = toldAddress(new URL(href), server.address)
  const storage = openServer({name: 'the LFS store', address, headers: header, times})
  return await probe({server: storage, url: address.url, bytes: object.size})
}

/** What git said, of which a path may begin or end with spaces. */
function lineOf(said: Buffer): string {
  return said.toString('utf8').replace(/\n$/u, '')
}
