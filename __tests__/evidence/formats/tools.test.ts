import {describe, expect, test} from '@jest/globals'
import {readAny, readMlflowRun} from '../../../src/evidence/formats/read.ts'
import {problemIds, readJson, readText, reasons, votes} from '../reading.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('scikit-learn', () => {
  const row = (value: number, support: number) => ({
    precision: value,
    recall: value,
    'f1-score': value,
    support
  })

  test('report: classes are segments, averages are metrics', () => {
    const reading = readJson({
      spam: row(0.8, 10),
      ham: row(0.9, 20),
      accuracy: 0.87,
      'macro avg': row(0.85, 30)
    })
    expect(reading.format).toBe('classification-report')
    expect(votes(reading)).toMatchObject({
      'recall{spam}': 0.8,
      accuracy: 0.87,
      'macro avg.f1-score': 0.85
    })
    const find = (name: string) => reading.entries.find(entry => entry.canonical === name)
    expect(find('f1_macro')?.value).toBe(0.85)
    expect(find('accuracy')?.n).toBe(30)
    expect(find('recall')?.n).toBe(10)
    expect(find('precision')?.n).toBeUndefined()
    expect(reasons(reading)['support{spam}']).toBe('a count')
  })

  test('report as text', () => {
    const text = `
              precision    recall  f1-score   support

      not ok       0.99      0.63      0.77      1134
           1       0.11      0.92      0.20        60

    accuracy                           0.64      1194
   macro avg       0.55      0.77      0.49      1194
`
    const reading = readText('report.txt', text)
    expect(reading.format).toBe('classification-report')
    expect(votes(reading)).toMatchObject({
      'precision{1}': 0.11,
      'recall{not ok}': 0.63,
      accuracy: 0.64
    })
  })
})

describe('Hugging Face', () => {
  test('Trainer results', () => {
    const reading = readJson({
      epoch: 3,
      eval_loss: 0.4,
      eval_wer: 0.7,
      eval_samples: 10,
      train_loss: 0.1,
      eval_runtime: 3
    })
    expect(reading.format).toBe('trainer-results')
    expect(votes(reading)).toEqual({'loss@evaluation': 0.4, 'wer@evaluation': 0.7})
    expect(reading.entries[1]?.n).toBe(10)
  })

  test('trainer_state: the last evaluation, not the best', () => {
    const reading = readJson({
      best_metric: 0.5,
      log_history: [
        {step: 1, eval_wer: 0.5},
        {step: 2, loss: 0.1, learning_rate: 1},
        {step: 2, eval_wer: 0.6}
      ]
    })
    expect(reading.format).toBe('trainer-state')
    expect(votes(reading)).toEqual({'wer@evaluation': 0.6})
    expect(reading.ignored[0]?.why).toContain('step 2')
  })

  test('.eval_results of both drafts; a template is not a number', () => {
    const yaml = `
- dataset: {id: a/b, task_id: t}
  value: 0.412
- dataset: {id: c/d, config: e, split: test, revision: r}
  value: 20.9
- dataset: {id: f/g}
  value: {metric_value}
`
    const reading = readText('.eval_results/x.yaml', yaml)
    expect(reading.entries).toMatchObject([
      {metric: 'value', dataset: 'a/b', config: 't', value: 0.412},
      {dataset: 'c/d', config: 'e', split: 'test', revision: 'r', value: 20.9}
    ])
    expect(reading.ignored).toMatchObject([{what: 'the result of f/g'}])
  })

  test('lm-evaluation-harness: filter, shots, error and direction', () => {
    const reading = readJson({
      results: {
        gsm: {
          alias: 'gsm',
          'em,strict': 0.4,
          'em_stderr,strict': 0.01,
          'ppl,none': 9,
          'ppl_stderr,none': 'N/A'
        }
      },
      configs: {},
      versions: {gsm: 3},
      'n-shot': {gsm: 5},
      higher_is_better: {gsm: {em: true, ppl: false}},
      'n-samples': {gsm: {original: 20, effective: 10}},
      model_name: 'm'
    })
    expect(reading.entries).toMatchObject([
      {
        metric: 'em',
        dataset: 'gsm',
        config: '5-shot',
        qualifier: 'filter=strict',
        standardError: 0.01,
        n: 10,
        direction: 'higher'
      },
      {metric: 'em_stderr', votes: false},
      {metric: 'ppl', direction: 'lower'}
    ])
  })

  test('lm-eval table: blank cells repeat the row above, groups are told once', () => {
    const text = `
| Tasks |Version|Filter|n-shot|Metric|   |Value |   |Stderr|
|-------|------:|------|-----:|------|---|-----:|---|-----:|
|a      |      1|none  |     0|acc   |↑  |0.2850|±  |0.0143|
|       |       |none  |     0|ppl   |↓  |3.1   |±  |   N/A|
| - b   |      1|none  |     0|acc   |↑  |0.50  |±  |0.01  |

|Groups|Version|Filter|n-shot|Metric|   |Value|   |Stderr|
|------|------:|------|------|------|---|----:|---|-----:|
|b     |      2|none  |      |acc   |↑  | 0.50|±  |0.01  |
`
    const {card, reading} = readAny('README.md', bytes(text))
    expect(card).toBeNull()
    expect(reading.entries).toMatchObject([
      {dataset: 'a', metric: 'acc', value: 0.285, standardError: 0.0143, decimals: 4},
      {dataset: 'a', metric: 'ppl', direction: 'lower'},
      {dataset: 'b', metric: 'acc'}
    ])
  })
})

