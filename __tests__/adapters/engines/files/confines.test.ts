import {execFileSync} from 'node:child_process'
import {symlinkSync} from 'node:fs'
import {join} from 'node:path'

import {afterAll, describe, expect, test} from '@jest/globals'

import {filesNamed} from '../../../../src/adapters/engines/files/glob.ts'
import {removeTemporary, temporaryFolder} from '../../temporary.ts'

afterAll(removeTemporary)

const top = temporaryFolder({
  'outside/secret.csv': 'token\n',
  'repository/.git/config': 'token\n',
  'repository/logs/a.csv': 'id\n1\n',
  'repository/logs/day=1/b.csv': 'id\n2\n',
  'repository/README.md': ''
})
const root = join(top, 'repository')
const links: Readonly<Record<string, string>> = {
  'links/file.csv': '../../outside/secret.csv',
  'links/git.csv': '../.git/config',
  'links/zero.csv': '/dev/zero',
  'links/own.csv': '../logs/a.csv',
  'folders/out': '../../outside',
  'folders/own': '../logs',
  far: '../outside'
}
for (const [path, target] of Object.entries(links)) {
  execFileSync('mkdir', ['-p', join(root, path, '..')])
  symlinkSync(target, join(root, path))
}
execFileSync('mkfifo', [join(root, 'logs/pipe.json')])

describe.each([false, true])('a log of which the user typed the path: %s', elsewhere => {
  const named = async (pattern: string) => await filesNamed([pattern], root, {root, elsewhere})

  test.each([
    ['logs/*.csv', ['logs/a.csv']],
    ['logs/**/*.csv', ['logs/a.csv', 'logs/day=1/b.csv']],
    ['links/own.csv', ['links/own.csv']],
    ['folders/own/*.csv', ['folders/own/a.csv']]
  ])('is read in the repository: %s', async (pattern, files) => {
    expect(await named(pattern)).toEqual(files)
  })

  test.each([
    'links/file.csv',
    'links/f*.csv',
    'links/git.csv',
    '.git/config',
    'links/zero.csv',
    'links',
    'far/*.csv',
    'far',
    'folders/**/*.csv',
    'folders/*/*.csv'
  ])('is not read where a link leads out: %s', async pattern => {
    const answer = named(pattern)
    await expect(answer).rejects.toThrow(/leads out of the repository|is no file/u)
    await expect(answer).rejects.not.toThrow(/token/u)
  })

  test('is no pipe', async () => {
    await expect(named('logs/pipe.json')).rejects.toThrow(/pipe\.json/u)
    await expect(named('logs/*.json')).rejects.toThrow(/pipe\.json|names none/u)
  })
})

test('a path that a policy names lies in the repository; one that the user types may lie elsewhere', async () => {
  const outside = `${top}/outside/*.csv`
  for (const pattern of [
    outside,
    '../outside/*.csv',
    '../outside/secret.csv',
    '{..,x}/outside/*.csv'
  ])
    await expect(filesNamed([pattern], root, {root, elsewhere: false})).rejects.toThrow(
      /outside of the repository|leads out/u
    )
  expect(await filesNamed([outside], root, {root, elsewhere: true})).toEqual([
    `${top}/outside/secret.csv`
  ])
})
