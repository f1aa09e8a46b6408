import {readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {segments} from '../../src/gate/checks/segments.ts'
import {caseOf, decide} from '../../src/gate/decide.ts'
import type {Finding} from '../../src/verdict/verdict.ts'
import type {ModelPolicy, SegmentsPolicy} from '../../src/policy/schema.ts'
import {aCase, block, factsOf, findingOf, predictionsOf, read, type Row} from './segments-case.ts'

function policyOf(
  asked: SegmentsPolicy,
  metrics: ModelPolicy['at-least-as-good'] = {accuracy: {margin: '1 pp'}}
): ModelPolicy {
  return {'at-least-as-good': metrics, segments: asked}
}

function judge(
  rows: readonly Row[],
  asked: SegmentsPolicy,
  metrics?: ModelPolicy['at-least-as-good']
) {
  return segments(aCase(rows, policyOf(asked, metrics)))
}

const NORWAY = {country: 'NO'}
const SWEDEN = {country: 'SE'}

describe('examples', () => {
  function example(name: string): (path: string) => string {
    const folder = new URL(`../../examples/${name}/`, import.meta.url)
    return path => readFileSync(new URL(path, folder), 'utf8')
  }

  test('breast cancer: recall fell for medium tumours', () => {
    const file = example('breast-cancer-regression')
    const facts = factsOf(read(file('production/predictions.csv')), read(file('predictions.csv')), {
      'at-least-as-good': {recall: {margin: '1 pp'}},
      segments: {by: ['size'], margin: '5 pp', 'min-rows': 50, metrics: ['recall']}
    })
    const found = segments(caseOf(facts))
    expect(found.map(({id, status, role, detail}) => [id, status, role, detail])).toEqual([
      ['segments/recall/size=medium', 'fail', 'screen', 'worse-than-margin'],
      ['segments/recall/size=large', 'pass', 'screen', 'no-regression-shown'],
      ['segments/recall/size=small', 'not-applicable', 'info', 'too-small']
    ])
    const [medium, , small] = found
    expect(medium).toMatchObject({baseline: 0.92, candidate: 0.64, rows: 25, margin: 0.05})
    expect(medium?.subject).toEqual({metric: 'recall', segment: {size: 'medium'}})
    expect(medium?.interval?.[0]).toBeCloseTo(-0.44342918, 7)
    expect(medium?.interval?.[1]).toBeCloseTo(-0.15500351, 7)
    expect(medium?.summary).toBe(
      'Recall for size = medium fell from 92.0 % to 64.0 % on 25 rows: 28.0 points worse (between 15.5 and 44.3), where a loss of at most 5.0 points is accepted.'
    )
    expect(small?.summary).toMatch(/^Recall for size = small is not judged: 3 rows that count/u)
  })

  test('digits: every ink holds, with the intervals of the reference', () => {
    const file = example('digits-retrained')
    const facts = factsOf(read(file('production/predictions.csv')), read(file('predictions.csv')), {
      'at-least-as-good': {accuracy: {margin: '1 pp'}},
      segments: {by: ['ink'], margin: '5 pp'}
    })
    const found = segments(caseOf(facts))
    const {numbers} = JSON.parse(file('expected.json')) as {
      numbers: Record<string, {difference: number; interval: [number, number]; rows: number}>
    }
    for (const ink of ['light', 'medium', 'heavy']) {
      const finding = findingOf(found, `segments/accuracy/ink=${ink}`)
      const expected = numbers[`accuracy/ink=${ink}`]
      expect(finding).toMatchObject({status: 'pass', role: 'screen', rows: expected?.rows})
      expect(finding.difference).toBeCloseTo(expected?.difference ?? NaN, 7)
      expect(finding.interval?.[0]).toBeCloseTo(expected?.interval[0] ?? NaN, 7)
      expect(finding.interval?.[1]).toBeCloseTo(expected?.interval[1] ?? NaN, 7)
    }
  })
})

describe('what is asked', () => {
  const rows = block('a', {right: 60}, NORWAY)

  test('nothing without a policy, and nothing where nothing is in production', () => {
    expect(segments(aCase(rows))).toEqual([])
    const first = factsOf(undefined, predictionsOf(rows, 1), policyOf({by: ['country']}))
    expect(segments(caseOf(first))).toEqual([])
  })

  test('rows, where the policy asks about segments and there are none', () => {
    const facts = factsOf(null, predictionsOf(rows, 1), policyOf({by: ['country']}))
    expect(segments(caseOf(facts))).toMatchObject([{id: 'segments', status: 'missing'}])
  })

  test('the metrics that vote, or those that are named', () => {
    const metrics = {accuracy: null, recall: {role: 'info'}} as const
    const ids = (asked: SegmentsPolicy) => judge(rows, asked, metrics).map(({id}) => id)
    expect(ids({by: ['country']})).toEqual(['segments/accuracy/country=NO'])
    expect(ids({by: ['country'], metrics: ['Recall']})).toEqual(['segments/recall/country=NO'])
  })

  test('a metric that rows cannot give is not passed over', () => {
    const found = judge(rows, {by: ['country'], metrics: ['rmse']})
    expect(found).toMatchObject([{id: 'segments/rmse', status: 'missing', role: 'guard'}])
    const beside = judge(rows, {by: ['country']}, {accuracy: null, bleu: null})
    expect(findingOf(beside, 'segments/bleu')).toMatchObject({status: 'not-applicable'})
  })

  test('points are points of a share; a loss keeps its own margin', () => {
    const scored = rows.map(row => ({...row, scored: [0.4, 0.6] as const}))
    const found = judge(
      scored,
      {by: ['country'], margin: '3 pp'},
      {accuracy: {margin: '1 pp'}, log_loss: {margin: '2 %'}}
    )
    expect(findingOf(found, 'segments/accuracy/country=NO').marginText).toBe('3 pp')
    expect(findingOf(found, 'segments/log_loss/country=NO').marginText).toBe('2 %')
  })

  test('without a margin of its own a segment has that of the metric', () => {
    const found = judge(rows, {by: ['country']}, {accuracy: {margin: '4 pp'}})
    expect(found[0]).toMatchObject({marginText: '4 pp', margin: 0.04})
  })
})

describe('a segment is a screen', () => {
  test('fails where a loss is proven beyond luck, with the sign test corrected for all segments', () => {
    const found = judge(
      [...block('a', {right: 90, lost: 10}, NORWAY), ...block('b', {right: 100}, SWEDEN)],
      {by: ['country'], margin: '3 pp'}
    )
    const norway = findingOf(found, 'segments/accuracy/country=NO')
    expect(norway).toMatchObject({status: 'fail', role: 'screen', detail: 'worse-than-margin'})
    const step = (what: RegExp) => norway.steps.find(one => what.test(one.what))?.value
    // All ten lost: mid-p is half of 2^-10; two segments double it.
    expect(step(/sign test/u)).toBeCloseTo(2 ** -11, 15)
    expect(step(/Holm/u)).toBeCloseTo(2 ** -10, 15)
    expect(findingOf(found, 'segments/accuracy/country=SE').status).toBe('pass')
  })

  test('passes where luck could explain the loss, and says how large a loss stays possible', () => {
    const found = judge(block('a', {right: 96, lost: 4}, NORWAY), {by: ['country'], margin: '1 pp'})
    expect(found[0]).toMatchObject({status: 'fail'})
    const among = judge(
      [
        ...block('a', {right: 96, lost: 4}, NORWAY),
        ...block('b', {right: 100}, SWEDEN),
        ...block('c', {right: 100}, {country: 'DK'})
      ],
      {by: ['country'], margin: '1 pp'}
    )
    const norway = findingOf(among, 'segments/accuracy/country=NO')
    expect(norway).toMatchObject({status: 'pass', detail: 'worse-by-chance-perhaps'})
    expect(norway.summary).toMatch(
      /^Accuracy for country = NO is not shown to be worse: 100\.0 % → 96\.0 % on 100 rows, though it may be up to \d\.\d points worse; only a proven loss would count\.$/u
    )
  })

  test('passes where a proven loss is shown to be within the margin', () => {
    const found = judge(block('a', {right: 9900, lost: 30}, NORWAY), {
      by: ['country'],
      margin: '1 pp'
    })
    expect(found[0]).toMatchObject({status: 'pass', detail: 'non-inferior-but-worse'})
    expect(found[0]?.summary).toMatch(/measurably worse, but within what is accepted/u)
  })

  test('with too few rows is shown and does not vote', () => {
    const found = judge([...block('a', {right: 100}, NORWAY), ...block('b', {lost: 40}, SWEDEN)], {
      by: ['country']
    })
    expect(found[1]).toMatchObject({
      id: 'segments/accuracy/country=SE',
      status: 'not-applicable',
      role: 'info',
      detail: 'too-small',
      baseline: 1,
      candidate: 0
    })
    expect(found[1]?.summary).toMatch(/it has 40 rows, and 50 are demanded/u)
    expect(found[1]?.notes).toContain(
      'At least 50 rows is assumed; segments: {min-rows: …} sets another.'
    )
    const smaller = judge(block('b', {lost: 40}, SWEDEN), {by: ['country'], 'min-rows': 40})
    expect(smaller[0]?.status).toBe('fail')
  })

  test('whose rows could never show a loss is left out of the tests', () => {
    const rows = [...block('a', {right: 20}, NORWAY), ...block('b', {right: 4}, SWEDEN)]
    const found = judge(rows, {by: ['country'], 'min-rows': 1})
    expect(findingOf(found, 'segments/accuracy/country=SE').detail).toBe('too-small')
    expect(findingOf(found, 'segments/accuracy/country=NO').steps).toContainEqual({
      what: 'tests of segments and metrics',
      value: 1
    })
  })

  test('a waiver goes by its id', () => {
    const rows = [
      ...block('a', {right: 80, lost: 20}, NORWAY),
      ...block('b', {right: 80, won: 40}, SWEDEN)
    ]
    const policy = policyOf({by: ['country']}, {accuracy: {margin: '20 pp'}})
    const waiver = {
      finding: 'segments/accuracy/country=NO',
      reason: 'new market',
      'approved-by': 'risk-team',
      expires: '2027-01-31'
    }
    const sides = [predictionsOf(rows, 0), predictionsOf(rows, 1)] as const
    expect(
      decide(caseOf(factsOf(...sides, {...policy, segments: {by: ['country'], margin: 0}}))).verdict
    ).toBe('fail')
    expect(
      decide(
        caseOf(factsOf(...sides, {...policy, segments: {by: ['country'], margin: 0}}, [waiver]))
      ).verdict
    ).toBe('pass')
  })
})

describe('a critical segment is a guard', () => {
  const large = block('a', {right: 400}, SWEDEN)

  test('that must be proven whatever its size', () => {
    const other = block('c', {right: 400, won: 1}, SWEDEN)
    const found = judge([...large, ...other, ...block('b', {right: 20}, NORWAY)], {
      by: ['country'],
      margin: '3 pp',
      critical: ['country = NO']
    })
    const norway = findingOf(found, 'segments/accuracy/country=NO')
    expect(norway).toMatchObject({status: 'inconclusive', role: 'guard', rows: 20})
    expect(norway.rowsNeeded).toBeGreaterThanOrEqual(88)
    expect(norway.summary).toMatch(/about \d+ rows of this segment in all would settle it\.$/u)
    expect(findingOf(found, 'segments/accuracy/country=SE').role).toBe('screen')
  })

  test('that passes where it is proven', () => {
    const other = block('c', {right: 400, won: 1}, SWEDEN)
    const found = judge([...large, ...other, ...block('b', {right: 200}, NORWAY)], {
      by: ['country'],
      margin: '3 pp',
      critical: ['country=NO']
    })
    expect(findingOf(found, 'segments/accuracy/country=NO')).toMatchObject({
      status: 'pass',
      role: 'guard',
      detail: 'equivalent'
    })
  })

  test('that fails where a loss is proven', () => {
    const found = judge([...large, ...block('b', {right: 20, lost: 10}, NORWAY)], {
      by: ['country'],
      critical: ['country=NO']
    })
    expect(findingOf(found, 'segments/accuracy/country=NO')).toMatchObject({
      status: 'fail',
      role: 'guard'
    })
  })

  test('may be of columns that the policy does not divide by; the others of them are not judged', () => {
    const rows = [
      ...block('a', {right: 60}, {country: 'SE', sex: 'f'}),
      ...block('b', {right: 60}, {country: 'SE', sex: 'm'})
    ]
    const ids = judge(rows, {by: ['country'], critical: ['sex=f']}).map(({id}) => id)
    expect(ids.toSorted()).toEqual(['segments/accuracy/country=SE', 'segments/accuracy/sex=f'])
  })

  test('of a crossing is found in any order of its columns', () => {
    const rows = block('a', {right: 60}, {country: 'NO', device: 'phone'})
    const found = judge(rows, {by: [['country', 'device']], critical: ['device=phone, country=NO']})
    expect(found).toMatchObject([{id: 'segments/accuracy/country=NO,device=phone', role: 'guard'}])
  })

  test('that no row is in is missing', () => {
    const found = judge(large, {by: ['country'], critical: ['country=FI']})
    expect(findingOf(found, 'segments/country=FI')).toMatchObject({
      status: 'missing',
      role: 'guard',
      detail: 'critical'
    })
  })
})

describe('columns', () => {
  const rows = block('a', {right: 60}, {country: 'NO', age: 30})

  test('that are missing are named with those that are there', () => {
    const found = judge(rows, {by: ['contry']})
    expect(found).toMatchObject([{id: 'segments/contry', status: 'missing', detail: 'no-column'}])
    expect(found[0]?.summary).toContain('It has "country", "age" and "label".')
    expect(found[0]?.remedy).toMatch(/^Did you mean "country"\?/u)
  })

  test.each(['prediction', 'score'])('with what the model says (%s) are refused', name => {
    const scored = rows.map(row => ({...row, scored: [0.5, 0.5] as const}))
    expect(judge(scored, {by: [['country', name]]})).toMatchObject([
      {id: `segments/country,${name}`, status: 'inconclusive', detail: 'own-output', role: 'guard'}
    ])
  })

  test('with the score of one class are refused too', () => {
    const text = (score: number) =>
      [
        'id,label,prediction,proba_0,proba_1',
        ...[0, 1, 0, 1].map((y, i) => `${i},${y},${y},${score},${score}`),
        ''
      ].join('\n')
    const facts = factsOf(read(text(0.5)), read(text(0.25)), policyOf({by: ['proba_0']}))
    expect(segments(caseOf(facts))).toMatchObject([{detail: 'own-output'}])
  })

  test('with the label divide too', () => {
    const ids = judge(rows, {by: ['label'], 'min-rows': 10}).map(({id}) => id)
    expect(ids).toEqual(['segments/accuracy/label=0', 'segments/accuracy/label=1'])
  })

  test('of many different numbers are refused, of few they are segments', () => {
    const aged = (values: number) => rows.map((row, i) => ({...row, columns: {age: i % values}}))
    expect(judge(aged(51), {by: ['age']})).toMatchObject([{detail: 'too-many-values'}])
    expect(judge(aged(50), {by: ['age']})).toHaveLength(50)
  })

  test('whose crossing has too many segments are refused', () => {
    const many = block('r', {right: 1100}, {}).map((row, i) => ({
      ...row,
      columns: {a: i % 33, b: `x${i % 37}`}
    }))
    expect(judge(many, {by: [['a', 'b']]})).toMatchObject([
      {id: 'segments/a,b', detail: 'too-many-values'}
    ])
  })

  test('with empty cells have a segment of those', () => {
    const found = judge([...rows, ...block('b', {right: 30, lost: 30}, {country: '', age: 30})], {
      by: ['country']
    })
    expect(findingOf(found, 'segments/accuracy/country=(empty)')).toMatchObject({
      status: 'fail',
      rows: 60
    })
  })
})

describe('segments of the two files', () => {
  const norway = block('a', {right: 60}, NORWAY)
  const sweden = block('b', {right: 60}, SWEDEN)
  const policy = policyOf({by: ['country']})

  test('one that the candidate was not evaluated on has vanished', () => {
    const facts = factsOf(
      predictionsOf([...norway, ...sweden], 0),
      predictionsOf(norway, 1),
      policy
    )
    const found = segments(caseOf(facts))
    expect(findingOf(found, 'segments/country=SE')).toMatchObject({
      status: 'missing',
      role: 'guard',
      detail: 'vanished',
      subject: {segment: {country: 'SE'}}
    })
    expect(decide(caseOf(facts)).findings.map(({id}) => id)).toContain('segments/country=SE')
  })

  test('rows that changed their segment are a finding', () => {
    const renamed = [
      ...norway.slice(0, 57),
      ...norway.slice(57).map(row => ({...row, columns: SWEDEN}))
    ]
    const facts = factsOf(
      predictionsOf([...renamed, ...sweden], 0),
      predictionsOf([...norway, ...sweden], 1),
      policy
    )
    const moved = findingOf(segments(caseOf(facts)), 'segments/country')
    expect(moved).toMatchObject({status: 'inconclusive', detail: 'moved'})
    expect(moved.summary).toMatch(/^3 of the 120 rows have another country/u)
  })

  test('the baseline’s file need not have the column', () => {
    const bare = norway.map(({id, label, said}) => ({id, label, said}))
    const facts = factsOf(predictionsOf(bare, 0), predictionsOf(norway, 1), policy)
    expect(segments(caseOf(facts)).map(({id}) => id)).toEqual(['segments/accuracy/country=NO'])
  })
})

describe('order', () => {
  test('is by the change without luck, so that a small segment is not on top for its luck alone', () => {
    const found = judge(
      [
        ...block('small', {right: 50, lost: 3, won: 1, wrong: 6}, {country: 'small'}),
        ...block('large', {right: 4700, lost: 200, won: 50, wrong: 50}, {country: 'large'}),
        ...block('other', {right: 4800, lost: 50, won: 50, wrong: 100}, {country: 'other'})
      ],
      {by: ['country']}
    )
    const raw = found.toSorted((a, b) => (a.difference ?? 0) - (b.difference ?? 0))
    expect(raw[0]?.id).toBe('segments/accuracy/country=small')
    expect(found[0]?.id).toBe('segments/accuracy/country=large')
  })
})

describe('properties', () => {
  const rows = fc.array(
    fc.record({
      label: fc.integer({min: 0, max: 2}),
      before: fc.integer({min: 0, max: 2}),
      after: fc.integer({min: 0, max: 2}),
      country: fc.constantFrom('NO', 'SE', '', 'DK'),
      device: fc.constantFrom('phone', 'desk')
    }),
    {minLength: 3, maxLength: 60}
  )
  // Where labels and answers had no class in common, the file would be unreadable.
  const right = [0, 1, 2].map(label => ({
    ...{label, before: label, after: label},
    ...{country: 'NO', device: 'phone'}
  }))
  const asRows = (values: typeof rows extends fc.Arbitrary<infer T> ? T : never): Row[] =>
    [...values, ...right, ...right].map(({label, before, after, ...columns}, i) => ({
      id: `r${i}`,
      label: `c${label}`,
      said: [`c${before}`, `c${after}`],
      columns
    }))
  const policy: SegmentsPolicy = {by: ['country', ['country', 'device']], 'min-rows': 1}

  test('the segments of a division add up to the whole', () => {
    fc.assert(
      fc.property(rows, values => {
        const all = asRows(values)
        const found = judge(all, policy)
        const right = (side: 0 | 1) => all.filter(({label, said}) => said[side] === label).length
        for (const columns of [1, 2]) {
          const parts = found.filter(
            ({check, subject}) =>
              check === 'segments' && Object.keys(subject.segment ?? {}).length === columns
          )
          const sum = (of: (finding: Finding) => number | null) =>
            parts.reduce((total, part) => total + (part.rows ?? 0) * (of(part) ?? NaN), 0)
          expect(sum(() => 1)).toBe(all.length)
          expect(sum(({baseline}) => baseline)).toBeCloseTo(right(0), 9)
          expect(sum(({candidate}) => candidate)).toBeCloseTo(right(1), 9)
        }
      }),
      {numRuns: 50}
    )
  })

  test('the order of the rows makes no difference', () => {
    fc.assert(
      fc.property(rows, fc.integer(), (values, seed) => {
        const all = asRows(values)
        const shuffled = all
          .map((row, i) => ({row, at: Math.imul(seed ^ i, 0x9e3779b1)}))
          .sort((a, b) => a.at - b.at)
          .map(({row}) => row)
        const facts = factsOf(predictionsOf(all, 0), predictionsOf(shuffled, 1), policyOf(policy))
        expect(segments(caseOf(facts))).toEqual(judge(all, policy))
      }),
      {numRuns: 50}
    )
  })
})
