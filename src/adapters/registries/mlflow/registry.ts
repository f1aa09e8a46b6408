import {UserError} from '../../../errors.ts'
import {listed} from '../../../words/lists.ts'
import {looksLikeEvidence} from '../../../evidence/discover.ts'
import {nearest} from '../../../policy/issues.ts'
import type {RegistryPolicy} from '../../../policy/schema.ts'
import type {Registry, Resolved, Tree} from '../../../ports.ts'
import {inOrder} from '../../../verdict/record.ts'
import type {ModelVersion, RegisteredModel} from './api.ts'
import {recordsIn} from './record-tags.ts'
import {openStore, type Place} from './open-store.ts'
import type {MlflowStore} from './store.ts'
import {versionTree} from './version-tree.ts'

export type MlflowPolicy = Extract<RegistryPolicy, {type: 'mlflow'}>

export const DEFAULT_ALIAS = 'champion'
export const DEFAULT_CANDIDATE = 'challenger'
const MAX_NAMES = 20

/** The version behind an alias of an MLflow registry, or the version of that number. */
export function mlflowRegistry(policy: MlflowPolicy, place: Place): Registry {
  return {resolve: async () => await resolve(policy, openStore(policy.url, place))}
}

async function resolve(policy: MlflowPolicy, store: MlflowStore): Promise<Resolved> {
  const {model} = policy
  const registered = await store.model(model)
  if (registered === null) return await unknownModel(store, model)
  const number = numberOf(policy, registered)
  if (number === null) return await unknownAlias(store, policy, registered)
  const version = await store.version(model, number)
  if (version === null) return await unknownVersion(store, model, number)
  const resolved = await resolveVersion(store, model, version)
  return resolved.found ? {...resolved, since: promotedAt(version)} : resolved
}

/** When the version was last promoted; for want of a record when it was registered. */
function promotedAt({tags, creation_timestamp: created}: ModelVersion): string | null {
  const last = inOrder(recordsIn(tags)).findLast(({kind}) => kind === 'promotion')
  return last?.at ?? (created > 0 ? new Date(created).toISOString() : null)
}

/** The files of a version, or why they cannot speak for it. */
export async function resolveVersion(
  store: MlflowStore,
  model: string,
  version: ModelVersion
): Promise<Resolved> {
  const name = `${model}/${version.version}`
  if (version.status !== 'READY') {
    const why = version.status_message === '' ? '' : `: ${version.status_message}`
    return unreadable(
      `In MLflow ${name} is in status ${version.status}${why}.`,
      'Register the model again, or name a version that is READY.'
    )
  }
  const run = version.run_id === '' ? null : await store.run(version.run_id)
  if (run === null) {
    return unreadable(
      version.run_id === ''
        ? `${name} was registered without a run, so MLflow has no metrics of it.`
        : `The run ${version.run_id} of ${name} is not in MLflow any more, and with it its metrics.`,
      'Register the version from the run that evaluated it.'
    )
  }
  const tree = await versionTree(store, model, version, run)
  return await withEvidence(name, `The run ${version.run_id} of ${name}`, tree)
}

/** A version whose files say how good it is. */
export async function withEvidence(name: string, shown: string, tree: Tree): Promise<Resolved> {
  const files = await tree.list()
  if (!files.some(looksLikeEvidence)) {
    return unreadable(
      `${shown} has no metrics, and no metrics or prediction files as artifacts.`,
      'Log the metrics of the evaluation on that run (mlflow.log_metrics), or its predictions (mlflow.log_artifact).'
    )
  }
  return {
    found: true,
    registry: 'mlflow',
    version: name,
    commit: tree.commit,
    tree,
    folder: '',
    layout: 'own'
  }
}

/** Throws `UserError`, which says which versions there are. */
export async function unknownVersion(
  store: MlflowStore,
  model: string,
  number: string
): Promise<never> {
  const there = (await store.versions(model)).map(v => v.version)
  throw misnamed(
    `${model} has no version ${number} in MLflow; its versions: ${known(there)}.`,
    'Correct the version that is named.'
  )
}

/** The number of the version that the policy names, else of the one behind its alias. */
function numberOf(policy: MlflowPolicy, {aliases}: RegisteredModel): string | null {
  const wanted = policy.alias ?? DEFAULT_ALIAS
  return policy.version ?? aliases.find(a => a.alias === wanted)?.version ?? null
}

/** Throws `UserError`, which says which registered models there are. */
export async function unknownModel(store: MlflowStore, model: string): Promise<never> {
  const names = await store.modelNames(model)
  const near = nearest(model, names)
  throw misnamed(
    `MLflow has no registered model "${model}".${near === null ? '' : ` Did you mean "${near}"?`} It has: ${known(names)}.`,
    'Correct the name; or register the model, with no version where none is in production yet.'
  )
}

/**
 * A registered model that nothing but the candidate's alias points at has no version in production yet. Where
 * there are other aliases, the one that is asked for may be misspelt, and that must not look like a first version.
 */
async function unknownAlias(
  store: MlflowStore,
  {model, alias = DEFAULT_ALIAS, candidate = DEFAULT_CANDIDATE}: MlflowPolicy,
  {aliases}: RegisteredModel
): Promise<Resolved> {
  const others = aliases.filter(a => a.alias !== candidate)
  if (others.length === 0) {
    const versions = await store.versions(model)
    const which =
      versions.length === 0 ? 'no version' : `${versions.length} versions but no alias "${alias}"`
    return {
      found: false,
      registry: 'mlflow',
      reason: 'none-yet',
      summary: `${model} has ${which} in MLflow: no model is in production yet.`,
      remedy: ''
    }
  }
  const names = aliases.map(a => `${a.alias} (version ${a.version})`)
  const near = nearest(
    alias,
    aliases.map(a => a.alias)
  )
  throw misnamed(
    `${model} has no alias "${alias}" in MLflow.${near === null ? '' : ` Did you mean "${near}"?`} It has: ${known(names)}.`,
    `Correct alias in the policy, or set the alias "${alias}" to the version that is in production.`
  )
}

/** Names for a message, not too many. */
export function known(names: readonly string[]): string {
  return names.length === 0 ? 'none' : listed(names, MAX_NAMES)
}

/** A name that is not there is a mistake of the policy or the command: it is never a first version, nor worth waiting for. */
export function misnamed(summary: string, remedy: string): UserError {
  return new UserError(`${summary} ${remedy}`)
}

/** No version, and why. */
export function unreadable(summary: string, remedy: string): Resolved {
  return {found: false, registry: 'mlflow', reason: 'unreadable', summary, remedy}
}
