import {pathsOfKind} from '../repository/files.ts'
import {recordedOnly, type RecordedFile} from '../repository/model-files.ts'
import {isNear} from '../repository/scope.ts'
import type {PracticeCase} from './case.ts'
import {declared, missing, verified, type Practice, type Observation} from './practice.ts'
import {jobsOf} from '../repository/workflows.ts'

export const rollback = {
  id: 'rollback',
  title: 'The previous model can be brought back',
  hurdle: 'D',
  stage: 3,
  layer: null,
  verifiedWhen: 'the model file of the version in production can be read',
  looksFor: 'the model file of the version in production',
  lookedIn: 'the registry, and the DVC remotes and Git LFS store that its files name',
  effort: 2,
  detect(given) {
    const {baseline} = given
    if (baseline === null) return null
    const {identity, evidence} = baseline
    const rehearsed = rehearsalOf(given)
    const recorded = recordedOnly(given.modelFiles.production)
    if (recorded.length > 0) return followed(recorded, identity.version, rehearsed)
    const file = storedModel(given)
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
} as const satisfies Practice

/**
 * What is kept elsewhere goes before the files beside it, which may be small parts of the model; one object that is
 * gone is one too many.
 */
function followed(
  recorded: readonly RecordedFile[],
  version: string,
  rehearsed: string
): Observation {
  const places = new Set<string>()
  let unfollowed: string | null = null
  for (const {path, record, object} of recorded) {
    const {file} = record
    const what = file === path ? `${path}, a pointer of Git LFS` : `${path} in ${file}`
    if (object?.state === 'absent')
      return missing(
        `The weights of the version in production are recorded (${what}), but their object is not in ${object.where}: ${version} cannot be brought back.`
      )
    if (object?.state === 'there') places.add(object.where)
    else
      unfollowed ??= `The weights of ${version} are recorded (${what}), but were not seen where they are kept (${object?.why ?? 'nobody looked'})`
  }
  if (unfollowed !== null) return declared(`${unfollowed}; ${rehearsed}.`)
  const [one, another] = recorded
  const [what, are] =
    another === undefined ? [one?.path ?? '', 'is'] : [`${recorded.length} model files`, 'are']
  return verified(`${what} of ${version} ${are} in ${[...places].join(' and ')}; ${rehearsed}.`)
}

/** The model file of the version in production, itself and not only a pointer to it. */
function storedModel({baseline, production}: PracticeCase): string | null {
  if (production === null) return null
  const digests = baseline?.evidence.digests ?? []
  const pointers = digests.filter(d => d.path === d.recordedIn).map(d => d.path)
  const files = pathsOfKind('modelFile', production.repository.paths)
  return (
    files.find(path => isNear(path, production.scope.folder) && !pointers.includes(path)) ?? null
  )
}

const REHEARSES =
  /\bmode: rollback|\bpromotion-gate\b[^\n]*\brollback\b|\brollback\b[^\n]*\b(drill|rehears|test)/iu
const DATED = /(\d{4}-\d{2}-\d{2})/u

/** When the way back was last walked, in words: for real, in a rehearsal that was written down, or by a job. */
function rehearsalOf(given: PracticeCase): string {
  const records = given.records?.known === true ? given.records.records : []
  const back = records.filter(r => r.kind === 'rollback').at(-1)
  const report = given
    .read('rehearsal', 'rollback')
    .flatMap(({path, text}) => {
      const date = DATED.exec(path)?.[1] ?? DATED.exec(text)?.[1]
      return date === undefined || date > given.today ? [] : [{path, date}]
    })
    .reduce<{path: string; date: string} | null>(
      (last, r) => (last === null || r.date > last.date ? r : last),
      null
    )
  const recorded = back?.at.slice(0, 10) ?? ''
  if (back !== undefined && recorded >= (report?.date ?? ''))
    return `the way back was last taken on ${recorded} (to ${back.version.version})`
  if (report !== null) return `the way back was last rehearsed on ${report.date} (${report.path})`
  const job = jobsOf(given, 'rollback').find(
    j => j.crons.length > 0 && j.steps.some(step => REHEARSES.test(step))
  )
  return job === undefined
    ? 'no rehearsal of the way back is recorded'
    : `${job.file} rehearses the way back on the schedule ${job.crons[0] ?? ''}`
}
