import {chownSync} from 'node:fs'
import {join} from 'node:path'

import {afterAll, afterEach, describe, expect, test} from '@jest/globals'

import * as repositories from '../../src/adapters/git.ts'
import {
  commit,
  git,
  removeTemporary,
  temporaryFolder,
  temporaryRepository,
  write
} from './temporary.ts'

afterAll(removeTemporary)

async function open(folder: string): Promise<repositories.Repository> {
  const found = await repositories.findRepository(folder)
  if (!found.ok) throw new Error(found.summary)
  return found.value
}

describe('finding the repository', () => {
  const path = process.env['PATH']
  afterEach(() => {
    if (path !== undefined) process.env['PATH'] = path
    delete process.env['GIT_DIR']
  })

  test('from its root and from a folder of it', async () => {
    const folder = temporaryRepository({'models/fraud/card.md': ''})
    expect(await open(folder)).toMatchObject({root: folder, folder, prefix: '', shallow: false})
    expect((await open(join(folder, 'models/fraud'))).prefix).toBe('models/fraud')
  })

  test.each(['', 'none'])('a folder without one, or none at all: %j', async inner => {
    const found = await repositories.findRepository(join(temporaryFolder(), inner))
    expect(found).toMatchObject({ok: false, problem: 'not-a-repository'})
  })

  test('a bare one has no working files', async () => {
    const folder = temporaryFolder()
    git(folder, 'init', '--quiet', '--bare')
    const found = await repositories.findRepository(folder)
    expect(found).toMatchObject({ok: false, problem: 'not-a-repository'})
  })

  test('a broken one is told from none', async () => {
    const folder = temporaryRepository({'a.txt': ''})
    write(folder, {'.git/config': '[core\n'})
    const found = await repositories.findRepository(folder)
    expect(found).toMatchObject({ok: false, problem: 'unreadable-repository'})
  })

  test('no git is an answer, not a crash', async () => {
    const folder = temporaryRepository({'a.txt': ''})
    process.env['PATH'] = temporaryFolder()
    const found = await repositories.findRepository(folder)
    expect(found).toMatchObject({ok: false, problem: 'git-missing'})
  })

  test('the repository of a running hook is not mistaken for the folder’s', async () => {
    process.env['GIT_DIR'] = join(temporaryRepository({'a.txt': ''}), '.git')
    const found = await repositories.findRepository(temporaryFolder())
    expect(found).toMatchObject({ok: false, problem: 'not-a-repository'})
  })

  test('one that belongs to another user, as in a container', async () => {
    const folder = temporaryRepository({'a.txt': ''})
    const head = git(folder, 'rev-parse', 'HEAD')
    // Only root can give a folder away; for others this changes nothing.
    const owner = process.getuid?.() === 0 ? 4242 : (process.getuid?.() ?? 0)
    for (const place of [folder, join(folder, '.git')]) chownSync(place, owner, -1)
    expect(await repositories.headCommit(await open(folder))).toEqual({ok: true, value: head})
  })
})

describe('commits', () => {
  const folder = temporaryRepository({'a.txt': '1'})
  const first = git(folder, 'rev-parse', 'HEAD')
  git(folder, 'tag', '--annotate', 'v1', '--message', 'one')
  git(folder, 'update-ref', 'refs/remotes/origin/production', 'HEAD')
  git(folder, 'switch', '--quiet', '--create', 'feature')
  const second = commit(folder, 'second')
  git(folder, 'switch', '--quiet', 'main')
  const third = commit(folder, 'third')

  test.each([
    ['main', third],
    ['feature', second],
    ['v1', first],
    ['feature~1', first],
    ['HEAD', third],
    ['production', first],
    ['origin/production', first],
    [first.slice(0, 8), first]
  ])('%s is a commit', async (ref, id) => {
    expect(await repositories.resolveCommit(await open(folder), ref)).toEqual({ok: true, value: id})
  })

  test.each([
    'none',
    '',
    ' ',
    '-h',
    '--all',
    '--output=/tmp/x',
    'main..feature',
    'main:a.txt',
    ':/first',
    'a b',
    'main\nfeature',
    'refs/heads/*',
    '0'.repeat(40)
  ])('%j is none', async ref => {
    const answer = await repositories.resolveCommit(await open(folder), ref)
    expect(answer).toMatchObject({ok: false, problem: 'no-such-commit'})
  })

  test('the merge base is where the branches parted', async () => {
    const repository = await open(folder)
    const base = await repositories.mergeBase(repository, 'main', 'feature')
    expect(base).toEqual({ok: true, value: first})
    const none = await repositories.mergeBase(repository, 'main', 'none')
    expect(none).toMatchObject({ok: false, problem: 'no-such-commit'})
  })

  test('histories with nothing in common have none', async () => {
    git(folder, 'switch', '--quiet', '--orphan', 'other')
    commit(folder, 'other')
    git(folder, 'switch', '--quiet', 'main')
    const answer = await repositories.mergeBase(await open(folder), 'main', 'other')
    expect(answer).toMatchObject({ok: false, problem: 'no-merge-base'})
  })

  test('a commit is here or not', async () => {
    const repository = await open(folder)
    expect(await repositories.hasCommit(repository, second)).toBe(true)
    expect(await repositories.hasCommit(repository, 'a'.repeat(40))).toBe(false)
    expect(await repositories.hasCommit(repository, 'main')).toBe(false)
    const tree = git(folder, 'rev-parse', 'main^{tree}')
    expect(await repositories.hasCommit(repository, tree)).toBe(false)
  })

  test('a new repository has no commit', async () => {
    const empty = temporaryFolder()
    git(empty, 'init', '--quiet')
    const answer = await repositories.headCommit(await open(empty))
    expect(answer).toMatchObject({ok: false, problem: 'no-such-commit'})
  })

  test('a shallow clone says how to get the rest', async () => {
    const clone = temporaryFolder()
    git(clone, 'clone', '--quiet', '--depth=1', `file://${folder}`, '.')
    const repository = await open(clone)
    expect(repository.shallow).toBe(true)
    expect(await repositories.hasCommit(repository, first)).toBe(false)
    const answer = await repositories.resolveCommit(repository, 'feature')
    expect(answer).toMatchObject({ok: false, remedy: expect.stringContaining('fetch-depth: 0')})
  })
})

