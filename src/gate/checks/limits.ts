import type {Asked} from '../asked.ts'
import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {figure} from '../../words/figures.ts'
import {capitalised, spokenName} from '../../words/names.ts'
import {locationOf, subjectOf, unitOf} from '../subject.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'

/** Does the candidate keep the absolute limits of the policy, whatever the baseline does? */
export function limits(given: Case): readonly Finding[] {
  return given.asked
    .filter(({demand}) => demand.atLeast !== null || demand.atMost !== null)
    .map(judge)
}

function judge(asked: Asked): Finding {
  const {atLeast, atMost} = asked.demand
  const limits = [atLeast, atMost].filter(limit => limit !== null)
  const value = asked.rows?.difference.candidate ?? asked.pair?.candidate?.value ?? Number.NaN
  const percent = asked.pair?.candidate?.percent === true && asked.rows === null
  const otherUnit = otherUnitOf(limits, asked.share, percent)
  const known = Number.isFinite(value) && otherUnit === null
  const kept = (atLeast === null || value >= atLeast) && (atMost === null || value <= atMost)
  const status: Status = !known ? 'missing' : kept ? 'pass' : 'fail'
  const name = capitalised(spokenName(asked.metric))
  const show = (v: number): string =>
    percent && otherUnit === null ? figure(v / 100, true) : figure(v, asked.share && v <= 1)
  const bounds = [
    ...(atLeast === null ? [] : [`at least ${show(atLeast)}`]),
    ...(atMost === null ? [] : [`at most ${show(atMost)}`])
  ].join(' and ')
  const unread =
    Number.isFinite(value) && otherUnit !== null
      ? `is ${String(value)}${percent ? ' %' : ''}, ${otherUnit}: they are not compared`
      : 'is not known of the candidate'
  return aFindingOf({
    id: findingId('limits', asked.subject),
    status,
    role: asked.role,
    subject: subjectOf(asked),
    direction: asked.direction,
    ...unitOf(asked),
    candidate: Number.isFinite(value) ? value : null,
    limit: {...(atLeast === null ? {} : {atLeast}), ...(atMost === null ? {} : {atMost})},
    summary: !known
      ? `${name} ${unread}; ${bounds} is demanded.`
      : `${name} is ${show(value)}; ${bounds} is demanded.`,
    remedy:
      status === 'pass'
        ? null
        : known
          ? 'Improve the candidate, or change the limit in the policy.'
          : otherUnit !== null
            ? 'Write the limit in the unit of the metric.'
            : `Give ${asked.demand.metric} of the candidate in the metrics file.`,
    location: locationOf(asked)
  })
}

/** A fraction is not held against percent, nor percent against a fraction. */
function otherUnitOf(limits: readonly number[], share: boolean, percent: boolean): string | null {
  if (percent && limits.some(limit => Math.abs(limit) <= 1 && limit !== 0))
    return 'which is percent, and the limit a fraction'
  return !percent && share && limits.some(limit => Math.abs(limit) > 1)
    ? 'which is a fraction, and the limit percent'
    : null
}
