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
  detect({baseline}) {
    if (baseline === null) return null
    const {identity, evidence} = baseline
    const file = evidence.sources.find(s => s.kind === 'weights')
    if (file !== undefined) return verified(`${file.path} of ${identity.version} was read.`)
    const record = evidence.digests.find(d => d.role === 'weights')
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
