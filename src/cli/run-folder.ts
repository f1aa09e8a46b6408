import {diskTree} from '../adapters/disk-tree.ts'
import {UserError} from '../errors.ts'
import {readMlflowRun} from '../evidence/formats/read.ts'
import type {Reading} from '../evidence/metric.ts'

/** Reads a folder as a run of MLflow's file store. */
export async function runFolder(folder: string): Promise<Reading> {
  const tree = diskTree(folder)
  const files = new Map<string, Uint8Array>()
  for (const path of await tree.list()) {
    if (/(^|\/)metrics\//u.test(path)) files.set(path, await tree.read(path))
  }
  if (files.size === 0) {
    throw new UserError(
      `${folder} is a folder without MLflow metrics; give a card or a metrics file.`
    )
  }
  return readMlflowRun(files)
}
