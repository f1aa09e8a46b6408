import {describe, expect, test} from '@jest/globals'
import {aPracticeCase, stateOf, type Files} from './a-practice-case.ts'

function state(practice: string, files: Files): [string, string] {
  const {state: found, evidence} = stateOf(practice, aPracticeCase(files))
  return [found, evidence]
}

function suite(...statuses: string[]): string {
  return JSON.stringify({
    name: 'Data Integrity Suite',
    results: [
      {check: {name: 'Mixed Nulls'}, conditions_results: []},
      {
        check: {name: 'Conflicting Labels'},
        conditions_results: statuses.map(s => ({Status: s, Condition: 'c', 'More Info': ''}))
      }
    ]
  })
}

describe('reports on data', () => {
  test.each<[string, string, string, RegExp]>([
    ['deepchecks.json', suite('PASS', 'WARN'), 'verified', /2 checks .* \(Deepchecks\)/u],
    ['deepchecks.json', suite('PASS', 'FAIL'), 'missing', /1 of 2 checks .* failed/u],
    ['deepchecks.json', suite(), 'missing', /no check/u],
    ['deepchecks.json', suite('MAYBE'), 'declared', /not known/u],
    [
      'deepchecks.json',
      JSON.stringify({
        results: [
          {check: {}, conditions_results: [{Status: 'PASS'}]},
          {check: {}, exception: 'KeyError'}
        ]
      }),
      'missing',
      /1 of 2 checks/u
    ],
    [
      'gx/validation.json',
      '{"success": true, "statistics": {"evaluated_expectations": 3, "unsuccessful_expectations": 0}, "meta": {"great_expectations_version": "2.0.1"}}',
      'declared',
      /says Great Expectations 2\.0\.1; that version is not known/u
    ],
    [
      'gx/validation.json',
      '{"success": true, "statistics": {"evaluated_expectations": 3, "unsuccessful_expectations": 0}, "meta": {"great_expectations_version": "1.9.3"}}',
      'verified',
      /3 checks/u
    ],
    [
      'run_results.json',
      '{"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/run-results/v9.json"}, "results": [{"unique_id": "test.a", "status": "pass"}]}',
      'declared',
      /dbt v9; that version is not known/u
    ],
    [
      'reports/junit-pandera.xml',
      '<testsuites><testcase name="schema"/></testsuites>',
      'verified',
      /1 tests? of the data/u
    ],
    [
      'reports/junit-pandera.xml',
      '<testsuites><testcase name="schema"><failure/></testcase></testsuites>',
      'missing',
      /1 of 1 tests of the data failed/u
    ]
  ])('%s: %#', (path, text, expected, says) => {
    const [found, evidence] = state('data-validation', {[path]: text})
    expect([found, evidence]).toEqual([expected, expect.stringMatching(says)])
  })

  test('tests of other things say nothing of data', () => {
    const junit = '<testsuites><testcase name="api"/></testsuites>'
    expect(state('data-validation', {'junit.xml': junit})[1]).toMatch(/^Looked for/u)
  })
})

describe('features that production serves', () => {
  const model = (...names: string[]): string =>
    `signature:\n  inputs: '${JSON.stringify(names.map(name => ({name, type: 'double'})))}'\n`
  const view = (...fields: string[]): string =>
    `from feast import FeatureView, Field\nfraud = FeatureView(name="fraud", schema=[${fields.join(', ')}])\n`
  const amount = 'Field(name="amount", dtype=Float32)'
  const country = "Field(name='country', dtype=String)"

  test.each<[string, Files, string, RegExp]>([
    [
      'all',
      {'models/fraud/MLmodel': model('amount'), 'feature_repo/fraud.py': view(amount, country)},
      'verified',
      /all 1 inputs/u
    ],
    [
      'not all',
      {'models/fraud/MLmodel': model('amount', 'age'), 'feature_repo/fraud.py': view(amount)},
      'missing',
      /does not serve age/u
    ],
    [
      'one in two ways',
      {
        'models/fraud/MLmodel': model('amount'),
        'feature_repo/a.py': view(amount),
        'feature_repo/b.py': view('Field(name="amount", dtype=Int64)')
      },
      'missing',
      /^feature_repo\/a\.py:2 serves amount as Float32, and feature_repo\/b\.py:2 serves it as Int64: those are several features/u
    ],
    [
      'one otherwise than the model takes it',
      {
        'models/fraud/MLmodel': model('amount'),
        'feature_repo/a.py': view('Field(name="amount", dtype=String)')
      },
      'missing',
      /serves amount as String, and models\/fraud\/MLmodel takes it as double: those are several features/u
    ],
    [
      'one with more digits',
      {
        'models/fraud/MLmodel': model('amount'),
        'feature_repo/a.py': view('Feature(name="amount", dtype=ValueType.INT64)')
      },
      'verified',
      /all 1 inputs/u
    ],
    ['nobody says which', {'features.py': view(amount)}, 'declared', /not stated/u],
    ['no definition', {'features.py': 'x = 1\n'}, 'missing', /^Looked for/u]
  ])('%s', (_, files, expected, says) => {
    expect(state('feature-availability', files)).toEqual([expected, expect.stringMatching(says)])
  })
})
