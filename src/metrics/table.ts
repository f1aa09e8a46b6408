import {CLASSIFICATION} from './classification.ts'
import {LANGUAGE} from './language.ts'
import type {Entry, Metric} from './metric.ts'
import {OTHERS} from './others.ts'
import {RANKING} from './ranking.ts'
import {REGRESSION} from './regression.ts'
import {VISION} from './vision.ts'

const ENTRIES = {
  ...CLASSIFICATION,
  ...REGRESSION,
  ...RANKING,
  ...LANGUAGE,
  ...VISION,
  ...OTHERS
} as const

type Entries = typeof ENTRIES

/** A metric that is known by name. */
type MetricName = keyof Entries

/** The metrics that the gate computes itself from rows, or from the counts of a log. */
export type ComputedFrom<Source extends 'rows' | 'counts'> = {
  [Name in MetricName]: Entries[Name] extends {readonly computedFrom: Source | 'both'}
    ? Name
    : never
}[MetricName]

/** What is known of a metric, with all its spellings. */
export interface KnownMetric extends Metric {
  readonly spellings: readonly string[]
}

/** Every metric that is known by name. */
export const METRICS: ReadonlyMap<string, KnownMetric> = new Map(
  Object.entries<Entry>(ENTRIES).map(([name, {spellings, ...nature}]) => [
    name,
    {
      ...nature,
      name,
      spellings: spellings
        .split(',')
        .map(spelling => spelling.trim())
        .filter(spelling => spelling !== '')
    }
  ])
)
