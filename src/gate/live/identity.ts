import type {Side} from '../../traffic/side.ts'
import {hoursIn, totalOf, type LogHour, type Traffic} from '../../traffic/traffic.ts'
import {count} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {TrafficDemand, TrafficIdentity} from './demand.ts'
import {timeOf} from './when.ts'

const ROLE_OF: Readonly<Record<Side, string>> = {
  candidate: 'the candidate',
  baseline: 'the model in production'
}
/** Fewer characters of a commit name too many. */
const FEWEST_OF_A_HASH = 7

/** Whether the log is of these very two models, all the time. */
export function identity(traffic: Traffic, demand: TrafficDemand): readonly Finding[] {
  return [
    ofSide(traffic, 'candidate', demand.candidate),
    ...(demand.baseline === null ? [] : [ofSide(traffic, 'baseline', demand.baseline)]),
    ...(['candidate', 'baseline'] as const).flatMap(side => changes(traffic, side))
  ]
}

/** Whether a log's version names a model: by its version, its commit or the digest of its artifact. */
export function isNamedBy(written: string, {version, commit, digests}: TrafficIdentity): boolean {
  const name = plain(written)
  if (name === '') return false
  if (version !== null && plain(version) === name) return true
  const hashes = [...(commit === null ? [] : [commit]), ...digests].map(plain)
  return hashes.some(hash => isSameHash(hash, name))
}

/** `v12` and `12` are one version; a digest may go without its algorithm. */
function plain(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/^sha\d+:/u, '')
    .replace(/^v(?=\d)/u, '')
}

function isSameHash(one: string, two: string): boolean {
  const [short, long] = one.length < two.length ? [one, two] : [two, one]
  return short.length >= FEWEST_OF_A_HASH && /^[\da-f]+$/u.test(short) && long.startsWith(short)
}

function versionOf(hour: LogHour, side: Side): string | null {
  return side === 'candidate' ? hour.candidateVersion : hour.baselineVersion
}

/** Answers of a side by the version that gave them. */
function answersBy(traffic: Traffic, side: Side): ReadonlyMap<string | null, number> {
  const answers = new Map<string | null, number>()
  for (const hour of hoursIn(traffic)) {
    const answered = hour.value(`${side}/answered`) ?? 0
    const version = versionOf(hour, side)
    if (answered > 0) answers.set(version, (answers.get(version) ?? 0) + answered)
  }
  return answers
}

function ofSide(traffic: Traffic, side: Side, wanted: TrafficIdentity): Finding {
  const who = ROLE_OF[side]
  const id = findingId('shadow', 'identity', ...partOf(side))
  const answers = answersBy(traffic, side)
  const version = spokenIdentity(wanted)
  const steps = [...answers].map(([version, answered]) => ({
    what: `answers of ${version ?? 'no version'}`,
    value: answered
  }))
  const given = {id, evidence: 'files' as const, steps}
  const versions = [...answers.keys()].filter(version => version !== null)
  if (version === null) {
    return aFindingOf({
      ...given,
      status: 'missing',
      detail: 'no-identity',
      summary: `It is not known by which version the log would name ${who}.`,
      remedy: 'Give the model a version, or run the gate in its git repository.'
    })
  }
  if (versions.length === 0) {
    return aFindingOf({
      ...given,
      status: 'missing',
      detail: 'no-version',
      summary: `The log does not say which version of ${who} answered; it has to be ${version}.`,
      remedy: `Log the version with each answer (${side}_version), or name the column in the policy: shadow: {columns: {${side}: {version: …}}}.`
    })
  }
  const all = [...answers.values()].reduce((sum, answered) => sum + answered, 0)
  const own = [...answers].reduce(
    (sum, [version, answered]) =>
      version !== null && isNamedBy(version, wanted) ? sum + answered : sum,
    0
  )
  if (own === all) {
    return aFindingOf({
      ...given,
      status: 'pass',
      rows: all,
      summary: `All ${count(all)} answers of ${who} in the log are from ${version}.`
    })
  }
  const others = [...answers.keys()].flatMap(version =>
    version === null ? ['no version'] : isNamedBy(version, wanted) ? [] : [version]
  )
  const isAnother = own === 0
  return aFindingOf({
    ...given,
    status: isAnother ? 'missing' : 'inconclusive',
    detail: isAnother ? 'other-version' : 'mixed-versions',
    rows: all,
    summary: isAnother
      ? `The log is of another version: ${who} is ${version}, the answers in the log are from ${others.join(', ')}.`
      : `${count(all - own)} of the ${count(all)} answers of ${who} in the log are not from ${version}, but from ${others.join(', ')}.`,
    remedy: isAnother
      ? `Let ${version} answer in shadow mode, or read the log in which it does.`
      : 'Read only the part of the log in which these two models answered.'
  })
}

