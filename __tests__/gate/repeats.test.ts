import {describe, expect, test} from '@jest/globals'
import {readMetricsFile} from '../../src/evidence/formats/read.ts'
import {atLeastAsGood} from '../../src/gate/checks/at-least-as-good.ts'
import {decide} from '../../src/gate/decide.ts'
import type {Finding} from '../../src/verdict/verdict.ts'
import {resampledT, welch} from '../../src/statistics/counts/repeats.ts'
import {caseFrom} from './case-from-files.ts'

const before = [0.901, 0.905, 0.899, 0.903, 0.902]
const after = [0.911, 0.913, 0.908, 0.914, 0.912]
const question = {
  alpha: 0.05,
  direction: 'higher',
  margin: {value: 0.01, relative: false}
} as const

function table(
  column: string,
  values: readonly number[],
  names = values.map((_, k) => String(k + 1))
) {
  return [`${column},accuracy`, ...values.map((v, k) => `${names[k] ?? ''},${v}`), ''].join('\n')
}

function compared(candidate: unknown, baseline: unknown): Finding {
  const findings = atLeastAsGood(caseFrom({metrics: candidate}, {metrics: baseline}))
  expect(findings.map(f => f.id)).toEqual(['at-least-as-good/accuracy'])
  const [finding] = findings
  if (finding === undefined) throw new Error('no finding')
  return finding
}

describe('seeds', () => {
  const expected = welch({baseline: before, candidate: after}, question)

  test.each([
    ['a column in CSV', table('seed', after), table('seed', before)],
    ['lists in JSON', {accuracy: after}, {accuracy: before}],
    [
      'a list beside the value',
      {accuracy: {value: 0.9116, seeds: after}},
      {accuracy: {value: 0.902, seeds: before}}
    ],
    ['another order of seeds', table('seed', after.toReversed()), table('seed', before)]
  ])('%s are compared by Welch’s test', (_, candidate, baseline) => {
    const finding = compared(candidate, baseline)
    expect(finding).toMatchObject({
      status: 'pass',
      detail: 'superior',
      evidence: 'repeats',
      method: 'welch-t',
      rows: 5
    })
    expect(finding.difference).toBeCloseTo(0.0096, 12)
    expect(finding.interval?.[0]).toBeCloseTo(expected.lower, 12)
    expect(finding.interval?.[1]).toBeCloseTo(expected.upper, 12)
  })

  test('a worse recipe fails, two seeds tell nothing', () => {
    expect(compared(table('seed', before), table('seed', after)).status).not.toBe('pass')
    const few = compared(table('seed', after.slice(0, 2)), table('seed', before.slice(0, 2)))
    expect(few.status).toBe('inconclusive')
    expect(few.notes.join()).toContain('2 repeats of a model are too few')
    expect(few.remedy).toContain('Evaluate both models on more repeats')
    const given = caseFrom({metrics: table('seed', after)}, {metrics: table('seed', before)})
    expect(decide(given).verdict).toBe('pass')
  })
})

describe('folds', () => {
  const expected = resampledT({baseline: before, candidate: after, testPerTrain: 1 / 4}, question)

  test.each([
    ['a column in CSV', table('fold', after), table('fold', before)],
    [
      'in another order of rows',
      table('fold', after.toReversed(), ['5', '4', '3', '2', '1']),
      table('fold', before)
    ],
    [
      'lists in JSON',
      {accuracy: {value: 0.9116, folds: after}},
      {accuracy: {value: 0.902, per_fold: before}}
    ],
    [
      'rows in JSON',
      after.map((accuracy, k) => ({fold: k, accuracy})),
      before.map((accuracy, k) => ({fold: k, accuracy}))
    ]
  ])('%s are compared one by one, for their training sets overlap', (_, candidate, baseline) => {
    const finding = compared(candidate, baseline)
    expect(finding).toMatchObject({evidence: 'repeats', method: 'nadeau-bengio-t', rows: 5})
    expect(finding.interval?.[0]).toBeCloseTo(expected.lower, 12)
    expect(finding.interval?.[1]).toBeCloseTo(expected.upper, 12)
  })

  test('repeated cross-validation keeps its number of folds', () => {
    const rows = [1, 2].flatMap(seed =>
      after.map((accuracy, k) => `${seed},${k},${accuracy + seed / 1000}`)
    )
    const text = ['seed,fold,accuracy', ...rows.toReversed(), ''].join('\n')
    const {entries} = readMetricsFile('m.csv', new TextEncoder().encode(text))
    expect(entries).toHaveLength(1)
    expect(entries[0]?.folds).toBe(5)
    const values = [1, 2].flatMap(seed => after.map(accuracy => accuracy + seed / 1000))
    expect(entries[0]?.repeats).toEqual(values)
  })

  test.each([
    ['seeds', table('seed', before)],
    ['a fold without a number', table('fold', before).replace('0.905', '')]
  ])('against %s nothing can be told', (_, baseline) => {
    const finding = compared(table('fold', after), baseline)
    expect(finding.status).toBe('inconclusive')
    expect(finding.notes.join()).toContain('not evaluated on the same folds')
  })
})

test('another number of folds is another evaluation set, which holds for all that it states', () => {
  const given = caseFrom(
    {metrics: table('fold', after)},
    {metrics: table('fold', before.slice(0, 4))}
  )
  const {verdict, findings} = decide(given)
  expect(verdict).toBe('hold')
  const statuses = new Map(findings.map(({check, status}) => [check, status]))
  expect(statuses.get('evaluation-set')).toBe('inconclusive')
  expect(statuses.get('at-least-as-good')).toBe('not-applicable')
})

test('a mean over seeds is known to be one where only it is stated', () => {
  expect(compared({accuracy: 0.91}, {accuracy: before})).toMatchObject({evidence: 'bare'})
})
