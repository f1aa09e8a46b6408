import {allFields, at, items, numberOf, textOf} from '../documents.ts'

/** What a validation tool says of data. */
export interface DataReport {
  readonly tool: string
  readonly checks: number
  readonly failed: number
  /** The tool's own word over the counts, where it has one. */
  readonly passed: boolean
  /** The version of tool or format where it is none of those that are known; then little is certain. */
  readonly unknownVersion: string | null
}

/** Reads a result of Great Expectations, dbt, Evidently or Deepchecks; null where the value is none. */
export function dataReportOf(value: unknown): DataReport | null {
  return greatExpectations(value) ?? dbtTests(value) ?? deepchecks(value) ?? evidently(value)
}

/** A validation result (`results`, `statistics`) or a checkpoint result of several (`run_results`). */
function greatExpectations(value: unknown): DataReport | null {
  if (typeof at(value, 'success') !== 'boolean') return null
  const fields = allFields(value)
  const suites = fields.filter(
    f =>
      typeof f['success'] === 'boolean' &&
      numberOf(at(f, 'statistics', 'evaluated_expectations')) !== null
  )
  if (suites.length === 0) return null
  const total = (key: string): number =>
    suites.reduce((sum, suite) => sum + (numberOf(at(suite, 'statistics', key)) ?? 0), 0)
  const version = fields.flatMap(f => textOf(f['great_expectations_version']) ?? [])[0]
  return {
    tool: 'Great Expectations',
    checks: total('evaluated_expectations'),
    failed: total('unsuccessful_expectations'),
    passed: at(value, 'success') === true && suites.every(s => s['success'] === true),
    unknownVersion: unless(/^[01]\./u, version)
  }
}

/** Tests among the nodes of dbt's run_results.json; models and seeds are no checks. */
function dbtTests(value: unknown): DataReport | null {
  const schema = textOf(at(value, 'metadata', 'dbt_schema_version')) ?? ''
  if (!schema.includes('run-results')) return null
  const tests = items(at(value, 'results')).filter(r =>
    (textOf(at(r, 'unique_id')) ?? '').startsWith('test.')
  )
  const failed = tests.filter(r => !['pass', 'warn'].includes(textOf(at(r, 'status')) ?? '')).length
  return {
    tool: 'dbt',
    checks: tests.length,
    failed,
    passed: failed === 0,
    unknownVersion: unless(/^v[1-6]$/u, /\/(v\d+)\.json$/u.exec(schema)?.[1] ?? schema)
  }
}

/** The conditions of a Deepchecks suite (`SuiteResult.to_json`); a check that broke down is a failed one. */
function deepchecks(value: unknown): DataReport | null {
  const results = items(at(value, 'results'))
  const isSuite = results.some(
    r => at(r, 'check') !== undefined && Array.isArray(at(r, 'conditions_results'))
  )
  if (!isSuite) return null
  const broken = results.filter(r => at(r, 'exception') !== undefined).length
  const statuses = results
    .flatMap(r => items(at(r, 'conditions_results')))
    .map(c => textOf(at(c, 'Status')) ?? '')
  const known = ['PASS', 'WARN', 'FAIL', 'ERROR']
  const failed = broken + statuses.filter(s => s === 'FAIL' || s === 'ERROR').length
  return {
    tool: 'Deepchecks',
    checks: statuses.length + broken,
    failed,
    passed: failed === 0,
    unknownVersion: statuses.every(s => known.includes(s)) ? null : 'with other words than known'
  }
}

/** The tests of an Evidently test suite or report. */
function evidently(value: unknown): DataReport | null {
  const tests = items(at(value, 'tests'))
  const statuses = tests.map(t => (textOf(at(t, 'status')) ?? '').toUpperCase())
  const known = ['SUCCESS', 'FAIL', 'WARNING', 'ERROR', 'SKIPPED']
  if (tests.length === 0 || !statuses.every(s => known.includes(s))) return null
  const failed = statuses.filter(s => s === 'FAIL' || s === 'ERROR').length
  const checks = statuses.filter(s => s !== 'SKIPPED').length
  return {tool: 'Evidently', checks, failed, passed: failed === 0, unknownVersion: null}
}

/** A version that is not of those that are known; null for one that is, or where none is written. */
function unless(known: RegExp, version: string | undefined): string | null {
  return version === undefined || known.test(version) ? null : version
}
