import {digestOf} from '../reading/digest.ts'
import type {ModelVerdict, Verdict} from '../verdict/verdict.ts'
import {keptPrefix} from '../reading/own-layout.ts'
import type {Pointer, Tree} from '../ports.ts'
import {wayBack, type Outcome, type PromotionRecord, type VersionName} from '../verdict/record.ts'
import {mayGo, sameBaseline, sameEvidence, waiversUsed, type Refusal} from './rules.ts'
import {pathIn, tied, type JudgedFiles} from './tie.ts'

/** Who moves a pointer, when and why. */
export interface Circumstances {
  readonly by: string
  /** ISO time with a `Z`. */
  readonly at: string
  readonly pullRequest: number | null
  readonly reason: string | null
}

export interface PromotionRequest extends Circumstances {
  readonly verdict: Verdict
  /** Of the verdict's text. */
  readonly verdictDigest: string
  readonly model: ModelVerdict
  /** The version, where it is named. */
  readonly to: string | null
  /** The files that are checked out. */
  readonly files: JudgedFiles
  /** By which the candidate may be known: the commit that is checked out, the head that was merged. */
  readonly commits: readonly string[]
}

/**
 * Points the registry at the judged candidate: only where it still points at the judged baseline, and only where
 * the candidate's files are still the judged ones. Done twice it changes nothing. Throws as `Pointer` does.
 */
export async function promote(request: PromotionRequest, pointer: Pointer): Promise<Outcome> {
  const {model, verdict, verdictDigest} = request
  const refusal = mayGo(model, verdict)
  if (refusal !== null) return {done: 'refused', why: refusal, did: []}
  const {commit} = model.candidate
  const commits = commit === null ? request.commits : [...request.commits, commit]
  const did = await pointer.settle(verdictDigest, commits)
  const records = await pointer.records()
  const current = await pointer.current()
  const last = records.at(-1)
  // A version that is named is looked for first: one that is not there is not in production already.
  const wanted = request.to === null ? null : await pointer.find(request.to, commits)
  if (
    last !== undefined &&
    last.version.version === current?.version &&
    last.version.version === (wanted ?? last.version).version &&
    last.verdict?.digest === verdictDigest
  )
    return {done: 'already', record: last, did}
  const other = sameBaseline(model, pointer.registry, pointer.name, current)
  if (other !== null) return {done: 'refused', why: other, did}
  const version = wanted ?? (await pointer.find(keptAs(request, pointer), commits))
  const isThere = version.version === current?.version
  if (isThere && last?.version.version !== version.version) {
    const why = `${version.version} is what ${pointer.name} points at already, and no record tells who put it there.`
    return {done: 'refused', why, did}
  }
  // A second run that decides anew compares the candidate with itself: another verdict, and nothing to do.
  const isSame = isThere && last?.digest === model.candidate.digest
  const why = isSame ? null : await notTheJudged(request, version, pointer, commits)
  if (why !== null) {
    const stale = `No other version waits: ${version.version} is in production already. `
    return {done: 'refused', why: isThere ? `${stale}${why}` : why, did}
  }
  if (isThere && last !== undefined) return {done: 'already', record: last, did}
  const record: PromotionRecord = {
    ...begun('promotion', request, pointer, {version, current, records}),
    model: model.name,
    commit: commit ?? request.commits[0] ?? null,
    verdict: {word: model.verdict, digest: verdictDigest},
    policy: {source: verdict.policy.source, digest: verdict.policy.digest},
    digest: model.candidate.digest,
    evidence: model.candidate.evidence,
    waivers: waiversUsed(model)
  }
  return await moved(record, pointer, did)
}

export interface RollbackRequest extends Circumstances {
  readonly model: string
  readonly to: string | null
}

/**
 * Points the registry at an earlier version again: the named one, else what the current one replaced. Looks first
 * whether its files are there; deletes nothing.
 */
export async function rollback(request: RollbackRequest, pointer: Pointer): Promise<Outcome> {
  const did = await pointer.settle(null, [])
  const records = await pointer.records()
  const current = await pointer.current()
  const refused = (why: string): Outcome => ({done: 'refused', why, did})
  if (current === null)
    return refused(`${pointer.name} points at no version, so there is nothing to go back from.`)
  const version =
    request.to === null ? wayBack(records, current.version) : await pointer.find(request.to, [])
  if (version === null) {
    return refused(
      `No record tells what ${current.version} replaced: name the version to go back to with --to.`
    )
  }
  if (version.version === current.version)
    return refused(`${version.version} is what ${pointer.name} points at already.`)
  const opened = await pointer.open(version)
  if (!opened.ok) return refused(opened.summary)
  const record: PromotionRecord = {
    ...begun('rollback', request, pointer, {version, current, records}),
    model: request.model,
    commit: null,
    verdict: null,
    policy: null,
    digest: null,
    evidence: [],
    waivers: []
  }
  return await moved(record, pointer, did)
}

async function moved(
  record: PromotionRecord,
  pointer: Pointer,
  did: readonly string[]
): Promise<Outcome> {
  const result = await pointer.move(record)
  return result.moved
    ? {done: 'moved', record, did: [...did, ...result.did]}
    : {done: 'refused', why: result.summary, did}
}

/** A candidate that this registry itself keeps is that version. */
function keptAs({model}: PromotionRequest, {registry}: Pointer): string | null {
  const {candidate} = model
  return candidate.registry === registry ? candidate.version : null
}

async function notTheJudged(
  {model, files}: PromotionRequest,
  version: VersionName,
  pointer: Pointer,
  commits: readonly string[]
): Promise<Refusal> {
  const opened = await pointer.open(version)
  if (!opened.ok) return opened.summary
  const {candidate} = model
  const isKept = candidate.registry === pointer.registry
  const isOwn = opened.layout === 'own' && !isKept
  const judged = isKept ? {tree: opened.tree, prefix: keptPrefix(candidate)} : files
  const tree = isOwn ? files.tree : opened.tree
  const compared = []
  for (const {path, digest} of candidate.evidence) {
    compared.push({path, judged: digest, now: await digestAt(tree, pathIn(judged, path))})
  }
  const where = isOwn ? tree.name : version.version
  const other = sameEvidence(model.name, where, compared)
  return other ?? (isOwn ? await tied(model, files, version, opened.tree, commits) : null)
}

async function digestAt(tree: Tree, path: string): Promise<string | null> {
  return (await tree.kind(path)) === 'file' ? digestOf(await tree.read(path)) : null
}

function begun(
  kind: PromotionRecord['kind'],
  {by, at, pullRequest, reason, ...request}: Circumstances & {readonly verdictDigest?: string},
  pointer: Pointer,
  {
    version,
    current,
    records
  }: {
    readonly version: VersionName
    readonly current: VersionName | null
    readonly records: readonly PromotionRecord[]
  }
) {
  const number = (records.at(-1)?.number ?? 0) + 1
  const same = [pointer.name, kind, number, current?.version, version.version]
  return {
    schemaVersion: '1',
    // Equal for the same move, whoever begins it again: a broken-off one is taken up, not doubled.
    id: digestOf(JSON.stringify([...same, request.verdictDigest])).slice(7, 23),
    number,
    kind,
    registry: pointer.registry,
    pointer: pointer.name,
    version,
    replaced: current,
    at,
    by,
    pullRequest,
    reason
  } as const
}
