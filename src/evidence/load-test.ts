import {recordsOf} from './read-table.ts'
import {jsonValue} from '../files/syntax/plain-json.ts'
import * as z from 'zod'

/** What a load test measured; null where its result does not say. Latencies in milliseconds. */
export interface LoadTest {
  readonly tool: string
  readonly requestsPerSecond: number
  readonly p50: number | null
  readonly p95: number | null
  readonly p99: number | null
  /** Share of the requests that failed. */
  readonly errorRate: number | null
  readonly requests: number | null
  /** The form of the tool's file where it is none of those that are known: then little is certain. */
  readonly unknownForm: string | null
}

const finite = z.number()
/** A trend, counter or rate of k6: below `values` in what `handleSummary` gets, bare in a summary export. */
const measure = z.looseObject({values: z.record(z.string(), z.unknown()).optional()})
const k6Summary = z.looseObject({
  /** Neither the export nor what `handleSummary` gets has a version. */
  version: z.unknown().optional(),
  metrics: z.looseObject({
    http_reqs: measure,
    http_req_duration: measure.optional(),
    http_req_failed: measure.optional()
  })
})

/** Reads the result of k6 (JSON), Locust (`…_stats.csv`) or wrk (its text); null where it is none of them. */
export function readLoadTest(text: string): LoadTest | null {
  const plain = text.replace(/^\uFEFF/u, '')
  return plain.trimStart().startsWith('{') ? readK6(plain) : (readLocust(plain) ?? readWrk(plain))
}

function readK6(text: string): LoadTest | null {
  const parsed = k6Summary.safeParse(jsonValue(text))
  if (!parsed.success) return null
  const {
    http_reqs: requests,
    http_req_duration: duration,
    http_req_failed: failed
  } = parsed.data.metrics
  const {version} = parsed.data
  const rate = valueOf(requests, 'rate')
  if (rate === null) return null
  return {
    tool: 'k6',
    requestsPerSecond: rate,
    p50: valueOf(duration, 'med') ?? valueOf(duration, 'p(50)'),
    p95: valueOf(duration, 'p(95)'),
    p99: valueOf(duration, 'p(99)'),
    errorRate: valueOf(failed, 'rate') ?? valueOf(failed, 'value'),
    requests: valueOf(requests, 'count'),
    unknownForm: version === undefined ? null : wordOf(version)
  }
}

/** As it is written; anything but a text as JSON. */
function wordOf(version: unknown): string {
  return typeof version === 'string' ? version : JSON.stringify(version)
}

function valueOf(of: z.infer<typeof measure> | undefined, key: string): number | null {
  const found = finite.safeParse((of?.values ?? of)?.[key])
  return found.success ? found.data : null
}

/** The row `Aggregated`. */
function readLocust(text: string): LoadTest | null {
  if (!/^.*Requests\/s/u.test(text)) return null
  const total = recordsOf(text).find(({Name}) => Name === 'Aggregated')
  const cell = (column: string): number | null => {
    const written = total?.[column]?.trim() ?? ''
    const value = written === '' ? Number.NaN : Number(written)
    return Number.isFinite(value) ? value : null
  }
  const rate = cell('Requests/s')
  if (rate === null) return null
  const [requests, failures] = [cell('Request Count'), cell('Failure Count')]
  return {
    tool: 'Locust',
    requestsPerSecond: rate,
    p50: cell('50%'),
    p95: cell('95%'),
    p99: cell('99%'),
    errorRate:
      requests === null || failures === null || requests === 0 ? null : failures / requests,
    requests,
    unknownForm: null
  }
}

const MS: Readonly<Record<string, number>> = {us: 0.001, ms: 1, s: 1000, m: 60_000}

/** wrk says nothing of failures where there are none; without `--latency` it has no percentiles. */
function readWrk(text: string): LoadTest | null {
  const number = (pattern: RegExp): number | null => {
    const found = pattern.exec(text)?.[1]
    return found === undefined ? null : Number(found)
  }
  const rate = number(/^Requests\/sec:\s+(\d+(?:\.\d+)?)/mu)
  if (rate === null) return null
  const latency = (percent: number): number | null => {
    const found = new RegExp(
      `^[ \\t]+${percent}(?:\\.0+)?%\\s+(\\d+(?:\\.\\d+)?)(us|ms|s|m)\\b`,
      'mu'
    ).exec(text)
    return found === null ? null : Number(found[1]) * (MS[found[2] ?? ''] ?? Number.NaN)
  }
  const requests = number(/^[ \t]+(\d+) requests in /mu)
  const refused = number(/^[ \t]+Non-2xx or 3xx responses: (\d+)/mu) ?? 0
  const broken = [...text.matchAll(/(?:connect|read|write|timeout) (\d+)/gu)].reduce(
    (sum, [, times]) => sum + Number(times),
    0
  )
  return {
    tool: 'wrk',
    requestsPerSecond: rate,
    p50: latency(50),
    p95: latency(95),
    p99: latency(99),
    errorRate: requests === null || requests === 0 ? null : (refused + broken) / requests,
    requests,
    unknownForm: null
  }
}
