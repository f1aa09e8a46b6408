import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {readDigests} from '../../src/evidence/digests.ts'
import type {Condition} from '../../src/evidence/metric.ts'
import type {Facts} from '../../src/facts.ts'
import {evaluationSet} from '../../src/gate/checks/evaluation-set.ts'
import {caseOf, decide} from '../../src/gate/decide.ts'
import {caseFrom, factsFrom} from './case-from-files.ts'

function found(candidate: unknown, baseline: unknown) {
  return evaluationSet(caseFrom({metrics: candidate}, {metrics: baseline}))
}

describe('invariant 5: same evaluation set, or no comparison', () => {
  test.each([
    ['beside the metric', {accuracy: 0.99, n: 200}, {accuracy: 0.9, n: 1000}],
    [
      'in the metric',
      {accuracy: {value: 0.97, n: 200}},
      {accuracy: {value: 0.9, n: 1000, standard_error: 0.01}}
    ],
    ['as n_test', {f1: 0.9, n_test: 200}, {f1: 0.8, n_test: 1000}],
    ['as test_size', {rmse: 1.1, test_size: 200}, {rmse: 1.2, test_size: 1000}],
    ['as eval_samples', {eval_f1: 0.9, eval_samples: 200}, {eval_f1: 0.8, eval_samples: 1000}],
    ['as sample_size', {auc: 0.9, sample_size: 200}, {auc: 0.8, sample_size: 1000}],
    ['in a part', {auc: 0.9, rows: {test: 200}}, {auc: 0.8, rows: {test: 1000}}],
    [
      'as the support of a class',
      {yes: {precision: 0.9, recall: 0.9, 'f1-score': 0.9, support: 200}, accuracy: 0.9},
      {yes: {precision: 0.9, recall: 0.9, 'f1-score': 0.9, support: 1000}, accuracy: 0.9}
    ]
  ])('another number of examples %s is told and holds', (_, candidate, baseline) => {
    const findings = found(candidate, baseline)
    expect(findings).toMatchObject([
      {id: 'evaluation-set/n', status: 'inconclusive', role: 'guard'}
    ])
    expect(findings[0]?.summary).toMatch(/on 200 examples, .* on 1,000/u)
  })

  test.each([
    ['the same number', {accuracy: 0.91, n: 1000}, {accuracy: 0.9, n: 1000}],
    ['a number that only one side states', {accuracy: 0.91, n: 1000}, {accuracy: 0.9}],
    ['rows of the training', {accuracy: 0.91, n_train: 900}, {accuracy: 0.9, n_train: 500}],
    ['a number that is no count', {accuracy: 0.91, epochs: 9}, {accuracy: 0.9, epochs: 5}],
    [
      'a data set that is added',
      [
        {dataset: 'a', accuracy: 0.9},
        {dataset: 'b', accuracy: 0.9}
      ],
      [{dataset: 'a', accuracy: 0.9}]
    ]
  ])('%s is no contradiction', (_, candidate, baseline) => {
    expect(found(candidate, baseline)).toEqual([])
  })

  test.each([
    ['numbers of examples', {accuracy: 0.8, n_test: 200}, {accuracy: 0.9, n_test: 1000}],
    ['n', {accuracy: {value: 0.8, n: 200}}, {accuracy: {value: 0.9, n: 1000}}]
  ])('what differs in %s is neither better nor worse', (_, candidate, baseline) => {
    const given = caseFrom({metrics: candidate}, {metrics: baseline})
    const {verdict, findings} = decide(given)
    expect(verdict).toBe('hold')
    expect(findings.filter(f => f.check === 'at-least-as-good')).toMatchObject([
      {status: 'not-applicable', role: 'info', detail: 'other-data'}
    ])
  })

  test('of several tasks only those of the other set are not compared', () => {
    const of = (f1: number, n: number): object => ({
      f1: {value: f1, n},
      accuracy: {value: 0.9, n: 50}
    })
    const {findings} = decide(caseFrom({metrics: of(0.5, 60)}, {metrics: of(0.9, 50)}))
    const judged = findings.filter(f => f.check === 'at-least-as-good')
    expect(judged.map(f => [f.subject.metric, f.status])).toEqual([
      ['f1', 'not-applicable'],
      ['accuracy', 'pass']
    ])
  })

  test('whatever the values and numbers, sets of different size never pass', () => {
    fc.assert(
      fc.property(
        fc.double({min: 0, max: 1, noNaN: true}),
        fc.integer({min: 1, max: 1_000_000}),
        fc.integer({min: 1, max: 1_000_000}),
        (gain, n, other) => {
          const facts = factsFrom(
            {metrics: {accuracy: {value: Math.max(0.5, gain), n}}},
            {metrics: {accuracy: {value: 0.5, n: other}}}
          )
          expect(n !== other && decide(caseOf(facts)).verdict === 'pass').toBe(false)
        }
      ),
      {numRuns: 50}
    )
  })

  test('another revision of the data set holds, however it is written', () => {
    const metrics = (f1: number, revision: string) => ({eval_dataset: {name: 'qa', revision}, f1})
    const verdictOf = (revision: string): string =>
      decide(caseOf(factsFrom({metrics: metrics(0.9, revision)}, {metrics: metrics(0.8, 'abc')})))
        .verdict
    expect(['def', 'abc'].map(verdictOf)).toEqual(['hold', 'pass'])
  })

  test('other folds hold', () => {
    const folds = (...scores: number[]) => ({accuracy: {value: 0.9, folds: scores}})
    expect(found(folds(0.9, 0.91, 0.89), folds(0.9, 0.91, 0.89, 0.9, 0.9))).toMatchObject([
      {id: 'evaluation-set/folds', status: 'inconclusive'}
    ])
  })

  test('another version, hash or limit of the evaluation holds', () => {
    const findings = evaluationSet(
      caseOf(
        withConditions(
          [conditionOf('task version', '2.0'), conditionOf('limit', '100')],
          [conditionOf('task version', '1.0'), conditionOf('limit', '100')]
        )
      )
    )
    expect(findings).toMatchObject([
      {id: 'evaluation-set/task-version', status: 'inconclusive', location: {line: 3}}
    ])
    expect(findings[0]?.summary).toContain(
      'task version 2.0 (arc), the model in production with 1.0'
    )
  })

  test('more training data are no other evaluation, and a number of examples is told once', () => {
    const examples = (value: string, of: string): Condition => ({
      ...conditionOf('examples', value),
      of
    })
    for (const split of ['train', 'train_', 'training set'])
      expect(
        evaluationSet(caseOf(withConditions([examples('900', split)], [examples('500', split)])))
      ).toEqual([])
    expect(
      evaluationSet(caseOf(withConditions([examples('900', 'test')], [examples('500', 'test')])))
    ).toMatchObject([{id: 'evaluation-set/examples'}])
  })

  test('a version that only one side states is no contradiction', () => {
    expect(evaluationSet(caseOf(withConditions([conditionOf('task version', '2.0')], [])))).toEqual(
      []
    )
  })
})

