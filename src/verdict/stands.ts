import type {Finding} from './verdict.ts'

/** Whether a finding stands in the way of the promotion, were nobody to waive it. */
export function stands({role, status}: Finding): boolean {
  if (role === 'info') return false
  return status === 'fail' || status === 'inconclusive' || status === 'missing'
}

/** The finding that says most of why a model may not go, which the headline tells; undefined where nothing keeps it. */
export function gravestOf(findings: readonly Finding[]): Finding | undefined {
  const open = findings.filter(f => f.waiver === null && stands(f))
  return (
    open.find(f => f.status === 'fail') ?? open.find(f => f.status === 'inconclusive') ?? open[0]
  )
}
