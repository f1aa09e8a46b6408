import {sampleUnit, sampleUnits} from '../words/names.ts'
import type {Finding, ModelVerdict} from '../verdict/verdict.ts'
import {count} from '../words/numbers.ts'
import {gainText, valuePair} from './quantities.ts'
import type {RichTable} from './rich-text.ts'
import {isLive, type Standing, standingOf, stopsPromotion} from './standing.ts'
import {
  baselineVersion,
  candidateVersion,
  metricName,
  outcome,
  placedName,
  segmentName
} from './words.ts'

/** Both models side by side; `icon` says how a medium shows a standing. */
export function comparisonTable(
  findings: readonly Finding[],
  model: ModelVerdict,
  icon: (standing: Standing) => string
): RichTable {
  const {baseline} = model
  return {
    columns: [
      {title: ''},
      {title: 'metric'},
      ...(baseline === null
        ? []
        : [{title: named(baselineVersion(model), 'in production'), numbers: true}]),
      {title: named(candidateVersion(model), 'candidate'), numbers: true},
      ...(baseline === null
        ? []
        : [{title: 'gain', numbers: true}, {title: evidenceTitle(findings)}]),
      {title: 'result'}
    ],
    rows: findings.map(finding => {
      const [left, right] = valuePair(finding)
      return [
        [icon(standingOf(finding))],
        [comparisonName(finding)],
        ...(baseline === null ? [] : [[left]]),
        [right],
        ...(baseline === null ? [] : [[gainText(finding)], [{picture: finding}]]),
        [outcome(finding)]
      ]
    })
  }
}

/** `log loss ↓`: the name, its segment, and a mark where lower is better. */
export function comparisonName(finding: Finding): string {
  const {subject} = finding
  const places = [subject.dataset, subject.split].filter(place => place !== undefined)
  const where = places.length === 0 ? '' : ` on ${places.join(' ')}`
  return `${placedName(finding)}${where}${finding.direction === 'lower' ? ' ↓' : ''}`
}

/** Whether a finding compares the two models as a whole on something that decides. */
export function isDecidingComparison(finding: Finding): boolean {
  return (
    finding.role !== 'info' &&
    !isLive(finding) &&
    // Why a metric cannot be computed; that it is missing has a line of its own.
    finding.check !== 'usable-rows' &&
    metricName(finding.subject) !== null &&
    segmentName(finding.subject) === null &&
    (stopsPromotion(finding) || finding.candidate !== null)
  )
}

/** The number of rows once in the heading, where all comparisons share it. */
function evidenceTitle(findings: readonly Finding[]): string {
  const compared = findings.filter(one => one.interval !== null)
  const [first] = compared
  const same = compared.every(
    one => one.rows === first?.rows && one.evidence === first.evidence && one.rows !== null
  )
  if (first === undefined || !same || first.rows === null) return 'evidence'
  const unit = sampleUnit(first.subject.metric, first.evidence)
  const sameUnit = compared.every(one => sampleUnit(one.subject.metric, one.evidence) === unit)
  if (!sameUnit) return 'evidence'
  const amount = first.rows === 1 ? unit : sampleUnits(first.subject.metric, first.evidence)
  return `on ${count(first.rows)} ${first.evidence === 'paired-rows' ? 'paired ' : ''}${amount}`
}

function named(version: string | null, role: string): string {
  return version === null ? role : `${version}, ${role}`
}
