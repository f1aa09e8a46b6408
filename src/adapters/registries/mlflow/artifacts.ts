import * as z from 'zod'
import {WorldError} from '../../../errors.ts'
import {toldAddress} from '../../network/address.ts'
import {openServer} from '../../network/call.ts'
import {getBytes, getJson, type Answer, type Query, type RegistryServer} from '../http.ts'
import {isAbsent, pages, parse, refused} from './answers.ts'
import {API} from './api.ts'
import type {MlflowServer} from './server.ts'

const PROXY = '/api/2.0/mlflow-artifacts/artifacts'
/** A run with more files is no run of a model. */
const MAX_FILES = 10_000

const file = z.object({
  path: z.string(),
  is_dir: z.boolean().default(false),
  file_size: z.coerce.number().default(0)
})

export type ArtifactFile = z.infer<typeof file>

/** The files of a run below a folder, with paths from the run's root. */
export async function fetchRunFiles(
  server: MlflowServer,
  id: string,
  folder = ''
): Promise<readonly ArtifactFile[]> {
  const list = async (path: string): Promise<readonly ArtifactFile[]> =>
    await fetchFiles(server, `${API}/artifacts/list`, {run_id: id, ...(path === '' ? {} : {path})})
  return await walk(list, folder, server)
}

/** A file of a run, whatever storage it lies in: the server hands it on, or says where it may be read for a while. */
export async function fetchRunFile(
  server: MlflowServer,
  id: string,
  {path, file_size: bytes}: ArtifactFile
): Promise<Uint8Array> {
  if (server.flavour === 'databricks') return await fetchSignedFile(server, id, {path, bytes})
  return content(server, path, await getBytes(server, '/get-artifact', bytes, {run_id: id, path}))
}

const signedAddresses = z.object({
  credential_infos: z
    .array(
      z.object({
        signed_uri: z.url({protocol: /^https?$/u}),
        headers: z.array(z.object({name: z.string(), value: z.string()})).default([])
      })
    )
    .min(1)
})

/** Databricks gives an address in its cloud storage, to which the token must not go. */
async function fetchSignedFile(
  server: MlflowServer,
  id: string,
  {path, bytes}: {readonly path: string; readonly bytes: number}
): Promise<Uint8Array> {
  const at = `${API}/artifacts/credentials-for-read`
  const answer = await getJson(server, at, {run_id: id, path})
  const [info] = parse(server, signedAddresses, answer).credential_infos
  const signed = new URL(info?.signed_uri ?? '')
  const told = toldAddress(signed, server.address)
  const storage = openServer({
    name: 'The storage of Databricks',
    address: {...told, url: new URL(signed.origin)},
    headers: Object.fromEntries(info?.headers.map(({name, value}) => [name, value]) ?? []),
    times: server.times,
    credentials: 'the workspace’s storage',
    addressFrom: server.addressFrom
  })
  const asked = `${signed.pathname}${signed.search}`
  return content(storage, path, await getBytes(storage, asked, bytes))
}

/** The files below a path of the artifacts that the server keeps itself, with paths from there. */
export async function fetchProxiedFiles(
  server: MlflowServer,
  root: string
): Promise<readonly ArtifactFile[]> {
  const list = async (path: string): Promise<readonly ArtifactFile[]> => {
    const whole = path === '' ? root : `${root}/${path}`
    const files = await fetchFiles(server, PROXY, {path: whole})
    return files.map(f => ({...f, path: path === '' ? f.path : `${path}/${f.path}`}))
  }
  return await walk(list, '', server)
}

/** A file that the server keeps itself. */
export async function fetchProxiedFile(
  server: MlflowServer,
  {path, file_size: bytes}: ArtifactFile
): Promise<Uint8Array> {
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  return content(server, path, await getBytes(server, `${PROXY}/${encoded}`, bytes))
}

async function fetchFiles(
  server: MlflowServer,
  path: string,
  query: Query
): Promise<readonly ArtifactFile[]> {
  const page = z.object({
    files: z.array(file).default([]),
    next_page_token: z.string().default('')
  })
  return await pages(server, async token => {
    const answer = await getJson(server, path, {...query, ...token})
    // A run or a model without files has no folder either.
    if (isAbsent(answer)) return {items: [], next: ''}
    const {files: items, next_page_token: next} = parse(server, page, answer)
    return {items, next}
  })
}

async function walk(
  list: (folder: string) => Promise<readonly ArtifactFile[]>,
  start: string,
  {name}: RegistryServer
): Promise<readonly ArtifactFile[]> {
  const files: ArtifactFile[] = []
  const folders = [start]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await list(folder)) {
      if (entry.is_dir) folders.push(entry.path)
      else files.push(entry)
      if (files.length + folders.length > MAX_FILES) {
        throw new WorldError(`${name} lists more than ${MAX_FILES} files of one version.`)
      }
    }
  }
  return files
}

function content(server: RegistryServer, path: string, answer: Answer<Uint8Array>): Uint8Array {
  if (answer.ok) return answer.value
  throw new WorldError(
    `${server.name} lists ${path} but does not give it: ${refused(server, answer)}`
  )
}
