import {describe, expect, test} from '@jest/globals'
import {loadPolicy} from '../../src/catalogue/policy.ts'

function faultOf(part: string): string {
  try {
    loadPolicy(`version: 1\nmodels:\n  fraud:\n    card: README.md\n${part}`, 'policy.yml')
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return ''
}

describe('faults of a policy about practices and prices', () => {
  test.each([
    ['    practices: {roll-back: true}\n', /^policy.yml:5: "roll-back" .*Did you mean "rollback"/u],
    ['    require: [rolback]\n', /"rolback".*Did you mean "rollback"/u],
    ['    require: {rolback: verified}\n', /"rolback".*Did you mean "rollback"/u],
    ['    require: {rollback: verifid}\n', /"verifid".*Did you mean "verified"/u],
    ['    require: []\n', /require/u],
    ['    lineage: [code, sed]\n', /"sed".*Did you mean "seed"/u],
    ['    monitoring: {prometeus: x}\n', /"prometeus".*Did you mean "prometheus"/u],
    ['    monitoring: {prometheus: http://x, max-age-minutes: 0}\n', /max-age-minutes/u],
    ['costs: {incidents: {silent-decy: {}}}\n', /"silent-decy".*Did you mean "silent-decay"/u],
    ['costs: {incidents: {silent-decay: {loss-per-day: -1}}}\n', /loss-per-day is -1/u],
    ['costs: {errors: {error: -1}}\n', /error is -1/u],
    ['costs: {practices: {rollback: {once: -1}}}\n', /once is -1/u],
    ['costs: {practices: {rolback: {once: 1}}}\n', /Did you mean "rollback"/u],
    ['costs: {hour-of-work: -90}\n', /hour-of-work is -90/u],
    ['costs: {return: {days-to-deploy: {before: -1, after: 2}}}\n', /before is -1/u],
    ['costs: {return: {share-of-failed-projects: {before: 30, after: 5}}}\n', /before is 30/u],
    ['costs: {currency: XQQ}\n', /"XQQ": no currency has that ISO 4217 code/u],
    ['costs: {currency: usd}\n', /ISO 4217/u],
    ['costs: {currency: "$"}\n', /ISO 4217/u],
    ['costs: {fall-that-matters: 2 %}\n', /2 pp, or 0.02/u],
    ['costs: {fall-that-matters: 100 pp}\n', /less than all/u],
    ['costs: {fall-that-matters: 0}\n', /more than nothing/u],
    ['costs: {fall-that-matters: 2}\n', /less than all/u]
  ])('%s', (part, says) => {
    expect(faultOf(part)).toMatch(says)
  })

  test.each([
    '    require: [rollback, approval]\n    lineage: [seed]\n',
    '    require: {rollback: verified, fallback: declared}\n',
    '    monitoring: {prometheus: "${PROMETHEUS_URL}", token: "${TOKEN}", queries: {drift: max(x)}}\n',
    'costs: {currency: EUR, label-delay-days: 3, fall-that-matters: 2 pp, requests-per-day: 10}\n',
    'costs: {fall-that-matters: 0.02, practices: {monitoring: {once: 1, per-month: 0}}}\n'
  ])('%s is taken', part => {
    expect(faultOf(part)).toBe('')
  })
})
