import {describe, expect, test} from '@jest/globals'
import {fairness} from '../../src/gate/checks/fairness.ts'
import {caseOf, decide} from '../../src/gate/decide.ts'
import type {ModelPolicy} from '../../src/policy/schema.ts'
import {loadPolicy} from '../../src/catalogue/policy.ts'
import {compareGap} from '../../src/statistics/core/fairness.ts'
import {twoProportions} from '../../src/statistics/counts/two-proportions.ts'
import {aCase, factsOf, findingOf, predictionsOf, read, type Row} from './segments-case.ts'

/** Positives of one group: found by both, by the baseline alone, by the candidate alone, by neither. */
function positives(sex: string, counts: readonly [number, number, number, number]): Row[] {
  const said = [
    [1, 1],
    [1, 0],
    [0, 1],
    [0, 0]
  ] as const
  return said.flatMap((answers, kind) =>
    Array.from({length: counts[kind] ?? 0}, (_, i) => ({
      id: `${sex}-p${kind}-${i}`,
      label: 1,
      said: answers,
      columns: {sex}
    }))
  )
}

function negatives(sex: string, alarms: number, all: number): Row[] {
  return Array.from({length: all}, (_, i) => ({
    id: `${sex}-n-${i}`,
    label: 0,
    said: [0, i < alarms ? 1 : 0],
    columns: {sex}
  }))
}

function judge(rows: readonly Row[], asked: Omit<NonNullable<ModelPolicy['fairness']>, 'by'>) {
  return fairness(aCase(rows, {fairness: {by: ['sex'], ...asked}}))
}

const FIVE_POINTS = {'max-gap': '5 pp'}
const ALIKE = [
  ...positives('f', [900, 0, 0, 100]),
  ...positives('m', [905, 0, 0, 95]),
  ...negatives('f', 10, 500),
  ...negatives('m', 10, 500)
]
const APART = [
  ...positives('f', [700, 200, 0, 100]),
  ...positives('m', [900, 0, 0, 100]),
  ...negatives('f', 10, 500),
  ...negatives('m', 10, 500)
]

