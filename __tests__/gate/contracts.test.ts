import {describe, expect, test} from '@jest/globals'
import {contracts} from '../../src/gate/checks/contracts.ts'
import {breaksOf} from '../../src/repository/contracts/compatible.ts'
import type {Side} from '../../src/repository/contracts/field.ts'
import {readSignature} from '../../src/repository/contracts/signature.ts'
import {yamlDocuments} from '../../src/repository/documents.ts'
import {stateOf, type Files} from '../practices/a-practice-case.ts'
import {practiceCaseOf} from '../../src/gate/practice-case.ts'
import {caseAround} from './files-case.ts'

/** An MLmodel file as MLflow writes it: each side is JSON in YAML. */
function mlModel(inputs: unknown, outputs: unknown = [{type: 'double', name: 'score'}]): string {
  return [
    'artifact_path: model',
    'flavors:',
    '  python_function: {loader_module: mlflow.sklearn}',
    'mlflow_version: 3.1.0',
    'signature:',
    `  inputs: '${JSON.stringify(inputs)}'`,
    `  outputs: '${JSON.stringify(outputs)}'`,
    '  params: null',
    ''
  ].join('\n')
}

function breaks(side: Side, before: unknown, after: unknown): readonly string[] {
  const fields = (value: unknown) =>
    readSignature(yamlDocuments(side === 'inputs' ? mlModel(value) : mlModel([], value))[0])[
      side
    ] ?? []
  return breaksOf(fields(before), fields(after), side)
}

const AMOUNT = {type: 'double', name: 'amount'}
const AGE = {type: 'long', name: 'age'}

describe('what breaks for those who call with inputs', () => {
  test('nothing, where they are the same or in another order', () => {
    expect(breaks('inputs', [AMOUNT, AGE], [AGE, AMOUNT])).toEqual([])
  })

  test('a new input, unless it is optional', () => {
    expect(breaks('inputs', [AMOUNT], [AMOUNT, AGE])).toEqual(['input age is new and required'])
    expect(breaks('inputs', [AMOUNT], [AMOUNT, {...AGE, required: false}])).toEqual([])
    expect(breaks('inputs', [AMOUNT], [AMOUNT, {...AGE, optional: true}])).toEqual([])
  })

  test('an input that is gone, or required where it was not', () => {
    expect(breaks('inputs', [AMOUNT, AGE], [AMOUNT])).toEqual(['input age is gone'])
    expect(breaks('inputs', [{...AGE, required: false}], [AGE])).toEqual([
      'input age is required now'
    ])
  })

  test('a narrower type, but not a wider one', () => {
    expect(breaks('inputs', [AGE], [{...AGE, type: 'integer'}])).toEqual([
      'input age is integer instead of long'
    ])
    expect(breaks('inputs', [{...AGE, type: 'integer'}], [AGE])).toEqual([])
    expect(breaks('inputs', [{...AMOUNT, type: 'float'}], [AMOUNT])).toEqual([])
    // A long above 2^53 has no double.
    expect(breaks('inputs', [AGE], [{...AGE, type: 'double'}])).toEqual([
      'input age is double instead of long'
    ])
  })

  test('another shape of a tensor, unless any is taken', () => {
    const tensor = (dtype: string, ...shape: number[]) => [
      {type: 'tensor', 'tensor-spec': {dtype, shape}}
    ]
    expect(breaks('inputs', tensor('float32', -1, 10), tensor('float32', -1, 12))).toEqual([
      'input #1 is float32[any, 12] instead of float32[any, 10]'
    ])
    expect(breaks('inputs', tensor('float32', 8, 10), tensor('float64', -1, 10))).toEqual([])
    expect(breaks('inputs', tensor('float32', -1, 10), tensor('float32', 8, 10))).toEqual([
      'input #1 is float32[8, 10] instead of float32[any, 10]'
    ])
    expect(breaks('inputs', tensor('float32', -1), tensor('float32', -1, 1))).toHaveLength(1)
    expect(breaks('inputs', tensor('float32', -1), [AMOUNT])).toHaveLength(2)
  })

  test('inside of lists and objects', () => {
    const order = (properties: unknown) => [
      {type: 'array', name: 'orders', items: {type: 'object', properties}}
    ]
    expect(
      breaks(
        'inputs',
        order({sum: {type: 'double'}}),
        order({sum: {type: 'double'}, at: {type: 'datetime'}})
      )
    ).toEqual(['input orders[].at is new and required'])
    const user = (properties: unknown) => [{type: 'object', name: 'user', properties}]
    expect(
      breaks(
        'inputs',
        user({id: {type: 'string'}}),
        user({id: {type: 'string'}, age: {type: 'long'}})
      )
    ).toEqual(['input user.age is new and required'])
  })
})

