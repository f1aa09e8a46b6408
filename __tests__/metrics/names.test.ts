import {describe, expect, test} from '@jest/globals'
import {bestValue, metricOf, parametersOf, recognise, splitOf} from '../../src/metrics/names.ts'
import {mustBePercent} from '../../src/metrics/ranges.ts'
import {METRICS} from '../../src/metrics/table.ts'

describe('recognise', () => {
  test.each([
    ['auc', 'roc_auc'],
    ['Accuracy', 'accuracy'],
    ['eval_accuracy', 'accuracy'],
    ['test/f1', 'f1'],
    ['f1-score', 'f1'],
    ['F1 Score', 'f1'],
    ['macro avg.f1-score', 'f1_macro'],
    ['Weighted Recall', 'recall_weighted'],
    ['metrics/mAP50(B)', 'map_50'],
    ['metrics/mAP50-95(B)', 'map'],
    ['best_mAP50', 'map_50'],
    ['avg_prec', 'average_precision'],
    ['PR-AUC', 'average_precision'],
    ['val_loss', 'loss'],
    ['Wer', 'wer'],
    ['R²', 'r2'],
    ['rougeL', 'rouge_l'],
    ['rocAuc', 'roc_auc'],
    ['bbox/AP', 'map'],
    ['pass@1', 'pass@1']
  ])('knows %s as %s', (name, canonical) => {
    expect(recognise(name)).toMatchObject({canonical, votes: true})
  })

  test('keeps what can differ apart: no two metrics share a spelling', () => {
    const owners = new Map<string, string>()
    for (const {name, spellings} of METRICS.values()) {
      for (const spelling of [name, ...spellings]) {
        const known = recognise(spelling).canonical
        owners.set(`${name}: ${spelling}`, known ?? 'unknown')
      }
    }
    const wrong = [...owners].filter(([key, owner]) => key.split(':')[0] !== owner)
    expect(wrong).toEqual([])
  })

  test.each([
    ['accuracy', 'higher'],
    ['wer', 'lower'],
    ['log_loss', 'lower'],
    ['val/box_loss', 'lower'],
    ['dice_multi', 'higher'],
    ['min_dcf-p=0.05', 'lower'],
    ['r2', 'higher']
  ])('%s is better %s', (name, direction) => {
    expect(recognise(name).direction).toBe(direction)
  })

  test.each([
    ['train_loss', 'a training metric'],
    ['Training Loss', 'a training metric'],
    ['train/f1', 'a training metric'],
    ['epoch', 'a step or epoch count'],
    ['eval_samples_per_second', 'a running time or speed'],
    ['train_runtime', 'a running time or speed'],
    ['lr/pg0', 'a learning rate'],
    ['support', 'a count'],
    ['numTrials', 'a count'],
    ['total_flos', 'an internal of the training'],
    ['best_imgsz', 'a setting'],
    ['_timestamp', 'a time stamp'],
    ['co2_emissions', 'emissions or energy'],
    ['exact_match_stderr', 'a spread, not a value'],
    ['accuracy_drop', 'a comparison, not a value']
  ])('%s does not vote: %s', (name, why) => {
    expect(recognise(name)).toMatchObject({votes: false, why})
  })

  test('an unknown name votes, without a direction', () => {
    const known = recognise('customer_joy')
    expect(known.votes).toBe(true)
    expect(known.direction).toBeUndefined()
  })

  test.each([
    ['price_mae', 'mae'],
    ['waiting_time_rmse', 'rmse'],
    ['memory_recall', 'recall'],
    ['orders.total.MAPE', 'mape'],
    ['priceMae', 'mae'],
    ['test-f1-macro@topk', 'f1_macro'],
    ['recall_at_precision_90', 'recall'],
    ['mae_usd', 'mae'],
    ['auc_48_hours', 'roc_auc'],
    ['HasAns_f1', 'f1'],
    ['val/box_loss', 'loss'],
    ['lowest_price_error', 'error'],
    ['passHat8', 'pass_hat']
  ])('%s holds %s', (name, held) => {
    expect(recognise(name)).toMatchObject({metric: {name: held}, votes: true})
    expect(recognise(name).canonical).toBeUndefined()
  })

  test.each([
    ['accuracy_threshold', 'a setting'],
    ['mixed_precision', 'a setting'],
    ['grad_acc_steps', 'a setting'],
    ['min_accuracy', 'a target or limit, not a value'],
    ['max_rmse', 'a target or limit, not a value'],
    ['target_f1', 'a target or limit, not a value'],
    ['recall_bias_note', 'a comparison, not a value'],
    ['std_accuracy', 'a spread, not a value'],
    ['standard_error', 'a spread, not a value'],
    ['baseline_accuracy', 'a number of another model'],
    ['recall_latency', 'a running time or speed'],
    ['time_to_accuracy', 'a running time or speed'],
    ['best_accuracy_epoch', 'a step or epoch count'],
    ['error_code', 'a setting'],
    ['n_metrics', 'a count']
  ])('%s only looks like a metric: %s', (name, why) => {
    expect(recognise(name)).toMatchObject({votes: false, why})
  })

  test.each([
    ['max_f1', 'f1'],
    ['min_loss', 'loss'],
    ['max_error_test', 'max_error'],
    ['best_mean_average_precision', 'map']
  ])('%s is the best that was reached, or its own name: %s', (name, canonical) => {
    expect(recognise(name)).toMatchObject({canonical, votes: true})
  })

  test('scikit-learn turns errors round', () => {
    expect(recognise('neg_mean_squared_error')).toMatchObject({
      canonical: 'neg_mse',
      direction: 'higher',
      metric: {range: [-Infinity, -0], best: -0}
    })
    expect(recognise('negative_log_likelihood')).toMatchObject({canonical: 'nll'})
  })

  test('a mean error may be one of signs', () => {
    expect(recognise('mean_error').direction).toBeUndefined()
    expect(recognise('test_error').canonical).toBe('error_rate')
  })

  test('a longer name gives its direction, not the shorter name', () => {
    expect(recognise('dice_multi').canonical).toBeUndefined()
  })

  test('the split and the number after "at" are taken apart', () => {
    expect(recognise('test_ndcg@10')).toMatchObject({split: 'test', canonical: 'ndcg@10'})
    expect(recognise('eval_f1').bare).toBe('f1')
    expect(recognise('acc (val)').split).toBe('validation')
  })

  test.each([
    ['NDCG@10', 'ndcg@10', 'higher'],
    ['ndcg_at_10', 'ndcg@10', 'higher'],
    ['Recall@5', 'recall@5', 'higher'],
    ['hits@3', 'hit_rate@3', 'higher'],
    ['passAt8', 'pass@8', 'higher'],
    ['recall_at10', 'recall@10', 'higher'],
    ['pinball@0.9', 'pinball_loss@0.9', 'lower'],
    ['pinball_0.90', 'pinball_loss@0.9', 'lower'],
    ['val_quantile_loss@0.05', 'pinball_loss@0.05', 'lower'],
    ['map@0.5', 'map_50', 'higher'],
    ['acc@5', 'top_5_accuracy', 'higher']
  ])('the number that %s carries is part of its name: %s', (written, canonical, direction) => {
    expect(recognise(written)).toMatchObject({canonical, direction})
  })

  test.each(['ndcg@0', 'pinball@0.0', 'recall@0.9', 'pinball@1.5'])(
    '%s carries no number that the metric can have',
    written => {
      expect(recognise(written).canonical).toBeUndefined()
    }
  )

  test('a name is taken apart from its number', () => {
    expect(parametersOf('ndcg@10')).toEqual({name: 'ndcg', at: 10})
    expect(parametersOf('pinball_loss@0.9')).toEqual({name: 'pinball_loss', at: 0.9})
    expect(parametersOf('accuracy')).toEqual({name: 'accuracy', at: null})
    expect(parametersOf('joy@work')).toEqual({name: 'joy@work', at: null})
  })

  test('names of the object prototype are unknown names', () => {
    expect(recognise('__proto__')).toMatchObject({votes: true})
    expect(recognise('constructor').canonical).toBeUndefined()
  })
})