describe('MLflow', () => {
  test('a metric file: the last step; its name is the path below metrics', () => {
    const reading = readText(
      'mlruns/0/r/metrics/val/f1',
      '1748780717062 0.8 2\n1748780717063 0.7 1\n'
    )
    expect(reading.format).toBe('mlflow-metric')
    expect(votes(reading)).toEqual({'f1@validation': 0.8})
  })

  test('a run folder', () => {
    const files = new Map([
      ['r/metrics/f1', bytes('1 0.8 0\n')],
      ['r/metrics/broken', bytes('what\n')],
      ['r/metrics/auc', bytes('1 nan 0\n')],
      ['r/params/lr', bytes('0.1')]
    ])
    const reading = readMlflowRun(files)
    expect(reading.entries.map(({metric, location}) => [metric, location.file])).toEqual([
      ['auc', 'r/metrics/auc'],
      ['f1', 'r/metrics/f1']
    ])
    expect(reasons(reading)).toEqual({auc: 'not a finite number'})
    expect(reading.problems).toMatchObject([
      {id: 'no-metrics', location: {file: 'r/metrics/broken'}}
    ])
  })
})

describe('other tools', () => {
  test('W&B summary: media and private fields are left out', () => {
    const reading = readJson({
      _step: 1,
      _runtime: 2,
      _wandb: {runtime: 2},
      'test/f1': 0.8,
      'test/roc': {_type: 'image-file', width: 9}
    })
    expect(reading.format).toBe('wandb-summary')
    expect(votes(reading)).toEqual({'f1@test': 0.8})
    expect(reading.ignored.map(({what}) => what)).toEqual(['_wandb', 'test/roc'])
  })

  test('Papers with Code: many models, percent', () => {
    const yaml = `
Models:
- Name: a
  Results:
  - {Task: Detection, Dataset: COCO, Metrics: {box AP: 40.5}}
- Name: b
  Results:
  - {Task: Detection, Dataset: COCO, Metrics: {box AP: 49.4}}
`
    const reading = readText('metafile.yml', yaml)
    expect(votes(reading)).toEqual({'a:box AP': 40.5, 'b:box AP': 49.4})
    expect(reading.entries[0]).toMatchObject({
      canonical: 'map',
      percent: true,
      dataset: 'COCO',
      task: 'Detection'
    })
  })

  test('Evidently: qualities vote, statistics of the data do not, a failed test holds', () => {
    const reading = readJson({
      metrics: [
        {id: '1', metric_name: 'Accuracy()', value: 0.9},
        {id: '2', metric_name: 'MaxValue(column=x)', value: 3},
        {id: '3', metric_name: 'F1ByLabel()', value: {a: 0.5, b: 0.6}}
      ],
      tests: [{name: 't', description: 'd', status: 'FAIL'}]
    })
    expect(votes(reading)).toEqual({Accuracy: 0.9, 'F1ByLabel{a}': 0.5, 'F1ByLabel{b}': 0.6})
    expect(reading.problems).toMatchObject([{id: 'evidently-test', status: 'inconclusive'}])
  })

  test('Evidently before 0.7', () => {
    const reading = readJson({
      metrics: [
        {metric: 'ClassificationQualityMetric', result: {current: {f1: 0.8}, reference: {f1: 0.9}}}
      ]
    })
    expect(Object.values(votes(reading))).toEqual([0.8])
  })

  test('Model Card Toolkit, JSON and text', () => {
    const json = readJson({
      model_details: {name: 'm'},
      quantitative_analysis: {performance_metrics: [{type: 'accuracy', value: 0.9, slice: 'sex=f'}]}
    })
    expect(json.entries).toMatchObject([
      {metric: 'accuracy', value: 0.9, segment: {slice: 'sex=f'}}
    ])
    const text =
      'quantitative_analysis {\n performance_metrics {\n type: "accuracy"\n value: "0.9"\n confidence_interval { lower_bound: "0.85" upper_bound: "0.95" } } }'
    expect(readText('card.pbtxt', text).entries).toMatchObject([
      {value: 0.9, interval: [0.85, 0.95]}
    ])
    expect(readJson({model_details: {}, quantitative_analysis: {graphics: {}}}).entries).toEqual([])
  })

  test('TFMA: failures of a validation', () => {
    const text = `metric_validations_per_slice {
  slice_key { single_slice_keys { column: "month" bytes_value: "sep" } }
  failures {
    metric_key { name: "mean_squared_error" }
    metric_threshold { value_threshold { upper_bound { value: 200.0 } } }
    metric_value { double_value { value: 269.5 } }
  }
}`
    const reading = readText('validation.txt', text)
    expect(votes(reading)).toEqual({'mean_squared_error{sep}': 269.5})
    expect(problemIds(reading)).toEqual(['tfma-validation'])
  })

  test('Inspect: an evaluation that failed is a problem', () => {
    const log = (status: string) => ({
      status,
      eval: {task: 't', model: 'm', dataset: {name: 'd'}},
      results: {
        completed_samples: 79,
        scores: [{name: 's', metrics: {accuracy: {value: 0.35}, stderr: {value: 0.05}}}]
      }
    })
    expect(readJson(log('success')).entries[0]).toMatchObject({
      metric: 'accuracy',
      dataset: 'd',
      n: 79,
      standardError: 0.05,
      qualifier: 'scorer=s'
    })
    expect(problemIds(readJson(log('error')))).toEqual(['unfinished-evaluation'])
  })

  test('Every Eval Ever: its own direction', () => {
    const reading = readJson({
      evaluation_results: [
        {evaluation_name: 'X', metric_config: {lower_is_better: true}, score_details: {score: 3}},
        {
          evaluation_name: 'Y',
          metric_config: {evaluation_description: 'Accuracy on Y'},
          score_details: {score: 0.4}
        }
      ]
    })
    expect(reading.entries).toMatchObject([
      {metric: 'score', dataset: 'X', direction: 'lower'},
      {canonical: 'accuracy', dataset: 'Y'}
    ])
  })

  test('scores per question: the means vote, single questions do not', () => {
    const reading = readJson({
      results: [
        {question: 'a', scores: {faithfulness: 0.5}},
        {question: 'b', scores: {faithfulness: 1}}
      ]
    })
    expect(votes(reading)).toEqual({faithfulness: 0.75})
    expect(reading.entries.at(-1)).toMatchObject({n: 2, standardError: 0.25})
  })

  test('a summary beside the questions is read as well', () => {
    const reading = readJson({
      summary: {faithfulness: 0.7},
      results: [{question: 'a', faithfulness: 1}]
    })
    expect(votes(reading)).toEqual({'summary.faithfulness': 0.7, faithfulness: 1})
  })

  test('Bencher: bounds that do not hold the value are no interval', () => {
    const reading = readJson({
      b: {
        accuracy: {value: 3, lower_value: 1, upper_value: 1},
        f1: {value: 3, lower_value: 2, upper_value: 4}
      }
    })
    expect(reading.format).toBe('bencher')
    expect(reading.entries.map(entry => entry.interval)).toEqual([undefined, [2, 4]])
  })

  test('github-action-benchmark: times do not vote', () => {
    const reading = readJson([
      {name: 'a', unit: 'ns', value: 3, range: '1'},
      {name: 'score', unit: 'points', value: 4}
    ])
    expect(votes(reading)).toEqual({score: 4})
  })

  test('pycocotools summary', () => {
    const text = [
      ' Average Precision  (AP) @[ IoU=0.50:0.95 | area=   all | maxDets=100 ] = 0.415',
      ' Average Precision  (AP) @[ IoU=0.50      | area= small | maxDets=100 ] = -1.000',
      ' Average Recall     (AR) @[ IoU=0.50:0.95 | area=   all | maxDets= 10 ] = 0.505'
    ].join('\n')
    const reading = readText('eval.txt', text)
    expect(votes(reading)).toEqual({AP: 0.415, AR: 0.505})
    expect(reading.entries[0]).toMatchObject({canonical: 'map', qualifier: 'maxDets=100'})
  })

  test('promptfoo: a grader that failed is neither pass nor fail', () => {
    const row = (success: boolean, graderError: boolean) => ({
      provider: {id: 'p'},
      promptIdx: 0,
      success,
      score: Number(success),
      gradingResult: {metadata: {graderError}}
    })
    const reading = readJson({
      results: {
        stats: {successes: 1, failures: 2},
        results: [row(true, false), row(false, false), row(false, true)]
      }
    })
    expect(reading.entries[0]).toMatchObject({metric: 'pass_rate', value: 0.5, n: 2, model: 'p'})
    expect(reading.ignored).toMatchObject([{why: 'their grader failed'}])
  })

  test('MTEB: subsets, splits and revision', () => {
    const reading = readJson({
      dataset_revision: 'r',
      mteb_version: '1.12',
      task_name: 'STS17',
      scores: {
        test: [{hf_subset: 'en-en', main_score: 0.87, cosine_spearman: 0.87, languages: ['eng']}]
      }
    })
    expect(reading.entries).toMatchObject([
      {metric: 'main_score', dataset: 'STS17', config: 'en-en', split: 'test', revision: 'r'},
      {canonical: 'cos_sim_spearman'}
    ])
  })

  test('Keras history: the last epoch of the validation metrics', () => {
    const reading = readJson({loss: [2, 1], val_loss: [3, 2.5]})
    expect(votes(reading)).toEqual({'loss@validation': 2.5})
  })

  test('a report for people: headings part equal names only', () => {
    expect(
      readText('r.txt', 'Results\n-------\nTest F1: 0.25\nTest AUC = 0.9\n').entries
    ).toMatchObject([{canonical: 'f1', split: 'test'}, {canonical: 'roc_auc'}])
    const two = readText('r.txt', 'Old model\nTest F1: 0.25\n\nNew model\nTest F1: 0.5\n')
    expect(votes(two)).toEqual({'Old model:F1@test': 0.25, 'New model:F1@test': 0.5})
  })
})
