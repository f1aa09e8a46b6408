import process from 'node:process'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {askPrometheus} from '../../src/adapters/prometheus.ts'
import {currentAnswers, type LiveAnswers} from '../../src/repository/live.ts'
import type {MonitoringPolicy} from '../../src/policy/schema.ts'
import {
  findPrometheus,
  serveMetrics,
  startPrometheus,
  until,
  type MetricsEndpoint,
  type RunningPrometheus
} from './support/prometheus.ts'
import {removeTemporaryFolders} from './support/temporary-folder.ts'

const tool = await findPrometheus()
const isSkipped = 'missing' in tool && process.env.ALLOW_MISSING_TOOLS === '1'
if ('missing' in tool) console.error(`LIVE MONITORING IS NOT TESTED.\n${tool.missing}`)

/** What a serving process exports of two models. */
function metrics(served: number): string {
  return [
    '# TYPE model_predictions_total counter',
    `model_predictions_total{model="fraud",pod="a"} ${served}`,
    `model_predictions_total{model="fraud",pod="b"} ${served}`,
    'model_predictions_total{model="churn"} 7',
    '# TYPE model_prediction_seconds histogram',
    `model_prediction_seconds_bucket{model="fraud",le="0.1"} ${served}`,
    `model_prediction_seconds_bucket{model="fraud",le="+Inf"} ${served}`,
    '# TYPE model_prediction_errors_total counter',
    'model_prediction_errors_total{model="fraud"} 0',
    '# TYPE model_accuracy gauge',
    'model_accuracy{model="fraud"} 0.91',
    '# TYPE model_drift gauge',
    'model_drift{model="fraud"} 0.04',
    ''
  ].join('\n')
}

;(isSkipped ? describe.skip : describe)('a real Prometheus', () => {
  let endpoint: MetricsEndpoint
  let prometheus: RunningPrometheus | null = null

  async function ask(model: string, more: Partial<MonitoringPolicy> = {}): Promise<LiveAnswers> {
    return await askPrometheus({prometheus: prometheus?.url ?? '', ...more}, model, {
      environment: {},
      now: () => Date.now() / 1000
    })
  }

  beforeAll(async () => {
    if ('missing' in tool) throw new Error(tool.missing)
    endpoint = await serveMetrics(metrics(100))
    prometheus = await startPrometheus(tool.path, endpoint.port)
    let served = 100
    await until(async () => {
      endpoint.set(metrics((served += 10)))
      const answered = currentAnswers(await ask('fraud'))
      return answered.length === 5
    }, 'the five questions are not answered')
  }, 180_000)

  afterAll(async () => {
    await prometheus?.stop()
    await endpoint.stop()
    await removeTemporaryFolders()
  })

  test('answers the five questions for the model, with the age of the samples', async () => {
    const {answers} = await ask('fraud')
    const value = (question: string): number => {
      const answer = answers.find(a => a.question === question)
      if (answer?.answered !== true) throw new Error(`${question}: ${JSON.stringify(answer)}`)
      expect(answer.ageSeconds).not.toBeNull()
      expect(answer.ageSeconds).toBeLessThan(300)
      return answer.value
    }
    expect(value('predictions')).toBeGreaterThan(0)
    expect(value('latency')).toBeGreaterThan(0)
    expect(value('latency')).toBeLessThanOrEqual(0.1)
    expect(value('errors')).toBe(0)
    expect(value('accuracy')).toBe(0.91)
    expect(value('drift')).toBe(0.04)
  })

  test('says of a model that only predicts what is not known of it', async () => {
    const found = await ask('churn')
    expect(currentAnswers(found)).toEqual(['predictions'])
    expect(found.answers.find(a => a.question === 'accuracy')).toEqual({
      question: 'accuracy',
      answered: false,
      why: 'no sample: the metric is not there'
    })
  })

  test('says of an unknown model that nothing is known, also with a name made of PromQL', async () => {
    for (const model of ['nobody', '"} or vector(1) or x{y="']) {
      expect(currentAnswers(await ask(model))).toEqual([])
    }
  })

  test('passes on what the server says of a wrong query', async () => {
    const {answers} = await ask('fraud', {queries: {drift: 'max(model_drift{'}})
    expect(answers.at(-1)).toMatchObject({
      answered: false,
      why: expect.stringMatching(/^the server says: .*parse error/u)
    })
  })

  test('the team’s own query is asked, and one of several series is refused', async () => {
    const {answers} = await ask('fraud', {
      queries: {
        predictions: 'model_predictions_total{model="{model}"}',
        accuracy: 'avg(model_accuracy{model="{model}"})'
      }
    })
    expect(answers[0]).toMatchObject({
      answered: false,
      why: expect.stringContaining('2 series answer')
    })
    expect(answers[3]).toMatchObject({answered: true, value: 0.91})
  })

  test('a model that is taken away is told from one that never was', async () => {
    endpoint.set('model_accuracy{model="other"} 1\n')
    let why = ''
    await until(async () => {
      const gone = {predictions: 'sum(model_drift{model="{model}"})'}
      const [first] = (await ask('fraud', {queries: gone})).answers
      why = first?.answered === false ? first.why : ''
      return why !== ''
    }, 'the old sample is still taken for a current one')
    expect(why).toMatch(/^no current sample; the last one is \d+ min old$/u)
  }, 90_000)
})
