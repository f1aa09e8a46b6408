import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import type {MetricEntry} from '../../src/evidence/metric.ts'
import {pairEntries} from '../../src/gate/pairs.ts'
import {decided} from '../fixtures/facts.ts'
import {readJson, readText} from './reading.ts'

type Tree = number | {readonly [key: string]: Tree}

/** What may stand above or below a metric, in any order. */
const LEVELS: Readonly<Record<string, readonly string[]>> = {
  split: ['train', 'val', 'test'],
  dataset: ['imdb', 'sst2', 'banking77'],
  class: ['cat', 'dog', 'no parking'],
  fold: ['fold_1', 'fold_2', 'fold_3'],
  model: ['forest', 'boosted trees'],
  container: ['metrics', 'results', 'scores']
}
const METRICS = ['accuracy', 'f1', 'roc_auc', 'rmse', 'log_loss', 'price_mae', 'waiting_time_rmse']

/** Files of names and numbers, whose numbers are all different. */
const files = fc
  .tuple(
    fc.shuffledSubarray(Object.keys(LEVELS), {maxLength: 3}),
    fc.nat({max: 3}),
    fc.uniqueArray(fc.constantFrom(...METRICS), {minLength: 1, maxLength: 3}),
    fc.array(fc.integer({min: 1, max: 3}), {minLength: 4, maxLength: 4})
  )
  .map(([levels, at, metrics, widths]) => {
    const names = levels.map((level, i) => (LEVELS[level] ?? []).slice(0, widths[i]))
    names.splice(Math.min(at, names.length), 0, metrics)
    let next = 0
    const build = ([keys, ...rest]: readonly (readonly string[])[]): Tree =>
      keys === undefined
        ? (1000 + next++) / 10_000
        : Object.fromEntries(keys.map(key => [key, build(rest)]))
    return build(names)
  })

function numbersIn(tree: Tree): readonly number[] {
  return typeof tree === 'number' ? [tree] : Object.values(tree).flatMap(numbersIn)
}

function numbersOf(entries: readonly MetricEntry[]): readonly number[] {
  return entries.flatMap(({value, repeats}) => repeats ?? [value])
}

const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)

describe('invariant 1: every number that votes has a finding', () => {
  test('whatever stands above and below its name, a number is told apart from every other', () => {
    fc.assert(
      fc.property(files, file => {
        const entries = readJson(file).entries.filter(entry => entry.votes)
        const pairs = pairEntries(entries, entries.toReversed())
        expect(pairs.map(pair => pair.baseline?.value)).toEqual(entries.map(entry => entry.value))
        const subjects = pairs.map(({metric, label}) => `${metric}@${label}`)
        expect(new Set(subjects).size).toBe(entries.length)
      })
    )
  })

  test('a number that votes and falls has a finding that does not pass', () => {
    fc.assert(
      fc.property(files, fc.nat(), (file, nth) => {
        const entries = readJson(file).entries
        const voting = entries.filter(entry => entry.votes && entry.repeats === undefined)
        const worse = voting[nth % Math.max(voting.length, 1)]
        if (worse === undefined) return
        const changed = entries.map(entry =>
          entry === worse ? {...entry, value: entry.direction === 'lower' ? 0.9 : 0.001} : entry
        )
        const verdict = decided({entries}, {entries: changed})
        expect(verdict.verdict).not.toBe('pass')
      }),
      {numRuns: 50}
    )
  })

  test.each([
    [{accuracy: 0.9, roc_auc: {train: 0.95, test: 0.5}}, ['accuracy', 'roc_auc@test']],
    [{f1: {cat: 0.9, dog: 0.8, macro: 0.85}}, ['f1@cat', 'f1@dog', 'f1_macro']],
    [{imdb: {accuracy: 0.9}, sst2: {accuracy: 0.8}}, ['accuracy@imdb', 'accuracy@sst2']],
    [{accuracy: {mean: 0.9, best: 0.95, f1: 0.8}}, ['accuracy@mean', 'accuracy@best', 'f1']]
  ])('%j', (file, expected) => {
    const voting = readJson(file).entries.filter(entry => entry.votes)
    const told = voting.map(({canonical, split, place}) =>
      [canonical, place ?? split].filter(part => part !== undefined).join('@')
    )
    expect(told.length).toBe(expected.length)
  })
})

