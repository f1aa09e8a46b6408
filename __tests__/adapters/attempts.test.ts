import {createHash} from 'node:crypto'
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from '@jest/globals'
import {readAttempts} from '../../src/adapters/attempts.ts'
import {findRepository} from '../../src/adapters/git.ts'
import {
  countAttempts,
  type AttemptHistory,
  type AttemptLog,
  type AttemptQuery
} from '../../src/evidence/attempts.ts'
import {
  commit,
  git,
  removeTemporary,
  temporaryFolder,
  temporaryRepository,
  write
} from './temporary.ts'

afterAll(removeTemporary)

const FILE = 'models/fraud/predictions.csv'

function tryOut(folder: string, content: string, file = FILE): string {
  write(folder, {[file]: content})
  return commit(folder, content)
}

/** A repository with a model in production, and a branch on which candidates were tried. */
function branchWith(...contents: readonly string[]): {folder: string; since: string} {
  const folder = temporaryRepository({[FILE]: 'production', 'README.md': ''})
  const since = git(folder, 'rev-parse', 'HEAD')
  git(folder, 'checkout', '--quiet', '-b', 'candidate')
  for (const content of contents) tryOut(folder, content)
  return {folder, since}
}

async function attemptsIn(folder: string, query: AttemptQuery): Promise<AttemptLog> {
  return await readAttempts(await findRepository(folder), query)
}

async function historyOf(folder: string, query: AttemptQuery): Promise<AttemptHistory> {
  const log = await attemptsIn(folder, query)
  if (!log.known) throw new Error(log.why)
  return log.history
}

async function count(folder: string, since: string | null, path = FILE) {
  return countAttempts(await historyOf(folder, {path, since, baselinePath: null}))
}

