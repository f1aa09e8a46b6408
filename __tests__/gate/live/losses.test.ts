import {describe, expect, test} from '@jest/globals'
import type {LogQuestions} from '../../../src/traffic/table-plans.ts'
import {judgeTraffic} from '../../../src/gate/live/index.ts'
import type {TrafficGuard} from '../../../src/gate/live/demand.ts'
import type {Finding} from '../../../src/verdict/verdict.ts'
import {demandOf, found, hourOf, rowsOf, trafficOf, type LogRow} from './traffic-of.ts'

const ROWS = 3000

/** A number between −1 and 1 that looks like chance, and is the same in every run. */
function noise(i: number, salt: number): number {
  const x = Math.sin(i * 12.9898 + salt * 78.233) * 43758.5453
  return 2 * (x - Math.floor(x)) - 1
}

function guardOn(metric: string, value: number, relative = false): TrafficGuard {
  return {
    metric,
    role: 'guard',
    mode: 'non-inferior',
    margin: {
      value,
      relative,
      points: false,
      ofError: false,
      text: relative ? `${value * 100} %` : String(value),
      assumed: false
    },
    direction: null,
    atLeast: null,
    atMost: null
  }
}

function judged(
  rows: readonly LogRow[],
  guards: readonly TrafficGuard[],
  asked: Partial<LogQuestions> = {}
): readonly Finding[] {
  return judgeTraffic(trafficOf(rows, asked), demandOf({guards}))
}

/** The mean of what `of` says of each row that has a label. */
function mean(rows: readonly LogRow[], of: (row: LogRow) => number): number {
  const labelled = rows.filter(({label}) => label !== null)
  return labelled.reduce((sum, row) => sum + of(row), 0) / labelled.length
}

function numberIn(row: LogRow, name: string): number {
  return Number(row[name])
}

describe('probabilities', () => {
  const rows = rowsOf(ROWS, i => {
    const label = noise(i, 1) > 0.4 ? 1 : 0
    const score = (salt: number): number =>
      Math.min(0.99, Math.max(0.01, (label === 1 ? 0.7 : 0.3) + noise(i, salt) / 5))
    return {
      request_id: `r${i}`,
      timestamp: hourOf(Math.floor(i / 100)),
      label,
      baseline_score: score(2),
      candidate_score: score(3)
    }
  })
  const brier = (side: string) => (row: LogRow) =>
    (numberIn(row, `${side}_score`) - numberIn(row, 'label')) ** 2
  const logLoss = (side: string) => (row: LogRow) =>
    -Math.log(row.label === 1 ? numberIn(row, `${side}_score`) : 1 - numberIn(row, `${side}_score`))

  test.each([
    ['brier', brier, 0.02],
    ['log_loss', logLoss, 0.05]
  ] as const)('%s is the mean over the requests, and as good', (metric, of, margin) => {
    const finding = found(judged(rows, [guardOn(metric, margin)]), `shadow/${metric}`)
    expect(finding).toMatchObject({status: 'pass', direction: 'lower', rows: ROWS})
    expect(finding.baseline).toBeCloseTo(mean(rows, of('baseline')), 5)
    expect(finding.candidate).toBeCloseTo(mean(rows, of('candidate')), 5)
  })

  test('fail where the candidate is sure of what is wrong', () => {
    const overconfident = rows.map((row, i) =>
      i % 5 === 0 ? {...row, candidate_score: row.label === 1 ? 0.05 : 0.95} : row
    )
    const finding = found(judged(overconfident, [guardOn('log_loss', 0.05)]), 'shadow/log_loss')
    expect(finding).toMatchObject({status: 'fail', detail: 'worse-than-margin'})
  })

  test('their calibration is shown: by how much scores are off, and where most', () => {
    const finding = found(judged(rows, []), 'shadow/calibration')
    expect(finding).toMatchObject({status: 'not-applicable', role: 'info', rows: ROWS})
    // Scores of 0.1 to 0.5 are all of the negative class, those of 0.5 to 0.9 of the positive one.
    const gap = mean(rows, row => Math.abs(numberIn(row, 'candidate_score') - Number(row.label)))
    expect(finding.candidate).toBeCloseTo(gap, 2)
    expect(finding.summary).toMatch(/^The candidate’s scores are off by .+ on average/u)
  })

  test('their calibration is not told of few requests', () => {
    const few = judged(rows.slice(0, 900), [])
    expect(few.some(({id}) => id === 'shadow/calibration')).toBe(false)
  })
})

const asked = {answers: 'numbers', hasScores: false, magnitude: 140} as const