describe('invariant 2: every number that does not vote is listed with the reason', () => {
  test('the numbers of a file are those of its entries, however they are nested', () => {
    fc.assert(
      fc.property(files, file => {
        const {entries} = readJson(file)
        expect(sorted(numbersOf(entries))).toEqual(sorted(numbersIn(file)))
        expect(entries.filter(entry => !entry.votes && entry.why === undefined)).toEqual([])
      })
    )
  })

  test('numbers beside a value with its precision are there, too', () => {
    const {entries} = readJson({accuracy: {value: 0.9, n: 50, std: 0.02, max: 0.93}})
    expect(entries.map(({value, votes, why}) => [value, votes, why])).toEqual([
      [0.9, true, undefined],
      [0.02, false, 'a spread, not a value'],
      [0.93, false, 'it stands beside the value']
    ])
  })

  test('an unknown name keeps its name, whatever stands above it', () => {
    const {entries} = readJson({rows: {metrics: {passAt1: 0.24, chunks_found: 7}}})
    expect(entries.map(({canonical, metric}) => canonical ?? metric)).toEqual([
      'pass@1',
      'rows.metrics.chunks_found'
    ])
  })

  test('a metric beside a score is no detail of it', () => {
    const {entries} = readJson({test: {score: 0.9, accuracy: 0.8}})
    expect(entries.filter(entry => entry.votes).map(({value}) => value)).toEqual([0.9, 0.8])
  })
})

describe('invariant 20: a row is what its table means by it', () => {
  test.each([
    [
      'a split',
      'split,accuracy\ntrain,0.99\ntest,0.9\n',
      [
        [0.99, 'train', false],
        [0.9, 'test', true]
      ]
    ],
    [
      'a metric',
      'metric,train,test\naccuracy,0.99,0.9\n',
      [
        [0.99, 'train', false],
        [0.9, 'test', true]
      ]
    ],
    [
      'an epoch',
      'epoch,val_acc\n1,0.5\n2,0.6\n',
      [
        [2, undefined, false],
        [0.6, 'validation', true]
      ]
    ]
  ])('%s', (_, text, expected) => {
    const {entries} = readText('m.csv', text)
    expect(entries.map(({value, split, votes}) => [value, split, votes])).toEqual(expected)
  })

  test('a model, and in it a fold', () => {
    const text = 'model,fold,accuracy\nrf,2,0.8\nrf,1,0.9\nxgb,1,0.7\nxgb,2,0.6\n'
    expect(readText('m.csv', text).entries).toMatchObject([
      {model: 'rf', repeats: [0.9, 0.8], folds: 2},
      {model: 'xgb', repeats: [0.7, 0.6], folds: 2}
    ])
  })

  test('folds and seeds in names are repeats, in the order of their numbers', () => {
    const {entries} = readJson({
      accuracy: {fold_2: 0.8, fold_1: 0.9, mean: 0.85},
      f1_seed_10: 0.3,
      f1_seed_9: 0.2,
      cv_fold_0: {rmse: 2},
      cv_fold_1: {rmse: 4}
    })
    expect(entries).toMatchObject([
      {canonical: 'rmse', value: 3, repeats: [2, 4], folds: 2},
      {canonical: 'f1', repeats: [0.2, 0.3]},
      {canonical: 'accuracy', value: 0.85, repeats: [0.9, 0.8], folds: 2}
    ])
    expect(entries[1]?.folds).toBeUndefined()
  })

  test('a table of a report in Markdown', () => {
    const report =
      '# Report\n\n| Metric | Value |\n|---|---|\n| Accuracy | **93%** |\n| p99 latency | 80 ms |\n'
    expect(readText('report.md', report).entries).toMatchObject([
      {canonical: 'accuracy', value: 93, percent: true, votes: true, location: {line: 5}},
      {value: 80, unit: 'ms', votes: false}
    ])
  })

  test("XGBoost's evals_result is a curve of rounds", () => {
    const reading = readJson({
      validation_0: {logloss: [0.5, 0.3]},
      validation_1: {logloss: [0.6, 0.4]}
    })
    expect(reading.entries.map(({value, votes}) => [value, votes])).toEqual([
      [0.3, false],
      [0.4, true]
    ])
  })

  test('of a grid search the setting that was ranked first is the model', () => {
    const {entries} = readJson({
      params: [{C: 1}, {C: 2}],
      split0_test_neg_log_loss: [-0.5, -0.3],
      split1_test_neg_log_loss: [-0.6, -0.5],
      mean_test_neg_log_loss: [-0.55, -0.4],
      rank_test_neg_log_loss: [2, 1]
    })
    expect(entries).toMatchObject([
      {canonical: 'log_loss', value: 0.4, repeats: [0.3, 0.5], folds: 2, direction: 'lower'}
    ])
  })

  test("promptfoo's latency and cost are numbers of operation, not scores", () => {
    const row = {success: true, score: 1, latencyMs: 80, cost: 0.002, provider: {id: 'p'}}
    const {entries} = readJson({results: {stats: {successes: 1, failures: 0}, results: [row]}})
    const operation = entries.filter(({metric}) => /latency|cost/u.test(metric))
    expect(operation.map(({value, direction, votes}) => [value, direction, votes])).toEqual([
      [80, 'lower', false],
      [0.002, 'lower', false]
    ])
  })

  test('-1 of a detection is no object; sections of another model are not the candidate', () => {
    const {entries} = readJson({
      bbox_mAP_s: -1,
      old_model_metrics: {acc: 0.8},
      new_model_metrics: {acc: 0.9},
      baseline_accuracy: 0.5
    })
    expect(entries.map(({value, why}) => [value, why])).toEqual([
      [-1, 'nothing of this kind to measure'],
      [0.8, 'of another model than the candidate'],
      [0.9, undefined],
      [0.5, 'of another model than the candidate']
    ])
  })
})

