import {newDraft, type Draft} from '../entries/draft.ts'
import type {Format} from '../entries/format.ts'
import type {MetricEntry} from '../metric.ts'
import {readTree} from '../entries/tree.ts'

/**
 * Names and numbers, flat or nested, as DVC and most projects write them. Every number becomes an
 * entry; names and containers say what it is about and whether it votes.
 */
export const generic: Format = {
  name: 'metrics',
  read: source => {
    if (source.root === null) return null
    const draft = newDraft(source.path)
    readTree(draft, source.root)
    return {...draft, entries: draft.entries.map(entry => nameOfWhole(entry, draft))}
  }
}

/**
 * `{"accuracy": 0.9, "by_country": {"FR": 0.6}}` names no metric for its segments: it is the one of the whole,
 * where there is only one.
 */
function nameOfWhole(entry: MetricEntry, {entries}: Pick<Draft, 'entries'>): MetricEntry {
  if (entry.segment === undefined || entry.metric !== 'value') return entry
  const wholes = entries.filter(one => one.segment === undefined && one.direction !== undefined)
  const [whole] = wholes
  if (whole === undefined || wholes.some(one => one.canonical !== whole.canonical)) return entry
  const {metric, canonical, direction, percent} = whole
  return {
    ...entry,
    metric,
    ...(canonical === undefined ? {} : {canonical}),
    ...(direction === undefined ? {} : {direction}),
    ...(percent === undefined ? {} : {percent})
  }
}
