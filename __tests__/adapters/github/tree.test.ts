import {afterEach, describe, expect, test} from '@jest/globals'
import {Octokit} from '@octokit/rest'

import {pullRequestFiles, remoteMergeBase} from '../../../src/adapters/github/history.ts'
import {githubTree} from '../../../src/adapters/github/tree.ts'
import {WorldError} from '../../../src/errors.ts'
import {type Handler, type LoopbackServer, NOT_FOUND, page, type Reply, serve} from './server.ts'

const REPOSITORY = {owner: 'acme', repo: 'models'}
const COMMIT = 'c'.repeat(40)
const PULL = {number: 7, headSha: 'd'.repeat(40)}
const ignore = (): void => undefined
const SILENT = {debug: ignore, info: ignore, warn: ignore, error: ignore}
let server: LoopbackServer | null = null

afterEach(async () => {
  await server?.close()
})

async function client(handler: Handler): Promise<Octokit> {
  server = await serve(handler)
  return new Octokit({baseUrl: server.url, log: SILENT})
}

interface Item {
  readonly path: string
  readonly mode: string
  readonly sha: string
  readonly size?: number
}

const file = (path: string, sha: string, size: number): Item => ({path, mode: '100644', sha, size})
const folder = (path: string, sha: string): Item => ({path, mode: '040000', sha})
const link = (path: string, sha: string): Item => ({path, mode: '120000', sha, size: 9})

const CARD = 'größer'
const LARGE = 'x'.repeat(1_500_000)
const BLOBS: Readonly<Record<string, string>> = {
  card: CARD,
  large: LARGE,
  up: '../readme',
  out: '../x'
}
const TREES: Readonly<Record<string, readonly Item[]>> = {
  [COMMIT]: [file('readme', 'empty', 0), folder('models', 'models'), link('out', 'out')],
  models: [file('card.md', 'card', 8), link('up', 'up'), folder('fraud', 'fraud')],
  fraud: [file('large', 'large', LARGE.length)]
}

/** Git objects as GitHub serves them; a recursive listing beyond `limit` entries is truncated. */
function objects(limit = 100): Handler {
  const below = (sha: string, prefix = ''): Item[] =>
    (TREES[sha] ?? []).flatMap(item => [
      {...item, path: prefix + item.path},
      ...(item.mode === '040000' ? below(item.sha, `${prefix}${item.path}/`) : [])
    ])
  return ({path, query}): Reply => {
    const [kind, sha = ''] = path.split('/').slice(-2)
    if (kind === 'blobs') {
      const bytes = Buffer.from(BLOBS[sha] ?? '')
      const content = bytes.toString('base64').replace(/(.{60})/gu, '$1\n')
      return {body: {sha, content, encoding: 'base64', size: bytes.length}}
    }
    if (TREES[sha] === undefined) return NOT_FOUND
    const tree = query.has('recursive') ? below(sha) : TREES[sha]
    const truncated = query.has('recursive') && tree.length > limit
    return {body: {sha, truncated, tree: truncated ? tree.slice(0, limit) : tree}}
  }
}

const OPTIONS = {name: 'main@ccccccc', commit: COMMIT, folder: ''}

describe('a commit on GitHub', () => {
  test('fetches only what is asked for', async () => {
    const tree = githubTree(await client(objects()), REPOSITORY, OPTIONS)
    expect(await tree.kind('models/card.md')).toBe('file')
    expect(await tree.kind('models/none')).toBe('absent')
    expect(await tree.size('models/card.md')).toBe(8)
    expect(server?.lines()).toEqual([
      `GET /repos/acme/models/git/trees/${COMMIT}`,
      'GET /repos/acme/models/git/trees/models'
    ])
  })

  test('reads files of any size', async () => {
    const tree = githubTree(await client(objects()), REPOSITORY, OPTIONS)
    expect(Buffer.from(await tree.read('models/card.md')).toString('utf8')).toBe(CARD)
    expect(Buffer.from(await tree.read('models/fraud/large')).toString('utf8')).toBe(LARGE)
    expect(await tree.read('models/up')).toHaveLength(0)
    expect(await tree.kind('out')).toBe('outside')
  })

  test.each([
    ['at once', 100, 2],
    ['folder by folder where GitHub cuts the listing off', 2, 6]
  ])('lists everything %s', async (_, limit, requests) => {
    const tree = githubTree(await client(objects(limit)), REPOSITORY, OPTIONS)
    const files = ['models/card.md', 'models/fraud/large', 'models/up', 'readme']
    expect(await tree.list()).toEqual(files)
    for (const path of files) expect(await tree.kind(path)).toBe('file')
    // The listing, and the targets of the links.
    const trees = server?.lines().filter(line => line.includes('/trees/')) ?? []
    expect(trees.length).toBeLessThan(requests)
  })

  test('seen from a folder is that folder', async () => {
    const options = {...OPTIONS, folder: 'models'}
    const tree = githubTree(await client(objects()), REPOSITORY, options)
    expect(await tree.list()).toEqual(['card.md', 'fraud/large'])
    expect(await tree.kind('up')).toBe('outside')
  })

  test.each<[string, Handler, string]>([
    ['not there', () => NOT_FOUND, '`permissions: contents: read`'],
    ['of another form', () => ({body: {tree: 'none'}}), 'another form']
  ])('that is %s is not an empty one', async (_, handler, message) => {
    const tree = githubTree(await client(handler), REPOSITORY, OPTIONS)
    await expect(tree.kind('readme')).rejects.toThrow(WorldError)
    await expect(tree.list()).rejects.toThrow(message)
  })

  test('a blob that is not whole is not taken', async () => {
    const whole = objects()
    const tree = githubTree(
      await client((asked, base) =>
        asked.path.endsWith('/blobs/card')
          ? {body: {content: '', encoding: 'base64', size: 8}}
          : whole(asked, base)
      ),
      REPOSITORY,
      OPTIONS
    )
    await expect(tree.read('models/card.md')).rejects.toThrow('incompletely')
  })
})

