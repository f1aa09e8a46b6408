import {normalCdf, normalQuantile} from './special.ts'

/** How sure a plan is to be. */
export interface Assurance {
  /** Level of the one-sided test. */
  readonly alpha: number
  /** Chance to pass that the plan is for, e.g. 0.8. */
  readonly power: number
}

/** A plan to show that a candidate is not worse by `margin`, in the metric's unit. */
export interface Plan extends Assurance {
  readonly margin: number
  /** Of one row's difference; for a rate see `discordanceDeviation`. */
  readonly standardDeviation: number
  /** Assumed true gain: 0 for equal models, never the gain that was observed. */
  readonly trueDifference?: number
}

/**
 * The rows that a plan needs, as a fraction still to be rounded up; Infinity where no number is enough.
 * Source: the normal approximation, as in Julious, Stat Med 2004;23:1921.
 */
export function rowsNeeded(plan: Plan): number {
  const distance = (plan.trueDifference ?? 0) + plan.margin
  if (!(distance > 0)) return Infinity
  return ((reach(plan) * plan.standardDeviation) / distance) ** 2
}

/** The chance that n rows pass under the plan's margin, spread and true gain. */
export function powerAt(n: number, plan: Omit<Plan, 'power'>): number {
  const distance = (plan.trueDifference ?? 0) + plan.margin
  const shift = (distance * Math.sqrt(n)) / plan.standardDeviation
  return n > 0 ? normalCdf(shift + normalQuantile(plan.alpha)) : 0
}

/** `powerAt` for a list of row counts. */
export function powerCurve(
  rows: readonly number[],
  plan: Omit<Plan, 'power'>
): readonly {readonly n: number; readonly power: number}[] {
  return rows.map(n => ({n, power: powerAt(n, plan)}))
}

/**
 * The smallest difference that a test with this standard error detects, which is also the smallest margin
 * that equal models can be shown to be within.
 */
export function smallestDetectable(standardError: number, assurance: Assurance): number {
  return reach(assurance) * standardError
}

/**
 * The rows needed in all, when n rows of the same kind gave this standard error: n for a sure pass of
 * equal models by `margin`. Infinity without a margin.
 */
export function rowsForError(
  n: number,
  standardError: number,
  margin: number,
  assurance: Assurance
): number {
  return margin > 0 ? n * (smallestDetectable(standardError, assurance) / margin) ** 2 : Infinity
}

/**
 * The fewest rows that pass Tango's test if no row differs at all: no data can pass with fewer. Infinity
 * without a margin.
 */
export function tangoFloor(margin: number, alpha: number): number {
  if (!(margin > 0)) return Infinity
  return Math.floor(((1 - margin) / margin) * normalQuantile(alpha) ** 2) + 1
}

/** The smallest margin that n rows could ever pass by Tango's test. */
export function smallestMargin(n: number, alpha: number): number {
  const z2 = normalQuantile(alpha) ** 2
  return z2 / (n + z2)
}

/**
 * Standard deviation of one row's difference between two models that are right or wrong, from the share
 * of rows where only one of them is right.
 */
export function discordanceDeviation(discordance: number, trueDifference = 0): number {
  return Math.sqrt(Math.max(0, discordance - trueDifference * trueDifference))
}

/** The share of discordant rows to plan with: as seen, or a cautious guess where none was seen. */
export function plannedDiscordance(wins: number, losses: number, n: number): number {
  const discordant = wins + losses
  return discordant > 0 ? discordant / n : 1 / (n + 2)
}

/** How many standard errors must lie between the truth and the margin. */
function reach({alpha, power}: Assurance): number {
  return -normalQuantile(alpha) + normalQuantile(power)
}