/** Predicted numbers of up to about 140, which both models miss by up to 10. */
function priceRow(i: number, off = 0): LogRow {
  const label = 60 + 60 * noise(i, 4)
  const own = label + 10 * noise(i, 5)
  return {
    request_id: `r${i}`,
    timestamp: hourOf(Math.floor(i / 100)),
    country: i % 4 === 0 ? 'NO' : 'SE',
    label,
    baseline_prediction: own,
    candidate_prediction: own + noise(i, 6) + off
  }
}

describe('predicted numbers', () => {
  const rows = rowsOf(ROWS, i => priceRow(i))
  const gap = (side: string) => (row: LogRow) =>
    Math.abs(numberIn(row, `${side}_prediction`) - numberIn(row, 'label'))

  test('MAE and RMSE are those of the requests', () => {
    const findings = judged(rows, [guardOn('mae', 0.5), guardOn('rmse', 0.5)], asked)
    const mae = found(findings, 'shadow/mae')
    const rmse = found(findings, 'shadow/rmse')
    expect([mae.status, rmse.status]).toEqual(['pass', 'pass'])
    expect(mae.candidate).toBeCloseTo(mean(rows, gap('candidate')), 3)
    const squared = mean(rows, row => gap('baseline')(row) ** 2)
    expect(rmse.baseline).toBeCloseTo(Math.sqrt(squared), 3)
  })

  test('fail where the candidate is off', () => {
    const off = rowsOf(ROWS, i => priceRow(i, 4))
    expect(found(judged(off, [guardOn('mae', 0.2)], asked), 'shadow/mae').status).toBe('fail')
  })
})

describe('predicted numbers without labels', () => {
  const unlabelled = rowsOf(ROWS, i => ({...priceRow(i), label: null}))
  const apart = unlabelled.map(row =>
    Math.abs(numberIn(row, 'candidate_prediction') - numberIn(row, 'baseline_prediction'))
  )
  const meanGap = apart.reduce((sum, one) => sum + one, 0) / ROWS
  const rootGap = Math.sqrt(apart.reduce((sum, one) => sum + one * one, 0) / ROWS)

  test.each([
    ['mae', meanGap],
    ['rmse', rootGap]
  ])('%s cannot have risen by more than the predictions are apart', (metric, gap) => {
    const proven = found(
      judged(unlabelled, [guardOn(metric, gap + 0.05)], asked),
      `shadow/${metric}`
    )
    expect(proven).toMatchObject({
      status: 'pass',
      detail: 'proven-without-labels',
      baseline: null,
      candidate: null
    })
    const most = -(proven.interval?.[0] ?? NaN)
    expect(most).toBeGreaterThan(gap)
    expect(most).toBeLessThan(gap + 0.05)
    const open = found(judged(unlabelled, [guardOn(metric, gap)], asked), `shadow/${metric}`)
    expect(open).toMatchObject({status: 'inconclusive', detail: 'no-labels'})
    expect(open.summary).toContain('may have risen by up to')
  })

  test('never fail, however far apart: the candidate may be the better one', () => {
    const far = unlabelled.map((row, i) => ({...row, candidate_prediction: 60 + 60 * noise(i, 9)}))
    expect(found(judged(far, [guardOn('mae', 0.1)], asked), 'shadow/mae').status).toBe(
      'inconclusive'
    )
  })

  test('a relative margin is a share of an error that nobody knows', () => {
    const mae = found(judged(unlabelled, [guardOn('mae', 0.9, true)], asked), 'shadow/mae')
    expect(mae.status).toBe('inconclusive')
    expect(mae.remedy).toContain('write the margin of MAE in its own unit')
  })

  test('predictions that are all alike prove nothing by chance alone', () => {
    const alike = unlabelled.map(row => ({
      ...row,
      candidate_prediction: row.baseline_prediction ?? null
    }))
    expect(found(judged(alike, [guardOn('mae', 1)], asked), 'shadow/mae').status).toBe(
      'inconclusive'
    )
  })

  test('few labels leave it at that; enough decide, with the bound as a note', () => {
    const labelledUpTo = (n: number): Finding => {
      const rows = rowsOf(ROWS, i => (i < n ? priceRow(i) : {...priceRow(i), label: null}))
      return found(judged(rows, [guardOn('mae', meanGap + 0.05)], asked), 'shadow/mae')
    }
    expect(labelledUpTo(99)).toMatchObject({status: 'pass', detail: 'proven-without-labels'})
    expect(labelledUpTo(99).summary).toMatch(/^Only 99 requests have a label yet, but/u)
    const enough = labelledUpTo(1500)
    expect(enough).toMatchObject({status: 'pass', rows: 1500})
    expect(enough.notes.join(' ')).toContain('1,500 requests have no label yet.')
  })

  test('an MSE is not bounded by them', () => {
    const mse = found(judged(unlabelled, [guardOn('mse', 1000)], asked), 'shadow/mse')
    expect(mse.summary).toContain('cannot be told')
  })
})