describe('equal opportunity', () => {
  test('passes where the gap is shown to be within the limit', () => {
    expect(judge(ALIKE, {'equal-opportunity': FIVE_POINTS})).toMatchObject([
      {id: 'fairness/equal-opportunity/sex', status: 'pass', role: 'guard', rows: 2000}
    ])
  })

  test('fails where it is shown to be larger, and says so in rates', () => {
    const [finding] = judge(APART, {'equal-opportunity': FIVE_POINTS})
    expect(finding).toMatchObject({status: 'fail', direction: 'lower', limit: {atMost: 0.05}})
    expect(finding?.candidate).toBeCloseTo(0.2, 12)
    expect(finding?.summary).toMatch(
      /^The candidate finds 90\.0 % of the positives of sex = m and 70\.0 % of those of sex = f: 20\.0 points apart \(between 17\.\d and 22\.\d\), where at most 5\.0 points are allowed; in production it is 0\.0 points\.$/u
    )
  })

  test('cannot be told with few rows, and says how many more would tell', () => {
    const rows = [...positives('f', [45, 0, 0, 5]), ...positives('m', [45, 0, 0, 5])]
    const [finding] = judge(rows, {'equal-opportunity': FIVE_POINTS})
    expect(finding?.status).toBe('inconclusive')
    expect(finding?.rowsNeeded).toBeGreaterThan(500)
    expect(finding?.summary).toMatch(/about [\d,]+ more rows would tell\.$/u)
  })

  test('is tested by the score test of two groups', () => {
    const [finding] = judge(APART, {'equal-opportunity': FIVE_POINTS})
    const {lower, upper, pNonInferior} = twoProportions(
      {baseline: {count: 900, n: 1000}, candidate: {count: 700, n: 1000}},
      {alpha: 0.05, margin: {value: 0.05, relative: false}, direction: 'higher'}
    )
    const step = (what: string) => finding?.steps.find(one => one.what === what)?.value
    expect(step('lower bound of the gap')).toBeCloseTo(-upper, 6)
    expect(step('upper bound of the gap')).toBeCloseTo(-lower, 6)
    expect(step('p of "the gap reaches the limit"')).toBeCloseTo(pNonInferior, 6)
  })

  test('tells the paired change of the gap', () => {
    const given = aCase(APART, {fairness: {by: ['sex'], 'equal-opportunity': FIVE_POINTS}})
    const [finding] = fairness(given)
    const group = Int32Array.from(APART, ({columns}) => (columns?.sex === 'f' ? 0 : 1))
    const label = Int32Array.from(APART, row => Number(row.label))
    const expected = compareGap(
      'true-positive',
      {
        label,
        group,
        groups: 2,
        baseline: Int32Array.from(APART, ({said}) => Number(said[0])),
        candidate: Int32Array.from(APART, ({said}) => Number(said[1]))
      },
      // The group that is ahead comes first: in production neither is.
      [1, 0],
      {alpha: 0.05, margin: {value: 0, relative: false}}
    )
    expect(finding?.difference).toBeCloseTo(-0.2, 12)
    expect(finding?.interval?.[0]).toBeCloseTo(expected.lower, 12)
    expect(finding?.interval?.[1]).toBeCloseTo(expected.upper, 12)
  })

  test('leaves out groups that are too small, and says which', () => {
    const [finding] = judge([...ALIKE, ...positives('x', [3, 0, 0, 7])], {
      'equal-opportunity': FIVE_POINTS
    })
    expect(finding?.status).toBe('pass')
    expect(finding?.notes[0]).toBe(
      'sex = x has 10 positive rows, fewer than 30 (assumed; fairness: {min-rows: …} sets another), and is not judged (30.0 %).'
    )
    const [judged] = judge([...ALIKE, ...positives('x', [3, 0, 0, 7])], {
      'equal-opportunity': FIVE_POINTS,
      'min-rows': 10
    })
    expect(judged?.status).toBe('fail')
    expect(judged?.summary).toContain('sex = x')
  })

  test('with one group left cannot be told', () => {
    const rows = [...positives('f', [90, 0, 0, 10]), ...positives('m', [9, 0, 0, 1])]
    expect(judge(rows, {'equal-opportunity': FIVE_POINTS})).toMatchObject([
      {status: 'inconclusive', detail: 'too-small'}
    ])
  })

  test('of more groups counts every pair in both orders before it blames one', () => {
    const groups = (n: number): Row[] =>
      Array.from({length: n}, (_, g) =>
        positives(`g${g}`, [g === 0 ? 128 : 160, 0, 0, g === 0 ? 72 : 40])
      ).flat()
    const two = judge(groups(2), {'equal-opportunity': {'max-gap': '8 pp'}})
    const p = two[0]?.steps.find(({what}) => what === 'p of "the gap keeps the limit"')?.value
    expect(p).toBeGreaterThan(0.025)
    expect(p).toBeLessThan(0.05)
    expect(two[0]?.status).toBe('inconclusive')
    const wider = judge(groups(2), {'equal-opportunity': {'max-gap': '5 pp'}})
    expect(wider[0]?.status).toBe('fail')
    expect(judge(groups(6), {'equal-opportunity': {'max-gap': '5 pp'}})[0]?.status).toBe(
      'inconclusive'
    )
  })

  test('with clusters goes by the error of clusters', () => {
    const clustered = (size: number) => {
      const rows = APART.map((row, i) => ({
        ...row,
        columns: {...row.columns, user: `u${Math.floor(i / size)}`}
      }))
      const policy = {
        predictions: {file: 'predictions.csv', cluster: 'user'},
        fairness: {by: ['sex'], 'equal-opportunity': FIVE_POINTS}
      }
      const mapped = (side: 0 | 1) => {
        const predictions = predictionsOf(rows, side)
        return {...predictions, columns: {...predictions.columns, cluster: 'user'}}
      }
      return fairness(caseOf(factsOf(mapped(0), mapped(1), policy)))[0]
    }
    expect(clustered(1)).toMatchObject({status: 'fail', method: 'fairness-gap-delta'})
    const width = (finding: ReturnType<typeof clustered>): number => {
      const value = (what: string) => Number(finding?.steps.find(one => one.what === what)?.value)
      return value('upper bound of the gap') - value('lower bound of the gap')
    }
    expect(width(clustered(50))).toBeGreaterThan(2 * width(clustered(1)))
  })
})

