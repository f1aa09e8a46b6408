import {describe, expect, test} from '@jest/globals'
import {adviceOnLabels, enough, labelledIn} from '../../../src/gate/live/enough.ts'
import {demandOf, found, hourOf, rowsOf, trafficOf, type LogRow} from './traffic-of.ts'

type Least = ReturnType<typeof demandOf>['enough']

const row = (i: number): LogRow => ({
  request_id: `r${i}`,
  timestamp: hourOf(i),
  label: i % 2 === 0 ? 'a' : null,
  baseline_prediction: 'a',
  candidate_prediction: i % 10 === 0 ? 'b' : 'a'
})

/** A request an hour for so many hours. */
function asked(hours: number, least: Partial<Least>, change = (one: LogRow) => one) {
  const {enough: none} = demandOf()
  return enough(
    trafficOf(rowsOf(hours, i => change(row(i)))),
    demandOf({enough: {...none, ...least}})
  )
}

test('nothing is asked where nothing is demanded', () => {
  expect(asked(5, {})).toEqual([])
})

describe('days', () => {
  test.each([
    [48, 'pass', null],
    [24, 'inconclusive', '2026-11-03']
  ])('%s hours where 2 days are demanded: %s', (hours, status, date) => {
    const finding = found(asked(hours, {days: 2}), 'shadow/days')
    expect(finding).toMatchObject({status, unit: 'days', limit: {atLeast: 2}})
    expect(finding.waitsUntil ?? null).toBe(date)
  })

  test.each([
    [7, 7],
    [8, 14],
    [1, 7],
    [14, 14]
  ])('%s days in whole weeks are %s', (days, needed) => {
    const finding = found(asked(30, {days, wholeWeeks: true}), 'shadow/days')
    expect(finding.limit).toEqual({atLeast: needed})
    expect(finding.summary).toContain(
      `${String(needed)} days are demanded, so that each weekday counts`
    )
  })

  test('a log that is no number of whole weeks says so', () => {
    const told = (hours: number, wholeWeeks = true) =>
      found(asked(hours, {days: 7, wholeWeeks}), 'shadow/days').notes.join(' ')
    expect(told(9 * 24)).toContain('not a number of whole weeks')
    expect(told(9 * 24, false)).not.toContain('whole weeks')
    expect(told(7 * 24)).not.toContain('whole weeks')
    expect(told(14 * 24)).not.toContain('whole weeks')
  })

  test('a log without times cannot be told', () => {
    const found_ = asked(30, {days: 3}, one => ({...one, timestamp: null}))
    expect(found(found_, 'shadow/days')).toMatchObject({status: 'missing', limit: {atLeast: 3}})
  })

  test('a log that ends before the day of the check says when', () => {
    const {enough: none} = demandOf()
    const notes = (asOf: string) =>
      found(
        enough(trafficOf(rowsOf(24, row)), demandOf({asOf, enough: {...none, days: 1}})),
        'shadow/days'
      ).notes
    expect(notes('2026-11-01')).toEqual([])
    expect(notes('2026-11-02')).toEqual(['The log ends on 2026-11-01.'])
  })
})

describe('hours of the day', () => {
  test.each([
    [12, 0.5, 'pass', 12],
    [11, 0.5, 'inconclusive', 12],
    [24, 1, 'pass', 24],
    [23, 1, 'inconclusive', 24],
    [3, 0.1, 'pass', 3]
  ])('%s hours where a share of %s is demanded: %s', (hours, share, status, needed) => {
    expect(found(asked(hours, {days: 1, hours: share}), 'shadow/hours')).toMatchObject({
      status,
      candidate: hours,
      limit: {atLeast: needed}
    })
  })

  test('those without a request are named', () => {
    const {summary} = found(asked(22, {days: 1, hours: 1}), 'shadow/hours')
    expect(summary).toContain('none at 22, 23 o’clock UTC')
  })
})

describe('requests and labels', () => {
  test.each([
    [100, 'pass', null],
    [101, 'inconclusive', 101]
  ])('of 100 requests where %s are demanded: %s', (requests, status, rowsNeeded) => {
    expect(found(asked(100, {requests}), 'shadow/requests')).toMatchObject({
      status,
      candidate: 100,
      rows: 100,
      rowsNeeded,
      limit: {atLeast: requests}
    })
  })

  test.each([
    [50, 'pass'],
    [51, 'inconclusive']
  ])('of 50 labels where %s are demanded: %s', (labelled, status) => {
    expect(found(asked(100, {labelled}), 'shadow/labelled')).toMatchObject({status, candidate: 50})
  })

  test('twice as many are there when the log is twice as long', () => {
    const {waitsUntil, summary} = found(asked(48, {requests: 96}), 'shadow/requests')
    expect(waitsUntil).toBe('2026-11-05')
    expect(summary).toContain('48 more')
  })

  test('where there is none, time does not help', () => {
    const findings = asked(48, {labelled: 10}, one => ({...one, label: null}))
    const finding = found(findings, 'shadow/labelled')
    expect(finding).not.toHaveProperty('waitsUntil')
    expect(finding.remedy).toMatch(/^Write the labels to the log/u)
  })

  test('who waits for several things waits for the last', () => {
    const findings = asked(48, {requests: 96, labelled: 96})
    const remedies = findings.map(({remedy}) => remedy)
    expect(remedies[0]).toContain('2026-11-09')
    expect(new Set(remedies).size).toBe(1)
  })

  test('labels are worth most where the models differ', () => {
    const traffic = trafficOf(rowsOf(100, row))
    expect(labelledIn(traffic)).toBe(50)
    expect(adviceOnLabels(traffic)).toContain('the 10 requests on which the two models differ')
    const alike = trafficOf(rowsOf(100, i => ({...row(i), candidate_prediction: 'a'})))
    expect(adviceOnLabels(alike)).toBe('Write the labels to the log once they are known.')
  })
})
