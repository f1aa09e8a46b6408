import {join} from '../../reading/paths.ts'
import type {RegistryPolicy} from '../../policy/schema.ts'
import type {Registry, Tree} from '../../ports.ts'
import {fileRegistry} from './file.ts'
import {gitRegistry} from './git.ts'
import {gtoRegistry} from './gto/registry.ts'
import {hubRegistry} from './hub.ts'
import {mlflowRegistry} from './mlflow/registry.ts'

/** Where registries find what is local. */
export interface Surroundings {
  /** The workspace on disk. */
  readonly folder: string
  readonly tree: Tree
  /** What is put before the tree's paths when they are shown. */
  readonly prefix: string
  /** What is merged; left out where that is the tree. What the repository says of production is read there. */
  readonly merged?: Tree
}

/** The registry that a policy or `--baseline` names; git itself where none is named. */
export function openRegistry(
  policy: RegistryPolicy | null,
  {folder, tree, prefix, merged = tree}: Surroundings
): Registry {
  switch (policy?.type) {
    case undefined:
      return gitRegistry(folder, null, null)
    case 'git':
      return gitRegistry(folder, policy.ref ?? null, policy.path ?? null)
    case 'file':
      return fileRegistry(merged, policy.path, join(prefix, policy.path))
    case 'mlflow':
      return mlflowRegistry(policy, {env: process.env, folder, tree: merged})
    case 'gto':
      return gtoRegistry(policy, folder)
    case 'hf':
      return hubRegistry(policy, process.env)
  }
}
