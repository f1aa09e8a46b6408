import {at, broken} from '../../files/problem.ts'
import {condition, ignoreRest, limitCondition, newDraft, state} from '../entries/draft.ts'
import type {Draft} from '../entries/draft.ts'
import {countOf, get, itemsOf, numberOf, pairsOf, textOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

/** An Inspect AI log: `results.scores[].metrics`. A run that did not succeed is a problem. */
export const inspect: Format = {
  name: 'inspect',
  read: ({path, root}) => {
    const scores = get(root, 'results', 'scores')
    const task = textOf(get(root, 'eval', 'task'))
    if (task === undefined || get(root, 'eval', 'model') === undefined) return null
    const draft = newDraft(path)
    const status = textOf(get(root, 'status')) ?? 'unknown'
    if (status !== 'success') {
      draft.problems.push(
        broken(
          'unfinished-evaluation',
          at(path, get(root, 'status')?.line),
          `${path} is the log of an evaluation with status "${status}"; its numbers are not final.`,
          'Run the evaluation to its end.'
        )
      )
    }
    for (const score of itemsOf(scores)) readScore(draft, score, root, task)
    const dataset = get(root, 'eval', 'dataset')
    condition(
      draft,
      'examples',
      get(root, 'results', 'total_samples') ?? get(dataset, 'samples'),
      task
    )
    condition(draft, 'task version', get(root, 'eval', 'task_version'), task)
    if (root !== null) limitCondition(draft, root, get(root, 'eval', 'config', 'limit'), task)
    condition(draft, 'epochs', get(root, 'eval', 'config', 'epochs'), task)
    condition(draft, 'version of inspect', get(root, 'eval', 'packages', 'inspect_ai'))
    ignoreRest(draft, root, ['results', 'eval', 'status'])
    return draft
  }
}

function readScore(draft: Draft, score: Node, root: Node | null, task: string): void {
  const metrics = get(score, 'metrics')
  const standardError = numberOf(get(metrics, 'stderr', 'value'))
  for (const [name, metric] of pairsOf(metrics)) {
    const value = get(metric, 'value')
    if (value === undefined) continue
    const scorer = textOf(get(score, 'name'))
    state(draft, name, value, {
      model: textOf(get(root, 'eval', 'model')),
      dataset: textOf(get(root, 'eval', 'dataset', 'name')) ?? task,
      task,
      qualifier: scorer === undefined ? undefined : `scorer=${scorer}`,
      n: countOf(get(root, 'results', 'completed_samples')),
      // The log has one standard error a scorer; it is that of the mean-like metric.
      standardError: /^(?:accuracy|mean)$/u.test(name) ? standardError : undefined
    })
  }
}
