import {readdirSync, readFileSync} from 'node:fs'
import {expect, test} from '@jest/globals'

const page = readFileSync('docs/security.md', 'utf8')
const tests = readdirSync('__tests__', {recursive: true, encoding: 'utf8'})

/** The last cell of every row of the tables whose last column names tests. */
function testCells(): string[] {
  return page
    .split(/\n{2,}/u)
    .filter(part => /^\|.*\| test +\|\n/u.test(part))
    .flatMap(table => table.trim().split('\n').slice(2))
    .map(row => row.split('|').at(-2) ?? '')
}

test('every test that docs/security.md names is there', () => {
  const named = [...page.matchAll(/`([\w/.-]+\.test\.ts)`/gu)].map(([, name]) => name ?? '')
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter(name => !tests.includes(name))).toEqual([])
})

test('every row of a table with a column of tests names one', () => {
  expect(testCells().length).toBeGreaterThan(0)
  expect(testCells().filter(cell => !/`[\w/.-]+\.test\.ts`/u.test(cell))).toEqual([])
})
