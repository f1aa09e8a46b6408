import type {World} from './world.ts'
import type {ModelPolicy} from '../policy/schema.ts'
import type {Resolved} from '../ports.ts'
import {join} from '../files/paths.ts'
import type {Selected} from './places.ts'

/**
 * When the baseline was promoted, as an ISO time: as its registry says, else, where the policy wants to know, as
 * the history of its files does; null where neither tells.
 */
export async function promotedAt(
  {since, commit, tree, folder}: Extract<Resolved, {found: true}>,
  model: Selected,
  policy: ModelPolicy,
  world: World
): Promise<string | null> {
  if (since != null) return since
  if (policy.retraining === undefined || commit === null || tree === world.tree) return null
  const files = [model.files.card, ...model.files.metrics, model.files.predictions].filter(
    path => path !== null
  )
  const paths = files.map(path => join(folder, path))
  return (await world.changedAt?.(commit, paths)) ?? null
}
