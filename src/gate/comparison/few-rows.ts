import {metricOf} from '../../metrics/names.ts'
import {distance, figurePair} from '../../words/figures.ts'
import {capitalised, spokenName} from '../../words/names.ts'
import type {Comparison} from './comparison.ts'
import type {About} from './finding.ts'
import type {Judgement} from './judgement.ts'

/** What a comparison says where a few rows may have decided it. */
export interface OfFewRows {
  readonly judgement: Judgement
  readonly about: Pick<About, 'rowsNeeded' | 'summary' | 'remedy'>
}

/**
 * A screen that fails by a loss without an end, where nobody says what is accepted and the bounded score of the same
 * predictions does not fail: one row that is wrong with great certainty weighs as much as hundreds, and how much
 * that matters only the team knows. Null where the failure stands.
 */
export function ofFewRows(
  comparison: Comparison,
  judgement: Judgement,
  others: ReadonlyMap<Comparison, Judgement>
): OfFewRows | null {
  const {metric, basis, demand, difference, unit} = comparison
  const bounded = metricOf(metric)?.boundedAs
  const isOpen = judgement.role === 'screen' && judgement.status === 'fail' && demand.margin.assumed
  if (bounded === undefined || basis !== 'rows' || !isOpen) return null
  const twin = [...others].find(([one]) => one.metric === bounded && one.basis === 'rows')
  if (twin === undefined || twin[1].status === 'fail') return null
  const [before, after] = figurePair(difference.baseline, difference.candidate, unit !== null)
  const name = spokenName(metric)
  return {
    judgement: {role: 'guard', status: 'inconclusive', detail: 'few-rows-perhaps'},
    about: {
      // More rows would show the same.
      rowsNeeded: null,
      summary: `${capitalised(name)} is worse by at least ${distance(difference.upper, unit !== null)} (${before} → ${after}), but the ${capitalised(spokenName(bounded))} score of the same probabilities is not: a few rows that are wrong with great certainty make the difference, and nobody says what that may cost.`,
      remedy: `Look at the rows with the largest loss; or say in the policy what is accepted: at-least-as-good: {${metric}: {role: screen, margin: 20 %}}, or {role: info} where nobody uses the probabilities.`
    }
  }
}
