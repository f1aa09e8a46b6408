import {join} from 'node:path'
import {expect, test} from '@jest/globals'
import {judgeTraffic} from '../../../src/gate/live/index.ts'
import type {TrafficDemand} from '../../../src/gate/live/demand.ts'
import {toldAndKnown} from '../../fixtures/told.ts'
import {demandOf, hourOf, rowsOf, trafficOf, type LogRow} from './traffic-of.ts'

const FILE = join('__tests__', 'gate', 'live', 'told.jsonl')

type Asked = Parameters<typeof trafficOf>[1]
type Log = readonly [rows: readonly LogRow[], demand: TrafficDemand, asked?: Asked]

const MARGIN = {
  value: 0.05,
  relative: false,
  points: true,
  ofError: false,
  text: '5 pp',
  assumed: false
}

function guard(metric: string, more: Partial<TrafficDemand['guards'][number]> = {}) {
  return {
    metric,
    role: 'guard' as const,
    mode: 'non-inferior' as const,
    margin: MARGIN,
    direction: null,
    atLeast: null,
    atMost: null,
    ...more
  }
}

/** Numbers between 0 and `most` that look drawn. */
const noise = (i: number, most: number) => ((i * 7919 + 13) % 1009) % most

/** Both models answer with one of three classes; the baseline is wrong in 1 of 20, the candidate in 1 of 25. */
function classes(i: number): LogRow {
  const label = 'abc'.charAt(i % 3)
  const wrong = 'abc'.charAt((i + 1) % 3)
  return {
    request_id: `r${String(i)}`,
    timestamp: hourOf(Math.floor(i / 25)),
    label,
    country: i % 4 === 0 ? 'NO' : 'SE',
    amount: noise(i, 10),
    baseline_version: 'v1',
    candidate_version: 'v2',
    baseline_prediction: i % 20 === 0 ? wrong : label,
    candidate_prediction: i % 25 === 1 ? wrong : label,
    baseline_latency_ms: 20 + noise(i, 30),
    candidate_latency_ms: 22 + noise(i, 33),
    baseline_error: null,
    candidate_error: null,
    baseline_cost: 0.001,
    candidate_cost: 0.0011
  }
}

/** Both models give scores of yes or no. */
function scores(i: number): LogRow {
  const label = i % 3 === 0 ? 1 : 0
  const right = label === 1 ? 0.9 : 0.1
  return {
    request_id: `r${String(i)}`,
    timestamp: hourOf(Math.floor(i / 40)),
    label,
    baseline_version: 'v1',
    candidate_version: 'v2',
    baseline_score: noise(i, 20) === 0 ? 1 - right : right + noise(i, 9) / 100 - 0.05,
    candidate_score: noise(i, 25) === 0 ? 1 - right : right + noise(i, 7) / 100 - 0.03
  }
}

/** Every fifth request goes to the candidate. */
function groups(i: number): LogRow {
  const isNew = i % 5 === 0
  const label = i % 2
  return {
    request_id: `r${String(i)}`,
    timestamp: hourOf(Math.floor(i / 50)),
    model: isNew ? 'canary' : 'control',
    model_version: isNew ? 'v2' : 'v1',
    country: i % 4 === 0 ? 'NO' : 'SE',
    label,
    prediction: noise(i, 10) === 0 ? 1 - label : label,
    latency_ms: 20 + noise(i, 30),
    error: null,
    cost: isNew ? 0.002 : 0.001,
    conversion: noise(i, 5) === 0 ? 1 : 0
  }
}

const changed = (rows: readonly LogRow[], change: (row: LogRow, i: number) => LogRow) =>
  rows.map(change)

const CLASSES = rowsOf(1000, classes)
const SCORES = rowsOf(1500, scores)
const GROUPS = rowsOf(2500, groups)

const ACCURACY = demandOf({guards: [guard('accuracy')]})
const BY_COUNTRY = {
  by: [['country']],
  metrics: null,
  margin: MARGIN,
  minRows: 50,
  critical: ['country=SE', 'country=DK']
}
const BUDGETS: TrafficDemand['budgets'] = {
  latency: [
    {quantile: 0.5, atMost: 30, margin: null},
    {quantile: 0.99, atMost: 100, margin: {...MARGIN, value: 0.1, relative: true, text: '10 %'}}
  ],
  errorRate: 0.01,
  timeoutRate: 0.01,
  unanswered: 0.02,
  throughput: 0.001,
  costPer1000: {atMost: 1.2, currency: 'USD'}
}
const ENOUGH = {days: 7, wholeWeeks: true, requests: 2000, labelled: 900, maxAge: 3, hours: 0.9}
const EDGES = [2.5, 5.5, 7.5]
const DRIFT: Asked = {
  features: ['amount', 'device'],
  drift: [{field: 'number:amount', edges: EDGES}],
  reference: {
    features: [
      {column: 'amount', known: 100, rows: 100},
      {column: 'device', known: 99, rows: 100}
    ],
    drift: [
      {
        field: 'number:amount',
        edges: EDGES,
        counts: [
          [0, 700],
          [1, 100],
          [2, 100],
          [3, 100]
        ]
      }
    ]
  }
}

