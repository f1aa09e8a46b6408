import type {Traffic} from '../../traffic/traffic.ts'
import {dividingColumns, loggedColumns} from '../../traffic/absent-columns.ts'
import {nearest} from '../../policy/issues.ts'
import {listed} from '../../words/lists.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

/** Names that a sentence can list. */
const MOST_NAMES = 12

/** Columns that are asked for and that the log does not have: what is not counted cannot pass. */
export function absentColumns({roles, absent}: Traffic): readonly Finding[] {
  const dividing = dividingColumns(roles)
  const logged = loggedColumns(roles)
  return [
    ...absent.segments.map(column =>
      aFindingOf({
        id: findingId('shadow', 'segments', column),
        status: 'missing',
        detail: 'no-column',
        evidence: 'files',
        summary: logged.includes(column)
          ? `The policy divides requests by ${column}, which is not what goes into the model but what comes out: requests chosen by an answer say nothing fair about it. ${thereAre(column, dividing)}`
          : `The policy divides requests by ${column}, and the log has no such column. ${thereAre(column, dividing)}`,
        remedy: `${meant(column, dividing)}Log ${column} with each request, or take it out of segments in the policy.`
      })
    ),
    ...absent.features.map(column =>
      aFindingOf({
        id: findingId('shadow', 'features', column),
        status: 'missing',
        detail: 'no-column',
        evidence: 'files',
        summary: `The policy says that the model needs ${column}, and the log has no such column, so it cannot be told whether production has it. ${thereAre(column, roles.others)}`,
        remedy: `${meant(column, roles.others)}Log ${column} as the candidate gets it in production, or take it out of shadow: {features: […]}.`
      })
    ),
    ...unlisted(absent.unlisted)
  ]
}

/** The evaluation set has features and notes alike, so that what production lacks of it is only told. */
function unlisted(columns: readonly string[]): readonly Finding[] {
  if (columns.length === 0) return []
  const [are, them] = columns.length === 1 ? ['is', 'it'] : ['are', 'them']
  return [
    aFindingOf({
      id: findingId('shadow', 'features'),
      status: 'not-applicable',
      role: 'info',
      detail: 'not-logged',
      evidence: 'files',
      summary: `Of the columns of the evaluation set ${listed(columns, MOST_NAMES)} ${are} not in the log: if the model needs ${them}, production may not have ${them}.`,
      remedy: `List the columns that the model needs, so that each of them must be there: shadow: {features: [${columns.slice(0, 3).join(', ')}]}.`
    })
  ]
}

/** `Its columns are country, device.`, the nearest name first. */
function thereAre(column: string, there: readonly string[]): string {
  const near = nearest(column, there)
  const sorted = near === null ? there : [near, ...there.filter(name => name !== near)]
  return sorted.length === 0
    ? 'It has no column beside those of the answers.'
    : `It has ${listed(sorted, MOST_NAMES)}.`
}

function meant(column: string, there: readonly string[]): string {
  const near = nearest(column, there)
  return near === null ? '' : `Did you mean ${near}? `
}
