import {describe, expect, test} from '@jest/globals'
import {aPracticeCase, stateOf, type Files} from './a-practice-case.ts'

const DIGEST = 'a'.repeat(64)

const MLMODEL = (inputs: string): string =>
  `flavors: {sklearn: {pickled_model: model.pkl}}\nsignature:\n  inputs: '${inputs}'\n  outputs: '[{"type": "long"}]'\n`

const PROBES = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: fraud-detector}
spec:
  template:
    spec:
      containers:
        - name: serving
          image: ghcr.io/acme/fraud@sha256:${DIGEST}
          livenessProbe: {httpGet: {path: /live, port: 8080}}
          readinessProbe: {httpGet: {path: /ready, port: 8080}}
`

const GX = (failed: number): string =>
  JSON.stringify({
    success: failed === 0,
    results: [],
    statistics: {
      evaluated_expectations: 14,
      successful_expectations: 14 - failed,
      unsuccessful_expectations: failed,
      success_percent: 100
    },
    meta: {great_expectations_version: '0.18.8'}
  })

const DBT = (...statuses: string[]): string =>
  JSON.stringify({
    metadata: {dbt_schema_version: 'https://schemas.getdbt.com/dbt/run-results/v6.json'},
    results: [
      {status: 'success', unique_id: 'model.shop.orders'},
      ...statuses.map((status, n) => ({status, unique_id: `test.shop.not_null_${n}`}))
    ]
  })

const JUNIT = (...cases: string[]): string =>
  `<?xml version="1.0"?><testsuites><testsuite name="pytest" tests="${cases.length}">${cases.join('')}</testsuite></testsuites>`
const FOUR = [
  '<testcase classname="t" name="test_valid_data" time="0.1" />',
  '<testcase classname="t" name="test_input_format" time="0.1"></testcase>',
  '<testcase classname="t" name="test_accuracy_threshold"/>',
  '<testcase classname="t" name="test_response_structure"/>'
]

const WORKFLOW = (on: string, run: string): string =>
  `name: x\non: ${on}\njobs:\n  main:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - run: ${run}\n`

const ALERT = (name: string): string => `
groups:
  - name: models
    rules:
      - alert: AccuracyFell
        expr: avg_over_time(model_accuracy{model="${name}"}[1d]) < 0.9
        for: 1h
