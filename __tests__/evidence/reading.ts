import {readMetricsFile} from '../../src/evidence/formats/read.ts'
import type {MetricEntry, Reading} from '../../src/evidence/metric.ts'

/** Reads a text as if it were a file of that name. */
export function readText(path: string, text: string): Reading {
  return readMetricsFile(path, new TextEncoder().encode(text))
}

/** Reads a value as if it were a JSON file. */
export function readJson(value: unknown, path = 'metrics.json'): Reading {
  return readText(path, JSON.stringify(value, null, 2))
}

/** The entries that vote, as `metric@split{segment}` to value. */
export function votes(reading: Reading): Readonly<Record<string, number>> {
  return Object.fromEntries(
    reading.entries.filter(entry => entry.votes).map(e => [label(e), e.value])
  )
}

/** The reasons of the entries that do not vote, by the same label. */
export function reasons(reading: Reading): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    reading.entries.filter(entry => !entry.votes).map(e => [label(e), e.why])
  )
}

export function problemIds(reading: Reading): readonly string[] {
  return reading.problems.map(problem => problem.id)
}

function label({model, metric, split, segment}: MetricEntry): string {
  const at = split === undefined ? '' : `@${split}`
  const of = segment === undefined ? '' : `{${Object.values(segment).join(',')}}`
  return `${model === undefined ? '' : `${model}:`}${metric}${at}${of}`
}
