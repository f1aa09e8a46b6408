import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {filesNamed} from '../../../../src/adapters/engines/files/glob.ts'

const FILES = [
  'logs/a.csv',
  'logs/b.csv',
  'logs/[z].csv',
  'logs/x (1).csv',
  'logs/_temporary/q.parquet',
  'logs/day=1/_SUCCESS',
  'logs/day=1/p.parquet',
  'logs/day=2/.hidden/r.parquet',
  'logs/day=2/s.parquet'
]

describe('the files of a log', () => {
  let folder = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gate-glob-'))
    for (const file of FILES) {
      await mkdir(join(folder, dirname(file)), {recursive: true})
      await writeFile(join(folder, file), '')
    }
    await symlink('../logs', join(folder, 'logs/circle'))
    await symlink('a.csv', join(folder, 'logs/latest.csv'))
  })
  afterAll(async () => {
    await rm(folder, {recursive: true})
  })

  test.each([
    ['logs/*.csv', ['logs/[z].csv', 'logs/a.csv', 'logs/b.csv', 'logs/x (1).csv']],
    ['logs/{a,b}.csv', ['logs/a.csv', 'logs/b.csv']],
    ['logs/[a-b].csv', ['logs/a.csv', 'logs/b.csv']],
    ['logs/[!a].csv', ['logs/b.csv']],
    ['logs/[z].csv', ['logs/[z].csv']],
    ['logs/x (?).csv', ['logs/x (1).csv']],
    ['logs/day=*/*.parquet', ['logs/day=1/p.parquet', 'logs/day=2/s.parquet']],
    ['logs/day=2', ['logs/day=2/s.parquet']]
  ])('%s', async (pattern, files) => {
    expect(await filesNamed([pattern], folder)).toEqual(files)
  })

  test('of a folder are all below it, without what is hidden or beside the data', async () => {
    expect(await filesNamed(['logs'], folder)).toEqual([
      'logs/[z].csv',
      'logs/a.csv',
      'logs/b.csv',
      'logs/day=1/p.parquet',
      'logs/day=2/s.parquet',
      'logs/x (1).csv'
    ])
  })

  test('are named once, whatever links and patterns lead to them', async () => {
    expect(await filesNamed(['logs/**/*.csv', 'logs/a.csv', './logs/a.csv'], folder)).toEqual([
      'logs/[z].csv',
      'logs/a.csv',
      'logs/b.csv',
      'logs/x (1).csv'
    ])
  })

  test('of an absolute pattern are absolute', async () => {
    expect(await filesNamed([`${folder}/logs/?.csv`], '/')).toEqual([
      `${folder}/logs/a.csv`,
      `${folder}/logs/b.csv`
    ])
  })

  test.each(['logs/*.json', 'nothing', 'nothing/*'])('%s names none', async pattern => {
    await expect(filesNamed([pattern], folder)).rejects.toThrow(`${pattern} names none`)
  })
})
