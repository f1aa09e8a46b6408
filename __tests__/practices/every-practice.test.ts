import {describe, expect, test} from '@jest/globals'
import type {RecordedDigest} from '../../src/evidence/evidence.ts'
import {PRACTICES, PRACTICE_IDS, type PracticeId} from '../../src/practices/index.ts'
import type {PracticeCase} from '../../src/practices/case.ts'
import {
  aCard,
  aFinding,
  aForge,
  aPromotion,
  aReview,
  aPracticeCase,
  aVersion,
  someRecords,
  stateOf,
  type Files,
  someProduction
} from './a-practice-case.ts'

const HASH = 'a'.repeat(64)
const GATE = 'on: pull_request\njobs: {gate: {steps: [{uses: acme/model-promotion-gate@v1}]}}\n'

/** What shows a practice best, and the same broken: of what the tool writes, only a part, or wrong. */
interface Example {
  readonly shown: PracticeCase
  readonly broken: PracticeCase
}

function files(shown: Files, broken: Files): Example {
  return {shown: aPracticeCase(shown), broken: aPracticeCase(broken)}
}

/** A practice that the gate does itself: its finding, and the finding without an answer. */
function judged(id: string): Example {
  return {
    shown: aPracticeCase({}, {findings: [aFinding(id, 'pass')]}),
    broken: aPracticeCase({}, {findings: [aFinding(id, 'missing')]})
  }
}

function recorded(
  role: RecordedDigest['role'],
  digest = 'md5:1',
  name = 'train.csv'
): RecordedDigest {
  return {role, path: `models/fraud/${name}`, digest, recordedIn: 'dvc.lock'}
}

function parameters(fields: Record<string, string>): Pick<PracticeCase, 'candidate'> {
  return {candidate: aVersion({parameters: fields})}
}

function sections(...headings: string[]): Pick<PracticeCase, 'candidate'> {
  return {
    candidate: aVersion({
      card: aCard({sections: headings.map(heading => ({heading, level: 2, empty: false}))})
    })
  }
}

function signature(text: string): Files {
  return {'models/fraud/MLmodel': text}
}

const MLMODEL = `signature:\n  inputs: '[{"name": "amount", "type": "double"}]'\n  outputs: '[{"type": "long"}]'\n`

function workload(container: string): Files {
  return {
    'k8s/fraud.yaml': `kind: Deployment\nmetadata: {name: fraud-detector}\nspec: {template: {spec: {containers: [{name: serving, ${container}}]}}}\n`
  }
}

function workflow(on: string, job: string): Files {
  return {
    '.github/workflows/x.yml': `on: ${on}\njobs: {main: {runs-on: ubuntu-latest, ${job}}}\n`
  }
}

/** A job that promotes in an environment, and what GitHub says guards it. */
function guarded(...by: string[]): PracticeCase {
  const job = 'environment: production, steps: [{run: ./promote.sh}]'
  const environments = new Map([['production', {known: true, by} as const]])
  return aPracticeCase(workflow('push', job), {forge: aForge({environments})})
}

/** A job that trains, and when GitHub says it last ran. */
function scheduled(cron: string): PracticeCase {
  const last = {known: true, date: '2026-11-16'} as const
  return aPracticeCase(workflow(`{schedule: [{cron: '${cron}'}]}`, 'steps: [{run: dvc repro}]'), {
    forge: aForge({scheduled: new Map([['.github/workflows/x.yml', last]])})
  })
}

function rows(unmatched: number, negativeFlips: number | null): PracticeCase['joined'] {
  return {rows: 100, unmatched, negativeFlips}
}

/** What Prometheus says of predictions, an hour being the stated age. */
function predictionsOfAge(ageSeconds: number | null): PracticeCase['live'] {
  const predictions = {question: 'predictions', answered: true, value: 4, ageSeconds} as const
  return {system: 'Prometheus', maxAgeSeconds: 3600, answers: [predictions]}
}

/** A drift report of Evidently 0.4, training as the reference. */
function skew(result: string): string {
  return `{"version": "0.4.40", "timestamp": "2026-11-20 10:00:00", "metrics": [{"metric": "DatasetDriftMetric", "result": ${result}}]}`
}

const inMlflow: PracticeCase['baseline'] = {
  ...aVersion(),
  identity: {registry: 'mlflow', version: 'fraud/3', commit: null}
}
const train = recorded('data', 'md5:1', 'train.csv')
const heldOut = recorded('data', 'md5:2', 'test.csv')
const metric = {
  metric: 'accuracy',
  value: 0.9,
  votes: true,
  location: {file: 'metrics.json', line: 1}
} as const

