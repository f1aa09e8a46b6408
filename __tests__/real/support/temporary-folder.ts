import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** Makes an empty folder that `removeTemporaryFolders` takes away. */
export async function makeTemporaryFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'promotion-gate-'))
  made.add(path)
  return path
}

/** Removes every folder that this test file made; to be called in `afterEach`. */
export async function removeTemporaryFolders(): Promise<void> {
  const paths = [...made]
  made.clear()
  await Promise.all(paths.map(path => rm(path, {recursive: true, force: true, maxRetries: 3})))
}

const made = new Set<string>()
