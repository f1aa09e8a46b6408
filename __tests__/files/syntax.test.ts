import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {parseJson} from '../../src/files/syntax/json.ts'
import {MAX_DEPTH} from '../../src/files/syntax/depth.ts'
import {get} from '../../src/files/syntax/node.ts'
import {parsePbtxt} from '../../src/files/syntax/pbtxt.ts'
import {parseSheet} from '../../src/files/syntax/sheet.ts'
import {parseToml} from '../../src/files/syntax/toml.ts'
import {parseYaml} from '../../src/files/syntax/yaml.ts'
import {readAny} from '../../src/evidence/formats/read.ts'
import {problemIds, readText, votes} from '../evidence/reading.ts'

describe('tables', () => {
  test('of a name over columns with different values, none is read', () => {
    const reading = readText('scores.csv', 'rmse,rmse,r2\n20.5,4.5,0.7\n')
    expect(votes(reading)).toEqual({r2: 0.7})
    expect(problemIds(reading)).toEqual(['duplicate-columns'])
    expect(reading.problems[0]?.summary).toContain('names rmse more than once in its header')
  })

  test('a column repeated with the same values loses nothing', () => {
    const reading = readText('scores.csv', 'rmse,rmse,r2\n4.5,4.5,0.7\n')
    expect(votes(reading)).toEqual({rmse: 4.5, r2: 0.7})
    expect(problemIds(reading)).toEqual([])
  })
})

describe('JSON', () => {
  test('keeps lines and the text of numbers', () => {
    const {root} = parseJson('m.json', '{\n  "a": {\r\n    "b": 0.910}}')
    expect(get(root, 'a', 'b')).toEqual({kind: 'number', value: 0.91, raw: '0.910', line: 3})
  })

  test("accepts Python's NaN and Infinity", () => {
    const {root, problems} = parseJson('m.json', '{"a": NaN, "b": -Infinity, "c": Infinity}')
    expect(problems).toEqual([])
    expect(['a', 'b', 'c'].map(key => get(root, key))).toMatchObject([
      {value: NaN},
      {value: -Infinity},
      {value: Infinity}
    ])
  })

  test('reads escapes', () => {
    const text = '"a\\"b\\\\\\u00e9\\n\\/"'
    expect(parseJson('m.json', text).root).toMatchObject({value: 'a"b\\é\n/'})
  })

  test('says where a cut file ends and keeps what stood before', () => {
    const reading = readText('m.json', '{\n"accuracy": 0.9,\n"f1": 0.8,\n"rec')
    expect(votes(reading)).toEqual({accuracy: 0.9, f1: 0.8})
    expect(reading.problems).toMatchObject([
      {id: 'broken-json', location: {file: 'm.json', line: 4}}
    ])
  })

  test.each([
    '{"a": 1,}',
    '{"a": 1} x',
    '{a: 1}',
    "{'a': 1}",
    '{"a" 1}',
    '[1, 2',
    '{"a": 01}',
    '{"a": tru}'
  ])('%s is broken', text => {
    expect(parseJson('m.json', text).problems.map(problem => problem.id)).toEqual(['broken-json'])
  })

  test('reports a repeated key with both lines, and reads the last one', () => {
    const reading = readText('m.json', '{\n"accuracy": 0.9,\n"accuracy": 0.8}')
    expect(votes(reading)).toEqual({accuracy: 0.8})
    expect(problemIds(reading)).toEqual(['duplicate-keys'])
    expect(reading.problems[0]?.summary).toContain(
      'line 2 and again, with another value, on line 3'
    )
  })

  test('a key repeated with the same value loses nothing', () => {
    expect(problemIds(readText('m.json', '{"accuracy": 0.9, "accuracy": 0.9}'))).toEqual([])
  })

  test('refuses 10,000 levels without an exception', () => {
    const depth = 10_000
    for (const text of [
      '['.repeat(depth) + ']'.repeat(depth),
      '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)
    ]) {
      expect(parseJson('m.json', text).problems.map(problem => problem.id)).toEqual(['too-deep'])
    }
  })

  test('keys of the object prototype are plain keys', () => {
    const reading = readText('m.json', '{"__proto__": {"accuracy": 0.9}, "constructor": 0.5}')
    expect(votes(reading)).toEqual({'__proto__.accuracy': 0.9, constructor: 0.5})
    expect(Object.prototype).not.toHaveProperty('accuracy')
  })

  test('a text of a million characters is no trouble', () => {
    const {root} = parseJson('m.json', JSON.stringify({note: 'x"'.repeat(500_000), f1: 0.5}))
    expect(get(root, 'f1')).toMatchObject({value: 0.5})
  })
})

