import {pathsOfKind} from '../../gaps/files.ts'
import {inScope, isNear} from '../../gaps/scope.ts'
import type {ProductionFiles, Surroundings} from '../../gaps/seen.ts'
import {readSignature, type Signature} from './signature.ts'

/** The signature of the candidate, and the file that has it; null without one. */
export function signatureIn(
  surroundings: Surroundings | undefined
): (Signature & {readonly path: string}) | null {
  if (surroundings === undefined) return null
  const {repository, scope} = surroundings
  const paths = pathsOfKind('mlModel', inScope(repository.paths, scope)).filter(path =>
    isNear(path, scope.folder)
  )
  return firstOf(paths, repository)
}

/** The signature of the model in production, and the file that has it; null without one. */
export function signatureInProduction(
  production: ProductionFiles | null
): (Signature & {readonly path: string}) | null {
  if (production === null) return null
  const {repository, folder} = production
  const scope = {name: '', folder, others: [], policy: {}}
  return firstOf(pathsOfKind('mlModel', inScope(repository.paths, scope)), repository)
}

function firstOf(
  paths: readonly string[],
  {text}: Surroundings['repository']
): (Signature & {readonly path: string}) | null {
  for (const path of paths) {
    const signature = readSignature(text(path) ?? '')
    if (signature !== null) return {...signature, path}
  }
  return null
}
