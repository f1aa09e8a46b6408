import type {Difference, Question} from '../src/statistics/core/difference.ts'

/** The gate's functions that the scenarios call, so that a test can put another in the place of one. */
export interface AlikeStatistics {
  compareConfusion: typeof import('../src/statistics/paired/confusion.ts').compareConfusion
  compareConfusionTable: typeof import('../src/statistics/paired/confusion.ts').compareConfusionTable
  compareLabelSets: typeof import('../src/statistics/paired/label-sets.ts').compareLabelSets
  compareRegression: typeof import('../src/statistics/paired/regression-error.ts').compareRegression
  compareRocAuc: typeof import('../src/statistics/paired/delong.ts').compareRocAuc
  fillRandom: typeof import('./random.mjs').fillRandom
  linearise: typeof import('../src/statistics/paired/confusion-metrics.ts').linearise
  normalQuantile: typeof import('../src/statistics/core/special.ts').normalQuantile
  pairedAccuracy: typeof import('../src/statistics/paired/confusion.ts').pairedAccuracy
  pairedMeanOfRows: typeof import('../src/statistics/paired/paired-mean.ts').pairedMeanOfRows
  tango: typeof import('../src/statistics/paired/tango.ts').tango
  verdictOf: typeof import('../src/statistics/core/decision.ts').verdictOf
}

export interface AlikeScenario {
  readonly name: string
  readonly drawing: (
    n: number,
    truth: 'worse' | 'equal'
  ) => (next: () => number) => {difference: Difference; question: Question}
}

export type Shares = Record<'pass' | 'fail' | 'inconclusive', number>

export function alikeScenarios(statistics: AlikeStatistics): readonly AlikeScenario[]
export function alikeRates(
  scenario: AlikeScenario,
  statistics: Pick<AlikeStatistics, 'verdictOf' | 'fillRandom'>,
  size: {n: number; repetitions: number; seed: number}
): {worse: Shares; equal: Shares}
