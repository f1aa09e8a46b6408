import type {Finding, Status} from './verdict.ts'

/** Whether a finding stands in the way of the promotion, were nobody to waive it. */
export function stands({role, status}: Finding): boolean {
  if (role === 'info') return false
  return status === 'fail' || status === 'inconclusive' || status === 'missing'
}

/** The finding that says most of why a model may not go, which the headline tells; undefined where nothing keeps it. */
export function gravestOf(findings: readonly Finding[]): Finding | undefined {
  const open = findings.filter(f => f.waiver === null && stands(f))
  // What is wrong as a whole says more than the segments that it is wrong in.
  const first = (status: Status): Finding | undefined => {
    const found = open.filter(f => f.status === status)
    return found.find(f => f.subject.segment === undefined) ?? found[0]
  }
  return first('fail') ?? first('inconclusive') ?? first('missing')
}
