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

/** Whether each of the licences that an expression names may be used. */
function mayBeUsed(licence: string): boolean {
  return licence
    .replaceAll(/[()]/gu, '')
    .split(/ (?:AND|OR) /u)
    .every(one => ALLOWED.has(one))
}

describe('what is bundled', () => {
  test('has only licences that users can live with', () => {
    const names = [
      ...readFileSync('dist/licenses.txt', 'utf8').matchAll(
        /^(@?[\w./-]+) \d+\.\d+\.\d\S* \((.*)\)$/gmu
      )
    ].map(m => [m[1], m[2]])
    expect(names.length).toBeGreaterThan(100)
    expect(names.filter(([, licence]) => !mayBeUsed(licence ?? ''))).toEqual([])
  })
})

describe('what is installed', () => {
  interface Locked {
    version?: string
    integrity?: string
    license?: string
    dev?: boolean
    optional?: boolean
  }
  const {packages} = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Locked>
  }
  const locked = Object.entries(packages).filter(([path]) => path !== '')

  test('with a product has only licences that users can live with', () => {
    const shipped = locked.filter(([, {dev}]) => dev !== true)
    expect(shipped.length).toBeGreaterThan(100)
    expect(shipped.filter(([, {license = 'none'}]) => !mayBeUsed(license))).toEqual([])
  })

  test('is known by its digest, but for what only other platforms install', () => {
    const unknown = locked.filter(([, {integrity = ''}]) => !integrity.startsWith('sha512-'))
    expect(unknown.filter(([, {optional, dev}]) => optional !== true || dev !== true)).toEqual([])
  })
})

describe('the workflow of a release', () => {
  const text = readFileSync('.github/workflows/release.yml', 'utf8')
  const {permissions, jobs} = parse(text) as {
    permissions: object
    jobs: Record<
      string,
      {permissions: Record<string, string>; steps: {run?: string; uses?: string}[]}
    >
  }
  const steps = Object.values(jobs).flatMap(job => job.steps)

  test('takes other actions by their commit', () => {
    const used = steps.flatMap(({uses}) => uses ?? [])
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter(name => !/^actions\/[\w-]+@[0-9a-f]{40}$/u.test(name))).toEqual([])
  })

  test('may do no more than each job needs', () => {
    expect(permissions).toEqual({})
    expect(
      Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, job.permissions]))
    ).toEqual({
      check: {contents: 'read'},
      publish: {contents: 'read', 'id-token': 'write', attestations: 'write'}
    })
    expect(text).not.toContain('secrets.')
  })

  test('says who built what, and of which parts', () => {
    const done = steps.map(({run, uses}) => run ?? uses?.replace(/@.*/u, ''))
    expect(done).toEqual(
      expect.arrayContaining([
        'npm audit signatures',
        'npm run check-dist',
        'actions/attest-build-provenance',
        'actions/attest-sbom',
        'npm publish --provenance --access public --ignore-scripts'
      ])
    )
  })
})
