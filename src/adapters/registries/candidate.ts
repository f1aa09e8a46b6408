import {UserError} from '../../errors.ts'
import type {RegistryPolicy} from '../../policy/schema.ts'
import type {Registry} from '../../ports.ts'
import {openRegistry, type RegistryWorld} from './index.ts'
import {mlflowCandidate, type MlflowCandidate} from './mlflow/candidate.ts'
import {DEFAULT_CANDIDATE} from './mlflow/registry.ts'
import {readSpec} from './spec.ts'

/** Where a candidate is looked for that is not in the tree. */
export interface CandidateWorld extends RegistryWorld {
  /** By which a run may say that it belongs to the pull request, the likeliest first. */
  commits(): Promise<readonly string[]>
}

/**
 * The registry in which a candidate lies, as `--candidate` and a policy's `candidate` name it: what `--baseline`
 * takes, and `mlflow:run:ID` and `mlflow:commit`. `registry` is the baseline's, whose server and model count
 * where nothing else is said. Throws `UserError` for anything else.
 */
export function openCandidate(
  written: string,
  registry: RegistryPolicy | null,
  surroundings: CandidateWorld
): Registry {
  const own = registry?.type === 'mlflow' ? registry : null
  const mlflow = (wanted: MlflowCandidate): Registry =>
    mlflowCandidate(wanted, own?.url, {env: process.env, ...surroundings})
  const [, run] = /^mlflow:run:(\S+)$/u.exec(written) ?? []
  if (run !== undefined) {
    if (!/^[0-9a-f]{32}$/u.test(run))
      throw new UserError(
        `The candidate is "${written}"; the id of a run has 32 hexadecimal digits.`
      )
    return mlflow({by: 'run', run})
  }
  if (written === 'mlflow:commit') {
    return {
      resolve: async () => {
        const commits = await surroundings.commits()
        return await mlflow({by: 'commit', commits, model: own?.model ?? null}).resolve()
      }
    }
  }
  const policy = readSpec(written, 'The candidate')
  if (policy.type === 'git' || policy.type === 'file') {
    throw new UserError(
      `The candidate is "${written}"; it is what is checked out, or in a registry: mlflow:NAME@ALIAS, mlflow:NAME/VERSION, mlflow:run:ID, mlflow:commit.`
    )
  }
  if (policy.type !== 'mlflow') return openRegistry(policy, surroundings)
  const {model, version} = policy
  if (version !== undefined) return mlflow({by: 'version', model, version})
  const alias = policy.alias ?? own?.candidate ?? DEFAULT_CANDIDATE
  return mlflow({by: 'alias', model, alias})
}
