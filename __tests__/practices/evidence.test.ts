import {describe, expect, test} from '@jest/globals'
import type {Card, Evidence} from '../../src/evidence/evidence.ts'
import {recordedCommits} from '../../src/repository/recorded.ts'
import type {PracticeCase} from '../../src/practices/case.ts'
import {
  aCard,
  aFinding,
  aPracticeCase,
  aVersion,
  stateOf,
  someProduction
} from './a-practice-case.ts'

const COMMIT = '0123456789abcdef0123456789abcdef01234567'

function answer(practice: string, seen: PracticeCase): readonly string[] {
  const {state, evidence} = stateOf(practice, seen)
  return [state, evidence]
}

function withEvidence(more: Partial<Evidence>): PracticeCase {
  return aPracticeCase({}, {candidate: aVersion(more)})
}

describe('lineage', () => {
  test('a commit in the card is verified once it is known to be in the repository', () => {
    const candidate = aVersion({card: aCard({fields: {git_commit: COMMIT, license: 'mit'}})})
    const seen = aPracticeCase({}, {candidate})
    expect(recordedCommits(seen.repository, seen.candidate.evidence)).toEqual([COMMIT])
    expect(answer('code-version', seen)[0]).toBe('declared')
    expect(answer('code-version', {...seen, knownCommits: [COMMIT]})[0]).toBe('verified')
  })

  test('so is the commit in MLflow’s run tags', () => {
    const path = 'models/fraud/mlruns/0/abc/tags/mlflow.source.git.commit'
    const seen = aPracticeCase({[path]: `${COMMIT}\n`}, {knownCommits: [COMMIT]})
    expect(recordedCommits(seen.repository, seen.candidate.evidence)).toEqual([COMMIT])
    expect(answer('code-version', seen)[0]).toBe('verified')
  })

  test('hyperparameters need those of production to be compared with', () => {
    const candidate = aVersion({parameters: {C: '1', seed: '7'}})
    expect(answer('parameters', aPracticeCase({}, {candidate}))[0]).toBe('verified')
    expect(answer('parameters', aPracticeCase({}, {candidate, baseline: aVersion()}))[0]).toBe(
      'declared'
    )
    const baseline = aVersion({parameters: {C: '2'}})
    expect(answer('parameters', aPracticeCase({}, {candidate, baseline}))[0]).toBe('verified')
  })

  test.each([
    ['seed', '7', 'verified'],
    ['train.random_state', '0', 'verified'],
    ['split.random-seed', '42', 'verified'],
    ['random_state', 'None', 'missing'],
    ['seeded', '7', 'missing']
  ])('the parameter %s = %s: %s', (key, value, state) => {
    expect(answer('seed', withEvidence({parameters: {[key]: value}}))[0]).toBe(state)
  })

  test('the model file in git is versioned', () => {
    const files = {'models/fraud/model.pkl': ''}
    expect(answer('weights', aPracticeCase(files))[0]).toBe('verified')
    const {evidence, identity} = aVersion()
    const loose = {evidence, identity: {...identity, commit: null}}
    expect(answer('weights', aPracticeCase(files, {candidate: loose}))[0]).toBe('declared')
  })

  test('another file than recorded is not the model; a pointer is not the file', () => {
    const sha = (letter: string): string => `sha256:${letter.repeat(64)}`
    const record = (recordedIn: string, digest: string): Evidence['digests'][number] => ({
      role: 'weights',
      path: 'model.pkl',
      recordedIn,
      digest
    })
    const sources = [{kind: 'weights' as const, path: 'model.pkl', digest: sha('a')}]
    const found = (digest: Evidence['digests'][number]): readonly string[] =>
      answer('weights', withEvidence({sources, digests: [digest]}))
    expect(found(record('model.pkl.dvc', sha('b')))).toEqual([
      'missing',
      'model.pkl is not the file that model.pkl.dvc records.'
    ])
    expect(found(record('model.pkl.dvc', sha('a')))[0]).toBe('verified')
    expect(found(record('model.pkl', sha('b')))[0]).toBe('verified')
  })

  test('a dataset revision that is a commit stands, a branch can move', () => {
    const entry = {
      metric: 'accuracy',
      value: 0.9,
      votes: true,
      location: {line: 1},
      dataset: 'imdb'
    }
    const at = (revision: string): string | undefined =>
      answer('data-version', withEvidence({metrics: [{...entry, revision}]}))[0]
    expect(at(COMMIT)).toBe('verified')
    expect(at('main')).toBe('declared')
    const digest = {
      role: 'data' as const,
      path: 'imdb',
      digest: 'revision:main',
      recordedIn: 'README.md'
    }
    expect(answer('data-version', withEvidence({digests: [digest]}))[0]).toBe('missing')
  })
})