test('a candidate that Git LFS keeps is known by its pointer, without its filter', async () => {
  const pointer = (text: string): string =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${createHash('sha256').update(text).digest('hex')}\nsize ${text.length}\n`
  const {folder, since} = branchWith(pointer('a'), pointer('b'))
  write(folder, {[FILE]: 'b', '.gitattributes': '*.csv filter=lfs\n'})
  git(folder, 'config', 'filter.lfs.clean', 'false')
  expect(await count(folder, since)).toEqual({attempt: 2, tried: 2, atLeast: false})
  write(folder, {[FILE]: 'c'})
  expect(await count(folder, since)).toEqual({attempt: 3, tried: 3, atLeast: false})
})

describe('candidates on a branch', () => {
  test('are the contents of the file since the commit in production', async () => {
    const {folder, since} = branchWith('a', 'b', 'c')
    const history = await historyOf(folder, {path: FILE, since, baselinePath: null})
    expect(history.commits.map(c => c.evidence)).toEqual(
      ['c', 'b', 'a'].map(text => blob(folder, text))
    )
    expect(history.production).toBe(blob(folder, 'production'))
    expect(countAttempts(history)).toEqual({attempt: 3, tried: 3, atLeast: false})
  })

  test('without a commit in production, since the branch left the default branch', async () => {
    const {folder} = branchWith('a', 'b')
    expect(await count(folder, null)).toMatchObject({attempt: 2, tried: 2})
  })

  test('what is not committed yet is one', async () => {
    const {folder, since} = branchWith('a')
    write(folder, {[FILE]: 'b'})
    expect(await count(folder, since)).toMatchObject({attempt: 2, tried: 2})
    write(folder, {[FILE]: 'a'})
    expect(await count(folder, since)).toMatchObject({attempt: 1, tried: 1})
  })

  test('commits of other files, and going back to production, are none', async () => {
    const {folder, since} = branchWith('a', 'production', 'a')
    write(folder, {'README.md': 'text'})
    commit(folder, 'text')
    expect(await count(folder, since)).toMatchObject({attempt: 1, tried: 1})
  })

  test('what a merge left behind was tried', async () => {
    const {folder, since} = branchWith('a')
    git(folder, 'checkout', '--quiet', '-b', 'side')
    tryOut(folder, 'side')
    git(folder, 'checkout', '--quiet', 'candidate')
    tryOut(folder, 'b')
    git(folder, 'merge', '--quiet', '--strategy=ours', '--no-edit', 'side')
    expect(await count(folder, since)).toMatchObject({tried: 3})
  })

  test('a file that was removed and came back', async () => {
    const {folder, since} = branchWith('a')
    rmSync(join(folder, FILE))
    commit(folder, 'gone')
    tryOut(folder, 'b')
    expect(await count(folder, since)).toMatchObject({attempt: 2, tried: 2})
  })

  test('seen from a folder of the repository, and under a name that needs care', async () => {
    const file = 'models/fraud/-*ü "1".csv'
    const {folder, since} = branchWith('a')
    tryOut(folder, 'x', file)
    tryOut(folder, 'y', file)
    const inside = join(folder, 'models/fraud')
    expect(await count(inside, since, 'predictions.csv')).toMatchObject({tried: 1})
    expect(await count(inside, since, '-*ü "1".csv')).toMatchObject({attempt: 2, tried: 2})
  })
})

describe('with the model in production in the same tree', () => {
  const baselinePath = 'production/predictions.csv'
  const query = {path: FILE, since: null, baselinePath}

  test('a new baseline or evaluation set begins at 1, also on the default branch', async () => {
    const folder = temporaryRepository({[FILE]: 'a', [baselinePath]: 'one'})
    tryOut(folder, 'b')
    expect(countAttempts(await historyOf(folder, query))).toMatchObject({attempt: 2, tried: 2})
    write(folder, {[FILE]: 'c', [baselinePath]: 'two'})
    commit(folder, 'new set')
    expect(countAttempts(await historyOf(folder, query))).toMatchObject({attempt: 1, tried: 1})
    tryOut(folder, 'd')
    tryOut(folder, 'c')
    expect(countAttempts(await historyOf(folder, query))).toMatchObject({attempt: 1, tried: 2})
  })

  test('also where it is not committed yet', async () => {
    const folder = temporaryRepository({[FILE]: 'a', [baselinePath]: 'one'})
    tryOut(folder, 'b')
    write(folder, {[baselinePath]: 'two'})
    expect(countAttempts(await historyOf(folder, query))).toMatchObject({attempt: 1, tried: 1})
  })
})

describe('what is not known is said', () => {
  const query = {path: FILE, since: null, baselinePath: null}

  test('a shallow clone', async () => {
    const {folder} = branchWith('a', 'b')
    const clone = temporaryFolder()
    git(clone, 'clone', '--quiet', '--depth=1', `file://${folder}`, 'shallow')
    const log = await attemptsIn(join(clone, 'shallow'), query)
    expect(log).toMatchObject({known: false})
    expect(JSON.stringify(log)).toContain('fetch-depth: 0')
  })

  test('no repository, no commit, no file', async () => {
    expect(await attemptsIn(temporaryFolder(), query)).toMatchObject({known: false})
    const {folder} = branchWith()
    const since = 'f'.repeat(40)
    expect(await attemptsIn(folder, {...query, since})).toMatchObject({
      known: false,
      why: `the commit ${since} that is in production is not in this clone`
    })
    expect(await attemptsIn(folder, {...query, path: 'none.csv'})).toMatchObject({
      known: false,
      why: 'none.csv is not in the working files'
    })
  })

  test('a folder in production that lacks the file, and a repository without a commit', async () => {
    const {folder} = branchWith()
    const beside = {path: FILE, since: null, baselinePath: 'production/predictions.csv'}
    expect(await historyOf(folder, beside)).toMatchObject({
      current: {evidence: blob(folder, 'production'), evaluationSet: null}
    })
    const empty = temporaryFolder()
    git(empty, 'init', '--quiet')
    write(empty, {[FILE]: 'a'})
    expect(await attemptsIn(empty, beside)).toMatchObject({
      known: false,
      why: 'there is no commit HEAD in this clone'
    })
  })
})

function blob(folder: string, content: string): string {
  write(folder, {'.git/content': content})
  return git(folder, 'hash-object', '.git/content')
}
