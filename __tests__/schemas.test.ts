import {readFileSync} from 'node:fs'
import {Ajv2020} from 'ajv/dist/2020.js'
import {describe, expect, test} from '@jest/globals'
import {parse} from 'yaml'
import {publishedSchemas} from '../src/published-schemas.ts'

function published(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as Record<string, unknown>
}

describe('published schemas', () => {
  test.each(Object.entries(publishedSchemas()))(
    '%s is what the gate itself checks by (npm run schemas)',
    (name, schema) => {
      expect(published(name)).toEqual(JSON.parse(JSON.stringify(schema)))
    }
  )

  test('the policy schema, as an editor applies it, takes the examples and refuses a misspelt key', () => {
    const validate = new Ajv2020({strict: false, validateFormats: false}).compile(
      published('policy')
    )
    const policy = parse(
      readFileSync('examples/digits-retrained/model-promotion.yml', 'utf8')
    ) as object
    expect(validate(policy)).toBe(true)
    expect(validate({...policy, waiver: []})).toBe(false)
  })
})
