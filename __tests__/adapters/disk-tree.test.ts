import {execFileSync} from 'node:child_process'
import {symlinkSync} from 'node:fs'
import {join} from 'node:path'

import {afterAll, describe, expect, test} from '@jest/globals'

import {diskTree} from '../../src/adapters/disk-tree.ts'
import {WorldError} from '../../src/errors.ts'
import {removeTemporary, temporaryFolder} from './temporary.ts'

afterAll(removeTemporary)

describe('what a path is', () => {
  const outer = temporaryFolder({
    'secret.txt': 'secret',
    'tree/models/card.md': '# card',
    'tree/models/größe.json': '{}',
    'tree/.git/config': 'token'
  })
  const root = join(outer, 'tree')
  symlinkSync('../secret.txt', join(root, 'leak'))
  symlinkSync('..', join(root, 'up'))
  symlinkSync('.git/config', join(root, 'token'))
  symlinkSync('models/card.md', join(root, 'card'))
  symlinkSync('models', join(root, 'linked'))
  symlinkSync('nowhere', join(root, 'dangling'))
  symlinkSync('circle', join(root, 'circle'))
  execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'pipe')])
  const tree = diskTree(root)

  test.each([
    ['models/card.md', 'file'],
    ['./models//card.md', 'file'],
    ['models/x/../card.md', 'file'],
    ['models/größe.json', 'file'],
    ['card', 'file'],
    ['linked/card.md', 'file'],
    ['models', 'directory'],
    ['models/', 'directory'],
    ['', 'directory'],
    ['.', 'directory'],
    ['models/none', 'absent'],
    ['models/card.md/none', 'absent'],
    ['dangling', 'absent'],
    ['circle', 'absent'],
    ['pipe', 'absent'],
    ['..', 'outside'],
    ['../tree/models/card.md', 'outside'],
    ['models/../../secret.txt', 'outside'],
    ['/etc/hosts', 'outside'],
    [join(root, 'models/card.md'), 'outside'],
    ['leak', 'outside'],
    ['up/secret.txt', 'outside'],
    ['.git/config', 'outside'],
    ['.GIT/config', 'outside'],
    ['token', 'outside'],
    ['models/card.md\0.png', 'outside']
  ])('%j is %s', async (path, kind) => {
    expect(await tree.kind(path)).toBe(kind)
  })

  test('a folder whose name begins with two dots is inside', async () => {
    const dots = diskTree(temporaryFolder({'..model/card.md': ''}))
    expect(await dots.kind('..model/card.md')).toBe('file')
  })

  test('a tree whose folder is not there has nothing', async () => {
    const none = diskTree(join(outer, 'none'))
    expect(await none.kind('card.md')).toBe('absent')
    expect(await none.list()).toEqual([])
  })

  test('what is not a file cannot be read', async () => {
    await expect(tree.read('leak')).rejects.toThrow(WorldError)
    await expect(tree.size('models')).rejects.toThrow('models in the working tree is not a file')
  })

  test('the list has the files and the links to files inside', async () => {
    expect(await tree.list()).toEqual(['card', 'models/card.md', 'models/größe.json'])
    expect(await tree.list('models/')).toEqual(['models/card.md', 'models/größe.json'])
    expect(await tree.list('..')).toEqual([])
    expect(await tree.list('models/card.md')).toEqual([])
  })
})

test('content and size are in bytes', async () => {
  const tree = diskTree(temporaryFolder({'a.txt': 'größer'}))
  expect(Buffer.from(await tree.read('a.txt')).toString('utf8')).toBe('größer')
  expect(await tree.size('a.txt')).toBe(8)
})

test('the list is sorted and leaves out what is not the project’s own', async () => {
  const tree = diskTree(
    temporaryFolder({
      'b/z': '',
      'b.txt': '',
      'a/.git': 'gitdir: elsewhere',
      'a/.venv/lib/x': '',
      'node_modules/x/card.md': '',
      '.github/model-promotion.yml': ''
    })
  )
  expect(await tree.list()).toEqual(['.github/model-promotion.yml', 'b.txt', 'b/z'])
})
