import {recognise} from '../../metrics/names.ts'
import {readTree} from '../entries/tree.ts'
import {ignore, newDraft, state} from '../entries/draft.ts'
import {get, itemsOf, numberOf, pairsOf} from '../../files/syntax/node.ts'
import type {MapNode} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

/** Hugging Face Trainer's `trainer_state.json`: the metrics of the last evaluation. */
export const trainerState: Format = {
  name: 'trainer-state',
  read: ({path, root}) => {
    const history = get(root, 'log_history')
    if (root?.kind !== 'map' || history?.kind !== 'list') return null
    const draft = newDraft(path)
    const logs = history.items.filter(item => item.kind === 'map')
    const evaluations = logs.filter(isEvaluation)
    const last = evaluations.at(-1)
    if (last !== undefined) {
      const step = numberOf(get(last, 'step'))
      // Several evaluation sets are logged one after the other at one step.
      const together = evaluations.filter(log => numberOf(get(log, 'step')) === step)
      together.forEach(log => {
        readTree(draft, log)
      })
      const earlier = evaluations.length - together.length
      if (earlier > 0)
        ignore(
          draft,
          `${earlier} earlier evaluations`,
          `the last one, of step ${step ?? '?'}, was read`
        )
    }
    const training = logs.filter(log => !isEvaluation(log) && get(log, 'loss') !== undefined).at(-1)
    if (training !== undefined)
      readTree(draft, training, {path: [], traits: {silent: 'a training metric'}})
    const best = get(root, 'best_metric')
    if (best?.kind === 'number') {
      state(draft, 'best_metric', best, {
        silent: 'the best value during training, of a metric without a name'
      })
    }
    for (const [key, value] of pairsOf(root)) {
      if (key !== 'log_history' && key !== 'best_metric')
        ignore(draft, key, 'a state of the training', value.line)
    }
    return draft
  }
}

/** The Trainer's `all_results.json`, `eval_results.json` and `train_results.json`: flat, with prefixes. */
export const trainerResults: Format = {
  name: 'trainer-results',
  read: ({path, name, root}) => {
    const keys = pairsOf(root).map(([key]) => key)
    const named = /^(?:all|eval|train|predict|test)_results\.json$/u.test(name)
    const shaped = ['eval_runtime', 'train_runtime', 'test_runtime'].some(key => keys.includes(key))
    if (
      root === null ||
      !(shaped || (named && keys.length > 0)) ||
      itemsOf(root)[0]?.kind !== 'map'
    )
      return null
    const draft = newDraft(path)
    readTree(draft, root)
    return draft
  }
}

function isEvaluation(log: MapNode): boolean {
  return (
    pairsOf(log).some(
      ([key]) => /^(?:eval|test|val)[_/]/u.test(key) && recognise(key).direction !== undefined
    ) || get(log, 'eval_runtime') !== undefined
  )
}
