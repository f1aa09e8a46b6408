import type {Asked} from '../asked.ts'
import type {Case} from '../case.ts'
import {aFindingOf} from '../finding.ts'
import {figure} from '../figures.ts'
import {capitalised, spokenName} from '../names.ts'
import {locationOf, subjectOf, unitOf} from '../subject.ts'
import type {Finding, Status} from '../verdict.ts'

/** Does the candidate keep the absolute limits of the policy, whatever the baseline does? */
export function limits(given: Case): readonly Finding[] {
  return given.asked
    .filter(({demand}) => demand.atLeast !== null || demand.atMost !== null)
    .map(judge)
}

function judge(asked: Asked): Finding {
  const {atLeast, atMost} = asked.demand
  const value = asked.rows?.difference.candidate ?? asked.pair?.candidate?.value ?? Number.NaN
  const percent = asked.pair?.candidate?.percent === true && asked.rows === null
  const known = Number.isFinite(value) && !percent
  const kept = (atLeast === null || value >= atLeast) && (atMost === null || value <= atMost)
  const status: Status = !known ? 'missing' : kept ? 'pass' : 'fail'
  const name = capitalised(spokenName(asked.metric))
  const show = (v: number): string => figure(v, asked.share)
  const bounds = [
    ...(atLeast === null ? [] : [`at least ${show(atLeast)}`]),
    ...(atMost === null ? [] : [`at most ${show(atMost)}`])
  ].join(' and ')
  const unread = percent
    ? `is written in percent (${String(value)}), the limit as a fraction: they are not compared`
    : 'is not known of the candidate'
  return aFindingOf({
    id: `limits/${asked.subject}`,
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
          : `Give ${asked.demand.metric} of the candidate in the metrics file, in the unit of the limit.`,
    location: locationOf(asked)
  })
}
