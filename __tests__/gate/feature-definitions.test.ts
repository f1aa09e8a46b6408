import {describe, expect, test} from '@jest/globals'
import {featureDefinitions} from '../../src/gate/checks/feature-definitions.ts'
import type {Finding} from '../../src/verdict/verdict.ts'
import type {Files} from '../practices/a-practice-case.ts'
import {caseAround} from './files-case.ts'

const REQUIRED = {require: ['feature-availability']}

function findings(files: Files, model: unknown = {}): readonly Finding[] {
  return featureDefinitions(caseAround({model, files}))
}

function summaries(files: Files): readonly string[] {
  return findings(files).map(({summary}) => summary)
}

function view(name: string, ...fields: readonly (readonly [string, string])[]): string {
  const schema = fields.map(([field, dtype]) => `        Field(name="${field}", dtype=${dtype}),`)
  return `from feast import FeatureView, Field\n\n${name} = FeatureView(\n    name="${name}",\n    schema=[\n${schema.join('\n')}\n    ],\n)\n`
}

function onDemand(name: string, code: string): string {
  return `@on_demand_feature_view(\n    sources=[stats],\n    schema=[Field(name="ratio", dtype=Float64)],\n)\ndef ${name}(\n    inputs: pd.DataFrame,\n) -> pd.DataFrame:\n    df = pd.DataFrame()\n    df["ratio"] = ${code}\n    return df\n\n`
}

function signature(name: string, type: string): Files {
  return {MLmodel: `signature:\n  inputs: '${JSON.stringify([{name, type}])}'\n`}
}

function service(properties: Readonly<Record<string, string>>): Files {
  const fields = Object.entries(properties).map(([name, type]) => [name, {type}] as const)
  const row = {type: 'object', properties: Object.fromEntries(fields)}
  const body = {type: 'object', properties: {instances: {type: 'array', items: row}}}
  const requestBody = {content: {'application/json': {schema: body}}}
  return {
    'openapi.json': JSON.stringify({openapi: '3.1.0', paths: {'/score': {post: {requestBody}}}})
  }
}

describe('a feature with two definitions', () => {
  test('is named with both and their places, and stops nothing unless the policy says so', () => {
    const files = {
      'feature_repo/a.py': view('a', ['amount', 'Float32'], ['age', 'Int64']),
      'feature_repo/b.py': view('b', ['amount', 'String'], ['age', 'Int64'])
    }
    const [first, ...others] = findings(files)
    expect(others).toEqual([])
    expect(first).toMatchObject({
      id: 'feature-definitions/amount',
      check: 'feature-definitions',
      status: 'fail',
      role: 'info',
      summary:
        'feature_repo/a.py:6 serves amount as Float32, and feature_repo/b.py:6 serves it as String: those are several features under one name.',
      location: {file: 'feature_repo/b.py', line: 6}
    })
    expect(findings(files, REQUIRED)[0]?.role).toBe('guard')
    expect(findings(files, {require: {'feature-availability': 'declared'}})[0]?.role).toBe('guard')
    expect(findings(files, {require: ['rollback']})[0]?.role).toBe('info')
  })

  test('may be computed by two functions of one type', () => {
    const differing = onDemand('daily', 'inputs["a"] / 2') + onDemand('fresh', 'inputs["a"] / 3')
    expect(summaries({'features.py': differing})).toEqual([
      'features.py:3 serves ratio as Float64, computed by daily, and features.py:14 serves it as Float64, computed by fresh: those are several features under one name.'
    ])
    const same = onDemand('daily', 'inputs["a"] / 2') + onDemand('fresh', 'inputs["a"] / 2')
    expect(summaries({'features.py': same})).toEqual([])
    const stored = view('v', ['ratio', 'Float64'])
    expect(summaries({'features.py': `${onDemand('daily', '1')}${stored}`})).toHaveLength(1)
  })

  test('may be of another sort in the signature of the model', () => {
    const files = {'features.py': view('v', ['amount', 'String']), ...signature('amount', 'double')}
    expect(summaries(files)).toEqual([
      expect.stringMatching(
        /^features\.py:6 serves amount as String, and MLmodel takes it as double/u
      )
    ])
  })

  test('may be of another sort in the OpenAPI description', () => {
    const taken = service({amount: 'string', id: 'string'})
    expect(summaries({...signature('amount', 'double'), ...taken})).toEqual([
      expect.stringMatching(
        /^MLmodel takes amount as double, and openapi\.json takes it as string/u
      )
    ])
    expect(summaries({'features.py': view('v', ['amount', 'Float32']), ...taken})).toHaveLength(1)
  })
})

describe('no finding', () => {
  test.each<[string, Files]>([
    ['where nothing is defined', {}],
    ['of one definition', {'features.py': view('v', ['amount', 'Float32'])}],
    [
      'of the same in two views',
      {'features.py': view('v', ['amount', 'Float32']) + view('w', ['amount', 'types.Float32'])}
    ],
    [
      'of the same sort elsewhere',
      {
        'features.py': view('v', ['amount', 'Float32']),
        ...signature('amount', 'double'),
        ...service({amount: 'number'})
      }
    ],
    [
      'of a type that is not known',
      {'features.py': view('v', ['amount', 'Array']), ...signature('amount', 'double')}
    ],
    [
      'of what is commented out',
      {
        'features.py': `${view('v', ['amount', 'Float32'])}# Field(name="amount", dtype=String)\n`
      }
    ],
    [
      'of what only the service names',
      {
        'openapi.json': JSON.stringify({
          openapi: '3.1.0',
          paths: {
            '/a': {get: {parameters: [{name: 'id', in: 'query', schema: {type: 'string'}}]}},
            '/b': {get: {parameters: [{name: 'id', in: 'query', schema: {type: 'integer'}}]}}
          }
        })
      }
    ],
    ['of files that are broken', {'features.py': 'Field(name="amount", dtype=', MLmodel: '[{'}]
  ])('%s', (_, files) => {
    expect(findings(files, REQUIRED)).toEqual([])
  })
})
