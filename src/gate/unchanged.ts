import {describeDifferences} from '../evidence/differences.ts'
import type {Evidence, RecordedDigest} from '../evidence/evidence.ts'
import {sameEvaluation, sameEvidence} from '../evidence/sameness.ts'
import {newVersions} from './evaluation/model-versions.ts'
import {inScope} from '../repository/scope.ts'
import type {Surroundings} from '../repository/surroundings.ts'
import type {Facts} from '../facts.ts'

/** Registries in which the candidate is what lies in the tree, and not a version of its own. */
const IN_TREE: readonly string[] = ['git', 'file']
/** Where cards say which version of the model they describe. */
const VERSION_FIELDS = ['model_version', 'model-version', 'version', 'base_model'] as const

/**
 * Whether nothing of the model differs from the one in production: neither what tells how good it is nor what it is
 * made of. Live traffic is another question.
 */
export function isUnchanged(facts: Facts): boolean {
  const {candidate, baseline, traffic, unread, material} = facts
  if (baseline === null || traffic !== undefined) return false
  if (unread !== undefined || material !== undefined) return false
  const isVersion = !IN_TREE.includes(candidate.identity.registry)
  if (isVersion && candidate.identity.version !== baseline.identity.version) return false
  const [is, was] = [candidate.evidence, baseline.evidence]
  return (
    sameEvidence(is, was) &&
    madeOf(facts).length === 0 &&
    describeDifferences(was, is).every(({what}) => what.startsWith('card.')) &&
    is.problems.length === 0
  )
}

/** What changed of which the model is made, while its evaluation is the same to the last digit; else empty. */
export function staleSince(facts: Facts): readonly string[] {
  const {candidate, baseline} = facts
  if (baseline === null) return []
  const [is, was] = [candidate.evidence, baseline.evidence]
  return sameEvaluation(is, was) && !isEvaluatedAgain(is, was) ? madeOf(facts) : []
}

/** Whether a lock records that the evaluation ran on the changed weights, with the same result. */
function isEvaluatedAgain({digests}: Evidence, {digests: before}: Evidence): boolean {
  const changed = digests.filter(
    ({role, path, digest}) =>
      role === 'weights' &&
      before.some(old => old.path === path) &&
      !before.some(old => old.path === path && old.digest === digest)
  )
  return changed.length > 0 && changed.every(({gaveResults}) => gaveResults === true)
}

/** The changed weights, data and parameters, and another stated version, as the reader knows them. */
function madeOf(facts: Facts): readonly string[] {
  const {candidate, baseline, material = []} = facts
  if (baseline === null) return []
  const [is, was] = [candidate.evidence, baseline.evidence]
  return [
    ...new Set([
      ...material,
      ...changedDigests(facts, is, was),
      ...changedParameters(facts, is, was),
      ...newVersions(is, was),
      ...VERSION_FIELDS.flatMap(field => {
        const [now, before] = [is.card?.fields[field], was.card?.fields[field]]
        return now === undefined || before === undefined || now === before
          ? []
          : [`${field} ${before} → ${now}`]
      })
    ])
  ]
}

/** Weights and data with another content, of those that both versions record. */
function changedDigests({surroundings}: Facts, is: Evidence, was: Evidence): readonly string[] {
  const before = contentsOf(was.digests)
  const changed = [...contentsOf(is.digests)].flatMap(([path, content]) => {
    const twin = surroundings === undefined ? null : twinOf(path, surroundings)
    const old = (twin === null ? undefined : before.get(twin)) ?? before.get(path)
    return old === undefined || old === content ? [] : [path]
  })
  return surroundings === undefined ? changed : inScope(changed, surroundings.scope)
}

/** A file's path in the folder of the model in production. */
function twinOf(path: string, {scope, production}: Surroundings): string | null {
  if (production === null || (scope.folder !== '' && !path.startsWith(`${scope.folder}/`)))
    return null
  const below = scope.folder === '' ? path : path.slice(scope.folder.length + 1)
  return production.scope.folder === '' ? below : `${production.scope.folder}/${below}`
}

function contentsOf(digests: readonly RecordedDigest[]): ReadonlyMap<string, string> {
  const contents = new Map<string, string[]>()
  for (const {role, path, digest} of digests) {
    if (role === 'code' || digest.startsWith('revision:')) continue
    contents.set(path, [...(contents.get(path) ?? []), digest])
  }
  return new Map([...contents].map(([path, all]) => [path, all.sort().join(' ')]))
}

/** Of several models in folders, parameters at the root may be another's. */
function changedParameters({surroundings}: Facts, is: Evidence, was: Evidence): readonly string[] {
  const [now, before] = [is.parameters, was.parameters]
  if (Object.keys(now).length === 0 || Object.keys(before).length === 0) return []
  const scope = surroundings?.scope
  const isShared = scope !== undefined && scope.others.length > 0 && scope.folder !== ''
  const isOwn = is.sources.some(
    ({kind, path}) => kind === 'parameters' && path.includes(`${scope?.folder ?? ''}/`)
  )
  if (isShared && !isOwn) return []
  const names = [...new Set([...Object.keys(now), ...Object.keys(before)])].sort()
  return names.filter(name => now[name] !== before[name]).map(name => `the parameter ${name}`)
}
