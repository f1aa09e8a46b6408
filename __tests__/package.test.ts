import {readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import {parse} from 'yaml'
import {TOOL} from '../src/tool.ts'

const metadata = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string
  engines: {node: string}
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}
const action = parse(readFileSync('action.yml', 'utf8')) as {
  runs: {using: string; main: string}
  inputs: Record<string, {description: string}>
  outputs: Record<string, {description: string}>
}
const readme = readFileSync('README.md', 'utf8')

describe('package', () => {
  test('says the same version as the tool', () => {
    expect(TOOL.version).toBe(metadata.version)
  })

  test('has exact versions only', () => {
    const versions = Object.entries({...metadata.dependencies, ...metadata.devDependencies})
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/u.test(version))).toEqual([])
  })

  test('runs on Node 20 from the command line and on 24 as an action', () => {
    expect(metadata.engines.node).toBe('>=20')
    expect(action.runs).toEqual({using: 'node24', main: 'dist/action/index.js'})
  })

  test('the lock file names no registry', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved"/u)
  })
})

describe('README', () => {
  test.each([...Object.keys(action.inputs), ...Object.keys(action.outputs)])(
    'tells of %s',
    name => {
      expect(readme).toContain(`\`${name}\``)
    }
  )
})

describe('what is bundled', () => {
  // Permissive licences, which ask for no more than to be named.
  const ALLOWED = new Set([
    'BSL-1.0',
    'MIT',
    'ISC',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    '0BSD',
    'BlueOak-1.0.0',
    'Unlicense',
    'CC0-1.0'
  ])

  test('has only licences that users can live with', () => {
    const names = [
      ...readFileSync('dist/licenses.txt', 'utf8').matchAll(
        /^(@?[\w./-]+) \d+\.\d+\.\d\S* \((.*)\)$/gmu
      )
    ].map(m => [m[1], m[2]])
    expect(names.length).toBeGreaterThan(100)
    expect(
      names.filter(([, licence]) =>
        (licence ?? '').split(/ (?:AND|OR) /u).some(l => !ALLOWED.has(l))
      )
    ).toEqual([])
  })
})
