import {describe, expect, test} from '@jest/globals'
import {byteTexts, isSameText, type ByteTexts} from '../../src/tables/byte-texts.ts'

function kept(texts: readonly string[]): ByteTexts {
  const parts = texts.map(text => new TextEncoder().encode(`${text}\0`))
  const starts = new Uint32Array(texts.length + 1)
  const bytes: number[] = []
  parts.forEach((part, code) => {
    for (const byte of part) bytes.push(byte)
    starts[code + 1] = bytes.length
  })
  const ascii = bytes.every(byte => byte < 0x80)
  return byteTexts(Uint8Array.from(bytes), starts, ascii)
}

describe('byteTexts', () => {
  test.each([
    ['ASCII', ['a', '', 'row-1']],
    ['other characters', ['ærfugl', '🙂', 'a']],
    ['a NUL of their own', ['a\0b', 'c']],
    ['a byte order mark', ['\ufeffa', 'b']]
  ])('gives texts with %s', (_, texts) => {
    const found = kept(texts)
    expect(found).toHaveLength(texts.length)
    expect([...found]).toEqual(texts)
    expect(texts.map((_, code) => found.at(code))).toEqual(texts)
    expect(found.at(texts.length)).toBeUndefined()
  })

  test('gives more texts than are decoded at once', () => {
    const texts = Array.from({length: 140_000}, (_, row) => `u${row}`)
    expect([...kept(texts)]).toEqual(texts)
  })
})

test('tells whether texts are the same, in whatever way they are kept', () => {
  const [bytes, others] = [kept(['a', 'ab', 'b']), kept(['b', 'a'])]
  expect(isSameText(bytes, 0, others, 1)).toBe(true)
  expect(isSameText(bytes, 1, others, 1)).toBe(false)
  expect(isSameText(bytes, 2, others, 1)).toBe(false)
  expect(isSameText(bytes, 2, ['x', 'b'], 1)).toBe(true)
  expect(isSameText(['x'], 0, bytes, 0)).toBe(false)
})