describe('test set', () => {
  const joined = {rows: 455, unmatched: 0, negativeFlips: 3}
  const recorded = (path: string, digest: string): Evidence['digests'][number] => ({
    role: 'data',
    path,
    digest,
    recordedIn: 'dvc.lock'
  })

  test('the same rows, apart from the training data by their digests', () => {
    const digests = [recorded('data/train.csv', 'md5:1'), recorded('data/test.csv', 'md5:2')]
    const apart = aPracticeCase({}, {joined, candidate: aVersion({digests})})
    expect(answer('held-out-test-set', apart)[0]).toBe('verified')
    expect(answer('held-out-test-set', aPracticeCase({}, {joined}))[0]).toBe('declared')
  })

  test('rows that only one side has are another test set', () => {
    const seen = aPracticeCase({}, {joined: {...joined, unmatched: 2}})
    expect(answer('held-out-test-set', seen)[0]).toBe('missing')
  })

  test('flips are counted, also when there are none', () => {
    expect(
      answer('negative-flips', aPracticeCase({}, {joined: {...joined, negativeFlips: 0}}))[0]
    ).toBe('verified')
    expect(
      answer('negative-flips', aPracticeCase({}, {joined: {...joined, negativeFlips: null}}))[0]
    ).toBe('missing')
  })

  test('repeats are cross-validation', () => {
    const entry = {metric: 'accuracy', value: 0.9, votes: true, location: {line: 1}}
    const metrics = [{...entry, repeats: [0.89, 0.91]}]
    expect(answer('cross-validation', withEvidence({metrics}))[0]).toBe('verified')
    expect(answer('cross-validation', withEvidence({metrics: [entry]}))[0]).toBe('missing')
  })
})

describe('registry and the way back', () => {
  const metrics = {kind: 'metrics' as const, path: 'metrics.json', digest: 'sha256:2'}

  test('the registry counts where it was asked', () => {
    const baseline = aVersion()
    expect(answer('model-registry', aPracticeCase({}, {baseline}))[0]).toBe('verified')
    expect(answer('model-registry', aPracticeCase({}, {baseline, baselineGiven: true}))[0]).toBe(
      'missing'
    )
    expect(answer('model-registry', aPracticeCase({}))[0]).toBe('missing')
  })

  test('one can go back to a model file, not to its metrics nor to a pointer', () => {
    const back = (paths: readonly string[], more: Partial<Evidence>): string | undefined => {
      const production = someProduction(Object.fromEntries(paths.map(path => [path, ''])), false)
      return answer('rollback', aPracticeCase({}, {baseline: aVersion(more), production}))[0]
    }
    const path = 'models/fraud/model.pkl'
    const pointer = {role: 'weights' as const, path, digest: 'sha256:1', recordedIn: path}
    expect(back([path], {sources: [metrics]})).toBe('verified')
    expect(back([path], {sources: [metrics], digests: [pointer]})).toBe('declared')
    expect(back(['models/churn/model.pkl'], {sources: [metrics]})).toBe('declared')
    expect(back([], {})).toBe('missing')
  })
})

describe('contracts', () => {
  const model = (inputs: string): string =>
    `signature:\n  inputs: '${inputs}'\n  outputs: '[{"type": "long"}]'\n`
  const before = '[{"name": "amount", "type": "double"}, {"name": "country", "type": "string"}]'
  const compared = (after: string): readonly string[] => {
    const files = {'models/fraud/MLmodel': model(before)}
    const production = someProduction(files, false)
    const seen = aPracticeCase(
      {'models/fraud/MLmodel': model(after)},
      {baseline: aVersion(), production}
    )
    return answer('input-contract', seen)
  }

  test.each([
    [before, 'verified', 'fit those'],
    ['[{"name": "amount", "type": "double"}]', 'missing', 'input country is gone'],
    [before.replace('double', 'long'), 'missing', 'input amount is long instead of double'],
    [
      before.replace(']', ', {"name": "age", "type": "long"}]'),
      'missing',
      'age is new and required'
    ],
    [
      before.replace(']', ', {"name": "age", "type": "long", "required": false}]'),
      'verified',
      'fit'
    ]
  ])('%s: %s', (after, state, says) => {
    expect(compared(after)).toEqual([state, expect.stringContaining(says)])
  })

  test('cannot be compared with a model in production that has none', () => {
    const seen = aPracticeCase({'models/fraud/MLmodel': model(before)}, {baseline: aVersion()})
    expect(answer('response-contract', seen)[0]).toBe('declared')
  })
})

