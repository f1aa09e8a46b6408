import {join} from 'node:path'
import {expect, test} from '@jest/globals'
import {check} from '../../src/run.ts'
import {toldAndKnown} from '../fixtures/told.ts'
import {aRequest, aWorld} from '../fixtures/world.ts'

const FILE = join('__tests__', 'gate', 'told.jsonl')

type Files = Readonly<Record<string, string>>
interface Pair {
  readonly candidate: Files
  readonly production: Files | null
  readonly policy?: string
}

/** Numbers between 0 and `most` that look drawn. */
const noise = (i: number, most: number) => ((i * 7919 + 13) % 1009) % most

function csv(columns: string, count: number, row: (i: number) => readonly (string | number)[]) {
  const lines = Array.from({length: count}, (_, i) => row(i).join(','))
  return {'predictions.csv': `${[columns, ...lines].join('\n')}\n`}
}

/** Scores of two classes: one of `often` is wrong, and those of one group more often. */
function twoClasses(often: number, bad = 0): Files {
  return csv('id,label,prediction,score,sex,country,amount', 600, i => {
    const label = i % 3 === 0 ? 1 : 0
    const isWrong = noise(i, often) === 0 || (bad > 0 && i % 4 === 0 && noise(i, bad) === 0)
    const said = isWrong ? 1 - label : label
    const score = (said === 1 ? 0.7 : 0.1) + noise(i, 20) / 100
    return [i, label, said, score.toFixed(3), i % 2 ? 'f' : 'm', i % 4 ? 'SE' : 'NO', noise(i, 50)]
  })
}

function manyClasses(often: number): Files {
  return csv('id,label,prediction,device', 600, i => [
    i,
    'abcd'.charAt(i % 4),
    'abcd'.charAt(noise(i, often) === 0 ? (i + 1) % 4 : i % 4),
    i % 5 ? 'phone' : 'kiosk'
  ])
}

function numbers(spread: number, shift = 0): Files {
  return csv('id,label,prediction,region', 400, i => {
    const truth = 100 + noise(i, 60)
    return [
      i,
      truth,
      truth + shift + ((noise(i, 21) - 10) * spread) / 10,
      i % 3 ? 'north' : 'south'
    ]
  })
}

const states = (what: object): Files => ({'metrics.json': JSON.stringify(what)})

const ROWS_POLICY = `version: 1
models:
  m:
    predictions: {file: predictions.csv, key: id, label: label, prediction: prediction, score: score}
    at-least-as-good:
      accuracy: {margin: 5 pp, at-least: 0.8}
      recall: {margin: 5 pp}
      precision: {margin: 10 %}
      f1: {margin: 10 % of error}
      roc_auc: {margin: 2 pp, mode: superior}
      log_loss: {role: screen}
      brier: {role: info}
    segments: {by: [country, [country, sex]], margin: 8 pp, min-rows: 60, critical: [country=NO]}
    fairness:
      by: [sex]
      demographic-parity: {max-gap: 5 pp}
      equal-opportunity: {max-gap: 5 pp}
      equalised-odds: {max-gap: 5 pp}
      proxies: {max-association: 0.3}
    flips: {max-rate: 3 %}
    calibration: {max-error: 10 %}
    drift: {max-psi: 0.2}
costs: {currency: USD, requests-per-day: 1000, errors: {false-negative: 100, false-positive: 5}}
`
const NUMBERS_POLICY = `version: 1
models:
  m:
    metrics: metrics.json
    at-least-as-good:
      accuracy: {margin: 1 pp, at-least: 0.9}
      rmse: {margin: 2 %, at-most: 12}
      latency_ms: {margin: 10 %}
    budgets: {latency-p99: 100 ms}
`

