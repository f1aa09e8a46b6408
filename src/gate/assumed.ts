import {canonicalName} from '../metrics/names.ts'
import type {Facts} from '../facts.ts'
import {FEWEST_GROUP_ROWS} from './checks/fairness.ts'
import {FEWEST_SEGMENT_ROWS} from './checks/segments.ts'
import type {Finding} from '../verdict/verdict.ts'
import {parseMargin} from '../policy/margin.ts'

/** The defaults that were applied because nobody wrote anything, each with the policy line that replaces it. */
export function assumedDefaults(
  {demand}: Pick<Facts, 'demand'>,
  findings: readonly Finding[],
  file: string
): readonly string[] {
  const {segments, fairness} = demand.policy
  const inModel = (line: string): string =>
    `To set it, in ${file}: models: {${demand.name}: {${line}}}`
  const wasAsked = (check: string): boolean =>
    findings.some(f => f.check === check && f.rows !== null)
  const smallest = (check: string, fewest: number, what: string): readonly string[] =>
    wasAsked(check)
      ? [
          `${check}: ${what} with fewer than ${fewest} rows are not judged. ${inModel(`${check}: {min-rows: ${fewest}}`)}`
        ]
      : []
  return [
    ...marginsOfMetrics(demand, findings).map(({metric, loss, line}) => {
      const replacement = `at-least-as-good: {${metric}: {margin: ${line}}}`
      return `${metric}: ${loss} is accepted. ${inModel(replacement)}`
    }),
    ...marginsOfSegments(segments?.margin, findings).map(
      ({metric, margin}) =>
        `segments: a loss of ${margin} is accepted for ${metric}. ${inModel(`segments: {margin: ${margin}}`)}`
    ),
    ...(segments === undefined || segments['min-rows'] !== undefined
      ? []
      : smallest('segments', FEWEST_SEGMENT_ROWS, 'segments')),
    ...(fairness === undefined || fairness['min-rows'] !== undefined
      ? []
      : smallest('fairness', FEWEST_GROUP_ROWS, 'groups'))
  ]
}

/** The margins of whole metrics that nobody wrote. */
function marginsOfMetrics(
  {metrics}: Facts['demand'],
  findings: readonly Finding[]
): readonly {readonly metric: string; readonly loss: string; readonly line: string}[] {
  const written = new Set(metrics?.filter(m => m.margin !== null).map(m => canonicalName(m.metric)))
  const lines = findings
    .filter(f => f.check === 'at-least-as-good' && f.role !== 'info')
    .flatMap(({subject: {metric}, marginText}) => {
      if (metric === undefined || marginText === null || written.has(metric)) return []
      return [{metric, loss: `a loss of ${marginText}`, line: marginText}]
    })
  return unique(lines)
}

/** The margins in segments that are not those that the policy writes for segments. */
function marginsOfSegments(
  written: number | string | undefined,
  findings: readonly Finding[]
): readonly {readonly metric: string; readonly margin: string}[] {
  const own = written === undefined ? null : (parseMargin(written)?.text ?? null)
  const lines = findings
    .filter(f => f.check === 'segments')
    .flatMap(({subject: {metric}, marginText}) =>
      metric === undefined || marginText === null || marginText === own
        ? []
        : [{metric, margin: marginText}]
    )
  return unique(lines)
}

function unique<T>(lines: readonly T[]): readonly T[] {
  return [...new Map(lines.map(line => [JSON.stringify(line), line])).values()]
}