const LOGS: Readonly<Record<string, Log>> = {
  'nothing is demanded': [CLASSES, demandOf()],
  'all is demanded': [
    CLASSES,
    demandOf({
      guards: [
        guard('accuracy', {atLeast: 0.9}),
        guard('f1_macro', {margin: null}),
        guard('roc_auc')
      ],
      segments: BY_COUNTRY,
      enough: ENOUGH,
      budgets: BUDGETS,
      flips: 0.02,
      rollout: {steps: [5, 50, 100], now: 5}
    }),
    {...DRIFT, segments: [['country']], latencyLimits: [30, 100]}
  ],
  'the candidate is worse, slow, dear and fails': [
    changed(CLASSES, (row, i) => ({
      ...row,
      candidate_prediction: i % 5 === 0 ? 'c' : (row['candidate_prediction'] ?? null),
      candidate_latency_ms: 90 + noise(i, 60),
      candidate_error: i % 40 === 0 ? 'ValueError' : null,
      candidate_cost: 0.003
    })),
    demandOf({
      guards: [guard('accuracy', {atLeast: 0.9})],
      segments: BY_COUNTRY,
      budgets: BUDGETS,
      flips: 0.02
    }),
    {segments: [['country']], latencyLimits: [30, 100]}
  ],
  'some requests are answered by one side only': [
    changed(CLASSES, (row, i) => ({
      ...row,
      candidate_prediction: i % 10 === 3 ? null : (row['candidate_prediction'] ?? null),
      baseline_prediction: i % 50 === 4 ? null : (row['baseline_prediction'] ?? null)
    })),
    ACCURACY
  ],
  'some ids are there twice': [
    changed(CLASSES, (row, i) => ({...row, request_id: `r${String(i % 990)}`})),
    ACCURACY
  ],
  'there are no ids, times, versions and labels': [
    CLASSES.map(({baseline_prediction = null, candidate_prediction = null}) => ({
      baseline_prediction,
      candidate_prediction
    })),
    demandOf({guards: [guard('accuracy'), guard('f1_macro')], enough: ENOUGH})
  ],
  'the truth is known of a part': [
    changed(CLASSES, (row, i) => (i > 600 ? {...row, label: null} : row)),
    ACCURACY
  ],
  'the versions are others': [
    changed(CLASSES, row => ({...row, candidate_version: 'v3', baseline_version: 'v2'})),
    ACCURACY
  ],
  'the version changes': [
    changed(CLASSES, (row, i) => ({...row, candidate_version: i < 400 ? 'v2-rc' : 'v2'})),
    ACCURACY
  ],
  'both sides are the same model': [
    changed(CLASSES, row => ({...row, baseline_version: 'v2'})),
    ACCURACY
  ],
  'one class is answered to all': [
    changed(CLASSES, row => ({...row, candidate_prediction: 'a'})),
    ACCURACY
  ],
  'latencies are below zero': [
    changed(CLASSES, (row, i) =>
      i % 10 === 0 ? {...row, candidate_latency_ms: -5, baseline_latency_ms: -1} : row
    ),
    demandOf({guards: [guard('accuracy')], budgets: BUDGETS}),
    {latencyLimits: [30, 100]}
  ],
  'scores of two classes': [
    SCORES,
    demandOf({
      guards: ['accuracy', 'recall', 'precision', 'roc_auc', 'brier', 'log_loss'].map(name =>
        guard(name)
      )
    })
  ],
  'scores are stuck for hours, and beyond 1': [
    changed(SCORES, (row, i) => ({
      ...row,
      candidate_score: i >= 800 ? 0.07 : i === 5 ? 1.5 : (row['candidate_score'] ?? null)
    })),
    ACCURACY
  ],
  'the groups of a canary': [
    GROUPS,
    demandOf({
      guards: [guard('accuracy'), guard('reward', {margin: null})],
      segments: {...BY_COUNTRY, critical: []},
      budgets: {...BUDGETS, unanswered: null, throughput: null},
      rollout: {steps: [5, 20, 50, 100], now: 20}
    }),
    {segments: [['country']], latencyLimits: [30, 100]}
  ],
  'a canary that is worse, and larger than planned': [
    changed(GROUPS, (row, i) =>
      i % 10 === 0 ? {...row, prediction: 1 - Number(row['label'])} : row
    ),
    demandOf({guards: [guard('accuracy')], rollout: {steps: [5, 20, 100], now: 5}})
  ],
  'a canary without a plan, judged by its business metric': [
    changed(GROUPS, (row, i) => ({...row, label: null, conversion: noise(i, 40) / 10})),
    demandOf()
  ]
}

test.each(Object.entries(LOGS))('what is told where %s', (name, [rows, demand, asked]) => {
  const findings = judgeTraffic(trafficOf(rows, asked), demand)
  const {now, known} = toldAndKnown(FILE, name, findings)
  expect(now).toEqual(known)
})
