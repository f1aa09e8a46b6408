import type {ActionInputs} from '../adapters/action-inputs.ts'
import {placeNamed, type Placing} from '../reading/named-files.ts'
import {join} from '../files/paths.ts'
import type {World} from '../reading/world.ts'
import type {Verdict} from '../verdict/verdict.ts'
import {check} from '../run.ts'

/** The verdict on what the workflow names. Throws as `check` does. */
export async function judge(inputs: ActionInputs, world: World): Promise<Verdict> {
  // A tree refuses paths that leave it: files that the workflow names lie in the workspace.
  const place: Placing = path =>
    Promise.resolve({tree: world.tree, path, shown: join(world.prefix, path)})
  return await check(
    {
      model: inputs.model,
      shadow: inputs.shadow,
      candidate: await placeNamed(inputs, place),
      ...(inputs.candidate === null ? {} : {candidateFrom: inputs.candidate}),
      baseline: {},
      margins: new Map()
    },
    world
  )
}
