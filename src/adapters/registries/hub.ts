import * as z from 'zod'
import {WorldError} from '../../errors.ts'
import {nearest} from '../../policy/issues.ts'
import type {RegistryPolicy} from '../../policy/schema.ts'
import type {Registry, Resolved} from '../../ports.ts'
import {short} from '../git-tree.ts'
import {expand, getBytes, getJson, getPage, parseAddress, type Answer, type Server} from './http.ts'
import {virtualTree, type VirtualFile} from './virtual-tree.ts'

type HubPolicy = Extract<RegistryPolicy, {type: 'hf'}>
type Environment = Readonly<Record<string, string | undefined>>

const HUB = 'https://huggingface.co'
const MAX_FILES = 10_000

const info = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/u),
  lastModified: z.iso.datetime().optional().catch(undefined)
})
const entries = z.array(z.object({type: z.string(), path: z.string(), size: z.number().default(0)}))
const refs = z.object({
  branches: z.array(z.object({name: z.string()})).default([]),
  tags: z.array(z.object({name: z.string()})).default([])
})

/** A revision of a model repository on the Hugging Face Hub, or on another server that speaks its REST API. */
export function hubRegistry(policy: HubPolicy, env: Environment): Registry {
  return {resolve: async () => await resolve(policy, hubServer(policy, env))}
}

function hubServer({endpoint}: HubPolicy, env: Environment): Server {
  const said = env['HF_ENDPOINT'] ?? ''
  const written = endpoint ?? (said === '' ? HUB : said)
  const token = env['HF_TOKEN'] ?? ''
  return {
    name: 'The Hub',
    base: parseAddress(expand(written, env), written).base,
    headers: token === '' ? {} : {authorization: `Bearer ${token}`},
    credentials:
      'HF_TOKEN to a token that can read the repository (the Hub says the same of one that does not exist)',
    addressFrom: endpoint === undefined ? 'HF_ENDPOINT' : 'the policy'
  }
}

async function resolve(policy: HubPolicy, server: Server): Promise<Resolved> {
  const {model, revision = 'main'} = policy
  if (!/^[\w.-]+(\/[\w.-]+)?$/u.test(model)) {
    return unreadable(`"${model}" is no name of a model on the Hub.`, 'It is written OWNER/NAME.')
  }
  const at = `/api/models/${model}/revision/${encodeURIComponent(revision)}`
  const answer = await getJson(server, at)
  if (!answer.ok) return await unknown(policy, server, revision)
  const {sha, lastModified} = parse(server, info, answer)
  const version = `${model}@${revision === sha ? short(sha) : `${revision} ${short(sha)}`}`
  const files = await fetchFiles(server, model, sha)
  return {
    found: true,
    registry: 'hf',
    version,
    commit: sha,
    tree: virtualTree({name: version, commit: sha}, files),
    folder: '',
    layout: 'own',
    ...(lastModified === undefined ? {} : {since: lastModified})
  }
}

/** All files of a commit, over all pages. */
async function fetchFiles(
  server: Server,
  model: string,
  sha: string
): Promise<ReadonlyMap<string, VirtualFile>> {
  const files = new Map<string, VirtualFile>()
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = {recursive: 'true', ...(cursor === '' ? {} : {cursor})}
    const page = await getPage(server, `/api/models/${model}/tree/${sha}`, query)
    for (const {type, path, size} of parse(server, entries, page.answer)) {
      if (type !== 'file') continue
      if (files.size === MAX_FILES)
        throw new WorldError(`${model} has more than ${MAX_FILES} files on the Hub.`)
      files.set(path, {size, read: async () => await fetchFile(server, model, sha, path)})
    }
    const next = nextCursor(page.link)
    if (next === cursor) throw new WorldError('The Hub gives the same page again and again.')
    cursor = next
  }
  return files
}

/** Large files are redirected to another host; `fetch` does not take the token there. */
async function fetchFile(
  server: Server,
  model: string,
  sha: string,
  path: string
): Promise<Uint8Array> {
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  const answer = await getBytes(server, `/${model}/resolve/${sha}/${encoded}`)
  if (answer.ok) return answer.value
  throw new WorldError(`The Hub lists ${path} of ${model} but does not give it: ${answer.message}`)
}

/** Of `<https://…?cursor=X>; rel="next"`; null on the last page. */
function nextCursor(link: string | null): string | null {
  const [, url = ''] = /<([^>]+)>;\s*rel="next"/u.exec(link ?? '') ?? []
  return URL.canParse(url) ? new URL(url).searchParams.get('cursor') : null
}

async function unknown({model}: HubPolicy, server: Server, revision: string): Promise<Resolved> {
  const answer = await getJson(server, `/api/models/${model}/refs`)
  if (!answer.ok) {
    return unreadable(
      `The Hub has no model ${model}, or HF_TOKEN may not see it.`,
      'Correct its name, OWNER/NAME, or set HF_TOKEN to a token that can read it.'
    )
  }
  const {branches, tags} = parse(server, refs, answer)
  const names = [...branches, ...tags].map(ref => ref.name)
  const near = nearest(revision, names)
  return unreadable(
    `${model} has no revision "${revision}" on the Hub.${near === null ? '' : ` Did you mean "${near}"?`} It has: ${names.length === 0 ? 'none' : names.join(', ')}.`,
    'Correct the revision: a branch, a tag or the full id of a commit.'
  )
}

function parse<T>({base}: Server, schema: z.ZodType<T>, answer: Answer<unknown>): T {
  if (!answer.ok) throw new WorldError(`The Hub at ${base} refuses: ${answer.message}`)
  const result = schema.safeParse(answer.value)
  if (result.success) return result.data
  throw new WorldError(
    `The Hub at ${base} answers in a shape that is not known: ${z.prettifyError(result.error)}`
  )
}

function unreadable(summary: string, remedy: string): Resolved {
  return {found: false, registry: 'hf', reason: 'unreadable', summary, remedy}
}