describe('history on GitHub', () => {
  test('knows where a pull request left the base branch', async () => {
    const octokit = await client(({path}) =>
      path.includes('/compare/')
        ? {body: {merge_base_commit: {sha: COMMIT}, commits: []}}
        : NOT_FOUND
    )
    expect(await remoteMergeBase(octokit, REPOSITORY, 'main', 'abc')).toEqual({
      ok: true,
      value: COMMIT
    })
    expect(server?.lines()).toEqual(['GET /repos/acme/models/compare/main...abc'])
  })

  test('tells what is not there from what cannot be asked', async () => {
    let reply: Reply = NOT_FOUND
    const octokit = await client(() => reply)
    const apart = await remoteMergeBase(octokit, REPOSITORY, 'a', 'b')
    expect(apart).toMatchObject({ok: false, problem: 'no-merge-base'})
    reply = {status: 503, body: {message: 'Unavailable'}}
    await expect(remoteMergeBase(octokit, REPOSITORY, 'a', 'b')).rejects.toThrow(WorldError)
  })

  test('lists all files of a pull request', async () => {
    const many = Array.from({length: 120}, (_, n) => ({filename: `f${n}`, status: 'modified'}))
    const special = [
      {filename: 'new', status: 'renamed', previous_filename: 'old'},
      {filename: 'gone', status: 'removed'},
      {filename: 'gitea', status: 'changed'}
    ]
    const octokit = await client((asked, base) =>
      asked.path.endsWith('/files') ? page([...many, ...special], asked, base) : pull(123)
    )
    const {files, complete} = await pullRequestFiles(octokit, REPOSITORY, PULL)
    expect(complete).toBe(true)
    expect(files.slice(120)).toEqual([
      {path: 'old', change: 'deleted'},
      {path: 'new', change: 'added'},
      {path: 'gone', change: 'deleted'},
      {path: 'gitea', change: 'modified'}
    ])
  })

  test.each<[string, readonly unknown[], Reply]>([
    ['there are others', [{filename: 'a', status: 'added'}], pull(2)],
    ['it has another head by now', [], {body: {changed_files: 0, head: {sha: 'c'.repeat(40)}}}]
  ])('does not take them for all where %s', async (_, listed, reply) => {
    const octokit = await client((asked, base) =>
      asked.path.endsWith('/files') ? page(listed, asked, base) : reply
    )
    const {complete} = await pullRequestFiles(octokit, REPOSITORY, PULL)
    expect(complete).toBe(false)
  })

  test('does not follow a list that never ends', async () => {
    const next = {link: '<https://api.github.test/next>; rel="next"'}
    const octokit = await client(() => ({body: [], headers: next}))
    await expect(pullRequestFiles(octokit, REPOSITORY, PULL)).rejects.toThrow('100 pages')
    expect(server?.log).toHaveLength(100)
  })

  test.each<[string, Reply]>([
    ['a conflict, which Octokit’s own paging takes for an empty list', {status: 409, body: {}}],
    ['an answer that is no list', {body: {files: []}}],
    ['a list of something else', {body: [{name: 'x'}]}],
    ['a page of HTML', {headers: {'content-type': 'text/html'}, body: '<html>'}],
    ['nothing at all', {}]
  ])('fails at %s', async (_, reply) => {
    const octokit = await client(() => reply)
    await expect(pullRequestFiles(octokit, REPOSITORY, PULL)).rejects.toThrow(WorldError)
  })
})

function pull(files: number): Reply {
  return {body: {changed_files: files, head: {sha: PULL.headSha}}}
}
