import {describe, expect, test} from '@jest/globals'
import {proxyFeatures} from '../../src/gate/checks/proxy-features.ts'
import {decide} from '../../src/gate/decide.ts'
import {lcg31} from '../statistics/row-recipes.ts'
import {caseAround} from './files-case.ts'
import {aCase, read, type Row} from './segments-case.ts'

const PROXIES = {'max-association': 0.3}

/** Rows of two sexes; a feature says which of them with a probability beyond one half. */
function rows(count: number, tells: number, more: (i: number) => object = () => ({})): Row[] {
  const random = lcg31(3)
  return Array.from({length: count}, (_, i) => {
    const sex = random() < 0.5 ? 'f' : 'm'
    const other = sex === 'f' ? 'm' : 'f'
    const hobby = random() < 0.5 + tells / 2 ? sex : other
    return {
      id: `r${i}`,
      label: i % 2,
      said: [i % 2, i % 2] as const,
      columns: {sex, hobby: `hobby-${hobby}`, noise: Math.floor(random() * 1000), ...more(i)}
    }
  })
}

function judge(given: readonly Row[], proxies: object = PROXIES) {
  return proxyFeatures(aCase(given, {fairness: {by: ['sex'], proxies: {...PROXIES, ...proxies}}}))
}

describe('features that stand in for a protected attribute', () => {
  test('none does: passes, and names the nearest', () => {
    const [finding, ...others] = judge(rows(2000, 0.05))
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      id: 'proxy-features/sex',
      check: 'proxy-features',
      status: 'pass',
      limit: {atMost: 0.3},
      evidence: 'files'
    })
    expect(finding?.summary).toMatch(
      /^Of 2 features hobby goes most with sex: 0\.\d\d of 1 \(between 0\.\d\d and 0\.\d\d\), where at most 0\.30 is accepted\.$/u
    )
  })

  test('one does: fails with its name', () => {
    const [finding] = judge(rows(2000, 0.6))
    expect(finding?.status).toBe('fail')
    expect(finding?.candidate).toBeCloseTo(0.6, 1)
    expect(finding?.summary).toMatch(
      /^hobby goes with sex at 0\.\d\d of 1 .*a model can tell sex by it\.$/u
    )
  })

  test('few rows do not tell', () => {
    expect(judge(rows(40, 0.25))[0]).toMatchObject({
      status: 'inconclusive',
      remedy: 'Evaluate on more rows.'
    })
  })

  test('a number with the same mean but another spread is seen', () => {
    const random = lcg31(9)
    const wide = rows(2000, 0).map(row => {
      const spread = row.columns?.['sex'] === 'f' ? 1 : 10
      return {
        ...row,
        columns: {...row.columns, income: Math.round(1e6 * spread * (random() - 0.5))}
      }
    })
    const [finding] = judge(wide)
    expect(finding?.status).toBe('fail')
    expect(finding?.summary).toMatch(/^income goes with sex/u)
    expect(finding?.method).toBe('cramers-v')
  })

  test('features that the policy names are the only ones, and must be there', () => {
    expect(judge(rows(2000, 0.6), {features: ['noise']})[0]?.status).toBe('pass')
    const [finding] = judge(rows(2000, 0.05), {features: ['noise', 'postcode']})
    expect(finding).toMatchObject({status: 'missing'})
    expect(finding?.summary).toContain('postcode')
    expect(finding?.remedy).toContain('Write postcode')
  })

  test('columns of one value, and texts that name single things, are told and left out', () => {
    const [finding] = judge(rows(2000, 0.05, i => ({site: 'web', name: `name ${i}`})))
    expect(finding?.status).toBe('pass')
    expect(finding?.notes.join(' ')).toMatch(
      /one value only.*: site\..*500 different texts.*: name\./u
    )
  })

  test('an input of the model that is the attribute itself fails', () => {
    const text = [
      'id,label,prediction,sex,x',
      ...Array.from(
        {length: 50},
        (_, i) => `${i},${i % 2},${i % 2},${i % 3 === 0 ? 'f' : 'm'},${i}`
      )
    ].join('\n')
    const signature = `signature:\n  inputs: '[{"type": "string", "name": "sex"}]'\n`
    const [finding] = proxyFeatures(
      caseAround({
        model: {fairness: {by: ['sex'], proxies: PROXIES}},
        files: {MLmodel: signature},
        evidence: {predictions: read(text)}
      })
    )
    expect(finding).toMatchObject({
      id: 'proxy-features/sex',
      status: 'fail',
      summary: 'sex is itself an input of the model (MLmodel): no proxy is needed.'
    })
  })

  test('without predictions, the attribute or features it is missing', () => {
    const model = {fairness: {by: ['sex'], proxies: PROXIES}}
    expect(proxyFeatures(caseAround({model}))).toMatchObject([
      {id: 'proxy-features', status: 'missing'}
    ])
    const bare = read('id,label,prediction,sex\n1,0,0,f\n2,1,1,m\n')
    expect(proxyFeatures(caseAround({model, evidence: {predictions: bare}}))).toMatchObject([
      {id: 'proxy-features/sex', status: 'missing'}
    ])
    const without = read('id,label,prediction,x\n1,0,0,3\n2,1,1,4\n')
    expect(proxyFeatures(caseAround({model, evidence: {predictions: without}}))).toMatchObject([
      {id: 'proxy-features/sex', status: 'missing', detail: 'no-column'}
    ])
  })

  test('is not asked without the policy, makes no model good, and stops a bad one', () => {
    expect(proxyFeatures(aCase(rows(20, 0)))).toEqual([])
    const policy = {
      fairness: {by: ['sex'], proxies: PROXIES},
      'at-least-as-good': {accuracy: {margin: '5 pp'}}
    }
    // Another model than the one in production, which got one row wrong.
    const other = (given: readonly Row[]): readonly Row[] =>
      given.map((row, i) => (i === 0 ? {...row, said: [1, 0]} : row))
    expect(decide(aCase(other(rows(2000, 0.05)), policy)).verdict).toBe('pass')
    expect(decide(aCase(other(rows(2000, 0.6)), policy)).verdict).toBe('fail')
  })
})
