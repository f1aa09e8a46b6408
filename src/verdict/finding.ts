import {writtenId, type FindingId} from './finding-id.ts'
import type {Finding} from './verdict.ts'

/** What only some findings have; the rest is empty where it was not said. */
type Optional =
  'unit' | 'marginAssumed' | 'scale' | 'waitsUntil' | 'beyondLimit' | 'rollout' | 'examples'

type Given = Pick<Finding, 'status' | 'summary'> &
  Partial<Omit<Finding, 'id' | 'check' | 'about'>> & {readonly id: FindingId}

/** A finding with everything that was not said left empty, in the order of the published schema. */
export function aFindingOf({id, status, summary, ...given}: Given): Finding {
  const {unit, marginAssumed, scale, waitsUntil, beyondLimit, rollout, examples, ...others} = given
  return {
    ...identified(id),
    status,
    role: 'guard',
    detail: null,
    subject: {},
    direction: null,
    ...present({unit}),
    baseline: null,
    candidate: null,
    difference: null,
    interval: null,
    confidence: null,
    margin: null,
    marginText: null,
    ...present({marginAssumed, scale}),
    limit: null,
    method: null,
    evidence: null,
    rows: null,
    rowsNeeded: null,
    ...present({waitsUntil, beyondLimit, rollout}),
    summary,
    remedy: null,
    notes: [],
    ...present({examples}),
    steps: [],
    reference: null,
    location: null,
    waiver: null,
    ...others
  }
}

/** What names a finding; `time` is 2 for the second that would be called the same. */
export function identified(id: FindingId, time = 1): Pick<Finding, 'id' | 'check' | 'about'> {
  return {id: writtenId(id, time), check: id.check, about: [...id.about]}
}

/** How a finding tells the accepted loss. */
export function marginTold(margin: {
  readonly text: string
  readonly points: boolean
  readonly relative: boolean
  readonly ofError: boolean
  readonly assumed: boolean
}): Pick<Finding, 'marginText' | 'marginAssumed' | 'scale'> {
  const {text, points, relative, ofError, assumed} = margin
  const scale = points ? 'points' : relative && !ofError ? 'percent' : undefined
  return {
    marginText: text,
    ...present({marginAssumed: assumed ? assumed : undefined, scale})
  }
}

function present<T extends Partial<Pick<Finding, Optional>>>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined)
  ) as Partial<T>
}
