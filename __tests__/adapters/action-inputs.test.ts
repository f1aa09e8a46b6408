import {readFileSync} from 'node:fs'

import {describe, expect, test} from '@jest/globals'
import {parse} from 'yaml'

import {givenInputs, INPUT_NAMES, readInputs} from '../../src/adapters/action-inputs.ts'
import {UserError} from '../../src/errors.ts'

const read = (given: Readonly<Record<string, string>>): ReturnType<typeof readInputs> =>
  readInputs(name => given[name] ?? '', Object.keys(given))

describe('inputs', () => {
  test('that are not given have the defaults of action.yml', () => {
    const file = parse(readFileSync('action.yml', 'utf8')) as {
      inputs: Record<string, {description: string; default?: string}>
    }
    const defaults = Object.entries(file.inputs).flatMap(([name, input]) =>
      input.default === undefined || name === 'github-token' ? [] : [[name, input.default] as const]
    )
    expect(Object.keys(file.inputs)).toEqual([...INPUT_NAMES])
    expect(read(Object.fromEntries(defaults))).toEqual(read({}))
  })

  test('are read', () => {
    const inputs = read({
      mode: 'promote',
      metrics: ' out/metrics.json ',
      'fail-on': 'fail',
      comment: 'never',
      'check-run': 'false',
      'github-token': 'ghs_x'
    })
    expect(inputs).toMatchObject({
      mode: 'promote',
      path: '.',
      metrics: 'out/metrics.json',
      card: null,
      failOn: 'fail',
      comment: 'never',
      checkRun: false,
      token: 'ghs_x'
    })
  })

  test.each([
    ['mode', 'chekc', 'check, promote, rollback, comment'],
    ['fail-on', 'never', 'hold, fail'],
    ['comment', 'true', 'auto, always, never'],
    ['check-run', 'yes', 'true, false']
  ])('%s: %s is refused, with what is allowed', (name, value, allowed) => {
    expect(() => read({[name]: value})).toThrow(UserError)
    expect(() => read({[name]: value})).toThrow(`Input ${name} is "${value}"; allowed: ${allowed}.`)
  })

  test.each([
    ['token', 'There is no input token: it is called github-token.'],
    ['policy_file', 'There is no input policy_file: it is called policy.'],
    ['fail_on', 'There is no input fail_on; did you mean fail-on?'],
    ['metric', 'There is no input metric; did you mean metrics?'],
    ['checkrun', 'There is no input checkrun; did you mean check-run?']
  ])('%s is not ignored', (name, message) => {
    expect(() => read({[name]: 'x'})).toThrow(message)
  })

  test('all mistakes are told at once', () => {
    expect(() => read({fail_on: 'x', token: 'y'})).toThrow(/fail-on.*\n.*github-token/u)
  })

  test('other variables of the job are no mistake', () => {
    expect(read({debug: '1', image: 'x', name: '1'}).mode).toBe('check')
  })
})

test('names are taken from the variables of the runner', () => {
  const env = {'INPUT_FAIL-ON': 'hold', INPUT_POLICY: '', PATH: '/bin'}
  expect(givenInputs(env)).toEqual(['fail-on', 'policy'])
})
