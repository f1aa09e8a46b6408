import * as z from 'zod'
import {UserError, WorldError} from '../../errors.ts'
import {nearest} from '../../policy/issues.ts'
import type {RegistryPolicy} from '../../policy/schema.ts'
import type {Registry, Resolved} from '../../ports.ts'
import {short} from '../git-tree.ts'
import {type Environment, HTTP, readAddress} from '../network/address.ts'
import {faultOf} from '../network/answer.ts'
import {openServer, TIMES, type Times} from '../network/call.ts'
import {hidden} from '../network/secrets.ts'
import {baseOf, fileFetch, getJson, jsonFetch, named, type RegistryServer} from './http.ts'
import {virtualTree, type VirtualFile} from './virtual-tree.ts'

type HubPolicy = Extract<RegistryPolicy, {type: 'hf'}>

const HUB = 'https://huggingface.co'
const MAX_FILES = 10_000
const MAX_PAGES = 1000

const info = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/u),
  // An invalid one where the server does not tell.
  updatedAt: z.date().optional().catch(undefined)
})
const entry = z.object({type: z.string(), path: z.string(), size: z.int().min(0).default(0)})
const refs = z.object({
  branches: z.array(z.object({name: z.string()})).default([]),
  tags: z.array(z.object({name: z.string()})).default([])
})

/**
 * A revision of a model repository on the Hugging Face Hub, or on another server that speaks its API; read with
 * the Hub's own client, which is loaded when it is needed.
 */
export function hubRegistry(policy: HubPolicy, env: Environment, times: Times = TIMES): Registry {
  return {resolve: async () => await resolve(policy, hubServer(policy, env, times))}
}

function hubServer({endpoint}: HubPolicy, env: Environment, times: Times): RegistryServer {
  const said = env['HF_ENDPOINT'] ?? ''
  const written = endpoint ?? (said === '' ? HUB : said)
  const token = env['HF_TOKEN'] ?? ''
  return openServer({
    name: 'The Hub',
    address: readAddress({what: 'The address of the Hub', written, schemes: HTTP}, env),
    // Not as the library's `accessToken`: it takes none but those that begin with hf_, which another server's need
    // not, and sends it to whatever host a link or a CDN names.
    headers: token === '' ? {} : {authorization: `Bearer ${token}`},
    times,
    credentials:
      'HF_TOKEN to a token that can read the repository (the Hub says the same of one that does not exist)',
    addressFrom: endpoint === undefined ? 'HF_ENDPOINT' : 'the policy'
  })
}

async function resolve(policy: HubPolicy, server: RegistryServer): Promise<Resolved> {
  const {model, revision = 'main'} = policy
  if (!/^[\w.-]+(\/[\w.-]+)?$/u.test(model)) {
    throw new UserError(`"${model}" is no name of a model on the Hub. It is written OWNER/NAME.`)
  }
  const {modelInfo, HubApiError} = await import('@huggingface/hub')
  const asked = {name: model, revision, hubUrl: baseOf(server), fetch: jsonFetch(server)}
  const answer = await understood(server, async () => {
    try {
      return info.parse(await modelInfo({...asked, additionalFields: ['sha']}))
    } catch (error) {
      if (error instanceof HubApiError) return null
      throw error
    }
  })
  if (answer === null) return await unknown(policy, server, revision)
  const {sha, updatedAt} = answer
  const version = `${model}@${revision === sha ? short(sha) : `${revision} ${short(sha)}`}`
  const files = await understood(server, async () => await listedFiles(server, model, sha))
  return {
    found: true,
    registry: 'hf',
    version,
    commit: sha,
    tree: virtualTree({name: version, commit: sha}, files),
    folder: '',
    layout: 'own',
    ...(updatedAt === undefined ? {} : {since: updatedAt.toISOString()})
  }
}

