import {symlinkSync} from 'node:fs'
import {join} from 'node:path'

import {afterAll, describe, expect, test} from '@jest/globals'

import {findRepository} from '../../src/adapters/git.ts'
import {gitTree, short} from '../../src/adapters/git-tree.ts'
import {WorldError} from '../../src/errors.ts'
import type {Tree} from '../../src/ports.ts'
import {commit, git, removeTemporary, temporaryRepository, write} from './temporary.ts'

afterAll(removeTemporary)

async function treeAt(folder: string, id: string): Promise<Tree> {
  const found = await findRepository(folder)
  if (!found.ok) throw new Error(found.summary)
  return gitTree(found.value, id)
}

describe('a commit', () => {
  const POINTER = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n'
  const folder = temporaryRepository({
    'models/fraud/card.md': 'größer',
    'models/weights.bin': POINTER,
    'models/new\nline': '',
    'node_modules/x': '',
    'b.txt': '',
    'b/z': ''
  })
  const link = (target: string, path: string): void => {
    symlinkSync(target, join(folder, path))
  }
  link('fraud/card.md', 'models/link')
  link('../b.txt', 'models/up')
  link('models', 'linked')
  link('../outside', 'leak')
  link('/etc/hosts', 'absolute')
  link('circle', 'circle')
  link('.git/config', 'token')
  git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', folder, 'sub')
  const id = commit(folder, 'with links')
  write(folder, {'b.txt': 'later', 'later.txt': ''})
  commit(folder, 'later')

  test.each([
    ['models/fraud/card.md', 'file'],
    ['./models//fraud/../fraud/card.md', 'file'],
    ['models/new\nline', 'file'],
    ['models/link', 'file'],
    ['models/up', 'file'],
    ['linked/link', 'file'],
    ['models', 'directory'],
    ['linked/fraud/', 'directory'],
    ['sub', 'directory'],
    ['', 'directory'],
    ['later.txt', 'absent'],
    ['sub/b.txt', 'absent'],
    ['b.txt/x', 'absent'],
    ['circle', 'absent'],
    ['leak', 'outside'],
    ['absolute', 'outside'],
    ['token', 'outside'],
    ['../b.txt', 'outside'],
    ['/b.txt', 'outside'],
    ['.git/HEAD', 'outside']
  ])('%j is %s', async (path, kind) => {
    expect(await (await treeAt(folder, id)).kind(path)).toBe(kind)
  })

  test('has its files as they were, pointers to large files included', async () => {
    const tree = await treeAt(folder, id)
    const read = async (path: string): Promise<string> =>
      Buffer.from(await tree.read(path)).toString('utf8')
    expect(await read('models/link')).toBe('größer')
    expect(await tree.size('models/link')).toBe(8)
    expect(await read('b.txt')).toBe('')
    expect(await read('models/weights.bin')).toBe(POINTER)
    await expect(tree.read('models')).rejects.toThrow(WorldError)
    expect(tree).toMatchObject({name: short(id), commit: id})
  })

  test('lists its files, sorted, with links to files', async () => {
    const tree = await treeAt(folder, id)
    expect(await tree.list()).toEqual([
      '.gitmodules',
      'b.txt',
      'b/z',
      'models/fraud/card.md',
      'models/link',
      'models/new\nline',
      'models/up',
      'models/weights.bin'
    ])
    expect(await tree.list('linked/fraud')).toEqual(['linked/fraud/card.md'])
    expect(await tree.list('leak')).toEqual([])
    expect(await tree.kind('models/fraud')).toBe('directory')
    expect(await tree.kind('models/fraud/none')).toBe('absent')
  })

  test('seen from a folder is that folder', async () => {
    const tree = await treeAt(join(folder, 'models'), id)
    expect(await tree.list()).toEqual(['fraud/card.md', 'link', 'new\nline', 'weights.bin'])
    expect(await tree.kind('fraud/card.md')).toBe('file')
    expect(await tree.kind('up')).toBe('outside')
    expect(await tree.kind('../b.txt')).toBe('outside')
  })

  test('without the folder is empty', async () => {
    const inner = join(folder, 'added-later')
    write(inner, {x: ''})
    const tree = await treeAt(inner, id)
    expect(await tree.kind('x')).toBe('absent')
    expect(await tree.list()).toEqual([])
  })

  test('that is not here cannot be read, which is not the same as being empty', async () => {
    const tree = await treeAt(folder, 'a'.repeat(40))
    await expect(tree.kind('b.txt')).rejects.toThrow(WorldError)
    await expect(tree.list()).rejects.toThrow(WorldError)
  })
})

test('a branch name is never taken for an option', async () => {
  const tree = await treeAt(temporaryRepository({a: ''}), '--help')
  await expect(tree.kind('a')).rejects.toThrow('is not the id of a git object')
})

test('a version is named by its branch and commit', () => {
  expect(short('4f2c1d9aaaaaaa', 'main')).toBe('main@4f2c1d9')
})
