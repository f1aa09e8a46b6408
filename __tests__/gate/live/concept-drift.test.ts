import {describe, expect, test} from '@jest/globals'
import {judgeTraffic} from '../../../src/gate/live/index.ts'
import {rolloutFinding} from '../../../src/gate/live/rollout.ts'
import type {Finding} from '../../../src/verdict/verdict.ts'
import {demandOf, found, hourOf, rowsOf, trafficOf, type LogRow} from './traffic-of.ts'

const A_DAY = 480
const DAYS = 14
const ID = 'shadow/concept-drift'

/** Two weeks in which the model in production is wrong on `wrong` of 40 requests a day. */
function shadowLog(
  wrong: (day: number) => number,
  more: (row: LogRow, day: number, i: number) => LogRow = row => row
): readonly LogRow[] {
  return rowsOf(A_DAY * DAYS, i => {
    const day = Math.floor(i / A_DAY)
    const label = i % 3 === 0 ? 1 : 0
    // 7 has no divisor in common with 40, so every 40 requests are wrong on as many, spread over them.
    const isWrong = (i * 7) % 40 < wrong(day)
    const row: LogRow = {
      request_id: `r${i}`,
      timestamp: hourOf(Math.floor(i / 20)),
      label,
      amount: i % 10,
      baseline_version: 'v1',
      candidate_version: 'v2',
      baseline_prediction: isWrong ? 1 - label : label,
      candidate_prediction: i % 20 === 5 ? 1 - label : label
    }
    return more(row, day, i)
  })
}

function judged(rows: readonly LogRow[]): readonly Finding[] {
  return judgeTraffic(trafficOf(rows), demandOf())
}

describe('concept drift', () => {
  test('of a model that errs as ever is denied, with what is not excluded', () => {
    const finding = found(judged(shadowLog(() => 2)), ID)
    expect(finding).toMatchObject({status: 'not-applicable', role: 'info', detail: 'unchanged'})
    expect(finding.summary).toBe(
      'The model in production makes as many errors as at the beginning of the window: 5.0 % → 5.0 %, first half against second.'
    )
    expect(finding.notes[0]).toMatch(/^A rise by up to 0\.\d+ points from the first half/u)
  })

  test('is told with its first day and both rates, and changes no verdict', () => {
    const traffic = trafficOf(shadowLog(day => (day < 9 ? 2 : 6)))
    const drifted = judgeTraffic(traffic, demandOf())
    const finding = found(drifted, ID)
    expect(finding).toMatchObject({
      status: 'not-applicable',
      role: 'info',
      detail: 'more-errors',
      rows: A_DAY * DAYS
    })
    expect(finding.summary).toBe(
      'Since 2026-11-10 the model in production is wrong more often: 5.0 % → 15.0 % of its labelled requests; what it learnt may no longer hold (concept drift).'
    )
    expect(finding.notes[1]).toBe('The candidate’s errors on the same days: 5.0 % → 5.0 %.')
    const others = drifted.filter(({id}) => id !== ID && id !== 'rollout')
    const advice = (findings: readonly Finding[]) => rolloutFinding(findings, traffic, demandOf())
    expect(advice([...others, finding])).toEqual(advice(others))
  })

  test('is no name for a model that errs less', () => {
    const finding = found(judged(shadowLog(day => (day < 3 ? 6 : 2))), ID)
    expect(finding.detail).toBe('fewer-errors')
    expect(finding.summary).toBe(
      'Since 2026-11-04 the model in production is wrong less often: 15.0 % → 5.0 % of its labelled requests.'
    )
  })

  test('is not told from days whose labels are still coming in', () => {
    // Of the last two days only the errors have been labelled so far.
    const late = shadowLog(
      () => 2,
      (row, day) =>
        day >= 12 && row.label === row.baseline_prediction ? {...row, label: null} : row
    )
    const finding = found(judged(late), ID)
    expect(finding).toMatchObject({detail: 'unchanged', rows: A_DAY * 12})
    expect(finding.notes).toContain(
      '2 days are left out: they have less than half of the labels of a usual day so far.'
    )
  })

  test('is not confused with another version of the model', () => {
    const released = shadowLog(
      day => (day < 9 ? 2 : 6),
      (row, day) => (day < 9 ? row : {...row, baseline_version: 'v0'})
    )
    const finding = found(judged(released), ID)
    expect(finding).toMatchObject({detail: 'unchanged', rows: A_DAY * 9})
    expect(finding.notes).toContain('Only requests that version v1 of it answered are counted.')
  })

  test('is not looked for in too few errors or days, or without labels', () => {
    expect(found(judged(shadowLog(() => 2).slice(0, 300)), ID).detail).toBe('too-few')
    const sixDays = shadowLog(day => (day < 3 ? 2 : 6)).slice(0, 6 * A_DAY)
    expect(found(judged(sixDays), ID).detail).toBe('too-few')
    const none = judged(
      shadowLog(
        () => 2,
        row => ({...row, label: null})
      )
    )
    expect(none.map(({id}) => id)).not.toContain(ID)
  })

  test('of a canary is that of the requests that production answered', () => {
    const rows = shadowLog(day => (day < 9 ? 2 : 6)).map((row, i): LogRow => {
      const isNew = i % 11 === 0
      return {
        request_id: row.request_id ?? null,
        timestamp: row.timestamp ?? null,
        label: row.label ?? null,
        model: isNew ? 'canary' : 'control',
        model_version: isNew ? 'v2' : 'v1',
        prediction: (isNew ? row.candidate_prediction : row.baseline_prediction) ?? null
      }
    })
    const finding = found(judged(rows), ID)
    expect(finding.detail).toBe('more-errors')
    expect(finding.notes[1]).toMatch(
      /^The candidate’s errors on the same days: [45]\.\d % → [45]\.\d %\.$/u
    )
    expect(finding.notes.join()).not.toContain('Only requests')
    expect(finding.rows).toBe(rows.filter(({model}) => model === 'control').length)
    expect(finding.summary).toMatch(
      /^Since 2026-11-10 the model in production is wrong more often/u
    )
  })
})

describe('since when a column drifts', () => {
  const reference = {
    features: [],
    drift: [
      {
        field: 'number:amount' as const,
        edges: [4.5],
        counts: [
          [0, 500],
          [1, 500]
        ] as const
      }
    ]
  }
  const drift = [{field: 'number:amount' as const, edges: [4.5]}]

  function amounts(isHigh: (day: number) => boolean): Finding {
    const rows = shadowLog(
      () => 2,
      (row, day) => (isHigh(day) ? {...row, amount: 7} : row)
    )
    return found(
      judgeTraffic(trafficOf(rows, {drift, reference}), demandOf()),
      'shadow/drift/amount'
    )
  }

  test.each([
    ['It is so since 2026-11-08.', (day: number) => day >= 7],
    ['It was so before 2026-11-08.', (day: number) => day < 7],
    ['It is so in the whole window.', () => true]
  ])('%s', (said, isHigh) => {
    const finding = amounts(isHigh)
    expect(finding.status).toBe('inconclusive')
    expect(finding.summary.endsWith(said)).toBe(true)
  })

  test('is noted, too, where the log as a whole is still within the limit', () => {
    const finding = amounts(day => day >= 13)
    expect(finding.status).toBe('pass')
    expect(finding.notes[0]).toBe(
      'It is beyond the limit since 2026-11-14, although the log as a whole is not.'
    )
  })

  test('is nothing to tell of a column that is as it was', () => {
    const finding = amounts(() => false)
    expect(finding).toMatchObject({status: 'pass'})
    expect(finding.notes).toHaveLength(1)
  })
})
