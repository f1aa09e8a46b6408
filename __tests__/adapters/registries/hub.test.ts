import {afterEach, describe, expect, test} from '@jest/globals'
import {hubRegistry} from '../../../src/adapters/registries/hub.ts'
import {UserError, WorldError} from '../../../src/errors.ts'
import {closeLoopbacks, loopback, type Answering, type Reply, type Seen} from './loopback.ts'

afterEach(closeLoopbacks)

const SHA = '0123456789abcdef0123456789abcdef01234567'
const REPO = 'acme/fraud'

/** The read side of the Hub, in the shapes that its own client was seen to ask for. */
function hub(cdn: string | null = null): Answering {
  return ({path, query}: Seen) => {
    if (path === `/api/models/${REPO}/revision/main`) return {body: {id: REPO, sha: SHA}}
    if (path === `/api/models/${REPO}/refs`)
      return {body: {branches: [{name: 'main'}], tags: [{name: 'v1.0'}], converts: []}}
    if (path === `/api/models/${REPO}/tree/${SHA}`) {
      return query['cursor'] === undefined
        ? {
            headers: {link: `<http://hub/api/models/${REPO}/tree/${SHA}?cursor=c2>; rel="next"`},
            body: [
              {type: 'directory', path: '.eval_results', oid: 'a'},
              {type: 'file', path: '.eval_results/gpqa.yaml', size: 12, oid: 'b'}
            ]
          }
        : {body: [{type: 'file', path: 'README.md', size: 9, oid: 'c', lfs: null}]}
    }
    if (path === `/${REPO}/resolve/${SHA}/README.md`) {
      return cdn === null
        ? {headers: {etag: '"x"', 'x-repo-commit': SHA}, body: '# a card\n'}
        : {status: 302, headers: {location: `${cdn}/blob`}, body: ''}
    }
    return {status: 404, headers: {'x-error-code': 'RepoNotFound'}, body: {error: 'not found'}}
  }
}

async function resolve(answer: Answering, model = REPO, revision?: string) {
  const server = await loopback(answer)
  const policy = {type: 'hf', model, ...(revision === undefined ? {} : {revision})} as const
  const env = {HF_ENDPOINT: server.base, HF_TOKEN: 'hf_secret'}
  return {server, resolved: await hubRegistry(policy, env).resolve()}
}

describe('a revision', () => {
  test('is its commit with all of its files, over all pages, asked with the token', async () => {
    const {server, resolved} = await resolve(hub())
    expect(resolved).toMatchObject({
      found: true,
      registry: 'hf',
      version: 'acme/fraud@main 0123456',
      commit: SHA,
      layout: 'own'
    })
    if (!resolved.found) throw new Error('not found')
    expect(await resolved.tree.list()).toEqual(['.eval_results/gpqa.yaml', 'README.md'])
    expect(new TextDecoder().decode(await resolved.tree.read('README.md'))).toBe('# a card\n')
    expect(server.seen.every(s => s.headers.authorization === 'Bearer hf_secret')).toBe(true)
  })

  test('whose files lie with another host: the token does not go there', async () => {
    const cdn = await loopback(() => ({body: 'from there'}))
    const {resolved} = await resolve(hub(cdn.base))
    if (!resolved.found) throw new Error('not found')
    expect(new TextDecoder().decode(await resolved.tree.read('README.md'))).toBe('from there')
    expect(cdn.seen.map(s => s.headers.authorization)).toEqual([undefined])
  })
})

/** One file, and what the server says of it. */
function with1(path: string, answer: (seen: Seen) => ReturnType<Answering>): Answering {
  return seen =>
    seen.path.endsWith('/revision/main')
      ? {body: {id: REPO, sha: SHA, lastModified: '2026-11-01T10:00:00.000Z'}}
      : seen.path.includes('/tree/')
        ? {body: [{type: 'file', path, size: 0}]}
        : answer(seen)
}

describe('a file', () => {
  test.each([
    ['with signs that an address gives a meaning', 'eval/a b#1?.json', '{}'],
    ['that is empty', 'metrics.json', '']
  ])('%s is read at its commit', async (_, path, body) => {
    const {server, resolved} = await resolve(with1(path, () => ({body})))
    if (!resolved.found) throw new Error('not found')
    expect(new TextDecoder().decode(await resolved.tree.read(path))).toBe(body)
    const asked = server.seen.slice(-1).map(s => decodeURIComponent(s.path))
    expect(asked).toEqual([`/${REPO}/resolve/${SHA}/${path}`])
    expect(resolved.since).toBe('2026-11-01T10:00:00.000Z')
  })

  test.each([
    [404, 'EntryNotFound', /lists metrics.json of acme\/fraud but does not give it/u],
    [403, 'GatedRepo', /403.*HF_TOKEN/u],
    [401, 'GatedRepo', /401.*HF_TOKEN/u]
  ])('that the server answers with %i %s is said', async (status, code, message) => {
    const headers = {'x-error-code': code}
    const refuse = () => ({status, headers, body: {error: code}})
    const {resolved} = await resolve(with1('metrics.json', refuse))
    if (!resolved.found) throw new Error('not found')
    const read = resolved.tree.read('metrics.json')
    await expect(read).rejects.toThrow(WorldError)
    await expect(read).rejects.toThrow(message)
  })
})

test('a token of another server, and links that name another host, are as good', async () => {
  const server = await loopback(hub())
  const env = {HF_ENDPOINT: server.base, HF_TOKEN: 'not of the Hub'}
  expect(await hubRegistry({type: 'hf', model: REPO}, env).resolve()).toMatchObject({found: true})
  expect(server.seen.map(s => s.headers.authorization)).toContain('Bearer not of the Hub')
})

describe('what is not there', () => {
  test.each([
    [REPO, 'mian', /Did you mean "main".*main, v1.0/u],
    ['../../etc', 'main', /no name of a model/u]
  ])('invariant 14: %s at %s: says what is', async (model, revision, message) => {
    const resolving = resolve(hub(), model, revision)
    await expect(resolving).rejects.toThrow(UserError)
    await expect(resolving).rejects.toThrow(message)
  })

  test('a model that is not there or not to be seen', async () => {
    const {resolved} = await resolve(hub(), 'acme/none', 'main')
    expect(resolved).toMatchObject({
      reason: 'unreadable',
      summary: expect.stringMatching(/no model acme\/none, or HF_TOKEN/u)
    })
  })

  test('a private one without the right token names the variable', async () => {
    const asked = resolve(() => ({status: 401, body: {error: 'Invalid username or password.'}}))
    await expect(asked).rejects.toThrow(/401.*HF_TOKEN/u)
  })

  test.each([
    [{sha: 7}, /shape that is not known/u],
    [null, /shape that is not known/u],
    ['<html>', /answers with HTML .*HF_ENDPOINT/u]
  ])('another shape is the world’s fault: %j', async (body, message) => {
    const asked = resolve(() => ({body}))
    await expect(asked).rejects.toThrow(WorldError)
    await expect(asked).rejects.toThrow(message)
  })

  test('a list that is none, or does not end, is the world’s fault', async () => {
    const first = {body: {id: REPO, sha: SHA}}
    const listing = (reply: Reply) =>
      resolve(({path}) => (path.includes('/revision/') ? first : reply))
    await expect(listing({body: {}})).rejects.toThrow(/shape that is not known/u)
    const link = `<http://hub/api/models/${REPO}/tree/${SHA}?cursor=c>; rel="next"`
    await expect(listing({headers: {link}, body: []})).rejects.toThrow(/again and again/u)
  })
})