describe('YAML', () => {
  test('keeps lines, also below front matter', () => {
    const {root} = parseYaml('c.md', 'a:\n  b: 0.910\n', 2)
    expect(get(root, 'a', 'b')).toEqual({kind: 'number', value: 0.91, raw: '0.910', line: 3})
  })

  test('refuses aliases that explode', () => {
    const levels = 'bcdefghijk'.split('')
    const lines = levels.map((name, i) => {
      const before = i === 0 ? 'a' : levels[i - 1]
      return `${name}: &${name} [${Array(10)
        .fill(`*${before ?? ''}`)
        .join(', ')}]`
    })
    const {root, problems} = parseYaml('m.yaml', ['a: &a [1, 2]', ...lines].join('\n'))
    expect(root).toBeNull()
    expect(problems.map(problem => problem.id)).toEqual(['too-many-aliases'])
  })

  test('an alias inside its own anchor ends', () => {
    expect(() => parseYaml('m.yaml', 'a: &a [1, *a]')).not.toThrow()
  })

  test('reads on after a broken line and says where it is', () => {
    const reading = readText('m.yaml', 'accuracy: 0.9\nf1: "0.8\nrecall: 0.7\n')
    expect(votes(reading)).toMatchObject({accuracy: 0.9})
    expect(reading.problems[0]).toMatchObject({id: 'broken-yaml', status: 'fail'})
  })

  test('reports repeated keys', () => {
    const reading = readText('m.yaml', 'f1: 0.9\nf1: 0.8\n')
    expect(problemIds(reading)).toEqual(['duplicate-keys'])
    expect(votes(reading)).toEqual({f1: 0.8})
  })

  test('refuses deep nesting without an exception', () => {
    for (const depth of [MAX_DEPTH + 10, 10_000]) {
      expect(
        parseYaml('m.yaml', '['.repeat(depth) + ']'.repeat(depth)).problems.length
      ).toBeGreaterThan(0)
    }
  })

  test('a quoted text may go on in the first column, as PyYAML has it', () => {
    const text = 'note: "one\ntwo\n\nthree"\nf1: 0.5\n'
    const {root, problems} = parseYaml('c.md', text)
    expect(problems).toEqual([])
    expect(get(root, 'note')).toMatchObject({value: 'one two\nthree'})
    expect(get(root, 'f1')).toMatchObject({value: 0.5, line: 5})
  })

  test('decodes numpy scalars, executes nothing', () => {
    const scalar = '!!python/object/apply:numpy._core.multiarray.scalar'
    const dtype = `&d !!python/object/apply:numpy.dtype\n  args: [f8, false, true]\n  state: !!python/tuple [3, <, null, null, null, -1, -1, 0]`
    const text = `test_mae: ${scalar}\n- ${dtype}\n- !!binary |\n  AAAAAAAA+D8=\ntest_rmse: ${scalar}\n- *d\n- !!binary |\n  AAAAAAAABEA=\nf1: !!python/object/apply:os.system ["true"]\n`
    const reading = readText('m.yaml', text)
    expect(votes(reading)).toEqual({'mae@test': 1.5, 'rmse@test': 2.5})
    expect(reading.ignored).toMatchObject([{what: 'f1'}])
  })
})

describe('TOML', () => {
  test('reads tables with lines and decimals', () => {
    const {root} = parseToml('m.toml', 'f1 = 0.50\n\n[test]\naccuracy = 0.910 # good\n')
    expect(get(root, 'test', 'accuracy')).toEqual({
      kind: 'number',
      value: 0.91,
      raw: '0.910',
      line: 4
    })
  })

  test('says where it is broken', () => {
    const [problem] = parseToml('m.toml', 'a = 1\nb = = 2\n').problems
    expect(problem).toMatchObject({id: 'broken-toml', location: {line: 2}})
  })
})

describe('protocol buffer text', () => {
  test('a repeated field is a list, a colon before a brace is optional', () => {
    const {root, problems} = parsePbtxt('c.pbtxt', '# c\na { b: "x" "y" }\na: { b: 2.5 }\n')
    expect(problems).toEqual([])
    expect(get(root, 'a')).toMatchObject({
      kind: 'list',
      items: [{kind: 'map'}, {kind: 'map', line: 3}]
    })
  })

  test('a missing brace and deep nesting are problems', () => {
    expect(parsePbtxt('c.pbtxt', 'a {\n b: 1\n').problems).toMatchObject([{id: 'broken-pbtxt'}])
    expect(parsePbtxt('c.pbtxt', 'a {'.repeat(10_000)).problems).toMatchObject([{id: 'too-deep'}])
  })
})

test('a sheet has trimmed cells, quotes and any usual separator', () => {
  const sheet = parseSheet('  epoch,   "a,b"\r\n 1, 0.5\r\n2\r\n')
  expect(sheet).toMatchObject({
    header: ['epoch', 'a,b'],
    rows: [{cells: ['1', '0.5'], line: 2}],
    uneven: [3]
  })
  expect(parseSheet('a\tb\n1\t2')?.header).toEqual(['a', 'b'])
})

describe('no input throws', () => {
  const sample = {
    f1: [0.5, {value: '0.9 ± 0.1'}],
    log_history: [{step: 1}],
    '<<': null,
    a: {b: -1e-5}
  }
  const names = ['m.json', 'm.yaml', 'm.toml', 'm.csv', 'm.txt', 'm.pbtxt', 'README.md']
  const seeds = [
    JSON.stringify(sample),
    '---\na: &a [*a]\nmodel-index:\n- {results: [{}]}\n---\n# T\n- a: 1',
    'a,b\n1,"2'
  ]

  test('whatever is cut off or put in', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.constantFrom(...names),
        fc.nat(100),
        fc.string({maxLength: 5}),
        (seed, name, position, inserted) => {
          const text = seed.slice(0, position) + inserted + seed.slice(position + 1)
          const {reading} = readAny(name, new TextEncoder().encode(text))
          expect(reading.problems.every(problem => problem.location.line >= 1)).toBe(true)
        }
      )
    )
  })

  test('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 50}), fc.constantFrom(...names), (bytes, name) => {
        expect(readAny(name, bytes).reading.format).not.toBe('')
      })
    )
  })

  test('lines of a megabyte', () => {
    const long = ['a' + ' '.repeat(1 << 20) + 'b', 'a: '.repeat(1 << 18), '1'.repeat(1 << 20)]
    for (const text of long)
      for (const name of ['m.txt', 'README.md']) {
        expect(readAny(name, new TextEncoder().encode(text)).reading.entries).toEqual([])
      }
  })
})
