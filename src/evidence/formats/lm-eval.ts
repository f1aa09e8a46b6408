import type {Direction} from '../../statistics/core/difference.ts'
import {condition, ignoreRest, limitCondition, newDraft, state} from '../entries/draft.ts'
import type {Draft} from '../entries/draft.ts'
import {countOf, get, numberOf, pairsOf, textOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

/** lm-evaluation-harness `results_<date>.json`; keys are `metric,filter`, or `metric` before 0.4. */
export const lmEval: Format = {
  name: 'lm-eval',
  read: ({path, root}) => {
    const results = get(root, 'results')
    const isHarness = ['versions', 'configs', 'n-shot', 'config', 'task_hashes', 'higher_is_better']
    if (root === null || results?.kind !== 'map') return null
    if (isHarness.filter(key => get(root, key) !== undefined).length < 2) return null
    const draft = newDraft(path)
    const model = textOf(get(root, 'model_name') ?? get(root, 'config', 'model_name'))
    for (const [task, values] of pairsOf(results)) {
      readTask(draft, root, task, values, model)
      condition(draft, 'task version', get(root, 'versions', task), task)
      condition(draft, 'task hash', get(root, 'task_hashes', task), task)
      condition(draft, 'examples', get(root, 'n-samples', task, 'effective'), task)
      condition(draft, 'few-shot examples', get(root, 'n-shot', task), task)
    }
    limitCondition(draft, root, get(root, 'config', 'limit'))
    condition(draft, 'chat template', get(root, 'chat_template_sha'))
    condition(draft, 'version of lm-eval', get(root, 'lm_eval_version'))
    ignoreRest(draft, root, [
      'results',
      'versions',
      'task_hashes',
      'n-samples',
      'n-shot',
      'higher_is_better'
    ])
    return draft
  }
}

function readTask(
  draft: Draft,
  root: Node,
  task: string,
  values: Node,
  model: string | undefined
): void {
  const shots = textOf(get(root, 'n-shot', task))
  for (const [key, node] of pairsOf(values)) {
    if (key === 'alias' || key === ' ') continue
    const [metric = key, filter] = key.split(',')
    // A standard error is "N/A" for aggregations that have none.
    if (metric.endsWith('_stderr') && numberOf(node) === undefined) continue
    state(draft, metric, node, {
      metric,
      model,
      dataset: task,
      config: shots === undefined ? undefined : `${shots}-shot`,
      qualifier: filter === undefined || filter === 'none' ? undefined : `filter=${filter}`,
      direction: directionOf(get(root, 'higher_is_better', task, metric)),
      standardError: countOf(get(values, stderrKey(metric, filter))),
      n: countOf(get(root, 'n-samples', task, 'effective'))
    })
  }
}

function stderrKey(metric: string, filter: string | undefined): string {
  return filter === undefined ? `${metric}_stderr` : `${metric}_stderr,${filter}`
}

function directionOf(higher: Node | undefined): Direction | undefined {
  if (higher?.kind !== 'other') return undefined
  return higher.value === 'true' ? 'higher' : higher.value === 'false' ? 'lower' : undefined
}