test('splitOf knows the usual names of splits', () => {
  expect(['val', 'Validation set', 'dev', 'eval', 'France'].map(splitOf)).toEqual([
    'validation',
    'validation',
    'validation',
    'evaluation',
    null
  ])
})

function metric(name: string) {
  return metricOf(name) ?? undefined
}

test('a fraction above 1 must be percent; a word error rate of 1.2 need not be', () => {
  expect(mustBePercent(metric('accuracy'), 85.3)).toBe(true)
  expect(mustBePercent(metric('accuracy'), 0.85)).toBe(false)
  expect(mustBePercent(metric('wer'), 1.2)).toBe(false)
  expect(mustBePercent(metric('wer'), 25.6)).toBe(true)
  expect(mustBePercent(metric('rmse'), 85)).toBe(false)
})

test.each([
  ['accuracy', 'higher', 1],
  ['ndcg@10', 'higher', 1],
  ['mcc', 'higher', 1],
  ['r2', 'higher', 1],
  ['explained_variance', 'higher', 1],
  ['psnr', 'higher', null],
  ['customer_joy', 'higher', null],
  ['rmse', 'lower', 0],
  ['pinball_loss@0.9', 'lower', 0],
  ['brier', 'lower', 0],
  ['error_rate', 'lower', 0],
  ['latency', 'lower', null],
  ['rmse', 'higher', null]
] as const)('the best value of %s, where %s is better, is %j', (metric, direction, best) => {
  expect(bestValue(metric, direction)).toBe(best)
})