describe('the default branch', () => {
  test('is what origin says', async () => {
    const folder = temporaryRepository({'a.txt': ''})
    const id = git(folder, 'rev-parse', 'HEAD')
    git(folder, 'update-ref', 'refs/remotes/origin/trunk', id)
    git(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk')
    expect(await repositories.defaultBranch(await open(folder))).toEqual({
      ok: true,
      value: {name: 'origin/trunk', commit: id}
    })
  })

  test('else the usual one, the remote’s before the local', async () => {
    const folder = temporaryRepository({'a.txt': ''})
    const id = git(folder, 'rev-parse', 'HEAD')
    const local = await repositories.defaultBranch(await open(folder))
    expect(local).toEqual({ok: true, value: {name: 'main', commit: id}})
    git(folder, 'update-ref', 'refs/remotes/origin/main', id)
    commit(folder, 'not pushed')
    const remote = await repositories.defaultBranch(await open(folder))
    expect(remote).toEqual({ok: true, value: {name: 'origin/main', commit: id}})
  })

  test('of a fork, that of upstream before its own', async () => {
    const folder = temporaryRepository({'a.txt': ''})
    const id = git(folder, 'rev-parse', 'HEAD')
    git(folder, 'update-ref', 'refs/remotes/origin/main', id)
    git(folder, 'update-ref', 'refs/remotes/upstream/develop', id)
    const answer = await repositories.defaultBranch(await open(folder))
    expect(answer).toEqual({ok: true, value: {name: 'upstream/develop', commit: id}})
  })

  test('what the branch was made from, where it is not its own copy', async () => {
    const folder = temporaryRepository({'a.txt': ''})
    const id = git(folder, 'rev-parse', 'HEAD')
    git(folder, 'checkout', '-q', '-b', 'release')
    git(folder, 'checkout', '-q', '-b', 'topic', '--track', 'release')
    const answer = await repositories.defaultBranch(await open(folder))
    expect(answer).toEqual({ok: true, value: {name: 'release', commit: id}})
  })

  test('or the only one', async () => {
    const folder = temporaryRepository({'a.txt': ''})
    git(folder, 'branch', '--move', 'stable')
    const answer = await repositories.defaultBranch(await open(folder))
    expect(answer).toMatchObject({ok: true, value: {name: 'stable'}})
  })

  test('or none', async () => {
    const folder = temporaryRepository({'a.txt': ''})
    git(folder, 'branch', '--move', 'topic')
    git(folder, 'branch', 'other')
    const answer = await repositories.defaultBranch(await open(folder))
    expect(answer).toMatchObject({ok: false, problem: 'no-default-branch'})
  })
})

describe('changes', () => {
  const folder = temporaryRepository({
    'models/kept': '1',
    'models/edited': '1',
    'models/gone': '1',
    'models/old name': 'the same text\n'.repeat(20),
    'elsewhere/x': '1'
  })
  const base = git(folder, 'rev-parse', 'HEAD')
  git(folder, 'mv', 'models/old name', 'models/new\nnäme')
  git(folder, 'rm', '--quiet', 'models/gone')
  write(folder, {'models/edited': '2', 'models/added': '1', 'elsewhere/x': '2'})
  const head = commit(folder, 'second')

  test('between two commits; a renamed file is deleted and added', async () => {
    expect(await repositories.changedFiles(await open(folder), base, head)).toEqual([
      {path: 'elsewhere/x', change: 'modified'},
      {path: 'models/added', change: 'added'},
      {path: 'models/edited', change: 'modified'},
      {path: 'models/gone', change: 'deleted'},
      {path: 'models/new\nnäme', change: 'added'},
      {path: 'models/old name', change: 'deleted'}
    ])
  })

  test('only those of the folder that was asked for, relative to it', async () => {
    const models = await open(join(folder, 'models'))
    const changes = await repositories.changedFiles(models, base, head)
    expect(changes.map(change => change.path)).toEqual([
      'added',
      'edited',
      'gone',
      'new\nnäme',
      'old name'
    ])
  })
})