const JUNIT = (name: string, body = ''): string =>
  `<testsuites><testsuite><testcase name="${name}">${body}</testcase></testsuite></testsuites>`

const EXAMPLES: Readonly<Record<PracticeId, Example>> = {
  'code-version': {
    shown: aPracticeCase(
      {},
      {candidate: aVersion({digests: [recorded('code', 'md5:1', 'train.py')]})}
    ),
    broken: aPracticeCase({'mlruns/0/a/tags/mlflow.source.git.commit': 'not a commit'})
  },
  'data-version': files(
    {
      'dvc.lock':
        'schema: "2.0"\nstages: {train: {cmd: x, deps: [{path: data.csv, md5: 900150983cd24fb0d6963f7d28e17f72, size: 3}]}}\n'
    },
    {'dvc.lock': 'schema: "2.0"\nstages: {train: {cmd: x, deps: [{path: data.csv}]}}\n'}
  ),
  'data-validation': files(
    {
      'gx/validation.json':
        '{"success": true, "statistics": {"evaluated_expectations": 4, "unsuccessful_expectations": 0}}'
    },
    {'gx/validation.json': '{"success": true, "statistics": {"evaluated_expec'}
  ),
  parameters: {
    shown: aPracticeCase({}, parameters({depth: '3'})),
    broken: aPracticeCase({}, {...parameters({depth: '3'}), baseline: aVersion()})
  },
  seed: {
    shown: aPracticeCase({}, parameters({'train.random_state': '7'})),
    broken: aPracticeCase({}, parameters({'train.random_state': 'None'}))
  },
  environment: files(
    {'requirements.txt': `numpy==2.4.6 --hash=sha256:${HASH}\n`},
    {'requirements.txt': 'numpy\n'}
  ),
  weights: {
    shown: aPracticeCase(
      {},
      {candidate: aVersion({digests: [recorded('weights', 'md5:1', 'model.pkl')]})}
    ),
    broken: aPracticeCase(
      {},
      {
        candidate: aVersion({
          digests: [recorded('weights', 'sha256:1', 'model.pkl')],
          sources: [{kind: 'weights', path: 'models/fraud/model.pkl', digest: 'sha256:2'}]
        })
      }
    )
  },
  'scripted-training': files(
    {'dvc.yaml': 'stages: {train: {cmd: python train.py}}\n'},
    {'dvc.yaml': 'stages: {train: {cmd: papermill train.ipynb out.ipynb}}\n'}
  ),
  'held-out-test-set': {
    shown: aPracticeCase(
      {},
      {joined: rows(0, 1), candidate: aVersion({digests: [train, heldOut]})}
    ),
    broken: aPracticeCase(
      {},
      {joined: rows(3, 1), candidate: aVersion({digests: [train, heldOut]})}
    )
  },
  'cross-validation': {
    shown: aPracticeCase({}, {candidate: aVersion({metrics: [{...metric, repeats: [0.9, 0.91]}]})}),
    broken: aPracticeCase({}, {candidate: aVersion({metrics: [{...metric, repeats: [0.9]}]})})
  },
  'realistic-test-data': judged('realistic-test-data/amount'),
  'automated-tests': files(
    {
      'junit.xml': `<testsuites>${['valid data', 'input format', 'accuracy threshold', 'response'].map(n => `<testcase name="test ${n}"/>`).join('')}</testsuites>`
    },
    {'junit.xml': JUNIT('test data', '<failure message="no"/>')}
  ),
  'input-contract': files(signature(MLMODEL), signature('signature:\n  inputs: "[{"\n')),
  'response-contract': files(signature(MLMODEL), signature('flavors: {sklearn: {}}\n')),
  'feature-availability': files(
    {
      ...signature(MLMODEL),
      'feature_repo/fraud.py':
        'from feast import FeatureView, Field\nfraud = FeatureView(name="fraud", schema=[Field(name="amount", dtype=Float64)])\n'
    },
    {
      ...signature(MLMODEL),
      'feature_repo/fraud.py':
        'fraud = FeatureView(name="fraud", schema=[Field(name="age", dtype=Int64), Field(name="amount", dtype='
    }
  ),
  'model-registry': {
    shown: aPracticeCase({}, {baseline: aVersion()}),
    broken: aPracticeCase({}, {baseline: aVersion(), baselineGiven: true})
  },
  'at-least-as-good': {
    shown: aPracticeCase(
      {'.github/workflows/gate.yml': GATE},
      {baseline: aVersion(), findings: [aFinding('at-least-as-good/recall', 'fail')]}
    ),
    broken: aPracticeCase(
      {'.github/workflows/gate.yml': GATE},
      {baseline: aVersion(), findings: [aFinding('at-least-as-good/recall', 'missing')]}
    )
  },
  'negative-flips': {
    shown: aPracticeCase({}, {joined: rows(0, 3)}),
    broken: aPracticeCase({}, {joined: rows(0, null)})
  },
  rollback: {
    shown: aPracticeCase(
      {},
      {
        baseline: aVersion(),
        production: someProduction({'models/fraud/model.pkl': ''})
      }
    ),
    broken: aPracticeCase({}, {baseline: aVersion()})
  },
  'automated-deployment': files(
    workflow('push', 'steps: [{run: kubectl apply -f k8s}]'),
    workflow('workflow_dispatch', 'steps: [{run: kubectl apply -f k8s}]')
  ),
  container: files(
    workload(`image: ghcr.io/acme/fraud@sha256:${HASH}`),
    workload('image: ghcr.io/acme/fraud:latest')
  ),
  'shadow-mode': judged('shadow/accuracy'),
  'progressive-rollout': files(
    {
      'k8s/rollout.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {strategy: {canary: {steps: [{setWeight: 5}, {setWeight: 50}]}}}\n'
    },
    {
      'k8s/rollout.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {strategy: {canary: {steps: many}}}\n'
    }
  ),
  'training-serving-skew': files(
    {'reports/training_serving_skew.json': skew('{"share_of_drifted_columns": 0}')},
    {'reports/training_serving_skew.json': skew('{}')}
  ),
  'ab-test': judged('ab-test/revenue'),
  segments: judged('segments/recall/country=NO'),
  'latency-budget': judged('budgets/latency-p99'),
  capacity: {
    shown: aPracticeCase(
      {'loadtest/k6.json': '{"metrics": {"http_reqs": {"values": {"rate": 50}}}}'},
      {costs: {'requests-per-day': 86_400}}
    ),
    broken: aPracticeCase(
      {'loadtest/k6.json': '{"metrics": {"http_reqs": {"values": {"rate": "fast"}}}}'},
      {costs: {'requests-per-day': 86_400}}
    )
  },
  monitoring: files(
    {
      'reports/evidently.json':
        '{"timestamp": "2026-11-20 10:00:00", "metrics": [{"metric": "ClassificationQualityMetric", "result": {}}]}'
    },
    {
      'reports/evidently.json':
        '{"timestamp": "2026-01-20 10:00:00", "metrics": [{"metric": "ClassificationQualityMetric", "result": {}}]}'
    }
  ),
  'drift-detection': files(
    {
      'reports/drift.json':
        '{"timestamp": "2026-11-20 10:00:00", "metrics": [{"metric": "DatasetDriftMetric", "result": {"share_of_drifted_columns": 0.1}}]}'
    },
    {
      'reports/drift.json':
        '{"timestamp": "2026-11-20", "metrics": [{"name": "DatasetDriftMetric"}]}'
    }
  ),
  alerting: files(
    {
      'monitoring/rules.yml':
        'groups: [{name: models, rules: [{alert: FraudDetectorWorse, expr: "model_accuracy{model=\\"fraud-detector\\"} < 0.9"}]}]\n'
    },
    {'monitoring/rules.yml': 'groups: [{name: models, rules: [{alert: DiskFull, expr: up}]}]\n'}
  ),
  'business-metric': judged('business-metric/revenue'),
  freshness: {
    shown: aPracticeCase({}, {live: predictionsOfAge(600)}),
    broken: aPracticeCase({}, {live: predictionsOfAge(null)})
  },
  'output-validity': judged('output-validity/score'),
  calibration: {
    shown: aPracticeCase({}, {findings: [aFinding('calibration/ece', 'pass')]}),
    broken: aPracticeCase({}, {findings: [aFinding('calibration/ece', 'fail')]})
  },
  abstention: {
    shown: aPracticeCase(
      {},
      {
        candidate: aVersion({
          parameters: {confidence_threshold: '0.8'},
          metrics: [{...metric, metric: 'coverage', value: 0.93}]
        })
      }
    ),
    broken: aPracticeCase({}, parameters({confidence_threshold: 'high'}))
  },
  'retraining-schedule': {
    shown: scheduled('0 3 * * 1'),
    broken: scheduled('0 3 * * 1 often')
  },
  'retraining-interval': judged('retraining-interval/days'),
  fallback: {
    shown: aPracticeCase({}, sections('Fallback')),
    broken: aPracticeCase(
      {},
      {
        candidate: aVersion({
          card: aCard({sections: [{heading: 'Fallback', level: 2, empty: true}]})
        })
      }
    )
  },
  'health-check': files(
    workload('livenessProbe: {httpGet: {path: /}}, readinessProbe: {httpGet: {path: /}}'),
    workload('livenessProbe: {httpGet: {path: /}}')
  ),
  retry: files(
    {'mesh/fraud.yaml': 'kind: VirtualService\nspec: {http: [{retries: {attempts: 3}}]}\n'},
    {'mesh/fraud.yaml': 'kind: VirtualService\nspec: {http: [{retries: {attempts: 0}}]}\n'}
  ),
  'circuit-breaker': files(
    {'mesh/fraud.yaml': 'kind: DestinationRule\nspec: {trafficPolicy: {outlierDetection: {}}}\n'},
    {'mesh/fraud.yaml': 'kind: DestinationRule\nspec: {trafficPolicy: {outlierDetection: yes}}\n'}
  ),
  'bias-audit': judged('fairness/equal-opportunity/sex'),
  'proxy-features': judged('proxy-features/postcode'),
  'human-oversight': {
    shown: aPracticeCase({}, sections('Human oversight')),
    broken: aPracticeCase({}, {candidate: aVersion({card: aCard()})})
  },
  explainability: files(
    {'models/fraud/feature_importance.csv': 'amount,0.4\n'},
    {'models/fraud/feature_importance.csv': ' \n'}
  ),
  documentation: {
    shown: aPracticeCase(
      {},
      sections('Model details', 'Uses', 'Training', 'Evaluation', 'Limitations')
    ),
    broken: aPracticeCase({}, sections('Model details', 'Uses'))
  },
  'access-control': {
    shown: guarded('2 required reviewers'),
    broken: guarded()
  },
  approval: {
    shown: aPracticeCase({}, {forge: aForge({review: aReview({approvedBy: ['bob']})})}),
    broken: aPracticeCase({}, {forge: aForge({review: aReview({approvedBefore: ['bob']})})})
  },
  'audit-trail': {
    shown: aPracticeCase({}, {baseline: inMlflow, records: someRecords(aPromotion())}),
    broken: aPracticeCase(
      {},
      {baseline: inMlflow, records: someRecords(aPromotion({evidence: []}))}
    )
  },
  compliance: {
    shown: aPracticeCase(
      {},
      {
        candidate: aVersion({
          card: aCard({fields: {license: 'mit', personal_data: 'none', retention: '90 days'}})
        })
      }
    ),
    broken: aPracticeCase(
      {},
      {candidate: aVersion({card: aCard({fields: {license: 'mit', retention: ' '}})})}
    )
  },
  'cost-ledger': files(
    {'costs/focus.csv': 'BilledCost,BillingCurrency,ServiceName\n4.2,USD,Training\n'},
    {'costs/focus.csv': 'BilledCost,BillingCurrency,ServiceName\n'}
  ),
  'cost-per-prediction': judged('budgets/cost-per-1000'),
  'budget-alert': files(
    {'infra/budget.tf': 'resource "aws_budgets_budget" "ml" {\n  notification {\n  }\n}\n'},
    {'infra/budget.tf': 'resource "aws_budgets_budget" "ml" {\n}\n'}
  )
}

