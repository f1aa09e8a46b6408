import {join} from '../../files/paths.ts'
import type {RegistryPolicy} from '../../policy/schema.ts'
import type {Registry, Tree} from '../../ports.ts'
import type {Answer, Repository} from '../git.ts'
import type {Base} from '../git-base.ts'
import {fileRegistry} from './file.ts'
import {gitRegistry} from './git.ts'
import {gtoRegistry} from './gto/registry.ts'
import {hubRegistry} from './hub.ts'
import {mlflowRegistry} from './mlflow/registry.ts'

/** Where registries find what is local. */
export interface RegistryWorld {
  /** The workspace on disk. */
  readonly folder: string
  readonly tree: Tree
  /** What is put before the tree's paths when they are shown. */
  readonly prefix: string
  /** What is merged; left out where that is the tree. What the repository says of production is read there. */
  readonly merged?: Tree
  /** The clone that the folder belongs to. */
  readonly repository: () => Promise<Answer<Repository>>
  /** The commit of git whose files are in production: that of a ref, else the usual one. */
  readonly base: (ref: string | null) => Promise<Answer<Base | null>>
}

/** The registry that a policy or `--baseline` names; git itself where none is named. */
export function openRegistry(policy: RegistryPolicy | null, around: RegistryWorld): Registry {
  const {folder, tree, prefix, merged = tree, repository, base} = around
  switch (policy?.type) {
    case undefined:
      return gitRegistry(repository, async () => await base(null), null)
    case 'git': {
      const {ref = null, path = null} = policy
      return gitRegistry(repository, async () => await base(ref), path)
    }
    case 'file':
      return fileRegistry(merged, policy.path, join(prefix, policy.path))
    case 'mlflow':
      return mlflowRegistry(policy, {env: process.env, folder, tree: merged})
    case 'gto':
      return gtoRegistry(policy, repository)
    case 'hf':
      return hubRegistry(policy, process.env)
  }
}