describe('a canary', () => {
  /** Every third request goes to the candidate, whose predictions are off by so much more. */
  const priced = (off: number): readonly LogRow[] =>
    rowsOf(ROWS, i => {
      const {label, country, baseline_prediction: own, request_id, timestamp} = priceRow(i)
      const isNew = i % 3 === 0
      const away = isNew ? Math.sign(Number(own) - Number(label)) * off : 0
      return {
        request_id: request_id ?? null,
        timestamp: timestamp ?? null,
        label: label ?? null,
        country: country ?? null,
        model: isNew ? 'canary' : 'control',
        model_version: isNew ? 'v2' : 'v1',
        prediction: Number(own) + away
      }
    })
  const ofGroup = (rows: readonly LogRow[], model: string): readonly LogRow[] =>
    rows.filter(row => row.model === model)
  const miss = (row: LogRow): number => Math.abs(numberIn(row, 'prediction') - Number(row.label))

  test('of numbers is judged by each group’s own errors', () => {
    const rows = priced(0)
    const findings = judged(rows, [guardOn('mae', 1), guardOn('rmse', 1)], asked)
    const mae = found(findings, 'canary/mae')
    expect(mae).toMatchObject({status: 'pass', evidence: 'counts', rows: ROWS / 3})
    expect(mae.candidate).toBeCloseTo(mean(ofGroup(rows, 'canary'), miss), 3)
    expect(mae.baseline).toBeCloseTo(mean(ofGroup(rows, 'control'), miss), 3)
    expect(mae.notes[0]).toBe('The difference may be noise: chance makes one as large.')
    const squared = mean(ofGroup(rows, 'canary'), row => miss(row) ** 2)
    const rmse = found(findings, 'canary/rmse')
    expect(rmse.status).toBe('pass')
    expect(rmse.candidate).toBeCloseTo(Math.sqrt(squared), 3)
  })

  test('of numbers that are off goes back, also in one segment', () => {
    const segments = {
      by: [['country']],
      metrics: null,
      margin: null,
      minRows: 50,
      critical: ['country=SE']
    }
    const rows = priced(5).map((row, i) => (row.country === 'SE' ? (priced(0)[i] ?? row) : row))
    const traffic = trafficOf(rows, {...asked, segments: [['country']]})
    const findings = judgeTraffic(traffic, demandOf({guards: [guardOn('mae', 1)], segments}))
    expect(found(findings, 'canary/mae/country=NO')).toMatchObject({
      status: 'fail',
      role: 'screen',
      evidence: 'counts'
    })
    expect(found(findings, 'canary/mae/country=SE')).toMatchObject({status: 'pass', role: 'guard'})
    expect(found(findings, 'rollout').detail).toBe('go-back')
  })

  test('without labels says so', () => {
    const rows = priced(0).map(row => ({...row, label: null}))
    expect(found(judged(rows, [guardOn('mae', 1)], asked), 'canary/mae')).toMatchObject({
      status: 'inconclusive',
      detail: 'no-labels'
    })
  })

  const scored = (off: number): readonly LogRow[] =>
    rowsOf(ROWS, i => {
      const label = noise(i, 1) > 0 ? 1 : 0
      const isNew = i % 3 === 0
      const score = (label === 1 ? 0.75 : 0.25) + noise(i, 2) / 5
      return {
        request_id: `r${i}`,
        timestamp: hourOf(Math.floor(i / 100)),
        label,
        model: isNew ? 'canary' : 'control',
        model_version: isNew ? 'v2' : 'v1',
        score: isNew ? 0.5 + (score - 0.5) * (1 - off) : score
      }
    })

  test('of scores is judged by Brier score and log loss, with its calibration', () => {
    const rows = scored(0)
    const findings = judged(rows, [guardOn('brier', 0.05), guardOn('log_loss', 0.1)])
    const brier = found(findings, 'canary/brier')
    expect(brier.status).toBe('pass')
    expect(brier.candidate).toBeCloseTo(
      mean(ofGroup(rows, 'canary'), row => (numberIn(row, 'score') - Number(row.label)) ** 2),
      5
    )
    expect(found(findings, 'canary/log_loss').status).toBe('pass')
    expect(found(findings, 'canary/calibration').rows).toBe(ROWS / 3)
  })

  test('of scores that say less is worse, and not by chance', () => {
    const brier = found(judged(scored(0.8), [guardOn('brier', 0.05)]), 'canary/brier')
    expect(brier.status).toBe('fail')
    expect(brier.notes[0]).toBe('The difference is real: chance does not make one so large.')
  })
})
