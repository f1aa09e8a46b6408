import {loadTestsOf, type LoadTests} from '../../repository/load-tests.ts'
import {milliseconds} from '../../policy/budgets.ts'
import {parseMargin} from '../../policy/margin.ts'
import type {ModelPolicy} from '../../policy/schema.ts'
import type {Case} from '../case.ts'
import {figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

const CHECK = 'load-test'
const PERCENTILES = ['p50', 'p95', 'p99'] as const

type LoadPolicy = NonNullable<ModelPolicy['load']>
type Found = NonNullable<LoadTests['best']>

/**
 * Was the candidate tested up to the required rate, and is it fast and right enough there? Asked where
 * the policy says so (`load: {requests-per-second: …}`), of the result that reached the highest rate.
 */
export function loadTest({demand, surroundings}: Case): readonly Finding[] {
  const demanded = demand.policy.load
  if (demanded === undefined) return []
  const none: LoadTests = {best: null, unknown: null, unread: null}
  const found = surroundings === undefined ? none : loadTestsOf(surroundings)
  const {best} = found
  if (best === null) return [notTested(found)]
  return [
    rate(best, demanded['requests-per-second']),
    ...latencies(best, demanded),
    ...errors(best, demanded)
  ]
}

function rate({path, tool, requestsPerSecond: reached}: Found, required: number): Finding {
  const isReached = reached >= required
  return aFindingOf({
    id: findingId(CHECK, 'requests-per-second'),
    status: isReached ? 'pass' : 'fail',
    direction: 'higher',
    candidate: reached,
    limit: {atLeast: required},
    evidence: 'files',
    summary: `${path} (${tool}) reached ${shown(reached)} requests a second, where ${shown(required)} are required.`,
    remedy: isReached
      ? null
      : 'Test up to the required rate; if the serving cannot keep up, give it more replicas, smaller batches or a smaller model.'
  })
}

function latencies(found: Found, demanded: LoadPolicy): readonly Finding[] {
  return PERCENTILES.flatMap(percentile => {
    const written = demanded[`latency-${percentile}`]
    if (written === undefined) return []
    const limit = milliseconds(written)
    return [
      atMost(found, {
        name: `latency-${percentile}`,
        value: found[percentile],
        limit,
        unit: 'ms',
        words: value =>
          `At ${shown(found.requestsPerSecond)} requests a second ${percentile.slice(1)} % are answered within ${shown(value)} ms, where ${shown(limit)} ms are allowed.`,
        lacks: `has no ${percentile} of the latency`,
        remedy: 'Make a prediction cheaper, or serve it from more replicas.'
      })
    ]
  })
}

function errors(found: Found, demanded: LoadPolicy): readonly Finding[] {
  const written = demanded['error-rate']
  const limit = written === undefined ? null : (parseMargin(written)?.value ?? null)
  if (limit === null) return []
  return [
    atMost(found, {
      name: 'error-rate',
      value: found.errorRate,
      limit,
      unit: 'fraction',
      words: value =>
        `At ${shown(found.requestsPerSecond)} requests a second ${figure(value, true)} of them fail, where at most ${figure(limit, true)} may.`,
      lacks: 'does not say how many requests failed',
      remedy: 'Find out from the logs of the serving what fails under load.'
    })
  ]
}

interface Limited {
  readonly name: string
  readonly value: number | null
  readonly limit: number
  readonly unit: string
  readonly words: (value: number) => string
  /** What the result lacks where there is no value. */
  readonly lacks: string
  readonly remedy: string
}

function atMost(
  {path, tool}: Found,
  {name, value, limit, unit, words, lacks, remedy}: Limited
): Finding {
  const status = value === null ? 'missing' : value <= limit ? 'pass' : 'fail'
  return aFindingOf({
    id: findingId(CHECK, name),
    status,
    direction: 'lower',
    unit,
    candidate: value,
    limit: {atMost: limit},
    evidence: 'files',
    summary: value === null ? `${path} (${tool}) ${lacks}.` : words(value),
    remedy:
      status === 'pass'
        ? null
        : status === 'fail'
          ? remedy
          : 'Let the load test report it (k6: summaryTrendStats with p(99); wrk: --latency), or take it out of load.'
  })
}

function notTested({unknown, unread}: LoadTests): Finding {
  const why =
    unknown !== null
      ? `${unknown.path} is of the form ${unknown.form}, which is not known`
      : unread !== null
        ? `${unread} is no result of k6, Locust or wrk that can be read`
        : 'no result of k6, Locust or wrk was found'
  return aFindingOf({
    id: findingId(CHECK),
    status: 'missing',
    evidence: 'files',
    summary: `The policy asks for a load test, but ${why}.`,
    remedy:
      'Commit the result (k6 run --summary-export load-test.json, locust --csv load-test), or point to it: practices: {capacity: PATH}.'
  })
}

function shown(value: number): string {
  return value >= 1000 ? figure(Math.round(value), false) : String(Number(value.toPrecision(3)))
}