describe('findings of the verdict', () => {
  test.each([
    ['bias-audit', 'fairness/equal-opportunity'],
    ['shadow-mode', 'shadow/latency'],
    ['latency-budget', 'budgets/latency-p99'],
    ['drift-detection', 'drift/amount']
  ])(
    '%s is verified by the finding %s, whatever it says, but not by its absence',
    (practice, id) => {
      expect(answer(practice, aPracticeCase({}, {findings: [aFinding(id, 'fail')]}))[0]).toBe(
        'verified'
      )
      expect(answer(practice, aPracticeCase({}, {findings: [aFinding(id, 'missing')]}))[0]).toBe(
        'missing'
      )
    }
  )

  test('what the policy demands and nobody measured is declared', () => {
    const policy = {budgets: {'latency-p99': '100 ms'}, segments: {by: ['country']}}
    expect(answer('latency-budget', aPracticeCase({}, {policy}))).toEqual([
      'declared',
      'The policy demands it (budgets.latency-p99), but nothing was measured.'
    ])
    expect(answer('segments', aPracticeCase({}, {policy}))[0]).toBe('declared')
    expect(answer('cost-per-prediction', aPracticeCase({}, {policy}))[0]).toBe('missing')
  })

  test('calibration has to hold', () => {
    const found = (status: 'pass' | 'fail', rows = true): string | undefined =>
      answer(
        'calibration',
        aPracticeCase(
          {},
          {
            findings: [
              aFinding('at-least-as-good/brier', status, {
                subject: {metric: 'brier'},
                evidence: rows ? 'paired-rows' : 'bare'
              })
            ]
          }
        )
      )[0]
    expect(found('pass')).toBe('verified')
    expect(found('fail')).toBe('missing')
    expect(found('pass', false)).toBe('missing')
  })
})

describe('the card', () => {
  const sections = (...headings: string[]): Card['sections'] =>
    headings.map(heading => ({heading, level: 2, empty: false}))
  const full = sections(
    'Model Details',
    'Intended Uses',
    'Training Data',
    'Evaluation',
    'Bias, Risks, and Limitations'
  )
  const documented = (list: Card['sections']): readonly string[] =>
    answer('documentation', withEvidence({card: aCard({sections: list})}))

  test('is complete with its sections filled', () => {
    expect(documented(full)[0]).toBe('verified')
    expect(documented(full.slice(1))).toEqual([
      'missing',
      expect.stringContaining('on what it is.')
    ])
    expect(documented(full.map(s => ({...s, empty: s.heading === 'Evaluation'})))[0]).toBe(
      'missing'
    )
  })

  test('a heading counts by what stands under the headings below it', () => {
    const split = full.flatMap(s =>
      s.heading === 'Evaluation'
        ? [
            {...s, empty: true},
            {heading: 'Numbers', level: 3, empty: false}
          ]
        : [s]
    )
    expect(documented(split)[0]).toBe('verified')
  })

  test('compliance needs all three statements', () => {
    const stated = (fields: Record<string, string>): readonly string[] =>
      answer('compliance', withEvidence({card: aCard({fields})}))
    expect(stated({license: 'mit'})).toEqual([
      'missing',
      'Nothing is stated on personal data and on retention.'
    ])
    expect(stated({license: 'mit', personal_data: 'none', retention: '90 days'})[0]).toBe(
      'verified'
    )
  })

  test('human oversight stands under its heading', () => {
    const card = aCard({sections: sections('Human oversight')})
    expect(answer('human-oversight', withEvidence({card}))[0]).toBe('verified')
  })
})

describe('load and abstention', () => {
  test('a load test counts up to the required rate', () => {
    const files = {
      'loadtest/k6-summary.json': '{"metrics": {"http_reqs": {"values": {"rate": 10}}}}'
    }
    const at = (perDay: number): string | undefined =>
      answer('capacity', aPracticeCase(files, {costs: {'requests-per-day': perDay}}))[0]
    expect(at(864_000)).toBe('verified')
    expect(at(864_001)).toBe('missing')
  })

  test('Locust’s statistics give the rate in their last row', () => {
    const files = {
      'loadtest/run_stats.csv':
        'Type,Name,Request Count,Failure Count,Requests/s\nPOST,/predict,90,0,9.5\n,Aggregated,90,0,9.5\n'
    }
    expect(answer('capacity', aPracticeCase(files))[1]).toContain('9.5 requests a second')
  })

  test('a threshold needs its coverage', () => {
    const parameters = {confidence_threshold: '0.8'}
    expect(answer('abstention', withEvidence({parameters}))[0]).toBe('declared')
    const metrics = [{metric: 'coverage', value: 0.93, votes: false, location: {line: 1}}]
    expect(answer('abstention', withEvidence({parameters, metrics}))[0]).toBe('verified')
  })
})