/** All files of a commit, over all pages. */
async function listedFiles(
  server: RegistryServer,
  model: string,
  sha: string
): Promise<ReadonlyMap<string, VirtualFile>> {
  const {listFiles} = await import('@huggingface/hub')
  const repo = {type: 'model', name: model} as const
  const asked = {repo, revision: sha, recursive: true, hubUrl: baseOf(server)}
  const files = new Map<string, VirtualFile>()
  for await (const listed of listFiles({...asked, fetch: eachOnce(server)})) {
    const {type, path, size} = entry.parse(listed)
    if (type !== 'file') continue
    if (files.size === MAX_FILES)
      throw new WorldError(`${model} has more than ${MAX_FILES} files on the Hub.`)
    files.set(path, {size, read: async () => await readFile(server, {model, sha, path, size})})
  }
  return files
}

/** The library follows links to the next page for as long as there are any. */
function eachOnce(server: RegistryServer): typeof fetch {
  const get = jsonFetch(server)
  const asked = new Set<string>()
  return async input => {
    const url = input instanceof Request ? input.url : input.toString()
    if (asked.has(url))
      throw new WorldError(`${named(server)} gives the same page again and again.`)
    if (asked.size === MAX_PAGES)
      throw new WorldError(`${named(server)} gives a list of more than ${MAX_PAGES} pages.`)
    asked.add(url)
    return await get(input)
  }
}

interface HubFile {
  readonly model: string
  readonly sha: string
  readonly path: string
  /** In bytes. */
  readonly size: number
}

async function readFile(
  server: RegistryServer,
  {model, sha, path, size}: HubFile
): Promise<Uint8Array> {
  const {downloadFile, HubApiError} = await import('@huggingface/hub')
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  const url = `${baseOf(server)}/${model}/resolve/${sha}/${encoded}`
  try {
    const blob = await downloadFile({
      repo: {type: 'model', name: model},
      path,
      hubUrl: baseOf(server),
      fetch: fileFetch(server, size),
      // Else the library asks for the first byte to learn the size that the list has told: it writes a `#` into
      // that address as it is, and fails for an empty file and at a server that knows no ranges.
      downloadInfo: {size, etag: sha, url},
      xet: false
    })
    if (blob !== null) return new Uint8Array(await blob.arrayBuffer())
  } catch (error) {
    if (!(error instanceof HubApiError)) throw error
    throw new WorldError(
      `The Hub lists ${path} of ${model} but does not give it: ${said(server, error)}`
    )
  }
  throw new WorldError(`The Hub lists ${path} of ${model} but does not have it.`)
}

/** What the library, which checks no shapes, makes of an answer; throws `WorldError` where it cannot. */
async function understood<T>(server: RegistryServer, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof WorldError) throw error
    const {HubApiError} = await import('@huggingface/hub')
    if (error instanceof HubApiError)
      throw new WorldError(`${named(server)} refuses: ${said(server, error)}.`)
    const why = error instanceof z.ZodError ? faultOf(error) : said(server, error)
    throw new WorldError(`${named(server)} answers in a shape that is not known: ${why}.`)
  }
}

async function unknown(
  {model}: HubPolicy,
  server: RegistryServer,
  revision: string
): Promise<Resolved> {
  // The library has no call for this one.
  const answer = await getJson(server, `/api/models/${model}/refs`)
  if (!answer.ok) {
    return unreadable(
      `The Hub has no model ${model}, or HF_TOKEN may not see it.`,
      'Correct its name, OWNER/NAME, or set HF_TOKEN to a token that can read it.'
    )
  }
  const {value} = answer
  const {branches, tags} = await understood(server, () => Promise.resolve(refs.parse(value)))
  const names = [...branches, ...tags].map(ref => ref.name)
  const near = nearest(revision, names)
  throw new UserError(
    `${model} has no revision "${revision}" on the Hub.${near === null ? '' : ` Did you mean "${near}"?`} It has: ${names.length === 0 ? 'none' : names.join(', ')}. Correct the revision: a branch, a tag or the full id of a commit.`
  )
}

function unreadable(summary: string, remedy: string): Resolved {
  return {found: false, registry: 'hf', reason: 'unreadable', summary, remedy}
}

/** What the library says of an answer, which may repeat what the server says. */
function said({address}: RegistryServer, error: unknown): string {
  return hidden(error instanceof Error ? error.message : String(error), address.secrets)
}
