import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {removeTemporary} from '../adapters/temporary.ts'
import {beforeIt, edited, exampleFiles, openTrial, type Edit, type Trial} from './trial.ts'

const POLICY = 'model-promotion.yml'
const example = exampleFiles('diabetes-metrics-only')

/** A metrics file that states something else. */
function states(what: object | string): Edit {
  return () => ({'metrics.json': typeof what === 'string' ? what : JSON.stringify(what)})
}

function instead(edit: Edit): Edit {
  return files => ({'metrics.json': null, ...edit(files)})
}

/** The model that is worse: production has r2 0.4192, rmse 55.6, mae 44.52. */
const WORSE = {r2: 0.35, rmse: 59, mae: 47}
const BETTER = {r2: 0.43, rmse: 55, mae: 44}

/** What is stated of a model that is worse, or of which nobody knows how good it is. */
const TRICKS: Readonly<Record<string, Edit>> = {
  'nothing: it is worse': states(WORSE),
  'r2 is left out': states({rmse: 55, mae: 44}),
  'r2 is null': states({...BETTER, r2: null}),
  'r2 is a word': states({...BETTER, r2: 'better'}),
  'r2 is empty': states({...BETTER, r2: ''}),
  'r2 is true': states({...BETTER, r2: true}),
  'r2 is no number': states('{"r2": NaN, "rmse": 55, "mae": 44}'),
  'r2 is infinite': states('{"r2": 1e999, "rmse": 55, "mae": 44}'),
  'r2 is above its best value': states({...BETTER, r2: 1.7}),
  'rmse is below zero': states({...BETTER, rmse: -5}),
  'r2 is a percentage': states({...BETTER, r2: 42.7}),
  'rmse is in thousands': states({...BETTER, rmse: 0.059}),
  'r2 is that of training': states({rmse: 55, mae: 44, train_r2: 0.99}),
  'all is that of training': states({train: BETTER}),
  'the best of three runs counts': states({...WORSE, best_r2: 0.6, best_rmse: 40, best_mae: 30}),
  'r2 has another name': states({rmse: 55, mae: 44, fit: 0.9}),
  'lower is said to be better': states({...WORSE, r2: {value: 0.35, direction: 'lower'}}),
  'lower_is_better is said for all': states({...WORSE, lower_is_better: true}),
  'higher is said to be better for errors': states({
    r2: 0.43,
    rmse: {value: 59, higher_is_better: true},
    mae: {value: 47, greater_is_better: true}
  }),
  'the file has a threshold of its own': states({
    r2: {value: 0.35, threshold: 0.2, passed: true},
    rmse: {value: 59, threshold: 70, passed: true},
    mae: {value: 47, threshold: 60, passed: true}
  }),
  'the file has a margin of its own': states({...WORSE, margin: 0.5, tolerance: '50 %'}),
  'the file says that it passed': states({...WORSE, verdict: 'pass', status: 'pass'}),
  'the unit is another': states({...BETTER, rmse: {value: 5.9, unit: 'tens'}, mae: {value: 47}}),
  'a standard error hides the loss': states({...WORSE, r2: {value: 0.35, standard_error: 10}}),
  'an interval hides the loss': states({...WORSE, r2: {value: 0.35, interval: [-5, 5]}}),
  'a key is there twice': states('{"r2": 0.1, "rmse": 59, "mae": 44, "r2": 0.43, "rmse": 55}'),
  'a key is there twice, the worse one last': states(
    '{"r2": 0.43, "rmse": 55, "mae": 44, "rmse": 59}'
  ),
  'the key is written twice in two ways': states({...WORSE, R2: 0.43, RMSE: 55, MAE: 44}),
  'production’s values are repeated with other data': states({...WORSE, dataset: 'easy'}),
  'the file is empty': states(''),
  'the file is an empty object': states({}),
  'the file is an empty list': states('[]'),
  'the file is broken off': states('{"r2": 0.43, "rmse": 55'),
  'the file is a page of a server': states('<!doctype html><title>Not found</title>'),
  'the file is gone': instead(() => ({})),
  'the file is a link to production’s': instead(() => ({
    'metrics.json': ['production/metrics.json']
  })),
  'the file is a link to a place outside': instead(() => ({'metrics.json': ['/etc/hostname']})),
  'the file is a folder': instead(() => ({'metrics.json/a.json': JSON.stringify(BETTER)})),
  'the file is a link to itself': instead(() => ({'metrics.json': ['metrics.json']})),
  'the values are production’s, and the settings are others': files => ({
    'metrics.json': files['production/metrics.json'] ?? '',
    'params.yaml': (files['params.yaml'] ?? '').replaceAll(/\d+/gu, '7')
  }),
  'production’s file is worse': files => ({
    'metrics.json': JSON.stringify(WORSE),
    'production/metrics.json': '{"r2": 0.1, "rmse": 90, "mae": 80}',
    'production/README.md': files['production/README.md'] ?? ''
  }),
  'production’s file is gone': () => ({
    'metrics.json': JSON.stringify(WORSE),
    'production/metrics.json': null,
    'production/README.md': null
  }),
  'production’s file states less': () => ({
    'metrics.json': JSON.stringify(WORSE),
    'production/metrics.json': '{"mae": 50}'
  }),
  'the policy wants one metric only': files => ({
    'metrics.json': JSON.stringify({...WORSE, mae: 44}),
    [POLICY]: (files[POLICY] ?? '').replaceAll(/ {6}(r2|rmse): .*\n/gu, '')
  }),
  'the policy knows other directions': files => ({
    'metrics.json': JSON.stringify(WORSE),
    [POLICY]: (files[POLICY] ?? '').replaceAll(/margin: [^}]+/gu, 'margin: 99 %, direction: higher')
  }),
  'the policy is broken': files => ({
    'metrics.json': JSON.stringify(WORSE),
    [POLICY]: `${files[POLICY] ?? ''}\n  : [`
  }),
  'the policy reads another file': files => ({
    'metrics.json': JSON.stringify(WORSE),
    'best.json': JSON.stringify(BETTER),
    [POLICY]: (files[POLICY] ?? '').replace('metrics: metrics.json', 'metrics: best.json')
  }),
  'the policy looks for production where nothing is': files => ({
    'metrics.json': JSON.stringify(WORSE),
    [POLICY]: (files[POLICY] ?? '').replace('path: production', 'path: prodution')
  }),
  'only the card is better': files => ({
    'metrics.json': JSON.stringify(WORSE),
    'README.md': (files['README.md'] ?? '').replaceAll('0.4268', '0.9')
  })
}

