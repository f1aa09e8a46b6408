import {UserError} from '../errors.ts'
import {figure} from '../words/figures.ts'
import type {WrittenMargin} from '../policy/margin.ts'
import type {Case} from './case.ts'
import {unitOf, type JudgedMetric} from './judged-metrics.ts'

/**
 * A margin that accepts whatever comes is a slip of the pen: 2 where 2 pp was meant. Throws a `UserError` for one
 * that is at least all there is of a share, or at least as large as production's whole error, and asks what was meant.
 */
export function refuseNonsense({metrics, demand, policyFile}: Case): void {
  for (const judged of metrics) {
    const {margin, metric} = judged.demand
    const nonsense = margin === null ? null : nonsenseOf(judged, margin)
    if (nonsense === null) continue
    throw new UserError(
      `${policyFile} or --margin accepts a loss of ${margin?.text ?? ''} on ${metric} of ${demand.name}: ${nonsense}`
    )
  }
}

/** What is wrong with an absolute margin, and what may have been meant; null where nothing is. */
function nonsenseOf(judged: JudgedMetric, margin: WrittenMargin): string | null {
  const {share, direction, best} = judged
  if (margin.relative || direction === null || margin.value === 0) return null
  const number = margin.points ? 100 * margin.value : margin.value
  if (share || best === 1) {
    const whole = !margin.points && unitOf(judged) === '%' ? 100 : 1
    if (margin.value < whole) return null
    const meant = number < 100 ? `${number} pp` : '1 pp'
    return `that is all there is, so any candidate would pass. Did you mean ${meant}?`
  }
  const baseline = valueInProduction(judged)
  if (best !== 0 || direction !== 'lower' || baseline === null || baseline <= 0) return null
  return margin.value < baseline
    ? null
    : `production has ${figure(baseline, false)}, so errors might double and pass. Did you mean ${number < 100 ? number : 2} %?`
}

function valueInProduction({rows, pair}: JudgedMetric): number | null {
  const value = rows?.difference.baseline ?? pair?.baseline?.value
  return value !== undefined && Number.isFinite(value) ? value : null
}
