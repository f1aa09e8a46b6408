import {readFileSync} from 'node:fs'
import {expect, test} from '@jest/globals'
import {loadPolicy} from '../../src/catalogue/policy.ts'
import {UserError} from '../../src/errors.ts'

test('the policy of docs/checks.md is one', () => {
  const page = readFileSync('docs/checks.md', 'utf8')
  const [, text = ''] = /```yaml\n([\s\S]*?)```/u.exec(page) ?? []
  const model = loadPolicy(text, 'docs/checks.md').models['fraud-detector']
  expect(Object.keys(model ?? {})).toEqual([
    'predictions',
    'fairness',
    'calibration',
    'drift',
    'contracts',
    'load',
    'documentation',
    'lineage',
    'require'
  ])
})

test.each([
  ['calibration: {max-error: -1 %}', /max-error is "-1 %": a rate is written/u],
  ['calibration: {}', /max-error is not given/u],
  ['drift: {max-psi: 0}', /max-psi is 0; it has to be above 0/u],
  ['drift: {columns: []}', /columns is too short/u],
  ['contracts: [input]', /Did you mean "inputs"/u],
  ['load: {latency-p95: 50 ms}', /requests-per-second is not given/u],
  [
    'load: {requests-per-second: 200, latency-p95: fast}',
    /a duration is written 200 ms or 0\.2 s/u
  ],
  ['load: {requests-per-second: 200, latency-p90: 50 ms}', /Did you mean "latency-p/u],
  ['documentation: {sections: []}', /sections is too short/u],
  [
    'fairness: {by: [sex], proxies: {max-association: 1}}',
    /max-association is 1; it has to be below 1/u
  ],
  ['fairness: {by: [sex]}', /say how far apart the groups may be/u]
])('%s is refused with a sentence', (line, message) => {
  const text = `version: 1\nmodels:\n  fraud:\n    ${line}\n`
  expect(() => loadPolicy(text, 'policy.yml')).toThrow(UserError)
  expect(() => loadPolicy(text, 'policy.yml')).toThrow(message)
})
