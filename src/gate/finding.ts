import type {Finding} from './verdict.ts'

type Given = Pick<Finding, 'id' | 'status' | 'summary'> & Partial<Finding>

/** A finding with everything that was not said left empty; the check's name is the first part of its id. */
export function aFindingOf(given: Given): Finding {
  return {
    check: given.id.split('/')[0] ?? given.id,
    role: 'guard',
    detail: null,
    subject: {},
    direction: null,
    baseline: null,
    candidate: null,
    difference: null,
    interval: null,
    confidence: null,
    margin: null,
    marginText: null,
    limit: null,
    method: null,
    evidence: null,
    rows: null,
    rowsNeeded: null,
    remedy: null,
    notes: [],
    steps: [],
    reference: null,
    location: null,
    waiver: null,
    ...given
  }
}