let trial: Trial

beforeAll(() => {
  trial = openTrial(beforeIt(example))
})
afterAll(removeTemporary)

test('untouched, the model passes', async () => {
  expect(await trial.judge(example)).toMatchObject({exit: 0, open: []})
})

describe('a model that states its own numbers does not pass when', () => {
  test.each(Object.entries(TRICKS))('%s', async (_, edit) => {
    const {exit, open} = await trial.judge(edited(example, edit))
    expect([1, 3]).toContain(exit)
    expect(open.length).toBeGreaterThan(0)
  })
})

/** Without a policy the base commit is production. Numbers come with the number of examples. */
const BASE = {
  'metrics.json': '{"accuracy": {"value": 0.92, "n": 4000}, "f1": {"value": 0.9, "n": 4000}}',
  'model.pkl': 'weights of the first',
  'README.md': '# model\n'
}
const CANDIDATE = {
  'metrics.json': '{"accuracy": {"value": 0.94, "n": 4000}, "f1": {"value": 0.93, "n": 4000}}',
  'model.pkl': 'weights of the second',
  'README.md': '# model\n'
}

const WITHOUT_POLICY: Readonly<Record<string, Edit>> = {
  'it is worse': states({accuracy: {value: 0.9, n: 4000}, f1: {value: 0.88, n: 4000}}),
  'n is left out': states({accuracy: 0.921, f1: 0.901}),
  'n is another': states({accuracy: {value: 0.99, n: 50}, f1: {value: 0.99, n: 50}}),
  'n is nothing': states({accuracy: {value: 0.93, n: 0}, f1: {value: 0.93, n: 0}}),
  'n is below nothing': states({accuracy: {value: 0.93, n: -1}, f1: {value: 0.93, n: -1}}),
  'n is a word': states({accuracy: {value: 0.93, n: 'many'}, f1: {value: 0.93, n: 'many'}}),
  'it is that of validation': states({
    val_accuracy: {value: 0.99, n: 4000},
    val_f1: {value: 0.99, n: 4000}
  }),
  'accuracy is 170': states({accuracy: {value: 170, n: 4000}, f1: {value: 0.93, n: 4000}}),
  'accuracy is 94, in percent': states({
    accuracy: {value: 94, n: 4000},
    f1: {value: 0.93, n: 4000}
  }),
  'f1 is no longer stated': states({accuracy: {value: 0.94, n: 4000}}),
  'accuracy is no longer stated': states({f1: {value: 0.94, n: 4000}}),
  'the evaluation is that of the first': () => ({'metrics.json': BASE['metrics.json']}),
  'the metrics file is gone': () => ({'metrics.json': null}),
  'the metrics are in a file of another name': () => ({
    'metrics.json': null,
    'results/final.json': '{"accuracy": 0.99}'
  }),
  'a policy that accepts all is brought along': () => ({
    'metrics.json': '{"accuracy": {"value": 0.7, "n": 4000}, "f1": {"value": 0.7, "n": 4000}}',
    [POLICY]:
      'version: 1\nmodels:\n  m:\n    metrics: metrics.json\n    at-least-as-good: {accuracy: {margin: 90 pp}}\n'
  }),
  'a policy that names nothing is brought along': () => ({
    'metrics.json': '{"accuracy": {"value": 0.7, "n": 4000}, "f1": {"value": 0.7, "n": 4000}}',
    [POLICY]: 'version: 1\n'
  })
}

describe('without a policy a model does not pass when', () => {
  let without: Trial

  beforeAll(() => {
    without = openTrial(BASE)
  })

  test('untouched, it passes', async () => {
    expect(await without.judge(CANDIDATE)).toMatchObject({exit: 0})
  })

  test.each(Object.entries(WITHOUT_POLICY))('%s', async (_, edit) => {
    const {exit} = await without.judge(edited(CANDIDATE, edit))
    expect([1, 3]).toContain(exit)
  })
})