const PAIRS: Readonly<Record<string, Pair>> = {
  'rows of two classes, better': {candidate: twoClasses(20), production: twoClasses(12)},
  'rows of two classes, worse': {candidate: twoClasses(6), production: twoClasses(15)},
  'rows of two classes under a policy, better': {
    candidate: twoClasses(22),
    production: twoClasses(12),
    policy: ROWS_POLICY
  },
  'rows of two classes under a policy, worse for some': {
    candidate: twoClasses(15, 3),
    production: twoClasses(15),
    policy: ROWS_POLICY
  },
  'rows of two classes under a policy, and nothing in production': {
    candidate: twoClasses(15),
    production: null,
    policy: ROWS_POLICY
  },
  'rows of many classes': {candidate: manyClasses(18), production: manyClasses(11)},
  'rows of many classes, fewer of them': {
    candidate: csv('id,label,prediction', 300, i => [
      i,
      'abcd'.charAt(i % 4),
      'abcd'.charAt(i % 4)
    ]),
    production: manyClasses(11)
  },
  'rows of numbers, nearer': {candidate: numbers(8), production: numbers(11)},
  'rows of numbers, all too high': {candidate: numbers(8, 9), production: numbers(11)},
  'bare values, better': {
    candidate: states({accuracy: 0.92, rmse: 10.1}),
    production: states({accuracy: 0.91, rmse: 10.4}),
    policy: NUMBERS_POLICY
  },
  'bare values, worse within the margin': {
    candidate: states({accuracy: 0.905, rmse: 10.5}),
    production: states({accuracy: 0.91, rmse: 10.4}),
    policy: NUMBERS_POLICY
  },
  'bare values, worse beyond the margin and the limits': {
    candidate: states({accuracy: 0.88, rmse: 12.5, latency_p99_ms: 180}),
    production: states({accuracy: 0.91, rmse: 10.4, latency_p99_ms: 80}),
    policy: NUMBERS_POLICY
  },
  'bare values without a policy, worse': {
    candidate: states({accuracy: 0.905, f1: 0.8, train_loss: 0.2, widgets: 5}),
    production: states({accuracy: 0.91, f1: 0.85, train_loss: 0.3, widgets: 4})
  },
  'values with n': {
    candidate: states({accuracy: {value: 0.93, n: 2000}, recall: {value: 0.7, n: 300}}),
    production: states({accuracy: {value: 0.92, n: 2000}, recall: {value: 0.8, n: 300}})
  },
  'values with another n, or none': {
    candidate: states({accuracy: {value: 0.93, n: 500}, recall: 0.9}),
    production: states({accuracy: {value: 0.92, n: 2000}, recall: {value: 0.8, n: 300}})
  },
  'values with errors, intervals and repeats': {
    candidate: states({
      accuracy: {value: 0.93, standard_error: 0.004},
      rmse: {value: 10, interval: [9.6, 10.4]},
      f1: [0.8, 0.82, 0.81, 0.83, 0.79]
    }),
    production: states({
      accuracy: {value: 0.92, standard_error: 0.004},
      rmse: {value: 10.5, interval: [10.1, 10.9]},
      f1: [0.8, 0.79, 0.78, 0.81, 0.8]
    })
  },
  'values that cannot be, or are gone, or new, or in percent': {
    candidate: states({accuracy: 905, rmse: -5, f1: 0.9, recall: 91, precision: 'n/a'}),
    production: states({accuracy: 0.9, rmse: 5, recall: 0.9, precision: 0.9, mcc: 0.8})
  },
  'segments that a file states': {
    candidate: states({f1: 0.82, f1_by_geo: {FR: 0.5, DE: 0.9}}),
    production: states({f1: 0.8, f1_by_geo: {FR: 0.8, DE: 0.8}})
  },
  'latency, cost and memory beside quality': {
    candidate: states({accuracy: 0.92, latency_p99_ms: 3000, cost_per_1000: 0.5, memory_mb: 900}),
    production: states({accuracy: 0.91, latency_p99_ms: 80, cost_per_1000: 0.4, memory_mb: 800})
  },
  'rows and a metrics file that says another thing': {
    candidate: {...twoClasses(20), ...states({accuracy: 0.99})},
    production: {...twoClasses(12), ...states({accuracy: 0.91})}
  }
}

const SIGNATURE = `artifact_path: model
signature:
  inputs: '[{"name": "amount", "type": "double", "required": true}]'
  outputs: '[{"type": "long"}]'
`
const demands = (more: string) => `version: 1
models:
  m:
    metrics: metrics.json
    predictions: {file: predictions.csv, key: id, label: label, prediction: prediction, score: score}
    at-least-as-good: {accuracy: {margin: 5 pp}}
    ${more}
`

/** What else a policy may ask for. */
const DEMANDS: Readonly<Record<string, Pair>> = {
  'a demand of calibration, without rows': {
    candidate: states({accuracy: 0.92}),
    production: states({accuracy: 0.91}),
    policy: demands('calibration: {max-error: 5 %}')
  },
  'a demand of contracts, without a signature': {
    candidate: states({accuracy: 0.92}),
    production: {...states({accuracy: 0.91}), MLmodel: SIGNATURE},
    policy: demands('contracts: [inputs, outputs]')
  },
  'a demand of contracts, with another signature': {
    candidate: {
      ...states({accuracy: 0.92}),
      MLmodel: SIGNATURE.replace('amount', 'price').replace('long', 'string')
    },
    production: {...states({accuracy: 0.91}), MLmodel: SIGNATURE},
    policy: demands('contracts: [inputs, outputs]')
  },
  'a demand of segments that are none, or too many': {
    candidate: {...twoClasses(20), ...states({accuracy: 0.9517})},
    production: {...twoClasses(12), ...states({accuracy: 0.92})},
    policy: demands('segments: {by: [id, planet], margin: 5 pp, critical: [planet=Mars]}')
  },
  'a demand of practices that are not there': {
    candidate: states({accuracy: 0.92}),
    production: states({accuracy: 0.91}),
    policy: demands('require: [rollback, documentation, drift-detection, latency-budget]')
  },
  'a demand of what the model is made of': {
    candidate: {...states({accuracy: 0.92}), 'requirements.txt': 'numpy==2.0.0\n'},
    production: states({accuracy: 0.91}),
    policy: demands('lineage: [code, data, parameters, seed, environment, weights]')
  },
  'a demand of documentation and of a load test': {
    candidate: {...states({accuracy: 0.92}), 'README.md': '# Model\n\nA model.\n'},
    production: states({accuracy: 0.91}),
    policy: demands('load: {requests-per-second: 10, latency-p99: 100 ms}')
  },
  'rows, and the same in percent': {
    candidate: {...twoClasses(20), ...states({accuracy: 95.17})},
    production: {...twoClasses(12), ...states({accuracy: 92})},
    policy: demands('flips: {max-rate: 10 %}')
  },
  'rows of numbers, and a file that says the same': {
    candidate: {...numbers(8), ...states({rmse: 4.84, mae: 4.19})},
    production: {...numbers(11), ...states({rmse: 6.66, mae: 5.76})}
  }
}

test.each(Object.entries({...PAIRS, ...DEMANDS}))('what is told of %s', async (name, given) => {
  const {candidate, production, policy = null} = given
  const {models} = await check(aRequest(), aWorld(candidate, production, {policy}))
  const findings = models.flatMap(model => model.findings)
  const {now, known} = toldAndKnown(FILE, name, findings)
  expect(now).toEqual(known)
})
