import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {caseOf, decide} from '../../src/gate/decide.ts'
import type {ModelPolicy} from '../../src/policy/schema.ts'
import {factsFrom} from './case-from-files.ts'

function decided(candidate: unknown, baseline: unknown, policy?: ModelPolicy) {
  return decide(caseOf(factsFrom({metrics: candidate}, {metrics: baseline}, policy)))
}

function ofOperation(...given: Parameters<typeof decided>) {
  return decided(...given).findings.filter(f => f.check === 'operation')
}

describe('invariant 12: operational numbers are evidence', () => {
  test.each([
    ['latency', {latency_p99_ms: 80}, {latency_p99_ms: 3000}],
    ['latency in other units', {latency_p99_ms: 80}, {p99_latency_s: 3}],
    ['latency below a key', {latency: {p99_ms: 80}}, {latency: {p99_ms: 3000}}],
    ['latency as text', {latency: '80 ms'}, {latency: '3 s'}],
    [
      'latency with its unit',
      {inference_time: {value: 80, unit: 'ms'}},
      {inference_time: {value: 3, unit: 's'}}
    ],
    ['time to the first token', {ttft_ms: 200}, {ttft_ms: 900}],
    ['throughput', {requests_per_second: 100}, {requests_per_second: 60}],
    [
      'tokens a second',
      {throughput: {value: 90, unit: 'tokens/s'}},
      {throughput: {value: 30, unit: 'tokens/s'}}
    ],
    ['memory', {peak_memory_mb: 900}, {peak_memory_gib: 4}],
    ['size', {model_size_mb: 20}, {model_size_mb: 200}],
    ['cost', {cost_per_1000_requests_usd: 0.4}, {cost_per_1000_requests_usd: 1.2}],
    ['tokens', {mean_output_tokens: 300}, {mean_output_tokens: 900}],
    ['failures', {request_error_rate: 0.001}, {request_error_rate: 0.02}],
    ['failures in percent', {timeout_rate: '0.1%'}, {timeout_rate: '2.0%'}]
  ])('%s: a loss of more than a fifth holds, better and equal do not', (_, good, bad) => {
    const [before, after] = [
      {accuracy: 0.9, ...good},
      {accuracy: 0.92, ...bad}
    ]
    expect(ofOperation(after, before)).toMatchObject([
      {status: 'inconclusive', role: 'guard', detail: 'assumed', marginText: '20 %'}
    ])
    expect(decided(after, before).verdict).toBe('hold')
    expect(ofOperation(before, after)).toMatchObject([{status: 'pass'}])
    expect(decided({...before, accuracy: 0.92}, before).verdict).toBe('pass')
  })

  test('the line that settles it is a budget', () => {
    const [finding] = ofOperation(
      {accuracy: 0.9, latency_p99_ms: 3000},
      {accuracy: 0.9, latency_p99_ms: 80}
    )
    expect(finding?.summary).toBe(
      'Latency p99 is 3,000 ms, 80 ms in production: 37.5 times as much, and nobody says what is allowed.'
    )
    expect(finding?.remedy).toContain('models: {model: {budgets: {latency-p99: 96 ms}}}')
    const named = {'latency-p99': '96 ms'} as const
    const verdict = decided(
      {accuracy: 0.9, latency_p99_ms: 95},
      {accuracy: 0.9, latency_p99_ms: 50},
      {budgets: named}
    )
    expect(verdict.verdict).toBe('pass')
    expect(verdict.findings.find(f => f.id === 'budgets/latency-p99')).toMatchObject({
      status: 'pass',
      candidate: 95,
      baseline: 50,
      limit: {atMost: 96}
    })
  })

  test.each([
    ['latency-p99', '100 ms', {latency_p99_ms: 99}, {latency_p99_s: 0.101}],
    ['latency-p95', {margin: '10 %'}, {latency_p95_ms: 54}, {latency_p95_ms: 56}],
    ['throughput', 80, {qps: 81}, {qps: 79}],
    ['error-rate', '1 %', {http_error_rate: 0.009}, {http_error_rate: '1.1%'}],
    ['timeout-rate', 0.01, {timeout_rate: 0.01}, {timeout_rate: 0.02}],
    ['cost-per-1000', '0.50 USD', {cost_per_request_usd: 0.0005}, {cost_per_1000_usd: 0.51}]
  ])('a budget for %s judges what the file states', (budget, limit, kept, broken) => {
    const policy = {budgets: {[budget]: limit}} as ModelPolicy
    const before = {accuracy: 0.9, latency_p95_ms: 50}
    const statusWith = (numbers: object): unknown =>
      decided({...before, ...numbers}, before, policy).findings.find(
        f => f.id === `budgets/${budget}`
      )?.status
    expect(statusWith(kept)).toBe('pass')
    expect(statusWith(broken)).toBe('fail')
  })

  test('a budget that no file answers asks for the log', () => {
    const {findings} = decided({accuracy: 0.9}, {accuracy: 0.9}, {budgets: {'latency-p99': 100}})
    expect(findings).toContainEqual(expect.objectContaining({id: 'shadow/log', status: 'missing'}))
  })

  test('a number that the candidate no longer states holds, a new one is shown', () => {
    const [before, after] = [{accuracy: 0.9, latency_ms: 80}, {accuracy: 0.9}]
    expect(ofOperation(after, before)).toMatchObject([{status: 'missing', detail: 'gone'}])
    expect(ofOperation(before, after)).toMatchObject([{status: 'not-applicable', role: 'info'}])
  })

  test('a unit on one side only is told', () => {
    expect(ofOperation({accuracy: 0.9, latency: 3}, {accuracy: 0.9, latency_ms: 80})).toMatchObject(
      [{status: 'inconclusive', detail: 'other-unit'}]
    )
  })

  test.each([
    [{eval_runtime: 1}, {eval_runtime: 9}],
    [{train_time_s: 1}, {train_time_s: 9}],
    [{eval_samples_per_second: 90}, {eval_samples_per_second: 9}],
    [{latency_budget_ms: 10}, {latency_budget_ms: 90}],
    [{latency_std_ms: 1}, {latency_std_ms: 9}],
    [{max_tokens: 10}, {max_tokens: 90}],
    [{batch_size: 8}, {batch_size: 64}]
  ])('%j is none of the model in production', (before, after) => {
    expect(ofOperation({accuracy: 0.9, ...after}, {accuracy: 0.9, ...before})).toEqual([])
  })

  test('a policy may name one as a metric', () => {
    const policy: ModelPolicy = {
      'at-least-as-good': {latency_mean_ms: {margin: '10 %'}, accuracy: {margin: '1 pp'}}
    }
    const before = {accuracy: 0.9, latency_mean_ms: 30}
    expect(decided({...before, latency_mean_ms: 32}, before, policy).verdict).toBe('pass')
    expect(decided({...before, latency_mean_ms: 36}, before, policy).verdict).toBe('fail')
  })

  test('whatever the unit, what is better or within a fifth never holds', () => {
    const units = {ms: 1, us: 1000, s: 0.001}
    const unit = fc.constantFrom(...(Object.keys(units) as (keyof typeof units)[]))
    fc.assert(
      fc.property(
        fc.double({min: 1, max: 1e4, noNaN: true}),
        fc.double({min: 0.1, max: 1.19, noNaN: true}),
        unit,
        unit,
        (ms, factor, own, other) => {
          const [finding] = ofOperation(
            {accuracy: 0.9, [`latency_${own}`]: ms * factor * units[own]},
            {accuracy: 0.9, [`latency_${other}`]: ms * units[other]}
          )
          expect(finding?.status).toBe('pass')
        }
      ),
      {numRuns: 100}
    )
  })
})

describe('benchmarks alone', () => {
  const benchmark = (value: number): unknown => [{name: 'predict', unit: 'ns/iter', value}]

  test('decide: equal and faster pass, slower is not told from noise', () => {
    expect(decided(benchmark(100), benchmark(100)).verdict).toBe('pass')
    expect(decided(benchmark(90), benchmark(100)).verdict).toBe('pass')
    expect(decided(benchmark(105), benchmark(100)).verdict).toBe('hold')
  })

  test('of a summary of a run decide nothing', () => {
    expect(decided({latency_ms: 5}, {latency_ms: 5}).verdict).toBe('hold')
  })
})
