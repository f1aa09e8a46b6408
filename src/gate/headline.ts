import {gravestOf} from '../verdict/stands.ts'
import {listed} from '../words/lists.ts'
import {capitalised, spokenName} from '../words/names.ts'
import type {Finding, VerdictWord} from '../verdict/verdict.ts'

/** The reason for a verdict, in one sentence: of a fail or hold its gravest finding, of a pass what was shown. */
export function headlineOf(verdict: VerdictWord, findings: readonly Finding[]): string {
  const gravest = gravestOf(findings)
  return verdict === 'pass' || gravest === undefined ? passed(findings) : gravest.summary
}

function passed(findings: readonly Finding[]): string {
  const unchanged = findings.find(f => f.check === 'unchanged')
  if (unchanged !== undefined) return unchanged.summary
  const shown = findings.filter(
    f => f.check === 'at-least-as-good' && f.role !== 'info' && f.status === 'pass'
  )
  const same = shown.filter(f => f.detail === 'same')
  const proven = shown.filter(f => f.detail === null || !WITHOUT_PROOF.has(f.detail))
  const unshown = shown.filter(f => f.detail !== null && NO_LOSS_SHOWN.has(f.detail))
  const bare = shown.filter(f => f.detail === 'not-proven')
  const noProof = bare.every(f => f.evidence === 'bare')
    ? 'though bare values prove nothing'
    : 'which is not proven'
  const parts = [
    ...(same.length === 0 ? [] : [`unchanged on ${metricsOf(same)}`]),
    ...(proven.length === 0 ? [] : [`at least as good on ${metricsOf(proven)}`]),
    ...(bare.length === 0 ? [] : [`no worse than is accepted on ${metricsOf(bare)}, ${noProof}`]),
    ...(unshown.length === 0 ? [] : [`no loss is shown on ${metricsOf(unshown)}`])
  ]
  const waived = findings.filter(f => f.waiver !== null).length
  const words =
    parts.length === 0
      ? findings.some(f => f.check === 'baseline' && f.detail === 'none-yet')
        ? 'within the absolute limits; there is nothing in production to compare with'
        : 'nothing stands in the way'
      : parts.join('; ')
  return `${capitalised(words)}${waived === 0 ? '' : `; ${waived} ${waived === 1 ? 'finding is' : 'findings are'} waived`}.`
}

/** A screen that passes only because nothing is proven against it. */
const NO_LOSS_SHOWN: ReadonlySet<string> = new Set([
  'no-regression-shown',
  'worse-by-chance-perhaps'
])
const WITHOUT_PROOF: ReadonlySet<string> = new Set(['same', 'not-proven', ...NO_LOSS_SHOWN])

const MOST_NAMES = 3

function metricsOf(findings: readonly Finding[]): string {
  const names = [...new Set(findings.map(f => spokenName(f.subject.metric ?? f.check)))]
  return listed(
    names.length > MOST_NAMES ? [...names.slice(0, 2), `${names.length - 2} other metrics`] : names
  )
}
