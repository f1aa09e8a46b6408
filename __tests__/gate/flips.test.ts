import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {flips} from '../../src/gate/checks/flips.ts'
import {caseOf} from '../../src/gate/decide.ts'
import {createWorstRows} from '../../src/gate/flips/worst-rows.ts'
import {verdictSchema, type Finding} from '../../src/verdict/verdict.ts'
import {loadPolicy} from '../../src/catalogue/policy.ts'
import {clopperPearsonBounds} from '../../src/statistics/counts/proportion.ts'
import {aCase, block, factsOf, predictionsOf, read, type Row} from './segments-case.ts'

function flipsOf(rows: readonly Row[], most?: number | string): Finding {
  const [finding, ...others] = flips(
    aCase(rows, most === undefined ? {} : {flips: {'max-rate': most}})
  )
  expect(others).toEqual([])
  if (finding === undefined) throw new Error('no finding')
  return finding
}

describe('flips', () => {
  const rows = block('r', {right: 90, lost: 5, won: 3, wrong: 2}, {})

  test('are counted both ways and only shown without a limit', () => {
    const finding = flipsOf(rows)
    expect(finding).toMatchObject({
      id: 'flips',
      status: 'not-applicable',
      role: 'info',
      candidate: 0.05,
      rows: 100,
      limit: null,
      summary:
        '5 of 100 rows (5.0 %) that the model in production gets right are wrong now; the other way round there are 3.'
    })
    expect(finding.examples?.map(({key}) => key)).toEqual(['r-90', 'r-91', 'r-92', 'r-93', 'r-94'])
  })

  test('have exact bounds', () => {
    const {steps} = flipsOf(rows)
    const {lower, upper} = clopperPearsonBounds(5, 100, 0.05)
    const bounds = steps.filter(({what}) => what.includes('bound')).map(({value}) => value)
    expect(bounds[0]).toBeCloseTo(lower, 8)
    expect(bounds[1]).toBeCloseTo(upper, 8)
  })

  test.each([
    ['15 %', 'pass'],
    [0.15, 'pass'],
    ['5 %', 'inconclusive'],
    ['6 %', 'inconclusive'],
    ['1 %', 'fail'],
    [0, 'fail']
  ] as const)('are a guard where the policy allows %s: %s', (most, status) => {
    expect(flipsOf(rows, most)).toMatchObject({status, role: 'guard'})
  })

  test('that cannot be told say how many rows would tell, where any would', () => {
    const open = flipsOf(rows, '6 %')
    expect(open.rowsNeeded).toBeGreaterThan(1000)
    expect(open.summary).toMatch(/about [\d,]+ more rows would tell\.$/u)
    const worse = flipsOf(rows, '4 %')
    expect(worse).toMatchObject({status: 'inconclusive', rowsNeeded: null})
    expect(worse.remedy).toMatch(/more rows would rather show a failure/u)
  })

  test('of none pass a limit of none, and need rows for any other', () => {
    const none = block('r', {right: 90, won: 10}, {})
    expect(flipsOf(none, 0)).toMatchObject({
      status: 'pass',
      summary:
        'No row that the model in production gets right is wrong now (of 100); at most 0.0 % is allowed.'
    })
    expect(flipsOf(none, '1 %').status).toBe('inconclusive')
    expect(flipsOf(none, '3 %').status).toBe('pass')
  })

  test('count a missing prediction as a wrong one', () => {
    const before = read('id,label,prediction\na,1,1\nb,0,0\n')
    const after = read('id,label,prediction\na,1,\nb,0,0\n')
    const [finding] = flips(caseOf(factsOf(before, after)))
    expect(finding?.candidate).toBe(0.5)
    expect(finding?.examples).toEqual([{key: 'a', label: '1', baseline: '1', candidate: 'none'}])
  })

  test('are not told of a first version', () => {
    expect(flips(caseOf(factsOf(undefined, predictionsOf(rows, 1))))).toEqual([])
  })

  test('that are limited need rows of classes', () => {
    const policy = {flips: {'max-rate': 0.02}}
    expect(flips(caseOf(factsOf(null, predictionsOf(rows, 1), policy)))).toMatchObject([
      {id: 'flips', status: 'missing', role: 'guard'}
    ])
    expect(flips(caseOf(factsOf(null, predictionsOf(rows, 1))))).toEqual([])
  })

  test('are a policy key of their own', () => {
    const text = (rate: string) => `version: 1\nmodels: {m: {flips: {max-rate: ${rate}}}}`
    expect(loadPolicy(text('2 %'), 'p.yml').models.m?.flips).toEqual({'max-rate': '2 %'})
    expect(() => loadPolicy(text('2 pp'), 'p.yml')).toThrow(/a rate is written 2 % or 0.02/u)
  })

  test('fit the published schema', () => {
    const {models} = verdictSchema.shape
    const {findings} = models.element.shape
    expect(findings.element.safeParse(flipsOf(rows, '2 %')).success).toBe(true)
  })
})

