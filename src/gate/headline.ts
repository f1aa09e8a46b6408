import {spokenName} from './names.ts'
import type {Finding, VerdictWord} from './verdict.ts'
import {stands} from './waivers.ts'

/** The reason for a verdict in a few words, to stand after a colon: `recall is worse`. */
export function headlineOf(verdict: VerdictWord, findings: readonly Finding[]): string {
  const open = findings.filter(f => f.waiver === null && stands(f))
  if (verdict === 'pass') return passed(findings)
  const worst = open.filter(f => f.status === (verdict === 'fail' ? 'fail' : f.status))
  const first = worst[0]
  if (first === undefined) return ''
  const alike = worst.filter(f => f.check === first.check && kind(f) === kind(first))
  const others = worst.length - alike.length
  return `${phrase(alike)}${others > 0 ? `, and ${others} more` : ''}`
}

function passed(findings: readonly Finding[]): string {
  const proofs = findings.filter(
    f => f.check === 'at-least-as-good' && f.role !== 'info' && f.status === 'pass'
  )
  const waived = findings.filter(f => f.waiver !== null).length
  const proven = proofs.filter(f => f.evidence !== 'bare')
  const words =
    proofs.length === 0
      ? 'within the absolute limits; nothing in production to compare with'
      : proven.length === proofs.length
        ? `at least as good on ${list(proofs)}`
        : proven.length === 0
          ? `not lower on ${list(proofs)}, though bare values prove nothing`
          : `at least as good on ${list(proven)}; not lower, but unproven, on ${list(proofs.filter(f => !proven.includes(f)))}`
  return waived === 0
    ? words
    : `${words}; ${waived} ${waived === 1 ? 'finding' : 'findings'} waived`
}

/** Findings of the same kind can share a sentence. */
function kind(finding: Finding): string {
  return `${finding.status} ${finding.evidence === 'bare' ? 'bare' : (finding.detail ?? '')}`
}

function phrase(findings: readonly Finding[]): string {
  const first = findings[0]
  if (first === undefined) return ''
  const are = findings.length === 1 ? 'is' : 'are'
  if (first.check === 'at-least-as-good') {
    switch (first.status) {
      case 'fail':
        return `${list(findings)} ${are} worse`
      case 'inconclusive':
        return first.detail === 'other-unit' || first.detail === 'other-data'
          ? `${list(findings)} cannot be compared`
          : `too few rows to tell about ${list(findings)}`
      case 'missing':
        return first.detail === 'gone' || first.detail === 'not-found'
          ? `${list(findings)} ${are} missing`
          : first.detail === 'unknown-direction'
            ? `which way ${list(findings)} ${are} better is not known`
            : `nothing to compare ${list(findings)} with`
      case 'pass':
      case 'not-applicable':
        return list(findings)
    }
  }
  if (first.check === 'limits') return `${list(findings)} ${are} outside the absolute limit`
  if (first.check === 'card-agreement') return `card and metrics file disagree on ${list(findings)}`
  return first.summary
    .replace(/\.$/u, '')
    .replace(/^[A-Z](?=[a-z])/u, letter => letter.toLowerCase())
}

const MOST_NAMES = 3

function list(findings: readonly Finding[]): string {
  const names = [...new Set(findings.map(f => spokenName(f.subject.metric ?? f.id)))]
  if (names.length > MOST_NAMES)
    return `${names.slice(0, 2).join(', ')} and ${names.length - 2} other metrics`
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}
