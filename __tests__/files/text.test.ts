import {describe, expect, test} from '@jest/globals'
import {LIMITS} from '../../src/files/limits.ts'
import {decodeText, linesOf} from '../../src/files/text.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2))
  ;[0xfeff, ...Array.from(text, character => character.charCodeAt(0))].forEach((code, index) => {
    view.setUint16(2 * index, code, littleEndian)
  })
  return new Uint8Array(view.buffer)
}
const idOf = (bytes: Uint8Array, limit = LIMITS.metricsFile.most) => {
  const decoded = decodeText('m.json', bytes, limit)
  return decoded.ok ? decoded.text : decoded.problem.id
}

describe('decodeText', () => {
  test.each([
    ['UTF-8', utf8('a: 1')],
    ['UTF-8 with a mark', utf8('\uFEFFa: 1')],
    ['UTF-16 little endian', utf16('a: 1', true)],
    ['UTF-16 big endian', utf16('a: 1', false)]
  ])('reads %s without its mark', (_, bytes) => {
    expect(idOf(bytes)).toBe('a: 1')
  })

  test.each([
    ['empty', utf8(''), 'empty-file'],
    ['blank', utf8(' \r\n\t'), 'empty-file'],
    ['binary', new Uint8Array([1, 0, 2, 0]), 'not-text'],
    ['invalid UTF-8', new Uint8Array([0x61, 0xff, 0x61]), 'not-text'],
    ['half a UTF-16 unit', new Uint8Array([0xff, 0xfe, 0x61]), 'not-text']
  ])('a file that is %s is a problem', (_, bytes, id) => {
    expect(idOf(bytes)).toBe(id)
  })

  test('a file over the limit is refused by its size', () => {
    expect(idOf(utf8('12345'), 4)).toBe('too-large')
    expect(idOf(utf8('1234'), 4)).toBe('1234')
  })
})

test('lines are counted the same with any line end', () => {
  expect(linesOf('a\nb\r\nc\r\r\nd')).toEqual(['a', 'b', 'c', 'd'])
})
