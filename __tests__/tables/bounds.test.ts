import {brotliCompressSync, gzipSync} from 'node:zlib'
import {describe, expect, test} from '@jest/globals'
import {readTable} from '../../src/evidence/read-table.ts'
import {holdsEnvironment} from '../../src/evidence/environment.ts'
import {sectionsOf} from '../../src/evidence/card-body.ts'
import {parseToml} from '../../src/files/syntax/toml.ts'
import {CODECS} from '../../src/reading/codecs.ts'
import {codeOf, createDictionary} from '../../src/tables/dictionary.ts'
import {namesOfObjects} from '../../src/tables/json.ts'
import {checkThrift} from '../../src/tables/parquet/thrift.ts'
import {checkZstd} from '../../src/tables/zstd-size.ts'
import {createIdSet} from '../../src/traffic/ids.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const HEADER = 'id,label,prediction\n'

/** What is said of a file that is beyond a limit; nothing of it is kept. */
async function told(path: string, bytes: Uint8Array): Promise<string> {
  const {rows, problems} = await readTable(path, bytes, {codecs: CODECS})
  expect({rows, ids: problems.map(({status, id}) => `${status} ${id}`)}).toEqual({
    rows: 0,
    ids: ['missing over-limit']
  })
  return problems[0]?.summary ?? ''
}

describe('a table beyond a limit is not read, and that is told', () => {
  const bomb = utf8(HEADER + '1'.repeat(66 * 2 ** 20))

  test('packed with gzip', async () => {
    const packed = gzipSync(bomb, {level: 6})
    const most = Math.max(64 * 2 ** 20, packed.length * 250)
    expect(bomb.length).toBeGreaterThan(most)
    expect(await told('p.csv.gz', packed)).toBe(
      `p.csv.gz is not read: its ${packed.length} bytes unpack to more than ${most}, which is the most that is read.`
    )
  })

  test('packed with Brotli', async () => {
    expect(await told('p.csv.br', brotliCompressSync(bomb, {params: {1: 1}}))).toContain('unpack')
  })

  test('packed with Zstandard: blocks of one byte that stand for 128 KiB each', async () => {
    expect(await told('p.csv.zst', zstdOfZeros(1000))).toContain('unpack')
  })

  test('of a million columns', async () => {
    const header = 'c,'.repeat(999_999)
    expect(await told('p.csv', utf8(`${header}c\n1\n`))).toBe(
      'p.csv is not read: its header has 1,000,000 columns; at most 20,000 columns are read.'
    )
  })

  test('of JSON rows that name other columns each', async () => {
    const lines = Array.from({length: 20_001}, (_, row) => `{"c${row}":1}`)
    expect(await told('p.jsonl', utf8(lines.join('\n')))).toMatch(/columns|values/u)
  })

  test('of JSON rows of which one names many columns, and most name none', async () => {
    const many = Array.from({length: 15_000}, (_, at) => `"c${at}":1`).join()
    expect(
      await told('p.jsonl', utf8(`${'{}\n'.repeat(1000)}{${many}}\n${'{}\n'.repeat(1000)}`))
    ).toMatch(/rows of 15000 columns/u)
  })
})

describe('steps are bounded', () => {
  test('where texts are chosen so that their hashes are equal', () => {
    const dictionary = createDictionary(false)
    const texts = colliding(300)
    const codes = texts.map(text => codeOf(dictionary, text, 0, text.length, 0))
    expect(codes).toEqual(texts.map((_, code) => code))
    expect(texts.map(text => codeOf(dictionary, text, 0, text.length, 0))).toEqual(codes)
    expect(dictionary.index?.crowded.size).toBeGreaterThan(0)
  })

  test('where ids are chosen so that they meet in one place', () => {
    const ids = Uint32Array.from({length: 20_000}, (_, at) => (at % 2 === 0 ? 1 : (at >> 1) << 20))
    const set = createIdSet()
    set.add(ids)
    set.add(ids)
    expect(set.size()).toBe(4096)
  })

  test.each([
    ['a file name', () => holdsEnvironment(`conda${'-v'.repeat(50_000)}!`)],
    ['a heading', () => sectionsOf([`# a${' '.repeat(100_000)}b`]).length],
    ['a line of TOML', () => parseToml('t.toml', `[${' '.repeat(100_000)}\n`).problems.length],
    ['a key of TOML', () => parseToml('t.toml', ' '.repeat(100_000)).problems.length],
    ['braces in JSON', () => namesOfObjects(utf8(`[{"a":"${'}'.repeat(200_000)}`), 0, true, true)]
  ])('for %s', (_, read) => {
    expect(JSON.stringify(read()).length).toBeLessThan(10)
  })

  test('for lists of a Parquet footer that say they are longer than the file', () => {
    const list = Uint8Array.of(0x19, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07, 0x00)
    expect(() => checkThrift(list, 0)).toThrow('a list is longer than the file')
    expect(checkThrift(Uint8Array.of(0x15, 0x02, 0x19, 0x15, 0x04, 0x00), 0)).toBe(6)
    expect(() => checkThrift(new Uint8Array(1000).fill(0x1c), 0)).toThrow('nested too deep')
  })

  test('for Zstandard frames that say how much they hold', () => {
    expect(() => {
      checkZstd(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0xe0, ...new Uint8Array(8).fill(1)), 1000)
    }).toThrow('it unpacks to more than 1000 bytes')
  })
})

/** A frame without a size whose blocks of one byte repeat it 131,072 times. */
function zstdOfZeros(blocks: number): Uint8Array {
  const head = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]
  const size = 1 << 17
  const block = (isLast: boolean): number[] => {
    const word = (size << 3) | (1 << 1) | (isLast ? 1 : 0)
    return [word & 255, (word >> 8) & 255, (word >> 16) & 255, 0]
  }
  return Uint8Array.from([
    ...head,
    ...Array.from({length: blocks}, (_, at) => block(at === blocks - 1)).flat()
  ])
}

/** Texts whose FNV-1a hashes end in the same ten bits. */
function colliding(count: number): readonly Uint8Array[] {
  const found: Uint8Array[] = []
  for (let at = 0; found.length < count; at++) {
    const text = Uint8Array.of(1 + (at >> 14), 1 + ((at >> 7) & 127), 1 + (at & 127))
    let hash = 0x811c9dc5
    for (const byte of text) hash = Math.imul(hash ^ byte, 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    if (((hash ^ (hash >>> 13)) & 0x3ff) === 7) found.push(text)
  }
  return found
}
