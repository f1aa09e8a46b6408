import {describe, expect, test} from '@jest/globals'
import {drift} from '../../src/gate/checks/drift.ts'
import {columnDrift} from '../../src/gate/drift/column-drift.ts'
import {categoryDrift} from '../../src/statistics/drift/drift.ts'
import {lcg31} from '../statistics/row-recipes.ts'
import {caseAround} from './files-case.ts'
import {read} from './segments-case.ts'

interface World {
  readonly first: number
  readonly norwegians: number
  readonly amount: number
  readonly seed?: number
}

/** Predictions on rows from somewhere: keys from `first` on, a share of Norwegians, a usual amount. */
function predictions(count: number, {first, norwegians, amount, seed = 1}: World) {
  const random = lcg31(seed)
  const lines = Array.from({length: count}, (_, i) => {
    const country = random() < norwegians ? 'NO' : 'SE'
    const label = random() < 0.5 ? 1 : 0
    const paid = (amount * (0.5 + random())).toFixed(2)
    return `k${first + i},${label},${random().toFixed(3)},${country},${paid}`
  })
  return read(['id,label,score,country,amount', ...lines].join('\n'))
}

const SUMMER = {first: 0, norwegians: 0.1, amount: 100}

function found(now: World | null, model: object, count = 3000, before: World | null = SUMMER) {
  const of = (world: World | null) => ({
    predictions: world === null ? null : predictions(count, world)
  })
  return drift(caseAround({model, production: {}, evidence: of(now), before: of(before)}))
}

const statuses = (findings: ReturnType<typeof found>) => findings.map(f => `${f.id}: ${f.status}`)

describe('between the files of predictions', () => {
  test('other rows of the same world pass, column by column', () => {
    const findings = found({...SUMMER, first: 5000, seed: 2}, {drift: {}})
    expect(statuses(findings)).toEqual([
      'drift/label: pass',
      'drift/country: pass',
      'drift/amount: pass'
    ])
    expect(findings[0]?.notes).toEqual([
      'A limit of 0.2 is assumed; drift: {max-psi: …} sets another.'
    ])
  })

  test('a column that moved fails, and says what moved', () => {
    const findings = found({first: 5000, norwegians: 0.5, amount: 100, seed: 2}, {drift: {}})
    expect(statuses(findings)).toEqual([
      'drift/label: pass',
      'drift/country: fail',
      'drift/amount: pass'
    ])
    expect(findings[1]?.summary).toMatch(
      /^country has moved since the model in production was evaluated: the share of NO went from (9|10)\.\d % to (49|50)\.\d % \(index 0\.\d\d, between 0\.\d\d and 0\.\d\d, where 0\.2 is the most\)\.$/u
    )
  })

  test('numbers are compared by the tenths of the earlier file', () => {
    const findings = found(
      {first: 5000, norwegians: 0.1, amount: 160, seed: 2},
      {drift: {columns: ['amount']}}
    )
    expect(findings).toMatchObject([{id: 'drift/amount', status: 'fail', method: 'psi'}])
    expect(findings[0]?.summary).toMatch(/the share of above 1\d\d\.?\d* went from 10\.\d % to/u)
  })

  test('few rows do not tell', () => {
    const findings = found(
      {first: 5000, norwegians: 0.15, amount: 100, seed: 2},
      {drift: {columns: ['country']}},
      60
    )
    expect(findings).toMatchObject([{status: 'inconclusive', remedy: 'Evaluate on more rows.'}])
  })

  test('on the same rows no data can have moved, but the score can', () => {
    expect(statuses(found({...SUMMER, seed: 2}, {drift: {}}))).toEqual(['drift: not-applicable'])
    expect(statuses(found({...SUMMER, seed: 2}, {drift: {columns: ['country', 'score']}}))).toEqual(
      ['drift: not-applicable', 'drift/score: pass']
    )
  })

  test('a column that is asked for and not there is missing', () => {
    const findings = found({...SUMMER, first: 5000}, {drift: {columns: ['age']}})
    expect(findings).toMatchObject([{id: 'drift/age', status: 'missing'}])
    expect(findings[0]?.summary).toContain('no column "age"')
  })

  test('without predictions it is missing, without a baseline it does not apply', () => {
    const model = {drift: {'max-psi': 0.1}}
    expect(found(null, model)).toMatchObject([{id: 'drift', status: 'missing'}])
    expect(found(SUMMER, model, 100, null)).toMatchObject([{id: 'drift', status: 'missing'}])
    expect(drift(caseAround({model}))).toMatchObject([{status: 'not-applicable'}])
    expect(drift(caseAround({model: {}}))).toEqual([])
  })
})