`

const EVIDENTLY = (timestamp: string | null): string =>
  JSON.stringify({
    version: '0.4.30',
    ...(timestamp === null ? {} : {timestamp}),
    metrics: [
      {
        metric: 'DatasetDriftMetric',
        result: {
          drift_share: 0.5,
          number_of_columns: 4,
          share_of_drifted_columns: 0.25,
          dataset_drift: false
        }
      },
      {metric: 'ClassificationQualityMetric', result: {current: {accuracy: 0.9}}}
    ]
  })

const LOCK = (stage: string): string => `schema: '2.0'\nstages:\n  train:\n${stage}`

const SEEN: readonly (readonly [practice: string, state: string, says: RegExp, files: Files])[] = [
  [
    'code-version',
    'verified',
    /train\.py/u,
    {
      'dvc.lock': LOCK(
        '    cmd: python train.py\n    deps:\n    - {path: src/train.py, hash: md5, md5: 0123456789abcdef0123456789abcdef}\n'
      )
    }
  ],
  [
    'code-version',
    'declared',
    /git keeps models\/fraud\/train\.py/u,
    {'models/fraud/train.py': ''}
  ],
  [
    'data-version',
    'verified',
    /data\/train\.csv/u,
    {
      'dvc.lock': LOCK(
        '    cmd: x\n    deps:\n    - {path: data/train.csv, md5: 0123456789abcdef0123456789abcdef}\n'
      )
    }
  ],
  [
    'data-version',
    'verified',
    /rows\.parquet/u,
    {
      'models/fraud/rows.parquet.dvc':
        'outs:\n- md5: 0123456789abcdef0123456789abcdef\n  size: 3\n  path: rows.parquet\n'
    }
  ],
  [
    'data-version',
    'verified',
    /Croissant/u,
    {'models/fraud/croissant.json': `{"distribution": [{"sha256": "${DIGEST}"}]}`}
  ],
  [
    'weights',
    'verified',
    /model\.pkl/u,
    {
      'dvc.lock': LOCK(
        '    cmd: x\n    outs:\n    - {path: model.pkl, md5: 0123456789abcdef0123456789abcdef}\n'
      )
    }
  ],
  ['environment', 'verified', /poetry\.lock/u, {'poetry.lock': 'lock-version = "2.1"\n'}],
  [
    'environment',
    'verified',
    /by hash/u,
    {'requirements.txt': `numpy==2.1.0 \\\n    --hash=sha256:${DIGEST}\n# more\n`}
  ],
  [
    'environment',
    'declared',
    /not by hash/u,
    {'requirements.txt': 'numpy==2.1.0\npandas[excel]==2.2.0 ; python_version > "3.9"\n'}
  ],
  ['environment', 'missing', /does not pin/u, {'requirements.txt': 'numpy>=2\npandas==2.2.0\n'}],
  ['environment', 'missing', /does not pin/u, {'requirements.txt': 'numpy==2.*\n'}],
  [
    'environment',
    'verified',
    /image by digest/u,
    {Dockerfile: `FROM python:3.12@sha256:${DIGEST}\n`}
  ],
  [
    'scripted-training',
    'verified',
    /stage train/u,
    {'dvc.yaml': 'stages:\n  train:\n    cmd: python src/fit.py\n'}
  ],
  ['scripted-training', 'verified', /train\.py/u, {'src/train.py': 'model.fit(x, y)'}],
  [
    'scripted-training',
    'missing',
    /notebook/u,
    {
      'dvc.yaml': 'stages:\n  train:\n    cmd: papermill train.ipynb out.ipynb\n',
      'models/fraud/train.py': ''
    }
  ],
  ['scripted-training', 'missing', /Only notebooks/u, {'models/fraud/Training.ipynb': '{}'}],
  [
    'cross-validation',
    'verified',
    /cv_results\.csv/u,
    {'models/fraud/cv_results.csv': ',mean_fit_time,split0_test_score\n0,1,0.9\n'}
  ],
  [
    'data-validation',
    'verified',
    /14 checks .*Great Expectations/u,
    {'reports/validation.json': GX(0)}
  ],
  ['data-validation', 'missing', /2 of 14/u, {'reports/validation.json': GX(2)}],
  [
    'data-validation',
    'verified',
    /14 checks/u,
    {
      'uncommitted/validations/s/r/b.json': `{"success": true, "run_results": {"a": {"validation_result": ${GX(0)}}}}`
    }
  ],
  [
    'data-validation',
    'verified',
    /2 checks .*dbt/u,
    {'target/run_results.json': DBT('pass', 'warn')}
  ],
  ['data-validation', 'missing', /1 of 2/u, {'target/run_results.json': DBT('pass', 'fail')}],
  ['data-validation', 'missing', /no check/u, {'target/run_results.json': DBT()}],
  [
    'data-validation',
    'missing',
    /1 of 14/u,
    {'a/validation.json': GX(1), 'b/validation.json': GX(0)}
  ],
  [
    'data-validation',
    'verified',
    /Evidently/u,
    {'evidently.json': '{"tests": [{"name": "Share of missing values", "status": "SUCCESS"}]}'}
  ],
  [
    'data-validation',
    'missing',
    /no readable JSON/u,
    {'reports/validation.json': '{"success": true,'}
  ],
  ['automated-tests', 'verified', /4 tests passed/u, {'junit.xml': JUNIT(...FOUR)}],
  [
    'automated-tests',
    'declared',
    /none is about thresholds/u,
    {'junit.xml': JUNIT(...FOUR.slice(0, 2), FOUR[3] ?? '')}
  ],
  [
    'automated-tests',
    'missing',
    /1 of 5/u,
    {
      'junit.xml': JUNIT(
        ...FOUR,
        '<testcase name="x"><failure message="no">no</failure></testcase>'
      )
    }
  ],
  [
    'automated-tests',
    'missing',
    /no test that ran/u,
    {'junit.xml': JUNIT('<testcase name="test_data"><skipped/></testcase>')}
  ],
  ['automated-tests', 'declared', /no report/u, {'tests/test_model.py': ''}],
  [
    'input-contract',
    'verified',
    /MLmodel/u,
    {'models/fraud/MLmodel': MLMODEL('[{"name": "amount", "type": "double"}]')}
  ],
  ['input-contract', 'missing', /no signature/u, {'models/fraud/MLmodel': 'flavors: {}\n'}],
  ['input-contract', 'missing', /no signature/u, {'models/fraud/MLmodel': MLMODEL('[broken')}],
  ['container', 'verified', /by digest/u, {'k8s/fraud.yaml': PROBES}],
  [
    'container',
    'missing',
    /a tag that can move/u,
    {'k8s/fraud.yaml': PROBES.replace(/@sha256:a+/u, ':latest')}
  ],
  [
    'container',
    'verified',
    /Dockerfile/u,
    {Dockerfile: `FROM --platform=linux/amd64 node:24@sha256:${DIGEST} AS build\nFROM build\n`}
  ],
  [
    'container',
    'missing',
    /python:3.12/u,
    {Dockerfile: `FROM node:24@sha256:${DIGEST} AS build\nFROM python:3.12\n`}
  ],
  ['health-check', 'verified', /serving has liveness/u, {'k8s/fraud.yaml': PROBES}],
  [
    'health-check',
    'missing',
    /no readinessProbe/u,
    {'k8s/fraud.yaml': PROBES.replace('readinessProbe', 'startupProbe')}
  ],
  [
    'health-check',
    'missing',
    /no livenessProbe and no readinessProbe/u,
    {
      'k8s/fraud.yaml': PROBES.replace(/^.*Probe.*$/gmu, ''),
      'k8s/web.yaml': PROBES.replace(/fraud/gu, 'web')
    }
  ],
  [
    'health-check',
    'declared',
    /HEALTHCHECK/u,
    {Dockerfile: 'FROM x\nHEALTHCHECK CMD curl localhost\n'}
  ],
  [
    'retry',
    'verified',
    /3 times/u,
    {
      'mesh/vs.yaml':
        'apiVersion: networking.istio.io/v1\nkind: VirtualService\nspec: {http: [{route: [], retries: {attempts: 3, perTryTimeout: 2s}}]}\n'
    }
  ],
  [
    'retry',
    'missing',
    /Looked for/u,
    {'mesh/vs.yaml': 'kind: VirtualService\nspec: {http: [{retries: {attempts: 0}}]}\n'}
  ],
  [
    'circuit-breaker',
    'verified',
    /outlier/u,
    {
      'mesh/dr.yaml':
        'kind: DestinationRule\nspec: {trafficPolicy: {outlierDetection: {consecutive5xxErrors: 5}}}\n'
    }
  ],
  [
    'progressive-rollout',
    'verified',
    /5 → 25 → 50 %/u,
    {
      'k8s/rollout.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {strategy: {canary: {steps: [{setWeight: 5}, {pause: {}}, {setWeight: 25}, {setWeight: 50}]}}}\n'
    }
  ],
  [
    'progressive-rollout',
    'verified',
    /10 % at a time up to 50 %/u,
    {
      'k8s/canary.yaml':
        'apiVersion: flagger.app/v1beta1\nkind: Canary\nspec: {analysis: {interval: 1m, maxWeight: 50, stepWeight: 10}}\n'
    }
  ],
  [
    'progressive-rollout',
    'missing',
    /without steps/u,
    {
      'k8s/rollout.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {strategy: {blueGreen: {}}}\n'
    }
  ],
  [
    'automated-deployment',
    'verified',
    /deploys on push/u,
    {'.github/workflows/cd.yml': WORKFLOW('{push: {branches: [main]}}', 'kubectl apply -f k8s')}
  ],
  [
    'automated-deployment',
    'missing',
    /only when somebody/u,
    {'.github/workflows/cd.yml': WORKFLOW('workflow_dispatch', 'helm upgrade fraud chart')}
  ],
  [
    'automated-deployment',
    'missing',
    /Looked for/u,
    {'.github/workflows/ci.yml': WORKFLOW('[push]', 'npm test')}
  ],
  [
    'automated-deployment',
    'verified',
    /Application/u,
    {
      'argo/app.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: {syncPolicy: {automated: {prune: true}}}\n'
    }
  ],
  [
    'automated-deployment',
    'verified',
    /\.gitlab-ci\.yml/u,
    {'.gitlab-ci.yml': 'deploy:\n  script: [kubectl apply -f k8s]\n'}
  ],
  ['alerting', 'verified', /AccuracyFell/u, {'monitoring/rules.yml': ALERT('fraud_detector')}],
  ['alerting', 'missing', /none names/u, {'monitoring/rules.yml': ALERT('churn')}],
  [
    'alerting',
    'verified',
    /AccuracyFell/u,
    {
      'k8s/rule.yaml': `kind: PrometheusRule\nspec:\n${ALERT('fraud-detector').replace(/^/gmu, '  ')}`
    }
  ],
  [
    'monitoring',
    'verified',
    /2026-11-01/u,
    {'reports/evidently.json': EVIDENTLY('2026-11-01 10:00:00')}
  ],
  [
    'monitoring',
    'missing',
    /324 days old/u,
    {'reports/evidently.json': EVIDENTLY('2026-01-01 10:00:00')}
  ],
  ['monitoring', 'declared', /no date/u, {'reports/evidently.json': EVIDENTLY(null)}],
  [
    'monitoring',
    'declared',
    /collects metrics/u,
    {'monitoring/prometheus.yml': 'scrape_configs:\n- job_name: fraud-detector\n'}
  ],
  [
    'monitoring',
    'missing',
    /Looked for/u,
    {'monitoring/prometheus.yml': 'scrape_configs:\n- job_name: web\n'}
  ],
  [
    'drift-detection',
    'verified',
    /25 % of the columns/u,
    {'reports/drift.json': EVIDENTLY('2026-11-01')}
  ],
  [
    'drift-detection',
    'declared',
    /no date/u,
    {
      'reports/drift.json':
        '{"metrics": [{"metric_id": "DriftedColumnsCount(drift_share=0.5)", "value": {"count": 1, "share": 0.1}}], "tests": []}'
    }
  ],
  [
    'retraining-schedule',
    'declared',
    /0 3 \* \* 1/u,
    {
      '.github/workflows/train.yml': WORKFLOW(
        "{schedule: [{cron: '0 3 * * 1'}]}",
        'python train.py'
      )
    }
  ],
  [
    'retraining-schedule',
    'missing',
    /more often than hourly/u,
    {
      '.github/workflows/train.yml': WORKFLOW(
        "{schedule: [{cron: '*/10 * * * *'}]}",
        'python train.py'
      )
    }
  ],
  [
    'retraining-schedule',
    'missing',
    /Looked for/u,
    {'.github/workflows/ci.yml': WORKFLOW("{schedule: [{cron: '0 3 * * 1'}]}", 'npm test')}
  ],
  [
    'explainability',
    'verified',
    /shap_values\.csv/u,
    {'models/fraud/shap_values.csv': 'a,b\n1,2\n'}
  ],
  [
    'explainability',
    'verified',
    /feature-importance\.png/u,
    {'models/fraud/feature-importance.png': 'PNG'}
  ],
  ['explainability', 'missing', /empty/u, {'models/fraud/feature_importances.csv': ' \n'}],
  [
    'access-control',
    'declared',
    /environment production/u,
    {
      '.github/workflows/promote.yml':
        'on: push\njobs: {promote: {environment: production, steps: [{run: ./promote.sh}]}}\n'
    }
  ],
  ['approval', 'declared', /names owners/u, {'.github/CODEOWNERS': '* @acme/risk\n'}],
  [
    'approval',
    'missing',
    /no owner of \.github\/model-promotion\.yml/u,
    {'.github/CODEOWNERS': '/models/ @acme/risk\n'}
  ],
  [
    'cost-ledger',
    'declared',
    /CodeCarbon/u,
    {'emissions.csv': 'timestamp,project_name,duration,emissions,energy_consumed\n1,2,3,4,5\n'}
  ],
  [
    'budget-alert',
    'verified',
    /notifies/u,
    {
      'infra/budget.tf':
        'resource "aws_budgets_budget" "ml" {\n  notification {\n    threshold = 80\n  }\n}\n'
    }
  ],
  [
    'budget-alert',
    'missing',
    /nobody/u,
    {'infra/budget.tf': 'resource "aws_budgets_budget" "ml" {\n}\n'}
  ],
  [
    'capacity',
    'declared',
    /250 requests a second/u,
    {'loadtest/k6-summary.json': '{"metrics": {"http_reqs": {"count": 5, "rate": 250.1}}}'}
  ]
]

describe('what is seen in a repository', () => {
  test.each(SEEN)('%s: %s, %s', (practice, state, says, files) => {
    const found = stateOf(practice, aPracticeCase(files))
    expect(found).toEqual({id: practice, state, evidence: expect.stringMatching(says)})
    expect(found.evidence).toMatch(/\.$/u)
  })
})
