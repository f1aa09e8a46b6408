import type {Direction} from '../statistics/core/difference.ts'
import {recognise} from '../metrics/names.ts'
import type {MetricEntry} from './metric.ts'

/** What a model takes or gives while it runs. */
type OperationKind =
  'latency' | 'throughput' | 'memory' | 'size' | 'cost' | 'tokens' | 'errors' | 'availability'

/** What is measured in units that can be converted; a currency is one of its own. */
type Dimension = 'time' | 'bytes' | 'rate' | 'share' | 'currency'

/** A unit as it is written, and how much one of it is in the dimension's own: s, B, 1/s, 1. */
export interface OperationUnit {
  readonly text: string
  /** A currency is its own. */
  readonly dimension: string
  readonly factor: number
}

/** What a number of operation is of. */
export interface Operation {
  readonly kind: OperationKind
  readonly direction: Direction
  /** The words of the name less those of the unit, for people: `latency p99`. */
  readonly name: string
  /** Equal for every spelling of the same quantity: `latency_p99_ms` and `p99_latency_s`. */
  readonly key: string
  /** Null where nothing says it. */
  readonly unit: OperationUnit | null
}

interface Kind {
  readonly kind: OperationKind
  readonly direction: Direction
  readonly says: RegExp
}

const UNIT_OF_WORK =
  '(?:tokens?|requests?|predictions?|query|queries|images?|samples?|rows?|examples?|items?|inferences?|calls?)'

/** By words of the name, in lower case with a blank on either side; the first that fits counts. */
const KINDS: readonly Kind[] = [
  {
    kind: 'errors',
    direction: 'lower',
    says: / (?:(?:requests?|https?|server|api|serving|runtime|service) (?:errors?|failures?) (?:rate|share)|(?:timeouts?|failures?|faults?|crash|5xx|4xx|oom|rejection|drop) (?:rate|share)|failed requests|timeouts) /u
  },
  {kind: 'availability', direction: 'higher', says: / (?:availability|uptime) /u},
  {
    kind: 'throughput',
    direction: 'higher',
    says: new RegExp(
      ` (?:throughput|qps|rps|tps|fps|(?:${UNIT_OF_WORK}|records|transactions) (?:per|a) (?:second|sec|s|minute|min|hour)|(?:tok|tokens|req|requests) s) `,
      'u'
    )
  },
  {
    kind: 'latency',
    direction: 'lower',
    says: new RegExp(
      ` (?:latency|latencies|response times?|(?:inference|predict|prediction|processing|service|request|response) (?:times?|duration)|time to first token|ttft|tpot|(?:time|ms|millis|milliseconds|us|s|seconds) per (?:output )?${UNIT_OF_WORK}) `,
      'u'
    )
  },
  {
    kind: 'cost',
    direction: 'lower',
    says: new RegExp(
      ` (?:costs?(?: .*)? (?:usd|eur|gbp|dollars|cents|per|api|inference|prediction|request|query|1000|1k|million)|(?:usd|eur|gbp|dollars|cents|total|mean|avg|average|api|inference|serving|prediction|request|query)(?: .*)? costs?|(?:usd|eur|gbp|dollars|cents|price) per .*) | cost $`,
      'u'
    )
  },
  {
    kind: 'tokens',
    direction: 'lower',
    says: / (?:(?:output|completion|prompt|input|generated|reasoning|total|mean|avg|average) tokens|tokens used|tokens per (?:request|response|answer|query|call|sample|example|completion|prompt|conversation|task)|token usage) /u
  },
  {kind: 'memory', direction: 'lower', says: / (?:memory|mem|ram|vram|rss|sram) /u},
  {
    kind: 'size',
    direction: 'lower',
    says: / (?:(?:model|artifact|artefact|binary|file|disk|package|bundle|weights|checkpoint|onnx|tflite) (?:file )?size|size on disk|size (?:bytes|kb|mb|gb|kib|mib|gib)|model (?:bytes|kb|mb|gb|kib|mib|gib)) /u
  }
]

/** Of the training, of its spread, a setting, or a change: nothing that a model does in production. */
const ANOTHER_MATTER =
  / (?:train|training|trained|fit|epochs?|steps?|warmup|std|stdev|stddev|variance|var|sem|stderr|error bar|budget|slo|sla|target|limit|threshold|allowed|max tokens|vocab|seen|dataset|corpus|delta|diff|change|improvement|speedup|ratio|errors? costs?|expected cost|cost matrix|misclassification|available|seed|batch size|count) /u
/** What trainers write of their own evaluation says how fast the evaluation was. */
const OF_A_TRAINER =
  /^ (?:eval|test|predict|validation|val) (?:runtime|samples per second|steps per second|[a-z]+ (?:alloc|peaked) delta) $/u