describe('every practice of the catalogue', () => {
  test('has an example', () => {
    expect(Object.keys(EXAMPLES).toSorted()).toEqual([...PRACTICE_IDS].toSorted())
  })

  const all = PRACTICES.map(practice => ({practice, ...EXAMPLES[practice.id]}))

  test.each(all)('$practice.id is verified where it is shown', ({practice, shown}) => {
    const {state, evidence} = stateOf(practice.id, shown)
    expect({state, evidence}).toEqual({state: 'verified', evidence: expect.stringMatching(/\.$/u)})
  })

  test.each([
    [3600, 'verified'],
    [3601, 'missing']
  ])('freshness: predictions %d s old, where an hour is stated, are %s', (age, state) => {
    expect(stateOf('freshness', aPracticeCase({}, {live: predictionsOfAge(age)})).state).toBe(state)
  })

  test.each(all)('$practice.id is missing where nothing is there', ({practice}) => {
    expect(stateOf(practice.id, aPracticeCase({}))).toEqual({
      id: practice.id,
      state: 'missing',
      evidence: `Looked for ${practice.looksFor} in ${practice.lookedIn}.`
    })
  })

  test.each(all)('$practice.id is not verified by what is broken', ({practice, broken}) => {
    const {state} = stateOf(practice.id, broken)
    expect(['missing', 'declared']).toContain(state)
  })
})
