import type {FileChanges} from './git-repository.ts'

export const METRICS_FILE = 'models/fraud/metrics.json'
export const CARD_FILE = 'models/fraud/README.md'
export const POLICY_FILE = '.github/model-promotion.yml'

/** The line of the metrics file on which the accuracy stands. */
export const ACCURACY_LINE = 3

/** A model in production with a card and bare numbers, of which the accuracy is 0.93. */
export const PRODUCTION: FileChanges = {
  [CARD_FILE]: '---\nlicense: mit\n---\n\n# Fraud detector\n\nFinds fraud in card payments.\n',
  [METRICS_FILE]: metricsFile(0.93),
  'README.md': '# Models\n'
}

/** A metrics file with bare numbers, all equal but the accuracy. */
export function metricsFile(accuracy: number): string {
  return `{\n  "f1": 0.9,\n  "accuracy": ${accuracy}\n}\n`
}

/** A classification report of scikit-learn in which each label has the given precision and recall. */
export function classificationReport(labels: number, value: number): string {
  const names = Array.from({length: labels}, (_, i) => `label_${String(i).padStart(4, '0')}`)
  const row = {precision: value, recall: value, 'f1-score': value, support: 500}
  const report = {
    ...Object.fromEntries(names.map(name => [name, row])),
    accuracy: value,
    'macro avg': {...row, support: 500 * labels},
    'weighted avg': {...row, support: 500 * labels}
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

/** A policy that asks for an accuracy: at least this much, and at most this much worse than before. */
export function policyFile(atLeast: number, margin: string): string {
  return `version: 1
models:
  fraud:
    card: ${CARD_FILE}
    metrics: ${METRICS_FILE}
    at-least-as-good:
      accuracy: {margin: ${margin}, at-least: ${atLeast}}
`
}
