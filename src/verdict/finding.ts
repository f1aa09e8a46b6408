import type {Finding} from './verdict.ts'

type Given = Pick<Finding, 'id' | 'status' | 'summary'> & Partial<Finding>

/**
 * A finding with everything that was not said left empty, in the order of the published schema; the
 * check's name is the first part of its id.
 */
export function aFindingOf({id, status, unit, summary, examples, ...given}: Given): Finding {
  return {
    id,
    check: id.split('/')[0] ?? id,
    status,
    role: 'guard',
    detail: null,
    subject: {},
    direction: null,
    ...(unit === undefined ? {} : {unit}),
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
    summary,
    remedy: null,
    notes: [],
    ...(examples === undefined ? {} : {examples}),
    steps: [],
    reference: null,
    location: null,
    waiver: null,
    ...given
  }
}
