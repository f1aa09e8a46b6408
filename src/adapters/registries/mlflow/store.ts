import type {VirtualFile} from '../virtual-tree.ts'
import type {ModelVersion, RegisteredModel, Run} from './api.ts'

/** What MLflow keeps, behind its REST API or in a folder. Every function throws `WorldError` where it fails. */
export interface MlflowStore {
  /** The registered model, or null where there is none of that name. */
  model(name: string): Promise<RegisteredModel | null>
  /** Names of registered models in the place where that one would be, for a message. */
  modelNames(beside: string): Promise<readonly string[]>
  /** One version, or null where there is none of that number. */
  version(name: string, number: string): Promise<ModelVersion | null>
  /** All versions, newest first. */
  versions(name: string): Promise<readonly ModelVersion[]>
  /** A run with the last value of each metric, or null where there is none. */
  run(id: string): Promise<Run | null>
  /** Runs of all experiments whose tag has that value. */
  runsTagged(tag: string, value: string): Promise<readonly Run[]>
  /** The artifacts of a run below a folder, by their paths from there. */
  runFiles(id: string, folder: string): Promise<ReadonlyMap<string, VirtualFile>>
  /** The files of the model itself; empty where they cannot be listed. */
  versionFiles(name: string, version: ModelVersion): Promise<ReadonlyMap<string, VirtualFile>>
}
