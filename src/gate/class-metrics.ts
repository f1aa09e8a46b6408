import type {ConfusionMetric} from '../statistics/paired/confusion-metrics.ts'

/** A metric that the joint table of labels and both models' classes gives, tested by the delta method. */
export interface ConfusionEntry {
  readonly name: ConfusionMetric
  /** In [0, 1]; correlations are not. */
  readonly share: boolean
  /** Whether one of two classes has to count as the positive one. */
  readonly needsPositive: boolean
}

/** All that rows and counts of a log give alike, in order of weight. */
export const CONFUSION_METRICS: readonly ConfusionEntry[] = [
  ...(['precision', 'f1'] as const).map(name => ({name, share: true, needsPositive: true})),
  ...(
    [
      'balanced_accuracy',
      'f1_macro',
      'f1_micro',
      'f1_weighted',
      'precision_macro',
      'recall_macro'
    ] as const
  ).map(name => ({name, share: true, needsPositive: false})),
  {name: 'mcc', share: false, needsPositive: false}
]
