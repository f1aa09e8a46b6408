import type {PracticeRow} from './row.ts'

/** Hurdle M: what happens in production is seen. */
export const MONITORING = [
  {
    id: 'training-serving-skew',
    title: 'Features are the same in training and in serving',
    hurdle: 'M',
    stage: 4,
    layer: 'model',
    verifiedWhen: 'training features were compared with logged serving features',
    looksFor: 'a comparison of training features with logged serving features',
    lookedIn: 'Evidently reports named *skew*.json, the findings of this verdict and the policy',
    effort: 4
  },
  {
    id: 'ab-test',
    title: 'An experiment shows the effect on users',
    hurdle: 'M',
    stage: 5,
    layer: 'business',
    verifiedWhen: 'the result of an experiment was judged, with its interval',
    looksFor: 'the result of an experiment',
    lookedIn: 'the findings of this verdict and the policy',
    effort: 5
  },
  {
    id: 'segments',
    title: 'Quality is judged per segment',
    hurdle: 'M',
    stage: 4,
    layer: 'model',
    verifiedWhen: 'metrics were judged per segment',
    looksFor: 'metrics per segment',
    lookedIn: 'the findings of this verdict and the policy (segments)',
    effort: 1
  },
  {
    id: 'latency-budget',
    title: 'Latency has a budget',
    hurdle: 'M',
    stage: 3,
    layer: 'system',
    verifiedWhen: 'measured latency was compared with the budget',
    looksFor: 'a latency budget and a measurement',
    lookedIn: 'the policy (budgets) and the findings of this verdict',
    effort: 2
  },
  {
    id: 'capacity',
    title: 'A load test reached the required rate',
    hurdle: 'M',
    stage: 3,
    layer: 'system',
    verifiedWhen: 'a load test up to the required request rate is there',
    looksFor: 'a load test',
    lookedIn:
      'k6 summaries, Locust statistics and output of wrk (loadtest, load-test, k6, locust, wrk), against load or costs.requests-per-day of the policy',
    effort: 3
  },
  {
    id: 'monitoring',
    title: 'The model is watched in production',
    hurdle: 'M',
    stage: 4,
    layer: 'model',
    verifiedWhen: 'metrics of the model in production are recent',
    looksFor: 'recent quality metrics from production',
    lookedIn: 'Evidently reports, Prometheus configuration and ServiceMonitors that name the model',
    effort: 3
  },
  {
    id: 'drift-detection',
    title: 'Drift of the input is looked for',
    hurdle: 'M',
    stage: 4,
    layer: 'model',
    verifiedWhen: 'a drift report is recent',
    looksFor: 'a recent drift report',
    lookedIn: 'Evidently reports (*drift*.json, *evidently*.json) and the findings of this verdict',
    effort: 3
  },
  {
    id: 'alerting',
    title: 'Somebody is told when it degrades',
    hurdle: 'M',
    stage: 4,
    layer: 'system',
    verifiedWhen: 'an alert rule names this model',
    looksFor: 'alert rules that name this model',
    lookedIn: 'Prometheus rule files, PrometheusRule manifests and routes of Alertmanager',
    effort: 2
  },
  {
    id: 'business-metric',
    title: 'A business metric stands beside the model metrics',
    hurdle: 'M',
    stage: 5,
    layer: 'business',
    verifiedWhen: 'a business metric was read beside the model metrics',
    looksFor: 'a business metric',
    lookedIn: 'the findings of this verdict and the policy',
    effort: 4
  },
  {
    id: 'freshness',
    title: 'Predictions are not yesterday’s',
    hurdle: 'M',
    stage: 4,
    layer: 'model',
    verifiedWhen: 'logged predictions are no older than the stated age',
    looksFor: 'the age of logged predictions',
    lookedIn: 'the findings of this verdict and the policy',
    effort: 2
  },
  {
    id: 'output-validity',
    title: 'Outputs are checked for nonsense',
    hurdle: 'M',
    stage: 4,
    layer: 'model',
    verifiedWhen: 'the shadow log has no more nulls, constants or impossible outputs than allowed',
    looksFor: 'nulls, constants and impossible outputs',
    lookedIn: 'the findings of this verdict (shadow log) and the policy',
    effort: 2
  },
  {
    id: 'calibration',
    title: 'Scores mean what they say',
    hurdle: 'M',
    stage: 4,
    layer: 'model',
    verifiedWhen: 'calibration was computed from scores and is not worse than the baseline’s',
    looksFor: 'labelled scores of both versions',
    lookedIn: 'the prediction files and the findings of this verdict',
    effort: 1
  },
  {
    id: 'abstention',
    title: 'The model may say that it is not sure',
    hurdle: 'M',
    stage: 4,
    layer: 'model',
    verifiedWhen: 'a confidence threshold and its coverage are stated',
    looksFor: 'a confidence threshold and its coverage',
    lookedIn: 'the hyperparameters and the metrics',
    effort: 3
  },
  {
    id: 'retraining-schedule',
    title: 'The model is retrained on a schedule',
    hurdle: 'M',
    stage: 4,
    layer: 'model',
    verifiedWhen: 'a schedule trains the model and its last run is not overdue',
    looksFor: 'a schedule that trains',
    lookedIn:
      '.github/workflows, CronJobs, Argo CronWorkflows, Kubeflow, Airflow, Dagster and Prefect schedules',
    effort: 2
  },
  {
    id: 'retraining-interval',
    title: 'The model is not retrained too often',
    hurdle: 'M',
    stage: 4,
    layer: 'model',
    verifiedWhen: 'the minimum interval since the last promotion has passed',
    looksFor: 'the time since the last promotion',
    lookedIn: 'the findings of this verdict and the policy',
    effort: 1
  },
  {
    id: 'fallback',
    title: 'There is an answer when the model is out',
    hurdle: 'M',
    stage: 4,
    layer: 'system',
    verifiedWhen: 'a fallback is stated',
    looksFor: 'a section on the fallback (previous model, rules)',
    lookedIn: 'the model card and the policy',
    effort: 3
  },
  {
    id: 'health-check',
    title: 'The serving has health checks',
    hurdle: 'M',
    stage: 3,
    layer: 'system',
    verifiedWhen: 'the serving manifest has liveness and readiness probes',
    looksFor: 'liveness and readiness probes',
    lookedIn: 'Kubernetes manifests',
    effort: 1
  },
  {
    id: 'retry',
    title: 'A failed call is tried again',
    hurdle: 'M',
    stage: 4,
    layer: 'system',
    verifiedWhen: 'retries are configured in the client or mesh',
    looksFor: 'retries',
    lookedIn: 'Istio, Linkerd, Traefik and Gateway API manifests',
    effort: 1
  },
  {
    id: 'circuit-breaker',
    title: 'A broken dependency is cut off',
    hurdle: 'M',
    stage: 4,
    layer: 'system',
    verifiedWhen: 'a circuit breaker is configured in the client or mesh',
    looksFor: 'a circuit breaker (outlier detection)',
    lookedIn: 'Istio and Traefik manifests',
    effort: 2
  }
] as const satisfies readonly PracticeRow[]
