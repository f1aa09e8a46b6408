import {readDocument} from '../files/document.ts'
import {holdsDigests} from '../evidence/digests.ts'
import {holdsEnvironment} from '../evidence/environment.ts'
import {holdsParameters} from '../evidence/parameters.ts'
import {isRecord} from '../evidence/record.ts'

/** What a file is that states nothing of how good a model is. */
export interface OtherFile {
  readonly format: 'policy' | 'parameters' | 'lock' | 'environment' | 'pipeline'
  readonly why: string
}

/** Whether a file is no evidence by its name or its shape, and what it is instead; null where it may be evidence. */
export function otherFile(path: string, bytes: Uint8Array): OtherFile | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (/\.ya?ml$/iu.test(name) && isPolicy(path, bytes)) {
    const why = `a policy of the gate, which says what is demanded: promotion-gate policy ${path} checks it`
    return {format: 'policy', why}
  }
  if (name === 'dvc.yaml') {
    return {format: 'pipeline', why: 'a pipeline of DVC, which says which files are metrics'}
  }
  if (holdsDigests(path)) {
    const why = 'digests of data and weights, by which the gate sees whether the model is another'
    return {format: 'lock', why}
  }
  if (holdsParameters(path)) {
    const why = 'parameters that a model is made with, by which the gate sees whether it is another'
    return {format: 'parameters', why}
  }
  return holdsEnvironment(path)
    ? {format: 'environment', why: 'packages that a model is made with'}
    : null
}

/** A version and models by name, or waivers, at the top. */
function isPolicy(path: string, bytes: Uint8Array): boolean {
  const {value} = readDocument(path, bytes, 'yaml')
  if (!isRecord(value) || !('version' in value)) return false
  const {models, waivers} = value
  return (isRecord(models) && Object.values(models).every(isDemand)) || Array.isArray(waivers)
}

/** What a policy has for a model; a file of results has numbers there. */
function isDemand(value: unknown): boolean {
  return (
    value === null || (isRecord(value) && Object.values(value).every(v => typeof v !== 'number'))
  )
}
