import type {PromotionRecord} from '../../promotion/record.ts'
import {inForce} from '../../promotion/record.ts'
import {pathsOfKind} from '../files.ts'
import {isNear} from '../scope.ts'
import type {Sight} from '../sight.ts'
import {declared, missing, verified, type Detector, type Sighting} from './detector.ts'
import {jobsOf} from './workflows.ts'

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
  detect(sight) {
    const {baseline} = sight
    if (baseline === null) return null
    const {identity, evidence} = baseline
    const rehearsed = rehearsalOf(sight)
    const file = storedModel(sight)
    if (file !== null)
      return verified(`${file} of ${identity.version} is in the registry; ${rehearsed}.`)
    const record = evidence.digests.find(d => d.role === 'weights')
    if (record !== undefined)
      return declared(
        `${record.recordedIn} of ${identity.version} records ${record.path}; that it can still be fetched was not seen, and ${rehearsed}.`
      )
    return evidence.sources.length === 0
      ? null
      : declared(
          `The files of ${identity.version} were read, but its model file is not among them.`
        )
  }
}

/** The model file of the version in production, itself and not only a pointer to it. */
function storedModel({baseline, production}: Sight): string | null {
  if (production === null) return null
  const digests = baseline?.evidence.digests ?? []
  const pointers = digests.filter(d => d.path === d.recordedIn).map(d => d.path)
  const files = pathsOfKind('modelFile', production.repository.paths)
  return files.find(path => isNear(path, production.folder) && !pointers.includes(path)) ?? null
}

const REHEARSES =
  /\bmode: rollback|\bpromotion-gate\b[^\n]*\brollback\b|\brollback\b[^\n]*\b(drill|rehears|test)/iu
const DATED = /(\d{4}-\d{2}-\d{2})/u

/** When the way back was last walked, in words: for real, in a rehearsal that was written down, or by a job. */
function rehearsalOf(sight: Sight): string {
  const records = sight.records?.known === true ? sight.records.records : []
  const back = records.filter(r => r.kind === 'rollback').at(-1)
  const report = sight
    .read('rehearsal', 'rollback')
    .flatMap(({path, text}) => {
      const date = DATED.exec(path)?.[1] ?? DATED.exec(text)?.[1]
      return date === undefined || date > sight.today ? [] : [{path, date}]
    })
    .reduce<{path: string; date: string} | null>(
      (last, r) => (last === null || r.date > last.date ? r : last),
      null
    )
  const recorded = back?.at.slice(0, 10) ?? ''
  if (back !== undefined && recorded >= (report?.date ?? ''))
    return `the way back was last taken on ${recorded} (to ${back.version.version})`
  if (report !== null) return `the way back was last rehearsed on ${report.date} (${report.path})`
  const job = jobsOf(sight, 'rollback').find(
    j => j.crons.length > 0 && j.steps.some(step => REHEARSES.test(step))
  )
  return job === undefined
    ? 'no rehearsal of the way back is recorded'
    : `${job.file} rehearses the way back on the schedule ${job.crons[0] ?? ''}`
}

export const auditTrail: Detector = {
  practice: 'audit-trail',
  detect({baseline, baselineGiven, records, today}) {
    if (baseline === null || baselineGiven) return null
    const {registry, version} = baseline.identity
    if (records === null)
      return registry === 'git'
        ? declared(
            `git keeps who merged ${version} and when, but not on which evidence it was judged.`
          )
        : null
    if (!records.known) return missing(`The records could not be read: ${records.why}`)
    const last = inForce(records.records, today)
    if (last === null) return missing(`The registry (${registry}) has no record of a promotion.`)
    return last.version.version === version
      ? recordSighting(last)
      : missing(
          `The last record is of ${last.version.version}, but ${version} is in production: it came there past the gate.`
        )
  }
}

/** Who, when, why and on which evidence; a rollback rests on no evidence, but on a reason. */
function recordSighting(record: PromotionRecord): Sighting {
  const {kind, version, by, at, verdict, evidence, reason, pullRequest} = record
  const what = kind === 'rollback' ? 'went back to' : 'promoted'
  const told = `${by} ${what} ${version.version} on ${at.slice(0, 10)}`
  const why = reason ?? (pullRequest === null ? null : `pull request ${pullRequest}`)
  if (kind === 'rollback')
    return why === null
      ? declared(`${told}; the record does not say why.`)
      : verified(`${told}: ${why.replace(/\.$/u, '')}.`)
  if (verdict === null || evidence.length === 0)
    return declared(`${told}; the record does not say on which evidence.`)
  const files = evidence.length === 1 ? '1 file' : `${evidence.length} files`
  const because = why === null ? '' : ` for ${why.replace(/\.$/u, '')}`
  return verified(`${told}${because}, on a verdict of ${verdict.word} over ${files} of evidence.`)
}

export const atLeastAsGood: Detector = {
  practice: 'at-least-as-good',
  detect: () => verified('This gate ran.')
}