describe('invariant 5: what tells the evaluation set is read', () => {
  test('counts, digests and folds beside the numbers', () => {
    const {entries, conditions} = readJson({
      dataset: 'imdb',
      n_samples: 500,
      dataset_sha256: 'abc',
      n_folds: 5,
      accuracy: 0.9
    })
    expect(entries.find(entry => entry.votes)).toMatchObject({dataset: 'imdb', n: 500})
    expect(conditions.map(({what, of, value}) => [what, of, value])).toEqual([
      ['examples', 'imdb', '500'],
      ['digest of the data', 'imdb', 'abc'],
      ['folds', 'imdb', '5']
    ])
  })

  test.each([
    {eval_dataset: {name: 'squad', revision: 2}},
    {dataset: {id: 'squad', version: '2'}},
    {test_set: 'squad', revision: '2'},
    {benchmark: 'squad', dataset_revision: '2'}
  ])('a data set as a text or with its parts: %j', about => {
    const {entries} = readJson({...about, f1: 0.9})
    expect(entries.find(entry => entry.votes)).toMatchObject({dataset: 'squad', revision: '2'})
  })

  test.each(['n_train', 'train_n'])('what %s counts is known by the rest of its name', key => {
    const {conditions} = readJson({accuracy: 0.9, [key]: 900})
    expect(conditions.map(({what, of}) => [what, of?.replace('_', '')])).toEqual([
      ['examples', 'train']
    ])
  })

  test('versions, hashes and limits of lm-eval', () => {
    const {conditions} = readJson({
      results: {gsm8k: {'exact_match,none': 0.5}},
      versions: {gsm8k: 3},
      task_hashes: {gsm8k: 'aa'},
      'n-shot': {gsm8k: 5},
      'n-samples': {gsm8k: {original: 1319, effective: 100}},
      config: {limit: 100}
    })
    expect(conditions.map(({what, value}) => `${what} ${value}`)).toEqual([
      'task version 3',
      'task hash aa',
      'examples 100',
      'few-shot examples 5',
      'limit 100'
    ])
  })

  test('no limit is one, too', () => {
    const {conditions} = readJson({
      results: {gsm8k: {'exact_match,none': 0.5}},
      versions: {},
      config: {limit: null}
    })
    expect(conditions.map(({what, value}) => `${what} ${value}`)).toEqual(['limit none'])
  })
})
