import {execFileSync} from 'node:child_process'
import {existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'

import {afterEach, describe, expect, test} from '@jest/globals'

import {removeOutputFile, writeOutputFile} from '../../src/adapters/output-file.ts'
import {UserError} from '../../src/errors.ts'
import {removeTemporary, temporaryFolder} from './temporary.ts'

afterEach(removeTemporary)

/** A workspace beside a folder with a secret, which the links of a pull request lead to. */
function places() {
  const top = temporaryFolder({'outside/secret': 'secret', 'workspace/old.json': 'old'})
  mkdirSync(join(top, 'workspace/.git'))
  return {top, outside: join(top, 'outside'), workspace: join(top, 'workspace')}
}

describe('in the workspace', () => {
  test('a file is a new one, in a new folder or in the place of an old one', async () => {
    const {workspace} = places()
    for (const name of ['old.json', 'a/b/new.json']) {
      await writeOutputFile(workspace, join(workspace, name), 'new', name)
      expect(readFileSync(join(workspace, name), 'utf8')).toBe('new')
    }
    expect(readdirSync(workspace).sort()).toEqual(['.git', 'a', 'old.json'])
  })

  test.each([
    ['a file outside', '../outside/secret'],
    ['a file that is not there yet', '../outside/new'],
    ['a device', '/dev/null'],
    ['itself', 'out.json']
  ])('a link to %s is replaced, not followed', async (_what, target) => {
    const {workspace, outside} = places()
    const path = join(workspace, 'out.json')
    symlinkSync(target, path)
    await writeOutputFile(workspace, path, 'new', 'out.json')
    expect(lstatSync(path).isFile()).toBe(true)
    expect(readdirSync(outside)).toEqual(['secret'])
    expect(readFileSync(join(outside, 'secret'), 'utf8')).toBe('secret')
  })

  test.each([
    ['of a link to a folder outside', '../outside'],
    ['of a link to .git', '.git'],
    ['of a link to the root', '/']
  ])('nothing is written into the folder %s', async (_what, target) => {
    const {workspace, outside} = places()
    symlinkSync(target, join(workspace, 'out'))
    const path = join(workspace, 'out/deep/verdict.json')
    await expect(writeOutputFile(workspace, path, 'new', 'verdict')).rejects.toThrow(
      /^verdict cannot be written: a link leads out of the workspace\.$/u
    )
    await expect(removeOutputFile(workspace, path, 'verdict')).rejects.toThrow(UserError)
    expect(readdirSync(outside)).toEqual(['secret'])
    expect(readdirSync(join(workspace, '.git'))).toEqual([])
  })

  test('nor into a pipe or onto a folder, which stay', async () => {
    const {workspace} = places()
    execFileSync('mkfifo', [join(workspace, 'pipe')])
    for (const name of ['pipe', '.git']) {
      const path = join(workspace, name)
      await expect(writeOutputFile(workspace, path, 'new', name)).rejects.toThrow(/no file/u)
      await expect(removeOutputFile(workspace, path, name)).rejects.toThrow(UserError)
    }
  })

  test('what an earlier run or a pull request left is taken away, a link without its target', async () => {
    const {workspace, outside} = places()
    symlinkSync('../outside/secret', join(workspace, 'verdict.json'))
    for (const name of ['verdict.json', 'old.json', 'none.json']) {
      await removeOutputFile(workspace, join(workspace, name), name)
      expect(existsSync(join(workspace, name))).toBe(false)
    }
    expect(readdirSync(outside)).toEqual(['secret'])
  })
})

describe('elsewhere', () => {
  test('a path is the user’s own: links, devices and folders that are not there yet', async () => {
    const {workspace, outside} = places()
    symlinkSync('secret', join(outside, 'latest'))
    await writeOutputFile(workspace, join(outside, 'latest'), 'new', 'latest')
    expect(readFileSync(join(outside, 'secret'), 'utf8')).toBe('new')
    await writeOutputFile(workspace, join(outside, 'a/new'), 'new', 'new')
    expect(readFileSync(join(outside, 'a/new'), 'utf8')).toBe('new')
    await writeOutputFile(workspace, '/dev/null', 'new', '/dev/null')
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
    await removeOutputFile(workspace, '/dev/null', '/dev/null')
    await removeOutputFile(workspace, join(outside, 'latest'), 'latest')
    expect(existsSync(join(outside, 'latest'))).toBe(true)
    await removeOutputFile(workspace, join(outside, 'secret'), 'secret')
    expect(existsSync(join(outside, 'secret'))).toBe(false)
  })
})
