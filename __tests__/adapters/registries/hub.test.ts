import {afterEach, describe, expect, test} from '@jest/globals'
import {hubRegistry} from '../../../src/adapters/registries/hub.ts'
import {WorldError} from '../../../src/errors.ts'
import {closeLoopbacks, loopback, type Answering, type Seen} from './loopback.ts'

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

describe('what is not there', () => {
  test.each([
    [REPO, 'mian', /Did you mean \\"main\\".*main, v1.0/u],
    ['acme/none', 'main', /no model acme\/none, or HF_TOKEN/u],
    ['../../etc', 'main', /no name of a model/u]
  ])('%s at %s: says what is', async (model, revision, message) => {
    const {resolved} = await resolve(hub(), model, revision)
    expect(resolved).toMatchObject({found: false, reason: 'unreadable'})
    expect(JSON.stringify(resolved)).toMatch(message)
  })

  test('a private one without the right token names the variable', async () => {
    const asked = resolve(() => ({status: 401, body: {error: 'Invalid username or password.'}}))
    await expect(asked).rejects.toThrow(/401.*HF_TOKEN/u)
  })

  test('another shape is the world’s fault', async () => {
    await expect(resolve(() => ({body: {sha: 7}}))).rejects.toThrow(WorldError)
  })
})
