import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from '@jest/globals'

const page = readFileSync('docs/accounted.md', 'utf8')
const tests = readdirSync('__tests__', {recursive: true, encoding: 'utf8'})
  .filter(path => path.endsWith('.test.ts'))
  .map(path => readFileSync(join('__tests__', path), 'utf8'))

describe('docs/accounted.md', () => {
  test('has every invariant once', () => {
    const numbers = [...page.matchAll(/^\*\*(\d+)\. /gmu)].map(([, number]) => Number(number))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({length: 23}, (_, i) => i + 1))
  })

  const named = [...page.matchAll(/Test:\s+`(?<name>[^`]+)`/gu)].map(
    found => found.groups?.['name']
  )

  test.each(named)('names a test that there is: %s', name => {
    expect(tests.some(text => text.includes(`'${name ?? ''}'`))).toBe(true)
  })

  test('names a test for every invariant', () => {
    expect(named).toHaveLength(23)
  })
})