describe('examples', () => {
  test('begin with those of which the candidate is surest', () => {
    const rows: Row[] = [
      {id: 'a', label: 1, said: [1, 0], scored: [0.9, 0.4]},
      {id: 'b', label: 0, said: [0, 1], scored: [0.1, 0.95]},
      {id: 'c', label: 1, said: [1, 0], scored: [0.8, 0.01]},
      {id: 'd', label: 1, said: [1, 1], scored: [0.8, 0.9]}
    ]
    const {examples} = flipsOf(rows)
    expect(examples?.map(({key}) => key)).toEqual(['c', 'b', 'a'])
    expect(examples?.[0]).toEqual({
      key: 'c',
      label: '1',
      baseline: '1 (score 0.8)',
      candidate: '0 (score 0.01)'
    })
  })

  test('of several classes go by the score of the wrong one', () => {
    const file = (lines: readonly string[]) =>
      read(['id,label,prediction,proba_x,proba_y,proba_z', ...lines, ''].join('\n'))
    const before = file(['a,x,x,1,0,0', 'b,y,y,0,1,0', 'c,z,z,0,0,1'])
    const after = file(['a,x,y,0.3,0.4,0.3', 'b,y,z,0,0.1,0.9', 'c,z,x,0.6,0,0.4'])
    const [finding] = flips(caseOf(factsOf(before, after)))
    expect(finding?.examples?.map(({key}) => key)).toEqual(['b', 'c', 'a'])
  })

  test('are 20 at most, whatever the order of the rows', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            label: fc.boolean(),
            before: fc.boolean(),
            after: fc.boolean(),
            score: fc.integer({min: 0, max: 4})
          }),
          {
            minLength: 2,
            maxLength: 80
          }
        ),
        some => {
          // Both classes on both sides, lest one file has none that the other has.
          const same = [false, true].map(label => ({label, before: label, after: label, score: 0}))
          const values = [...some, ...same]
          const rows: Row[] = values.map(({label, before, after, score}, i) => ({
            id: `r${String(i).padStart(2, '0')}`,
            label: Number(label),
            said: [Number(before), Number(after)],
            scored: [0.5, score / 4]
          }))
          const [finding] = flips(aCase(rows))
          const [reversed] = flips(aCase(rows.toReversed()))
          expect(reversed).toEqual(finding)
          const lost = values.filter(
            ({label, before, after}) => before === label && after !== label
          )
          expect(finding?.candidate).toBe(lost.length / rows.length)
          expect(finding?.examples).toHaveLength(Math.min(20, lost.length))
        }
      ),
      {numRuns: 50}
    )
  })

  test('createWorstRows keeps the worst, ties by name', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: 0, max: 5}), {maxLength: 40}),
        fc.integer({min: 1, max: 10}),
        (badness, most) => {
          const nameOf = (row: number): string => String((row * 7) % 41).padStart(2, '0')
          const worst = createWorstRows(most, nameOf)
          badness.forEach((value, row) => {
            worst.offer(row, value)
          })
          const sorted = badness
            .map((value, row) => ({value, row}))
            .sort((a, b) => b.value - a.value || (nameOf(a.row) < nameOf(b.row) ? -1 : 1))
          expect(worst.rows()).toEqual(sorted.slice(0, most).map(({row}) => row))
        }
      )
    )
  })
})

describe('of predicted numbers', () => {
  const rows: Row[] = [
    {id: 'a', label: 1.5, said: [1.5, 1.75]},
    {id: 'b', label: 2.5, said: [2, 4.5]},
    {id: 'c', label: 3.5, said: [3, 3.5]},
    {id: 'd', label: 4.5, said: [4.25, 4.25]}
  ]

  test('the rows whose error grew most are shown', () => {
    expect(flipsOf(rows)).toMatchObject({
      status: 'not-applicable',
      role: 'info',
      summary:
        'On 2 of 4 rows the candidate is farther off than the model in production, on 1 it is nearer.',
      examples: [
        {key: 'b', label: '2.5', baseline: '2', candidate: '4.5'},
        {key: 'a', label: '1.5', baseline: '1.5', candidate: '1.75'}
      ]
    })
  })

  test('a limit cannot be judged', () => {
    const found = flips(aCase(rows, {flips: {'max-rate': 0.02}}))
    expect(found.map(({status, role}) => [status, role])).toEqual([
      ['missing', 'guard'],
      ['not-applicable', 'info']
    ])
  })
})