describe('other criteria', () => {
  test('demographic parity is about all rows', () => {
    const [finding] = judge(ALIKE, {'demographic-parity': FIVE_POINTS})
    expect(finding).toMatchObject({
      id: 'fairness/demographic-parity/sex',
      status: 'pass',
      rows: 3000
    })
    expect(finding?.summary).toMatch(
      /^The candidate says yes to 61\.0 % of sex = m and 60\.7 % of sex = f/u
    )
  })

  test('equalised odds is broken by false alarms alone', () => {
    const rows = [
      ...positives('f', [900, 0, 0, 100]),
      ...positives('m', [900, 0, 0, 100]),
      ...negatives('f', 100, 500),
      ...negatives('m', 10, 500)
    ]
    const [odds, ...others] = judge(rows, {'equalised-odds': FIVE_POINTS})
    expect(others).toEqual([])
    expect(odds?.status).toBe('fail')
    expect(odds?.summary).toMatch(
      /^The candidate raises a false alarm on 20\.0 % of the negatives of sex = f and 2\.0 % of those of sex = m/u
    )
    expect(judge(rows, {'equal-opportunity': FIVE_POINTS})[0]?.status).toBe('pass')
  })

  test('equalised odds without negatives cannot be told', () => {
    const rows = [
      ...positives('f', [900, 0, 0, 100]),
      ...positives('m', [900, 0, 0, 100]),
      ...negatives('m', 0, 40)
    ]
    expect(judge(rows, {'equalised-odds': FIVE_POINTS})[0]?.status).toBe('inconclusive')
  })
})

describe('what is asked', () => {
  test('nothing without a policy', () => {
    expect(fairness(aCase(ALIKE))).toEqual([])
  })

  test('also of a first version', () => {
    const policy = {fairness: {by: ['sex'], 'equal-opportunity': FIVE_POINTS}}
    const facts = factsOf(undefined, predictionsOf(APART, 1), policy)
    const [finding] = fairness(caseOf(facts))
    expect(finding).toMatchObject({
      status: 'fail',
      baseline: null,
      difference: null,
      interval: null
    })
    expect(finding?.summary).not.toContain('in production')
  })

  test('of predictions of yes and no only', () => {
    const three = read('id,label,prediction,sex\na,x,x,f\nb,y,y,m\nc,z,z,m\n')
    const policy = {fairness: {by: ['sex'], 'equal-opportunity': FIVE_POINTS}}
    expect(fairness(caseOf(factsOf(three, three, policy)))).toMatchObject([
      {id: 'fairness', status: 'missing', role: 'guard'}
    ])
    expect(fairness(caseOf(factsOf(null, null, policy)))).toMatchObject([{status: 'missing'}])
  })

  test('of rows of which some are of the positive class', () => {
    const none = read('id,label,prediction,sex\na,0,0,f\nb,0,,m\n')
    const policy = {fairness: {by: ['sex'], 'demographic-parity': FIVE_POINTS}}
    expect(fairness(caseOf(factsOf(none, none, policy)))).toMatchObject([
      {
        id: 'fairness',
        status: 'missing',
        summary: expect.stringContaining('no row is of the positive class')
      }
    ])
  })

  test('by a column that is there and is not the model’s own', () => {
    const asked = {by: ['gender', 'prediction'], 'equal-opportunity': FIVE_POINTS}
    expect(fairness(aCase(ALIKE, {fairness: asked}))).toMatchObject([
      {id: 'fairness/gender', status: 'missing', detail: 'no-column'},
      {id: 'fairness/prediction', status: 'inconclusive', detail: 'own-output'}
    ])
  })

  test('with a criterion, else the policy is at fault', () => {
    const text = 'version: 1\nmodels: {m: {fairness: {by: [sex]}}}'
    expect(() => loadPolicy(text, 'p.yml')).toThrow(/p\.yml:2: .*say how far apart/u)
  })

  test('decides, and is no longer undecidable', () => {
    const policy = {
      'at-least-as-good': {accuracy: {margin: '50 pp'}},
      fairness: {by: ['sex'], 'equal-opportunity': FIVE_POINTS}
    }
    const {verdict, findings} = decide(
      caseOf(factsOf(predictionsOf(APART, 0), predictionsOf(APART, 1), policy))
    )
    expect(verdict).toBe('fail')
    expect(findingOf(findings, 'fairness/equal-opportunity/sex').status).toBe('fail')
    expect(findings.some(({check}) => check === 'undecidable')).toBe(false)
  })
})

test('the order of the rows makes no difference', () => {
  const all = {
    'equal-opportunity': FIVE_POINTS,
    'demographic-parity': FIVE_POINTS,
    'equalised-odds': FIVE_POINTS
  }
  const [straight, reversed] = [judge(APART, all), judge(APART.toReversed(), all)]
  expect(straight).toHaveLength(3)
  straight.forEach((finding, i) => {
    const other = reversed[i]
    expect({...other, interval: null, steps: []}).toEqual({...finding, interval: null, steps: []})
    expect(other?.interval?.[0]).toBeCloseTo(finding.interval?.[0] ?? NaN, 12)
  })
})
