import {recognise} from '../../metrics/names.ts'
import {condition, newDraft, state} from '../entries/draft.ts'
import {countOf, get, itemsOf, numberOf, textOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

/** An Every Eval Ever record: `evaluation_results[].score_details.score` with its own direction. */
export const everyEvalEver: Format = {
  name: 'every-eval-ever',
  read: ({path, root}) => {
    const results = get(root, 'evaluation_results')
    if (results?.kind !== 'list') return null
    const draft = newDraft(path)
    condition(draft, 'version of the harness', get(root, 'eval_library', 'version'))
    const model = textOf(get(root, 'model_info', 'id')) ?? textOf(get(root, 'model_info', 'name'))
    for (const result of itemsOf(results)) {
      const score = get(result, 'score_details', 'score')
      const evaluation = textOf(get(result, 'evaluation_name'))
      if (score === undefined) {
        draft.ignored.push({
          what: evaluation ?? 'a result',
          why: 'it has no score',
          line: result.line
        })
        continue
      }
      const lower = get(result, 'metric_config', 'lower_is_better')
      const uncertainty = get(result, 'score_details', 'uncertainty')
      state(draft, metricName(get(result, 'metric_config')), score, {
        model,
        dataset: textOf(get(result, 'source_data', 'dataset_name')) ?? evaluation,
        title: evaluation,
        direction:
          lower?.kind !== 'other' ? undefined : lower.value === 'true' ? 'lower' : 'higher',
        standardError: numberOf(
          get(uncertainty, 'standard_error', 'value') ?? get(uncertainty, 'standard_error')
        ),
        n: countOf(get(uncertainty, 'num_samples'))
      })
    }
    return draft
  }
}

/** The metric's name, or the known metric with which the description begins: "Accuracy on IFEval". */
function metricName(config: Node | undefined): string {
  const name = textOf(get(config, 'metric_name')) ?? textOf(get(config, 'metric_id'))
  if (name !== undefined) return name
  const described = /^(.+?) on /u.exec(textOf(get(config, 'evaluation_description')) ?? '')?.[1]
  return described !== undefined && recognise(described).canonical !== undefined
    ? described
    : 'score'
}
