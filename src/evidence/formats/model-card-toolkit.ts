import {newDraft, state} from '../entries/draft.ts'
import {brief, get, itemsOf, numberOf, textOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

/** A Model Card Toolkit card, JSON or protocol buffer text: `quantitative_analysis.performance_metrics`. */
export const modelCardToolkit: Format = {
  name: 'model-card-toolkit',
  read: ({path, root}) => {
    const analysis = get(root, 'quantitative_analysis')
    const details = get(root, 'model_details')
    if (analysis === undefined && details === undefined) return null
    const draft = newDraft(path)
    const model = textOf(get(details, 'name'))
    for (const metric of itemsOf(get(analysis, 'performance_metrics'))) {
      const value = get(metric, 'value')
      const type = textOf(get(metric, 'type')) ?? 'value'
      if (value === undefined) {
        draft.ignored.push({what: type, why: 'it has no value', line: metric.line})
        continue
      }
      const slice = get(metric, 'slice')
      const name = slice === undefined ? undefined : brief(slice)
      state(draft, type, value, {
        model,
        metric: type,
        segment: name === undefined || /^(?:overall)?$/iu.test(name) ? undefined : {slice: name},
        interval: intervalOf(get(metric, 'confidence_interval'))
      })
    }
    return draft
  }
}

function intervalOf(node: Node | undefined): readonly [number, number] | undefined {
  const [lower, upper] = [get(node, 'lower_bound'), get(node, 'upper_bound')].map(numberOf)
  return lower !== undefined && upper !== undefined && lower <= upper ? [lower, upper] : undefined
}
