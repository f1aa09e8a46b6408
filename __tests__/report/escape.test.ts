import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {
  cleanLine,
  markdownCode,
  markdownText,
  markupText,
  MAX_NAME_CHARS,
  MAX_SENTENCE_CHARS,
  shortened
} from '../../src/report/escape.ts'
import {HOSTILE_TEXTS} from '../fixtures/hostile.ts'

const BLANK = '&#8203;'
const anyText = fc.string({unit: 'binary', maxLength: 200})

describe('a clean line', () => {
  test.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['a\u001b]0;title\u0007b', 'ab'],
    ['a\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\', 'alink'],
    ['a\u009b2Jb', 'ab'],
    ['left\u001b]0;never ends', 'left'],
    ['a\u0000\u0008b', 'ab'],
    ['one\r\n\ttwo\u2028three', 'one two three'],
    ['\u202egnp.exe\u202c', 'gnp.exe'],
    ['in\u200bvisible\ufeff', 'invisible'],
    ['e\u0301\u0301\u0301\u0301\u0301', 'e\u0301\u0301\u0301'],
    ['half \ud800', 'half \ufffd'],
    ['  both  ends ', 'both ends'],
    ['日本語 and 👩‍🔬', '日本語 and 👩‍🔬']
  ])('of %j is %j', (text, expected) => {
    expect(cleanLine(text)).toBe(expected)
  })

  test('is one line without controls or half characters, whatever the text', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(cleanLine(text)).not.toMatch(/[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/u)
        expect(Array.from(cleanLine(text, 20)).length).toBeLessThanOrEqual(20)
      })
    )
  })

  test('leaves out the middle of what is too long, between characters', () => {
    expect(shortened('models/fraud/v13/predictions.parquet', 20)).toBe('models/fraud/…arquet')
    expect(shortened('😀'.repeat(9), 4)).toBe('😀😀…😀')
    expect(shortened('ab', 2)).toBe('ab')
    expect(shortened('abc', 1)).toBe('…')
  })
})

describe('Markdown text', () => {
  test.each([
    ['@octocat', `@${BLANK}octocat`],
    ['a@b.example', `a@${BLANK}b.example`],
    ['#12', `\\#${BLANK}12`],
    ['owner/repo#3', `owner/repo\\#${BLANK}3`],
    ['GH-4', `GH-${BLANK}4`],
    ['https://evil.example', `https:${BLANK}//evil.example`],
    ['www.evil.example', `www${BLANK}.evil.example`],
    ['at 4f2c1d9 now', `at 4f2c1d${BLANK}9 now`],
    [':tada:', `:${BLANK}tada:`],
    ['<b>', '&#60;b&#62;'],
    ['<!-- x -->', '&#60;!-- x --&#62;'],
    ['&lt;', '&#38;lt;'],
    ['a|b', 'a&#124;b'],
    ['`a`', '\\`a\\`'],
    ['[a](b) ![c](d)', '\\[a\\](b) !\\[c\\](d)'],
    ['*a* _b_ ~c~', '\\*a\\* \\_b\\_ \\~c\\~'],
    ['\\@', `\\\\@${BLANK}`],
    ['$x$', '<span>$</span>x<span>$</span>'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['1. item', '1\\. item'],
    ['2) item', '2\\) item'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['a\n# b', `a \\#${BLANK} b`]
  ])('of %j is %j', (text, expected) => {
    expect(markdownText(text)).toBe(expected)
  })

  test.each([
    '0.941 to 0.912',
    '−2.9 pp',
    '94.1 %',
    'recall: worse',
    'v1.8.0',
    '2026-11-01 (a, b)'
  ])('leaves %j alone', text => {
    expect(markdownText(text)).toBe(text)
  })

  test('keeps every active character in check, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...HOSTILE_TEXTS)), text => {
        const written = markdownText(text).replaceAll('<span>$</span>', '')
        expect(written).not.toMatch(/[<>|\n$]/u)
        expect(written.replace(/\\[\\`*_[\]~#]/gu, '')).not.toMatch(/[\\`*_[\]~](?![.)-=])/u)
        expect(written).not.toMatch(/@(?!&#8203;)|(?<!&)#(?!&#8203;)|:\/\//u)
        expect(written).not.toMatch(/\b[0-9a-f]{7,}\b|\bwww\.|\bGH-\d/iu)
      })
    )
  })
})

describe('Markdown code', () => {
  test.each([
    ['at-least-as-good/log_loss', '`at-least-as-good/log_loss`'],
    ['@octocat', '`@octocat`'],
    ['a|b', '<code>a&#124;b</code>'],
    ['a`b', '<code>a\\`b</code>'],
    ['<!-- model-promotion-gate -->', '<code>&#60;!-- model-promotion-gate --&#62;</code>'],
    [' \n ', '(empty)']
  ])('of %j is %j', (text, expected) => {
    expect(markdownCode(text)).toBe(expected)
  })

  test('has no way out of its code, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...HOSTILE_TEXTS)), text => {
        expect(markdownCode(text)).toMatch(
          /^(?:`[^`|<\n]+`|<code>(?:[^`|<\n\\]|\\.|<span>\$<\/span>)*<\/code>|\(empty\))$/u
        )
      })
    )
  })
})

describe('markup text', () => {
  test('has entities for what would be markup', () => {
    expect(markupText(`<a href="x" title='y'>&`)).toBe(
      '&#60;a href=&#34;x&#34; title=&#39;y&#39;&#62;&#38;'
    )
  })

  test('has only characters that XML allows, whatever the text', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(markupText(text)).not.toMatch(/[<>"'\p{Cc}\ufffe\uffff]|&(?!#\d+;)/u)
      })
    )
  })
})

test('the limits leave room for the names and sentences of ordinary projects', () => {
  expect(MAX_NAME_CHARS).toBeGreaterThanOrEqual('sha256:'.length + 64)
  expect(MAX_SENTENCE_CHARS).toBeGreaterThan(300)
})
