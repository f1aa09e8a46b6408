// Types of error-rates.mjs, for the test that runs a small version of the simulation.
import type {pairedAccuracy} from '../src/statistics/paired/confusion.ts'
import type {verdictOf} from '../src/statistics/core/decision.ts'
import type {compareRocAuc, scoreRocAuc} from '../src/statistics/paired/delong.ts'
import type {tabulate} from '../src/statistics/paired/joint-table.ts'
import type {fillRandom} from './random.mjs'
import type {compareRegression} from '../src/statistics/paired/regression-error.ts'
import type {binomialCdf, normalQuantile} from '../src/statistics/core/special.ts'
import type {tango} from '../src/statistics/paired/tango.ts'

/** The functions under simulation. */
export interface Statistics {
  readonly binomialCdf: typeof binomialCdf
  readonly compareRegression: typeof compareRegression
  readonly compareRocAuc: typeof compareRocAuc
  readonly fillRandom: typeof fillRandom
  readonly normalQuantile: typeof normalQuantile
  readonly pairedAccuracy: typeof pairedAccuracy
  readonly scoreRocAuc: typeof scoreRocAuc
  readonly tabulate: typeof tabulate
  readonly tango: typeof tango
  readonly verdictOf: typeof verdictOf
}

export interface Scenario {
  readonly name: string
  /** Rules that only this metric has, which cost time. */
  readonly peers: readonly unknown[]
}

/** Shares of the drawn pairs; they add up to 1. */
export interface Verdicts {
  readonly pass: number
  readonly fail: number
  readonly inconclusive: number
}

export interface RuleRates {
  readonly rule: string
  readonly worse: Verdicts
  readonly equal: Verdicts
}

export interface Size {
  readonly n: number
  readonly repetitions: number
  readonly seed: number
}

export function accuracy(
  statistics: Statistics,
  setting: {readonly discordance: number; readonly margin: number}
): Scenario
export function rocAuc(
  statistics: Statistics,
  setting: {readonly prevalence: number; readonly margin: number}
): Scenario
export function rmse(
  statistics: Statistics,
  setting: {readonly errors: 'normal' | 'Laplace'; readonly margin: number}
): Scenario
export function errorRates(
  scenario: Scenario,
  statistics: Statistics,
  size: Size
): readonly RuleRates[]
