import {ignore, newDraft, state} from '../entries/draft.ts'
import {get, textOf, notANumber} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

/** Hugging Face `.eval_results/*.yaml`, both drafts: the value is the benchmark's own metric. */
export const evalResults: Format = {
  name: 'eval-results',
  read: ({path, root}) => {
    if (root?.kind !== 'list') return null
    const shaped = root.items.every(item => textOf(get(item, 'dataset', 'id')) !== undefined)
    if (!shaped || root.items.length === 0) return null
    const draft = newDraft(path)
    for (const item of root.items) {
      const dataset = get(item, 'dataset')
      const value = get(item, 'value')
      const id = textOf(get(dataset, 'id'))
      if (value === undefined || value.kind === 'map' || value.kind === 'list') {
        const why = value === undefined ? 'no value' : notANumber(value)
        ignore(draft, `the result of ${id ?? '?'}`, why, item.line)
        continue
      }
      state(draft, 'value', value, {
        dataset: id,
        config: textOf(get(dataset, 'task_id')) ?? textOf(get(dataset, 'config')),
        split: textOf(get(dataset, 'split')),
        revision: textOf(get(dataset, 'revision')),
        direction: directionOf(dataset)
      })
    }
    return draft
  }
}

/** Benchmarks of the Hub are better when higher, but for those of speech recognition and of perplexity. */
function directionOf(dataset: Node | undefined): 'higher' | 'lower' {
  const named = ['task_id', 'config', 'id'].map(key => textOf(get(dataset, key)) ?? '')
  return named.some(name => /(?:^|[^a-z])(?:asr|wer|cer|perplexity|ppl)(?:[^a-z]|$)/iu.test(name))
    ? 'lower'
    : 'higher'
}