describe('test data in the lock of a pipeline', () => {
  const lock = (stages: Readonly<Record<string, readonly [string[], string[]]>>): string =>
    JSON.stringify({
      schema: '2.0',
      stages: Object.fromEntries(
        Object.entries(stages).map(([name, [deps, outs]]) => [
          name,
          {cmd: name, deps: deps.map(entryOf), outs: outs.map(entryOf)}
        ])
      )
    })

  test.each([
    ['named so', 'evaluate', 'data/test.csv'],
    ['that only the evaluation reads', 'evaluate', 'data/2026.csv'],
    ['of a stage of another name', 'run', 'benchmark/eval.jsonl']
  ])('%s hold where they changed', (_, stage, path) => {
    const [own, other] = ['1', '2'].map(digest => lock({[stage]: [[`${path}#${digest}`], []]}))
    expect(ofLocks(own ?? '', other ?? '')).toMatchObject([
      {
        id: 'evaluation-set/test-data',
        status: 'inconclusive',
        location: {file: 'dvc.lock', line: 1}
      }
    ])
  })

  test.each([
    ['training data', 'data/train.csv', {train: ['data/train.csv']}],
    ['what the training reads too', 'data/all.csv', {train: ['data/all.csv']}],
    ['a folder of tests of the code', 'tests/cases.py', {}],
    ['parameters', 'params.yaml', {}],
    ['predictions', 'predictions/test.csv', {}]
  ])('%s may change', (_, path, others) => {
    const [own, other] = ['1', '2'].map(digest =>
      lock({
        evaluate: [[`${path}#${digest}`], []],
        ...Object.fromEntries(
          Object.entries(others).map(([name, deps]) => [
            name,
            [deps.map((dep: string) => `${dep}#${digest}`), []] as const
          ])
        )
      })
    )
    expect(ofLocks(own ?? '', other ?? '')).toEqual([])
  })

  test('what a stage made may change with the code', () => {
    const [own, other] = ['1', '2'].map(digest =>
      lock({
        prepare: [['raw.csv#1'], [`data/features#${digest}`]],
        evaluate: [[`data/features#${digest}`], []]
      })
    )
    expect(ofLocks(own ?? '', other ?? '')).toEqual([])
  })
})

/** `path#1` as an entry of a lock. */
function entryOf(written: string): {path: string; md5: string} {
  const [path = '', digest = ''] = written.split('#')
  return {path, md5: digest.repeat(32)}
}

function ofLocks(candidate: string, baseline: string) {
  const facts = factsFrom({metrics: {accuracy: 0.9}}, {metrics: {accuracy: 0.9}})
  const digestsOf = (text: string) =>
    readDigests('dvc.lock', new TextEncoder().encode(text)).digests
  return evaluationSet(
    caseOf(withEvidence(facts, {digests: digestsOf(candidate)}, {digests: digestsOf(baseline)}))
  )
}

function conditionOf(what: string, value: string): Condition {
  return {what, of: 'arc', value, location: {file: 'results.json', line: 3}}
}

function withConditions(own: readonly Condition[], other: readonly Condition[]): Facts {
  const facts = factsFrom({metrics: {accuracy: 0.9}}, {metrics: {accuracy: 0.9}})
  return withEvidence(facts, {conditions: own}, {conditions: other})
}

type Part = Partial<Facts['candidate']['evidence']>

function withEvidence(facts: Facts, candidate: Part, baseline: Part): Facts {
  return {
    ...facts,
    candidate: {...facts.candidate, evidence: {...facts.candidate.evidence, ...candidate}},
    baseline:
      facts.baseline === null
        ? null
        : {...facts.baseline, evidence: {...facts.baseline.evidence, ...baseline}}
  }
}
