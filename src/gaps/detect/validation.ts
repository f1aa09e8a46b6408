import {allFields, at, items, numberOf, textOf} from '../documents.ts'
import {bestOf, declared, missing, verified, type Detector, type Sighting} from './detector.ts'
import {evidentlyTests} from './evidently.ts'
import {junitOf, type TestRun} from './junit.ts'

export const dataValidation: Detector = {
  practice: 'data-validation',
  detect(sight) {
    const results = sight.read('validation', 'data-validation').flatMap(file => {
      const value = sight.json(file)
      if (value === undefined) return [missing(`${file.path} is no readable JSON.`)]
      const result = greatExpectations(value) ?? dbtTests(value) ?? evidentlyTests(value)
      return result === null ? [] : [sightingOf(file.path, result)]
    })
    // One failed validation is a failed validation, whatever else passed.
    return results.find(r => r.state === 'missing') ?? bestOf(results)
  }
}

/** What a validation tool says of data. */
interface Result {
  readonly tool: string
  readonly checks: number
  readonly failed: number
  /** The tool's own word over the counts, where it has one. */
  readonly passed: boolean
}

function sightingOf(path: string, {tool, checks, failed, passed}: Result): Sighting {
  if (!passed || failed > 0)
    return missing(`${path}: ${failed} of ${checks} checks of the data failed (${tool}).`)
  if (checks === 0) return missing(`${path} has no check of the data (${tool}).`)
  return verified(`${path}: ${checks} checks of the data passed (${tool}).`)
}

/** A validation result (`results`, `statistics`) or a checkpoint result of several (`run_results`). */
function greatExpectations(value: unknown): Result | null {
  if (typeof at(value, 'success') !== 'boolean') return null
  const suites = allFields(value).filter(
    f =>
      typeof f['success'] === 'boolean' &&
      numberOf(at(f, 'statistics', 'evaluated_expectations')) !== null
  )
  if (suites.length === 0) return null
  const total = (key: string): number =>
    suites.reduce((sum, suite) => sum + (numberOf(at(suite, 'statistics', key)) ?? 0), 0)
  return {
    tool: 'Great Expectations',
    checks: total('evaluated_expectations'),
    failed: total('unsuccessful_expectations'),
    passed: at(value, 'success') === true && suites.every(s => s['success'] === true)
  }
}

/** Tests among the nodes of dbt's run_results.json; models and seeds are no checks. */
function dbtTests(value: unknown): Result | null {
  if (!(textOf(at(value, 'metadata', 'dbt_schema_version')) ?? '').includes('run-results'))
    return null
  const tests = items(at(value, 'results')).filter(r =>
    (textOf(at(r, 'unique_id')) ?? '').startsWith('test.')
  )
  const failed = tests.filter(r => !['pass', 'warn'].includes(textOf(at(r, 'status')) ?? '')).length
  return {tool: 'dbt', checks: tests.length, failed, passed: failed === 0}
}

const COVERED = {
  'valid data': /data|schema|null|range|row/iu,
  'input format': /input|format|feature|request|payload|signature/iu,
  thresholds: /threshold|accura|metric|quality|performance|score|auc|f1|regress/iu,
  'the response': /response|output|predict|api|endpoint|probabil/iu
} as const

export const automatedTests: Detector = {
  practice: 'automated-tests',
  detect(sight) {
    const reports = sight.read('testReport', 'automated-tests').flatMap(({path, text}) => {
      const run = junitOf(text)
      return run === null ? [] : [{path, run}]
    })
    const failed = reports.find(({run}) => run.failed > 0)
    if (failed !== undefined)
      return missing(`${failed.path}: ${failed.run.failed} of ${failed.run.tests} tests failed.`)
    const best = reports.find(({run}) => lacking(run).length === 0 && run.tests > 0) ?? reports[0]
    if (best !== undefined) return covered(best.path, best.run)
    const file = sight.paths('testFile')[0]
    return file === undefined
      ? null
      : declared(`There are tests (${file}), but no report that they passed.`)
  }
}

function covered(path: string, run: TestRun): Sighting {
  if (run.tests === 0) return missing(`${path} reports no test that ran.`)
  const without = lacking(run)
  return without.length === 0
    ? verified(`${path}: ${run.tests} tests passed, on data, input, thresholds and response.`)
    : declared(
        `${path}: ${run.tests} tests passed; by name, none is about ${without.join(' or ')}.`
      )
}

function lacking({names}: TestRun): readonly string[] {
  return Object.entries(COVERED)
    .filter(([, words]) => !names.some(name => words.test(name)))
    .map(([what]) => what)
}