describe('what breaks for those who read outputs', () => {
  const outputs = [{type: 'double', name: 'score'}]

  test('an output that is gone or may be left out, not a new one', () => {
    expect(breaks('outputs', outputs, [{type: 'string', name: 'reason'}])).toEqual([
      'output score is gone'
    ])
    expect(breaks('outputs', outputs, [{...outputs[0], required: false}])).toEqual([
      'output score may be left out now'
    ])
    expect(breaks('outputs', outputs, [...outputs, {type: 'string', name: 'reason'}])).toEqual([])
  })

  test('a wider type, but not a narrower one', () => {
    expect(breaks('outputs', [{...outputs[0], type: 'float'}], outputs)).toEqual([
      'output score is double instead of float'
    ])
    expect(breaks('outputs', outputs, [{...outputs[0], type: 'float'}])).toEqual([])
  })
})

describe('the check', () => {
  const model = {contracts: ['inputs', 'outputs']}
  const found = (own: string | null, live: string | null | undefined) =>
    contracts(
      caseAround({
        model,
        files: own === null ? {} : {'model/MLmodel': own},
        production: live === undefined ? null : live === null ? {} : {'live/model/MLmodel': live}
      })
    )
  const statuses = (own: string | null, live: string | null | undefined) =>
    found(own, live).map(f => `${f.id}: ${f.status}`)

  test('asks nothing where the policy does not', () => {
    expect(contracts(caseAround({model: {}}))).toEqual([])
  })

  test('passes where callers go on, and names what breaks where they do not', () => {
    expect(statuses(mlModel([AMOUNT]), mlModel([AMOUNT]))).toEqual([
      'contracts/inputs: pass',
      'contracts/outputs: pass'
    ])
    const [inputs] = found(mlModel([AMOUNT, AGE]), mlModel([AMOUNT]))
    expect(inputs).toMatchObject({
      status: 'fail',
      summary:
        'Callers of the model in production would break (model/MLmodel): input age is new and required.'
    })
  })

  test('a signature that is not there is missing, whoever lacks it', () => {
    const bare = 'artifact_path: model\n'
    for (const [own, live] of [
      [null, mlModel([AMOUNT])],
      [bare, mlModel([AMOUNT])],
      [mlModel([AMOUNT]), null],
      [mlModel([AMOUNT]), bare],
      ['signature: {inputs: "[{broken"}', mlModel([AMOUNT])]
    ] as const) {
      expect(statuses(own, live)).toEqual([
        'contracts/inputs: missing',
        'contracts/outputs: missing'
      ])
    }
  })

  const service = (properties: string): string =>
    `openapi: 3.1.0\npaths: {/score: {post: {requestBody: {content: {application/json: {schema: {type: object, properties: {${properties}}}}}}}}}\n`
  const described = (own: Files, live: Files) =>
    caseAround({model: {contracts: ['inputs']}, files: own, production: live})

  test('goes by OpenAPI descriptions too', () => {
    const live = {'live/openapi.yaml': service('age: {type: integer}')}
    const [kept] = contracts(described({'openapi.yaml': service('age: {type: number}')}, live))
    expect(kept).toMatchObject({status: 'pass', summary: expect.stringContaining('(openapi.yaml)')})
    const [broken] = contracts(described({'openapi.yaml': service('age: {type: string}')}, live))
    expect(broken).toMatchObject({
      status: 'fail',
      summary:
        'Callers of the model in production would break (openapi.yaml): input POST /score body.age is string instead of integer.'
    })
    expect(contracts(described({}, live))[0]).toMatchObject({
      status: 'missing',
      summary: expect.stringContaining('live/openapi.yaml of the model in production describes')
    })
    for (const text of ['openapi: 4.0.0\npaths: {}\n', 'openapi: [', service('')])
      expect(contracts(described({'openapi.yaml': text}, {}))[0]?.status).toBe('missing')
  })

  test('what breaks counts, whatever the other file says', () => {
    const {openapi, MLmodel} = {
      openapi: service('age: {type: integer}'),
      MLmodel: mlModel([AMOUNT])
    }
    const live = {'live/openapi.yaml': openapi, 'live/MLmodel': MLmodel}
    const own = {'openapi.yaml': openapi.replace('/score', '/v2'), MLmodel}
    expect(contracts(described(own, live))[0]?.status).toBe('fail')
  })

  test.each([
    ['a wider type', [{...AGE, type: 'integer'}], [AGE], 'pass', 'verified'],
    ['a narrower type', [AGE], [{...AGE, type: 'integer'}], 'fail', 'missing'],
    ['a new input', [AGE], [AGE, AMOUNT], 'fail', 'missing']
  ])('and the practice answer alike: %s', (_, before, after, status, state) => {
    const given = described({MLmodel: mlModel(after)}, {'live/MLmodel': mlModel(before)})
    expect(contracts(given)[0]?.status).toBe(status)
    const {surroundings} = given
    if (surroundings === undefined) throw new Error('nothing is around the case')
    expect(stateOf('input-contract', practiceCaseOf(given, surroundings, [])).state).toBe(state)
  })

  test('a first version breaks nobody, but has to have a signature', () => {
    expect(statuses(mlModel([AMOUNT]), undefined)).toEqual([
      'contracts/inputs: not-applicable',
      'contracts/outputs: not-applicable'
    ])
    expect(statuses(null, undefined)).toEqual([
      'contracts/inputs: missing',
      'contracts/outputs: missing'
    ])
  })
})