const UNITS: Readonly<Record<Dimension, Readonly<Record<string, number>>>> = {
  time: {
    ...{ns: 1e-9, nanos: 1e-9, nanoseconds: 1e-9, us: 1e-6, µs: 1e-6, usec: 1e-6},
    ...{microseconds: 1e-6, ms: 1e-3, msec: 1e-3, millis: 1e-3, milliseconds: 1e-3},
    ...{s: 1, sec: 1, secs: 1, second: 1, seconds: 1, min: 60, minutes: 60, h: 3600, hours: 3600}
  },
  bytes: {
    ...{b: 1, bytes: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12},
    ...{kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40}
  },
  rate: {qps: 1, rps: 1, tps: 1, fps: 1},
  share: {'%': 0.01, pct: 0.01, percent: 0.01},
  currency: {usd: 1, $: 1, dollars: 1, eur: 1, '€': 1, gbp: 1, '£': 1, cents: 0.01}
}
const RATE = /^(.*?)(?:\/| per | )(s|sec|second|min|minute|h|hour)$/u
const SECONDS: Readonly<Record<string, number>> = {
  ...{s: 1, sec: 1, second: 1, min: 60, minute: 60, h: 3600, hour: 3600}
}
const BY_UNIT: Readonly<Partial<Record<string, Pick<Operation, 'kind' | 'direction'>>>> = {
  time: {kind: 'latency', direction: 'lower'},
  bytes: {kind: 'size', direction: 'lower'},
  rate: {kind: 'throughput', direction: 'higher'}
}
/** Units in which each kind is measured. */
const DIMENSIONS: Readonly<Record<OperationKind, readonly Dimension[]>> = {
  latency: ['time'],
  throughput: ['rate'],
  memory: ['bytes'],
  size: ['bytes'],
  cost: ['currency'],
  tokens: [],
  errors: ['share'],
  availability: ['share']
}

/**
 * What a stated number is of, where it tells how the model runs and not how good it is; null for any other, and for
 * what is known of the training. The unit is that of the file, else that of the name.
 */
export function operationOf(entry: MetricEntry): Operation | null {
  // A quality that is known by name is a quality, whatever it is of: `latency_mae`.
  if (entry.canonical !== undefined || entry.split === 'train') return null
  const quality = recognise(entry.title ?? entry.metric).metric?.name
  if (quality !== undefined && quality !== 'error_rate') return null
  const written = entry.unit ?? (entry.percent === true ? '%' : undefined)
  const words = wordsOf(entry.title ?? entry.metric)
  const text = ` ${words.join(' ')} `
  if (ANOTHER_MATTER.test(text) || OF_A_TRAINER.test(text)) return null
  const beside = written === undefined ? null : unitOf(written)
  const said = KINDS.find(({says}) => says.test(text)) ?? besides(beside)
  if (said === undefined) return null
  const {kind, direction} = said
  const inName = words.findLast(word =>
    DIMENSIONS[kind].some(dimension => Object.hasOwn(UNITS[dimension], word))
  )
  const named = words.filter(word => word !== inName || beside !== null)
  // `qps` is a unit and says what is counted.
  const rest = named.length === 0 ? words : named
  return {
    kind,
    direction,
    name: rest.join(' '),
    key: rest.toSorted().join(' '),
    unit: beside ?? (inName === undefined ? rateIn(text, kind) : unitOf(inName))
  }
}

function besides(unit: OperationUnit | null): Pick<Operation, 'kind' | 'direction'> | undefined {
  return unit === null ? undefined : BY_UNIT[unit.dimension]
}

/** `requests per second` in a name is a unit and says what is counted at once. */
function rateIn(text: string, kind: OperationKind): OperationUnit | null {
  const per = / per (second|sec|s|minute|min|hour) /u.exec(text)?.[1]
  const factor = per === undefined ? undefined : SECONDS[per]
  return kind !== 'throughput' || per === undefined || factor === undefined
    ? null
    : {text: `/${per.replace(/^(s|min|h).*$/u, '$1')}`, dimension: 'rate', factor: 1 / factor}
}

/** Any spelling of a unit; null for one that nobody knows. */
function unitOf(written: string): OperationUnit | null {
  const text = written.trim()
  const lower = text.toLowerCase().replace('μ', 'µ')
  for (const [dimension, units] of Object.entries(UNITS)) {
    const factor = Object.hasOwn(units, lower) ? units[lower] : undefined
    if (factor === undefined) continue
    return dimension === 'currency'
      ? {text: currencyOf(lower), dimension: currencyOf(lower), factor}
      : {text: symbolOf(text), dimension, factor}
  }
  const [, counted = '', per = ''] = RATE.exec(lower) ?? []
  const seconds = SECONDS[per]
  if (seconds !== undefined && counted !== '') return {text, dimension: 'rate', factor: 1 / seconds}
  // `ns/iter`: the time that one of something takes.
  const one = /^(\p{L}+)\/(?:iter|op|call|request|req|token|inference|row)$/u.exec(lower)?.[1]
  return one === undefined || !Object.hasOwn(UNITS.time, one)
    ? null
    : {text, dimension: 'time', factor: UNITS.time[one] ?? 1}
}

/** As SI and policies write it: `MB` for `mb`. */
function symbolOf(unit: string): string {
  const [, prefix = '', binary = ''] = /^([KMGT])(i?)B$/iu.exec(unit) ?? []
  if (prefix === '') return unit
  return `${binary === '' && /k/iu.test(prefix) ? 'k' : prefix.toUpperCase()}${binary === '' ? '' : 'i'}B`
}

function currencyOf(unit: string): string {
  if (unit === 'eur' || unit === '€') return 'EUR'
  return unit === 'gbp' || unit === '£' ? 'GBP' : 'USD'
}

/** Lower-case words of a name; quantiles in one spelling: `p(99)`, `99th percentile` and `median` are `p99` and `p50`. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace('μ', 'µ')
    .replaceAll(/[^\p{L}\d%$€£]+/gu, ' ')
    .replaceAll(/\bp (\d\d)\b/gu, 'p$1')
    .replaceAll(/\b(\d\d)th(?: percentile)?\b/gu, 'p$1')
    .replaceAll(/\bmedian\b/gu, 'p50')
    .replaceAll(/\b(?:avg|average)\b/gu, 'mean')
    .trim()
    .split(' ')
}
