import {UserError} from '../../../errors.ts'
import {nearest} from '../../../policy/issues.ts'
import type {RegistryPolicy} from '../../../policy/schema.ts'
import type {Registry, Resolved} from '../../../ports.ts'
import type {Answer, Repository} from '../../git.ts'
import {gitTree, short} from '../../git-tree.ts'
import {stateOf, type DatedTag, type GtoState, type GtoVersion} from './state.ts'
import {readRemoteTags, readTags, recordIn} from './tags.ts'
import {parseTag} from './tag.ts'
import {largestOf} from '../../../statistics/core/extremes.ts'

export type GtoPolicy = Extract<RegistryPolicy, {type: 'gto'}>

const FETCH =
  'Fetch the tags (actions/checkout: `fetch-depth: 0` and `fetch-tags: true`; else `git fetch --tags`).'

/** The version that holds a stage by GTO's tags of the repository; its files are those of the tagged commit. */
export function gtoRegistry(
  policy: GtoPolicy,
  repository: () => Promise<Answer<Repository>>
): Registry {
  return {
    async resolve() {
      const found = await repository()
      if (!found.ok) return unreadable(`The tags cannot be read: ${found.summary}.`, found.remedy)
      return await resolve(policy, found.value)
    }
  }
}

/** `fraud@v1.2.0`; the abbreviated commit where the version is not registered. */
export function versionName(artifact: string, {name, commit}: GtoVersion): string {
  return `${artifact}@${name === commit ? short(commit) : name}`
}

async function resolve(policy: GtoPolicy, repository: Repository): Promise<Resolved> {
  const {model, stage} = policy
  const tags = await readTags(repository)
  if (!tags.some(tag => tag.artifact === model)) {
    const artifacts = [...new Set(tags.map(tag => tag.artifact))]
    return await unknownArtifact(policy, repository, artifacts)
  }
  const state = stateOf(model, tags)
  const [one] = state.ambiguous
  if (one !== undefined) {
    const names = [...new Set(state.ambiguous.map(v => v.name))].join(' and ')
    return unreadable(
      `The commit ${short(one.commit)} has the versions ${names} of ${model}, so its stage names neither.`,
      'Delete the tag of one of them: GTO wants one version a commit.'
    )
  }
  if (state.deprecated) {
    return unreadable(
      `The artifact ${model} is deprecated.`,
      'Register a new version of it, or name another artifact in the policy.'
    )
  }
  const holder = state.stages.get(stage)
  if (holder === undefined) return unheld(policy, state)
  const version = versionName(model, holder)
  return {
    found: true,
    registry: 'gto',
    version,
    commit: holder.commit,
    tree: gitTree(repository, holder.commit, version),
    folder: '',
    since: promotedAt(tags, policy, holder)
  }
}

/** When the holder was last given the stage, by other than a rollback where that is known. */
function promotedAt(
  tags: readonly DatedTag[],
  {model, stage}: GtoPolicy,
  {commit}: GtoVersion
): string | null {
  const given = tags.filter(
    t => t.artifact === model && t.stage === stage && t.action === 'assign' && t.commit === commit
  )
  const promoted = given.filter(t => recordIn(t)?.kind !== 'rollback')
  const times = (promoted.length > 0 ? promoted : given).map(t => t.time)
  return times.length === 0 ? null : new Date(largestOf(times) * 1000).toISOString()
}

/** Without tags a clone does not tell whether there are none: its origin is asked. */
async function unknownArtifact(
  {model}: GtoPolicy,
  repository: Repository,
  artifacts: readonly string[]
): Promise<Resolved> {
  const {tags} = await readRemoteTags(repository)
  if (tags === null) {
    return unreadable(
      `This clone has no tags of ${model}, and origin cannot be asked whether there are any.`,
      FETCH
    )
  }
  const there = tags.map(tag => parseTag(tag)?.artifact ?? '')
  if (there.includes(model)) {
    return unreadable(`This clone has no tags of ${model}, but origin has.`, FETCH)
  }
  const names = [...new Set([...artifacts, ...there])].sort()
  if (names.length === 0) {
    return {
      found: false,
      registry: 'gto',
      reason: 'none-yet',
      summary: `No artifact is registered in the tags of this repository: no version of ${model} is in production yet.`,
      remedy: ''
    }
  }
  const near = nearest(model, names)
  throw misnamed(
    `No tag is about an artifact "${model}".${near === null ? '' : ` Did you mean "${near}"?`} There are: ${names.join(', ')}.`,
    `Correct the name, or register the first version: gto register ${model}.`
  )
}

/** What teams call the stage of a model that serves. */
const PRODUCTION = /^(?:prod(?:uction)?|live|champion|serving|released?)$/iu

/** A stage that nobody holds is a new one only where none has a name like it, and none is in production by another. */
function unheld({model, stage}: GtoPolicy, {stages}: GtoState): Resolved {
  const known = [...stages].map(([name, holder]) => `${name} (${versionName(model, holder)})`)
  const near = nearest(stage, [...stages.keys()])
  const live = [...stages.keys()].some(name => PRODUCTION.test(name))
  if (near !== null || live) {
    throw misnamed(
      `No version of ${model} has the stage "${stage}".${near === null ? '' : ` Did you mean "${near}"?`} Held are: ${known.join(', ')}.`,
      `Correct stage in the policy, or give it: gto assign ${model} --stage ${stage}.`
    )
  }
  return {
    found: false,
    registry: 'gto',
    reason: 'none-yet',
    summary: `No version of ${model} has the stage "${stage}" (held are: ${known.length === 0 ? 'none' : known.join(', ')}): none is in production yet.`,
    remedy: ''
  }
}

function misnamed(summary: string, remedy: string): UserError {
  return new UserError(`${summary} ${remedy}`)
}

function unreadable(summary: string, remedy: string): Resolved {
  return {found: false, registry: 'gto', reason: 'unreadable', summary, remedy}
}
