import type {ReadFile} from '../repository/opened.ts'
import {dataReportOf, type DataReport} from '../repository/formats/data-reports.ts'
import {bestOf, declared, missing, verified, type Practice, type Observation} from './practice.ts'
import {junitOf, type TestRun} from '../repository/formats/junit.ts'

export const dataValidation = {
  id: 'data-validation',
  title: 'The data is validated',
  hurdle: 'R',
  stage: 2,
  layer: null,
  verifiedWhen: 'a validation result for the data is there and passed',
  looksFor: 'a validation result that passed',
  lookedIn:
    'results of Great Expectations, dbt (run_results.json), Evidently and Deepchecks, and JUnit files on data',
  effort: 3,
  detect(given) {
    const results = given.read('validation', 'data-validation').flatMap(file => {
      const value = given.json(file)
      if (value === undefined) return [missing(`${file.path} is no readable JSON.`)]
      const result = dataReportOf(value)
      return result === null ? [] : [sightingOf(file.path, result)]
    })
    for (const one of given.read('testReport', 'data-validation').flatMap(testsOfData))
      results.push(one)
    // One failed validation is a failed validation, whatever else passed.
    return results.find(r => r.state === 'missing') ?? bestOf(results)
  }
} as const satisfies Practice

function sightingOf(
  path: string,
  {tool, checks, failed, passed, unknownVersion}: DataReport
): Observation {
  if (!passed || failed > 0)
    return missing(`${path}: ${failed} of ${checks} checks of the data failed (${tool}).`)
  if (checks === 0) return missing(`${path} has no check of the data (${tool}).`)
  if (unknownVersion !== null)
    return declared(
      `${path}: ${checks} checks of the data passed, says ${tool} ${unknownVersion}; that version is not known.`
    )
  return verified(`${path}: ${checks} checks of the data passed (${tool}).`)
}

/** A JUnit file that is about data by its name, as of pandera under pytest. */
function testsOfData({path, text}: ReadFile): readonly Observation[] {
  const run = /data|schema|pandera|validation/iu.test(path) ? junitOf(text) : null
  if (run === null || run.tests === 0) return []
  return [
    run.failed > 0
      ? missing(`${path}: ${run.failed} of ${run.tests} tests of the data failed.`)
      : verified(`${path}: ${run.tests} tests of the data passed.`)
  ]
}

const COVERED = {
  'valid data': /data|schema|null|range|row/iu,
  'input format': /input|format|feature|request|payload|signature/iu,
  thresholds: /threshold|accura|metric|quality|performance|score|auc|f1|regress/iu,
  'the response': /response|output|predict|api|endpoint|probabil/iu
} as const

export const automatedTests = {
  id: 'automated-tests',
  title: 'The model is tested automatically',
  hurdle: 'D',
  stage: 2,
  layer: null,
  verifiedWhen:
    'a test report passed that covers valid data, input format, thresholds and the response',
  looksFor: 'a test report on data, input format, thresholds and response',
  lookedIn: 'JUnit files (junit*.xml, TEST-*.xml, test-results/)',
  effort: 3,
  detect(given) {
    const reports = given.read('testReport', 'automated-tests').flatMap(({path, text}) => {
      const run = junitOf(text)
      return run === null ? [] : [{path, run}]
    })
    const failed = reports.find(({run}) => run.failed > 0)
    if (failed !== undefined)
      return missing(`${failed.path}: ${failed.run.failed} of ${failed.run.tests} tests failed.`)
    const best = reports.find(({run}) => lacking(run).length === 0 && run.tests > 0) ?? reports[0]
    if (best !== undefined) return covered(best.path, best.run)
    const file = given.paths('testFile')[0]
    return file === undefined
      ? null
      : declared(`There are tests (${file}), but no report that they passed.`)
  }
} as const satisfies Practice

function covered(path: string, run: TestRun): Observation {
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