describe('columnDrift', () => {
  const text = (values: readonly string[]) => {
    const levels = [...new Set(values.filter(v => v !== ''))]
    return {kind: 'text' as const, levels, codes: Int32Array.from(values, v => levels.indexOf(v))}
  }
  const at = {pass: 0.05, fail: 0.05}

  test('is the index of the shares, empty cells being a value', () => {
    const before = text([...Array<string>(60).fill('a'), ...Array<string>(40).fill('b')])
    const now = text([
      ...Array<string>(50).fill('a'),
      ...Array<string>(30).fill('b'),
      ...Array<string>(20).fill('')
    ])
    const found = columnDrift(before, now, at)
    expect(found?.psi).toBeCloseTo(categoryDrift([60, 40, 0], [50, 30, 20]).psi, 12)
    expect(found?.moved).toEqual({name: 'empty', before: 0, now: 0.2})
  })

  test('samples of one world are hardly ever taken for drift', () => {
    const random = lcg31(4)
    const samples = 300
    let failed = 0
    for (let i = 0; i < samples; i++) {
      const sample = () =>
        text(Array.from({length: 400}, () => 'abcd'[Math.floor(random() * 4)] ?? ''))
      const found = columnDrift(sample(), sample(), at)
      if ((found?.lower ?? 0) > 0) failed++
    }
    expect(failed / samples).toBeLessThan(0.09)
    expect(failed / samples).toBeGreaterThan(0.01)
  })

  test('one value in both files has not moved, no rows cannot be compared', () => {
    expect(columnDrift(text(['a', 'a']), text(['a']), at)).toMatchObject({
      psi: 0,
      lower: 0,
      upper: 0
    })
    expect(columnDrift(text([]), text(['a']), at)).toBeNull()
    const numbers = (...values: number[]) => ({
      kind: 'number' as const,
      values: Float64Array.from(values)
    })
    expect(columnDrift(numbers(3, 3, 3), numbers(3, 3), at)).toMatchObject({psi: 0})
    expect(columnDrift(numbers(NaN, NaN), numbers(1, 2), at)?.psi).toBeGreaterThan(1)
  })
})

describe('in a report of Evidently', () => {
  const report = (share: number) =>
    JSON.stringify({
      timestamp: '2026-11-20 10:00:00',
      metrics: [
        {
          metric: 'DatasetDriftMetric',
          result: {drift_share: 0.5, number_of_columns: 10, share_of_drifted_columns: share}
        }
      ]
    })
  const judged = (files: Readonly<Record<string, string>>) =>
    drift(caseAround({model: {drift: {'max-drifted-columns': '30 %'}}, files, production: {}}))

  test('the share of drifted columns is held against the policy’s', () => {
    expect(judged({'reports/drift.json': report(0.2)})).toMatchObject([
      {id: 'drift/report', status: 'pass', candidate: 0.2, limit: {atMost: 0.3}}
    ])
    expect(judged({'reports/drift.json': report(0.5)})).toMatchObject([
      {
        status: 'fail',
        summary:
          'reports/drift.json finds drift in 50.0 % of the columns, where at most 30.0 % is accepted.'
      }
    ])
  })

  test('without a report, or with a broken one, it is missing', () => {
    expect(judged({})).toMatchObject([{id: 'drift/report', status: 'missing'}])
    expect(judged({'reports/drift.json': '{"metrics": '})).toMatchObject([{status: 'missing'}])
  })
})
