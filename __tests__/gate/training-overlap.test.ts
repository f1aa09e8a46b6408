import {readFileSync} from 'node:fs'
import {afterAll, describe, expect, test} from '@jest/globals'
import {readTrainingKeys} from '../../src/evidence/training-keys.ts'
import {trainingOverlap} from '../../src/gate/checks/training-overlap.ts'
import type {Finding} from '../../src/verdict/verdict.ts'
import {gather} from '../../src/reading/gather.ts'
import {diskTree} from '../../src/adapters/disk-tree.ts'
import {placesIn} from '../../src/reading/places.ts'
import {selectNamed} from '../../src/reading/select.ts'
import {removeTemporary, temporaryFolder} from '../adapters/temporary.ts'
import {caseFrom, csv} from './case-from-files.ts'

afterAll(removeTemporary)

const predictions = csv('id,label,prediction', 'a,1,1', 'b,0,1', 'c,1,0', '17,1,1')

async function found(
  file: string,
  content: string | Uint8Array,
  {key, rows = predictions}: {key?: string; rows?: string} = {}
): Promise<readonly Finding[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const trainingKeys = await readTrainingKeys(file, bytes, key)
  return trainingOverlap(caseFrom({predictions: rows, trainingKeys}, null))
}

describe('keys of the training rows', () => {
  test.each([
    ['a list, one key a line', 'train.txt', 'x\nb\ny\n'],
    ['a list whose first line is the one', 'train.txt', 'b\nx\n'],
    ['a list with blank lines and Windows line ends', 'train.txt', '\r\nx\r\n\r\nb\r\n'],
    ['a list with a byte order mark', 'train.csv', '\uFEFFb\nx\n'],
    ['a column of a usual name', 'train.csv', 'split,id\n1,x\n2,b\n'],
    ['the only column', 'train.csv', 'row\nx\nb\n'],
    ['JSON lines', 'train.jsonl', '{"id": "x", "n": 1}\n{"id": "b", "n": 2}\n'],
    ['quoted keys', 'train.csv', 'id\n"b"\n']
  ])('%s', async (_, file, text) => {
    expect(await found(file, text)).toMatchObject([
      {
        id: 'training-overlap',
        status: 'fail',
        rows: 4,
        summary: `1 of the 4 evaluated rows (25.0 %) is among the training rows that ${file} lists: key b.`,
        location: {file: 'predictions.csv', line: 1}
      }
    ])
  })

  test('the policy’s key column', async () => {
    const [finding] = await found('t.csv', 'id,row_id\nb,x\nb,c\n', {key: 'row_id'})
    expect(finding?.status).toBe('fail')
    expect(finding?.summary).toContain('key c.')
  })

  test('numbers and their texts are the same key', async () => {
    const rows = csv('id,label,prediction', '1,1,1', '2,0,1', '007,1,1')
    const [finding] = await found('t.csv', 'id\n2\n7\n', {rows})
    expect(finding?.summary).toContain('1 of the 3 evaluated rows')
    expect(await found('t.txt', 'x\n17\n')).toMatchObject([{status: 'fail'}])
  })

  test('Parquet', async () => {
    const bytes = readFileSync('__tests__/evidence/fixtures/rows.none.parquet')
    const [finding] = await found('train.parquet', bytes)
    expect(finding?.id).toBe('training-overlap')
    expect(finding?.summary).toContain('train.parquet')
  })

  test('the first of many are named', async () => {
    const ids = Array.from({length: 1200}, (_, id) => `k${id}`)
    const rows = csv('id,label,prediction', ...ids.map(id => `${id},1,1`))
    const [finding] = await found('t.txt', ids.slice(0, 1100).join('\n'), {rows})
    expect(finding?.summary).toBe(
      '1,100 of the 1,200 evaluated rows (91.7 %) are among the training rows that t.txt lists: key k0, k1, k2 and 1,097 more.'
    )
  })
})

describe('without overlap', () => {
  test('it passes', async () => {
    expect(await found('t.txt', 'x\ny\n')).toMatchObject([
      {
        status: 'pass',
        summary: 'None of the 4 evaluated rows is among the training rows that t.txt lists.'
      }
    ])
  })

  test('it is not asked where no file is named', () => {
    expect(trainingOverlap(caseFrom({predictions}, null))).toEqual([])
  })
})

describe('what cannot be read is no pass', () => {
  test.each([
    ['an empty file', 't.txt', '', 'missing'],
    ['empty cells', 't.csv', 'id\n""\n""\n', 'missing'],
    ['a header alone', 't.csv', 'id\n', 'missing'],
    ['one line, header or key', 't.txt', 'b', 'missing'],
    ['no key column', 't.csv', 'a,b\n1,2\n', 'missing'],
    ['uneven rows', 't.csv', 'id,b\n1,2\n3\n', 'fail'],
    [
      'a Git LFS pointer',
      't.txt',
      'version https://git-lfs.github.com/spec/v1\noid x\n',
      'missing'
    ],
    ['broken JSON', 't.jsonl', '{"id": ', 'fail']
  ])('%s', async (_, file, text, status) => {
    const findings = await found(file, text)
    expect(findings.map(f => f.status)).toEqual([status])
    expect(findings[0]?.summary).toContain(file)
  })

  const policy = {
    predictions: {file: 'predictions.csv', 'training-keys': 'train-ids.txt'}
  }

  test('nor is a file that nobody read, or that has no rows to be held against', async () => {
    expect(trainingOverlap(caseFrom({predictions}, null, policy))).toMatchObject([
      {status: 'missing', role: 'guard'}
    ])
    const trainingKeys = await readTrainingKeys('t.txt', new TextEncoder().encode('a\n'), undefined)
    expect(trainingOverlap(caseFrom({trainingKeys}, null, policy))).toMatchObject([
      {status: 'missing', role: 'guard'}
    ])
  })

  const log = {info: () => undefined, warning: () => undefined, debug: () => undefined}

  test('a named file that is not there is missing', async () => {
    const tree = diskTree(temporaryFolder({'predictions.csv': predictions}))
    const selected = selectNamed('model', policy, await tree.list())
    const {trainingKeys, problems} = await gather(placesIn(selected, tree, '', ''), log)
    if (trainingKeys === undefined) throw new Error('the file was not looked for')
    expect(problems).toEqual([])
    expect(trainingOverlap(caseFrom({predictions, trainingKeys}, null, policy))).toMatchObject([
      {
        id: 'training-overlap',
        status: 'missing',
        summary: 'train-ids.txt, which should hold the training keys, is not there.'
      }
    ])
  })

  test('a file that is there is read, and its digest kept', async () => {
    const files = {'predictions.csv': predictions, 'train-ids.txt': 'x\nc\n'}
    const tree = diskTree(temporaryFolder(files))
    const selected = selectNamed('model', policy, await tree.list())
    const {trainingKeys, sources} = await gather(placesIn(selected, tree, '', ''), log)
    if (trainingKeys === undefined) throw new Error('the file was not looked for')
    expect(sources.map(s => s.kind)).toContain('training-keys')
    expect(trainingOverlap(caseFrom({predictions, trainingKeys}, null, policy))).toMatchObject([
      {status: 'fail'}
    ])
  })
})
