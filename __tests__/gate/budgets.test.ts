import {describe, expect, test} from '@jest/globals'
import type {Evidence} from '../../src/evidence/evidence.ts'
import type {MetricEntry} from '../../src/evidence/metric.ts'
import type {ModelFile} from '../../src/repository/model-files.ts'
import {budgets} from '../../src/gate/checks/budgets.ts'
import {shadow} from '../../src/gate/checks/shadow.ts'
import type {Finding} from '../../src/verdict/verdict.ts'
import {aCard} from '../practices/a-practice-case.ts'
import {caseAround, type Around} from './files-case.ts'

function metrics(numbers: Readonly<Record<string, number>>): Partial<Evidence> {
  return {
    metrics: Object.entries(numbers).map(([metric, value]): MetricEntry => ({
      metric,
      value,
      votes: false,
      location: {file: 'metrics.json', line: 1}
    }))
  }
}

function file(path: string, bytes: number | null): ModelFile {
  return {path, bytes, record: null}
}

function judged(allowed: object, around: Partial<Around> = {}): readonly Finding[] {
  return budgets(caseAround({model: {budgets: allowed}, ...around}))
}

function told(findings: readonly Finding[]): readonly string[] {
  return findings.map(({id, status, summary}) => `${id} ${status}: ${summary}`)
}

describe('a model at the edge', () => {
  const edge = {
    deployment: 'edge',
    budgets: {'model-size': '20 MB', memory: '150 MB', energy: '2 mJ'}
  }

  test('fits, beside the model in production', () => {
    const findings = budgets(
      caseAround({
        model: edge,
        production: {},
        evidence: metrics({peak_memory_mb: 140, energy_uj_per_inference: 1800}),
        before: metrics({peak_memory_mb: 120}),
        modelFiles: {
          candidate: [file('model.tflite', 12_500_000)],
          production: [file('live/model.tflite', 11_900_000)]
        }
      })
    )
    expect(told(findings)).toEqual([
      'budgets/model-size pass: The model is small enough: 12.5 MB (model.tflite), where 20 MB are allowed; 11.9 MB in production.',
      'budgets/memory pass: The model fits into memory: 140 MB (peak_memory_mb in metrics.json), where 150 MB are allowed; 120 MB in production.',
      'budgets/energy pass: A prediction takes little enough energy: 1.8 mJ (energy_uj_per_inference in metrics.json), where 2 mJ are allowed.'
    ])
    expect(findings[0]).toMatchObject({
      baseline: 11.9,
      candidate: 12.5,
      unit: 'MB',
      direction: 'lower',
      limit: {atMost: 20}
    })
  })

  test('takes exactly what is allowed, whatever the unit', () => {
    const exactly = {evidence: metrics({energy_uj_per_inference: 1800})}
    expect(judged({energy: '1.8 mJ'}, exactly)[0]?.status).toBe('pass')
  })

  test('does not fit by a byte', () => {
    const modelFiles = {candidate: [file('model.tflite', 20_000_001)], production: []}
    expect(judged({'model-size': '20 MB'}, {modelFiles})[0]).toMatchObject({
      status: 'fail',
      remedy: expect.stringContaining('Quantise')
    })
    const exactly = {candidate: [file('model.tflite', 20_000_000)], production: []}
    expect(judged({'model-size': '20 MB'}, {modelFiles: exactly})[0]?.status).toBe('pass')
  })

  test('is as large as all its shards, and as what a device runs', () => {
    const size = (...candidate: readonly ModelFile[]): number | null | undefined =>
      judged({'model-size': '20 MB'}, {modelFiles: {candidate, production: []}})[0]?.candidate
    expect(
      size(file('model-1.safetensors', 6_000_000), file('model-2.safetensors', 5_000_000))
    ).toBe(11)
    expect(size(file('model.h5', 90_000_000), file('model.tflite', 5_000_000))).toBe(5)
  })

  test('is as large as the file, whatever the metrics say', () => {
    const around = {
      evidence: metrics({model_size_mb: 3}),
      modelFiles: {candidate: [file('model.onnx', 30_000_000)], production: []}
    }
    expect(judged({'model-size': '20 MB'}, around)[0]?.status).toBe('fail')
    const noFile = {evidence: metrics({model_size_mb: 3})}
    expect(judged({'model-size': '20 MB'}, noFile)[0]?.status).toBe('pass')
  })

  test('states what it takes in the card, too', () => {
    const card = aCard({fields: {model_size: '25 MB', peak_memory_mb: '100'}})
    expect(
      judged({'model-size': '20 MB', memory: '150 MB'}, {evidence: {card}}).map(f => f.status)
    ).toEqual(['fail', 'pass'])
  })

  test('is not measured: that is missing, and says what was looked for', () => {
    expect(told(judged({'model-size': '20 MB', memory: '150 MB', energy: '2 mJ'}))).toEqual([
      'budgets/model-size missing: It is not known how large the candidate is, where 20 MB are allowed.',
      'budgets/memory missing: It is not known how much memory the candidate takes, where 150 MB are allowed.',
      'budgets/energy missing: It is not known how much energy a prediction of the candidate takes, where 2 mJ are allowed.'
    ])
    const unsized = {candidate: [file('model.onnx', null)], production: []}
    expect(judged({'model-size': '20 MB'}, {modelFiles: unsized})[0]).toMatchObject({
      status: 'missing',
      summary: expect.stringContaining('the size of model.onnx is not recorded')
    })
    const bare = {evidence: metrics({peak_memory: 140})}
    expect(judged({memory: '150 MB'}, bare)[0]).toMatchObject({
      status: 'missing',
      summary: expect.stringContaining('peak_memory in metrics.json has no unit')
    })
    const nothing = {evidence: metrics({peak_memory_mb: Number.NaN})}
    expect(judged({memory: '150 MB'}, nothing)[0]?.status).toBe('missing')
  })

  test('takes the worst of what it states under one name', () => {
    const twice = {
      evidence: {
        metrics: [
          ...(metrics({peak_memory_mb: 200}).metrics ?? []),
          ...(metrics({peak_memory_mb: 100}).metrics ?? [])
        ]
      }
    }
    expect(judged({memory: '150 MB'}, twice)[0]).toMatchObject({status: 'fail', candidate: 200})
  })
})

