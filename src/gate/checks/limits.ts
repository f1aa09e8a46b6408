import {IMPOSSIBLE} from '../../evidence/metric.ts'
import type {JudgedMetric} from '../judged-metrics.ts'
import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {figure} from '../../words/figures.ts'
import {capitalised, spokenName} from '../../words/names.ts'
import {locationOf, subjectOf, unitField} from '../subject.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'

/** Does the candidate keep the absolute limits of the policy, whatever the baseline does? */
export function limits(given: Case): readonly Finding[] {
  return given.metrics
    .filter(({demand}) => demand.atLeast !== null || demand.atMost !== null)
    .map(judge)
}

function judge(judged: JudgedMetric): Finding {
  const {atLeast, atMost} = judged.demand
  const limits = [atLeast, atMost].filter(limit => limit !== null)
  const stated = judged.pair?.candidate
  const value =
    judged.rows?.difference.candidate ??
    (stated?.why === IMPOSSIBLE ? undefined : stated?.value) ??
    Number.NaN
  const percent = judged.pair?.candidate?.percent === true && judged.rows === null
  const otherUnit = otherUnitOf(limits, judged.share, percent)
  const known = Number.isFinite(value) && otherUnit === null
  const kept = (atLeast === null || value >= atLeast) && (atMost === null || value <= atMost)
  const status: Status = !known ? 'missing' : kept ? 'pass' : 'fail'
  const name = capitalised(spokenName(judged.metric))
  const show = (v: number): string =>
    percent && otherUnit === null ? figure(v / 100, true) : figure(v, judged.share && v <= 1)
  const bounds = [
    ...(atLeast === null ? [] : [`at least ${show(atLeast)}`]),
    ...(atMost === null ? [] : [`at most ${show(atMost)}`])
  ].join(' and ')
  const unread =
    Number.isFinite(value) && otherUnit !== null
      ? `is ${String(value)}${percent ? ' %' : ''}, ${otherUnit}: they are not compared`
      : 'is not known of the candidate'
  return aFindingOf({
    id: findingId('limits', judged.subject),
    status,
    role: judged.role,
    subject: subjectOf(judged),
    direction: judged.direction,
    ...unitField(judged),
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
            : `Give ${judged.demand.metric} of the candidate in the metrics file.`,
    location: locationOf(judged)
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
