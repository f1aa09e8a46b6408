import {describe, expect, test} from '@jest/globals'
import {absentColumns} from '../../../src/traffic/absent-columns.ts'
import {questionsFor, type LogDemand} from '../../../src/traffic/questions.ts'
import {judgeTraffic} from '../../../src/gate/live/index.ts'
import {demandOf, found, rowsOf, trafficOf} from './traffic-of.ts'

const rows = rowsOf(400, i => ({
  request_id: `r${i}`,
  label: i % 2,
  country: i % 3 === 0 ? 'NO' : 'SE',
  amount: i,
  baseline_score: i % 2 === 0 ? 0.2 : 0.8,
  candidate_score: (i % 2 === 0 ? 0.2 : 0.8) + (i % 4 < 2 ? 0.01 : -0.01)
}))
const {roles} = trafficOf(rows)
const columns = ['request_id', 'label', 'country', 'amount', 'baseline_score', 'candidate_score']
const shape = {
  columns: columns.map(name => ({name, kind: 'text'}) as const),
  sources: ['a.csv'],
  problems: []
}
const asking: LogDemand = {
  task: null,
  segments: [],
  latencyLimits: [],
  features: null,
  reference: null
}

describe('a column that is asked for', () => {
  test.each([
    [[['country']], []],
    [[['label']], []],
    [[['contry']], ['contry']],
    [[['country', 'device'], ['device']], ['device']],
    // What a model answers does not divide requests fairly.
    [[['candidate_score']], ['candidate_score']]
  ])('to divide by, %j: %j is not there', (segments, absent) => {
    expect(absentColumns(roles, {...asking, segments}).segments).toEqual(absent)
    const counted = questionsFor(roles, shape, {...asking, segments}).segments
    const isLost = (names: readonly string[]): boolean => names.some(name => absent.includes(name))
    expect(counted).toEqual(segments.filter(names => !isLost(names)))
  })

  test('as a feature is counted, or told', () => {
    const asked = {...asking, features: ['amount', 'age', 'age', 'candidate_score']}
    expect(absentColumns(roles, asked)).toMatchObject({features: ['age'], unlisted: []})
    expect(questionsFor(roles, shape, asked).features).toEqual(['amount', 'candidate_score'])
  })

  test('and is not there is missing, with the columns that are, and the nearest', () => {
    const absent = {segments: ['contry', 'candidate_score'], features: ['amout'], unlisted: []}
    const findings = judgeTraffic(trafficOf(rows, {absent}), demandOf())
    expect(found(findings, 'shadow/segments/contry')).toMatchObject({
      status: 'missing',
      role: 'guard',
      summary:
        'The policy divides requests by contry, and the log has no such column. It has country, amount and label.',
      remedy:
        'Did you mean country? Log contry with each request, or take it out of segments in the policy.'
    })
    expect(found(findings, 'shadow/segments/candidate_score').summary).toContain('what comes out')
    expect(found(findings, 'shadow/features/amout')).toMatchObject({
      status: 'missing',
      role: 'guard',
      summary:
        'The policy says that the model needs amout, and the log has no such column, so it cannot be told whether production has it. It has amount and country.'
    })
    expect(found(findings, 'rollout').detail).toBe('keep-shadowing')
  })

  test('by nobody, but is in the evaluation set, is only told', () => {
    const absent = {segments: [], features: [], unlisted: ['age', 'comment']}
    const finding = found(judgeTraffic(trafficOf(rows, {absent}), demandOf()), 'shadow/features')
    expect(finding).toMatchObject({status: 'not-applicable', role: 'info'})
    expect(finding.summary).toContain('age and comment are not in the log')
    expect(finding.remedy).toContain('shadow: {features: [age, comment]}')
  })
})

describe('a critical segment', () => {
  const segments = {by: [['country']], metrics: null, margin: null, minRows: 50}
  const guard = {
    metric: 'accuracy',
    role: 'guard',
    mode: 'non-inferior',
    margin: null,
    direction: null,
    atLeast: null,
    atMost: null
  } as const
  const judged = (
    changed: typeof rows,
    critical: readonly string[],
    metric = 'accuracy'
  ): ReturnType<typeof judgeTraffic> =>
    judgeTraffic(
      trafficOf(changed, {segments: [['country']]}),
      demandOf({guards: [{...guard, metric}], segments: {...segments, critical}})
    )
  const without = (lost: string): typeof rows =>
    rows.map(row => (row.country === lost ? {...row, label: null} : row))

  test('without a label is not passed over: where the models agree they are as good', () => {
    expect(
      found(judged(without('NO'), ['country=NO']), 'shadow/accuracy/country=NO')
    ).toMatchObject({
      status: 'inconclusive',
      role: 'guard',
      detail: 'no-labels',
      subject: {segment: {country: 'NO'}}
    })
    const many = rowsOf(6000, i => ({...rows[i % 400], request_id: `r${i}`}))
    const unlabelled = many.map(row => (row.country === 'NO' ? {...row, label: null} : row))
    expect(found(judged(unlabelled, ['country=NO']), 'shadow/accuracy/country=NO')).toMatchObject({
      status: 'pass',
      detail: 'proven-without-labels'
    })
  })

  test('without a label is open for a metric that needs them', () => {
    const finding = found(
      judged(without('NO'), ['country=NO'], 'recall'),
      'shadow/recall/country=NO'
    )
    expect(finding).toMatchObject({status: 'inconclusive', detail: 'no-labels'})
  })

  test('is missing where its metric cannot be counted by segment', () => {
    const finding = found(judged(rows, ['country=NO'], 'roc_auc'), 'shadow/roc_auc/country=NO')
    expect(finding).toMatchObject({status: 'missing', role: 'guard'})
    expect(finding.remedy).toContain('segments: {metrics: [recall]}')
  })

  test('is missing where no request belongs to it', () => {
    expect(found(judged(rows, ['country=DK']), 'shadow/country=DK').status).toBe('missing')
  })

  test('of a column that only it names is judged alone', () => {
    const findings = judgeTraffic(
      trafficOf(rows, {segments: [['country']]}),
      demandOf({guards: [guard], segments: {...segments, by: [], critical: ['country=SE']}})
    )
    const ids = findings.map(({id}) => id).filter(id => id.startsWith('shadow/accuracy/'))
    expect(ids).toEqual(['shadow/accuracy/country=SE'])
  })
})
