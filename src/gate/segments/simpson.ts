import type {Difference} from '../../statistics/core/difference.ts'
import type {Heterogeneity} from '../../statistics/core/heterogeneity.ts'
import {spokenChange} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId, isAbout} from '../../verdict/finding-id.ts'
import {capitalised, spokenName} from '../../words/names.ts'
import type {Member, SegmentGroup, SegmentMetric} from './comparisons.ts'
import {spokenSegment} from './segment.ts'
import type {Finding} from '../../verdict/verdict.ts'

const MOST_NAMED = 3

/**
 * Does the whole hide what happens in its parts? Named where all segments go one way and the whole the
 * other (which a mean over common rows cannot do, but an area or an F1 can), and where the whole does not
 * fall though a segment is shown to, or some are shown to gain while others lose. Only informs.
 *
 * Sources: Simpson 1951; Gail & Simon, Biometrics 1985;41:361.
 */
export function simpson(
  groups: readonly SegmentGroup[],
  judged: readonly Finding[],
  overallOf: (one: SegmentMetric) => Difference
): readonly Finding[] {
  const failed = judged.filter(({status}) => status === 'fail')
  return groups.flatMap(group => {
    const {members} = group
    const defined = members.filter(one => Number.isFinite(changeOf(one)))
    return defined.length < 2 ? [] : named({...group, members: defined}, failed, overallOf(group))
  })
}

function named(
  {metric, by, question, members, spread}: SegmentGroup,
  failed: readonly Finding[],
  overall: Difference
): readonly Finding[] {
  const change = overall.difference
  const down = members.filter(one => changeOf(one) < 0)
  const up = members.filter(one => changeOf(one) > 0)
  const reversed =
    (change > 0 && down.length === members.length) || (change < 0 && up.length === members.length)
  const proven = down.filter(({comparison}) =>
    failed.some(one => isAbout(one, 'segments', metric.name, comparison.scope.name))
  )
  const hidden =
    change >= 0 && down.length > 0 && (proven.length > 0 || spread.pQualitative <= question.alpha)
  if (!reversed && !hidden) return []
  const name = spokenName(metric.name)
  const values = spokenChange(overall.baseline, overall.candidate, metric.share)
  const columns = by.join(' and ')
  return [
    aFindingOf({
      id: findingId('simpson', metric.name, by.join(',')),
      status: 'inconclusive',
      role: 'info',
      detail: reversed ? 'reversal' : 'hidden-loss',
      subject: {metric: metric.name},
      direction: metric.direction,
      ...(metric.share ? {unit: 'fraction'} : {}),
      baseline: overall.baseline,
      candidate: overall.candidate,
      difference: change,
      evidence: 'paired-rows',
      rows: overall.n,
      summary: reversed
        ? reversal(name, values, change > 0, members.length, columns)
        : hiddenLoss(name, values, proven, down),
      notes: notesOf(spread, down.length, up.length),
      steps: [
        {what: 'change as a whole, positive = better', value: change},
        ...members.map(one => ({
          what: `change for ${spokenSegment(one.comparison.scope)}, ${one.comparison.difference.n} rows`,
          value: changeOf(one)
        })),
        {what: 'Cochran’s Q of the segments', value: spread.q},
        {what: 'p of "all segments change alike"', value: spread.p},
        {
          what: 'p of "no segment gains while another loses" (Gail and Simon)',
          value: spread.pQualitative
        }
      ],
      reference: 'Simpson 1951; Gail & Simon 1985, Biometrics 41:361'
    })
  ]
}

function changeOf({comparison}: Member): number {
  return comparison.difference.difference
}

function reversal(
  name: string,
  values: string,
  rises: boolean,
  segments: number,
  columns: string
): string {
  const [whole, parts] = rises ? ['better', 'worse'] : ['worse', 'better']
  return `${capitalised(name)} is ${whole} as a whole (${values}), but ${parts} in each of the ${segments} segments by ${columns}: trust the segments.`
}

function hiddenLoss(
  name: string,
  values: string,
  proven: readonly Member[],
  down: readonly Member[]
): string {
  const whole = `${capitalised(name)} did not get worse as a whole (${values})`
  return proven.length > 0
    ? `${whole}, but it did for ${listed(proven)}: the whole hides it.`
    : `${whole}, because gains of some segments make up for losses of others: it went down for ${listed(down)}.`
}

function notesOf({iSquared, used}: Heterogeneity, down: number, up: number): string[] {
  const counts = `${down} segments go down and ${up} up.`
  return used < 2
    ? [counts]
    : [
        counts,
        `${Math.round(100 * iSquared)} % of the differences between segments is more than chance (I²).`
      ]
}

function listed(group: readonly Member[]): string {
  const worst = [...group].sort((a, b) => changeOf(a) - changeOf(b))
  const names = worst.slice(0, MOST_NAMED).map(({comparison}) => spokenSegment(comparison.scope))
  const more = group.length - names.length
  return `${names.join('; ')}${more > 0 ? ` and ${more} more` : ''}`
}
