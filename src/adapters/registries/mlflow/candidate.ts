import type {Registry, Resolved} from '../../../ports.ts'
import type {Run} from './api.ts'
import {
  known,
  resolveVersion,
  misnamed,
  unknownModel,
  unknownVersion,
  unreadable,
  withEvidence
} from './registry.ts'
import {COMMIT_TAGS} from './run-files.ts'
import {openStore, type Place} from './open-store.ts'
import type {MlflowStore} from './store.ts'
import {runTree} from './version-tree.ts'

/** Which version or run of MLflow is the candidate. */
export type MlflowCandidate =
  | {readonly by: 'alias'; readonly model: string; readonly alias: string}
  | {readonly by: 'version'; readonly model: string; readonly version: string}
  | {readonly by: 'run'; readonly run: string}
  /** The run that was trained from one of these; of several the one that is registered as this model. */
  | {readonly by: 'commit'; readonly commits: readonly string[]; readonly model: string | null}

/** A candidate whose evidence MLflow keeps: the files of its version, or of its run. */
export function mlflowCandidate(
  wanted: MlflowCandidate,
  url: string | undefined,
  place: Place
): Registry {
  return {resolve: async () => await resolve(wanted, openStore(url, place))}
}

async function resolve(wanted: MlflowCandidate, store: MlflowStore): Promise<Resolved> {
  switch (wanted.by) {
    case 'alias':
    case 'version':
      return await resolveNamed(wanted, store)
    case 'run': {
      const run = await store.run(wanted.run)
      if (run === null)
        throw misnamed(`MLflow has no run ${wanted.run}.`, 'Correct the id of the run.')
      return await resolveRun(store, run)
    }
    case 'commit':
      return await resolveCommit(wanted, store)
  }
}

async function resolveNamed(
  wanted: Extract<MlflowCandidate, {by: 'alias' | 'version'}>,
  store: MlflowStore
): Promise<Resolved> {
  const {model} = wanted
  const registered = await store.model(model)
  if (registered === null) return await unknownModel(store, model)
  const number =
    wanted.by === 'version'
      ? wanted.version
      : registered.aliases.find(a => a.alias === wanted.alias)?.version
  if (number === undefined) {
    const names = registered.aliases.map(a => `${a.alias} (version ${a.version})`)
    throw misnamed(
      `${model} has no alias "${wanted.by === 'alias' ? wanted.alias : ''}" in MLflow, so no version waits there; it has: ${known(names)}.`,
      'Set that alias to the version that is to be judged, or correct its name.'
    )
  }
  const version = await store.version(model, number)
  return version === null
    ? await unknownVersion(store, model, number)
    : await resolveVersion(store, model, version)
}

async function resolveRun(store: MlflowStore, run: Run): Promise<Resolved> {
  const {run_id: id, status} = run.info
  if (status !== '' && status !== 'FINISHED') {
    return unreadable(
      `The run ${id} is in status ${status} in MLflow, so its numbers are not the last ones.`,
      'Judge it when it has finished, or name another run.'
    )
  }
  return await withEvidence(`runs:/${id}`, `The run ${id}`, await runTree(store, run))
}

async function resolveCommit(
  {commits, model}: Extract<MlflowCandidate, {by: 'commit'}>,
  store: MlflowStore
): Promise<Resolved> {
  const shown = commits.map(commit => commit.slice(0, 7)).join(' or ')
  const runs = await runsOf(store, commits)
  const [only, ...others] = runs
  if (only === undefined) {
    return unreadable(
      `MLflow has no run that was made at the commit ${shown === '' ? '(there is none)' : shown}.`,
      `Train at that commit, in a clone with git, or set the tag ${COMMIT_TAGS[0] ?? ''} on the run.`
    )
  }
  if (others.length === 0) return await resolveRun(store, only)
  const ids = new Set(runs.map(run => run.info.run_id))
  const versions = model === null ? [] : await store.versions(model).catch(() => [])
  const registered = versions.filter(version => ids.has(version.run_id))
  const [version, ...more] = registered
  if (model !== null && version !== undefined && more.length === 0)
    return await resolveVersion(store, model, version)
  return unreadable(
    `MLflow has ${runs.length} runs that were made at the commit ${shown}: ${known([...ids])}.`,
    'Register the one that is meant as a version of the model, or name it: mlflow:run:ID.'
  )
}

/** Parts of a larger run (folds, trials) are not what is to be promoted, where there is the whole. */
async function runsOf(store: MlflowStore, commits: readonly string[]): Promise<readonly Run[]> {
  for (const commit of commits) {
    for (const tag of COMMIT_TAGS) {
      const found = await store.runsTagged(tag, commit)
      const whole = found.filter(run => run.data.tags['mlflow.parentRunId'] === undefined)
      if (found.length > 0) return whole.length > 0 ? whole : found
    }
  }
  return []
}
