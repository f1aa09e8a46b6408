import {UserError} from '../../errors.ts'
import type {RegistryPolicy} from '../../policy/schema.ts'
import type {Pointer} from '../../ports.ts'
import type {Answer, Repository} from '../git.ts'
import {gtoPointer} from './gto/pointer.ts'
import {mlflowPointer} from './mlflow/pointer.ts'

/**
 * What says in the registry which version is in production, to be moved. Throws `UserError` for a registry in
 * which nothing can be moved.
 */
export async function openPointer(
  policy: RegistryPolicy | null,
  repository: () => Promise<Answer<Repository>>,
  now: Date
): Promise<Pointer> {
  switch (policy?.type) {
    case 'mlflow':
      return mlflowPointer(policy, process.env, now)
    case 'gto': {
      const found = await repository()
      if (!found.ok) throw new UserError(`${found.summary}; ${found.remedy}.`)
      return gtoPointer(policy, found.value)
    }
    case undefined:
    case 'git':
      throw new UserError(
        'The registry is git itself: what is merged is in production, and git revert takes it back. Nothing else is to be moved; for promotion by hand use the registry mlflow or gto.'
      )
    case 'file':
      throw new UserError(
        `The registry is the folder ${policy.path}: what is merged there is in production. Copy the candidate's files there in a pull request, and git revert takes it back; for promotion by hand use the registry mlflow or gto.`
      )
    case 'hf':
      throw new UserError(
        `The gate writes nothing to the Hub, so ${policy.model}@${policy.revision ?? 'main'} stays as it is: push the candidate there with the Hub's own tools once the gate lets it go, or keep what is in production in the registry mlflow or gto.`
      )
  }
}