/** What the identity is known by, for a sentence; null where it is known by nothing. */
function spokenIdentity({version, commit, digests}: TrafficIdentity): string | null {
  return version ?? commit?.slice(0, 12) ?? digests[0]?.slice(0, 19) ?? null
}

/** The hours at which a side's version changed, and those in which it did not answer at all. */
function changes(traffic: Traffic, side: Side): readonly Finding[] {
  const {roles} = traffic
  const byHour = new Map<number, {versions: Set<string>; answered: number; asked: number}>()
  for (const hour of hoursIn(traffic)) {
    if (hour.hour === null) continue
    const seen = byHour.get(hour.hour) ?? {versions: new Set<string>(), answered: 0, asked: 0}
    const answered = hour.value(`${side}/answered`) ?? 0
    const version = versionOf(hour, side)
    if (version !== null && answered > 0) seen.versions.add(version)
    seen.answered += answered
    seen.asked += hour.count
    byHour.set(hour.hour, seen)
  }
  const hours = [...byHour].sort(([a], [b]) => a - b)
  const moments: string[] = []
  let before: string | null = null
  for (const [hour, {versions}] of hours) {
    const now = [...versions].sort().join(' and ')
    if (now === '') continue
    if (before !== null && now !== before) moments.push(`${timeOf(hour)} UTC: ${now}`)
    before = now
  }
  const silent =
    roles.layout === 'groups'
      ? []
      : hours.filter(([, {answered, asked}]) => answered === 0 && asked > 0)
  const id = findingId('shadow', 'versions', ...partOf(side))
  const who = ROLE_OF[side]
  const steps = [
    ...moments.map(moment => ({what: 'another version from', value: moment})),
    ...silent.slice(0, 20).map(([hour]) => ({what: 'no answer in the hour', value: timeOf(hour)}))
  ]
  if (hours.length === 0) return []
  if (moments.length === 0 && silent.length === 0) {
    if (side === 'baseline') return []
    const summary = `The version of ${who} did not change during the log, and it answered in each of ${count(hours.length)} hours.`
    return [aFindingOf({id, status: 'pass', evidence: 'files', summary})]
  }
  const changed =
    moments.length === 0
      ? ''
      : `changed ${times(moments.length)} during the log, first at ${moments[0] ?? ''}`
  const [first] = silent[0] ?? [0]
  const paused =
    silent.length === 0
      ? ''
      : `gave no answer in ${count(silent.length)} of ${count(hours.length)} hours, first at ${timeOf(first)} UTC`
  return [
    aFindingOf({
      id,
      status: moments.length > 0 ? 'inconclusive' : 'pass',
      role: moments.length > 0 ? 'guard' : 'info',
      detail: moments.length > 0 ? 'changed' : 'paused',
      evidence: 'files',
      rows: totalOf(traffic, `${side}/answered`),
      summary: `${who.charAt(0).toUpperCase()}${who.slice(1)} ${[changed, paused].filter(Boolean).join(', and ')}.`,
      remedy:
        moments.length > 0
          ? 'Read the log from the last change on: evidence about another version says nothing of this one.'
          : null,
      steps
    })
  ]
}

function times(many: number): string {
  return many === 1 ? 'once' : `${count(many)} times`
}

/** The candidate is what a log is about, so that it need not be named. */
function partOf(side: Side): readonly string[] {
  return side === 'candidate' ? [] : [side]
}
