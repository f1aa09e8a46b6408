import {describe, expect, test} from '@jest/globals'
import {aPracticeCase, aVersion, stateOf, type Files, someProduction} from './a-practice-case.ts'

const PATH = 'models/fraud/openapi.yaml'

/** As FastAPI writes it: components, a list of rows, a parameter. */
const SERVICE = `openapi: 3.1.0
info: {title: fraud-detector, version: "1"}
paths:
  /predict:
    post:
      parameters: [{name: explain, in: query, required: false, schema: {type: boolean}}]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Request"}}}
      responses:
        "200": {content: {application/json: {schema: {$ref: "#/components/schemas/Response"}}}}
        "422": {description: no}
components:
  schemas:
    Row: {type: object, required: [amount], properties: {amount: {type: number}, note: {type: [string, "null"]}}}
    Request: {type: object, required: [rows], properties: {rows: {type: array, items: {$ref: "#/components/schemas/Row"}}}}
    Response: {type: object, required: [score], properties: {score: {type: number, format: float}, parent: {$ref: "#/components/schemas/Response"}}}
`

function contracts(now: string, before: string | null = SERVICE, path = PATH): Files {
  const production = before === null ? null : someProduction({[path]: before})
  const seen = aPracticeCase({[path]: now}, {baseline: aVersion(), production})
  const of = (practice: string): string => {
    const {state, evidence} = stateOf(practice, seen)
    return `${state}: ${evidence}`
  }
  return {inputs: of('input-contract'), outputs: of('response-contract')}
}

const FITS = (side: string): string =>
  `verified: ${PATH}: the ${side} fit those of the model in production.`
const BREAKS = (what: string): string =>
  `missing: ${PATH}: ${what}, so callers of the model in production break.`

describe('an OpenAPI description', () => {
  test('that stays the same fits', () => {
    expect(contracts(SERVICE)).toEqual({inputs: FITS('inputs'), outputs: FITS('outputs')})
  })

  test.each([
    ['a new optional input', 'note: {', 'country: {type: string}, note: {'],
    ['a new output', 'score: {', 'reason: {type: string}, score: {'],
    ['an input that may be left out', 'required: [amount]', 'required: []'],
    ['a wider input', '{type: number}, note', '{type: [number, string]}, note'],
    ['an input without a type', 'amount: {type: number}', 'amount: {}'],
    [
      'another operation',
      'paths:',
      'paths:\n  /batch: {post: {requestBody: {required: true, content: {application/json: {schema: {type: array}}}}}}'
    ],
    ['other words', 'title: fraud-detector', 'title: Fraud']
  ])('with %s fits', (_, from, to) => {
    expect(contracts(SERVICE.replace(from, to))).toEqual({
      inputs: FITS('inputs'),
      outputs: FITS('outputs')
    })
  })

  test.each([
    ['amount: {type: number}, ', '', 'input POST /predict body.rows[].amount is gone'],
    [
      'amount: {type: number}',
      'amount: {type: string}',
      'input POST /predict body.rows[].amount is string instead of number'
    ],
    ['[amount]', '[amount, note]', 'input POST /predict body.rows[].note is required now'],
    [
      'required: [amount], properties: {',
      'required: [amount, country], properties: {country: {type: string}, ',
      'input POST /predict body.rows[].country is new and required'
    ],
    [
      'amount: {type: number}',
      'amount: {type: integer}',
      'input POST /predict body.rows[].amount is integer instead of number'
    ],
    [
      'note: {type: [string, "null"]}',
      'note: {type: string}',
      'input POST /predict body.rows[].note is string instead of string or null'
    ],
    [
      'note: {type: [string, "null"]}',
      'note: {anyOf: [{type: string, enum: [card, cash]}, {type: "null"}]}',
      'input POST /predict body.rows[].note is one of card, cash or null instead of string or null'
    ],
    ['required: false', 'required: true', 'input POST /predict ?explain is required now'],
    ['/predict:', '/v2/predict:', 'input POST /predict is gone']
  ])('that breaks its inputs does not: %s to %s', (from, to, what) => {
    expect(contracts(SERVICE.replace(from, to))['inputs']).toBe(BREAKS(what))
  })

  test.each([
    ['score: {type: number, format: float}, ', '', 'output POST /predict answer.score is gone'],
    [
      'format: float',
      'format: double',
      'output POST /predict answer.score is number (double) instead of number (float)'
    ],
    ['required: [score]', 'required: []', 'output POST /predict answer.score may be left out now']
  ])('that breaks its outputs does not: %s to %s', (from, to, what) => {
    expect(contracts(SERVICE.replace(from, to))['outputs']).toBe(BREAKS(what))
  })

  test('of production that is not there leaves it declared', () => {
    expect(contracts(SERVICE, null)['inputs']).toBe(
      `declared: ${PATH} has the inputs of its operation; the model in production has none to compare it with.`
    )
  })

  test.each([
    ['swagger: "2.0"\npaths: {}\n', 'declared: models/fraud/openapi.yaml is an OpenAPI 2.0'],
    ['openapi: 4.0.0\npaths: {}\n', 'declared: models/fraud/openapi.yaml is an OpenAPI 4.0.0'],
    [
      'openapi: 3.0.3\npaths: {}\n',
      'missing: The model in production has an OpenAPI description of its inputs, the candidate has none'
    ],
    ['info: {}\n', 'missing: models/fraud/openapi.yaml is no readable OpenAPI description'],
    ['{"openapi": ', 'missing: models/fraud/openapi.yaml is no readable OpenAPI description']
  ])('that is unknown, empty or broken: %j', (text, said) => {
    expect(contracts(text)['inputs']?.startsWith(said)).toBe(true)
  })

  test('may be JSON, and of a part put together', () => {
    const part = (type: string): string =>
      JSON.stringify({
        openapi: '3.0.3',
        paths: {
          '/p': {
            post: {
              requestBody: {
                content: {
                  'application/json': {
                    schema: {allOf: [{type: 'object', properties: {age: {type, nullable: true}}}]}
                  }
                }
              }
            }
          }
        }
      })
    const path = 'models/fraud/openapi.json'
    expect(contracts(part('integer'), part('integer'), path)['inputs']).toMatch(/^verified/u)
    expect(contracts(part('string'), part('integer'), path)['inputs']).toContain(
      'POST /p body.age is string or null instead of integer or null'
    )
  })

  test('whose parts hold one another over and over is read as far as it makes sense', () => {
    const names = Array.from({length: 40}, (_, index) => `p${index}`)
    const references = names.map(name => `${name}: {$ref: "#/components/schemas/Row"}`).join(', ')
    const knot = SERVICE.replace('properties: {amount', `properties: {${references}, amount`)
    expect(contracts(knot, knot)['inputs']).toBe(FITS('inputs'))
    const round = SERVICE.replace('{$ref: "#/components/schemas/Row"}', '{$ref: "#/x"}')
    expect(contracts(`${round}x: {$ref: "#/x"}\n`, SERVICE)['inputs']).toMatch(/^missing/u)
  })

  test('that breaks counts, whatever the signature says', () => {
    const model = `signature:\n  inputs: '[{"name": "amount", "type": "double"}]'\n`
    const before = {[PATH]: SERVICE, 'models/fraud/MLmodel': model}
    const seen = aPracticeCase(
      {...before, [PATH]: SERVICE.replace('/predict:', '/score:')},
      {
        baseline: aVersion(),
        production: someProduction(before)
      }
    )
    expect(stateOf('input-contract', seen).state).toBe('missing')
  })
})
