import {ignore, ignoreRest, newDraft} from '../entries/draft.ts'
import type {Draft} from '../entries/draft.ts'
import {readTree} from '../entries/tree.ts'
import {brief, get, itemsOf, pairsOf, textOf} from '../../files/syntax/node.ts'
import type {Node} from '../../files/syntax/node.ts'
import type {Format} from '../entries/format.ts'

/** A Papers-with-Code `metafile.yml` or `model-index.yml`: `Models[].Results[].Metrics`. */
export const papersWithCode: Format = {
  name: 'papers-with-code',
  read: ({path, root}) => {
    const models = get(root, 'Models') ?? (isModels(root) ? root : undefined)
    if (
      models === undefined ||
      !itemsOf(models).some(model => get(model, 'Results') !== undefined)
    ) {
      return null
    }
    const draft = newDraft(path)
    for (const model of itemsOf(models)) readModel(draft, model)
    return draft
  }
}

function isModels(root: Node | null): root is Node {
  return root?.kind === 'list' && root.items.every(item => get(item, 'Name') !== undefined)
}

function readModel(draft: Draft, model: Node): void {
  const name = textOf(get(model, 'Name'))
  ignoreRest(draft, model, ['Name', 'Results'])
  for (const result of itemsOf(get(model, 'Results'))) {
    const metrics = get(result, 'Metrics')
    if (metrics === undefined) {
      ignore(draft, `a result of ${name ?? '?'}`, 'it has no Metrics', result.line)
      continue
    }
    const dataset = get(result, 'Dataset')
    const traits = {
      model: name,
      task: textOf(get(result, 'Task')),
      dataset: dataset === undefined ? undefined : brief(dataset)
    }
    for (const part of itemsOf(metrics)) {
      if (pairsOf(part).length === 0)
        ignore(draft, brief(part), 'not a mapping of metrics', part.line)
      else readTree(draft, part, {path: [], traits})
    }
  }
}
