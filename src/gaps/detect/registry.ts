import {pathsOfKind} from '../files.ts'
import {isNear} from '../scope.ts'
import {declared, missing, verified, type Detector} from './detector.ts'

export const modelRegistry: Detector = {
  practice: 'model-registry',
  detect({baseline, baselineGiven}) {
    if (baseline === null) return null
    const {registry, version} = baseline.identity
    return baselineGiven
      ? missing(
          'The baseline was given by hand; no registry was asked for the version in production.'
        )
      : verified(`The registry (${registry}) says that ${version} is in production.`)
  }
}

export const rollback: Detector = {
  practice: 'rollback',
  detect({baseline, production}) {
    if (baseline === null) return null
    const {identity, evidence} = baseline
    const record = evidence.digests.find(d => d.role === 'weights')
    const pointers = evidence.digests.filter(d => d.path === d.recordedIn).map(d => d.path)
    const file =
      production === null
        ? undefined
        : pathsOfKind('modelFile', production.repository.paths).find(
            path => isNear(path, production.folder) && !pointers.includes(path)
          )
    if (file !== undefined) return verified(`${file} of ${identity.version} is in the registry.`)
    if (record !== undefined)
      return declared(
        `${record.recordedIn} of ${identity.version} records ${record.path}; that it can still be fetched was not seen.`
      )
    return evidence.sources.length === 0
      ? null
      : declared(
          `The files of ${identity.version} were read, but its model file is not among them.`
        )
  }
}

export const atLeastAsGood: Detector = {
  practice: 'at-least-as-good',
  detect: () => verified('This gate ran.')
}
