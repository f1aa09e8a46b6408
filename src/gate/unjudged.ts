import type {MetricEntry} from '../evidence/metric.ts'
import type {Unjudged} from '../verdict/verdict.ts'
import type {Case} from './case.ts'
import {asMetric, isOfOperation} from './operation/operations.ts'
import {isQuality, pairEntries} from './pairs.ts'
import {segmentText} from './statements.ts'

/** A training log may have a number a step: how many are kept by name; the others are only counted. */
const MOST = 200

/**
 * What the files state and nobody judges: the numbers of both versions that do not vote, and what was seen
 * and not read as a number, each with the reason. With those that have a finding it is all there was.
 */
export function unjudged({statements, candidate, demand}: Case): Unjudged {
  const idle = (entries: readonly MetricEntry[] = []): readonly MetricEntry[] =>
    entries.filter(entry => !isQuality(asMetric(entry, demand)) && !isOfOperation(entry, demand))
  const numbers = pairEntries(
    idle(statements.candidate.entries),
    idle(statements.baseline?.entries)
  ).flatMap(pair => {
    const stated = pair.candidate ?? pair.baseline
    if (stated === null) return []
    return [
      {
        what: nameOf(stated),
        baseline: valueOf(pair.baseline),
        candidate: valueOf(pair.candidate),
        why: stated.why ?? 'it does not vote',
        location: placeOf(stated.location)
      }
    ]
  })
  const others = (candidate.evidence.unused ?? []).map(({what, why, location}) => ({
    what,
    baseline: null,
    candidate: null,
    why,
    location: placeOf(location)
  }))
  const all = [...numbers, ...others]
  return {count: all.length, shown: all.slice(0, MOST)}
}

/** `latency_ms on test, country=NO`: as the file writes it, and of which data. */
function nameOf({metric, model, task, dataset, config, split, segment}: MetricEntry): string {
  const parts = [model, task, dataset, config, split, segmentText(segment)].filter(
    part => part !== undefined && part !== ''
  )
  return parts.length === 0 ? metric : `${metric} on ${parts.join(', ')}`
}

function valueOf(entry: MetricEntry | null): number | null {
  return entry === null || !Number.isFinite(entry.value) ? null : entry.value
}

function placeOf({file, line}: MetricEntry['location']): {file: string; line: number} | null {
  return file === undefined ? null : {file, line}
}