describe('the energy of a prediction, by CodeCarbon', () => {
  const csv = (project: string): string =>
    `timestamp,project_name,run_id,duration,energy_consumed\n2026-11-19T10:00:00,${project},a,90,9\n2026-11-20T10:00:00,${project},b,1500,0.0005\n`
  const energy = (project: string, evidence: Partial<Evidence> = {}): Finding | undefined =>
    judged({energy: '2 mJ'}, {files: {'emissions.csv': csv(project)}, evidence})[0]

  test('is that of the last run by the number of predictions', () => {
    expect(energy('fraud-inference', metrics({rows_processed: 1_000_000}))).toMatchObject({
      status: 'pass',
      summary: expect.stringContaining(
        '1.8 mJ (energy_consumed in emissions.csv, by rows_processed in metrics.json)'
      )
    })
  })

  test('is not known without their number, or of a training', () => {
    expect(energy('fraud-inference')).toMatchObject({
      status: 'missing',
      summary: expect.stringContaining('nothing says of how many predictions')
    })
    expect(energy('codecarbon', metrics({rows_processed: 1_000_000}))).toMatchObject({
      status: 'missing',
      summary: expect.stringContaining('is not called one of predictions')
    })
    const broken = {files: {'emissions-inference.csv': 'energy_consumed,duration\n0.1\n'}}
    expect(judged({energy: '2 mJ'}, broken)[0]?.status).toBe('missing')
  })

  test('its duration is that of a batch', () => {
    const files = {'emissions.csv': csv('nightly-batch')}
    expect(judged({duration: '30 min'}, {files})[0]).toMatchObject({status: 'pass', candidate: 25})
  })
})

describe('a batch', () => {
  const window = {rows: '1_000_000', duration: '30 min'}
  const batch = (numbers: Readonly<Record<string, number>>): readonly string[] =>
    told(
      judged(window, {model: {deployment: 'batch', budgets: window}, evidence: metrics(numbers)})
    )

  test('finishes its rows in the window', () => {
    expect(batch({rows_processed: 1_200_000, batch_duration_min: 25})).toEqual([
      'budgets/rows pass: The batch finishes its rows in time: 1,200,000 rows in 25 min (rows_processed in metrics.json), where 1,000,000 rows in 30 min are demanded.',
      'budgets/duration pass: The batch is done within its window: 25 min (batch_duration_min in metrics.json), where 30 min are allowed.'
    ])
  })

  test('takes too long', () => {
    expect(batch({rows_processed: 1_000_000, duration: 2460})).toEqual([
      expect.stringMatching(/^budgets\/rows fail: .* 1,000,000 rows in 41 min/u),
      expect.stringMatching(
        /^budgets\/duration fail: The batch takes longer than its window: 41 min/u
      )
    ])
  })

  test('was timed on fewer rows: that shows nothing but that it is too slow already', () => {
    expect(batch({rows_processed: 100_000, duration: 300})[0]).toBe(
      'budgets/rows inconclusive: The batch was timed on too few rows: 100,000 rows in 5 min (rows_processed in metrics.json), where 1,000,000 rows in 30 min are demanded; at that pace all of them take 50 min.'
    )
    expect(batch({rows_processed: 100_000, duration: 1860})[0]).toMatch(/^budgets\/rows fail: /u)
  })

  test('says not how many rows, or how long', () => {
    expect(batch({duration: 300})[0]).toMatch(
      /^budgets\/rows missing: It is not known how many rows/u
    )
    expect(batch({rows_processed: 1_000_000})).toEqual([
      expect.stringMatching(/^budgets\/rows missing: It is not known how long/u),
      expect.stringMatching(/^budgets\/duration missing: It is not known how long/u)
    ])
    // What the training took is not what a batch takes.
    expect(batch({rows: 1_000_000, train_runtime: 20})[1]).toMatch(/^budgets\/duration missing/u)
  })

  test('may have rows to finish, and all the time', () => {
    const rows = (n: number): Finding | undefined =>
      judged({rows: 1000}, {evidence: metrics({rows_processed: n})})[0]
    expect(rows(1000)?.status).toBe('pass')
    expect(rows(999)).toMatchObject({
      status: 'inconclusive',
      remedy: 'Time a batch of at least 1,000 rows.'
    })
  })
})

describe('a budget of another kind of deployment', () => {
  test('is not asked, and said to be so', () => {
    const model = {deployment: 'real-time', budgets: {duration: '30 min', 'error-rate': '1 %'}}
    expect(told(budgets(caseAround({model})))).toEqual([
      'budgets/duration not-applicable: The policy has a budget for duration, which belongs to batch; the model is deployed as real-time (policy: deployment), so it is not asked.'
    ])
  })

  test('asks for no log of live traffic', () => {
    const model = {deployment: 'batch', budgets: {'latency-p99': '100 ms', duration: '30 min'}}
    expect(shadow(caseAround({model}))).toEqual([])
    const live = {deployment: 'batch', budgets: {'error-rate': '1 %'}}
    expect(shadow(caseAround({model: live}))[0]?.id).toBe('shadow/log')
  })
})
