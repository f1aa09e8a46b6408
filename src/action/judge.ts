import type {ActionInputs} from '../adapters/action-inputs.ts'
import type {NamedFiles} from '../reading/places.ts'
import type {World} from '../reading/world.ts'
import type {Verdict} from '../verdict/verdict.ts'
import {check} from '../run.ts'

/** The verdict on what the workflow names. Throws as `check` does. */
export async function judge(inputs: ActionInputs, world: World): Promise<Verdict> {
  return await check(
    {
      model: inputs.model,
      shadow: inputs.shadow,
      candidate: namedFiles(inputs, world),
      ...(inputs.candidate === null ? {} : {candidateFrom: inputs.candidate}),
      baseline: {},
      margins: new Map()
    },
    world
  )
}

/** Files that the workflow names lie in the workspace: a tree refuses paths that leave it. */
function namedFiles({card, metrics, predictions}: ActionInputs, {tree, prefix}: World): NamedFiles {
  const place = (path: string) => ({tree, path, shown: prefix === '' ? path : `${prefix}/${path}`})
  return {
    ...(card === null ? {} : {card: place(card)}),
    ...(metrics === null ? {} : {metrics: place(metrics)}),
    ...(predictions === null ? {} : {predictions: place(predictions)})
  }
}
